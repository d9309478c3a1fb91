import SQLLineage
import Testing

@testable import thalweg

@Suite struct ScriptSheetTests {
    private func lines(_ script: AnalyzedScript, width: Int = 100) -> [String] {
        ScriptSheet(script: script, width: width).lines().plain
    }

    @Test func `a statement shows what it reads, writes and makes`() {
        #expect(
            lines(Samples.analyzed(Samples.insert)) == [
                "a.sql",
                "1. INSERT  line 1",
                "  reads   raw.orders, raw.customers",
                "  writes  mart.revenue",
                "  columns",
                "    region      ← raw.orders.region    identity",
                "    total       ← raw.orders.amount    aggregation              sum(o.amount)",
                "    email_hash  ← raw.customers.email  transformation (masked)  md5(c.email)",
                "    loaded_at   ← no column                                     now()",
                "  all rows steered by",
                "    join      raw.orders.customer_id, raw.customers.id",
            ])
    }

    @Test func `long expressions are shortened to the line`() {
        for line in lines(Samples.analyzed(Samples.insert), width: 74) { #expect(DisplayWidth.of(line) <= 80) }
        #expect(lines(Samples.analyzed(Samples.insert), width: 40).contains { $0.contains("sum(o.amount)") })
    }

    @Test func `many columns that pass unchanged are told in a paragraph`() {
        var statement = StatementLineage(kind: .createTableAs, span: .none)
        statement.columns = (1...100).map { number in
            ColumnLineage(
                target: Samples.revenue, column: "column_\(number)", expression: .none,
                inputs: [Samples.input(Samples.orders, "column_\(number)", .identity)])
        }
        statement.columns.append(
            Samples.column("total", "sum(o.amount)", [Samples.input(Samples.orders, "amount", .aggregation)]))
        let lines = lines(Samples.analyzed(Samples.script([statement])))
        #expect(lines.count < 25)
        #expect(lines.contains("    100 unchanged from raw.orders:"))
        #expect(lines.joined(separator: " ").contains("column_99, column_100"))
        #expect(lines.contains("    total  ← raw.orders.amount  aggregation  sum(o.amount)"))
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 100 })
    }

    @Test func `a column of an unknown table names the tables that may have it`() {
        var statement = StatementLineage(kind: .select, span: .none)
        statement.columns = [
            ColumnLineage(
                target: nil, column: "x", expression: .none,
                inputs: [Samples.input(nil, "x", .identity, candidates: [Samples.orders, Samples.customers])])
        ]
        #expect(
            lines(Samples.analyzed(Samples.script([statement])))
                .contains("    x  ← ?.x (of raw.orders or raw.customers)  identity"))
    }

    @Test func `a script of several statements has a summary`() {
        var temporary = StatementLineage(kind: .createTableAs, span: .none)
        temporary.outputs = [SQLLineage.DatasetName("tmp")]
        temporary.temporaryOutputs = [SQLLineage.DatasetName("tmp")]
        var script = Samples.insert
        script.statements.insert(temporary, at: 0)
        let lines = lines(Samples.analyzed(script))
        #expect(lines.contains("  writes  tmp (temporary)"))
        let whole = lines.drop { $0 != "In all 2 statements" }
        #expect(whole.contains("  4 columns from 3 inputs"))
        #expect(whole.contains("    total       ← raw.orders.amount    aggregation              sum(o.amount)"))
    }

    @Test func `the scopes that a value passed are shown`() {
        let script = Samples.analyzing(
            "insert into u with paid as (select a.v from raw.t a), q as (select sum(v) s from paid) select s from q")
        #expect(lines(script).contains { $0.contains("← raw.t.v  aggregation  via paid, q") })
    }
}
