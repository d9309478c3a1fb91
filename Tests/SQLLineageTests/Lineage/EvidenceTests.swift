import SQLLineage
import Testing

/// Each edge says where in the text it comes from, and through which scopes it went.
@Suite struct EvidenceTests {
    private func text(_ span: SourceSpan, of sql: String) -> String {
        String(decoding: Array(sql.utf8)[span.start..<span.end], as: UTF8.self)
    }

    @Test func `an edge names the scopes that its value passed, the innermost first`() throws {
        let sql = "with a as (select x from t), b as (select x + 1 as y from a) select s.y from (select y from b) s"
        let statement = try #require(lineage(sql).statements.first)
        let input = try #require(statement.columns.first?.inputs.first)
        #expect(input.summary == "t.x DIRECT TRANSFORMATION")
        #expect(statement.scopes(passedBy: input) == ["a", "b", "s"])
    }

    @Test func `an output has the text of the expression that makes it`() throws {
        let sql = "select upper(name) || '!' as shout, id from people"
        let columns = lineage(sql).columns
        #expect(text(columns[0].expression, of: sql) == "upper(name) || '!'")
        #expect(text(columns[1].expression, of: sql) == "id")
    }

    @Test func `a column that a star brings has the expression of the query below`() {
        let sql = "with c as (select a + b as s from t), d as (select * from c) select * from d"
        #expect(text(lineage(sql).columns[0].expression, of: sql) == "a + b")
    }

    @Test func `an input points at the name in the text`() throws {
        let sql = "select p.name from people p"
        let input = try #require(lineage(sql).columns.first?.inputs.first)
        #expect(text(input.reference, of: sql) == "name")
    }

    @Test func `statements stand where they stand in the text`() {
        let sql = "select 1;\n  select a from t ;"
        let statements = lineage(sql).statements
        #expect(text(statements[1].span, of: sql) == "select a from t")
    }
}
