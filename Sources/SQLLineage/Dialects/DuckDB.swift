extension DialectRules {
    static let duckdb = {
        var rules = DialectRules()
        rules.emptySelect = true
        rules.statementsAsQueries = true
        rules.aliasBeforeColon = true
        rules.digitNames = false
        return rules
    }()
}
