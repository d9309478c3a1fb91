extension Parser {
    /// The joins behind a relation, each with its condition.
    mutating func joins(into children: inout Children) throws(SyntaxError) {
        while true {
            if at(.lateral), at(.view, 1) {
                append(try lateralView(), to: &children)
                continue
            }
            if at(.comma), at(.lateral, 1), at(.view, 2) {
                advance()
                continue
            }
            if try skipCluster() { continue }
            // The condition of an outer join of `a JOIN b JOIN c ON … ON …`.
            if isOuterCondition, let condition = try joinCondition() {
                append(condition, to: &children)
                continue
            }
            guard let length = joinLength else { return }
            append(try join(length), to: &children)
        }
    }

    private var isOuterCondition: Bool {
        at(.on) && !at(any: .duplicate, .conflict, distance: 1) || at(.using) && at(.leftParen, 1) && !startsQuery(2)
    }

    /// ClickHouse's `ON CLUSTER name`.
    mutating func skipCluster() throws(SyntaxError) -> Bool {
        guard at(sequence: .on, .cluster), isName(2) || at(.string, 2) || at(.leftBrace, 2) else { return false }
        advance(2)
        try skipItem()
        return true
    }

    /// How many words make up the JOIN that begins here, or nil.
    private var joinLength: Int? {
        guard at(.word) else { return nil }
        var distance = 0
        while distance < 7 {
            guard let keyword = keyword(peek(distance)) else { return nil }
            switch keyword {
            case .join, .straight_join: return distance + 1
            case .apply:
                return distance > 0 ? distance + 1 : nil
            case .global, .natural, .asof, .any, .all, .semi, .anti, .left, .right, .full, .inner, .outer, .cross,
                .positional, .paste, .directed, .hash, .loop, .merge, .remote, .local, .lateral, .broadcast, .shuffle,
                .array, .reduce, .replicate, .redistribute, .nearest, .lookup:
                distance += 1
            default: return nil
            }
        }
        return nil
    }

    private mutating func join(_ length: Int) throws(SyntaxError) -> NodeID {
        let start = at
        var flags: NodeFlags = []
        var isArray = false
        for distance in 0..<length {
            switch keyword(peek(distance)) {
            case .natural: flags.insert(.natural)
            case .semi, .anti: flags.insert(at(.right) ? .rightOnly : .leftOnly)
            case .left, .right, .full, .outer: flags.insert(.outer)
            case .apply: flags.insert(.lateral)
            case .array: isArray = true
            default: break
            }
        }
        advance(length)
        var children = Children()
        if isArray {
            // ClickHouse: arrays to unfold, each with an alias.
            repeat {
                let item = at
                var parts = Children()
                append(try expression(), to: &parts)
                if let alias = try alias() { append(alias, to: &parts) }
                append(node(.tableFunction, from: item, parts), to: &children)
            } while take(.comma)
            return node(.joinGroup, from: start, children, flags: .lateral)
        }
        if take(.by) || at(.leftParen) && at(any: .type, .hint, distance: 1) { try skipParentheses() }
        if at(.leftBracket) { try skipParentheses() }
        append(try relation(), to: &children)
        if at(.match_condition) {
            let on = at
            advance(2)
            append(node(.on, from: on, child: try expression()), to: &children)
            try expect(.rightParen, ")")
        }
        if at(.nearest) || at(any: .approx, .exact) && at(.nearest, 1) {
            // Databricks: the rows that are closest.
            _ = take(any: .approx, .exact)
            advance()
            if at(.number) || at(.variable) { advance() }
            try expect(.by)
            guard take(any: .distance, .similarity) else { throw failure("DISTANCE or SIMILARITY") }
            append(node(.on, from: at, child: try expression()), to: &children)
        } else if let condition = try joinCondition() {
            append(condition, to: &children)
        }
        return node(.join, from: start, children, flags: flags)
    }

    /// `ON condition` or `USING (columns)`.
    mutating func joinCondition() throws(SyntaxError) -> NodeID? {
        let start = at
        if take(.on) {
            return node(.on, from: start, child: try expression())
        }
        if at(.using), !at(.sample, 1) {
            advance()
            var names = Children()
            if at(.leftParen) {
                try columnNames(into: &names)
            } else {
                repeat { append(try columnName(), to: &names) } while take(.comma)
            }
            // PostgreSQL: `USING (a) AS j`, of which the columns that are merged can be named.
            let alias = at(.as) ? UInt32(at + 1) : 0
            if alias != 0 { advance(2) }
            return node(.using, from: start, names, value: alias)
        }
        return nil
    }

    // MARK: LATERAL VIEW

    /// `LATERAL VIEW [OUTER] f(x) t AS a, b`.
    mutating func lateralView() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        _ = take(.outer)
        var children = Children()
        append(try operand(), to: &children)
        let alias = at
        var name: UInt32 = 0
        if isName(), !at(.as), isAlias() || at(.quotedName) {
            name = UInt32(at)
            advance()
        }
        var columns = Children()
        if take(.as) || name != 0 && isName() && isAlias() && !at(.lateral) {
            if at(.leftParen) {
                try columnNames(into: &columns)
            } else {
                repeat {
                    append(try columnName(), to: &columns)
                } while at(.comma) && isName(1) && !at(.lateral, 1) && take(.comma)
            }
        }
        append(node(.alias, from: alias, columns, value: name), to: &children)
        return node(.lateralView, from: start, children)
    }
}
