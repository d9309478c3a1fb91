import SQLLineage

/// The lineage of a script as lines for people: each statement, the script as a whole, then holes and warnings.
struct ScriptSheet {
    let script: AnalyzedScript
    let width: Int

    func lines() -> [String] {
        let lineage = script.lineage
        let sheet = StatementSheet(source: script.source, width: width)
        var lines = [Terminal.styled(script.source.label, .blue)]
        if lineage.statements.isEmpty { lines.append(Terminal.styled("  no statements", .dim)) }
        for (index, statement) in lineage.statements.enumerated() {
            lines += sheet.lines(statement, number: index + 1)
        }
        if lineage.statements.count > 1 { lines += summary(sheet) }
        if !script.diagnostics.isEmpty { lines.append("") }
        let diagnostics = DiagnosticSheet(source: script.source, width: width)
        for diagnostic in script.diagnostics { lines += diagnostics.lines(diagnostic) }
        return lines
    }

    /// The script as a whole, from its sources to what is left when it ends.
    private func summary(_ sheet: StatementSheet) -> [String] {
        let lineage = script.lineage
        var lines = [Terminal.styled("In all \(Figures.count(lineage.statements.count)) statements", .bold)]
        lines += sheet.names("reads", lineage.inputs.map(\.name))
        lines += sheet.names("writes", lineage.outputs.map(\.name))
        let edges = lineage.columns.reduce(0) { $0 + $1.inputs.count }
        lines.append(
            "  \(Figures.count(lineage.columns.count)) columns from \(Figures.count(edges)) inputs"
                + Self.count(script.diagnostics))
        // Where temporary tables are folded away, no statement shows the whole way.
        if lineage.statements.contains(where: { !$0.temporaryOutputs.isEmpty }) {
            lines += sheet.columns(lineage.columns.filter { $0.target != nil }) { _ in [] }
            lines += sheet.steering(lineage.indirect)
        }
        return lines
    }

    /// `; 1 error, 2 warnings`, or nothing.
    static func count(_ diagnostics: [ReportedDiagnostic]) -> String {
        let counts: [(Diagnostic.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.info, "remark")]
        let parts = counts.compactMap { severity, word in
            let count = diagnostics.filter { $0.severity == severity }.count
            return count == 0 ? nil : "\(Figures.count(count)) \(word)\(count == 1 ? "" : "s")"
        }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }
}
