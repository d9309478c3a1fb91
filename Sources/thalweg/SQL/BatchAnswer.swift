import OpenLineage
import SQLLineage

/// Writes the answer to one request of a batch as one line of JSON, without the line's end.
struct BatchAnswer {
    private var writer: JSONWriter

    /// - Parameters:
    ///   - remarks: what the command has to say besides the engine's diagnostics.
    static func lineage(_ id: JSONBytes, _ script: ScriptLineage, remarks: [ReportedDiagnostic]) -> [UInt8] {
        var answer = BatchAnswer(id, isComplete: script.isComplete, statements: script.statementCount, capacity: 4_096)
        answer.writer.write("sources", script.inputs)
        answer.writer.write("targets", script.outputs)
        answer.writer.key("columns")
        answer.writer.beginArray()
        for column in script.columns { answer.write(column) }
        answer.writer.endArray()
        answer.writer.key("indirect")
        answer.writer.beginArray()
        for input in script.indirect { answer.write(input) }
        answer.writer.endArray()
        return answer.finish(script.diagnostics, remarks)
    }

    static func parse(_ id: JSONBytes, _ outcome: ParseOutcome, remarks: [ReportedDiagnostic]) -> [UInt8] {
        BatchAnswer(id, isComplete: outcome.isComplete, statements: outcome.statementCount, capacity: 256)
            .finish(outcome.diagnostics, remarks)
    }

    /// The answer to a line that is no request.
    static func refusal(_ id: JSONBytes, _ diagnostic: ReportedDiagnostic, parseOnly: Bool) -> [UInt8] {
        var answer = BatchAnswer(id, isComplete: false, statements: 0, capacity: 256)
        if !parseOnly {
            for list in ["sources", "targets", "columns", "indirect"] {
                answer.writer.key(list)
                answer.writer.beginArray()
                answer.writer.endArray()
            }
        }
        return answer.finish([], [diagnostic])
    }

    private init(_ id: JSONBytes, isComplete: Bool, statements: Int, capacity: Int) {
        writer = JSONWriter(capacity: capacity)
        writer.beginObject()
        writer.key("id")
        writer.raw(id)
        writer.key("ok")
        writer.value(isComplete)
        writer.key("statements")
        writer.value(statements)
    }

    private mutating func write(_ column: ColumnLineage) {
        writer.beginObject()
        writer.key("target")
        writer.value(column.target?.name)
        writer.key("column")
        writer.value(column.column)
        writer.key("inputs")
        writer.beginArray()
        for input in column.inputs { write(input) }
        writer.endArray()
        writer.endObject()
    }

    private mutating func write(_ input: ColumnInput) {
        writer.beginObject()
        writer.writeMembers(of: input)
        writer.endObject()
    }

    private consuming func finish(_ diagnostics: [Diagnostic], _ remarks: [ReportedDiagnostic]) -> [UInt8] {
        writer.key("diagnostics")
        writer.beginArray()
        for diagnostic in remarks { diagnostic.write(into: &writer) }
        for diagnostic in diagnostics { ReportedDiagnostic(diagnostic).write(into: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    /// A list of tables by their names.
    mutating func write(_ name: String, _ tables: [SQLLineage.DatasetName]) {
        key(name)
        beginArray()
        for table in tables { value(table.name) }
        endArray()
    }

    /// What every form of answer says of an input.
    mutating func writeMembers(of input: ColumnInput) {
        key("table")
        value(input.table?.name)
        key("column")
        value(input.column)
        key("type")
        value(input.transformation.kind.rawValue)
        key("subtype")
        value(input.transformation.subtype.rawValue)
        key("masking")
        value(input.transformation.masking)
        if input.table == nil { write("candidates", input.candidates) }
    }
}
