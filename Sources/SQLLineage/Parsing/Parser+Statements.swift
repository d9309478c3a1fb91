extension Parser {
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
        case .colon where isName(1):
            // Oracle's `: NEW.a := x` in triggers.
            advance()
            return try assignmentStatement()
        case .op where isOperator("\\") && at(.copy, 1):
            // psql
            advance()
            return try transfer()
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
        if rules.optionalSemicolons, isName(), at(.colon, 1), !at(.colon, 2) {
            // T-SQL's label.
            advance(2)
            if at(.endOfText) || at(.semicolon) || endsBlockItem { return node(.utility, from: start) }
            return try statement()
        }
        if isName(), at(.assign, 1) || at(.equals, 1) && blockDepth > 0 || at(.dot, 1) && isName(2) && at(.assign, 3) {
            return try assignmentStatement()
        }
        guard let keyword else { return try otherStatement() }
        switch keyword {
        // What nests has a frame of its own, that is small.
        case .if, .while, .loop, .for, .repeat, .case, .foreach: return try controlFlow()
        case .begin, .start: return try begin()
        default: return try statement(beginningWith: keyword, from: start)
        }
    }

    private mutating func statement(
        beginningWith keyword: Keyword, from start: Int
    ) throws(SyntaxError) -> NodeID {
        switch keyword {
        case .values: return try query()
        case .table, .summarize, .pivot, .unpivot:
            return startsQuery() && keyword != .summarize ? try query() : try utility()
        case .with where isName(1) && at(.as, 2) && at(.procedure, 3):
            // Snowflake: a procedure for one call.
            advance(3)
            return try createRoutine(from: start)
        case .async where at(.leftParen, 1):
            advance(2)
            let statement = try self.statement()
            try expect(.rightParen, ")")
            return statement
        case .using where rules.abbreviatedStatements && at(.leftParen, 1):
            return try statementWithValues()
        case .apply where at(.changes, 1) && at(.into, 2), .auto where at(.cdc, 1) && at(.into, 2):
            advance(3)
            return try changeFlow(from: start)
        case .select, .with, .from: return try queryStatement()
        case .lock where rules.abbreviatedStatements:
            try lockingModifiers()
            return try statement()
        case .sel, .ins, .upd, .del, .ct, .locking:
            guard rules.abbreviatedStatements else { return try otherStatement() }
            return try abbreviatedStatement(keyword)
        case .replace where at(any: .view, .macro, .procedure, .function, .trigger, .recursive, distance: 1),
            .replace where at(.table, 1) && isName(2):
            return try create()
        case .insert, .replace, .update, .delete, .merge, .upsert:
            if keyword == .replace, !at(.into, 1), !isName(1) { return try otherStatement() }
            return try dataChange()
        case .create: return try create()
        case .declare where at(.global, 1): return try create()
        case .experimental where at(.changefeed, 1):
            advance()
            return try createChangefeed(from: start)
        case .subscribe: return try subscribe()
        case .at where at(any: .epoch, .time, distance: 1):
            // Vertica: a query of the past.
            while !at(.endOfText), !at(.semicolon), !startsQuery() { advance() }
            return try queryStatement()
        case .assert where startsOperand(1):
            // BigQuery: what must hold is read.
            advance()
            let condition = node(.condition, from: at, child: try expression())
            try skipRest()
            return node(.block, from: start, child: condition)
        case .define where isName(1): return try create()
        case .batch where at(.on, 1):
            // TiDB: a change in portions.
            while !at(any: .insert, .update, .delete, .replace), !at(.endOfText), !at(.semicolon) { advance() }
            return try dataChange()
        case .alter: return try alter()
        case .drop, .undrop: return try drop()
        case .truncate: return try truncate()
        case .rename, .exchange: return try rename()
        case .copy, .unload, .export, .load, .bulk, .put, .get: return try transfer()
        case .use: return try use()
        case .database where isName(1): return try use()
        case .set, .unset: return try setStatement()
        case .call, .exec, .execute, .perform: return try callStatement()
        case .declare: return try declare()
        case .return: return try returnStatement()
        case .import where at(.from, 1):
            advance()
            return try loadFile(from: start)
        case .import where at(.into, 1) || at(.table, 1): return try transfer()
        case .do where at(.string, 1) || at(.language, 1): return anonymousBlock()
        case .explain, .describe, .desc, .profile: return try explain()
        case .grant, .revoke, .deny: return try grant()
        case .cache: return try cacheTable()
        case .prepare: return try prepare()
        case .open: return try openCursor()
        case .fetch: return try fetchCursor()
        case .let:
            if rules.foreign == .prql { return try otherStatement() }
            advance()
            return try declareVariable(from: start)
        case .evaluate where rules.foreign == .dax: return try utility()
        default: return try otherStatement()
        }
    }

    /// Teradata: the values that a client sends stand before the statement.
    private mutating func statementWithValues() throws(SyntaxError) -> NodeID {
        advance()
        try skipParentheses()
        return try statement()
    }

    private mutating func queryStatement() throws(SyntaxError) -> NodeID {
        if at(.from), rules.foreign == .prql { return try prqlPipeline() }
        let start = at
        let query = try self.query()
        // Hive's `FROM t INSERT …` is a statement of its own kind, unless WITH stands before it.
        let body = tree.nodes[Int(query)].firstChild
        return tree.tokens[start].symbol == UInt32(Keyword.from.rawValue) && tree.nodes[Int(body)].kind == .multiInsert
            ? body : query
    }

    /// Teradata's INS, UPD, DEL, SEL and CT, and LOCKING before any of them.
    private mutating func abbreviatedStatement(_ keyword: Keyword) throws(SyntaxError) -> NodeID {
        switch keyword {
        case .sel: return try query()
        case .ct:
            let start = at
            advance()
            return try createTable(from: start, flags: [])
        case .locking:
            try lockingModifiers()
            return try statement()
        default: return try dataChange()
        }
    }

    private mutating func otherStatement() throws(SyntaxError) -> NodeID {
        if at(.graph), isName(1) {
            advance()
            return try graphQuery()
        }
        if at(sequence: .using, .external, .function) {
            // Athena: functions for one query.
            while !isAtTextEnd, !startsQuery(), !at(any: .insert, .create, .unload) { try skipItem() }
            return try statement()
        }
        if at(.submit), at(.task, 1) { return try deferredStatement(behind: .as, from: at) }
        if let keyword, keyword.beginsUtility || keyword.beginsAdministration && blockDepth == 0 {
            return try utility()
        }
        if rules.foreign == .prql {
            let start = at
            skipStatement()
            return node(.utility, from: start)
        }
        if rules.ownUtilities != .none, isName(1), rules.ownUtilities.contains(tree.text(UInt32(at)).lowercased()) {
            return try utility()
        }
        if blockDepth > 0 {
            // A procedure's own words: labels, calls without CALL, RAISE, NULL, …
            return try bareCall()
        }
        if rules.bareCalls, isName(),
            at(.endOfText, 1) || at(.string, 1) || at(.dot, 1) || at(.semicolon, 1) || at(.variable, 1)
        {
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
                skipStatement()
                return node(.callProcedure, from: start, children, value: path)
            }
        }
        while !at(.endOfText), !at(.semicolon), !(endsBlockItem && at > start) { advance() }
        return node(.utility, from: start)
    }
}
