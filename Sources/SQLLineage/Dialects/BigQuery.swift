extension DialectRules {
    static let bigquery = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDates, .currentDatetime]
        rules.values = []
        rules.doubleQuotedStrings = true
        rules.backslashEscapes = true
        rules.hashComments = true
        rules.nestedComments = false
        rules.dollarStrings = false
        rules.tripleQuotedStrings = true
        rules.rawStrings = true
        rules.dashNames = true
        rules.lateralAliases = false
        rules.outputNames = .numbered
        rules.tablePathUnnests = true
        rules.unnestsFields = true
        rules.dottedQuotes = true
        rules.pivotAggregateFirst = true
        rules.selectIntoTable = false
        rules.nameEscapes = true
        rules.numberSuffixes = false
        rules.selectAsType = true
        rules.declareSections = false
        rules.temporarySchema = "_session"
        return rules
    }()
}
