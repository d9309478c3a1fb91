extension Parser {
    /// The arguments of a function and what follows them, at the opening parenthesis.
    mutating func call(named path: UInt32, from start: Int) throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readCall(named: path, from: start) }
    }

    private mutating func readCall(named path: UInt32, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        let name = keyword(tree.tokens[at - 1])
        let outer = (colonIsPath, colonIsOperator)
        defer { (colonIsPath, colonIsOperator) = outer }
        colonIsPath = !(name?.isJSONConstructor ?? false)
        advance()
        if name == .json_table || name == .xmltable {
            try documentTable(into: &children)
        } else {
            try arguments(into: &children)
        }
        try expect(.rightParen, ")")
        // Parametric aggregates have a second list (ClickHouse's `quantile(0.9)(x)`).
        if at(.leftParen), isGlued(), dialect == .clickhouse {
            advance()
            try arguments(into: &children)
            try expect(.rightParen, ")")
        }
        try callSuffixes(into: &children)
        return node(.call, from: start, children, value: path)
    }

    // MARK: Arguments

    private mutating func arguments(into children: inout Children) throws(SyntaxError) {
        while !at(.rightParen) {
            if at(.endOfText) || at(.semicolon) { throw failure("a closing parenthesis") }
            let before = at
            try argumentPart(into: &children)
            if take(.comma) { continue }
            if at == before { throw failure("a comma or a closing parenthesis") }
        }
    }

    /// One argument, or one of the words and clauses that functions put between arguments.
    private mutating func argumentPart(into children: inout Children) throws(SyntaxError) {
        switch kind {
        case .comma:
            return
        case .word:
            if startsQuery() {
                append(node(.subquery, from: at, child: try query()), to: &children)
                return
            }
            if let keyword, try argumentClause(keyword, into: &children) { return }
        default: break
        }
        append(try argument(), to: &children)
    }

    private mutating func argumentClause(
        _ keyword: Keyword, into children: inout Children
    ) throws(SyntaxError) -> Bool {
        switch keyword {
        case .distinct, .all, .unique:
            guard startsOperand(1) || at(.star, 1) || at(.leftParen, 1) else { return false }
            advance()
            return true
        case .order where at(.by, 1), .sort where at(.by, 1):
            append(try orderBy(), to: &children)
            return true
        case .partition where at(.by, 1):
            append(try partitionBy(), to: &children)
            return true
        case .from, .for, .using, .placing, .separator, .value, .passing, .against, .similar:
            // Between the arguments of EXTRACT, SUBSTRING, TRIM, OVERLAY, GROUP_CONCAT, JSON_OBJECT, …
            guard !children.isEmpty, !at(.comma, 1), !at(.rightParen, 1), !at(.dot, 1), !at(.leftParen, 1) || keyword == .from || keyword == .against || keyword == .for
            else { return false }
            advance()
            if keyword == .using, isName(), at(.rightParen, 1) { advance() }
            return true
        case .as where !children.isEmpty:
            return false
        case .leading, .trailing, .both:
            guard startsOperand(1) || at(.from, 1) else { return false }
            advance()
            return true
        case .key where startsOperand(1) && !at(.comma, 1) && !at(.op, 1) && !at(.leftParen, 1):
            advance()
            return true
        case .ignore where at(.nulls, 1), .respect where at(.nulls, 1):
            advance(2)
            return true
        case .having where at(any: .max, .min, distance: 1):
            advance(2)
            append(node(.orderBy, from: at, child: try expression()), to: &children)
            return true
        case .limit:
            guard startsOperand(1) else { return false }
            advance()
            _ = try expression()
            if take(any: .offset) { _ = try expression() }
            return true
        case .on where at(any: .overflow, .null, .error, .empty, .conversion, distance: 1):
            while !at(.rightParen), !at(.comma), !at(.endOfText) { advance() }
            return true
        case .null where at(.on, 1) && (at(.null, 2) || at(any: .empty, .error, distance: 2)),
            .absent where at(.on, 1), .error where at(.on, 1), .default where at(.on, 2),
            .empty where at(.on, 1) || at(any: .array, .object, distance: 1) && at(.on, 2):
            while !at(.on), !at(.endOfText) { advance() }
            advance(2)
            return true
        case .returning:
            guard isName(1) else { return false }
            advance()
            try type()
            if take(.format) { advance() }
            return true
        case .format where at(.json, 1):
            advance(2)
            if take(.encoding) { advance() }
            return true
        case .with where at(any: .unique, .wrapper, .conditional, .unconditional, .array, .ties, distance: 1),
            .without where at(any: .unique, .wrapper, .array, .conditional, distance: 1),
            .keep where at(.quotes, 1), .omit where at(.quotes, 1), .strict where at(.rightParen, 1),
            .asc where !children.isEmpty, .desc where !children.isEmpty, .nulls where !children.isEmpty:
            advance()
            while at(.word), !at(.order), !at(.returning) { advance() }
            return true
        case .in where at(any: .boolean, .natural, distance: 1):
            // MATCH … AGAINST ('x' IN BOOLEAN MODE)
            while at(.word) { advance() }
            return true
        case .to where !children.isEmpty:
            guard isName(1), at(.rightParen, 2) else { return false }
            advance(2)
            return true
        case .columns where at(.leftParen, 1) && !children.isEmpty, .nested where at(.path, 1):
            while !at(.leftParen), !at(.endOfText) { advance() }
            try skipParentheses()
            return true
        case .array where at(.rightParen, 1), .table where isName(1) || at(.quotedName, 1):
            if keyword == .array {
                advance()
                return true
            }
            let start = at
            advance()
            let path = try dottedName()
            if at(.leftParen) {
                append(try call(named: path, from: start + 1), to: &children)
            } else {
                append(node(.subquery, from: start, child: tableQuery(path, from: start)), to: &children)
            }
            return true
        case .model where isName(1):
            advance()
            let start = at
            append(node(.table, from: start, value: try tableName()), to: &children)
            return true
        case .name where isName(1) && self.keyword(peek()) == nil:
            advance(2)
            return true
        default:
            return false
        }
    }

    /// `TABLE t` as a query of all columns.
    mutating func tableQuery(_ path: UInt32, from start: Int) -> NodeID {
        let table = node(.table, from: start, value: path)
        let from = node(.from, from: start, child: table)
        let star = node(.star, from: start)
        var children = Children()
        append(node(.projection, from: start, child: star), to: &children)
        append(from, to: &children)
        return node(.select, from: start, children, flags: .implied)
    }

    /// An expression, with a name where it has one: `x AS a`, `a => x`, `a := x`, `'k': x`, `k VALUE x`.
    mutating func argument() throws(SyntaxError) -> NodeID {
        let start = at
        if isName(), at(.fatArrow, 1) || at(.assign, 1) {
            advance(2)
            if startsQuery() {
                let query = node(.subquery, from: at, child: try self.query())
                return node(.named, from: start, child: query, value: UInt32(start))
            }
            return node(.named, from: start, child: try expression(), value: UInt32(start))
        }
        let value = try expression()
        switch kind {
        case .colon where !colonIsPath:
            advance()
            var children = Children()
            append(value, to: &children)
            append(try expression(), to: &children)
            return node(.operation, from: start, children)
        case .fatArrow:
            advance()
            return try expression()
        case .word:
            if at(.as) {
                if isName(1) || at(.string, 1) {
                    advance(2)
                    let alias = at - 1
                    // A type may follow the name (XMLTABLE, COLUMNS).
                    return node(.named, from: start, child: value, value: UInt32(alias))
                }
                if at(.leftParen, 1) {
                    advance()
                    try skipParentheses()
                    return value
                }
            }
            if at(.value), startsOperand(1), !at(.comma, 1) {
                advance()
                var children = Children()
                append(value, to: &children)
                append(try expression(), to: &children)
                return node(.operation, from: start, children)
            }
            if keyword?.isTimeUnit == true, at(.rightParen, 1) || at(.comma, 1) { advance() }
            return value
        case .quotedName:
            advance()
            return node(.named, from: start, child: value, value: UInt32(at - 1))
        default:
            return value
        }
    }

    /// JSON_TABLE and XMLTABLE: the document, then the columns that are made of it.
    private mutating func documentTable(into children: inout Children) throws(SyntaxError) {
        while !at(.rightParen), !at(.endOfText) {
            if at(.columns) {
                advance()
                try documentColumns(into: &children)
                continue
            }
            if at(any: .passing, .by, .value, .ref, .returning, .sequence, .null, .error, .empty, .on, .default, .format, .json)
            {
                advance()
                continue
            }
            if at(.xmlnamespaces) {
                advance()
                try skipParentheses()
                continue
            }
            if take(.comma) { continue }
            append(try argument(), to: &children)
        }
    }

    private mutating func documentColumns(into children: inout Children) throws(SyntaxError) {
        let parenthesised = take(.leftParen)
        while !at(.rightParen), !at(.endOfText) {
            if at(.nested) {
                advance()
                while !at(.columns), !at(.endOfText), !at(.rightParen) { advance() }
                if take(.columns) { try documentColumns(into: &children) }
            } else if isName() {
                advance()
                append(node(.columnName, from: at - 1, value: UInt32(at - 1)), to: &children)
                skipUntil { $0 == .comma || $0 == .rightParen }
            } else {
                throw failure("the name of a column")
            }
            if !take(.comma) { break }
        }
        if parenthesised { try expect(.rightParen, ")") }
    }

    // MARK: After the arguments

    private mutating func callSuffixes(into children: inout Children) throws(SyntaxError) {
        while at(.word), let keyword {
            switch keyword {
            case .filter where at(.leftParen, 1):
                let start = at
                advance(2)
                _ = take(.where)
                append(node(.filterClause, from: start, child: try expression()), to: &children)
                try expect(.rightParen, ")")
            case .within where at(.group, 1):
                let start = at
                advance(2)
                try expect(.leftParen, "(")
                let order = try orderBy()
                tree.nodes[Int(order)].kind = .withinGroup
                tree.nodes[Int(order)].start = UInt32(start)
                append(order, to: &children)
                try expect(.rightParen, ")")
            case .ignore where at(.nulls, 1), .respect where at(.nulls, 1):
                advance(2)
            case .from where at(any: .first, .last, distance: 1) && at(.over, 2):
                advance(2)
            case .over:
                append(try over(), to: &children)
            case .keep where at(.leftParen, 1):
                let start = at
                advance(2)
                while !at(.order), !at(.endOfText) { advance() }
                append(try orderBy(), to: &children)
                try expect(.rightParen, ")")
                _ = start
            case .against where at(.leftParen, 1):
                advance(2)
                append(try expression(), to: &children)
                while at(.word) { advance() }
                try expect(.rightParen, ")")
            case .with where at(.ordinality, 1): return
            default: return
            }
        }
    }

    mutating func skipOver() throws(SyntaxError) { _ = try over() }

    /// `OVER w`, `OVER (PARTITION BY … ORDER BY … ROWS …)`.
    mutating func over() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if isName() {
            let name = node(.name, from: at, value: path(at))
            advance()
            return node(.over, from: start, child: name)
        }
        return try windowSpecification(from: start)
    }

    /// The parentheses of a window.
    mutating func windowSpecification(from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        try expect(.leftParen, "(")
        if isName(), !at(any: .partition, .order, .rows, .range, .groups, .distribute, .sort, .cluster) {
            append(node(.name, from: at, value: path(at)), to: &children)
            advance()
        }
        while !at(.rightParen) {
            if at(any: .partition, .distribute, .cluster) {
                append(try partitionBy(), to: &children)
            } else if at(any: .order, .sort) {
                append(try orderBy(), to: &children)
            } else if at(any: .rows, .range, .groups) {
                try windowFrame()
            } else if at(.reset), at(.when, 1) {
                advance(2)
                append(node(.operation, from: at, child: try expression()), to: &children)
            } else {
                throw failure("PARTITION BY, ORDER BY or a frame")
            }
        }
        try expect(.rightParen, ")")
        return node(.over, from: start, children)
    }

    mutating func partitionBy() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        try expect(.by)
        _ = take(any: .excluding) 
        var children = Children()
        try commaList(into: &children) { (parser) throws(SyntaxError) in
            let value = try parser.expression()
            if parser.take(.as) { parser.advance() }
            return value
        }
        return node(.partitionBy, from: start, children)
    }

    /// The frame moves which rows an aggregate sees, by amounts that are hardly ever columns.
    private mutating func windowFrame() throws(SyntaxError) {
        advance()
        let isBetween = take(.between)
        try windowBound()
        if isBetween {
            try expect(.and)
            try windowBound()
        }
        if take(.exclude) {
            _ = take(.no) || take(.current)
            advance()
        }
    }

    private mutating func windowBound() throws(SyntaxError) {
        if take(any: .unbounded) || take(sequence: .current, .row) {
            _ = take(any: .preceding, .following)
            return
        }
        _ = try operand()
        while at(.op) || at(.star) {
            advance()
            _ = try operand()
        }
        _ = take(any: .preceding, .following)
    }

    /// `ORDER BY a DESC NULLS LAST, …`, also SORT BY and ORDER SIBLINGS BY.
    mutating func orderBy() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.siblings)
        try expect(.by)
        var children = Children()
        if at(.leftParen), at(.rightParen, 1) {
            advance(2)
            return node(.orderBy, from: start)
        }
        repeat {
            append(try orderItem(), to: &children)
        } while take(.comma)
        if at(.interpolate) {
            advance()
            if at(.leftParen) { try skipParentheses() }
        }
        return node(.orderBy, from: start, children)
    }

    private mutating func orderItem() throws(SyntaxError) -> NodeID {
        let start = at
        var value = at(.all) && !at(.dot, 1) && !startsOperand(1) ? literalWord() : try expression()
        if take(.as) {
            advance()
        }
        _ = take(any: .asc, .desc, .ascending, .descending)
        if take(.using) { while at(.op) || at(.equals) { advance() } }
        if take(.nulls) { advance() }
        if at(.with), at(.fill, 1) {
            advance(2)
            var children = Children()
            append(value, to: &children)
            while take(any: .from, .to, .step) || at(.staleness) && take(.staleness) {
                append(try expression(), to: &children)
            }
            value = node(.operation, from: start, children)
        }
        return value
    }

    /// A word that stands for itself (`ORDER BY ALL`).
    mutating func literalWord() -> NodeID {
        advance()
        return node(.literal, from: at - 1)
    }
}
