extension ScriptLineage {
    /// Lineage of rendered text with its places in the template.
    func inTemplate(_ rendered: RenderedTemplate, of template: String) -> ScriptLineage {
        var script = self
        script.statements = statements.map { statement in
            var statement = statement
            statement.span = rendered.original(statement.span)
            statement.columns = statement.columns.map { rendered.original($0) }
            statement.indirect = statement.indirect.map { rendered.original($0) }
            return statement
        }
        script.columns = columns.map { rendered.original($0) }
        script.indirect = indirect.map { rendered.original($0) }
        script.diagnostics = rendered.placed(diagnostics, in: template)
        return script
    }
}

extension RenderedTemplate {
    func original(_ span: SourceSpan) -> SourceSpan {
        guard span != .none else { return span }
        let start = original(span.start)
        return SourceSpan(start: start, end: max(start, original(span.end)))
    }

    fileprivate func original(_ column: ColumnLineage) -> ColumnLineage {
        var column = column
        column.expression = original(column.expression)
        column.inputs = column.inputs.map { original($0) }
        return column
    }

    fileprivate func original(_ input: ColumnInput) -> ColumnInput {
        var input = input
        input.reference = original(input.reference)
        return input
    }

    /// Diagnostics of the rendered text at their places in the template, and what of the template is not known.
    func placed(_ diagnostics: [Diagnostic], in template: String) -> [Diagnostic] {
        var template = template
        return template.withUTF8 { bytes in
            var lines = LineIndex(bytes)
            let ofTemplate = unknown.map { entry in
                Diagnostic(
                    severity: .warning, code: .unknownTemplate, message: entry.message,
                    span: SourceSpan(start: entry.range.lowerBound, end: entry.range.upperBound),
                    position: lines.position(entry.range.lowerBound))
            }
            return ofTemplate
                + diagnostics.filter { $0.code != .unknownTemplate }.map { diagnostic in
                    var diagnostic = diagnostic
                    diagnostic.span = original(diagnostic.span)
                    diagnostic.position = lines.position(diagnostic.span.start)
                    return diagnostic
                }
        }
    }
}
