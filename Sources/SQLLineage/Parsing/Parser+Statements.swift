extension Parser {
    /// The whole text, statement by statement. One that is not understood costs only itself.
    mutating func script() {
        while true {
            skipSeparators()
            if at(.endOfText) { break }
            let before = at
            let statement = recoveringStatement(inBlock: false)
            tree.statements.append(statement)
            if at == before { advance() }
        }
    }

    private mutating func skipSeparators() {
        while at(.semicolon) || isBatchSeparator || isDelimiterCommand {
            if at(.go), at(.number, 1) { advance() }
            if isDelimiterCommand {
                while !at(.endOfText), at + 1 < tree.tokens.count, !peek().flags.contains(.newlineBefore) { advance() }
            }
            advance()
        }
    }

    /// T-SQL's GO, and SQL*Plus' slash, on a line of its own.
    private var isBatchSeparator: Bool {
        guard at(.go) || isOperator("/") else { return false }
        guard at == 0 || token.flags.contains(.newlineBefore) else { return false }
        let next = at(.go) && at(.number, 1) ? peek(2) : peek()
        return next.kind == .endOfText || next.flags.contains(.newlineBefore)
    }

    private var isDelimiterCommand: Bool {
        at(.delimiter) && (peek().kind == .op || peek().kind == .semicolon) && !at(.equals, 1)
    }

    /// A statement, or a `broken` one with what could be read, and the place after it.
    mutating func recoveringStatement(inBlock: Bool) -> NodeID {
        let start = at
        let firstNode = tree.nodes.count
        let depthBefore = (depth, blockDepth)
        do throws(SyntaxError) {
            colonIsPath = true
            colonIsOperator = false
            let statement = try self.statement()
            if !at(.semicolon), !at(.endOfText), !isBatchSeparator, !(inBlock && endsBlockItem),
                !(statementMayEnd && startsStatement)
            {
                throw failure("the end of the statement")
            }
            return statement
        } catch {
            (depth, blockDepth) = depthBefore
            diagnostics.append(error)
            at = max(at, error.token)
            resynchronise(inBlock: inBlock)
            return broken(from: start, firstNode: firstNode)
        }
    }

    /// To the next semicolon, wherever parentheses may be open.
    private mutating func resynchronise(inBlock: Bool) {
        while !at(.endOfText), !at(.semicolon), !isBatchSeparator { advance() }
    }

    /// What was read of a statement before it broke: the queries and tables that nothing holds yet.
    private mutating func broken(from start: Int, firstNode: Int) -> NodeID {
        var isHeld = Set<NodeID>()
        for id in firstNode..<tree.nodes.count {
            var child = tree.nodes[id].firstChild
            while child != 0 {
                isHeld.insert(child)
                child = tree.nodes[Int(child)].next
            }
        }
        var children = Children()
        for id in firstNode..<tree.nodes.count where !isHeld.contains(UInt32(id)) {
            switch tree.nodes[id].kind {
            case .table, .derived, .select, .query, .from, .setOperation, .with:
                append(UInt32(id), to: &children)
            default: break
            }
        }
        return node(.broken, from: start, children)
    }

    /// Whether a word stands here with which a statement can begin, so that one without semicolon may end before it.
    var startsStatement: Bool {
        guard let keyword else { return false }
        switch keyword {
        case .select, .insert, .update, .delete, .merge, .create, .drop, .alter, .truncate, .with, .exec, .execute, .declare,
            .set, .if, .while, .begin, .end, .return, .print, .grant, .revoke, .use, .go, .raiserror, .throw, .open, .fetch,
            .close, .deallocate, .commit, .rollback, .save, .waitfor, .break, .continue, .else, .bulk, .dbcc, .deny, .goto,
            .exception, .loop, .for, .call, .elseif, .elsif, .when, .until, .tran, .backup, .kill, .disable, .enable, .copy,
            .unload, .rename, .analyze, .vacuum, .comment, .show, .replace:
            return true
        default: return at(.colon, 1)
        }
    }

    /// Words that end a statement in a block.
    private var endsBlockItem: Bool {
        at(any: .end, .else, .elseif, .elsif, .when, .exception, .until) || startsStatement
    }

    /// One statement.
    mutating func statement() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readStatement() }
    }

    private mutating func readStatement() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen:
            let query = try self.query()
            return query
        case .template:
            if at(.endOfText, 1) || at(.semicolon, 1) {
                advance()
                return node(.utility, from: start)
            }
            if isName(1) || at(.leftParen, 1) {
                advance()
                return try statement()
            }
            throw failure("a statement")
        case .variable where at(.equals, 1) || at(.assign, 1):
            return try assignmentStatement()
        case .op where isOperator("<") && isOperator("<", 1):
            // A label.
            while !at(.endOfText), !(isOperator(">") && isOperator(">", 1)) { advance() }
            advance(2)
            return try statement()
        case .leftBrace where at(.call, 1):
            advance()
            let call = try statement()
            try expect(.rightBrace, "}")
            return call
        case .word, .quotedName: break
        default: throw failure("a statement")
        }
        if isName(), at(.colon, 1), at(any: .begin, .loop, .while, .for, .repeat, .declare, distance: 2) {
            advance(2)
            return try statement()
        }
        if isName(), at(.assign, 1) || at(.equals, 1) && blockDepth > 0 || at(.dot, 1) && isName(2) && at(.assign, 3) {
            return try assignmentStatement()
        }
        guard let keyword else { return try otherStatement() }
        switch keyword {
        case .select, .sel, .values, .table, .summarize, .pivot, .unpivot:
            if keyword == .table || keyword == .summarize || keyword == .values {
                return keyword == .summarize || !(startsQuery() || keyword == .values) ? try utility() : try query()
            }
            return try query()
        case .with: return try withStatement()
        case .from: return try fromStatement()
        case .insert, .replace, .update, .delete, .merge, .upsert:
            if keyword == .replace, !at(.into, 1), !isName(1) { return try otherStatement() }
            return try dataChange()
        case .create,
            .declare where at(.global, 1): return try create()
        case .alter: return try alter()
        case .drop, .undrop: return try drop()
        case .truncate: return try truncate()
        case .rename, .exchange: return try rename()
        case .copy, .unload, .export, .load, .bulk, .put, .get: return try transfer()
        case .use: return try use()
        case .set, .unset: return try setStatement()
        case .call, .exec, .execute, .perform: return try callStatement()
        case .begin, .start: return try begin()
        case .declare: return try declare()
        case .if, .while, .loop, .for, .repeat, .case, .foreach: return try controlFlow()
        case .return: return try returnStatement()
        case .do where at(.string, 1) || at(.language, 1):
            // PostgreSQL's anonymous block.
            while !at(.string), !at(.endOfText) { advance() }
            let body = node(
                .executeImmediate, from: at, child: node(.literal, from: at), value: UInt32(at), flags: .implied)
            skipUntil { _ in false }
            return node(.routine, from: start, child: body)
        case .locking:
            // Teradata's LOCKING … FOR ACCESS before a request.
            while !at(any: .access, .read, .write, .share, .exclusive, .checksum), !at(.endOfText), !at(.semicolon) { advance() }
            advance()
            _ = take(.mode)
            _ = take(.nowait)
            return at(.endOfText) || at(.semicolon) ? node(.utility, from: start) : try statement()
        case .import where at(.into, 1): return try transfer()
        case .explain, .describe, .desc, .profile: return try explain()
        case .cache: return try cacheTable()
        case .prepare: return try prepare()
        case .open: return try openCursor()
        case .let:
            advance()
            return try declareVariable(from: start)
        case .evaluate where dialect == .dax: return try evaluate()
        default: return try otherStatement()
        }
    }

    private mutating func otherStatement() throws(SyntaxError) -> NodeID {
        if let keyword, keyword.beginsUtility { return try utility() }
        if dialect == .prql || at(any: .let), isName() {
            skipUntil { _ in false }
            return node(.utility, from: at)
        }
        if blockDepth > 0 {
            // A procedure's own words: labels, calls without CALL, RAISE, NULL, …
            return try bareCall()
        }
        if rules.optionalSemicolons, isName(), at(.endOfText, 1) || at(.string, 1) || at(.dot, 1) || at(.semicolon, 1) {
            return try bareCall()
        }
        throw failure("a statement")
    }

    private mutating func bareCall() throws(SyntaxError) -> NodeID {
        let start = at
        if isName() {
            let path = try dottedName()
            if at(.leftParen) {
                var children = Children()
                append(try call(named: path, from: start), to: &children)
                skipUntil { _ in false }
                return node(.callProcedure, from: start, children, value: path)
            }
        }
        while !at(.endOfText), !at(.semicolon), !(endsBlockItem && at > start) { advance() }
        return node(.utility, from: start)
    }

    /// WITH before a query or before a change of data.
    private mutating func withStatement() throws(SyntaxError) -> NodeID {
        try query()
    }

    /// `FROM t INSERT INTO a SELECT … INSERT INTO b SELECT …` (Hive), else a query.
    private mutating func fromStatement() throws(SyntaxError) -> NodeID {
        let start = at
        let saved = (tree.nodes.count, tree.parts.count)
        let from = try self.from()
        guard at(.insert) else {
            at = start
            tree.nodes.removeLast(tree.nodes.count - saved.0)
            tree.parts.removeLast(tree.parts.count - saved.1)
            return try query()
        }
        var children = Children()
        append(from, to: &children)
        while at(.insert) { append(try insert(), to: &children) }
        return node(.multiInsert, from: start, children)
    }

    /// A statement that moves no data: read over as a whole. Queries in it are kept where they say what is read.
    mutating func utility() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        skipUntil { _ in false }
        if at(.rightParen) || at(.rightBracket) { throw failure("the end of the statement") }
        return node(.utility, from: start)
    }

    private mutating func explain() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .analyze, .verbose, .extended, .formatted, .cost, .plan, .for, .logical, .codegen, .query, .format, .json, .text,
            .tree, .using, .tabular, .pipeline, .ast, .syntax, .estimate)
            || at(.equals) || at(.leftParen) && !startsQuery(1)
        {
            if at(.leftParen) { try skipParentheses() } else { advance() }
        }
        if startsQuery() || at(any: .insert, .create, .update, .delete, .merge) || at(.leftParen) {
            return node(.utility, from: start, child: try statement())
        }
        skipUntil { _ in false }
        return node(.utility, from: start)
    }

    /// DESCRIBE, SHOW and SUMMARIZE where a table is expected (DuckDB).
    mutating func statementAsQuery() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if startsQuery() { _ = try query() } else { skipUntil { $0 == .rightParen } }
        return node(.values, from: start)
    }

    private mutating func cacheTable() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.lazy)
        guard take(.table) else { return try utility() }
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

    private mutating func prepare() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while !at(.endOfText), !at(.semicolon), !at(any: .as, .from) { advance() }
        advance()
        if startsQuery() || startsStatement { return node(.utility, from: start, child: try statement()) }
        skipUntil { _ in false }
        return node(.utility, from: start)
    }

    /// DAX: the tables that are named.
    private mutating func evaluate() throws(SyntaxError) -> NodeID {
        let start = at
        skipUntil { _ in false }
        return node(.utility, from: start)
    }
}
