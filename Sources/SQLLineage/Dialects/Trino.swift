extension DialectRules {
    /// Trino and Presto.
    static let trino = {
        var rules = DialectRules()
        rules.reservedValues = [
            .currentDates, .localTimes, .currentUser, .currentCatalog, .currentSchema, .currentRole,
        ]
        rules.values = []
        rules.folding = .lower
        rules.nestedComments = false
        rules.dollarStrings = true
        rules.lateralAliases = false
        rules.outputNames = .column
        rules.unnestsFields = true
        rules.typedLiterals = true
        rules.useMeansSchema = true
        return rules
    }()
}
