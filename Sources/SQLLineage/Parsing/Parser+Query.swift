extension Parser {
    /// Whether a query begins at a token.
    func startsQuery(_ distance: Int = 0) -> Bool {
        let token = peek(distance)
        guard let keyword = keyword(token) else { return false }
        switch keyword {
        case .select, .sel:
            if keyword == .sel { return dialect == .teradata }
            return !at(.comma, distance + 1) && !at(.equals, distance + 1) && !at(.dot, distance + 1)
                && !at(.rightParen, distance + 1)
        case .with:
            return at(.recursive, distance + 1) || at(.xmlnamespaces, distance + 1)
                || (isName(distance + 1) || at(.number, distance + 1) || at(.variable, distance + 1))
                    && (at(.as, distance + 2) || at(.using, distance + 2)
                        || at(.leftParen, distance + 2) && isColumnListOfCTE(distance + 2))
                || at(.function, distance + 1) && isName(distance + 2)
                || dialect == .clickhouse && startsOperand(distance + 1) && !at(.rightParen, distance + 1)
                || at(.leftParen, distance + 1) && dialect == .clickhouse
        case .values:
            return at(.leftParen, distance + 1) || at(.row, distance + 1) && at(.leftParen, distance + 2)
                || at(.number, distance + 1) || at(.string, distance + 1)
        case .from:
            // FROM-first: only where no expression could stand before it.
            return (isName(distance + 1) || at(.leftParen, distance + 1) || at(.string, distance + 1)
                || at(.template, distance + 1)) && !at(.comma, distance + 2)
        case .table:
            return (isName(distance + 1) || at(.template, distance + 1))
                && [.rightParen, .endOfText, .semicolon, .dot].contains(peek(distance + 2).kind)
                || isName(distance + 1)
                    && [.union, .intersect, .except, .order, .limit, .offset, .where].contains(self.keyword(peek(distance + 2)))
        case .pivot, .unpivot:
            return dialect == .duckdb && (isName(distance + 1) || at(.leftParen, distance + 1))
        case .describe, .show, .summarize:
            return dialect == .duckdb && (isName(distance + 1))
        default:
            return false
        }
    }

    /// Whether behind the parenthesis at a token, and its counterpart, AS and a query follow.
    private func isColumnListOfCTE(_ distance: Int) -> Bool {
        var distance = distance + 1
        while distance < 4096 {
            switch peek(distance).kind {
            case .rightParen:
                return at(.as, distance + 1)
                    && (at(.leftParen, distance + 2) || at(any: .materialized, .not, distance: distance + 2))
            case .word, .quotedName, .comma, .template: distance += 1
            default: return false
            }
        }
        return false
    }

    /// A query with all that belongs to it: WITH, set operations, ORDER BY, LIMIT, pipes.
    mutating func query() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readQuery() }
    }

    private mutating func readQuery() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        if at(.with) { try with(into: &children) }
        append(try setOperations(), to: &children)
        try queryTail(into: &children)
        let whole = node(.query, from: start, children)
        return at(.pipeOperator) ? try pipeline(whole, from: start) : whole
    }

    // MARK: WITH

    private mutating func with(into children: inout Children) throws(SyntaxError) {
        while at(.with) {
            let start = at
            advance()
            var flags: NodeFlags = []
            if at(.recursive), !at(.as, 1) {
                advance()
                flags = .recursive
            }
            var ctes = Children()
            if at(.xmlnamespaces) {
                advance()
                try skipParentheses()
                _ = take(.comma)
            }
            while true {
                if at(.function), isName(1), !at(.as, 1) {
                    try inlineFunction()
                } else {
                    append(try cte(), to: &ctes)
                }
                if take(.comma) {
                    if at(.with) { advance() }
                    if at(.select) { break }
                    continue
                }
                // Snowflake and Exasol let commas between functions and CTEs be left out.
                break
            }
            append(node(.with, from: start, ctes, flags: flags), to: &children)
        }
    }

    /// `WITH FUNCTION f(…) RETURNS … RETURN …`: read over.
    private mutating func inlineFunction() throws(SyntaxError) {
        advance()
        _ = try dottedName()
        try skipParentheses()
        var level = 0
        while !at(.endOfText) {
            if at(.begin) || at(.case) || at(.if) && !at(.leftParen, 1) || at(.loop) || at(.while) || at(.repeat) {
                level += 1
            }
            if level == 0, at(.semicolon) || at(.comma) || at(.select) || at(.with) { return }
            if at(sequence: .end) {
                level -= 1
                advance()
                _ = take(any: .if, .loop, .case, .while, .repeat)
                continue
            }
            if at(.leftParen) { try skipParentheses() } else { advance() }
        }
    }

    private mutating func cte() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        if !(isName() && (at(.as, 1) || at(.leftParen, 1) || at(.using, 1) || at(.template, 1))) || at(.null) {
            // ClickHouse: an expression with a name.
            if at(.template) {
                advance()
            } else {
                let value = try expression()
                try expect(.as)
                guard isName() else { throw failure("a name") }
                advance()
                return node(.cte, from: start, child: value, value: UInt32(at - 1))
            }
        } else {
            advance()
        }
        let name = UInt32(at - 1)
        if at(.leftParen) { try columnNames(into: &children) }
        if at(.using), at(.key, 1) {
            advance(2)
            try skipParentheses()
        }
        _ = take(.as)
        if take(sequence: .not, .materialized) || take(.materialized) {}
        if take(.using) || at(.template) && !at(.leftParen, 1) { advance() }
        if at(.leftParen), !startsQuery(1), dialect == .clickhouse, !at(.leftParen, 1), !at(.with, 1) {
            append(try expression(), to: &children)
            return node(.cte, from: start, children, value: name)
        }
        if at(.leftParen) {
            let body = at
            advance()
            if startsStatementInCTE {
                let statement = try dataChange()
                append(node(.query, from: body, child: statement), to: &children)
            } else {
                append(try query(), to: &children)
            }
            try expect(.rightParen, ")")
        } else if startsOperand() {
            append(try expression(), to: &children)
        } else {
            throw failure("( and a query")
        }
        try cteSuffix()
        return node(.cte, from: start, children, value: name)
    }

    private var startsStatementInCTE: Bool {
        at(any: .insert, .update, .delete, .merge)
    }

    /// `SEARCH DEPTH FIRST BY a SET b`, `CYCLE a SET b TO 1 DEFAULT 0 USING c`.
    private mutating func cteSuffix() throws(SyntaxError) {
        if at(.search), at(any: .depth, .breadth, distance: 1) {
            advance(3)
            try expect(.by)
            repeat {
                _ = try expression()
                _ = take(any: .asc, .desc)
                if take(.nulls) { advance() }
            } while take(.comma)
            try expect(.set)
            _ = try columnName()
        }
        if at(.cycle), isName(1) {
            advance()
            repeat { _ = try columnName() } while take(.comma)
            try expect(.set)
            _ = try columnName()
            if take(.to) {
                _ = try operand()
                try expect(.default)
                _ = try operand()
            }
            if take(.using) { _ = try columnName() }
        }
    }

    // MARK: Set operations

    private mutating func setOperations() throws(SyntaxError) -> NodeID {
        let start = at
        let first = try queryTerm()
        guard let operation = try setOperator() else { return first }
        var children = Children()
        append(first, to: &children)
        var flags = operation
        var current = operation
        repeat {
            let operand = try queryTerm()
            if current.contains(.subtracting) { tree.nodes[Int(operand)].flags.insert(.subtracting) }
            append(operand, to: &children)
            flags.formUnion(current.intersection(.byName))
            guard let next = try setOperator() else { break }
            current = next
        } while true
        return node(.setOperation, from: start, children, flags: flags.subtracting(.subtracting))
    }

    private mutating func setOperator() throws(SyntaxError) -> NodeFlags? {
        var distance = 0
        while at(any: .left, .right, .full, .inner, .outer, distance: distance), distance < 2 { distance += 1 }
        guard at(any: .union, .except, .intersect, .minus, distance: distance) else { return nil }
        if at(.minus, distance), !startsQuery(distance + 1), !at(.leftParen, distance + 1),
            !at(any: .all, .distinct, distance: distance + 1)
        {
            return nil
        }
        var flags: NodeFlags = distance > 0 ? .byName : []
        advance(distance)
        if at(any: .except, .minus) { flags.insert(.subtracting) }
        advance()
        _ = take(any: .all, .distinct, .unique)
        if take(sequence: .by, .name) { flags.insert(.byName) }
        _ = take(.strict)
        if take(.corresponding) {
            flags.insert(.byName)
            if take(.by) { try skipParentheses() }
        }
        if take(.on), at(.leftParen) { try skipParentheses() }
        if take(.by), at(.leftParen) { try skipParentheses() }
        return flags
    }

    /// One operand of a set operation.
    private mutating func queryTerm() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen:
            return try parenthesisedQuery()
        case .template:
            advance()
            return node(.template, from: start)
        case .word: break
        default: throw failure("a query")
        }
        switch keyword {
        case .select, .sel: return try select()
        case .with: return try query()
        case .values, .value:
            return try values()
        case .from: return try fromFirst()
        case .table:
            advance()
            return tableQuery(try dottedName(), from: start)
        case .pivot,
            .unpivot where dialect == .duckdb: return try pivotStatement()
        case .insert, .update, .delete, .merge: return try dataChange()
        case .describe, .show, .summarize:
            return try statementAsQuery()
        default:
            throw failure("SELECT, VALUES or a query in parentheses")
        }
    }

    /// `(query)`, however many parentheses there are.
    mutating func parenthesisedQuery() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.leftParen, "(")
        let outer = (colonIsPath, colonIsOperator)
        colonIsPath = true
        defer { (colonIsPath, colonIsOperator) = outer }
        var children = Children()
        append(try query(), to: &children)
        if at(.as) || isName() && !at(.rightParen) && isAlias() {
            // `((SELECT …) AS t JOIN u …)` was taken for a query in parentheses.
            throw failure(")")
        }
        try expect(.rightParen, ")")
        return node(.query, from: start, children)
    }

    // MARK: After the set operations

    /// ORDER BY, LIMIT and the like, in whatever order they come.
    private mutating func queryTail(into children: inout Children) throws(SyntaxError) {
        while at(.word), let keyword {
            let start = at
            switch keyword {
            case .order where at(any: .by, .siblings, distance: 1):
                append(try orderBy(), to: &children)
            case .sort where at(.by, 1):
                append(try orderBy(), to: &children)
            case .cluster where at(.by, 1), .distribute where at(.by, 1):
                append(try partitionBy(), to: &children)
            case .limit:
                try limit(into: &children)
            case .offset where startsOperand(1):
                advance()
                append(node(.limit, from: start, child: try expression()), to: &children)
                _ = take(any: .row, .rows)
            case .fetch where at(any: .first, .next, distance: 1):
                advance(2)
                if !at(any: .row, .rows) {
                    _ = try expression()
                    _ = take(.percent)
                }
                _ = take(any: .row, .rows)
                _ = take(.only) || take(sequence: .with, .ties)
            case .for where at(any: .update, .share, .no, .key, .xml, .json, .read, .fetch, .browse, distance: 1):
                try lockingClause()
            case .lock where at(.in, 1):
                advance()
                while at(.word), !at(.union) { advance() }
            case .option where at(.leftParen, 1), .settings where isName(1):
                advance()
                if at(.leftParen) {
                    try skipParentheses()
                } else {
                    skipSettings()
                }
            case .format where isName(1) && (dialect == .clickhouse || at(.endOfText, 2)):
                advance(2)
            case .into:
                append(try into(), to: &children)
            case .with where at(any: .no, .ur, .cs, .rs, .rr, .check, .read, .data, .ties, .offset, .totals, distance: 1):
                if at(.offset, 1) { return }
                advance(2)
                while at(any: .option, .data, .only, .cascaded, .schema, .binding) { advance() }
            case .allow where at(.filtering, 1):
                advance(2)
            case .sample where at(.number, 1) || at(.leftParen, 1), .using where at(.sample, 1),
                .tablesample where at(.leftParen, 1) || isName(1):
                try sample()
            case .window where isName(1) && at(.as, 2):
                append(try windows(), to: &children)
            case .qualify:
                advance()
                append(node(.qualify, from: start, child: try expression()), to: &children)
            default:
                return
            }
        }
    }

    private mutating func skipSettings() {
        repeat {
            advance()
            if take(.equals) {
                if isOperator("-") { advance() }
                advance()
            }
        } while take(.comma)
    }

    /// `LIMIT 5 OFFSET 2`, `LIMIT 2, 5`, `LIMIT 1 BY a`, `LIMIT ALL`.
    private mutating func limit(into children: inout Children) throws(SyntaxError) {
        let start = at
        advance()
        if at(.all) || at(.null) {
            advance()
            return
        }
        var values = Children()
        append(try expression(), to: &values)
        if take(.percent) {}
        if isOperator("%") { advance() }
        if take(.comma) { append(try expression(), to: &values) }
        if take(.offset) { append(try expression(), to: &values) }
        append(node(.limit, from: start, values), to: &children)
        if at(.by) {
            // ClickHouse: so many rows for each value.
            let by = at
            advance()
            var keys = Children()
            try commaList(into: &keys) { (parser) throws(SyntaxError) in try parser.expression() }
            append(node(.qualify, from: by, keys), to: &children)
        }
        if at(.with), at(.ties, 1) { advance(2) }
    }

    private mutating func lockingClause() throws(SyntaxError) {
        advance()
        if at(any: .xml, .json, .browse) {
            while at(.word) || at(.comma) || at(.leftParen) {
                if at(.option), at(.leftParen, 1) { return }
                if at(any: .union, .except, .intersect) { return }
                if at(.leftParen) { try skipParentheses() } else { advance() }
            }
            return
        }
        while at(any: .update, .share, .no, .key, .read, .fetch, .only) { advance() }
        if take(.of) {
            repeat { _ = try dottedName() } while take(.comma)
        }
        if take(.wait) { _ = try operand() }
        _ = take(.nowait) || take(sequence: .skip, .locked)
    }

    /// SELECT … INTO: a table, variables, or a file.
    mutating func into() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        var flags: NodeFlags = []
        if at(any: .outfile, .dumpfile) {
            advance()
            append(node(.location, from: at, value: UInt32(at)), to: &children)
            advance()
            while at(any: .fields, .lines, .terminated, .by, .optionally, .enclosed, .escaped, .character, .set, .starting, .columns)
                || at(.string)
            {
                advance()
            }
            return node(.into, from: start, children)
        }
        while at(any: .temp, .temporary, .unlogged, .table, .global, .local, .strict) {
            if at(any: .temp, .temporary) { flags = .temporary }
            if !isName(1) && !at(.template, 1) { break }
            advance()
        }
        repeat {
            if at(.variable) || at(.colon) || isOperator("?") {
                append(try primary(), to: &children)
            } else {
                let table = at
                append(node(.table, from: table, value: try dottedName()), to: &children)
                if at(.leftParen), !startsQuery(1) { try skipParentheses() }
            }
        } while take(.comma)
        return node(.into, from: start, children, flags: flags)
    }
}
