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

    /// The tables and views that a script of definitions makes; columns that it does not name are left out.
    public init(ddl: String, dialect: Dialect = .neutral) {
        self.init()
        add(tablesOf: SQLAnalyzer(dialect: dialect).analyze(ddl))
    }

    /// Adds the tables that a script made, as it left them.
    public mutating func add(tablesOf script: ScriptLineage) {
        for (_, table) in script.session.tables.sorted(by: { $0.key < $1.key }) {
            guard let columns = table.columns else { continue }
            add(table: table.name.name.split(separator: ".").map(String.init), columns: columns)
        }
    }
}
