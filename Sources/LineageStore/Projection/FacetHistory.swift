internal import Foundation
internal import GRDB
internal import OpenLineage

/// Keeps `facet_change`: for each facet of each node the moments at which it became different from before.
///
/// A change is a row whose body differs from what the last earlier event said of that facet. Events that repeat what
/// is known write nothing. An event that comes late and says something different makes a change at its place, and may
/// make or unmake one at the next event that speaks of the facet; the archive finds that event. So the rows are the
/// same in whatever order the events came.
final class FacetHistory {
    private struct Key: Hashable {
        let node: Int64
        let name: String
    }

    private let archive: EventArchive
    /// Bodies of current facets; an empty array stands for "deleted or never stated".
    private var current: [Key: [UInt8]] = [:]
    private var currentBytes = 0
    private static let currentLimit = 96 << 20

    init(archive: EventArchive) {
        self.archive = archive
    }

    /// Takes in what one event says of a node; gives the names of the facets whose history changed.
    func record(
        _ facets: Facets, of node: NodeEntry, at order: EventOrder, in transaction: CatalogTransaction
    ) throws -> [String] {
        let isLate = order < node.last
        let isFirst = node.last.time == .min
        var changed: [String] = []
        for (name, json) in facets.entries {
            let body: [UInt8] = facets.isDeleted(name) ? [] : [UInt8](json)
            let key = Key(node: node.id, name: name)
            let isChange =
                if isLate {
                    try insertLate(body, key, at: order, in: transaction)
                } else {
                    try append(body, key, at: order, isFirst: isFirst, in: transaction)
                }
            if isChange { changed.append(name) }
        }
        return changed
    }

    /// The body of a facet as the latest event has it; nil when absent or deleted.
    func body(of name: String, node: Int64, in transaction: CatalogTransaction) throws -> [UInt8]? {
        let body = try currentBody(Key(node: node, name: name), in: transaction)
        return body.isEmpty ? nil : body
    }

    private func append(
        _ body: [UInt8], _ key: Key, at order: EventOrder, isFirst: Bool, in transaction: CatalogTransaction
    ) throws -> Bool {
        let known = isFirst ? [] : try currentBody(key, in: transaction)
        if known == body { return false }
        try insert(body, key, at: order, in: transaction)
        remember(body, key)
        return true
    }

    private func insertLate(
        _ body: [UInt8], _ key: Key, at order: EventOrder, in transaction: CatalogTransaction
    ) throws -> Bool {
        let before =
            try transaction.row(
                """
                SELECT body FROM facet_change WHERE node = ? AND name = ? AND (time, tie) < (?, ?)
                ORDER BY time DESC, tie DESC LIMIT 1
                """, [key.node, key.name, order.time, order.tie]
            )?.bytes(0) ?? []
        if before == body { return false }
        try insert(body, key, at: order, in: transaction)
        current[key] = nil

        // What held until the next event that speaks of this facet now ends here: that event may have become a
        // change, or may have ceased to be one.
        guard let (nodeClass, nodeName) = try identity(of: key.node, in: transaction) else { return true }
        let next = try archive.first(of: EventReference.node(key.node), after: order, in: transaction) { event in
            Self.body(of: key.name, nodeClass, nodeName, in: event) != nil
        }
        guard let next, let nextBody = Self.body(of: key.name, nodeClass, nodeName, in: next.event) else { return true }
        if nextBody == body {
            try transaction.execute(
                "DELETE FROM facet_change WHERE node = ? AND name = ? AND time = ? AND tie = ?",
                [key.node, key.name, next.order.time, next.order.tie])
        } else {
            try insert(nextBody, key, at: next.order, in: transaction)
        }
        return true
    }

    /// What an event says of one facet of one node: nil when nothing, empty when it deletes it.
    private static func body(
        of facet: String, _ nodeClass: NodeClassCode, _ name: DatasetName, in event: Event
    ) -> [UInt8]? {
        for stated in NodeFacets(event).nodes where stated.nodeClass == nodeClass && stated.name == name {
            guard let json = stated.facets[facet] else { return nil }
            return stated.facets.isDeleted(facet) ? [] : [UInt8](json)
        }
        return nil
    }

    private func identity(of node: Int64, in transaction: CatalogTransaction) throws -> (NodeClassCode, DatasetName)? {
        try transaction.row(
            """
            SELECT node.class, namespace.name, node.name FROM node JOIN namespace ON namespace.id = node.namespace
            WHERE node.id = ?
            """, [node]
        ).flatMap { row in
            NodeClassCode(rawValue: row[0]).map { ($0, DatasetName(namespace: row[1], name: row[2])) }
        }
    }

    private func insert(_ body: [UInt8], _ key: Key, at order: EventOrder, in transaction: CatalogTransaction) throws {
        try transaction.execute(
            "INSERT OR REPLACE INTO facet_change (node, name, time, tie, body) VALUES (?, ?, ?, ?, ?)",
            [key.node, key.name, order.time, order.tie, body.isEmpty ? nil : Data(body)])
    }

    private func currentBody(_ key: Key, in transaction: CatalogTransaction) throws -> [UInt8] {
        if let body = current[key] { return body }
        let body =
            try transaction.row(
                "SELECT body FROM facet_change WHERE node = ? AND name = ? ORDER BY time DESC, tie DESC LIMIT 1",
                [key.node, key.name]
            )?.bytes(0) ?? []
        remember(body, key)
        return body
    }

    private func remember(_ body: [UInt8], _ key: Key) {
        if currentBytes > Self.currentLimit {
            current.removeAll(keepingCapacity: true)
            currentBytes = 0
        }
        current[key] = body
        currentBytes += body.count + 64
    }
}
