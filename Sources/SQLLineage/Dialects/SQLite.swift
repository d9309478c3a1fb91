extension DialectRules {
    static let sqlite = {
        var rules = DialectRules()
        rules.reservedValues = .currentDates
        rules.values = []
        rules.rowValues = false
        rules.clientCommands = .dots
        rules.bracketNames = true
        rules.nestedComments = false
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.lambdaArrow = false
        rules.twoLevelNames = true
        rules.matchOperator = true
        rules.stringAliases = true
        rules.digitNames = false
        rules.temporarySchema = "temp"
        return rules
    }()
}
