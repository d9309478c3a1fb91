extension Parser {
    mutating func alter() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .external, .foreign, .materialized, .dynamic, .iceberg, .interactive, .event, .streaming, .live), at(any: .table, .view, distance: 1) {
            advance()
        }
        guard at(any: .table, .view, .tables, .function, .procedure, .proc) else { return try utility() }
        if at(any: .function, .procedure, .proc) {
            let isTSQL = rules.optionalSemicolons
            return isTSQL ? try createRoutine(from: start) : try utility()
        }
        let isView = at(.view)
        advance()
        _ = take(sequence: .if, .exists)
        _ = take(.only)
        var children = Children()
        append(try target(), to: &children)
        if at(.star) { advance() }
        if at(.partition), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if take(sequence: .rename, .to) || take(sequence: .rename, .as) || at(.rename) && isName(1) && !at(any: .column, .constraint, .index, .key, .partition, .rollup, distance: 1) && take(.rename) {
            append(try target(), to: &children)
            skipUntil { _ in false }
            return node(.rename, from: start, children)
        }
        if take(sequence: .swap, .with) {
            _ = take(.table)
            append(try target(), to: &children)
            skipUntil { _ in false }
            return node(.swap, from: start, children)
        }
        if isView, at(.as) || startsQuery() {
            _ = take(.as)
            append(try query(), to: &children)
            return node(.createView, from: start, children, flags: [.view, .replacing])
        }
        // ATTACH, EXCHANGE and SWITCH PARTITION move data between tables.
        var isMoving = at(any: .attach, .exchange, .switch)
        while !at(.endOfText), !at(.semicolon) {
            if isMoving, at(any: .with, .from, .to), at(.table, 1) || isName(1) && !at(.leftParen, 1) {
                let direction = keyword
                advance()
                _ = take(.table)
                guard isName() else { continue }
                let table = node(.table, from: at, value: try tableName())
                append(node(direction == .to ? .into : .clone, from: start, child: table), to: &children)
                isMoving = false
                continue
            }
            if at(any: .location), at(.string, 1) {
                advance()
                append(node(.location, from: at, value: UInt32(at)), to: &children)
            }
            if at(.leftParen) || at(.leftBracket) { try skipParentheses() } else if at(.rightParen) { throw failure("the end of the statement") } else { advance() }
        }
        if at == Int(tree.nodes[Int(children.first)].end), dialect != .clickhouse { throw failure("what to alter") }
        return node(.alter, from: start, children)
    }

    mutating func drop() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .temporary, .external, .materialized, .foreign, .dynamic, .iceberg, .hybrid, .event, .streaming), at(any: .table, .view, distance: 1) {
            advance()
        }
        guard at(any: .table, .view), isName(1) || at(.template, 1) || at(.string, 1) || at(.variable, 1) else { return try utility() }
        advance()
        _ = take(sequence: .if, .exists)
        var children = Children()
        repeat {
            append(try target(), to: &children)
            if take(sequence: .if, .exists) {}
        } while take(.comma)
        skipUntilStatementEnd()
        return node(.drop, from: start, children)
    }

    /// To the semicolon, or in T-SQL to the next statement.
    mutating func skipUntilStatementEnd() {
        while !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement) { advance() }
    }

    mutating func truncate() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(any: .database, .schema), isName(1) { return try utility() }
        if at(.all), at(.tables, 1) { return try utility() }
        _ = take(.table)
        _ = take(sequence: .if, .exists)
        _ = take(.only)
        var children = Children()
        repeat {
            append(try target(), to: &children)
            if at(.star) { advance() }
        } while take(.comma)
        skipUntilStatementEnd()
        return node(.truncate, from: start, children)
    }

    /// `RENAME TABLE a TO b, c TO d`, `EXCHANGE TABLES a AND b`.
    mutating func rename() throws(SyntaxError) -> NodeID {
        let start = at
        let swaps = at(.exchange)
        advance()
        if at(any: .database, .dictionary, .user, .schema), isName(1) { return try utility() }
        _ = take(any: .table, .tables)
        var children = Children()
        repeat {
            append(try target(), to: &children)
            guard take(.to) || take(.and) || take(.as) else { throw failure("TO") }
            append(try target(), to: &children)
        } while take(.comma)
        skipUntilStatementEnd()
        return node(swaps ? .swap : .rename, from: start, children)
    }

    mutating func use() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let isSchema = at(.schema)
        let isOther = at(any: .role, .warehouse, .secondary)
        if at(any: .database, .schema, .catalog, .role, .warehouse, .namespace), isName(1) || at(.string, 1) || at(.template, 1) { advance() }
        var value: UInt32 = 0
        if isOther {
            skipUntilStatementEnd()
        } else if isName() || at(.template) || at(.variable) || at(.string) {
            value = try dottedName()
            if at(.leftParen) { try skipParentheses() }
        }
        return node(.use, from: start, value: value, flags: isSchema ? .byName : isOther ? .implied : [])
    }
}
