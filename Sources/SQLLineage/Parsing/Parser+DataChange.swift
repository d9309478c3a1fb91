extension Parser {
    /// INSERT, UPDATE, DELETE, MERGE or REPLACE.
    mutating func dataChange() throws(SyntaxError) -> NodeID {
        switch keyword {
        case .update: try update()
        case .delete: try delete()
        case .merge: try merge()
        default: try insert()
        }
    }

    // MARK: INSERT

    mutating func insert() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var flags: NodeFlags = []
        if take(.or) { advance() }
        while at(any: .low_priority, .high_priority, .delayed, .ignore, .distributed, .async), !at(.dot, 1) { advance() }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if take(.overwrite) { flags.insert(.replacing) }
        if at(any: .all, .first), at(any: .into, .when, distance: 1) { return try insertAll(from: start, flags: flags) }
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
        if at(.function), isName(1) {
            advance()
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
        if at(.leftParen), startsQuery(1) {
            return node(.derived, from: start, child: try parenthesisedQuery())
        }
        let isIdentifier = at(.identifier) && at(.leftParen, 1)
        let path = try tableName()
        var children = Children()
        if isIdentifier { append(try call(named: path, from: start), to: &children) }
        return node(.table, from: start, children, value: path, flags: .target)
    }

    private mutating func insertOptions(into children: inout Children, flags: inout NodeFlags) throws(SyntaxError) {
        while true {
            switch kind {
            case .leftParen:
                if startsQuery(1) || startsNestedQuery() { return }
                if rules.bracketNames, at(any: .tablock, .nolock, distance: 1) {
                    try skipParentheses()
                    continue
                }
                let start = at
                var names = Children()
                if at(.star, 1) {
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
                case .if where at(.not, 1):
                    advance(3)
                case .by where at(any: .name, .position, distance: 1):
                    if at(.name, 1) { flags.insert(.byName) }
                    advance(2)
                case .overriding:
                    advance(3)
                case .replace where at(.where, 1):
                    advance(2)
                    append(node(.whereClause, from: at, child: try expression()), to: &children)
                case .replace where at(any: .using, .on, distance: 1):
                    advance(2)
                    if at(.leftParen) { try skipParentheses() } else { _ = try expression() }
                case .output:
                    try output()
                case .with where at(.leftParen, 1) && rules.bracketNames:
                    advance()
                    try skipParentheses()
                case .settings where isName(1):
                    advance()
                    while !at(.values), !at(.select), !at(.format), !at(.endOfText), !at(.semicolon) { advance() }
                case .using where isName(1), .stored where at(.as, 1), .location where at(.string, 1):
                    advance(2)
                    if at(.string) { advance() }
                case .label where at(.op, 1) || isName(1): advance(2)
                default:
                    if isName(), !startsQuery(), isAlias(), !at(any: .values, .value, .default, .set, .exec, .execute, .format, .from, .with, .table),
                        at(.leftParen, 1) || at(any: .values, .select, .default, distance: 1)
                    {
                        let alias = at
                        advance()
                        append(node(.alias, from: alias, value: UInt32(alias)), to: &children)
                        continue
                    }
                    return
                }
            default:
                return
            }
        }
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
            skipUntil { _ in false }
        case .from where at(.infile, 1):
            advance(2)
            append(node(.location, from: at, value: UInt32(at)), to: &children)
            advance()
            skipUntil { _ in false }
        case .value:
            append(try values(), to: &children)
        case .values where !at(.leftParen, 1) && !startsQuery():
            advance()
            skipUntil { _ in false }
        case .as where startsQuery(1) || at(.leftParen, 1):
            advance()
            append(try query(), to: &children)
        default:
            if at(.template), at(.endOfText, 1) || at(.semicolon, 1) {
                advance()
                return
            }
            append(try query(), to: &children)
        }
    }

    /// ON CONFLICT, ON DUPLICATE KEY, RETURNING.
    private mutating func insertTail(into children: inout Children) throws(SyntaxError) {
        if take(.as) {
            append(node(.alias, from: at, value: UInt32(at)), to: &children)
            advance()
            if at(.leftParen) { try skipParentheses() }
        }
        while at(.on) {
            let start = at
            advance()
            if take(sequence: .duplicate, .key, .update) {
                append(node(.assignmentList, from: start, try assignments()), to: &children)
            } else if take(.conflict) {
                if at(.leftParen) { try skipParentheses() }
                if take(.on) {
                    try expect(.constraint)
                    advance()
                }
                if take(.where) { _ = try expression() }
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
        try returning()
    }

    mutating func returning() throws(SyntaxError) {
        if at(.returning) {
            advance()
            repeat { _ = try projectionItem() } while take(.comma)
            if at(.into) || at(.bulk) {
                _ = take(sequence: .bulk, .collect)
                _ = try into()
            }
        }
        if at(.option), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if at(.log), at(.errors, 1) { skipUntil { _ in false } }
    }

    /// T-SQL's OUTPUT clause.
    mutating func output() throws(SyntaxError) {
        advance()
        repeat { _ = try projectionItem() } while take(.comma)
        if take(.into) {
            _ = try dottedName()
            if at(.leftParen), !startsQuery(1) { try skipParentheses() }
        }
    }

    private mutating func insertAll(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        advance()
        var children = Children()
        while at(any: .into, .when, .else) {
            let branch = at
            var parts = Children()
            if take(.when) {
                append(node(.condition, from: branch, child: try expression()), to: &parts)
                try expect(.then)
            } else if take(.else) {
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

    // MARK: UPDATE, DELETE

    mutating func update() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.or), isName(1) { advance(2) }
        while at(any: .low_priority, .ignore), isName(1), !at(.set, 1) { advance() }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        var children = Children()
        try relations(into: &children)
        if at(.from) { append(try from(), to: &children) }
        try expect(.set)
        append(node(.assignmentList, from: at, try assignments()), to: &children)
        try changeClauses(into: &children)
        return node(.update, from: start, children)
    }

    /// `a = 1, (b, c) = (SELECT …)`.
    mutating func assignments() throws(SyntaxError) -> Children {
        var children = Children()
        repeat {
            if at(.where) || at(.endOfText) || at(.from) { break }
            let start = at
            var parts = Children()
            if at(.variable), at(.equals, 1) {
                // T-SQL: `@v = column = expression`.
                advance(2)
                let value = try expression()
                append(node(.variable, from: start), to: &parts)
                append(value, to: &parts)
                append(node(.setItem, from: start, parts), to: &children)
                continue
            }
            append(try operand(), to: &parts)
            while at(.op) || at(.star) || at(.colon) { advance() }
            guard take(.equals) || take(.assign) else { throw failure("=") }
            append(try expression(), to: &parts)
            append(node(.setItem, from: start, parts), to: &children)
        } while take(.comma)
        return children
    }

    /// What UPDATE and DELETE may have behind their core, in any order.
    private mutating func changeClauses(into children: inout Children) throws(SyntaxError) {
        while at(.word), let keyword {
            let start = at
            switch keyword {
            case .from: append(try from(), to: &children)
            case .using where !at(.leftParen, 1) || startsQuery(2):
                append(try from(), to: &children)
            case .where:
                advance()
                if at(.current), at(.of, 1) {
                    advance(3)
                } else {
                    append(node(.whereClause, from: start, child: try expression()), to: &children)
                }
            case .output: try output()
            case .order where at(.by, 1): append(try orderBy(), to: &children)
            case .limit:
                advance()
                _ = try expression()
                if take(.comma) || take(.offset) { _ = try expression() }
            case .returning, .option, .log: 
                try returning()
                if at == start { return }
            case .in where at(.partition, 1):
                advance(2)
                _ = try expression()
            case .settings:
                skipUntil { _ in false }
            default: return
            }
        }
    }

    mutating func delete() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .low_priority, .quick, .ignore), isName(1), !at(.where, 1) { advance() }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        var children = Children()
        if at(.from) {
            // DELETE FROM t …, or MySQL's DELETE FROM t, u USING …
            advance()
            try relations(into: &children)
        } else if at(.all) || at(.endOfText) || at(.semicolon) {
            throw failure("a table")
        } else {
            try relations(into: &children)
        }
        try changeClauses(into: &children)
        return node(.delete, from: start, children)
    }

    // MARK: MERGE

    mutating func merge() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if at(.with), at(.schema, 1) { advance(3) }
        _ = take(.into)
        var children = Children()
        append(try relation(), to: &children)
        try expect(.using)
        append(try relation(), to: &children)
        while at(any: .join, .left, .inner, .cross) {
            try pipeJoins(into: &children)
        }
        try expect(.on)
        append(node(.on, from: at, child: try expression()), to: &children)
        while at(.when) { append(try mergeBranch(), to: &children) }
        while at(any: .output, .returning, .option, .log) {
            if at(.output) { try output() } else { try returning() }
        }
        return node(.merge, from: start, children)
    }

    private mutating func mergeBranch() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.not)
        try expect(.matched)
        if take(.by) { advance() }
        var children = Children()
        if at(.and) {
            let condition = at
            advance()
            append(node(.condition, from: condition, child: try expression()), to: &children)
        }
        try expect(.then)
        var flags: NodeFlags = []
        switch keyword {
        case .update:
            advance()
            if take(.all) || at(.star) {
                _ = take(.star)
                if take(.by) { advance() }
                flags = .asStruct
            } else {
                try expect(.set)
                if take(.star) {
                    flags = .asStruct
                } else {
                    append(node(.assignmentList, from: at, try assignments()), to: &children)
                }
            }
        case .insert:
            advance()
            if at(.leftParen) {
                let columns = at
                var names = Children()
                try columnNames(into: &names)
                append(node(.insertColumns, from: columns, names), to: &children)
            }
            if take(.star) || take(.row) || take(.all) {
                if take(.by) { advance() }
                if take(.except) { try skipParentheses() }
                flags = .asStruct
            } else if take(sequence: .default, .values) {
            } else {
                guard at(.values) else { throw failure("VALUES") }
                append(try values(), to: &children)
            }
        case .delete:
            advance()
        case .do:
            advance(2)
        default:
            throw failure("UPDATE, INSERT or DELETE")
        }
        while at(any: .where, .delete) {
            _ = take(.delete)
            let condition = at
            try expect(.where)
            append(node(.condition, from: condition, child: try expression()), to: &children)
        }
        return node(.mergeBranch, from: start, children, flags: flags)
    }
}
