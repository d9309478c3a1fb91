extension DialectRules {
    /// PRQL: pipelines of transforms that begin with a table.
    static let prql = {
        var rules = DialectRules.neutral
        rules.hashComments = true
        rules.foreign = .prql
        return rules
    }()

    static let dax = {
        var rules = DialectRules.neutral
        rules.foreign = .dax
        return rules
    }()
}
