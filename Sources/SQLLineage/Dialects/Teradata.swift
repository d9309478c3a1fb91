extension DialectRules {
    static let teradata = {
        var rules = DialectRules()
        rules.dollarStrings = false
        return rules
    }()
}
