extension DialectRules {
    /// Drill and Dremio.
    static let drill = {
        var rules = DialectRules()
        rules.reservedValues = .standard
        rules.values = []
        rules.dollarStrings = false
        rules.virtualDatasets = true
        return rules
    }()
}
