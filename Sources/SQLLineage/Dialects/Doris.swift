extension DialectRules {
    /// Doris and StarRocks, which read as MySQL does.
    static let doris = {
        var rules = DialectRules.mysql
        rules.hashComments = false
        rules.matchOperator = true
        rules.lambdaArrow = true
        rules.halfOpenRanges = true
        rules.ownUtilities = .doris
        return rules
    }()
}
