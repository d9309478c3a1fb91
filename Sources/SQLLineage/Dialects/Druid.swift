extension DialectRules {
    static let druid = {
        var rules = DialectRules()
        rules.reservedValues = .standard
        rules.values = []
        return rules
    }()
}
