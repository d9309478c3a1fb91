extension DialectRules {
    static let clickhouse = {
        var rules = DialectRules()
        rules.backslashEscapes = true
        rules.hashComments = true
        rules.twoLevelNames = true
        rules.dictionaryFunctions = true
        return rules
    }()
}
