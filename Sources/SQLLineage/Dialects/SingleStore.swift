extension DialectRules {
    static let singlestore = {
        var rules = DialectRules.mysql
        rules.dashCommentsNeedSpace = false
        return rules
    }()
}
