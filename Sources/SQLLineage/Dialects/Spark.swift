extension DialectRules {
    static let spark = {
        var rules = DialectRules.hive
        rules.reservedValues = []
        rules.values = [.currentDates, .localTimes, .currentUser, .sessionUser, .currentCatalog]
        rules.clientCommands = .none
        rules.nestedComments = true
        rules.dollarStrings = true
        rules.rawStrings = true
        rules.lateralAliases = true
        rules.outputNames = .text
        rules.barePivotNames = true
        rules.twoLevelNames = false
        rules.useMeansSchema = true
        rules.parametrizedAliases = true
        rules.firstIsAggregate = true
        return rules
    }()
}
