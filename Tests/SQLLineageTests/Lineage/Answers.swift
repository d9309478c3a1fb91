import SQLLineage

/// Lineage as short texts, so that a test reads like the question it asks.
extension ColumnInput {
    /// `t.a DIRECT AGGREGATION masking`; `?.a …` where the table is not known.
    var summary: String {
        var text = "\(table?.name ?? "?").\(column) \(transformation.kind.rawValue) \(transformation.subtype.rawValue)"
        if transformation.masking { text += " masking" }
        return text
    }
}

extension ScriptLineage {
    /// `target.column` or `column` of a bare query → its inputs.
    func inputs(of column: String) -> [String]? {
        let parts = column.split(separator: ".")
        return columns.first { entry in
            parts.count == 1
                ? entry.column == column
                : entry.column == String(parts[parts.count - 1])
                    && entry.target?.name == parts.dropLast().joined(separator: ".")
        }?.inputs.map(\.summary).sorted()
    }

    var steering: [String] {
        indirect.map { "\($0.table?.name ?? "?").\($0.column) \($0.transformation.subtype.rawValue)" }.sorted()
    }
    var reads: [String] { inputs.map(\.name).sorted() }
    var writes: [String] { outputs.map(\.name).sorted() }
    var codes: [String] { diagnostics.map { "\($0.code.rawValue) \($0.position.line):\($0.position.column)" } }
}

func lineage(
    _ sql: String, _ dialect: Dialect = .postgres, schema: [String: [String]] = [:], database: String? = nil,
    defaultSchema: String? = nil
) -> ScriptLineage {
    var known = Schema()
    for (table, columns) in schema.sorted(by: { $0.key < $1.key }) {
        known.add(table: table.split(separator: ".").map(String.init), columns: columns.map { Schema.Column($0) })
    }
    return SQLAnalyzer(dialect: dialect, schema: known, defaultDatabase: database, defaultSchema: defaultSchema)
        .analyze(sql)
}
