/// Reads SQL text and says which tables and columns made which.
///
/// An analyzer is a value without state: each call of ``analyze(_:)`` is a session of its own, and calls may run in
/// parallel.
public struct SQLAnalyzer: Sendable {
    public var dialect: Dialect
    public var schema: Schema
    /// Completes names that are written without their database.
    public var defaultDatabase: String?
    /// Completes names that are written without their schema.
    public var defaultSchema: String?

    public init(
        dialect: Dialect = .neutral, schema: Schema = Schema(), defaultDatabase: String? = nil,
        defaultSchema: String? = nil
    ) {
        self.dialect = dialect
        self.schema = schema
        self.defaultDatabase = defaultDatabase
        self.defaultSchema = defaultSchema
    }

    /// The lineage of a script. Never fails: what is not understood becomes a diagnostic.
    public func analyze(_ sql: String) -> ScriptLineage {
        guard sql.utf8.count < Self.longText else { return LargeStack.run { analyzed(sql) } }
        return analyzed(sql)
    }

    /// Texts from this length on, in bytes, are read on a stack of their own.
    private static let longText = 32_768

    private func analyzed(_ sql: String) -> ScriptLineage {
        var session = Session()
        session.defaultDatabase = defaultDatabase
        session.defaultSchema = defaultSchema
        var script = Self.nested(sql, dialect: dialect, schema: schema, session: session, offset: 0)
        script.summarize()
        return script
    }

    /// Parses only.
    public func parse(_ sql: String) -> ParseOutcome {
        guard sql.utf8.count < Self.longText else { return LargeStack.run { parsed(sql) } }
        return parsed(sql)
    }

    private func parsed(_ sql: String) -> ParseOutcome {
        var sql = sql
        return sql.withUTF8 { bytes in
            let parsed = ParsedScript(bytes, dialect: dialect)
            return ParseOutcome(statementCount: parsed.tree.statements.count, diagnostics: parsed.diagnostics)
        }
    }

    /// The statements of a text that runs in a session; `offset` is where it stands in the text around it.
    static func nested(
        _ sql: String, dialect: Dialect, schema: Schema, session: Session, offset: Int, isInRoutine: Bool = false
    ) -> ScriptLineage {
        var sql = sql
        return sql.withUTF8 { bytes in
            let parsed = ParsedScript(bytes, dialect: dialect)
            let count = parsed.tree.statements.count
            var resolver = Resolver(tree: parsed.tree, dialect: dialect, schema: schema, session: session)
            resolver.isInRoutine = isInRoutine
            resolver.script.statementCount = count
            resolver.script.diagnostics = parsed.diagnostics
            resolver.resolveScript()
            resolver.script.session = resolver.session
            return resolver.script
        }
    }
}
