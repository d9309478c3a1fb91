extension DialectRules {
    static let hive = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDate, .currentTimestamp]
        rules.values = []
        rules.doubleQuotedStrings = true
        rules.backslashEscapes = true
        rules.nestedComments = false
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.outputNames = .hive
        rules.twoLevelNames = true
        rules.dottedQuotes = true
        rules.valuesNames = .col1
        rules.declareSections = false
        rules.partitionsAreColumns = true
        rules.clientCommands = .hive
        rules.scriptTransforms = true
        return rules
    }()
}
