extension DialectRules {
    /// Drill and Dremio.
    static let drill = {
        var rules = DialectRules()
        rules.dollarStrings = false
        return rules
    }()
}
