internal import Foundation
internal import GRDB
internal import OpenLineage

/// Reads the catalog. Calls block their thread for the time of a query and run beside the writer, each on a
/// consistent state; call them off the cooperative pool.
package struct CatalogReader: Sendable {
    let catalog: Catalog
    let ledger: Ledger

    /// A batch run without an end counts as unfinished after this many microseconds without a word (24 hours).
    package static let silenceLimit: Int64 = 24 * 3_600 * 1_000_000

    func read<T>(_ body: (CatalogQuery) throws -> T) throws(StoreError) -> T {
        do {
            return try catalog.pool.read { db in
                try body(CatalogQuery(transaction: CatalogTransaction(db: db), ledger: ledger))
            }
        } catch {
            throw StoreError(error, path: catalog.path)
        }
    }
}

/// One reading of the catalog: queries that see the same state.
struct CatalogQuery {
    let transaction: CatalogTransaction
    let ledger: Ledger

    /// A node's row as most questions need it.
    struct Node {
        var id: Int64
        var name: DatasetName
        var isKnown: Bool
        var firstTime: Int64
        var lastTime: Int64
        var isHidden: Bool
        var eventCount: Int64
        var attributes: NodeAttributes
    }

    static let nodeColumns =
        "node.id, namespace.name, node.name, node.known, node.first_time, node.last_time, node.hidden, node.events, node.attributes"

    static func node(_ row: Row) -> Node {
        Node(
            id: row[0], name: DatasetName(namespace: row[1], name: row[2]), isKnown: row[3], firstTime: row[4],
            lastTime: max(row[5], row[4]), isHidden: row[6], eventCount: row[7],
            attributes: row.bytes(8).map(NodeAttributes.init(encoded:)) ?? NodeAttributes())
    }

    func node(_ nodeClass: NodeClassCode, _ name: DatasetName) throws -> Node? {
        try transaction.row(
            """
            SELECT \(Self.nodeColumns) FROM node JOIN namespace ON namespace.id = node.namespace
            WHERE node.class = ? AND namespace.name = ? AND node.name = ?
            """, [nodeClass.rawValue, name.namespace, name.name]
        ).map(Self.node)
    }

    func node(id: Int64) throws -> Node? {
        try transaction.row(
            """
            SELECT \(Self.nodeColumns) FROM node JOIN namespace ON namespace.id = node.namespace WHERE node.id = ?
            """, [id]
        ).map(Self.node)
    }

    func name(of id: Int64) throws -> DatasetName? {
        try transaction.row(
            "SELECT namespace.name, node.name FROM node JOIN namespace ON namespace.id = node.namespace WHERE node.id = ?",
            [id]
        ).map { DatasetName(namespace: $0[0], name: $0[1]) }
    }

    func names(of ids: some Sequence<UInt32>) throws -> [DatasetName] {
        try ids.compactMap { try name(of: Int64($0)) }.sorted()
    }

    /// The facets of a node as they were at a moment, newest bodies, deleted ones left out.
    func facets(of node: Int64, asOf time: Int64 = .max) throws -> Facets {
        var entries: [(name: String, json: JSONBytes)] = []
        var previous = ""
        // One seek a facet: a facet that changes with every run has a long history that need not be read.
        while let name = try String.fetchOne(
            transaction.db.cachedStatement(
                sql: "SELECT name FROM facet_change WHERE node = ? AND name > ? ORDER BY name LIMIT 1"),
            arguments: [node, previous])
        {
            previous = name
            let row = try transaction.row(
                """
                SELECT body FROM facet_change WHERE node = ? AND name = ? AND time <= ?
                ORDER BY time DESC, tie DESC LIMIT 1
                """, [node, name, time])
            if let body = row?.bytes(0) { entries.append((name, body[...])) }
        }
        return Facets(entries)
    }

    /// The events that speak of a node or run, oldest first, read from the ledger.
    func events(of reference: Int64, limit: Int = .max) throws -> [Event] {
        let sequences = try transaction.rows(
            "SELECT seq FROM event_ref WHERE ref = ? ORDER BY time, tie LIMIT ?", [reference, limit]
        ).map { $0[0] as Int64 }
        return try ledger.entries(sequences).compactMap { try? Event.decode($0.body[...]) }
    }
}
