/// A text with its tree and what is wrong with it.
struct ParsedScript {
    /// What was read.
    var tree: SyntaxTree
    /// What could not be read.
    var diagnostics: [Diagnostic]
    /// Deeper than was allowed, or with so many CTEs that following each to the one before goes deep.
    var isTooDeep: Bool

    /// Lexes and parses; the bytes must outlive the result.
    init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: Dialect, maximumDepth: Int) {
        let rules = dialect.rules
        var lexer = Lexer(bytes, rules: rules)
        lexer.run()
        var parser = Parser(
            tree: SyntaxTree(bytes: bytes, tokens: lexer.tokens, symbols: lexer.symbols), rules: rules,
            maximumDepth: maximumDepth)
        parser.script()
        let failures = parser.diagnostics
        tree = parser.tree
        isTooDeep = parser.cteCount > maximumDepth || failures.contains { $0.code == .tooDeep }
        diagnostics = []
        guard !failures.isEmpty || !lexer.unterminated.isEmpty else { return }
        var lines = LineIndex(bytes)
        for (offset, what) in lexer.unterminated {
            diagnostics.append(
                Diagnostic(
                    severity: .error, code: .unterminated, message: "this \(what) has no end",
                    span: SourceSpan(start: offset, end: bytes.count), position: lines.position(offset)))
        }
        for failure in failures {
            diagnostics.append(Self.diagnostic(failure, tree: tree, lines: &lines))
        }
    }

    private static func diagnostic(_ failure: SyntaxError, tree: SyntaxTree, lines: inout LineIndex) -> Diagnostic {
        let index = min(failure.token, tree.tokens.count - 1)
        let token = tree.tokens[index]
        let found: String
        if token.kind == .endOfText {
            found = "the text ends"
        } else {
            let text = tree.text(UInt32(index))
            found = "\"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\" stands"
        }
        let message =
            failure.code == .tooDeep
            ? "nested too deep: \(failure.expected) are read" : "expected \(failure.expected), but \(found) here"
        // The end of the text is where its last word ends, not behind the white space after it.
        let start = token.kind == .endOfText && index > 0 ? tree.tokens[index - 1].end : token.start
        return Diagnostic(
            severity: .error, code: failure.code, message: message,
            span: SourceSpan(start: Int(start), end: Int(max(start, token.end))), position: lines.position(Int(start)))
    }
}
