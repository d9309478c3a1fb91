extension DialectRules {
    /// SQL Server, Synapse and Fabric.
    static let tsql = {
        var rules = DialectRules()
        rules.bracketNames = true
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.optionalSemicolons = true
        rules.lambdaArrow = false
        rules.implicitRecursion = true
        return rules
    }()
}
