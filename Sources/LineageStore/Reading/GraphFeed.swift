internal import GRDB
internal import LineageGraph
internal import OpenLineage
internal import Synchronization

/// Carries the catalog's lineage into the graph: all of it at the start, then what each batch changed.
///
/// Names that symlinks join are one node in the graph: the catalog's ids are mapped to the id of one of them here, and
/// the other names become its aliases.
final class GraphFeed: Sendable {
    private let catalog: Catalog
    private let graph: LiveGraph
    private let identity = Mutex(IdentityMap())

    init(catalog: Catalog, graph: LiveGraph) {
        self.catalog = catalog
        self.graph = graph
    }

    /// Builds the graph from the whole catalog.
    func load() throws(StoreError) {
        do {
            let (update, map) = try catalog.pool.read { db in
                var loader = GraphLoader(transaction: CatalogTransaction(db: db), identity: try IdentityMap(db))
                return (try loader.everything(), loader.identity)
            }
            identity.withLock { $0 = map }
            graph.replaceAll(with: update)
        } catch {
            throw StoreError(error, path: catalog.path)
        }
    }

    /// Tells the graph what changed. Joining or parting names rebuilds it, which is rare after the first days.
    func publish(_ changes: ProjectionChanges) throws(StoreError) {
        if changes.isEmpty { return }
        do {
            if changes.identityChanged {
                let fresh = try catalog.pool.read { try IdentityMap($0) }
                let snapshot = graph.snapshot
                let moves = fresh.moves(comparedTo: identity.withLock { $0 })
                if moves.contains(where: { snapshot.node(NodeID(rawValue: UInt32($0))) != nil }) { return try load() }
                identity.withLock { $0 = fresh }
            }
            let map = identity.withLock { $0 }
            let update = try catalog.pool.read { db in
                try GraphLoader(transaction: CatalogTransaction(db: db), identity: map).changed(changes)
            }
            graph.apply(update)
        } catch {
            throw StoreError(error, path: catalog.path)
        }
    }
}

/// Which catalog node stands for which in the graph.
struct IdentityMap: Sendable {
    /// From a joined node to the one that stands for all of its names; nodes of one name are absent.
    private(set) var representative: [Int64: Int64] = [:]
    /// The names joined to a representative.
    private(set) var members: [Int64: [Int64]] = [:]

    init() {}

    /// Unites what symlinks join. Of several names, a known one stands for all; of several known ones, one that is
    /// pointed to (the logical table rather than its files), then the first by name.
    init(_ db: Database) throws {
        var parent: [Int64: Int64] = [:]
        func root(_ id: Int64) -> Int64 {
            var id = id
            while let next = parent[id], next != id { id = next }
            return id
        }
        var pointedTo: Set<Int64> = []
        for row in try Row.fetchAll(db, sql: "SELECT node, other FROM symlink ORDER BY node, other") {
            let node: Int64 = row[0]
            let other: Int64 = row[1]
            pointedTo.insert(other)
            parent[node] = parent[node] ?? node
            parent[other] = parent[other] ?? other
            let (left, right) = (root(node), root(other))
            if left != right { parent[max(left, right)] = min(left, right) }
        }
        var groups: [Int64: [Int64]] = [:]
        for id in parent.keys { groups[root(id), default: []].append(id) }
        for group in groups.values {
            let ranked = try group.map { id -> (rank: (Int, Int, String, String), id: Int64) in
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT node.known, namespace.name, node.name FROM node
                        JOIN namespace ON namespace.id = node.namespace WHERE node.id = ?
                        """, arguments: [id])
                let known: Bool = row?[0] ?? false
                return ((known ? 0 : 1, pointedTo.contains(id) ? 0 : 1, row?[1] ?? "", row?[2] ?? ""), id)
            }.sorted { $0.rank < $1.rank }
            guard let first = ranked.first?.id else { continue }
            members[first] = ranked.dropFirst().map(\.id)
            for (_, id) in ranked { representative[id] = first }
        }
    }

    func callAsFunction(_ id: Int64) -> Int64 { representative[id] ?? id }

    /// Nodes that another node stood for, or stands for now, than before. Where the graph has one of them, edges must
    /// move; a merely new name moves nothing.
    func moves(comparedTo old: IdentityMap) -> Set<Int64> {
        var moved: Set<Int64> = []
        for (id, target) in representative where old(id) != target { moved.insert(id) }
        for (id, target) in old.representative where self(id) != target { moved.insert(id) }
        return moved
    }
}
