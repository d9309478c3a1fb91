extension Parser {
    /// At CURSOR or behind the name: `[CURSOR] [(parameters)] FOR | IS query`.
    mutating func cursorDeclaration(from start: Int, name: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        var parameters = Children()
        while !at(.endOfText), !at(.semicolon), !at(any: .for, .is) {
            if at(.leftParen) { try self.parameters(into: &parameters) } else { try skipItem() }
        }
        if at(.for) || at(.is) { advance() }
        if at(.subscribe) {
            append(node(.subquery, from: at, child: try subscribe()), to: &children)
        } else if startsQuery() || at(.leftParen) {
            append(node(.subquery, from: at, child: try query()), to: &children)
        } else if isName(), at(.semicolon, 1) || at(.endOfText, 1) {
            // Snowflake: the name of a result set.
            append(try expression(), to: &children)
        } else if !at(.semicolon), !at(.endOfText) {
            skipUntilStatementEnd()
        }
        if !children.isEmpty, parameters.first != 0 {
            tree.nodes[Int(children.last)].next = parameters.first
            children.last = parameters.last
        }
        return node(.declare, from: start, children, value: UInt32(name), flags: .view)
    }

    /// OPEN of a cursor, which may bring its query.
    mutating func openCursor() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let name = at
        while !at(.endOfText), !at(.semicolon), !at(.for), !(statementMayEnd && startsStatement) { advance() }
        let hasQuery = take(.for)
        if hasQuery, at(.execute) && !at(.semicolon, 1) || at(.string) || at(.variable) || isName() && !startsQuery() {
            _ = take(.execute)
            let text = at
            let query = node(.executeImmediate, from: text, child: try expression(), value: UInt32(text))
            skipUntilStatementEnd()
            return node(
                .declare, from: start, child: node(.subquery, from: text, child: query), value: UInt32(name),
                flags: .view)
        }
        guard hasQuery, startsQuery() else {
            skipUntilStatementEnd()
            return node(.utility, from: start)
        }
        let query = node(.subquery, from: at, child: try query())
        return node(.declare, from: start, child: query, value: UInt32(name), flags: .view)
    }

    /// `FETCH [NEXT FROM] cursor [BULK COLLECT] INTO a, b`.
    mutating func fetchCursor() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        // What stands last before INTO is the cursor; directions and counts stand before it.
        var cursor = 0
        while !at(any: .into, .bulk), !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement) {
            if isName() || at(.variable) { cursor = at }
            try skipItem()
        }
        if at(.bulk) { while !at(.into), !at(.endOfText), !at(.semicolon) { advance() } }
        var variables = Children()
        if take(.into) {
            repeat { append(try operand(), to: &variables) } while take(.comma)
        }
        try skipRest(isShort: true)
        return node(.fetch, from: start, variables, value: UInt32(cursor))
    }
}
