extension DialectRules {
    static let exasol = {
        var rules = DialectRules()
        rules.folding = .upper
        return rules
    }()
}
