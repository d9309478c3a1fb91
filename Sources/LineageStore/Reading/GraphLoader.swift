internal import GRDB
internal import LineageGraph
internal import OpenLineage

/// Reads graph updates out of the catalog.
struct GraphLoader {
    let transaction: CatalogTransaction
    let identity: IdentityMap
    /// Columns of joined names and the columns that stand for them; read at once when everything is loaded.
    private var joinedFields: [UInt32: UInt32]?

    init(transaction: CatalogTransaction, identity: IdentityMap) {
        self.transaction = transaction
        self.identity = identity
    }

    // MARK: What to read

    mutating func everything() throws -> GraphUpdate {
        var update = GraphUpdate()
        joinedFields = try readJoinedFields()
        update.transformations = try transformations()
        var needed = Needed()
        update.subjects = try allSubjects(&needed)
        update.nodes = try nodes(
            "node.class < 2 AND (node.known = 1 OR node.id IN (SELECT other FROM symlink))", [], needed.nodes)
        for id in needed.nodes.subtracting(update.nodes.map { Int64($0.id.rawValue) }).sorted() {
            if let node = try node(id) { update.nodes.append(node) }
        }
        update.fields = try fields(
            "SELECT id, dataset, path, type, tags, ordinal FROM field ORDER BY id", [], needed: needed.fields)
        return update
    }

    func changed(_ changes: ProjectionChanges) throws -> GraphUpdate {
        var update = GraphUpdate()
        update.transformations = changes.transformations.map { Self.transformation($0.id, $0.key) }
        var needed = Needed()
        for subject in Set(changes.subjects.map { identity($0) }).sorted() {
            update.subjects.append(try claims(of: subject, &needed))
        }
        let touched = Set(changes.nodes.map { identity($0) }).union(needed.nodes).union(
            changes.schemas.map { identity($0) })
        for id in touched.sorted() {
            if let node = try node(id) { update.nodes.append(node) }
        }
        for dataset in changes.schemas.sorted() {
            update.fields += try fields(
                "SELECT id, dataset, path, type, tags, ordinal FROM field WHERE dataset = ? ORDER BY id", [dataset],
                needed: nil)
        }
        let known = Set(update.fields.map { Int64($0.id.rawValue) })
        for id in needed.fields.subtracting(known).sorted() {
            update.fields += try fields(
                "SELECT id, dataset, path, type, tags, ordinal FROM field WHERE id = ?", [id], needed: nil)
        }
        return update
    }

    /// Nodes and columns that claims speak of, whether or not an event ever did.
    struct Needed {
        var nodes: Set<Int64> = []
        var fields: Set<Int64> = []
    }

    // MARK: Nodes

    private func nodes(_ condition: String, _ arguments: StatementArguments, _ needed: Set<Int64>) throws -> [GraphNode]
    {
        let rows = try Row.fetchCursor(
            transaction.db,
            sql: """
                SELECT \(CatalogQuery.nodeColumns), node.class FROM node
                JOIN namespace ON namespace.id = node.namespace WHERE \(condition)
                """, arguments: arguments)
        var nodes: [GraphNode] = []
        while let row = try rows.next() {
            let id: Int64 = row[0]
            guard identity(id) == id else { continue }
            let isKnown: Bool = row[3]
            guard isKnown || needed.contains(id) else { continue }
            nodes.append(try graphNode(row))
        }
        return nodes
    }

    private func node(_ id: Int64) throws -> GraphNode? {
        try transaction.row(
            """
            SELECT \(CatalogQuery.nodeColumns), node.class FROM node
            JOIN namespace ON namespace.id = node.namespace WHERE node.id = ? AND node.class < 2
            """, [id]
        ).map(graphNode)
    }

    private func graphNode(_ row: Row) throws -> GraphNode {
        let node = CatalogQuery.node(row)
        return GraphNode(
            id: NodeID(rawValue: UInt32(node.id)), nodeClass: (row[9] as Int64) == 1 ? .job : .dataset,
            namespace: node.name.namespace, name: node.name.name, kind: node.attributes.kind,
            kindInferred: node.attributes.kindInferred, isKnown: node.isKnown, isHidden: node.isHidden,
            owners: node.attributes.owners, tags: node.attributes.tags, domain: node.attributes.domain,
            tier: node.attributes.tier, summary: node.attributes.description, aliases: try aliases(of: node.id))
    }

    private func aliases(of id: Int64) throws -> [(namespace: String, name: String)] {
        guard let members = identity.members[id] else { return [] }
        return try members.compactMap { member in
            try transaction.row(
                "SELECT namespace.name, node.name FROM node JOIN namespace ON namespace.id = node.namespace WHERE node.id = ?",
                [member]
            ).map { (namespace: $0[0], name: $0[1]) }
        }
    }

    // MARK: Fields

    /// Columns; those of joined names take the id that the same path has in the representative.
    private func fields(_ sql: String, _ arguments: StatementArguments, needed: Set<Int64>?) throws -> [GraphField] {
        let rows = try Row.fetchCursor(transaction.db.cachedStatement(sql: sql), arguments: arguments)
        var fields: [GraphField] = []
        while let row = try rows.next() {
            let id: Int64 = row[0]
            let dataset: Int64 = row[1]
            let path: String = row[2]
            guard identity(dataset) == dataset else { continue }
            let isStated = !path.isEmpty && ((row[5] as Int64?) != nil || (row[4] as String?) != nil)
            if let needed, !isStated, !needed.contains(id) { continue }
            fields.append(
                GraphField(
                    id: FieldID(rawValue: UInt32(id)), dataset: NodeID(rawValue: UInt32(dataset)), path: path,
                    type: row[3],
                    tags: (row[4] as String?)?.split(separator: "\n").map(String.init) ?? []))
        }
        return fields
    }

    /// The column that stands for another one of the same path, when its dataset is known by several names. Where the
    /// representative has no such column, the column keeps its own id and moves over.
    private func representative(ofField id: UInt32) throws -> UInt32 {
        guard !identity.representative.isEmpty else { return id }
        if let joinedFields { return joinedFields[id] ?? id }
        guard let row = try transaction.row("SELECT dataset, path FROM field WHERE id = ?", [Int64(id)]) else {
            return id
        }
        let dataset: Int64 = row[0]
        let target = identity(dataset)
        if target == dataset { return id }
        return try transaction.integer(
            "SELECT id FROM field WHERE dataset = ? AND path = ?", [target, row[1] as String]
        )
        .map { UInt32($0) } ?? id
    }

    private func readJoinedFields() throws -> [UInt32: UInt32] {
        var joined: [UInt32: UInt32] = [:]
        for (dataset, target) in identity.representative where dataset != target {
            for row in try transaction.rows(
                """
                SELECT own.id, other.id FROM field AS own JOIN field AS other ON other.dataset = ? AND other.path = own.path
                WHERE own.dataset = ?
                """, [target, dataset])
            {
                joined[UInt32(row[0] as Int64)] = UInt32(row[1] as Int64)
            }
        }
        return joined
    }

    // MARK: Claims

    private func transformations() throws -> [(TransformationID, Transformation)] {
        try transaction.rows("SELECT id, type, subtype, description, masking FROM transformation ORDER BY id", []).map {
            row in
            Self.transformation(
                row[0],
                TransformationTable.Key(isIndirect: row[1], subtype: row[2], description: row[3], masking: row[4]))
        }
    }

    private static func transformation(_ id: Int64, _ key: TransformationTable.Key) -> (
        TransformationID, Transformation
    ) {
        (
            TransformationID(rawValue: UInt32(id)),
            Transformation(
                type: key.isIndirect ? .indirect : .direct, subtype: key.subtype, description: key.description,
                masking: key.masking)
        )
    }

    private func allSubjects(_ needed: inout Needed) throws -> [SubjectClaims] {
        let ids = try transaction.rows("SELECT DISTINCT subject FROM claim_source", []).map { identity($0[0]) }
        return try Set(ids).sorted().map { try claims(of: $0, &needed) }
    }

    /// All that is claimed about a node under any of its names.
    private func claims(of subject: Int64, _ needed: inout Needed) throws -> SubjectClaims {
        var assertions: [(content: ClaimContent, timing: ClaimTiming)] = []
        for member in [subject] + (identity.members[subject] ?? []) {
            for row in try transaction.rows(
                "SELECT id, origin FROM claim_source WHERE subject = ? ORDER BY id", [member])
            {
                assertions += try self.assertions(of: row[0], Origin(code: row[1]), &needed)
            }
        }
        needed.nodes.insert(subject)
        return SubjectClaims(subject: NodeID(rawValue: UInt32(subject)), assertions: assertions)
    }

    private func assertions(
        of source: Int64, _ origin: Origin, _ needed: inout Needed
    ) throws -> [(content: ClaimContent, timing: ClaimTiming)] {
        let producers = try producers(of: source)
        return try spells(of: source).compactMap { spell in
            guard let content = try content(of: spell.claimSet, &needed) else { return nil }
            let timing = ClaimTiming(
                origin: origin, state: spell.state, intervals: spell.intervals, firstSeen: spell.firstSeen,
                lastSeen: spell.lastSeen, producers: producers)
            return (content, timing)
        }
    }

    private func producers(of source: Int64) throws -> [String] {
        try transaction.rows(
            """
            SELECT producer.uri FROM claim_producer JOIN producer ON producer.id = claim_producer.producer
            WHERE claim_producer.source = ? ORDER BY producer.uri
            """, [source]
        ).map { $0[0] }
    }

    /// One claim set of a source with the times in which it held.
    private struct Spell {
        var claimSet: Int64
        var state: ClaimState
        var intervals: [Interval]
        var firstSeen: Int64
        var lastSeen: Int64
    }

    private func spells(of source: Int64) throws -> [Spell] {
        var spells: [Int64: Spell] = [:]
        let segments = try transaction.rows(
            "SELECT time, claim_set, last_seen FROM segment WHERE source = ? ORDER BY time, tie", [source])
        for (index, row) in segments.enumerated() {
            let start: Int64 = row[0]
            let end: Int64? = index + 1 < segments.count ? segments[index + 1][0] : nil
            let set: Int64 = row[1]
            var spell =
                spells[set] ?? Spell(claimSet: set, state: .ended, intervals: [], firstSeen: start, lastSeen: row[2])
            spell.intervals.append(.init(from: start, to: end))
            spell.lastSeen = max(spell.lastSeen, row[2])
            if end == nil { spell.state = .current }
            spells[set] = spell
        }
        var result = spells.keys.sorted().compactMap { spells[$0] }
        for row in try transaction.rows(
            """
            SELECT claim_set, state, min(time), max(last_time) FROM assertion
            WHERE source = ? AND state > 0 GROUP BY claim_set, state ORDER BY claim_set, state
            """, [source])
        {
            let isRunning = (row[1] as Int64) == ClaimAssertion.State.running.rawValue
            // A run in progress holds from its first word on; a failed run held for its own time only.
            result.append(
                Spell(
                    claimSet: row[0], state: isRunning ? .running : .failed,
                    intervals: [.init(from: row[2], to: isRunning ? nil : (row[3] as Int64))],
                    firstSeen: row[2], lastSeen: row[3]))
        }
        return result
    }

    private func content(of set: Int64, _ needed: inout Needed) throws -> ClaimContent? {
        guard let claims = try CatalogQuery.claimSet(set, in: transaction) else { return nil }
        func node(_ id: UInt32) -> NodeID {
            let id = identity(Int64(id))
            needed.nodes.insert(id)
            return NodeID(rawValue: UInt32(id))
        }
        func field(_ id: UInt32) throws -> FieldID {
            let id = try representative(ofField: id)
            needed.fields.insert(Int64(id))
            return FieldID(rawValue: id)
        }
        return ClaimContent(
            flows: claims.flows.map { Flow(inputs: $0.inputs.map(node), outputs: $0.outputs.map(node)) },
            links: claims.links.map { NodeLink(from: node($0.from), to: node($0.to)) },
            fieldLinks: try claims.fieldLinks.map {
                FieldLink(
                    from: try field($0.from), to: try field($0.to),
                    transformation: TransformationID(rawValue: $0.transformation))
            })
    }
}
