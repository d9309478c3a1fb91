import SQLLineage
import Testing

@testable import thalweg

@Suite struct DiagnosticSheetTests {
    /// The lines of a diagnostic about a part of a text.
    private func lines(_ sql: String, at part: String, width: Int = 100) -> [String] {
        let source = SourceText(label: "m/a.sql", sql: sql)
        let span = Samples.span(part, in: sql)
        let diagnostic = Diagnostic(
            severity: .warning, code: .unknownColumn, message: "no table has it", span: span,
            position: source.position(span.start))
        return DiagnosticSheet(source: source, width: width).lines(ReportedDiagnostic(diagnostic)).plain
    }

    @Test func `a diagnostic shows its place, the line and a mark`() {
        #expect(
            lines("select a,\n       nosuch\nfrom t", at: "nosuch") == [
                "m/a.sql:2:8: warning: no table has it [unknown-column]",
                "    2 |        nosuch",
                "      |        ^~~~~~",
            ])
    }

    @Test func `the mark stands right behind tabs, wide and composed characters`() {
        #expect(
            lines("\tselect\tx from t", at: "x").suffix(2) == ["    1 |     select  x from t", "      |             ^"])
        #expect(
            lines("select 名前, x from t", at: "x").suffix(2) == [
                "    1 | select 名前, x from t", "      |              ^",
            ])
        #expect(lines("select 'é', x", at: "x").last == "      |             ^")
        #expect(lines("select e\u{301}, x", at: "x").last == "      |           ^")
        #expect(lines("select 名前 from t", at: "名前").last == "      |        ^~~~")
    }

    @Test func `a line of many thousand characters is cut around the place`() {
        let sql =
            "select " + String(repeating: "column_name, ", count: 2_000) + "nosuch, "
            + String(repeating: "z, ", count: 900)
        let shown = lines(sql, at: "nosuch", width: 80)
        #expect(shown.allSatisfy { DisplayWidth.of($0) <= 90 })
        guard shown.count == 3, let place = shown[1].firstRange(of: "nosuch") else {
            Issue.record("the place is not shown")
            return
        }
        let before = DisplayWidth.of(shown[1][..<place.lowerBound])
        #expect(shown[2].firstIndex(of: "^").map { DisplayWidth.of(shown[2][..<$0]) } == before)
    }

    @Test func `the end of the text can be marked`() {
        let source = SourceText(label: "a.sql", sql: "select (")
        let diagnostic = Diagnostic(
            severity: .error, code: .syntax, message: "the text ends", span: SourceSpan(start: 8, end: 8),
            position: SourcePosition(line: 1, column: 9))
        #expect(
            DiagnosticSheet(source: source, width: 80).lines(ReportedDiagnostic(diagnostic)).plain.suffix(2) == [
                "    1 | select (", "      |         ^",
            ])
    }

    @Test func `what concerns the input as a whole has no line`() {
        let diagnostic = DialectChoice(named: "oracle19c").diagnostic
        let lines = diagnostic.map {
            DiagnosticSheet(source: SourceText(label: "a.sql", sql: "x"), width: 80).lines($0).plain
        }
        #expect(
            lines == [
                "a.sql: warning: there is no dialect `oracle19c`; oracle, which it contains, is taken [unknown-dialect]"
            ])
    }
}
