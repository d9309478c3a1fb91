extension DialectRules {
    static let exasol = {
        var rules = DialectRules()
        rules.folding = .upper
        rules.bracketNames = true
        rules.localAliases = true
        rules.conditionalExpression = true
        return rules
    }()
}
