extension Parser {
    /// IF, CASE, WHILE, FOR, REPEAT and LOOP.
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
            try statements(into: &children) { $0 == .else || $0 == .elseif || $0 == .elsif || $0 == .end }
            while at(any: .elseif, .elsif) {
                advance()
                append(node(.condition, from: at, child: try expression()), to: &children)
                try expect(.then)
                try statements(into: &children) { $0 == .else || $0 == .elseif || $0 == .elsif || $0 == .end }
            }
            if take(.else) { try statements(into: &children) { $0 == .end } }
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
            try statements(into: &children) { $0 == .when || $0 == .else || $0 == .end }
        }
        if take(.else) { try statements(into: &children) { $0 == .end } }
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
            try statements(into: &children) { $0 == .end }
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
        try statements(into: &children) { $0 == .until }
        try expect(.until)
        if at(.leftParen) || startsOperand() {
            append(node(.condition, from: at, child: try expression()), to: &children)
        }
        try expectEnd()
        _ = take(.repeat)
        if isName(), at(.semicolon, 1) { advance() }
        return node(.loop, from: start, children)
    }

    private mutating func loopStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try statements(into: &children) { $0 == .end }
        try expectEnd()
        _ = take(.loop)
        if isName(), at(.semicolon, 1) { advance() }
        return node(.loop, from: start, children)
    }

    /// `FOR r IN (query) LOOP`, `FOR i IN 1..10 LOOP`, `FOR r AS c CURSOR FOR query DO`.
    private mutating func forStatement() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var variable = UInt32(at)
        var children = Children()
        if startsQuery(), at(any: .select, .with) {
            // The columns of the row have no name before them.
            variable = 0
        } else {
            guard isName() || at(.variable) else { throw failure("a variable") }
            advance()
            while take(.comma) { advance() }
        }
        if variable == 0 {
            append(try query(), to: &children)
        } else if take(.as) {
            if isName(), at(.cursor, 1) { advance(2) }
            _ = take(.for)
            append(try query(), to: &children)
        } else {
            if !take(.assign) { try expect(.in) }
            _ = take(any: .reverse, .array)
            if at(.leftParen), startsQuery(1) || startsNestedQuery() {
                append(try query(), to: &children)
            } else if startsQuery() {
                append(try query(), to: &children)
            } else if take(.execute) {
                let text = at
                append(node(.executeImmediate, from: text, child: try expression(), value: UInt32(text)), to: &children)
                if take(.using) { repeat { _ = try expression() } while take(.comma) }
            } else {
                append(node(.condition, from: at, child: try expression()), to: &children)
                while at(.dot) || at(.to) || at(.by) {
                    // `1..10 BY 2`, `1 TO 10`
                    advance()
                    while at(.dot) { advance() }
                    append(node(.condition, from: at, child: try expression()), to: &children)
                }
            }
        }
        if take(any: .loop, .do) {
            try statements(into: &children) { $0 == .end }
            try expectEnd()
            _ = take(any: .loop, .for, .while)
            if isName(), at(.semicolon, 1) { advance() }
        } else if at(any: .insert, .update, .delete, .merge, .save, .execute) {
            // Oracle's FORALL reads the same way.
            append(recoveringStatement(inBlock: true), to: &children)
        }
        return node(.cursorLoop, from: start, children, value: variable)
    }
}
