extension DialectRules {
    static let duckdb = DialectRules()
}
