extension DialectRules {
    static let vertica = {
        var rules = DialectRules.postgres
        rules.values = .sysdate
        return rules
    }()
}
