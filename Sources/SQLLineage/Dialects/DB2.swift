extension DialectRules {
    static let db2 = {
        var rules = DialectRules()
        rules.values = [.standard, .sysdate, .rownum]
        rules.folding = .upper
        rules.fieldsNeedTable = true
        rules.rowValues = false
        rules.atTerminates = true
        rules.dollarStrings = false
        rules.lateralAliases = false
        rules.implicitRecursion = true
        rules.labelledDurations = true
        rules.spacedRegisters = true
        return rules
    }()
}
