/// How a dataset is made: the relations it is selected from, and what decides which rows come in.
struct Recipe: Sendable {
    var relations: [Relation] = []
    var filter: String?
    var groupBy: [String] = []

    init(_ relations: Relation..., where filter: String? = nil, groupBy: [String] = []) {
        self.relations = relations
        self.filter = filter
        self.groupBy = groupBy
    }

    func relations(at moment: Moment) -> [Relation] {
        relations.filter { $0.lifetime.contains(moment) }
    }
}

/// One input of a recipe under its alias.
struct Relation: Sendable {
    let table: Table
    let alias: String
    /// `join`, `left join`; nil for the first.
    let join: String?
    let condition: String?
    var lifetime = Lifetime.always
    /// Whether the job's own integration reports it as an input. What it does not see is seen in column lineage only.
    var isReported = true

    static func from(_ table: Table, _ alias: String, since: Moment? = nil, until: Moment? = nil) -> Relation {
        Relation(
            table: table, alias: alias, join: nil, condition: nil, lifetime: Lifetime(since: since, until: until))
    }

    static func join(
        _ table: Table, _ alias: String, on condition: String, since: Moment? = nil, until: Moment? = nil
    ) -> Relation {
        Relation(
            table: table, alias: alias, join: "join", condition: condition,
            lifetime: Lifetime(since: since, until: until))
    }

    static func left(
        _ table: Table, _ alias: String, on condition: String, since: Moment? = nil, until: Moment? = nil
    ) -> Relation {
        Relation(
            table: table, alias: alias, join: "left join", condition: condition,
            lifetime: Lifetime(since: since, until: until))
    }

    /// A source that the job reads behind its integration's back.
    static func unreported(_ table: Table, _ alias: String, on condition: String, since: Moment) -> Relation {
        var relation = Relation.left(table, alias, on: condition, since: since)
        relation.isReported = false
        return relation
    }
}
