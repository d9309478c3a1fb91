extension DialectRules {
    static let postgres = {
        var rules = DialectRules()
        rules.folding = .lower
        rules.lateralAliases = false
        rules.outputNames = .function
        rules.lambdaArrow = false
        rules.digitNames = false
        rules.numberSuffixes = false
        rules.emptySelect = true
        rules.temporarySchema = "pg_temp"
        return rules
    }()
}
