extension DialectRules {
    static let exasol = {
        var rules = DialectRules()
        rules.folding = .upper
        rules.localAliases = true
        return rules
    }()
}
