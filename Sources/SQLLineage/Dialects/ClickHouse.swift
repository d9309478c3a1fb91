extension DialectRules {
    static let clickhouse = {
        var rules = DialectRules()
        rules.values = [.currentDate, .currentTimestamp]
        rules.backslashEscapes = true
        rules.hashComments = true
        rules.twoLevelNames = true
        rules.dictionaryFunctions = true
        rules.nameEscapes = true
        rules.numericDollarTags = true
        rules.conditionalOperator = true
        rules.bracedParameters = true
        rules.parametricAggregates = true
        rules.typedSubcolumns = true
        rules.intervalFunction = true
        rules.expressionCTEs = true
        rules.finalAndFormat = true
        rules.tableAsTable = true
        rules.declareSections = false
        rules.firstIsAggregate = true
        rules.tablesBehindIn = true
        rules.alterChangesRows = true
        rules.ambiguityPrefersLeft = true
        rules.tuplesHavePositions = true
        rules.ownUtilities = .clickhouse
        rules.parallelStatements = true
        return rules
    }()
}
