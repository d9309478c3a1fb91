extension DialectRules {
    /// Takes what most dialects have.
    static let neutral = DialectRules()

    /// The standard: outputs cannot be named by others of the same SELECT.
    static let ansi = {
        var rules = DialectRules()
        rules.lateralAliases = false
        return rules
    }()
}
