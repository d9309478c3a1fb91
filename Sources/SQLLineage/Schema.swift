/// The tables that are known from outside the script, with their columns in order.
public struct Schema: Sendable {
    public struct Column: Hashable, Sendable {
        public var name: String
        /// As the database writes it; empty where it is not known. A `STRUCT<a INT, b STRING>` says its fields.
        public var type: String

        public init(_ name: String, type: String = "") {
            self.name = name
            self.type = type
        }
    }

    public struct Table: Sendable {
        /// The parts of the name, the database first, as given.
        public var name: [String]
        public var columns: [Column]
    }

    public private(set) var tables: [Table] = []
    /// Tables by the case-folded last part of their name.
    var byLastPart: [String: [Int]] = [:]

    public init() {}

    /// Adds a table, or replaces the one of the same name.
    public mutating func add(table name: [String], columns: [Column]) {
        guard let last = name.last?.lowercased() else { return }
        if let known = byLastPart[last]?.first(where: { tables[$0].name.elementsEqual(name) }) {
            tables[known].columns = columns
            return
        }
        byLastPart[last, default: []].append(tables.count)
        tables.append(Table(name: name, columns: columns))
    }

    public var isEmpty: Bool { tables.isEmpty }
}
