import SQLLineage
import Testing

/// Whatever the text, there is an answer.
@Suite struct BadInputTests {
    @Test(arguments: [
        "", "   \n", "-- nothing", "/* nothing */", ";", ";;;", "\u{0}", "((((", "))))", "as as", "select", "'", "{{",
        "{%",
    ])
    func `odd texts are answered`(sql: String) {
        #expect(lineage(sql).columns.isEmpty)
    }

    @Test(arguments: [
        "create trigger tr for each", "copy t from '", "unload ($$ select a $$) to '", "select a from $$",
        "merge into t using s on t.a = s.a when matched then update set a = s.a log",
        "merge into t using s on t.a = s.a when matched then delete option",
    ])
    func `texts that end too early are answered`(sql: String) {
        #expect(lineage(sql).statementCount == 1)
    }

    @Test func `an alias may name fewer columns than its table has`() {
        let answer = lineage("select * from t as s (x)", schema: ["t": ["a", "b"]])
        #expect(answer.inputs(of: "x") == ["t.a DIRECT IDENTITY"])
        #expect(answer.inputs(of: "b") == ["t.b DIRECT IDENTITY"])
    }

    @Test func `binary junk is answered`() {
        let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        _ = lineage(String(decoding: bytes, as: UTF8.self))
    }

    @Test func `ten thousand parentheses are too deep, not a crash`() {
        let sql = "select " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
        #expect(lineage(sql).codes.first?.hasPrefix("too-deep") == true)
    }

    @Test(arguments: ["[0]", "::int", ".f", " is null", " and a", " || a"])
    func `long chains behind an operand are answered`(link: String) {
        _ = lineage("select a" + String(repeating: link, count: 20_000) + " from t")
    }

    @Test func `a select of five thousand columns is read whole`() {
        let items = (0..<5_000).map { "c\($0) + 1 as d\($0)" }.joined(separator: ", ")
        let answer = lineage("select \(items) from t")
        #expect(answer.columns.count == 5_000)
        #expect(answer.inputs(of: "d4999") == ["t.c4999 DIRECT TRANSFORMATION"])
    }

    @Test func `two thousand CTEs, each of the one before, are followed`() {
        let ctes = (1..<2_000).map { "c\($0) as (select a from c\($0 - 1))" }.joined(separator: ", ")
        let answer = lineage("with c0 as (select a from t), \(ctes) select a from c1999")
        #expect(answer.inputs(of: "a") == ["t.a DIRECT IDENTITY"])
    }

    @Test func `five thousand queries in one union are put together`() {
        let sql = (0..<5_000).map { "select a from t\($0)" }.joined(separator: " union all ")
        #expect(lineage(sql).reads.count == 5_000)
    }

    @Test func `reserved words can be names`() {
        let answer = lineage("select t.\"select\", t.order from \"from\" t", schema: [:])
        #expect(answer.inputs(of: "order") == ["from.order DIRECT IDENTITY"])
    }

    @Test func `functions that nobody knows are functions`() {
        #expect(
            lineage("select zorp(a, b) as x from t").inputs(of: "x") == [
                "t.a DIRECT TRANSFORMATION", "t.b DIRECT TRANSFORMATION",
            ])
    }

    @Test(arguments: Dialect.allCases)
    func `a wrong dialect never loses the tables`(dialect: Dialect) {
        #expect(lineage("select a, b from s.t where c = 1", dialect).reads.map { $0.lowercased() } == ["s.t"])
    }
}
