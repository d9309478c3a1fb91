extension DialectRules {
    static let duckdb = {
        var rules = DialectRules()
        rules.emptySelect = true
        rules.statementsAsQueries = true
        rules.aliasBeforeColon = true
        rules.digitNames = false
        rules.temporarySchema = "temp"
        return rules
    }()
}
