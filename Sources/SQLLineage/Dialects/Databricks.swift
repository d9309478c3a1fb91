extension DialectRules {
    static let databricks = DialectRules.spark
}
