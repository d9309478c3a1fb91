extension Parser {
    /// `SELECT …` up to where its set operation or ORDER BY begins.
    mutating func select() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        var flags: NodeFlags = []
        try selectModifiers(into: &children, flags: &flags)
        append(try projection(), to: &children)
        try selectClauses(into: &children)
        return node(.select, from: start, children, flags: flags)
    }

    private mutating func selectModifiers(into children: inout Children, flags: inout NodeFlags) throws(SyntaxError) {
        while at(.word), let keyword {
            switch keyword {
            case .distinct, .unique:
                guard !at(.comma, 1), !at(.from, 1) else { return }
                advance()
                flags.insert(.distinct)
                if at(.on), at(.leftParen, 1) {
                    let start = at
                    advance(2)
                    var keys = Children()
                    try commaList(into: &keys) { (parser) throws(SyntaxError) in try parser.expression() }
                    try expect(.rightParen, ")")
                    append(node(.distinctOn, from: start, keys), to: &children)
                }
            case .all where startsOperand(1) || at(.star, 1):
                advance()
            case .top where !at(.comma, 1) && !at(.from, 1) && !at(.dot, 1) && !at(.as, 1)
                && (at(.number, 1) || at(.leftParen, 1) || at(.variable, 1) || at(.template, 1) || at(.colon, 1)):
                advance()
                _ = try primary()
                _ = take(.percent)
                _ = take(sequence: .with, .ties)
            case .as where at(any: .struct, .value, distance: 1):
                if at(.struct, 1) { flags.insert(.asStruct) }
                advance(2)
            case .as where isName(1) && dialect == .bigquery:
                advance()
                _ = try dottedName()
            case .skip where at(.number, 1), .first where at(.number, 1):
                advance(2)
            case .straight_join, .sql_calc_found_rows, .sql_no_cache, .sql_cache, .sql_small_result, .sql_big_result,
                .sql_buffer_result, .high_priority, .distinctrow:
                guard startsOperand(1) || at(.star, 1) else { return }
                advance()
            case .stream where startsOperand(1) || at(.star, 1):
                advance()
            case .kind where at(any: .as, distance: 1): return
            default:
                return
            }
        }
        if at(.with), isName(1), at(.equals, 2) || at(any: .differential_privacy, .anonymization, .aggregation_threshold, distance: 1) {
            advance(2)
            while at(.options) || at(.leftParen) {
                if at(.leftParen) { try skipParentheses() } else { advance() }
            }
        }
    }

    // MARK: Items

    private mutating func projection() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        if at(.from) || at(.endOfText) || at(.semicolon) || at(.rightParen) || at(any: .into, .where, .union) && !at(.dot, 1) {
            // PostgreSQL allows a SELECT of nothing.
            guard dialect == .postgres || dialect == .duckdb else { throw failure("an expression") }
            return node(.projection, from: start)
        }
        repeat {
            if at(.from), isName(1) || at(.leftParen, 1) || at(.template, 1), !children.isEmpty { break }
            if at(.rightParen) || at(.endOfText), !children.isEmpty { break }
            append(try projectionItem(), to: &children)
        } while take(.comma)
        return node(.projection, from: start, children)
    }

    /// One output of a SELECT: `x`, `x AS a`, `x a`, `a = x`, `a: x`, `t.*`.
    mutating func projectionItem() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.equals, 1), rules.bracketNames, dialect != .sqlite, isName() || at(.variable) || at(.string) {
            // T-SQL: `alias = expression`, `@variable = expression`.
            let target = UInt32(at)
            let isVariable = at(.variable)
            advance(2)
            let value = try expression()
            if isVariable {
                return node(.item, from: start, child: node(.assignment, from: start, child: value, value: target))
            }
            return node(.item, from: start, child: value, value: target)
        }
        if at(.colon, 1), isName() || at(.string), dialect == .duckdb, !isName(2) || !isGlued(2) || true, !at(.colon, 2) {
            let target = UInt32(at)
            advance(2)
            return node(.item, from: start, child: try expression(), value: target)
        }
        let value = try expression()
        if tree.nodes[Int(value)].kind == .star {
            if at(.as) || isName() && isAlias() {
                _ = take(.as)
                if at(.leftParen) { try skipParentheses() } else { advance() }
            }
            return value
        }
        var alias = 0
        var children = Children()
        append(value, to: &children)
        if at(.using), at(.string, 1), tree.nodes[Int(value)].kind == .call {
            // Hive's TRANSFORM (…) USING 'script' [AS a, b]: all outputs come from all arguments.
            try transformOutputs(into: &children)
            return node(.item, from: start, children)
        }
        if at(.as) {
            advance()
            if at(.leftParen) {
                try columnNames(into: &children)
            } else if isName() || at(.string) || at(.template) || at(.variable) || at(.number) {
                alias = at
                advance()
                if at(.leftParen), isGlued(), dialect == .spark || dialect == .databricks { try skipParentheses() }
                // A template may be glued to a name: `{{ prefix }}_id`.
                while isGlued(), at(.template) || isName() && tree.tokens[at - 1].kind == .template { advance() }
            } else if at(.colon), isName(1) {
                // A parameter in the place of a name.
                alias = at + 1
                advance(2)
            } else {
                throw failure("an alias after AS")
            }
        } else if at(.quotedName) || at(.word) && isAlias() {
            alias = at
            advance()
        } else if at(.string), tree.tokens[at - 1].kind != .string, allowsStringAlias(value) {
            alias = at
            advance()
        }
        return node(.item, from: start, children, value: UInt32(alias))
    }

    private mutating func transformOutputs(into children: inout Children) throws(SyntaxError) {
        advance(2)
        guard take(.as) else { return }
        if at(.leftParen) { return try columnNames(into: &children) }
        repeat {
            append(try columnName(), to: &children)
            if at(.word), !at(.from) { try type() }
        } while take(.comma)
    }

    private func allowsStringAlias(_ value: NodeID) -> Bool {
        switch dialect {
        case .neutral, .ansi, .mysql, .tsql, .fabric, .sqlite, .singlestore, .doris, .starrocks, .teradata, .redshift:
            return tree.nodes[Int(value)].kind != .literal
        default: return false
        }
    }

    // MARK: Clauses

    /// What follows the outputs. The order is the dialect's business; most are read in any.
    mutating func selectClauses(into children: inout Children) throws(SyntaxError) {
        while at(.word), let keyword {
            let start = at
            switch keyword {
            case .into:
                append(try into(), to: &children)
            case .bulk where at(.collect, 1):
                advance(2)
            case .from:
                if tree.nodes[Int(children.last)].kind == .from { throw failure("WHERE, GROUP BY or the end") }
                append(try from(), to: &children)
            case .where, .prewhere:
                advance()
                append(node(.whereClause, from: start, child: try expression()), to: &children)
            case .lateral where at(.view, 1):
                append(try lateralView(), to: &children)
            case .start where at(.with, 1):
                advance(2)
                append(node(.connectBy, from: start, child: try expression()), to: &children)
            case .connect where at(.by, 1):
                advance(2)
                _ = take(.nocycle)
                append(node(.connectBy, from: start, child: try expression()), to: &children)
            case .group where at(.by, 1):
                append(try groupBy(), to: &children)
            case .having:
                advance()
                append(node(.having, from: start, child: try expression()), to: &children)
            case .qualify where !at(.comma, 1):
                advance()
                append(node(.qualify, from: start, child: try expression()), to: &children)
            case .window where isName(1) && at(.as, 2):
                append(try windows(), to: &children)
            case .using where at(.sample, 1):
                try sample()
            case .with where at(any: .totals, .rollup, .cube, distance: 1):
                advance(2)
            case .model where at(any: .dimension, .partition, .main, .return, .ignore, .keep, .unique, distance: 1):
                skipUntil { _ in false }
            default:
                return
            }
        }
    }

    mutating func groupBy() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        var children = Children()
        if at(.all), !at(.comma, 1), !startsOperand(1) || at(any: .order, .having, .limit, distance: 1) {
            advance()
            return node(.groupBy, from: start, flags: .implied)
        }
        _ = take(any: .all, .distinct)
        repeat {
            if at(.grouping), at(.sets, 1) {
                advance(2)
                append(try operandList(), to: &children)
            } else if at(.rightParen) || at(.having) {
                break
            } else {
                let value = try expression()
                append(value, to: &children)
                if take(.as) { advance() }
                _ = take(any: .asc, .desc)
                while at(.grouping), at(.sets, 1) {
                    advance(2)
                    append(try operandList(), to: &children)
                }
            }
            while at(.with), at(any: .rollup, .cube, .totals, distance: 1) { advance(2) }
        } while take(.comma)
        return node(.groupBy, from: start, children)
    }

    /// `((a, b), (c), ())` as one tuple.
    private mutating func operandList() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.leftParen, "(")
        var children = Children()
        while !at(.rightParen) {
            if at(.grouping), at(.sets, 1) {
                advance(2)
                append(try operandList(), to: &children)
            } else {
                append(try expression(), to: &children)
            }
            if !take(.comma) { break }
        }
        try expect(.rightParen, ")")
        return node(.tuple, from: start, children)
    }

    /// `WINDOW w AS (…), v AS (…)`.
    mutating func windows() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        repeat {
            let name = at
            guard isName() else { throw failure("the name of a window") }
            advance()
            try expect(.as)
            let specification: NodeID
            if at(.leftParen) {
                specification = try windowSpecification(from: at)
            } else {
                let reference = node(.name, from: at, value: path(at))
                advance()
                specification = node(.over, from: at - 1, child: reference)
            }
            append(node(.namedWindow, from: name, child: specification, value: UInt32(name)), to: &children)
        } while take(.comma)
        return node(.windows, from: start, children)
    }

    // MARK: Other queries

    /// `VALUES (1, 2), (3, 4)`.
    mutating func values() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var rows = Children()
        repeat {
            if at(.endOfText) || at(.rightParen) { break }
            let row = at
            _ = take(.row)
            if at(.leftParen) {
                advance()
                var cells = Children()
                while !at(.rightParen) {
                    append(try argument(), to: &cells)
                    if !take(.comma) { break }
                }
                try expect(.rightParen, ")")
                // `(1) + 2` as a row without parentheses is rare enough to be left out.
                append(node(.row, from: row, cells), to: &rows)
            } else {
                append(node(.row, from: row, child: try expression()), to: &rows)
            }
        } while take(.comma)
        return node(.values, from: start, rows)
    }

    /// `FROM t`, `FROM t SELECT a`, `FROM t INSERT …` is read by the statement.
    mutating func fromFirst() throws(SyntaxError) -> NodeID {
        let start = at
        let from = try self.from()
        var clauses = Children()
        while at(any: .where, .lateral, .window) , !at(.select) {
            try selectClauses(into: &clauses)
        }
        var children = Children()
        var flags: NodeFlags = []
        if take(.select) {
            try selectModifiers(into: &children, flags: &flags)
            append(try projection(), to: &children)
        } else {
            let star = node(.star, from: start, flags: .implied)
            append(node(.projection, from: start, child: star), to: &children)
            flags = .implied
        }
        append(from, to: &children)
        append(clauses.first, to: &children)
        if clauses.last != 0 { children.last = clauses.last }
        try selectClauses(into: &children)
        return node(.select, from: start, children, flags: flags)
    }
}
