extension Parser {
    /// DECLARE of variables, cursors, handlers, or of a whole block.
    mutating func declare() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        if at(any: .continue, .exit, .undo), at(.handler, 1) {
            while !at(.for), !at(.endOfText) { advance() }
            advance()
            while at(.word) || at(.comma) || at(.string) || at(.number) {
                if at(any: .begin, .set, .select, .insert, .update, .rollback, .call) { break }
                advance()
            }
            append(recoveringStatement(inBlock: true), to: &children)
            return node(.block, from: start, children)
        }
        if at(any: .statement, .query), isName(1) { return utilityRest(from: start) }
        if isName(), at(.condition, 1) {
            skipStatement()
            return node(.utility, from: start)
        }
        _ = take(sequence: .or, .replace)
        if atVariableWord, isName(1), isName(2) { advance() }
        repeat {
            if isName(),
                at(.cursor, 1)
                    || at(any: .insensitive, .scroll, .no, .asensitive, .binary, .parallel, distance: 1)
                        && (at(.cursor, 2) || at(.cursor, 3))
            {
                let name = at
                while !at(.cursor) { advance() }
                append(try cursorDeclaration(from: start, name: name), to: &children)
                continue
            }
            if at(.variable), at(.table, 1) || at(.as, 1) && at(.table, 2) {
                // T-SQL's table variable.
                let name = at
                advance()
                _ = take(.as)
                advance()
                var parts = Children()
                append(node(.table, from: name, value: path(name)), to: &parts)
                if at(.leftParen) { try columnDefinitions(into: &parts) }
                append(node(.createTable, from: name, parts, flags: .temporary), to: &children)
                continue
            }
            guard isName() || at(.variable) else { throw failure("a variable") }
            append(try declaration(), to: &children)
        } while take(.comma)
        if rules.declareSections, at(.semicolon), declaresMore {
            // A block whose declarations stand before its BEGIN.
            blockDepth += 1
            defer { blockDepth -= 1 }
            while at(.semicolon), !(at(.declare, 1) && at(.handler, 3)) {
                advance()
                guard !isAtTextEnd, !at(.begin), isDeclaration(0) || at(.declare) else { break }
                _ = take(.declare)
                append(try declaration(), to: &children)
            }
            if at(.begin) { append(try block(), to: &children) }
        } else if at(.begin), !rules.optionalSemicolons {
            append(try block(), to: &children)
        }
        return node(.block, from: start, children)
    }

    /// The rest of a statement that moves no data.
    mutating func utilityRest(from start: Int) -> NodeID {
        skipUntilStatementEnd()
        return node(.utility, from: start)
    }

    /// Whether at this semicolon another declaration or BEGIN follows, as in PL/SQL and Snowflake.
    private var declaresMore: Bool {
        at(.begin, 1) && !at(any: .transaction, .tran, .work, distance: 2) && !at(.semicolon, 2)
            || at(.declare, 1) || isDeclaration(1)
    }

    /// Whether a name with a type stands at a token, rather than a statement.
    private func isDeclaration(_ distance: Int) -> Bool {
        guard isName(distance),
            isName(distance + 1) || at(.exception, distance + 1) || at(.assign, distance + 1) && blockDepth > 0
        else {
            return false
        }
        guard let keyword = keyword(peek(distance)) else { return true }
        switch keyword {
        case .cursor, .type, .subtype, .pragma, .function, .procedure: return true
        case .let, .perform, .raise, .null, .unload, .load, .explain, .describe, .desc, .do, .lock, .refresh, .optimize,
            .update, .upsert, .from, .export, .undrop, .unset, .values, .table:
            return false
        default: return !beginsStatement(keyword) && !keyword.beginsUtility
        }
    }

    /// `x := y`, `r.f := y`, `SET`-less assignments.
    mutating func assignmentStatement() throws(SyntaxError) -> NodeID {
        let start = at
        let target = at
        advance()
        var field = 0
        while at(.dot) {
            field = at + 1
            advance(2)
        }
        advance()
        let mark = (at, tree.nodes.count, tree.parts.count)
        let value = try valueOrQuery()
        guard at(.from), blockDepth > 0 else { return assignment(of: target, field: field, from: start, value: value) }
        // PL/pgSQL: `x := a FROM t` is what SELECT a FROM t gives.
        tree.nodes.removeLast(tree.nodes.count - mark.1)
        tree.parts.removeLast(tree.parts.count - mark.2)
        let query = node(.subquery, from: mark.0 - 1, child: try query(behind: mark.0 - 1))
        return assignment(of: target, field: field, from: start, value: query)
    }

    private mutating func assignment(of target: Int, field: Int, from start: Int, value: NodeID) -> NodeID {
        var children = Children()
        append(value, to: &children)
        if field != 0 {
            tree.nodes.append(
                Node(kind: .columnName, start: UInt32(field), end: UInt32(field + 1), value: UInt32(field)))
            append(UInt32(tree.nodes.count - 1), to: &children)
        }
        return node(.setVariable, from: start, children, value: UInt32(target))
    }

    /// SET of variables, or of an option.
    mutating func setStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.schema), isName(1) || at(.equals, 1) { return try currentSchema(from: start, behind: 1) }
        if at(.current), at(.schema, 1) { return try currentSchema(from: start, behind: 2) }
        if at(.session), at(.database, 1), isName(2) { return try currentSchema(from: start, behind: 2) }
        if at(.current_schema) { return try currentSchema(from: start, behind: 1) }
        if at(.search_path) || at(any: .session, .local), at(.search_path) || at(.search_path, 1) {
            return try searchPath(from: start)
        }
        if atVariableWord, isName(1) || at(.leftParen, 1) { advance() }
        let mark = (at, tree.nodes.count, tree.parts.count, depth)
        do throws(SyntaxError) {
            if let assignments = try setVariables(from: start) { return assignments }
        } catch {
            // An option with a value of its own kind.
        }
        at = mark.0
        tree.nodes.removeLast(tree.nodes.count - mark.1)
        tree.parts.removeLast(tree.parts.count - mark.2)
        depth = mark.3
        if at(.leftParen) {
            // SET (a, b) = (SELECT …)
            let open = at
            try skipParentheses()
            let close = at - 1
            if take(.equals) {
                var children = Children()
                append(try valueOrQuery(), to: &children)
                for place in open..<close where tree.tokens[place].kind != .comma && place > open {
                    append(node(.columnName, from: place, value: UInt32(place)), to: &children)
                }
                return node(.setVariables, from: start, children)
            }
        }
        skipUntilStatementEnd()
        return node(.utility, from: start)
    }

    /// VAR or VARIABLE, as Spark has it behind DECLARE and SET.
    private var atVariableWord: Bool {
        at(.`var`) || at(.word) && tree.unquoted(UInt32(at)).lowercased() == "variable"
    }

    /// `SET [CURRENT] SCHEMA [=] name`, as USE of a schema.
    mutating func currentSchema(from start: Int, behind words: Int) throws(SyntaxError) -> NodeID {
        advance(words)
        _ = take(.equals)
        let value = isName() || at(.string) ? try dottedName() : 0
        skipUntilStatementEnd()
        return node(.use, from: start, value: value, flags: .byName)
    }

    /// `SET [SESSION] search_path TO a, b`: the schemas in which names are looked for.
    private mutating func searchPath(from start: Int) throws(SyntaxError) -> NodeID {
        _ = take(any: .session, .local)
        advance(2)
        var schemas = Children()
        while isName() || at(.string) {
            append(node(.columnName, from: at, value: UInt32(at)), to: &schemas)
            advance()
            if !take(.comma) { break }
        }
        skipUntilStatementEnd()
        return node(.use, from: start, schemas, flags: .byName)
    }

    /// `@a = x, b := y, NEW.c = z`; nil where it is something else.
    private mutating func setVariables(from start: Int) throws(SyntaxError) -> NodeID? {
        var assignments = Children()
        repeat {
            let target = at
            let isField = isName() && at(.dot, 1) && isName(2) && blockDepth > 0
            if at(.variable), isOperator("+", 1), at(.equals, 2) {
                // `@q += N'…'`
                let own = node(.variable, from: target)
                tree.nodes[Int(own)].end = UInt32(target + 1)
                advance(3)
                var operands = Children()
                append(own, to: &operands)
                append(try valueOrQuery(), to: &operands)
                let sum = node(.operation, from: target, operands)
                append(assignment(of: target, field: 0, from: start, value: sum), to: &assignments)
                continue
            }
            if at(.variable), at(.equals, 1), at(.cursor, 2) {
                advance(2)
                return try cursorDeclaration(from: start, name: target)
            }
            let sign = isField ? 3 : 1
            guard at(.variable) || isName(), at(.equals, sign) || at(.assign, sign),
                isField || at(.leftParen, 2) || isName(2) || at(.variable, 2) || at(.string, 2)
                    || at(.variable) && at(.number, 2)
            else { return nil }
            let from = assignments.first == 0 ? start : at
            advance(sign + 1)
            append(
                assignment(of: target, field: isField ? target + 2 : 0, from: from, value: try valueOrQuery()),
                to: &assignments)
        } while take(.comma)
        guard at(.endOfText) || at(.semicolon) || statementMayEnd && startsStatement else { return nil }
        return tree.nodes[Int(assignments.first)].next == 0
            ? assignments.first : node(.block, from: start, assignments)
    }

    /// RETURN of a value, a query or a table.
    mutating func returnStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.next), !at(.semicolon, 1) { advance() }
        if at(.query) {
            advance()
            if at(.execute) { return node(.returnStatement, from: start, child: try callStatement()) }
            return node(.returnStatement, from: start, child: try query())
        }
        if at(.table), at(.leftParen, 1) {
            advance()
            if startsQuery(1) { return node(.returnStatement, from: start, child: try parenthesisedQuery()) }
            if isName(1), at(.rightParen, 2) {
                advance(3)
                return node(.returnStatement, from: start, child: tableQuery(path(at - 2), from: start))
            }
            try skipParentheses()
            return node(.returnStatement, from: start)
        }
        if at(.semicolon) || at(.endOfText) || startsStatement && !startsQuery() {
            return node(.returnStatement, from: start)
        }
        if startsQuery() { return node(.returnStatement, from: start, child: try query()) }
        return node(
            .returnStatement, from: start, child: node(.subquery, from: at, child: try expression(), flags: .implied))
    }
}
