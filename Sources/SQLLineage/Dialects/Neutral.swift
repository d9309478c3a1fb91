extension DialectRules {
    /// Takes what most dialects have.
    static let neutral = {
        var rules = DialectRules()
        rules.stringAliases = true
        rules.conditionalExpression = true
        rules.versionComments = true
        return rules
    }()

    /// The standard: outputs cannot be named by others of the same SELECT.
    static let ansi = {
        var rules = DialectRules.neutral
        rules.lateralAliases = false
        return rules
    }()
}
