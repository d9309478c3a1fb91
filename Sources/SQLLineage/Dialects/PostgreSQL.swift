extension DialectRules {
    static let postgres = {
        var rules = DialectRules()
        rules.folding = .lower
        rules.lateralAliases = false
        rules.outputNames = .function
        rules.lambdaArrow = false
        return rules
    }()
}
