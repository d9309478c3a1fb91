extension DialectRules {
    static let singlestore = {
        var rules = DialectRules.mysql
        rules.dashCommentsNeedSpace = false
        rules.doubleColonIsPath = true
        rules.declareSections = true
        return rules
    }()
}
