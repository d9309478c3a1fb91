extension DialectRules {
    /// Takes what most dialects have.
    static let neutral = {
        var rules = DialectRules()
        rules.values = [
            .currentDates, .localTimes, .utcTimes, .currentDatetime, .sysdate, .systimestamp, .currentUser,
            .sessionUser,
            .systemUser, .rownum, .connectBy,
        ]
        rules.stringAliases = true
        rules.conditionalExpression = true
        rules.versionComments = true
        rules.partitionsAreColumns = true
        return rules
    }()

    /// The standard: outputs cannot be named by others of the same SELECT.
    static let ansi = {
        var rules = DialectRules.neutral
        rules.reservedValues = .standard
        rules.values = []
        rules.lateralAliases = false
        return rules
    }()
}
