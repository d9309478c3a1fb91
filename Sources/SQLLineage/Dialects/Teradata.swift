extension DialectRules {
    static let teradata = {
        var rules = DialectRules()
        rules.dollarStrings = false
        rules.twoLevelNames = true
        return rules
    }()
}
