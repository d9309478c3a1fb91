import SQLLineage
import Testing

/// Reading takes time and stack in proportion to the text, whatever stands in it.
@Suite struct ParsingRobustnessTests {
    private static func nested(_ opening: String, _ core: String, _ closing: String, _ depth: Int) -> String {
        String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
    }

    @Test(arguments: [
        ("(", "1", ")"), ("(SELECT ", "1", ")"), ("f(", "1", ")"), ("CASE WHEN a THEN ", "1", " END"), ("[", "1", "]"),
        ("a[", "1", "]"), ("{'a': ", "1", "}"), ("x -> ", "1", ""), ("@x := ", "1", ""), ("EXISTS (SELECT ", "1", ")"),
        ("CAST(", "1", " AS INT)"),
    ])
    func `expressions beyond the depth are refused`(opening: String, core: String, closing: String) {
        let sql = "SELECT " + Self.nested(opening, core, closing, 10_000)
        #expect(SQLAnalyzer(dialect: .duckdb).parse(sql).diagnostics.first?.code == .tooDeep)
    }

    @Test(arguments: [
        ("(SELECT * FROM ", "t", ")"), ("(", "a", " JOIN b ON TRUE)"), ("TABLE(", "a", ")"),
        ("(PIVOT ", "t", " ON a USING sum(b))"),
    ])
    func `relations beyond the depth are refused`(opening: String, core: String, closing: String) {
        let sql = "SELECT * FROM " + Self.nested(opening, core, closing, 10_000)
        #expect(SQLAnalyzer(dialect: .duckdb).parse(sql).diagnostics.first?.code == .tooDeep)
    }

    @Test(arguments: [("BEGIN ", "END;"), ("IF a THEN ", "END IF;"), ("IF 1 = 1 SELECT 1 ELSE ", "")])
    func `blocks beyond the depth are refused`(opening: String, closing: String) {
        for dialect in [Dialect.tsql, .snowflake, .oracle] {
            let outcome = SQLAnalyzer(dialect: dialect).parse(Self.nested(opening, "SELECT 1;", closing, 10_000))
            #expect(!outcome.isComplete)
        }
    }

    @Test func `what is nested a hundred deep is read`() {
        #expect(problems("SELECT " + Self.nested("(", "1", ")", 100)) == [])
        #expect(problems("SELECT * FROM " + Self.nested("(SELECT * FROM ", "t", ")", 100)) == [])
    }

    @Test(arguments: [
        "(", "[", "{", "((((;", "SELECT (", "array<", "CASE ", "a.", "- ", "BEGIN ", "IF ", "WITH a AS (", "x, ",
    ])
    func `a text of openings alone is answered soon`(opening: String) {
        let sql = "SELECT " + String(repeating: opening, count: 10_000)
        let time = ContinuousClock().measure { _ = SQLAnalyzer().parse(sql) }
        #expect(time < .seconds(20))
    }

    @Test func `long lists are read in proportion to their length`() {
        let columns = (0..<5_000).map { "row < a\($0) AND array < b\($0) AS c\($0)" }.joined(separator: ", ")
        #expect(problems("SELECT \(columns) FROM t") == [])
        let unions = (0..<20_000).map { "SELECT a FROM t\($0)" }.joined(separator: " UNION ALL ")
        #expect(problems(unions) == [])
        let declarations = (0..<20_000).map { "DECLARE v\($0) INT;" }.joined(separator: "\n")
        #expect(problems(declarations, .mysql) == [])
        #expect(SQLAnalyzer(dialect: .oracle).parse(declarations).statementCount > 0)
    }

    @Test(arguments: [
        "", " \n\t", ";;;", "--", "/*", "'", "\"", "`", "[", "$$", "{%", "{{", "\u{FEFF}", "\u{0}\u{1}", "🚲",
    ])
    func `odd texts are answered`(sql: String) {
        for dialect in Dialect.allCases { _ = SQLAnalyzer(dialect: dialect).parse(sql) }
    }
}
