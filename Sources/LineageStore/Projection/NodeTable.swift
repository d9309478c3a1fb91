internal import GRDB
internal import OpenLineage

/// What a row of the `node` table stands for.
enum NodeClassCode: Int64, Sendable {
    case dataset = 0
    case job = 1
    /// Metadata of namespaces, sources and tags: not part of any lineage.
    case setting = 2
}

/// A node as the projector works on it.
final class NodeEntry {
    let id: Int64
    let nodeClass: NodeClassCode
    let name: DatasetName
    /// An event spoke of it itself; false while only column lineage or a symlink mentions its name.
    var isKnown: Bool
    var firstTime: Int64
    /// The latest event that spoke of it.
    var last: EventOrder
    /// Events that spoke of it, wishes to hide or show it left out.
    var eventCount: Int64
    /// The latest wish to hide it: it is hidden while no more events than these have spoken of it; -1 shows it.
    var hiddenThrough: Int64
    var visibilityOrder: EventOrder
    /// Differs from its row.
    var isDirty = false
    /// A facet that the graph shows changed.
    var attributesDirty = false
    var schemaDirty = false

    init(
        id: Int64, nodeClass: NodeClassCode, name: DatasetName, isKnown: Bool, firstTime: Int64, last: EventOrder,
        eventCount: Int64 = 0, hiddenThrough: Int64 = -1,
        visibilityOrder: EventOrder = EventOrder(time: .min, tie: .min)
    ) {
        self.id = id
        self.nodeClass = nodeClass
        self.name = name
        self.isKnown = isKnown
        self.firstTime = firstTime
        self.last = last
        self.eventCount = eventCount
        self.hiddenThrough = hiddenThrough
        self.visibilityOrder = visibilityOrder
    }
}

extension NodeEntry {
    /// Hidden by a person, and no event has spoken of it since.
    var isHidden: Bool { eventCount <= hiddenThrough }
}

/// Names to nodes, with the rows that a batch touched. Rows are read when first asked for and stay in memory.
final class NodeTable {
    private struct Key: Hashable {
        let nodeClass: NodeClassCode
        let name: DatasetName
    }

    private var entries: [Key: NodeEntry] = [:]
    private var byID: [Int64: NodeEntry] = [:]
    private var namespaces: [String: Int64] = [:]
    private var nextID: Int64 = 0
    private var nextNamespace: Int64 = 1
    private(set) var dirty: [NodeEntry] = []

    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM namespace") {
            namespaces[row[1]] = row[0]
        }
        nextNamespace = (namespaces.values.max() ?? 0) + 1
        nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM node") ?? -1) + 1
    }

    /// The node of a name that an event speaks of; made if it is new, its times widened.
    func touch(
        _ nodeClass: NodeClassCode, _ name: DatasetName, at order: EventOrder, in transaction: CatalogTransaction
    ) throws -> NodeEntry {
        let entry =
            try find(nodeClass, name, in: transaction) ?? add(nodeClass, name, known: true, at: order, in: transaction)
        if !entry.isKnown {
            entry.isKnown = true
            entry.firstTime = order.time
            entry.attributesDirty = true
            markDirty(entry)
        }
        if order.time < entry.firstTime {
            entry.firstTime = order.time
            markDirty(entry)
        }
        return entry
    }

    /// The node of a name that something only refers to: it stays a hole until an event speaks of it.
    func refer(
        _ nodeClass: NodeClassCode, _ name: DatasetName, at order: EventOrder, in transaction: CatalogTransaction
    ) throws -> NodeEntry {
        try find(nodeClass, name, in: transaction) ?? add(nodeClass, name, known: false, at: order, in: transaction)
    }

    /// Notes that an event at `order` spoke of the node; called after what depends on the order before it.
    func advance(_ entry: NodeEntry, to order: EventOrder, visibility: ThalwegVisibilityFacet?) {
        let wasHidden = entry.isHidden
        entry.last = max(entry.last, order)
        if let visibility {
            if entry.visibilityOrder < order {
                entry.visibilityOrder = order
                entry.hiddenThrough = visibility.hidden ? visibility.events ?? .max : -1
            }
        } else {
            entry.eventCount += 1
        }
        if entry.isHidden != wasHidden { entry.attributesDirty = true }
        markDirty(entry)
    }

    func entry(_ id: Int64, in transaction: CatalogTransaction) throws -> NodeEntry? {
        if let entry = byID[id] { return entry }
        guard
            let row = try transaction.row(
                """
                SELECT node.id, node.class, namespace.name, node.name, known, first_time, last_time, last_tie, events,
                    hidden_through, visibility_time, visibility_tie
                FROM node JOIN namespace ON namespace.id = node.namespace WHERE node.id = ?
                """, [id])
        else { return nil }
        return remember(row)
    }

    func markDirty(_ entry: NodeEntry) {
        guard !entry.isDirty else { return }
        entry.isDirty = true
        dirty.append(entry)
    }

    /// Writes what changed.
    func flush(_ transaction: CatalogTransaction) throws {
        for entry in dirty {
            try transaction.execute(
                """
                UPDATE node SET known = ?, first_time = ?, last_time = ?, last_tie = ?, events = ?, hidden = ?,
                    hidden_through = ?, visibility_time = ?, visibility_tie = ? WHERE id = ?
                """,
                [
                    entry.isKnown, entry.firstTime, entry.last.time, entry.last.tie, entry.eventCount, entry.isHidden,
                    entry.hiddenThrough, entry.visibilityOrder.time, entry.visibilityOrder.tie, entry.id,
                ])
            entry.isDirty = false
        }
        dirty.removeAll(keepingCapacity: true)
    }

    private func find(_ nodeClass: NodeClassCode, _ name: DatasetName, in transaction: CatalogTransaction) throws
        -> NodeEntry?
    {
        if let entry = entries[Key(nodeClass: nodeClass, name: name)] { return entry }
        guard let namespace = namespaces[name.namespace] else { return nil }
        guard
            let row = try transaction.row(
                """
                SELECT id, class, ?, name, known, first_time, last_time, last_tie, events,
                    hidden_through, visibility_time, visibility_tie
                FROM node WHERE class = ? AND namespace = ? AND name = ?
                """, [name.namespace, nodeClass.rawValue, namespace, name.name])
        else { return nil }
        return remember(row)
    }

    private func remember(_ row: Row) -> NodeEntry {
        let entry = NodeEntry(
            id: row[0], nodeClass: NodeClassCode(rawValue: row[1]) ?? .dataset,
            name: DatasetName(namespace: row[2], name: row[3]), isKnown: row[4], firstTime: row[5],
            last: EventOrder(time: row[6], tie: row[7]), eventCount: row[8], hiddenThrough: row[9],
            visibilityOrder: EventOrder(time: row[10], tie: row[11]))
        entries[Key(nodeClass: entry.nodeClass, name: entry.name)] = entry
        byID[entry.id] = entry
        return entry
    }

    private func add(
        _ nodeClass: NodeClassCode, _ name: DatasetName, known: Bool, at order: EventOrder,
        in transaction: CatalogTransaction
    ) throws -> NodeEntry {
        let namespace: Int64
        if let id = namespaces[name.namespace] {
            namespace = id
        } else {
            namespace = nextNamespace
            nextNamespace += 1
            namespaces[name.namespace] = namespace
            try transaction.execute("INSERT INTO namespace (id, name) VALUES (?, ?)", [namespace, name.namespace])
        }
        // A known node starts before any event, so that its first event is never taken for a late one.
        let last = EventOrder(time: .min, tie: .min)
        let entry = NodeEntry(
            id: nextID, nodeClass: nodeClass, name: name, isKnown: known, firstTime: order.time, last: last)
        nextID += 1
        try transaction.execute(
            """
            INSERT INTO node (id, class, namespace, name, known, first_time, last_time, last_tie)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [entry.id, nodeClass.rawValue, namespace, name.name, known, entry.firstTime, last.time, last.tie])
        entry.attributesDirty = true
        entries[Key(nodeClass: nodeClass, name: name)] = entry
        byID[entry.id] = entry
        markDirty(entry)
        return entry
    }
}
