/// A column of a dataset.
struct Column: Sendable {
    let name: String
    let type: String
    let about: String
    /// How the column is made, in terms of the aliases of the table's recipe; nil for columns of sources.
    let expression: String?
    let tags: [Tag]
    let lifetime: Lifetime

    init(
        _ name: String, _ type: String, _ about: String = "", from expression: String? = nil, tags: [Tag] = [],
        since: Moment? = nil, until: Moment? = nil
    ) {
        self.name = name
        self.type = type
        self.about = about
        self.expression = expression
        self.tags = tags
        lifetime = Lifetime(since: since, until: until)
    }

    private init(_ original: Column, expression: String) {
        name = original.name
        type = original.type
        about = original.about
        self.expression = expression
        tags = original.tags
        lifetime = original.lifetime
    }

    func copied(from alias: String) -> Column {
        Column(self, expression: "\(alias).\(name)")
    }
}
