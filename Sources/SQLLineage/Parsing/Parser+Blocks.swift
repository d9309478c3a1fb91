extension Parser {
    /// BEGIN as a block, or as the start of a transaction.
    mutating func begin() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.start) { return try utility() }
        if at(
            any: .transaction, .tran, .work, .deferred, .immediate, .exclusive, .isolation, .read, .distributed,
            distance: 1)
            || at(.name, 1) && isName(2) && at(.semicolon, 3) || at(.semicolon, 1) || at + 1 >= tree.tokens.count - 1
        {
            advance()
            skipUntilStatementEnd()
            return node(.utility, from: start)
        }
        return try block()
    }

    /// `BEGIN … END`, with its exception handlers.
    mutating func block() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if !take(sequence: .not, .atomic) { _ = take(.atomic) }
        if at(.with), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        let isTry = take(any: .try, .catch)
        var children = Children()
        blockDepth += 1
        defer { blockDepth -= 1 }
        try statements(into: &children) { $0 == .end || $0 == .exception }
        if at(.exception) { try exceptionHandlers(into: &children) }
        try expectEnd()
        if isTry {
            _ = take(any: .try, .catch)
            _ = take(.semicolon)
            if at(.begin), at(.catch, 1) { append(try catchBlock(), to: &children) }
        } else if isName(), at(.semicolon, 1) || at == tree.tokens.count - 2, !startsStatement {
            // The name of the routine or label again.
            advance()
        }
        return node(.block, from: start, children)
    }

    /// `EXCEPTION WHEN … THEN …` at the end of a block.
    private mutating func exceptionHandlers(into children: inout Children) throws(SyntaxError) {
        while at(.exception) {
            advance()
            while at(.when) {
                while !at(.then), !isAtTextEnd { advance() }
                _ = take(.then)
                // A handler may run, or not.
                var handler = Children()
                let first = at
                try statements(into: &handler) { $0 == .when || $0 == .end }
                append(node(.conditional, from: first, handler), to: &children)
            }
            if !at(.endOfText) { try statements(into: &children) { $0 == .end } }
        }
    }

    private mutating func catchBlock() throws(SyntaxError) -> NodeID {
        let handler = try block()
        tree.nodes[Int(handler)].kind = .conditional
        return handler
    }

    /// Whether all tokens are read.
    var isAtTextEnd: Bool { at >= tree.tokens.count - 1 }

    /// The END of a block.
    mutating func expectEnd() throws(SyntaxError) {
        guard take(.end) else { throw failure("END") }
    }

    /// Statements up to a word that ends them, each recovering for itself.
    mutating func statements(into children: inout Children, until ends: (Keyword) -> Bool) throws(SyntaxError) {
        while !isAtTextEnd {
            while take(.semicolon) {}
            if isAtTextEnd { return }
            if let keyword, ends(keyword), !at(.assign, 1) { return }
            let before = at
            append(recoveringStatement(inBlock: true), to: &children)
            if at == before { return }
        }
    }
}
