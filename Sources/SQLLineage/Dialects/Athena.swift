extension DialectRules {
    /// Trino for queries, Hive for definitions.
    static let athena = DialectRules.trino
}
