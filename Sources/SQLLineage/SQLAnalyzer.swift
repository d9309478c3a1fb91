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
    /// What templates are rendered with: dbt's vars, Airflow's params.
    public var templateVariables: [String: TemplateValue] = [:]

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
        if let rendered = rendered(sql) {
            return analyzed(String(decoding: rendered.text, as: UTF8.self)).inTemplate(rendered, of: sql)
        }
        return analyzed(sql)
    }

    /// The SQL that a template makes, or nil where the text is none.
    private func rendered(_ sql: String) -> RenderedTemplate? {
        var sql = sql
        return sql.withUTF8 { bytes in
            guard Template.isIn(bytes) else { return nil }
            var renderer = TemplateRenderer(bytes, variables: templateVariables)
            return renderer.render()
        }
    }

    private func analyzed(_ sql: String) -> ScriptLineage {
        var session = Session()
        session.defaultDatabase = defaultDatabase
        session.defaultSchema = defaultSchema
        var script = Self.nested(sql, dialect: dialect, schema: schema, session: session)
        script.summarize()
        return script
    }

    /// Parses only.
    public func parse(_ sql: String) -> ParseOutcome {
        guard let rendered = rendered(sql) else { return parse(sql, maximumDepth: Parser.shallowDepth) }
        var outcome = parse(String(decoding: rendered.text, as: UTF8.self), maximumDepth: Parser.shallowDepth)
        outcome.diagnostics = rendered.placed(outcome.diagnostics, in: sql)
        return outcome
    }

    private func parse(_ sql: String, maximumDepth: Int) -> ParseOutcome {
        var text = sql
        return text.withUTF8 { bytes in
            let parsed = ParsedScript(bytes, dialect: dialect, maximumDepth: maximumDepth)
            if parsed.isTooDeep, maximumDepth < Parser.deepDepth {
                return LargeStack.run { parse(sql, maximumDepth: Parser.deepDepth) }
            }
            return ParseOutcome(statementCount: parsed.tree.statements.count, diagnostics: parsed.diagnostics)
        }
    }

    /// The statements of a text that runs in a session. Few texts are so deep that they need a stack of their own: that
    /// is found out by trying.
    static func nested(
        _ sql: String, dialect: Dialect, schema: Schema, session: Session, isInRoutine: Bool = false,
        maximumDepth: Int = Parser.shallowDepth
    ) -> ScriptLineage {
        var text = sql
        return text.withUTF8 { bytes in
            let parsed = ParsedScript(bytes, dialect: dialect, maximumDepth: maximumDepth)
            if parsed.isTooDeep, maximumDepth < Parser.deepDepth {
                return LargeStack.run {
                    nested(
                        sql, dialect: dialect, schema: schema, session: session, isInRoutine: isInRoutine,
                        maximumDepth: Parser.deepDepth)
                }
            }
            let count = parsed.tree.statements.count
            var resolver = Resolver(tree: parsed.tree, dialect: dialect, schema: schema, session: session)
            resolver.isInRoutine = isInRoutine
            resolver.script.statementCount = count
            resolver.script.diagnostics = parsed.diagnostics
            resolver.resolveScript()
            if !session.wanted.isEmpty { resolver.handBackValues() }
            resolver.script.session = resolver.session
            return resolver.script
        }
    }
}
