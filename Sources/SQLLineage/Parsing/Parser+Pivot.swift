extension Parser {
    /// `PIVOT (…)` and `UNPIVOT (…)` behind a relation.
    mutating func pivot() throws(SyntaxError) -> NodeID {
        let start = at
        let isPivot = at(.pivot)
        advance()
        _ = take(.xml)
        _ = take(sequence: .include, .nulls) || take(sequence: .exclude, .nulls)
        try expect(.leftParen, "(")
        var children = Children()
        if isPivot {
            repeat {
                if at(.for), !children.isEmpty { break }
                append(try pivotItem(), to: &children)
            } while take(.comma)
        } else {
            try unpivotNames(into: &children)
        }
        let isFor = at
        try expect(.for)
        repeat {
            let keys = at
            var columns = Children()
            repeat {
                append(isPivot ? try operand() : try unpivotName(), to: &columns)
            } while isPivot && take(.comma)
            append(node(.on, from: keys, columns), to: &children)
            try expect(.in)
            append(try pivotValues(), to: &children)
        } while !at(.rightParen) && !at(any: .group, .default) && (take(.for) || isName() || at(.leftParen))
            && isFor < at
        if take(.default) {
            _ = take(sequence: .on, .null)
            try skipParentheses()
        }
        if at(.group) { append(try groupBy(), to: &children) }
        try expect(.rightParen, ")")
        return node(isPivot ? .pivot : .unpivot, from: start, children)
    }

    private mutating func pivotItem() throws(SyntaxError) -> NodeID {
        let start = at
        let value = try expression()
        if tree.nodes[Int(value)].kind == .name {
            at = start
            throw failure("an aggregate")
        }
        var alias = 0
        if take(.as) || isName() && !at(.for) && isAlias() {
            alias = at
            advance()
        }
        return node(.item, from: start, child: value, value: UInt32(alias))
    }

    /// `v` or `(v, w)`: the columns that take the values.
    private mutating func unpivotNames(into children: inout Children) throws(SyntaxError) {
        if at(.leftParen) {
            try columnNames(into: &children)
        } else {
            append(try columnName(), to: &children)
        }
    }

    private mutating func unpivotName() throws(SyntaxError) -> NodeID {
        if at(.leftParen) {
            var names = Children()
            try columnNames(into: &names)
            return names.first
        }
        return try columnName()
    }

    private mutating func pivotValues() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        guard at(.leftParen) else {
            append(try operand(), to: &children)
            return node(.pivotValues, from: start, children)
        }
        if startsQuery(1) {
            append(node(.subquery, from: start, child: try parenthesisedQuery()), to: &children)
            return node(.pivotValues, from: start, children)
        }
        advance()
        if take(.any) {
            if at(.order) { _ = try orderBy() }
        } else {
            while !at(.rightParen) {
                let item = at
                let value = try expression()
                var alias = 0
                if take(.as) || (isName() || at(.string)) && !at(.rightParen) {
                    if at(.leftParen) {
                        try skipParentheses()
                    } else {
                        alias = at
                        advance()
                        // An alias that is computed (`AS 'a' || CHR(38)`).
                        if at(.op) {
                            at = alias
                            _ = try expression()
                        }
                    }
                }
                append(node(.item, from: item, child: value, value: UInt32(alias)), to: &children)
                if !take(.comma) { break }
            }
        }
        try expect(.rightParen, ")")
        return node(.pivotValues, from: start, children)
    }

    /// DuckDB's `PIVOT t ON a USING sum(b) GROUP BY c` and `UNPIVOT t ON a, b INTO NAME n VALUE v`, as a query.
    mutating func pivotStatement() throws(SyntaxError) -> NodeID {
        let start = at
        let isPivot = at(.pivot)
        advance()
        let table = try relation()
        var children = Children()
        try expect(.on)
        var keys = Children()
        var values = Children()
        let listed = isPivot ? try pivotedColumn(into: &keys) : 0
        if listed == 0 {
            try pivotKeys(isPivot: isPivot, into: &keys)
        }
        _ = take(sequence: .include, .nulls) || take(sequence: .exclude, .nulls)
        if isPivot {
            if take(.using) {
                repeat {
                    append(try pivotItem(), to: &values)
                } while take(.comma)
            }
            children = values
            append(node(.on, from: start, keys), to: &children)
            append(listed != 0 ? listed : node(.pivotValues, from: start, flags: .implied), to: &children)
            if at(.group) { append(try groupBy(), to: &children) }
        } else {
            var names = Children()
            if take(.into) {
                _ = take(.name)
                let name = try columnName()
                if take(any: .value, .values) {
                    repeat { append(try columnName(), to: &children) } while take(.comma)
                }
                append(name, to: &names)
            }
            if !names.isEmpty { append(node(.on, from: start, names), to: &children) }
            append(node(.pivotValues, from: start, keys), to: &children)
        }
        let pivot = node(isPivot ? .pivot : .unpivot, from: start, children)
        addChild(pivot, to: table)
        return selectAll(from: table, start: start)
    }

    /// `ON a IN (1, 2)` of one column: the column is the key, its values are returned; 0 where that stands not here.
    private mutating func pivotedColumn(into keys: inout Children) throws(SyntaxError) -> NodeID {
        let start = at
        let mark = (tree.nodes.count, tree.parts.count)
        let key = try operand()
        if at(.in), at(.leftParen, 1), let behind = distance(behind: 1), !at(.comma, behind) {
            advance()
            let values = try pivotValues()
            append(key, to: &keys)
            return values
        }
        at = start
        tree.nodes.removeLast(tree.nodes.count - mark.0)
        tree.parts.removeLast(tree.parts.count - mark.1)
        return 0
    }

    /// What PIVOT turns by, or what UNPIVOT makes rows of.
    private mutating func pivotKeys(isPivot: Bool, into keys: inout Children) throws(SyntaxError) {
        repeat {
            let item = at
            let key = try expression()
            var alias = 0
            if take(.as) {
                alias = at
                advance()
            }
            append(isPivot ? key : node(.item, from: item, child: key, value: UInt32(alias)), to: &keys)
        } while take(.comma)
    }
}
