extension Parser {
    /// CREATE FUNCTION, PROCEDURE, TRIGGER, TASK and others with a body: the statements of the body are kept.
    mutating func createRoutine(from start: Int) throws(SyntaxError) -> NodeID {
        let what = keyword
        advance()
        if what == .aggregate { advance() }
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        let name = isName() || at(.template) || at(.variable) ? try tableName() : 0
        _ = take(sequence: .if, .not, .exists)
        if what == .pipe || what == .task || what == .alert || what == .rule || what == .event || what == .trigger {
            try bodyAfterOptions(into: &children, what: what)
            return node(.routine, from: start, children, value: name)
        }
        if at(.leftParen) { try parameters(into: &children) }
        if at(.semicolon) , at(.number, 1) { advance(2) }
        try routineBody(into: &children, what: what)
        return node(.routine, from: start, children, value: name)
    }

    private mutating func parameters(into children: inout Children) throws(SyntaxError) {
        let start = at
        try skipParentheses()
        var index = start + 1
        var expectsName = true
        var level = 0
        while index < at - 1 {
            let token = tree.tokens[index]
            switch token.kind {
            case .leftParen, .leftBracket: level += 1
            case .rightParen, .rightBracket: level -= 1
            case .comma where level == 0: expectsName = true
            case .word, .quotedName, .variable:
                if level == 0, expectsName {
                    if let keyword = keyword(token), keyword == .in || keyword == .out || keyword == .inout || keyword == .variadic { break }
                    tree.nodes.append(Node(kind: .declare, start: UInt32(index), end: UInt32(index + 1), value: UInt32(index)))
                    append(UInt32(tree.nodes.count - 1), to: &children)
                    expectsName = false
                }
            default: break
            }
            index += 1
        }
    }

    /// Options up to the body, then the body.
    private mutating func routineBody(into children: inout Children, what: Keyword?) throws(SyntaxError) {
        var isOtherLanguage = false
        while !at(.endOfText), !at(.semicolon) {
            let start = at
            switch keyword {
            case .language:
                advance()
                isOtherLanguage = !at(any: .sql, .plpgsql, .plsql) && !at(.string)
                if at(.string) { isOtherLanguage = !tree.unquoted(UInt32(at)).lowercased().contains("sql") }
                advance()
                continue
            case .returns:
                advance()
                try returnsType(into: &children)
                continue
            case .return where at(.variable, 1) || isName(1) && at(any: .is, .as, .pipelined, .deterministic, .authid, .result_cache, .parallel_enable, distance: 2) || isName(1) && (at(.leftParen, 2) || at(.op, 2)) && what == .function && dialect == .oracle:
                // Oracle's RETURN type.
                advance()
                try type()
                continue
            case .as, .is:
                advance()
                if at(.string), !at(any: .language) {
                    append(
                        node(.executeImmediate, from: start, child: node(.literal, from: at), value: UInt32(at),
                            flags: isOtherLanguage ? .negated : .implied), to: &children)
                    advance()
                    while take(.comma) { advance() }
                    continue
                }
                if at(.external) || at(.replica) || at(.language) || at(.caller) || at(.template) { continue }
                if what == .macro {
                    try macroBody(into: &children)
                    return
                }
                if at(.return) , !rules.optionalSemicolons {
                    append(try returnStatement(), to: &children)
                    continue
                }
                if at(.begin), at(.atomic, 1) { continue }
                if at(.leftParen), !startsQuery(1), !startsNestedQuery() {
                    append(node(.returnStatement, from: start, child: node(.subquery, from: at, child: try expression(), flags: .implied)), to: &children)
                    continue
                }
                try bodyStatements(into: &children)
                return
            case .begin:
                try bodyStatements(into: &children)
                return
            case .return:
                append(try returnStatement(), to: &children)
                return
            case .select, .with, .insert, .update, .delete, .merge, .truncate, .call, .if, .set, .declare, .while, .loop:
                if keyword == .with, !startsQuery() {
                    advance()
                    continue
                }
                if keyword == .call || keyword == .set, !(at(.equals, 2) || isName(1)) || keyword == .call {
                    advance()
                    continue
                }
                try bodyStatements(into: &children)
                return
            default:
                if at(.leftParen), startsQuery(1) {
                    append(try query(), to: &children)
                    continue
                }
                if at(.variable), rules.optionalSemicolons {
                    // T-SQL: parameters without parentheses.
                    append(node(.declare, from: start, value: UInt32(start)), to: &children)
                    advance()
                    while !at(.endOfText), !at(.comma), !at(.as), !at(.semicolon) || at(.as, 1) {
                        if at(.as), !at(.begin, 1), isName(1), at(.comma, 2) || at(.equals, 2) { advance() }
                        if at(.leftParen) { try skipParentheses() } else { advance() }
                    }
                    _ = take(.comma)
                    continue
                }
                if at(.leftParen) || at(.leftBracket) { try skipParentheses() } else if at(.rightParen) { throw failure("the body") } else { advance() }
            }
        }
    }

    private mutating func returnsType(into children: inout Children) throws(SyntaxError) {
        if at(.table) {
            advance()
            if at(.leftParen) { try skipParentheses() } else if isOperator("<") { at -= 1; try type() }
            return
        }
        if at(.null), at(.on, 1) {
            advance(4)
            return
        }
        if at(.variable) {
            append(node(.declare, from: at, value: UInt32(at)), to: &children)
            advance()
        }
        try type()
        if at(.not), at(.null, 1) { advance(2) }
    }

    private mutating func macroBody(into children: inout Children) throws(SyntaxError) {
        repeat {
            if at(.table), startsQuery(1) || at(.leftParen, 1) {
                advance()
                append(try query(), to: &children)
            } else if startsQuery() {
                append(try query(), to: &children)
            } else {
                append(node(.returnStatement, from: at, child: try expression()), to: &children)
            }
            guard take(.comma) else { return }
            if at(.leftParen) { try skipParentheses() }
            _ = take(.as)
        } while true
    }

    /// The options of TASK, PIPE, TRIGGER and EVENT, then the statement that they run.
    private mutating func bodyAfterOptions(into children: inout Children, what: Keyword?) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon) {
            switch keyword {
            case .as, .do, .then:
                advance()
                if at(any: .also, .instead, .nothing) { advance() }
                if at(.endOfText) || at(.semicolon) { return }
                try bodyStatements(into: &children)
                return
            case .begin,
                .declare where what == .trigger || what == .event:
                try bodyStatements(into: &children)
                return
            case .execute where at(any: .function, .procedure, distance: 1):
                skipUntil { _ in false }
                return
            case .for where at(.each, 1) && what == .trigger:
                advance(2)
                _ = take(any: .row, .statement)
                if at(any: .insert, .update, .delete, .set, .select, .call, .replace, .if, .signal) {
                    try bodyStatements(into: &children)
                    return
                }
            default:
                if at(.leftParen) { try skipParentheses() } else { advance() }
            }
        }
    }

    /// One statement or a block; in T-SQL all that follows in the batch.
    mutating func bodyStatements(into children: inout Children) throws(SyntaxError) {
        blockDepth += 1
        defer { blockDepth -= 1 }
        if dialect == .oracle || !at(any: .begin, .declare, .return, .if, .set, .select, .with, .insert, .update, .delete, .merge, .truncate, .call, .execute, .exec, .while, .case, .for, .copy, .loop, .create, .alter, .print, .let) {
            // Oracle and PL/pgSQL: declarations stand before BEGIN without DECLARE.
            while !at(.begin), !at(.endOfText) || at(.endOfText, 1), isDeclarationStart {
                append(try declaration(), to: &children)
                guard take(.semicolon) else { break }
            }
        }
        if rules.optionalSemicolons {
            while !at(.endOfText) || !isEndOfText, !at(.go) {
                if at(.semicolon) {
                    advance()
                    continue
                }
                if at == tree.tokens.count - 1 { break }
                let before = at
                append(recoveringStatement(inBlock: true), to: &children)
                if at == before { break }
                if at(.go), token.flags.contains(.newlineBefore) { break }
            }
            return
        }
        append(try statement(), to: &children)
        _ = isEndOfText
        if at(.semicolon), isRoutineContinued {
            advance()
        }
    }

    private var isEndOfText: Bool { at >= tree.tokens.count - 1 }

    private var isRoutineContinued: Bool { false }

    private var isDeclarationStart: Bool {
        isName() && (isName(1) || at(.quotedName, 1)) && !at(any: .as, .is, distance: 1)
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
            skipUntil { _ in false }
            return node(.utility, from: start)
        }
        return try declareVariable(from: start)
    }

    /// At the name: `x [type] [:= | DEFAULT | = expression]`.
    mutating func declareVariable(from start: Int) throws(SyntaxError) -> NodeID {
        let name = at
        advance()
        while take(.comma), isName() || at(.variable) { advance() }
        if at(.cursor), !at(.leftParen, 1) || true {
            return try cursorDeclaration(from: start, name: name)
        }
        if at(.resultset) { advance() }
        while !at(.endOfText), !at(.semicolon), !at(.comma), !at(.assign), !at(.default), !at(.equals), !(statementMayEnd && startsStatement && !at(.as)) {
            if at(.leftParen) { try skipParentheses() } else { advance() }
        }
        var children = Children()
        if take(.assign) || take(.default) || take(.equals) {
            append(try valueOrQuery(), to: &children)
        }
        return node(.declare, from: start, children, value: UInt32(name))
    }

    mutating func valueOrQuery() throws(SyntaxError) -> NodeID {
        if startsQuery() { return node(.subquery, from: at, child: try query()) }
        return try expression()
    }

    /// At CURSOR or behind the name: `[CURSOR] [(parameters)] FOR | IS query`.
    mutating func cursorDeclaration(from start: Int, name: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        while !at(.endOfText), !at(.semicolon), !at(any: .for, .is) {
            if at(.leftParen) { try skipParentheses() } else { advance() }
        }
        advance()
        if startsQuery() || at(.leftParen) {
            append(node(.subquery, from: at, child: try query()), to: &children)
        } else if !at(.semicolon), !at(.endOfText) {
            skipUntilStatementEnd()
        }
        return node(.declare, from: start, children, value: UInt32(name), flags: .view)
    }
}
