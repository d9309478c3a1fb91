extension DialectRules {
    static let oracle = {
        var rules = DialectRules()
        rules.reservedValues = [
            .currentDate, .currentTimestamp, .localTimes, .sysdate, .systimestamp, .user, .rownum, .hierarchical,
        ]
        rules.values = []
        rules.rowValues = false
        rules.clientCommands = .sqlPlus
        rules.folding = .upper
        rules.nestedComments = false
        rules.dollarStrings = false
        rules.quoteDelimiters = true
        rules.lateralAliases = false
        rules.lambdaArrow = false
        rules.implicitRecursion = true
        rules.twoLevelNames = true
        rules.fieldsNeedTable = true
        rules.databaseLinks = true
        rules.quotedPivotNames = true
        rules.selectIntoTable = false
        rules.digitNames = false
        rules.stringIntroducers = true
        rules.bareDeclarations = true
        rules.returnsWithoutS = true
        return rules
    }()
}
