import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

@Suite struct ScriptJSONTests {
    @Test func `statements, summary and diagnostics stand under their file`() throws {
        let answer = try Samples.json(ScriptJSON.encode([Samples.analyzed(Samples.insert)]))
        #expect(answer["schemaVersion"]?.integerValue == 1)
        let file = try #require(answer["files"]?[0]?.objectValue)
        #expect(file.keys == ["path", "ok", "statements", "summary", "diagnostics"])
        #expect(file["ok"] == true)
        let statement = try #require(file["statements"]?[0]?.objectValue)
        #expect(
            statement.keys == ["kind", "line", "sources", "targets", "temporary", "columns", "indirect", "calls"])
        #expect(statement["kind"] == "INSERT")
        #expect(statement["sources"] == ["raw.orders", "raw.customers"])
        #expect(file["summary"]?["targets"] == ["mart.revenue"])
    }

    @Test func `an input has its place, its transformation and the way it took`() throws {
        let answer = try Samples.json(ScriptJSON.encode([Samples.analyzed(Samples.insert)]))
        let column = answer["files"]?[0]?["statements"]?[0]?["columns"]?[2]
        #expect(column?["expression"] == "md5(c.email)")
        #expect(column?["line"] == 2)
        #expect(
            column?["inputs"]?[0] == [
                "table": "raw.customers", "column": "email", "type": "DIRECT", "subtype": "TRANSFORMATION",
                "masking": true, "via": [], "line": 2, "columnNumber": 46,
            ])
        #expect(answer["files"]?[0]?["summary"]?["columns"]?[2]?["inputs"]?[0]?["via"] == nil)
    }

    @Test func `the scopes passed stand from the inside out`() throws {
        let script = Samples.analyzing(
            "with paid as (select a.v from raw.t a), q as (select sum(v) s from paid) select s from q")
        let answer = try Samples.json(ScriptJSON.encode([script]))
        #expect(
            answer["files"]?[0]?["statements"]?[0]?["columns"]?[0]?["inputs"]?[0]?["via"] == ["paid", "q"])
    }

    @Test func `an unknown table is null with its candidates`() throws {
        var statement = StatementLineage(kind: .select, span: .none)
        statement.columns = [
            ColumnLineage(
                target: nil, column: "x", expression: .none,
                inputs: [Samples.input(nil, "x", .identity, candidates: [Samples.orders])])
        ]
        let answer = try Samples.json(ScriptJSON.encode([Samples.analyzed(Samples.script([statement]))]))
        let column = answer["files"]?[0]?["statements"]?[0]?["columns"]?[0]
        #expect(column?["target"]?.isNull == true)
        #expect(column?["expression"]?.isNull == true)
        #expect(column?["inputs"]?[0]?["table"]?.isNull == true)
        #expect(column?["inputs"]?[0]?["candidates"] == ["raw.orders"])
    }
}
