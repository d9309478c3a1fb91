extension Parser {
    /// PostgreSQL's `DO $$ … $$`: a body without a name.
    mutating func anonymousBlock() -> NodeID {
        let start = at
        while !at(.string), !at(.endOfText) { advance() }
        let body = node(
            .executeImmediate, from: at, child: node(.literal, from: at), value: UInt32(at), flags: .implied)
        skipUntil { _ in false }
        return node(.routine, from: start, child: body)
    }

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
        if at(.semicolon), at(.number, 1) { advance(2) }
        try routineBody(into: &children, what: what)
        return node(.routine, from: start, children, value: name)
    }

    mutating func parameters(into children: inout Children) throws(SyntaxError) {
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
                    if let keyword = keyword(token),
                        keyword == .in || keyword == .out || keyword == .inout || keyword == .variadic
                    {
                        break
                    }
                    tree.nodes.append(
                        Node(kind: .declare, start: UInt32(index), end: UInt32(index + 1), value: UInt32(index)))
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
            // DB2: a label.
            if isName(), at(.colon, 1), at(.begin, 2) { advance(2) }
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
            case .return where returnsType(what):
                // Oracle's RETURN type.
                advance()
                try type()
                continue
            case .execute where at(.as, 1), .called where at(.on, 1), .security:
                // EXECUTE AS OWNER, SECURITY DEFINER, EXTERNAL SECURITY …
                advance(keyword == .execute ? 3 : 2)
                continue
            case .as, .is:
                advance()
                if at(.string), !at(any: .language) {
                    append(
                        node(
                            .executeImmediate, from: start, child: node(.literal, from: at), value: UInt32(at),
                            flags: isOtherLanguage ? .negated : .implied), to: &children)
                    advance()
                    while take(.comma) { advance() }
                    continue
                }
                if at(.external) || at(.replica) || at(.language) || at(.caller) || at(.template) { continue }
                if what == .macro, rules.abbreviatedStatements, at(.leftParen) {
                    return try ruleStatements(into: &children)
                }
                if what == .macro {
                    try macroBody(into: &children)
                    return
                }
                if at(.return), !rules.optionalSemicolons {
                    append(try returnStatement(), to: &children)
                    continue
                }
                if at(.begin), at(.atomic, 1) { continue }
                if at(.leftParen), !startsQuery(1), !startsNestedQuery() {
                    // A body that is an expression, or ClickHouse's lambda.
                    append(node(.returnStatement, from: at, child: try expression()), to: &children)
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
            case .select, .with, .insert, .update, .delete, .merge, .truncate, .call, .if, .set, .declare, .while,
                .loop:
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
                        try skipItem()
                    }
                    _ = take(.comma)
                    continue
                }
                if at(.rightParen) { throw failure("the body") }
                try skipItem()
            }
        }
    }

    /// Whether RETURN says the type of a function rather than its value.
    private func returnsType(_ what: Keyword?) -> Bool {
        if at(.variable, 1) { return true }
        guard isName(1) else { return false }
        if at(any: .is, .as, .pipelined, .deterministic, .authid, .result_cache, .parallel_enable, distance: 2) {
            return true
        }
        return (at(.leftParen, 2) || at(.op, 2)) && what == .function && rules.returnsWithoutS
    }

    private mutating func returnsType(into children: inout Children) throws(SyntaxError) {
        if at(.table) {
            advance()
            if at(.leftParen) {
                var definitions = Children()
                let start = at
                try columnDefinitions(into: &definitions)
                append(node(.functionColumns, from: start, definitions), to: &children)
            } else if isOperator("<") {
                at -= 1
                try type()
            }
            return
        }
        if at(.null), at(.on, 1) {
            advance(4)
            return
        }
        if at(.variable), at(.table, 1) {
            // T-SQL: the table that the body fills.
            let start = at
            advance(2)
            var definitions = Children()
            if at(.leftParen) { try columnDefinitions(into: &definitions) }
            append(node(.functionColumns, from: start, definitions, value: UInt32(start)), to: &children)
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
            case .as where what == .rule: advance()
            case .execute where at(.as, 1):
                // EXECUTE AS USER u, EXECUTE AS 'login'
                advance(3)
            case .as, .do, .then:
                advance()
                if at(any: .also, .instead, .nothing) { advance() }
                if at(.endOfText) || at(.semicolon) { return }
                if what == .rule {
                    if at(.leftParen), !startsQuery(1) { return try ruleStatements(into: &children) }
                    return append(try statement(), to: &children)
                }
                try bodyStatements(into: &children)
                return
            case .referencing:
                // The names that a trigger gives the rows before and after the change.
                advance()
                while at(any: .old, .new, .old_table, .new_table) {
                    advance()
                    _ = take(any: .table, .row)
                    _ = take(.as)
                    append(node(.alias, from: at, value: UInt32(at)), to: &children)
                    advance()
                }
            case .on where what == .trigger && isName(1) && !at(any: .all, .database, .schema, distance: 1),
                .to where what == .rule && isName(1):
                advance()
                append(node(.triggerTable, from: at, value: try tableName()), to: &children)
            case .if where what == .alert:
                let condition = at
                advance()
                append(
                    node(.block, from: condition, child: node(.condition, from: condition, child: try expression())),
                    to: &children)
            case .begin where !at(.semicolon, 1), .declare where what == .trigger || what == .event:
                try bodyStatements(into: &children)
                return
            case .execute where at(any: .function, .procedure, distance: 1):
                advance(2)
                append(node(.triggerFunction, from: at, value: try tableName()), to: &children)
                skipStatement()
                return
            case .compound where at(.trigger, 1):
                advance(2)
                return try compoundTrigger(into: &children)
            case .for where at(.each, 1) && what == .trigger:
                advance(2)
                _ = take(any: .row, .statement)
                if what == .trigger, tree.unquoted(UInt32(at + 1)).lowercased() == "db2sql" { advance(2) }
                if at(.when), at(.leftParen, 1) {
                    advance()
                    try skipParentheses()
                }
                if at(any: .insert, .update, .delete, .set, .select, .call, .replace, .if, .signal, .with, .merge) {
                    try bodyStatements(into: &children)
                    return
                }
                // Teradata: the statements stand in parentheses.
                if at(.leftParen), rules.abbreviatedStatements, !startsQuery(1) {
                    return try ruleStatements(into: &children)
                }
            default:
                try skipItem()
            }
        }
    }

    /// Oracle's triggers with a section for each time at which they run: `BEFORE STATEMENT IS BEGIN … END BEFORE STATEMENT;`.
    private mutating func compoundTrigger(into children: inout Children) throws(SyntaxError) {
        blockDepth += 1
        defer { blockDepth -= 1 }
        while !isAtTextEnd, !take(.end) {
            if at(any: .before, .after, .instead) {
                while !at(.is), !at(.as), !at(.endOfText), !at(.semicolon) { advance() }
                advance()
                while !isAtTextEnd, isDeclarationStart, !at(.begin) {
                    append(try declaration(), to: &children)
                    guard take(.semicolon) else { break }
                }
                append(try block(), to: &children)
                skipStatement()
            } else if isDeclarationStart {
                append(try declaration(), to: &children)
            } else {
                throw failure("a section of the trigger")
            }
            while take(.semicolon) {}
        }
        if isName() { advance() }
    }

    /// PostgreSQL's `DO (a; b)` and Teradata's `AS (a; b;)`.
    private mutating func ruleStatements(into children: inout Children) throws(SyntaxError) {
        advance()
        while !at(.rightParen), !isAtTextEnd {
            append(try statement(), to: &children)
            while take(.semicolon) {}
        }
        try expect(.rightParen, ")")
    }

    /// One statement or a block; in T-SQL all that follows in the batch.
    mutating func bodyStatements(into children: inout Children) throws(SyntaxError) {
        blockDepth += 1
        defer { blockDepth -= 1 }
        if rules.bareDeclarations || keyword?.beginsRoutineBody != true {
            // Oracle and PL/pgSQL: declarations stand before BEGIN without DECLARE.
            while !at(.begin), !isAtTextEnd, isDeclarationStart {
                append(try declaration(), to: &children)
                guard take(.semicolon) else { break }
            }
            if take(.end) {
                // The end of a package, whose body may be declarations alone.
                if isName(), at(.semicolon, 1) || at(.endOfText, 1) { advance() }
                return
            }
        }
        if rules.optionalSemicolons {
            while !isAtTextEnd, !at(.go) {
                if at(.semicolon) {
                    advance()
                    continue
                }
                let before = at
                append(recoveringStatement(inBlock: true), to: &children)
                if at == before { break }
                if at(.go), token.flags.contains(.newlineBefore) { break }
            }
            return
        }
        append(try statement(), to: &children)
    }
}
