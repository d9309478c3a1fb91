extension DialectRules {
    /// Trino for queries, Hive for definitions.
    static let athena = {
        var rules = DialectRules.trino
        rules.nameEscapes = true
        rules.partitionsAreColumns = true
        return rules
    }()
}
