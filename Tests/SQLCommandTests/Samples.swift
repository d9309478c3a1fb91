import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

/// Scripts made by hand, so that what is shown of them does not depend on what the engine finds.
enum Samples {
    static let orders = SQLLineage.DatasetName("raw.orders")
    static let customers = SQLLineage.DatasetName("raw.customers")
    static let revenue = SQLLineage.DatasetName("mart.revenue")
    static let sql = """
        insert into mart.revenue
        select o.region, sum(o.amount) as total, md5(c.email) as email_hash, now() as loaded_at
        from raw.orders o join raw.customers c on o.customer_id = c.id
        """

    /// The place of a part of ``sql``.
    static func span(_ part: String, in text: String = sql) -> SourceSpan {
        guard let range = text.firstRange(of: part) else { return .none }
        let start = text[..<range.lowerBound].utf8.count
        return SourceSpan(start: start, end: start + part.utf8.count)
    }

    static func input(
        _ table: SQLLineage.DatasetName?, _ column: String, _ subtype: Transformation.Subtype, masking: Bool = false,
        candidates: [SQLLineage.DatasetName] = []
    ) -> ColumnInput {
        ColumnInput(
            table: table, candidates: candidates, column: column,
            transformation: Transformation(subtype, masking: masking),
            reference: span("\(table == customers ? "c" : "o").\(column)"))
    }

    static func column(_ name: String, _ expression: String, _ inputs: [ColumnInput]) -> ColumnLineage {
        ColumnLineage(target: revenue, column: name, expression: span(expression), inputs: inputs)
    }

    /// An INSERT that joins two tables.
    static var insert: ScriptLineage {
        var statement = StatementLineage(kind: .insert, span: SourceSpan(start: 0, end: sql.utf8.count))
        statement.inputs = [orders, customers]
        statement.outputs = [revenue]
        statement.columns = [
            column("region", "o.region", [input(orders, "region", .identity)]),
            column("total", "sum(o.amount)", [input(orders, "amount", .aggregation)]),
            column("email_hash", "md5(c.email)", [input(customers, "email", .transformation, masking: true)]),
            column("loaded_at", "now()", []),
        ]
        statement.indirect = [input(orders, "customer_id", .join), input(customers, "id", .join)]
        return script([statement])
    }

    static func script(_ statements: [StatementLineage], _ diagnostics: [Diagnostic] = []) -> ScriptLineage {
        var script = ScriptLineage()
        script.statements = statements
        script.inputs = statements.flatMap(\.inputs)
        script.outputs = statements.flatMap(\.outputs)
        script.columns = statements.flatMap(\.columns)
        script.indirect = statements.flatMap(\.indirect)
        script.diagnostics = diagnostics
        script.statementCount = statements.count
        return script
    }

    static func analyzed(_ lineage: ScriptLineage, sql: String = sql, label: String = "a.sql") -> AnalyzedScript {
        AnalyzedScript(source: SourceText(label: label, sql: sql), lineage: lineage)
    }

    /// What the engine finds in a text.
    static func analyzing(_ sql: String, dialect: Dialect = .postgres, schema: Schema = Schema()) -> AnalyzedScript {
        AnalyzedScript(
            analyzing: SourceText(label: "a.sql", sql: sql), by: SQLAnalyzer(dialect: dialect, schema: schema))
    }

    static func json(_ bytes: [UInt8]) throws -> JSONValue { try JSONValue.parse(bytes[...]) }
}

extension [String] {
    /// Without the colours that a terminal shows.
    var plain: [String] {
        map { $0.replacing(/\u{1b}\[[0-9]*m/, with: "") }
    }
}
