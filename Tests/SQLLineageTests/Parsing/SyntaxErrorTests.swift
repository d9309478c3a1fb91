import SQLLineage
import Testing

/// A broken text is refused, and the message says where and why.
@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("SELECT a FROM", "1:14 expected a table or a query in parentheses, but the text ends here"),
        ("SELECT a\nFROM t\nWHERE", "3:6 expected an expression, but the text ends here"),
        ("SELECT (a + b FROM t", "1:15 expected ), but \"FROM\" stands here"),
        ("SELECT a FROM t GROUP a", "1:17 expected the end of the statement, but \"GROUP\" stands here"),
        ("INSERT INTO t (a, b) VALUES (1, 2", "1:34 expected ), but the text ends here"),
        ("SELECT CASE WHEN a THEN b FROM t", "1:27 expected END, but \"FROM\" stands here"),
        (
            "MERGE INTO t USING s ON a = b WHEN MATCHED THEN EXPLODE",
            "1:49 expected UPDATE, INSERT or DELETE, but \"EXPLODE\" stands here"
        ),
        ("FROBNICATE t", "1:1 expected a statement, but \"FROBNICATE\" stands here"),
    ])
    func `an error says what was expected and what was found`(sql: String, problem: String) {
        #expect(problems(sql) == [problem])
    }

    @Test(arguments: [
        ("SELECT 'a", "string"), ("SELECT \"a", "quoted name"), ("SELECT 1 /* a", "comment"),
        ("SELECT $$a", "dollar-quoted string"), ("SELECT {{ a", "template expression"),
    ])
    func `what has no end is named`(sql: String, what: String) {
        #expect(problems(sql).contains { $0.hasSuffix("this \(what) has no end") })
    }

    @Test(arguments: [
        "SELECT * FROM t PIVOT (a FOR b IN (1))", "GRANT ON t TO u", "REVOKE , SELECT ON t FROM u", "DESCRIBE.",
        "CREATE TABLE t (a INT, CHECK a > 1)", "SELECT * FROM t WITH READ", "DROP", "CREATE", "SELECT a b c FROM t",
        "SELECT f(a, b FROM t", "UPDATE t a = 1", "DELETE FROM", "SELECT a FROM t WHERE a IS", "SELECT a,, b FROM t",
        "INSERT t", "SELECT 1)", "(SELECT 1",
    ])
    func `a broken statement is not accepted`(sql: String) {
        #expect(!SQLAnalyzer().parse(sql).isComplete)
    }

    @Test func `positions count characters and not bytes`() {
        #expect(
            problems("SELECT 'äöü🚲' FROM") == [
                "1:19 expected a table or a query in parentheses, but the text ends here"
            ])
    }

    @Test func `a broken statement costs itself alone`() {
        let outcome = SQLAnalyzer().parse("SELECT 1; SELEKT 2; SELECT (3; SELECT 4")
        #expect(outcome.statementCount == 4)
        #expect(outcome.diagnostics.map(\.position.column) == [11, 30])
    }

    @Test func `a broken statement in a block costs itself alone`() {
        let answer = lineage(
            """
            BEGIN
              INSERT INTO a SELECT x FROM b;
              FROM WHERE;
              INSERT INTO c SELECT y FROM d;
            END
            """, .snowflake)
        #expect(!answer.isComplete)
        #expect(answer.writes.map { $0.lowercased() } == ["a", "c"])
    }
}
