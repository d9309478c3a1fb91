import SQLLineage
import Testing

/// What is not known is said, with the place.
@Suite struct DiagnosticTests {
    @Test func `a star over an unknown table is a star on both ends`() {
        let answer = lineage("select * from t")
        #expect(answer.inputs(of: "*") == ["t.* DIRECT IDENTITY"])
        #expect(answer.codes == ["unresolved-star 1:8"])
        #expect(answer.isComplete)
    }

    @Test func `a column that several tables may have keeps its candidates`() throws {
        let answer = lineage("select a\nfrom t join u on t.id = u.id")
        let input = try #require(answer.columns.first?.inputs.first)
        #expect(input.table == nil)
        #expect(input.candidates.map(\.name) == ["t", "u"])
        #expect(answer.codes == ["ambiguous-column 1:8"])
    }

    @Test func `a partial schema decides by exclusion`() {
        let answer = lineage("select a, b from t join u on t.id = u.id", schema: ["t": ["id", "b"]])
        #expect(answer.inputs(of: "a") == ["u.a DIRECT IDENTITY"])
        #expect(answer.inputs(of: "b") == ["t.b DIRECT IDENTITY"])
        #expect(answer.diagnostics.isEmpty)
    }

    @Test func `a column that the schema lacks is reported`() {
        #expect(lineage("select nope from t", schema: ["t": ["a"]]).codes == ["unknown-column 1:8"])
    }

    @Test func `a qualifier that names nothing is reported`() {
        #expect(lineage("select x.a from t", schema: ["t": ["a"]]).codes.first == "unknown-table 1:8")
    }

    @Test func `a name that the schema has twice is reported`() {
        let answer = lineage("select a from t", schema: ["x.t": ["a"], "y.t": ["a"]])
        #expect(answer.codes == ["ambiguous-table 1:15"])
    }

    @Test func `differing numbers of columns are reported`() {
        #expect(lineage("insert into u (a, b) select x from t").codes == ["column-count 1:1"])
    }

    @Test func `a broken statement costs only itself`() {
        let answer = lineage("insert into a select x from t; select from where; insert into b select y from u")
        #expect(answer.writes == ["a", "b"])
        #expect(answer.statementCount == 3)
        #expect(!answer.isComplete)
        #expect(answer.codes == ["syntax 1:44"])
    }

    @Test func `what was read of a broken statement is answered`() {
        let answer = lineage("with c as (select a from t) select * from c join u on u.id = = c.id )")
        #expect(answer.reads.contains("u"))
        #expect(!answer.isComplete)
    }

    @Test func `columns count characters, not bytes`() {
        #expect(lineage("select 'äöü', ! from t").codes.first == "syntax 1:17")
    }

    @Test func `a string without an end is reported where it begins`() {
        #expect(lineage("select a,\n 'x from t").codes.contains("unterminated 2:2"))
    }
}
