extension DialectRules {
    /// SQL Server, Synapse and Fabric.
    static let tsql = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDates, .currentUser, .sessionUser, .systemUser, .user]
        rules.values = []
        rules.rowValues = false
        rules.clientCommands = .colons
        rules.bracketNames = true
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.optionalSemicolons = true
        rules.skippedSchema = "dbo"
        rules.lambdaArrow = false
        rules.implicitRecursion = true
        rules.atNames = true
        rules.staticMethods = true
        rules.assignedAliases = true
        rules.stringAliases = true
        rules.declareSections = false
        rules.bareCalls = true
        rules.digitNames = false
        rules.numberSuffixes = false
        return rules
    }()
}
