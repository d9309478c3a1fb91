/// What the analysis could not understand, or could not know.
///
/// The codes are stable and listed in docs/sql.md. An `error` means that a part of the text was not understood, so the
/// script is not ``ScriptLineage/isComplete``; a `warning` is a hole in the lineage of text that was understood.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable {
        case error, warning, info
    }

    public enum Code: String, Sendable, CaseIterable {
        /// The text breaks off or goes on otherwise than any known dialect has it.
        case syntax
        /// A string, quoted name or comment has no end.
        case unterminated
        /// Nested deeper than the parser follows.
        case tooDeep = "too-deep"
        /// `*` of a table whose columns are not known.
        case unresolvedStar = "unresolved-star"
        /// A column that several tables in scope may have.
        case ambiguousColumn = "ambiguous-column"
        /// A column that no table in scope has.
        case unknownColumn = "unknown-column"
        /// A qualifier that names nothing in scope.
        case unknownTable = "unknown-table"
        /// A name that the schema has in several databases or schemas.
        case ambiguousTable = "ambiguous-table"
        /// Set operation, INSERT or view whose two sides differ in the number of columns.
        case columnCount = "column-count"
        /// A template expression whose value is not known, taken as a placeholder.
        case unknownTemplate = "unknown-template"
        /// SQL that is put together at run time, so that its text is not known.
        case dynamicSQL = "dynamic-sql"
        /// The dialect is not known; a relative or the neutral dialect was taken.
        case unknownDialect = "unknown-dialect"
        /// A body in another language than SQL, or of a kind that is not looked into.
        case opaqueBody = "opaque-body"
    }

    public var severity: Severity
    public var code: Code
    /// One sentence for people: what is wrong, and what was expected or assumed.
    public var message: String
    public var span: SourceSpan
    public var position: SourcePosition

    public init(
        severity: Severity, code: Code, message: String, span: SourceSpan = .none,
        position: SourcePosition = SourcePosition(line: 1, column: 1)
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.position = position
    }
}
