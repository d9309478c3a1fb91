extension DialectRules {
    static let teradata = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDates, .currentUser, .currentRole, .user]
        rules.values = []
        rules.rowValues = false
        rules.clientCommands = .dots
        rules.dollarStrings = false
        rules.twoLevelNames = true
        rules.fieldsNeedTable = true
        rules.implicitJoins = true
        rules.databaseLinks = true
        rules.wordComparisons = true
        rules.outputAttributes = true
        rules.abbreviatedStatements = true
        rules.stringAliases = true
        return rules
    }()
}
