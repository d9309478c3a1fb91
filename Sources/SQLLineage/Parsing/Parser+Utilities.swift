extension Parser {
    /// A statement that moves no data: read over as a whole. Queries in it are kept where they say what is read.
    mutating func utility(from first: Int? = nil) throws(SyntaxError) -> NodeID {
        let start = first ?? at
        let isShort = keyword?.beginsShortUtility == true
        advance()
        if isShort { _ = take(any: .tran, .transaction, .work) }
        try skipRest(isShort: isShort)
        return node(.utility, from: start)
    }

    /// Skips the rest of a statement, which must be balanced. Where no semicolon need end it, the next statement does: on
    /// a new line, or anywhere behind one that is `isShort`.
    mutating func skipRest(isShort: Bool = false) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon) {
            if at(.rightParen) || at(.rightBracket) { throw failure("the end of the statement") }
            if blockDepth > 0, at(any: .end, .else, .elseif, .elsif, .exception) { return }
            if statementMayEnd, isShort || token.flags.contains(.newlineBefore), startsStatement { return }
            try skipItem()
        }
    }

    /// GRANT, REVOKE and DENY: read over, but for what is granted.
    mutating func grant() throws(SyntaxError) -> NodeID {
        if at(.on, 1) || at(.comma, 1) { advance() }
        if at(.on) || at(.comma) { throw failure("a privilege") }
        let start = at
        advance()
        while !at(.endOfText), !at(.semicolon) {
            if at(.comma), at(.on, 1) {
                advance()
                throw failure("a privilege")
            }
            if statementMayEnd, token.flags.contains(.newlineBefore), startsStatement { break }
            try skipItem()
        }
        return node(.utility, from: start)
    }

    /// EXPLAIN and DESCRIBE: a statement that is not run, or something that is described.
    mutating func explain() throws(SyntaxError) -> NodeID {
        let start = at
        let explains = at(any: .explain, .profile)
        advance()
        let isRun = at(.analyze) || at(.leftParen) && at(.analyze, 1) && !at(.false, 2)
        if at(.dot) { throw failure("what to describe") }
        if !explains, at(.table) || at(.view) {
            try skipRest()
            return node(.utility, from: start)
        }
        while isExplainOption || at(.equals) || at(.leftParen) && !startsQuery(1) && !startsNestedQuery() {
            try skipItem()
        }
        if explains, at(.set) || at(.into) {
            // Oracle: `EXPLAIN PLAN SET STATEMENT_ID = 'x' INTO plan_table FOR …`
            while !at(.for), !at(.endOfText), !at(.semicolon) { advance() }
            _ = take(.for)
        }
        if startsQuery() || at(any: .insert, .create, .update, .delete, .merge) || at(.leftParen) {
            // EXPLAIN ANALYZE runs what it explains.
            let statement = try self.statement()
            return isRun ? statement : node(.utility, from: start, child: statement)
        }
        try skipRest()
        return node(.utility, from: start)
    }

    private var isExplainOption: Bool {
        switch keyword {
        case .analyze, .verbose, .extended, .formatted, .cost, .plan, .for, .logical, .codegen, .query, .format, .json,
            .text, .tree, .using, .tabular, .pipeline, .ast, .syntax, .estimate, .xml, .type, .distributed, .io,
            .validate:
            true
        default: false
        }
    }

    /// DESCRIBE, SHOW and SUMMARIZE where a table is expected (DuckDB).
    mutating func statementAsQuery() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if startsQuery() { _ = try query() } else { skipUntil { $0 == .rightParen } }
        return node(.values, from: start)
    }

    /// Spark's CACHE TABLE, which makes a table of a query.
    mutating func cacheTable() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.lazy)
        guard take(.table) else { return try utility(from: start) }
        var children = Children()
        append(node(.table, from: at, value: try tableName()), to: &children)
        if take(.options) { try skipParentheses() }
        _ = take(.as)
        if startsQuery() || at(.leftParen) {
            append(try query(), to: &children)
            return node(.createTable, from: start, children, flags: .temporary)
        }
        return node(.utility, from: start)
    }

    /// PREPARE of a statement that is run later.
    mutating func prepare() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let name = UInt32(at)
        while !at(.endOfText), !at(.semicolon), !at(.as), !at(.from) { advance() }
        advance()
        if at(.string) || at(.variable) || isName(), at(.semicolon, 1) || at(.endOfText, 1) {
            return node(.declare, from: start, child: try expression(), value: name)
        }
        // What it does is told where it is prepared.
        if startsQuery() || startsStatement { return try statement() }
        skipStatement()
        return node(.utility, from: start)
    }
}
