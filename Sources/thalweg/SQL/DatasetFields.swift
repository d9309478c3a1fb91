import SQLLineage

/// The columns of the tables in a script, as far as they are known for sure.
struct DatasetFields {
    private var known: [String: [Schema.Table]] = [:]
    private var made: [SQLLineage.DatasetName: [Schema.Column]] = [:]

    init(_ lineage: ScriptLineage, schema: Schema) {
        for table in schema.tables {
            if let last = table.name.last { known[last.lowercased(), default: []].append(table) }
        }
        for statement in lineage.statements where [.createTableAs, .createView].contains(statement.kind) {
            for output in statement.outputs {
                let columns = statement.columns.filter { $0.target == output }.map(\.column)
                // An unresolved star leaves open what else there is.
                made[output] =
                    columns.isEmpty || columns.contains("*") ? nil : columns.map { Schema.Column($0) }
            }
        }
    }

    /// In order; empty where they are not known. What an INSERT names are not all columns of its table.
    func fields(of table: SQLLineage.DatasetName) -> [Schema.Column] {
        guard table.kind == .table else { return [] }
        if let columns = made[table] { return columns }
        let parts = table.name.lowercased().split(separator: ".").map(String.init)
        let candidates = (parts.last.flatMap { known[$0] } ?? []).filter { candidate in
            let name = candidate.name.map { $0.lowercased() }
            let shared = min(name.count, parts.count)
            return name.suffix(shared).elementsEqual(parts.suffix(shared))
        }
        let exact = candidates.filter { $0.name.count == parts.count }
        if let only = exact.first { return only.columns }
        return candidates.count == 1 ? candidates[0].columns : []
    }
}
