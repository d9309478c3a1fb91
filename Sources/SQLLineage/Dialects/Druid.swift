extension DialectRules {
    static let druid = DialectRules()
}
