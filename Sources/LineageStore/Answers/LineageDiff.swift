internal import GRDB
package import LineageGraph
package import OpenLineage

/// What is different between two moments: lineage, and columns of datasets.
package struct LineageDiff: Sendable {
    package struct ColumnChange: Sendable, Hashable {
        package enum Change: String, Sendable { case added, removed, retyped }

        package var dataset: DatasetName
        package var column: String
        package var change: Change
        package var oldType: String?
        package var newType: String?
        /// When the dataset's schema was first seen so.
        package var at: Instant
    }

    package var graph: GraphDiff
    package var columns: [ColumnChange]
}

extension Questions {
    /// - Parameter selector: keeps to what it selects at either moment; nil for all.
    package func diff(from: Int64, to: Int64, _ selector: Selector?) throws(StoreError) -> LineageDiff {
        let among = selector.map { graph.select($0, asOf: from).union(graph.select($0, asOf: to)) }
        let changes = try store.catalog.schemaChanges(from: from, to: to).filter { change in
            guard let among else { return true }
            return graph.find(.dataset, namespace: change.dataset.namespace, name: change.dataset.name).map(
                among.contains)
                ?? false
        }
        return LineageDiff(graph: graph.diff(from: from, to: to, among: among), columns: changes)
    }

    package func write(_ diff: LineageDiff, from: Int64, to: Int64, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("from")
        writer.value(Instant(microseconds: from))
        writer.key("to")
        writer.value(Instant(microseconds: to))
        writer.key("nodes")
        writer.beginArray()
        for change in diff.graph.nodes {
            writer.beginObject()
            writer.key("change")
            writer.value(change.change.rawValue)
            writeMembers(of: .node(change.node), into: &writer)
            writer.endObject()
        }
        writer.endArray()
        for (key, changes) in [("edges", diff.graph.edges), ("columnEdges", diff.graph.columnEdges)] {
            writer.key(key)
            writer.beginArray()
            for change in changes {
                writer.beginObject()
                writer.key("change")
                writer.value(change.change.rawValue)
                writer.key("edge")
                write(change.edge, into: &writer)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.key("columns")
        writer.beginArray()
        for change in diff.columns {
            writer.beginObject()
            writer.key("change")
            writer.value(change.change.rawValue)
            writer.key("dataset")
            writer.value("dataset:\(change.dataset.namespace):\(change.dataset.name)")
            writer.key("column")
            writer.value(change.column)
            writer.key("oldType")
            writer.value(change.oldType)
            writer.key("newType")
            writer.value(change.newType)
            writer.key("at")
            writer.value(change.at)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension CatalogReader {
    /// Columns that came, went or changed their type between two moments, by dataset and column. A dataset whose
    /// first schema lies between them is new, not changed.
    package func schemaChanges(from: Int64, to: Int64) throws(StoreError) -> [LineageDiff.ColumnChange] {
        try read { query in
            let rows = try query.transaction.rows(
                "SELECT node, max(time) FROM facet_change WHERE name = 'schema' AND time > ? AND time <= ? GROUP BY node",
                [from, to])
            var changes: [LineageDiff.ColumnChange] = []
            for row in rows {
                guard let name = try query.name(of: row[0]) else { continue }
                guard let old = try query.facets(of: row[0], asOf: from).decode(SchemaDatasetFacet.self),
                    let new = try query.facets(of: row[0], asOf: to).decode(SchemaDatasetFacet.self)
                else { continue }
                changes += Self.changes(
                    of: name, SchemaColumn.columns(of: old), SchemaColumn.columns(of: new),
                    Instant(microseconds: row[1]))
            }
            return changes.sorted {
                ($0.dataset, $0.column, $0.change.rawValue) < ($1.dataset, $1.column, $1.change.rawValue)
            }
        }
    }

    private static func changes(
        of name: DatasetName, _ old: [SchemaColumn], _ new: [SchemaColumn], _ at: Instant
    ) -> [LineageDiff.ColumnChange] {
        let before = Dictionary(old.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
        var changes: [LineageDiff.ColumnChange] = []
        for (path, type) in after {
            if let known = before[path] {
                if known?.lowercased() != type?.lowercased() {
                    changes.append(
                        .init(dataset: name, column: path, change: .retyped, oldType: known, newType: type, at: at))
                }
            } else {
                changes.append(.init(dataset: name, column: path, change: .added, oldType: nil, newType: type, at: at))
            }
        }
        for (path, type) in before where after[path] == nil {
            changes.append(.init(dataset: name, column: path, change: .removed, oldType: type, newType: nil, at: at))
        }
        return changes
    }
}
