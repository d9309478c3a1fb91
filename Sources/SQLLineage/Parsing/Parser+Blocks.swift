extension Parser {
    /// BEGIN as a block, or as the start of a transaction.
    mutating func begin() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.start) { return try utility() }
        if at(any: .transaction, .tran, .work, .deferred, .immediate, .exclusive, .isolation, .read, .distributed, distance: 1)
            || at(.semicolon, 1) || at + 1 >= tree.tokens.count - 1
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
        if take(sequence: .not, .atomic) || take(.atomic) {}
        if at(.with), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        let isTry = take(any: .try, .catch)
        var children = Children()
        blockDepth += 1
        defer { blockDepth -= 1 }
        try statements(until: [.end, .exception], into: &children)
        while at(.exception) {
            advance()
            while at(.when) {
                while !at(.then), !isAtTextEnd { advance() }
                _ = take(.then)
                try statements(until: [.when, .end], into: &children)
            }
            if !at(.endOfText) { try statements(until: [.end], into: &children) }
        }
        try expectEnd()
        if isTry {
            _ = take(any: .try, .catch)
            _ = take(.semicolon)
            if at(.begin), at(.catch, 1) { append(try block(), to: &children) }
        } else if isName(), at(.semicolon, 1) || at == tree.tokens.count - 2, !startsStatement {
            // The name of the routine or label again.
            advance()
        }
        return node(.block, from: start, children)
    }

    var isAtTextEnd: Bool { at >= tree.tokens.count - 1 }

    private mutating func expectEnd() throws(SyntaxError) {
        guard at(.word), at(sequence: .end) else { throw failure("END") }
        advance()
    }

    /// Statements up to one of the words, each recovering for itself.
    mutating func statements(until ends: [Keyword], into children: inout Children) throws(SyntaxError) {
        while !isAtTextEnd {
            while take(.semicolon) {}
            if isAtTextEnd { return }
            if at(.word), let keyword, ends.contains(keyword), !at(.assign, 1) { return }
            let before = at
            append(recoveringStatement(inBlock: true), to: &children)
            if at == before { return }
        }
    }

    // MARK: Control flow

    mutating func controlFlow() throws(SyntaxError) -> NodeID {
        blockDepth += 1
        defer { blockDepth -= 1 }
        switch keyword {
        case .if: return try ifStatement()
        case .case: return try caseStatement()
        case .while: return try whileStatement()
        case .for, .foreach: return try forStatement()
        case .repeat: return try repeatStatement()
        default: return try loopStatement()
        }
    }

    private mutating func ifStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        if at(.exists), !at(.leftParen, 1) { advance() }
        append(node(.condition, from: at, child: try expression()), to: &children)
        if take(.then) {
            try statements(until: [.else, .elseif, .elsif, .end], into: &children)
            while at(any: .elseif, .elsif) {
                advance()
                append(node(.condition, from: at, child: try expression()), to: &children)
                try expect(.then)
                try statements(until: [.else, .elseif, .elsif, .end], into: &children)
            }
            if take(.else) { try statements(until: [.end], into: &children) }
            try expectEnd()
            _ = take(.if)
            return node(.conditional, from: start, children)
        }
        // T-SQL: one statement or a block.
        append(recoveringStatement(inBlock: true), to: &children)
        if at(.semicolon), at(.else, 1) { advance() }
        if take(.else) { append(recoveringStatement(inBlock: true), to: &children) }
        return node(.conditional, from: start, children)
    }

    private mutating func caseStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        if !at(.when) { append(node(.condition, from: at, child: try expression()), to: &children) }
        while take(.when) {
            append(node(.condition, from: at, child: try expression()), to: &children)
            try expect(.then)
            try statements(until: [.when, .else, .end], into: &children)
        }
        if take(.else) { try statements(until: [.end], into: &children) }
        try expectEnd()
        _ = take(.case)
        return node(.conditional, from: start, children)
    }

    private mutating func whileStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        append(node(.condition, from: at, child: try expression()), to: &children)
        if take(any: .do, .loop) {
            try statements(until: [.end], into: &children)
            try expectEnd()
            _ = take(any: .while, .loop)
            if isName(), at(.semicolon, 1) { advance() }
        } else {
            append(recoveringStatement(inBlock: true), to: &children)
        }
        return node(.loop, from: start, children)
    }

    private mutating func repeatStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try statements(until: [.until], into: &children)
        try expect(.until)
        if at(.leftParen) || startsOperand() { append(node(.condition, from: at, child: try expression()), to: &children) }
        try expectEnd()
        _ = take(.repeat)
        return node(.loop, from: start, children)
    }

    private mutating func loopStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try statements(until: [.end], into: &children)
        try expectEnd()
        _ = take(.loop)
        if isName(), at(.semicolon, 1) { advance() }
        return node(.loop, from: start, children)
    }

    /// `FOR r IN (query) LOOP`, `FOR i IN 1..10 LOOP`, `FOR r AS c CURSOR FOR query DO`.
    private mutating func forStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let variable = UInt32(at)
        guard isName() || at(.variable) else { throw failure("a variable") }
        advance()
        while take(.comma) { advance() }
        var children = Children()
        if take(.as) {
            if isName(), at(.cursor, 1) { advance(2) }
            _ = take(.for)
            append(try query(), to: &children)
        } else {
            try expect(.in)
            _ = take(any: .reverse, .array)
            if at(.leftParen), startsQuery(1) || startsNestedQuery() {
                append(try query(), to: &children)
            } else if startsQuery() {
                append(try query(), to: &children)
            } else if take(.execute) {
                _ = try expression()
            } else {
                append(node(.condition, from: at, child: try expression()), to: &children)
                while at(.dot) || take(.to) {
                    while at(.dot) { advance() }
                    _ = try expression()
                }
                if take(.by) { _ = try expression() }
            }
        }
        if take(any: .loop, .do) {
            let closing = tree.tokens[at - 1]
            try statements(until: [.end], into: &children)
            try expectEnd()
            _ = take(any: .loop, .for, .while)
            _ = closing
            if isName(), at(.semicolon, 1) { advance() }
        } else if at(.insert) || at(.update) || at(.delete) || at(.merge) || at(.save) || at(.execute) {
            // Oracle's FORALL reads the same way.
            append(recoveringStatement(inBlock: true), to: &children)
        }
        return node(.cursorLoop, from: start, children, value: variable)
    }

    // MARK: Variables

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
        if at(any: .statement, .query), isName(1) { return try utilityRest(from: start) }
        repeat {
            if isName(), at(.cursor, 1) || at(any: .insensitive, .scroll, .no, .asensitive, .binary, distance: 1) && at(.cursor, 2) {
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
                if at(.leftParen) { try skipParentheses() }
                var parts = Children()
                append(node(.table, from: name, value: path(name)), to: &parts)
                append(node(.createTable, from: name, parts, flags: .temporary), to: &children)
                continue
            }
            guard isName() || at(.variable) else { throw failure("a variable") }
            append(try declaration(), to: &children)
        } while take(.comma)
        if at(.semicolon), dialect != .bigquery, declaresMore {
            // A block whose declarations stand before its BEGIN.
            var level = blockDepth
            blockDepth += 1
            defer { blockDepth -= 1 }
            level += 1
            while take(.semicolon), !isAtTextEnd, !at(.begin) {
                if at(.declare) { advance() }
                append(try declaration(), to: &children)
            }
            if at(.begin) { append(try block(), to: &children) }
        } else if at(.begin), !rules.optionalSemicolons {
            append(try block(), to: &children)
        }
        return node(.block, from: start, children)
    }

    private mutating func utilityRest(from start: Int) throws(SyntaxError) -> NodeID {
        skipUntilStatementEnd()
        return node(.utility, from: start)
    }

    /// Whether after this declaration others or BEGIN follow, as in PL/SQL and Snowflake.
    private var declaresMore: Bool {
        guard !rules.optionalSemicolons else { return false }
        var index = at + 1
        var steps = 0
        while index < tree.tokens.count, steps < 4000 {
            let token = tree.tokens[index]
            if keyword(token) == .begin { return !at(.transaction, index + 1 - at) }
            if let keyword = keyword(token), tree.tokens[index - 1].kind == .semicolon,
                keyword == .select && true || keyword == .set || keyword == .insert || keyword == .create || keyword == .if
            {
                return false
            }
            index += 1
            steps += 1
        }
        return false
    }

    mutating func assignmentStatement() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        let target = at
        advance()
        while at(.dot) { advance(2) }
        advance()
        append(try valueOrQuery(), to: &children)
        return node(.setVariable, from: start, children, value: UInt32(target))
    }

    /// SET of a variable, or of an option.
    mutating func setStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.variable) || isName(), at(.equals, 1) || at(.assign, 1), at(.leftParen, 2) || isName(2) || at(.variable, 2) {
            let target = at
            let mark = (tree.nodes.count, tree.parts.count, depth)
            do throws(SyntaxError) {
                advance(2)
                let value = try valueOrQuery()
                if at(.endOfText) || at(.semicolon) || statementMayEnd && startsStatement {
                    return node(.setVariable, from: start, child: value, value: UInt32(target))
                }
            } catch {
                // An option with a value of its own kind.
            }
            at = target
            tree.nodes.removeLast(tree.nodes.count - mark.0)
            tree.parts.removeLast(tree.parts.count - mark.1)
            depth = mark.2
        }
        if at(.leftParen) {
            // SET (a, b) = (SELECT …)
            let mark = at
            try skipParentheses()
            if take(.equals) {
                let value = try valueOrQuery()
                return node(.setVariable, from: start, child: value, value: UInt32(mark + 1))
            }
        }
        skipUntilStatementEnd()
        return node(.utility, from: start)
    }

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
            try skipParentheses()
            return node(.returnStatement, from: start)
        }
        if at(.semicolon) || at(.endOfText) || startsStatement && !startsQuery() { return node(.returnStatement, from: start) }
        if startsQuery() { return node(.returnStatement, from: start, child: try query()) }
        return node(.returnStatement, from: start, child: node(.subquery, from: at, child: try expression(), flags: .implied))
    }

    mutating func openCursor() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        while !at(.endOfText), !at(.semicolon), !at(.for), !(statementMayEnd && startsStatement) { advance() }
        if take(.for) {
            if startsQuery() { append(try query(), to: &children) } else { skipUntilStatementEnd() }
        }
        return node(.utility, from: start, children)
    }

    // MARK: Calls

    /// CALL, EXEC, EXECUTE IMMEDIATE, PERFORM.
    mutating func callStatement() throws(SyntaxError) -> NodeID {
        let start = at
        let isPerform = at(.perform)
        advance()
        if isPerform {
            // PL/pgSQL: a query whose result is thrown away.
            at -= 1
            let select = try self.select()
            return node(.utility, from: start, child: select)
        }
        if take(.immediate) || at(.string) || at(.leftParen) && (at(.string, 1) || at(.variable, 1)) || isOperator("$") {
            return try dynamicSQL(from: start)
        }
        if at(.variable), at(.equals, 1) { advance(2) }
        if at(.variable) || at(.template) { return try dynamicSQL(from: start) }
        if tree.tokens[start].kind == .word, at(.as) || at(.atSign) || isName() == false { return try utilityRest(from: start) }
        let path = try dottedName()
        if path != 0, isDynamicProcedure(path) { return try dynamicSQL(from: start) }
        if path != 0, isProcedure(path, .sp_rename), at(.string), at(.comma, 1), at(.string, 2), !at(.comma, 3) {
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
            if at(.leftParen) { try skipParentheses() } else if at(.rightParen) || at(.rightBrace) { break } else { advance() }
        }
        return node(.callProcedure, from: start, children, value: path)
    }

    private func isDynamicProcedure(_ path: UInt32) -> Bool { isProcedure(path, .sp_executesql) }

    private func isProcedure(_ path: UInt32, _ name: Keyword) -> Bool {
        guard let last = tree.path(path).last else { return false }
        return keyword(tree.tokens[Int(tree.parts[last])]) == name
    }

    /// SQL that is a text: known where it is a constant.
    private mutating func dynamicSQL(from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        let value = UInt32(at)
        if startsOperand() || at(.variable) || at(.string) || at(.colon) { append(try expression(), to: &children) }
        if startsQuery() { append(try query(), to: &children) }
        while !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement) {
            if at(.leftParen) { try skipParentheses() } else { advance() }
        }
        return node(.executeImmediate, from: start, children, value: value)
    }
}
