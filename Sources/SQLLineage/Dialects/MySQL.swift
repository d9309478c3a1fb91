extension DialectRules {
    /// MySQL and MariaDB.
    static let mysql = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDates, .localTimes, .utcTimes, .currentUser]
        rules.values = []
        rules.rowValues = false
        rules.doubleQuotedStrings = true
        rules.backslashEscapes = true
        rules.hashComments = true
        rules.nestedComments = false
        rules.dashCommentsNeedSpace = true
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.lambdaArrow = false
        rules.twoLevelNames = true
        rules.valuesNames = .underscored
        rules.selectIntoTable = false
        rules.numberSuffixes = false
        rules.stringAliases = true
        rules.declareSections = false
        rules.stringIntroducers = true
        rules.versionComments = true
        rules.clientCommands = .mysql
        return rules
    }()
}
