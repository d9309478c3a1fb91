extension DialectRules {
    static let databricks = {
        var rules = DialectRules.spark
        rules.spacedColonPaths = true
        return rules
    }()
}
