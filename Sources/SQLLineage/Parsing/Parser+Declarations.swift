extension Parser {
    /// Whether a name with a type stands here.
    var isDeclarationStart: Bool {
        !at(.end) && isName() && (isName(1) || at(.quotedName, 1)) && !at(any: .as, .is, distance: 1)
    }

    /// `x INTEGER := 0`, `CURSOR c IS SELECT …`, `TYPE t IS …`.
    mutating func declaration() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.cursor), isName(1) {
            advance(2)
            return try cursorDeclaration(from: start, name: at - 1)
        }
        if at(any: .type, .subtype, .pragma, .function, .procedure), isName(1) {
            if at(any: .function, .procedure) { return try createRoutine(from: start) }
            if at(.type), at(.is, 2), at(.record, 3), at(.leftParen, 4) {
                var fields = Children()
                let name = at + 1
                advance(4)
                try columnDefinitions(into: &fields)
                return node(.recordType, from: start, fields, value: UInt32(name))
            }
            skipStatement()
            return node(.utility, from: start)
        }
        return try declareVariable(from: start)
    }

    /// At the name: `x [type] [:= | DEFAULT | = expression]`.
    mutating func declareVariable(from start: Int) throws(SyntaxError) -> NodeID {
        let name = at
        advance()
        while take(.comma), isName() || at(.variable) { advance() }
        if at(.cursor) {
            return try cursorDeclaration(from: start, name: name)
        }
        if at(.resultset) { advance() }
        if take(.exception), at(.leftParen) { try skipParentheses() }
        while !at(.endOfText), !at(.semicolon), !at(.comma), !at(.assign), !at(.default), !at(.equals),
            !(statementMayEnd && startsStatement && !at(.as))
        {
            try skipItem()
        }
        var children = Children()
        if take(.assign) || take(.default) || take(.equals) {
            append(try valueOrQuery(), to: &children)
        }
        return node(.declare, from: start, children, value: UInt32(name))
    }

    /// An expression, or a query without parentheses around it.
    mutating func valueOrQuery() throws(SyntaxError) -> NodeID {
        if at(.leftParen), at(any: .execute, .exec, distance: 1), at(.immediate, 2) {
            advance()
            let call = try callStatement()
            try expect(.rightParen, ")")
            return call
        }
        if startsQuery() { return node(.subquery, from: at, child: try query()) }
        return try expression()
    }
}
