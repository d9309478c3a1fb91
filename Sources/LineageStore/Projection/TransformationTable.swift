internal import GRDB
internal import OpenLineage

/// How a column came from another: OpenLineage's `transformations[]`, each kind stored once.
final class TransformationTable {
    struct Key: Hashable {
        var isIndirect: Bool
        /// `IDENTITY`, `AGGREGATION`, `JOIN` …; empty when the producer does not say.
        var subtype: String
        var description: String
        var masking: Bool
    }

    private var ids: [Key: Int64] = [:]
    private var nextID: Int64 = 0
    /// Rows added since the graph was last told.
    private(set) var added: [(id: Int64, key: Key)] = []

    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, type, subtype, description, masking FROM transformation") {
            let key = Key(isIndirect: row[1], subtype: row[2], description: row[3], masking: row[4])
            ids[key] = row[0]
            nextID = max(nextID, row[0] + 1)
        }
    }

    func id(of key: Key, in transaction: CatalogTransaction) throws -> Int64 {
        if let id = ids[key] { return id }
        let id = nextID
        nextID += 1
        try transaction.execute(
            "INSERT INTO transformation (id, type, subtype, description, masking) VALUES (?, ?, ?, ?, ?)",
            [id, key.isIndirect, key.subtype, key.description, key.masking])
        ids[key] = id
        added.append((id, key))
        return id
    }

    func takeAdded() -> [(id: Int64, key: Key)] {
        defer { added = [] }
        return added
    }
}

extension TransformationTable.Key {
    /// Subtypes that OpenLineage defines as indirect; older producers leave the type out.
    private static let indirectSubtypes: Set<String> = ["JOIN", "GROUP_BY", "FILTER", "SORT", "WINDOW", "CONDITIONAL"]

    init(type: String?, subtype: String?, description: String?, masking: Bool?) {
        let upperSubtype = (subtype ?? "").uppercased()
        let upperType = (type ?? "").uppercased()
        self.subtype = upperSubtype
        isIndirect = upperType == "INDIRECT" || (upperType != "DIRECT" && Self.indirectSubtypes.contains(upperSubtype))
        self.description = description ?? ""
        self.masking = masking ?? false
    }

    /// The deprecated pair `transformationType`, `transformationDescription` of a whole output column.
    init(legacyType: String?, description: String?) {
        switch legacyType?.uppercased() {
        case "MASKED": self.init(type: "DIRECT", subtype: "TRANSFORMATION", description: description, masking: true)
        case let type?: self.init(type: nil, subtype: type, description: description, masking: false)
        case nil: self.init(type: "DIRECT", subtype: nil, description: description, masking: false)
        }
    }
}
