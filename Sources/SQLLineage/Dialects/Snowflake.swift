extension DialectRules {
    static let snowflake = {
        var rules = DialectRules()
        rules.reservedValues = [.currentDates, .localTimes, .currentUser]
        rules.values = []
        rules.rowValues = false
        rules.folding = .upper
        rules.skippedSchema = "PUBLIC"
        rules.flowOperator = true
        rules.backslashEscapes = true
        rules.nestedComments = false
        rules.slashComments = true
        rules.stages = true
        rules.implicitRecursion = true
        rules.quotedPivotNames = true
        rules.selectIntoTable = false
        rules.spacedColonPaths = true
        return rules
    }()
}
