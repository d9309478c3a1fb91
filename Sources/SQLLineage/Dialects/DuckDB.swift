extension DialectRules {
    static let duckdb = {
        var rules = DialectRules()
        rules.values = .standard
        rules.emptySelect = true
        rules.statementsAsQueries = true
        rules.aliasBeforeColon = true
        rules.digitNames = false
        return rules
    }()
}
