extension DialectRules {
    static let duckdb = {
        var rules = DialectRules()
        rules.values = .standard
        rules.emptySelect = true
        rules.statementsAsQueries = true
        rules.aliasBeforeColon = true
        rules.digitNames = false
        rules.temporarySchema = "temp"
        rules.firstIsAggregate = true
        rules.dottedMethods = true
        rules.tuplesHavePositions = true
        rules.ownUtilities = .duckdb
        rules.clientCommands = .dots
        return rules
    }()
}
