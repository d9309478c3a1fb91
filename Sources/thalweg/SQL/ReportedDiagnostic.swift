import OpenLineage
import SQLLineage

/// A diagnostic as the command reports it: of the engine, or of the input around the SQL.
struct ReportedDiagnostic: Hashable, Sendable {
    /// Codes of the command itself, beside ``SQLLineage/Diagnostic/Code``.
    enum Code {
        /// A line of a batch that is no request.
        static let badRequest = "bad-request"
        /// Bytes that are no UTF-8 were replaced by U+FFFD.
        static let invalidUTF8 = "invalid-utf8"
    }

    var severity: Diagnostic.Severity
    var code: String
    var message: String
    /// The stretch of the text that is meant; ``SourceSpan/none`` where there is none.
    var span = SourceSpan.none
    var position = SourcePosition(line: 1, column: 1)
    /// Whether it speaks of a place in the text, rather than of the input as a whole.
    var isOfText = false

    init(
        severity: Diagnostic.Severity, code: String, message: String,
        position: SourcePosition = SourcePosition(line: 1, column: 1)
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.position = position
    }

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity
        code = diagnostic.code.rawValue
        message = diagnostic.message
        span = diagnostic.span
        position = diagnostic.position
        isOfText = code != Diagnostic.Code.unknownDialect.rawValue
    }

    static let repaired = ReportedDiagnostic(
        severity: .warning, code: Code.invalidUTF8, message: "bytes that are no UTF-8 were replaced")

    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("severity")
        writer.value(severity.rawValue)
        writer.key("code")
        writer.value(code)
        writer.key("message")
        writer.value(message)
        writer.key("line")
        writer.value(position.line)
        writer.key("column")
        writer.value(position.column)
        writer.endObject()
    }
}
