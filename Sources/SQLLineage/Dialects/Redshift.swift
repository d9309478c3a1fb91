extension DialectRules {
    static let redshift = {
        var rules = DialectRules.postgres
        rules.reservedValues = [.standard, .sysdate]
        rules.backslashEscapes = true
        rules.lateralAliases = true
        rules.tablePathUnnests = true
        rules.bracketNamesWherePossible = true
        rules.stringAliases = true
        rules.unpivotsObjects = true
        return rules
    }()
}
