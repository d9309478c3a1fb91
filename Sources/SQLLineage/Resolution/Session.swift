/// What a script has done so far: what it made, renamed and set.
struct Session {
    struct Table {
        var name: DatasetName
        /// Nil where an unresolved star leaves them open.
        var columns: [Schema.Column]?
        var isTemporary: Bool
    }

    var defaultDatabase: String?
    var defaultSchema: String?
    /// The schemas behind the default one in which names without a schema are looked for.
    var searchPath: [String] = []
    /// By case-folded full name.
    var tables: [String: Table] = [:]
    /// Temporary tables by case-folded last part: they are found whatever database is the default.
    var temporaryByLastPart: [String: String] = [:]
    /// Variables whose value is a known text (dynamic SQL), by case-folded name.
    var texts: [String: String] = [:]

    /// The routine at hand, case-folded: its parameters may be qualified by it.
    var routine: String?

    /// What variables hold that the text around this one gives it, by case-folded name; and those whose value that text
    /// wants back.
    var values: [String: [ColumnInput]] = [:]
    var wanted: [String] = []

    /// What the trigger at hand sees, and by name what functions do that triggers call.
    var trigger: Trigger?
    var triggerFunctions: [String: Trigger] = [:]

    struct Trigger {
        /// Several where several triggers call the function.
        var tables: [DatasetName]
        /// The names of its rows, case-folded.
        var rows: Set<String>
    }

    /// What synonyms that the script made stand for, by case-folded full name.
    var synonyms: [String: DatasetName] = [:]

    mutating func define(_ table: Table) {
        let key = table.name.name.lowercased()
        tables[key] = table
        if table.isTemporary { temporaryByLastPart[Self.lastPart(key)] = key }
    }

    mutating func remove(_ name: DatasetName) {
        let key = name.name.lowercased()
        tables[key] = nil
        if temporaryByLastPart[Self.lastPart(key)] == key { temporaryByLastPart[Self.lastPart(key)] = nil }
    }

    static func lastPart(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
