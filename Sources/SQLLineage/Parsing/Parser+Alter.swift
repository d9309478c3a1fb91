extension Parser {
    /// ALTER of tables and views, as far as it renames, swaps or moves data.
    mutating func alter() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .external, .foreign, .materialized, .dynamic, .iceberg, .interactive, .event, .streaming, .live),
            at(any: .table, .view, distance: 1)
        {
            advance()
        }
        if at(.session), at(.set, 1), at(.current_schema, 2) {
            advance(2)
            return try currentSchema(from: start, behind: 1)
        }
        if at(.task) { return try alterTask(from: start) }
        guard at(any: .table, .view, .tables, .function, .procedure, .proc) else { return try utility(from: start) }
        if at(any: .function, .procedure, .proc) {
            let isTSQL = rules.optionalSemicolons
            return isTSQL ? try createRoutine(from: start) : try utility(from: start)
        }
        let isView = at(.view)
        advance()
        _ = take(sequence: .if, .exists)
        _ = take(.only)
        var children = Children()
        append(try target(), to: &children)
        if at(.star) { advance() }
        _ = try skipCluster()
        if at(.partition), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if at(.rename), at(.to, 1), at(.partition, 2) { advance(3) }
        if takeRename() {
            append(try target(), to: &children)
            skipStatement()
            return node(.rename, from: start, children)
        }
        if take(sequence: .swap, .with) {
            _ = take(.table)
            append(try target(), to: &children)
            skipStatement()
            return node(.swap, from: start, children)
        }
        if rules.alterChangesRows, let change = try alteredRows(of: children.first, from: start) { return change }
        if at(.replace), at(.with, 1), at(.table, 2) {
            // Doris: the tables change their names, unless 'swap' is 'false'.
            advance(3)
            let other = try target()
            let keeps = at(.properties) && (at..<(closing(1) ?? at)).contains { tree.unquoted(UInt32($0)) == "false" }
            append(keeps ? node(.clone, from: start, child: other) : other, to: &children)
            skipStatement()
            return node(keeps ? .alter : .swap, from: start, children)
        }
        if isView, at(.as) || startsQuery() || at(.leftParen) && distance(behind: 0).map({ at(.as, $0) }) == true {
            if at(.leftParen) {
                let list = at
                var names = Children()
                try columnNames(into: &names)
                append(node(.insertColumns, from: list, names), to: &children)
            }
            _ = take(.as)
            append(try query(), to: &children)
            return node(.createView, from: start, children, flags: [.view, .replacing])
        }
        let action = at
        if at(sequence: .attach, .partition), isName(2) {
            // PostgreSQL: the rows of the partition are the table's from then on.
            advance(2)
            let partition = node(.table, from: at, value: try tableName())
            if at(any: .for, .default) {
                append(node(.clone, from: start, child: partition), to: &children)
            } else {
                at = action
            }
        }
        // ATTACH, EXCHANGE and SWITCH PARTITION move data between tables.
        let isMove = at(.move)
        // Hive moves the partition; elsewhere the table beside gets its rows in return.
        let isSwap = at(.exchange) && !rules.partitionsAreColumns
        var isMoving =
            at(any: .attach, .exchange, .switch, .append, .detach, .move)
            || rules.alterChangesRows && at(.replace) && at(.partition, 1)
        while !at(.endOfText), !at(.semicolon) {
            if isMoving, at(any: .with, .from, .to, .into), at(.table, 1) || isName(1) && !at(.leftParen, 1) && !isMove
            {
                let direction = keyword
                advance()
                _ = take(.table)
                guard isName() else { continue }
                let table = node(.table, from: at, value: try tableName())
                if isSwap {
                    append(table, to: &children)
                    try skipRest()
                    return node(.swap, from: start, children)
                }
                append(
                    node(direction == .to || direction == .into ? .into : .clone, from: start, child: table),
                    to: &children)
                isMoving = false
                continue
            }
            if at(any: .location), at(.string, 1) {
                advance()
                append(node(.location, from: at, value: UInt32(at)), to: &children)
            }
            if at(.rightParen) { throw failure("the end of the statement") }
            if statementMayEnd, token.flags.contains(.newlineBefore), startsStatement, at > action, !continuesAlter {
                break
            }
            try skipItem()
        }
        if at == action { throw failure("what to alter") }
        return node(.alter, from: start, children)
    }

    /// Snowflake's `ALTER TASK t MODIFY AS statement`.
    private mutating func alterTask(from start: Int) throws(SyntaxError) -> NodeID {
        while !at(.endOfText), !at(.semicolon) {
            if take(sequence: .modify, .as) {
                var children = Children()
                try bodyStatements(into: &children)
                return node(.routine, from: start, children)
            }
            try skipItem()
        }
        return node(.utility, from: start)
    }

    /// Words of ALTER that could begin a statement.
    private var continuesAlter: Bool {
        at(any: .alter, .drop, .set, .rename, .enable, .disable, .comment, .with) || tree.tokens[at - 1].kind == .comma
    }

    /// `RENAME TO`, `RENAME AS` or `RENAME` before a name.
    private mutating func takeRename() -> Bool {
        if take(sequence: .rename, .to) || take(sequence: .rename, .as) { return true }
        guard isName(1), !at(any: .column, .constraint, .index, .key, .partition, .rollup, .field, distance: 1),
            !at(.to, 2)
        else { return false }
        return take(.rename)
    }

    /// DROP of tables and views; of anything else it moves no data.
    mutating func drop() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if endsItem() { throw failure("what to drop") }
        while at(any: .temporary, .external, .materialized, .foreign, .dynamic, .iceberg, .hybrid, .event, .streaming),
            at(any: .table, .view, distance: 1)
        {
            advance()
        }
        guard at(any: .table, .view), isName(1) || at(.template, 1) || at(.string, 1) || at(.variable, 1) else {
            return try utility(from: start)
        }
        advance()
        _ = take(sequence: .if, .exists)
        var children = Children()
        repeat {
            append(try target(), to: &children)
            _ = take(sequence: .if, .exists)
        } while take(.comma)
        skipUntilStatementEnd()
        return node(.drop, from: start, children)
    }

    /// To the semicolon, or in T-SQL to the next statement.
    mutating func skipUntilStatementEnd() {
        while !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement) { advance() }
    }

    /// `TRUNCATE TABLE a, b`.
    mutating func truncate() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(any: .database, .schema), isName(1) { return try utility(from: start) }
        if at(.all) && at(.tables, 1) || at(.tables) && at(.from, 1) || at(.audit) && at(.logs, 1) {
            return try utility(from: start)
        }
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
        if at(any: .database, .dictionary, .dictionaries, .user, .schema, .role), isName(1) {
            return try utility(from: start)
        }
        _ = take(any: .table, .tables, .object)
        var children = Children()
        repeat {
            append(try target(), to: &children)
            guard take(.to) || take(.and) || take(.as) else { throw failure("TO") }
            append(try target(), to: &children)
        } while take(.comma)
        skipUntilStatementEnd()
        return node(swaps ? .swap : .rename, from: start, children)
    }

    /// USE of a database or schema; of a role or warehouse it changes no names.
    mutating func use() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let isSchema = at(any: .schema, .namespace) || rules.useMeansSchema && !at(.catalog)
        let isOther =
            at(any: .role, .warehouse, .secondary) || at(any: .branch, .tag, .commit, .ref) && isName(1) && !at(.in, 1)
        if at(any: .database, .schema, .catalog, .role, .warehouse, .namespace),
            isName(1) || at(.string, 1) || at(.template, 1) || at(.variable, 1) || at(.colon, 1)
        {
            advance()
        }
        var value: UInt32 = 0
        if isOther {
            skipUntilStatementEnd()
        } else if at(.variable) || at(.colon) {
            // A value that the text does not hold.
            skipUntilStatementEnd()
        } else if isName() || at(.template) || at(.string) {
            value = try dottedName()
            if at(.leftParen) { try skipParentheses() }
        }
        return node(.use, from: start, value: value, flags: isSchema ? .byName : [])
    }
}
