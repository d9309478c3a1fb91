extension DialectRules {
    static let clickhouse = {
        var rules = DialectRules()
        rules.backslashEscapes = true
        rules.hashComments = true
        return rules
    }()
}
