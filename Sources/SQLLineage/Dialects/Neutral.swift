extension DialectRules {
    /// Takes what most dialects have.
    static let neutral = DialectRules()
}
