internal import GRDB
internal import OpenLineage

/// Columns to ids. The path `""` stands for the dataset as a whole: the target of influences on all of its rows.
final class FieldTable {
    private struct Key: Hashable {
        let dataset: Int64
        let path: String
    }

    private var ids: [Key: Int64] = [:]
    private var nextID: Int64
    private static let cacheLimit = 2_000_000

    init(_ db: Database) throws {
        nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM field") ?? -1) + 1
    }

    func id(of path: String, dataset: Int64, in transaction: CatalogTransaction) throws -> Int64 {
        let key = Key(dataset: dataset, path: path)
        if let id = ids[key] { return id }
        if ids.count > Self.cacheLimit { ids.removeAll(keepingCapacity: true) }
        if let id = try transaction.integer("SELECT id FROM field WHERE dataset = ? AND path = ?", [dataset, path]) {
            ids[key] = id
            return id
        }
        let id = nextID
        nextID += 1
        try transaction.execute("INSERT INTO field (id, dataset, path) VALUES (?, ?, ?)", [id, dataset, path])
        ids[key] = id
        return id
    }

    /// Makes types and order of a dataset's columns those of its current schema; columns that it no longer has keep
    /// their row without a type, since past lineage speaks of them.
    func apply(_ schema: [SchemaColumn], tags: [String: [String]], dataset: Int64, in transaction: CatalogTransaction)
        throws
    {
        try transaction.execute(
            "UPDATE field SET type = NULL, ordinal = NULL, tags = NULL WHERE dataset = ? AND (ordinal IS NOT NULL OR tags IS NOT NULL)",
            [dataset])
        for (ordinal, column) in schema.enumerated() {
            let id = try id(of: column.path, dataset: dataset, in: transaction)
            try transaction.execute(
                "UPDATE field SET type = ?, ordinal = ? WHERE id = ?", [column.type, ordinal, id])
        }
        for (path, names) in tags {
            let id = try id(of: path, dataset: dataset, in: transaction)
            try transaction.execute("UPDATE field SET tags = ? WHERE id = ?", [names.joined(separator: "\n"), id])
        }
    }
}

/// A column of a schema facet with its nested fields spelled out as dotted paths.
struct SchemaColumn: Sendable, Hashable {
    var path: String
    var type: String?
    var description: String?

    /// Flattens a schema facet: `address`, `address.city` …
    static func columns(of facet: SchemaDatasetFacet) -> [SchemaColumn] {
        var columns: [SchemaColumn] = []
        // Explicit stack: nesting comes from outside and may be deep.
        var pending = facet.fields.reversed().map { ("", $0) }
        while let (prefix, field) = pending.popLast() {
            let path = prefix + field.name
            columns.append(SchemaColumn(path: path, type: field.type, description: field.description))
            pending.append(contentsOf: field.fields.reversed().map { (path + ".", $0) })
        }
        return columns
    }
}
