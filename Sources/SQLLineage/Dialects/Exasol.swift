extension DialectRules {
    static let exasol = {
        var rules = DialectRules()
        rules.reservedValues = [.standard, .sysdate, .systimestamp, .rownum, .hierarchical]
        rules.values = []
        rules.folding = .upper
        rules.bracketNames = true
        rules.localAliases = true
        rules.returnsWithoutS = true
        rules.bareDeclarations = true
        rules.conditionalExpression = true
        rules.scriptBodies = true
        rules.ownUtilities = .exasol
        return rules
    }()
}
