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
        if isProcedure(path, .sp_executesql) { return try dynamicSQL(from: start) }
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
            try skipItem()
        }
        return node(.executeImmediate, from: start, children, value: value)
    }
}
