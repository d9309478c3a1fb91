extension Parser {
    /// INSERT, REPLACE and UPSERT, and INSERT ALL.
    mutating func insert() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var flags: NodeFlags = []
        if take(.or) { advance() }
        if at(.when), startsOperand(1) { return try insertAll(from: start, flags: flags) }
        while at(any: .low_priority, .high_priority, .delayed, .ignore, .distributed, .async), !at(.dot, 1) {
            advance()
        }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
            _ = take(.percent)
        }
        if take(.overwrite) { flags.insert(.replacing) }
        if at(any: .all, .first), at(any: .into, .when, distance: 1) {
            advance()
            return try insertAll(from: start, flags: flags)
        }
        if at(.with), at(.schema, 1), at(.evolution, 2) { advance(3) }
        _ = take(.into)
        if at(.overwrite), isName(1) {
            advance()
            flags.insert(.replacing)
        }
        var children = Children()
        if at(any: .directory, .local), at(.string, 1) || at(.directory, 1) || at(.options, 1) || at(.using, 1) {
            return try insertDirectory(from: start)
        }
        if at(.table), isName(1) || at(.template, 1) || at(.variable, 1) || at(.function, 1) { advance() }
        let isFiles = isName() && at(.leftParen, 1) && at(.string, 2) && at(.equals, 3)
        if isFiles || at(.function) && isName(1) {
            // `INSERT INTO FUNCTION file('x')`, `INSERT INTO FILES ("path" = "x")`
            if !isFiles { advance() }
            append(node(.tableFunction, from: at, child: try operand()), to: &children)
        } else {
            append(try target(), to: &children)
        }
        try insertOptions(into: &children, flags: &flags)
        try insertSource(into: &children)
        try insertTail(into: &children)
        return node(.insert, from: start, children, flags: flags)
    }

    /// The table that is written to.
    mutating func target() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.string) {
            advance()
            return node(.location, from: start, value: UInt32(start))
        }
        if at(.atSign) { return try stage() }
        if at(.only) { advance() }
        if at(.leftParen), startsQuery(1) || startsNestedQuery() {
            return node(.derived, from: start, child: try parenthesisedQuery())
        }
        let isIdentifier = at(.identifier) && at(.leftParen, 1)
        let isRemote = at(any: .openquery, .openrowset) && at(.leftParen, 1)
        let path = try tableName()
        if isRemote { return node(.tableFunction, from: start, child: try call(named: path, from: start)) }
        var children = Children()
        if isIdentifier { append(try call(named: path, from: start), to: &children) }
        return node(.table, from: start, children, value: path, flags: .target)
    }

    private mutating func insertOptions(into children: inout Children, flags: inout NodeFlags) throws(SyntaxError) {
        while true {
            if try skipCluster() { continue }
            switch kind {
            case .quotedName where at(.leftParen, 1) || at(any: .values, .select, .default, .set, distance: 1):
                advance()
                append(node(.alias, from: at - 1, value: UInt32(at - 1)), to: &children)
            case .leftBracket:
                // Impala's hints.
                try skipParentheses()
            case .leftParen:
                if startsQuery(1) || startsNestedQuery() || rules.abbreviatedStatements && !isName(1) { return }
                if rules.bracketNames, at(any: .tablock, .nolock, distance: 1) {
                    try skipParentheses()
                    continue
                }
                let start = at
                var names = Children()
                if at(.star, 1) || at(.rightParen, 1) {
                    // ClickHouse's `(* EXCEPT (a))`.
                    try skipParentheses()
                } else {
                    try columnNames(into: &names)
                }
                append(node(.insertColumns, from: start, names), to: &children)
            case .word:
                switch keyword {
                case .as where isName(1) && !startsQuery(1):
                    let alias = at + 1
                    advance(2)
                    append(node(.alias, from: alias, value: UInt32(alias)), to: &children)
                case .partition where at(.leftParen, 1):
                    try insertPartition(into: &children)
                case .partition where at(.by, 1):
                    _ = try partitionBy()
                case .if where at(sequence: .not, .exists, distance: 1):
                    advance(3)
                case .if where at(.exists, 1):
                    advance(2)
                case .by where at(any: .name, .position, distance: 1):
                    if at(.name, 1) { flags.insert(.byName) }
                    advance(2)
                case .overwrite where at(.all, 1): advance(2)
                case .overwrite where at(.where, 1):
                    // Druid replaces these rows.
                    advance(2)
                    append(node(.whereClause, from: at, child: try expression()), to: &children)
                case .overriding:
                    advance(3)
                case .replace where at(.where, 1):
                    advance(2)
                    append(node(.whereClause, from: at, child: try expression()), to: &children)
                case .replace where at(any: .using, .on, distance: 1):
                    // Databricks' REPLACE USING (columns) and REPLACE ON condition.
                    advance(2)
                    append(node(.whereClause, from: at, child: try expression()), to: &children)
                case .output:
                    append(try output(), to: &children)
                case .with where at(.leftParen, 1) && rules.bracketNames:
                    advance()
                    try skipParentheses()
                case .settings where isName(1):
                    try skipSettings()
                case .using where isName(1), .stored where at(.as, 1), .location where at(.string, 1):
                    advance(2)
                    if at(.string) { advance() }
                case .with where at(.label, 1):
                    advance(3)
                case .label where at(.op, 1) || isName(1): advance(2)
                default:
                    guard !startsQuery(), isAlias(), !beginsInsertSource,
                        at(.leftParen, 1) || at(any: .values, .select, .default, distance: 1)
                    else { return }
                    advance()
                    append(node(.alias, from: at - 1, value: UInt32(at - 1)), to: &children)
                }
            default:
                return
            }
        }
    }

    private var beginsInsertSource: Bool {
        at(any: .values, .value, .default, .set, .exec, .execute, .format, .from, .with, .table)
    }

    /// `PARTITION (dt = '2020', hr)`: the keys without a value come last in the query.
    private mutating func insertPartition(into children: inout Children) throws(SyntaxError) {
        let start = at
        advance(2)
        var names = Children()
        while !at(.rightParen), !at(.endOfText) {
            let item = at
            if isName(), at(.equals, 1) {
                advance(2)
                append(node(.setItem, from: item, child: try expression(), value: UInt32(item)), to: &names)
            } else if isName(), at(.comma, 1) || at(.rightParen, 1) {
                append(try columnName(), to: &names)
            } else {
                append(try expression(), to: &names)
            }
            if !take(.comma) { break }
        }
        try expect(.rightParen, ")")
        append(node(.partitionBy, from: start, names), to: &children)
    }

    private mutating func insertSource(into children: inout Children) throws(SyntaxError) {
        switch keyword {
        case .default where at(.values, 1):
            advance(2)
        case .set:
            advance()
            append(node(.assignmentList, from: at, try assignments()), to: &children)
        case .exec, .execute:
            append(try callStatement(), to: &children)
        case .format:
            skipStatement()
        case .from where at(.infile, 1):
            advance(2)
            append(node(.location, from: at, value: UInt32(at)), to: &children)
            advance()
            skipStatement()
        case .value:
            append(try values(), to: &children)
        case .values where !at(.leftParen, 1) && blockDepth > 0 && isName(1):
            // PL/SQL: a record has the whole row.
            let start = at
            advance()
            append(node(.recordRow, from: start, child: try operand()), to: &children)
        case .values where !at(.leftParen, 1) && !startsQuery():
            advance()
            skipStatement()
        case .values where at(.leftParen, 1):
            let start = at
            let values = try self.values()
            if at(any: .union, .except, .intersect, .minus, .order, .limit) {
                at = start
                append(try query(), to: &children)
            } else {
                // An alias behind it is the inserted row's, see `insertTail`.
                append(values, to: &children)
            }
        case .as where startsQuery(1) || at(.leftParen, 1):
            advance()
            append(try query(), to: &children)
        case .output:
            append(try output(), to: &children)
            try insertSource(into: &children)
        default:
            if at(.leftParen), rules.abbreviatedStatements, !startsQuery(1), !startsNestedQuery() {
                // Teradata: VALUES is left out.
                let start = at
                at -= 1
                append(try values(), to: &children)
                tree.nodes[Int(children.last)].start = UInt32(start)
                return
            }
            if at(.template), at(.endOfText, 1) || at(.semicolon, 1) {
                advance()
                return
            }
            append(try query(), to: &children)
        }
    }

    /// ON CONFLICT, ON DUPLICATE KEY, RETURNING.
    private mutating func insertTail(into children: inout Children) throws(SyntaxError) {
        if take(.as) || isName() && at(sequence: .on, .duplicate, distance: 1) && isAlias() {
            // MySQL: the new row has a name.
            let start = at
            advance()
            var names = Children()
            if at(.leftParen) { try columnNames(into: &names) }
            append(node(.alias, from: start, names, value: UInt32(start)), to: &children)
        }
        while at(.on) {
            let start = at
            advance()
            if take(sequence: .duplicate, .key, .update) {
                append(node(.assignmentList, from: start, try assignments()), to: &children)
            } else if take(.conflict) {
                if at(.leftParen) { try skipParentheses() }
                if take(sequence: .on, .constraint) { advance() }
                if take(.where) { _ = try expression() }
                // SQLite's `ON CONFLICT REPLACE` and the like.
                if take(any: .rollback, .abort, .fail, .ignore, .replace) { continue }
                try expect(.do)
                if take(.nothing) { continue }
                try expect(.update)
                try expect(.set)
                append(node(.assignmentList, from: start, try assignments()), to: &children)
                if at(.where) {
                    let condition = at
                    advance()
                    append(node(.whereClause, from: condition, child: try expression()), to: &children)
                }
            } else {
                throw failure("CONFLICT or DUPLICATE KEY")
            }
        }
        try returning(into: &children)
        if at(.log), at(.errors, 1) { try skipRest() }
    }

    /// Oracle's and Snowflake's INSERT ALL and FIRST: branches with conditions, then the query.
    private mutating func insertAll(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        var children = Children()
        while at(any: .into, .when, .else) {
            let branch = at
            var parts = Children()
            if take(.when) {
                append(node(.condition, from: branch, child: try expression()), to: &parts)
                try expect(.then)
            } else {
                _ = take(.else)
            }
            while at(.into) {
                let insert = at
                advance()
                var pieces = Children()
                append(try target(), to: &pieces)
                if at(.leftParen), !startsQuery(1) {
                    let columns = at
                    var names = Children()
                    try columnNames(into: &names)
                    append(node(.insertColumns, from: columns, names), to: &pieces)
                }
                if at(.values), at(.leftParen, 1) { append(try values(), to: &pieces) }
                append(node(.insert, from: insert, pieces, flags: flags), to: &parts)
            }
            append(node(.insertBranch, from: branch, parts), to: &children)
        }
        append(try query(), to: &children)
        return node(.multiInsert, from: start, children)
    }

    private mutating func insertDirectory(from start: Int) throws(SyntaxError) -> NodeID {
        _ = take(.local)
        advance()
        var children = Children()
        while !startsQuery(), !at(.endOfText), !at(.semicolon) {
            if at(.string) {
                if children.isEmpty { append(node(.location, from: at, value: UInt32(at)), to: &children) }
                advance()
            } else if at(.leftParen) {
                let open = at
                try skipParentheses()
                if children.isEmpty { locations(in: open..<at, into: &children) }
            } else {
                advance()
            }
        }
        append(try query(), to: &children)
        return node(.insert, from: start, children, flags: .replacing)
    }
}
