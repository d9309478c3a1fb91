import OpenLineage
import SQLLineage

/// The lineage of scripts as JSON; docs/cli.md has the form.
enum ScriptJSON {
    /// Changes only when a member ceases to mean what it did.
    static let schemaVersion = 1

    static func encode(_ scripts: [AnalyzedScript]) -> [UInt8] {
        var writer = JSONWriter(pretty: true, capacity: 65_536)
        writer.beginObject()
        writer.key("schemaVersion")
        writer.value(schemaVersion)
        writer.key("files")
        writer.beginArray()
        for script in scripts { write(script, into: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    private static func write(_ script: AnalyzedScript, into writer: inout JSONWriter) {
        let lineage = script.lineage
        writer.beginObject()
        writer.key("path")
        writer.value(script.source.label)
        writer.key("ok")
        writer.value(lineage.isComplete)
        writer.key("statements")
        writer.beginArray()
        for statement in lineage.statements {
            ScopedWriter(source: script.source) { statement.scopes(passedBy: $0) }.write(statement, into: &writer)
        }
        writer.endArray()
        writer.key("summary")
        writer.beginObject()
        writer.write("sources", lineage.inputs)
        writer.write("targets", lineage.outputs)
        let whole = ScopedWriter(source: script.source, scopes: nil)
        whole.write(lineage.columns, into: &writer)
        whole.write("indirect", lineage.indirect, into: &writer)
        writer.endObject()
        writer.key("diagnostics")
        writer.beginArray()
        for diagnostic in script.diagnostics { diagnostic.write(into: &writer) }
        writer.endArray()
        writer.endObject()
    }
}

/// Writes statements, columns and inputs with their places and the scopes that they passed.
private struct ScopedWriter {
    let source: SourceText
    /// Nil where inputs of several statements stand together, so that no one statement knows their way.
    let scopes: ((ColumnInput) -> [String])?

    func write(_ statement: StatementLineage, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("kind")
        writer.value(statement.kind.rawValue)
        writer.key("line")
        writer.value(source.position(statement.span.start).line)
        writer.write("sources", statement.inputs)
        writer.write("targets", statement.outputs)
        writer.write("temporary", statement.outputs.filter { statement.temporaryOutputs.contains($0) })
        write(statement.columns, into: &writer)
        write("indirect", statement.indirect, into: &writer)
        writer.key("calls")
        writer.beginArray()
        for call in statement.calls { writer.value(call) }
        writer.endArray()
        writer.endObject()
    }

    func write(_ columns: [ColumnLineage], into writer: inout JSONWriter) {
        writer.key("columns")
        writer.beginArray()
        for column in columns {
            writer.beginObject()
            writer.key("target")
            writer.value(column.target?.name)
            writer.key("column")
            writer.value(column.column)
            let expression = source.text(column.expression)
            writer.key("expression")
            writer.value(expression)
            writer.key("line")
            if expression == nil { writer.null() } else { writer.value(source.position(column.expression.start).line) }
            write("inputs", column.inputs, into: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    func write(_ key: String, _ inputs: [ColumnInput], into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for input in inputs {
            writer.beginObject()
            writer.writeMembers(of: input)
            if let scopes {
                writer.key("via")
                writer.beginArray()
                for scope in scopes(input) { writer.value(scope) }
                writer.endArray()
            }
            if source.text(input.reference) != nil {
                let position = source.position(input.reference.start)
                writer.key("line")
                writer.value(position.line)
                writer.key("columnNumber")
                writer.value(position.column)
            }
            writer.endObject()
        }
        writer.endArray()
    }
}
