extension Parser {
    /// `SELECT …` up to where its set operation or ORDER BY begins.
    mutating func select() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        var flags: NodeFlags = []
        try selectModifiers(into: &children, flags: &flags)
        if at(.into), blockDepth > 0, rules.emptySelect { append(try leadingInto(), to: &children) }
        append(try projection(), to: &children)
        try selectClauses(into: &children)
        return node(.select, from: start, children, flags: flags)
    }

    /// PL/pgSQL's `SELECT INTO [STRICT] a, b x, y FROM t`: the variables stand before the outputs.
    private mutating func leadingInto() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.strict)
        var names = Children()
        repeat {
            append(node(.table, from: at, value: try dottedName()), to: &names)
        } while take(.comma)
        return node(.into, from: start, names)
    }

    private mutating func selectModifiers(into children: inout Children, flags: inout NodeFlags) throws(SyntaxError) {
        modifiers: while at(.word), let keyword {
            switch keyword {
            case .normalize where rules.abbreviatedStatements && (isName(1) && !at(.from, 1) || at(.on, 1)):
                // Teradata: periods that meet become one.
                advance()
                if take(.on) { while at(any: .meets, .or, .overlaps) { advance() } }
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
            case .top
            where !at(.comma, 1) && !at(.from, 1) && !at(.dot, 1) && !at(.as, 1)
                && (at(.number, 1) || at(.leftParen, 1) || at(.variable, 1) || at(.template, 1) || at(.colon, 1)):
                advance()
                _ = try primary()
                if at(.percent), startsOperand(1) || at(.star, 1) || at(.with, 1) { advance() }
                _ = take(sequence: .with, .ties)
            case .as where at(any: .struct, .value, distance: 1):
                flags.insert(at(.struct, 1) ? .asStruct : .asValue)
                advance(2)
            case .as where isName(1) && rules.selectAsType:
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
            default: break modifiers
            }
        }
        if at(.with), isName(1),
            at(.equals, 2) || at(any: .differential_privacy, .anonymization, .aggregation_threshold, distance: 1)
        {
            advance(2)
            while at(.options) || at(.leftParen) {
                try skipItem()
            }
        }
    }

    // MARK: Items

    /// The outputs of a SELECT, with commas between them.
    mutating func projection() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        if at(.from) || at(.endOfText) || at(.semicolon) || at(.rightParen)
            || at(any: .into, .where, .union) && !at(.dot, 1)
        {
            // PostgreSQL allows a SELECT of nothing.
            guard rules.emptySelect else { throw failure("an expression") }
            return node(.projection, from: start)
        }
        repeat {
            if at(.from), isName(1) || at(.leftParen, 1) || at(.template, 1), !children.isEmpty { break }
            if at(.rightParen) || at(.endOfText), !children.isEmpty { break }
            append(try projectionItem(), to: &children)
        } while take(.comma)
        if at(.exclude), isName(1) || at(.leftParen, 1) { try excludeColumns(ofStars: children.first) }
        return node(.projection, from: start, children)
    }

    /// Redshift's `SELECT *, 1 AS a EXCLUDE b, c`: the columns are left out of each star.
    private mutating func excludeColumns(ofStars first: NodeID) throws(SyntaxError) {
        let start = at
        advance()
        var names = Children()
        if at(.leftParen) {
            try columnNames(into: &names)
        } else {
            repeat { append(try columnName(), to: &names) } while take(.comma)
        }
        var item = first
        while item != 0 {
            if tree.nodes[Int(item)].kind == .star { addChild(node(.exceptColumns, from: start, names), to: item) }
            item = tree.nodes[Int(item)].next
        }
    }

    /// One output of a SELECT: `x`, `x AS a`, `x a`, `a = x`, `a: x`, `t.*`.
    mutating func projectionItem() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.equals, 1), rules.assignedAliases, isName() || at(.variable) || at(.string) {
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
        if at(.colon, 1), rules.aliasBeforeColon, isName() || at(.string) {
            let target = UInt32(at)
            advance(2)
            return node(.item, from: start, child: try expression(), value: target)
        }
        attributeAlias = 0
        let value = try expression()
        if tree.nodes[Int(value)].kind == .star {
            if at(.as) || isName() && isAlias() {
                _ = take(.as)
                try skipItem()
            }
            return value
        }
        var alias = attributeAlias
        var children = Children()
        append(value, to: &children)
        if at(.emits), at(.leftParen, 1) {
            // Exasol: the columns that a function gives.
            advance()
            try columnNames(into: &children)
        } else if at(.as) {
            advance()
            if at(.leftParen) {
                try columnNames(into: &children)
                if at(.row), at(.format, 1) { try rowFormat() }
            } else if isName() || at(.string) || at(.template) || at(.variable) || at(.number) {
                alias = at
                advance()
                if at(.leftParen), isGlued(), rules.parametrizedAliases { try skipParentheses() }
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
        } else if at(.string), tree.tokens[at - 1].kind != .string, rules.stringAliases {
            alias = at
            advance()
        }
        return node(.item, from: start, children, value: UInt32(alias))
    }

    /// Hive's ROW FORMAT behind a TRANSFORM, up to what is no option of it.
    mutating func rowFormat() throws(SyntaxError) {
        advance(2)
        while true {
            if at(.with), at(.leftParen, 2) {
                advance(2)
                try skipParentheses()
            } else if at(.as) && at(.string, 1) {
                advance(2)
            } else if at(.string) || at(.word), !at(any: .using, .from, .as, .where, .lateral) {
                advance()
            } else {
                return
            }
        }
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
                append(node(.row, from: row, cells), to: &rows)
            } else {
                append(node(.row, from: row, child: try expression()), to: &rows)
            }
        } while take(.comma)
        return node(.values, from: start, rows)
    }

    /// `FROM t`, `FROM t SELECT a`, `FROM t INSERT INTO a SELECT b INSERT INTO c SELECT d`.
    mutating func fromFirst() throws(SyntaxError) -> NodeID {
        let start = at
        let from = try self.from()
        if at(.insert) {
            // Hive: one FROM for several INSERTs.
            var inserts = Children()
            append(from, to: &inserts)
            while at(.insert) { append(try insert(), to: &inserts) }
            return node(.multiInsert, from: start, inserts)
        }
        var clauses = Children()
        if at(any: .where, .lateral, .window) { try selectClauses(into: &clauses) }
        var children = Children()
        var flags: NodeFlags = []
        if take(.select) {
            try selectModifiers(into: &children, flags: &flags)
            append(try projection(), to: &children)
        } else if startsTransform {
            append(try transform(), to: &children)
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
