extension DialectRules {
    static let postgres = {
        var rules = DialectRules()
        rules.reservedValues = .standard
        rules.values = []
        rules.folding = .lower
        rules.lateralAliases = false
        rules.outputNames = .function
        rules.lambdaArrow = false
        rules.digitNames = false
        rules.numberSuffixes = false
        rules.emptySelect = true
        rules.temporarySchema = "pg_temp"
        // Timescale's.
        rules.firstIsAggregate = true
        rules.insertsFields = true
        return rules
    }()
}
