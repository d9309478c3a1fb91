extension Parser {
    /// CALL, EXEC, EXECUTE IMMEDIATE, PERFORM.
    mutating func callStatement() throws(SyntaxError) -> NodeID {
        let start = at
        let isPerform = at(.perform)
        advance()
        if isPerform {
            // PL/pgSQL: a query whose result is thrown away.
            return node(.utility, from: start, child: try query(behind: start), flags: .implied)
        }
        let isExecute = keyword(tree.tokens[start]) == .execute
        if take(.immediate) || at(.string) || at(.leftParen) && (at(.string, 1) || at(.variable, 1)) || isOperator("$")
            || isExecute && blockDepth > 0 && !rules.optionalSemicolons && isName()
        {
            return try dynamicSQL(from: start)
        }
        if at(.variable), at(.equals, 1) { advance(2) }
        if at(.variable) || at(.template) { return try dynamicSQL(from: start) }
        if tree.tokens[start].kind == .word, at(.as) || at(.atSign) || !isName() { return utilityRest(from: start) }
        let path = try dottedName()
        if isProcedure(path, .sp_executesql) { return try parametrizedSQL(from: start) }
        if isProcedure(path, .sp_rename), at(.string), at(.comma, 1), at(.string, 2), !at(.comma, 3) {
            var names = Children()
            append(node(.location, from: at, value: UInt32(at)), to: &names)
            append(node(.location, from: at, value: UInt32(at + 2)), to: &names)
            advance(3)
            return node(.rename, from: start, names)
        }
        var children = Children()
        if at(.leftParen) {
            append(try call(named: path, from: start), to: &children)
        }
        while !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement && !at(.set)) {
            if at(.rightParen) || at(.rightBrace) { break }
            try skipItem()
        }
        return node(.callProcedure, from: start, children, value: path)
    }

    /// A query in which another token stands for SELECT (`PERFORM a FROM t`, `x := a FROM t`).
    mutating func query(behind token: Int) throws(SyntaxError) -> NodeID {
        tree.tokens[token].kind = .word
        tree.tokens[token].symbol = UInt32(Keyword.select.rawValue)
        at = token
        return try query()
    }

    /// Whether the last part of a name is a word.
    private func isProcedure(_ path: UInt32, _ name: Keyword) -> Bool {
        guard path != 0, let last = tree.path(path).last else { return false }
        return keyword(tree.tokens[Int(tree.parts[last])]) == name
    }

    /// SQL that is a text: known where it is a constant.
    mutating func dynamicSQL(from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        let value = UInt32(at)
        if at(.from) {
            // Snowflake: a file of statements.
            skipStatement()
            return node(.executeImmediate, from: start, value: value)
        }
        if startsOperand() || at(.variable) || at(.string) || at(.colon) { append(try expression(), to: &children) }
        if startsQuery() { append(try query(), to: &children) }
        if at(.into), isName(1) || at(.variable, 1) || at(.colon, 1) {
            // The variables that take what the query gives.
            let into = at
            advance()
            _ = take(.strict)
            var names = Children()
            repeat {
                _ = take(.colon)
                append(try columnName(), to: &names)
            } while take(.comma)
            append(node(.into, from: into, names), to: &children)
        }
        while !at(.endOfText), !at(.semicolon), !at(.rightParen) {
            // `RETURNING BULK COLLECT INTO x`, `RETURN INTO x`
            let isClause = at(.bulk) && at(.collect, 1) || at(.return) && at(.into, 1)
            if statementMayEnd, startsStatement, !isClause { break }
            if at(.into), !children.isEmpty {
                let isOfQuery = !at(any: .return, .returning, distance: -1)
                let into = try intoVariables()
                if isOfQuery { append(into, to: &children) }
            } else if at(.using), !children.isEmpty, isName(1) || at(.variable, 1) || at(.leftParen, 1) || at(.in, 1) {
                try bindings(into: &children)
            } else {
                try skipItem()
            }
        }
        return node(.executeImmediate, from: start, children, value: value)
    }

    /// `INTO a, b` of dynamic SQL.
    private mutating func intoVariables() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.strict)
        var variables = Children()
        repeat { append(try operand(), to: &variables) } while take(.comma)
        return node(.into, from: start, variables)
    }

    /// `USING a, b`: the values of the parameters, by their place.
    private mutating func bindings(into children: inout Children) throws(SyntaxError) {
        advance()
        let isParenthesised = take(.leftParen)
        repeat {
            let start = at
            if at(any: .in, .out, .inout), isName(1) || at(.variable, 1) { advance() }
            let value = try expression()
            if take(.as) { advance() }
            append(node(.binding, from: start, child: value), to: &children)
        } while take(.comma)
        if isParenthesised { try expect(.rightParen, ")") }
    }

    /// `sp_executesql N'…', N'@a INT, @b INT OUTPUT', @a = 1, @b = @x OUTPUT`, behind the procedure's name.
    private mutating func parametrizedSQL(from start: Int) throws(SyntaxError) -> NodeID {
        if at(.variable), at(.equals, 1) { advance(2) }
        let value = UInt32(at)
        guard at(.string) || at(.variable) || at(.template) else { return try dynamicSQL(from: start) }
        var children = Children()
        append(try expression(), to: &children)
        while take(.comma) {
            let from = at
            var name: UInt32 = 0
            if at(.variable), at(.equals, 1) {
                name = UInt32(at)
                advance(2)
            }
            let bound = try expression()
            let isOutput = take(any: .output, .out)
            append(
                node(.binding, from: from, child: bound, value: name, flags: isOutput ? .target : []), to: &children)
        }
        return node(.executeImmediate, from: start, children, value: value)
    }
}
