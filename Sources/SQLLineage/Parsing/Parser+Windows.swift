extension Parser {
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
                try windowFrame(into: &children)
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

    /// PARTITION BY, and the BY of DISTRIBUTE and CLUSTER.
    mutating func partitionBy() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        try expect(.by)
        if at(.excluding), isName(1) { advance() }
        var children = Children()
        repeat {
            append(try expression(), to: &children)
            if take(.as) { advance() }
        } while takeListComma()
        return node(.partitionBy, from: start, children)
    }

    /// `ROWS BETWEEN 1 PRECEDING AND x FOLLOWING EXCLUDE TIES`: the amounts are hardly ever columns, but can be.
    private mutating func windowFrame(into children: inout Children) throws(SyntaxError) {
        advance()
        let isBetween = take(.between)
        try windowBound(into: &children)
        if isBetween {
            try expect(.and)
            try windowBound(into: &children)
        }
        if take(.exclude) {
            _ = take(.no) || take(.current)
            advance()
        }
    }

    private mutating func windowBound(into children: inout Children) throws(SyntaxError) {
        let start = at
        if !take(.unbounded), !take(sequence: .current, .row) {
            var amounts = Children()
            append(try operand(), to: &amounts)
            while at(.op) || at(.star) {
                advance()
                append(try operand(), to: &amounts)
            }
            append(node(.operation, from: start, amounts), to: &children)
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
            // A comma before the end of the list is let pass.
        } while takeListComma() && !endsItem()
        if take(.interpolate), take(.leftParen) {
            repeat {
                append(try expression(), to: &children)
                if take(.as) { append(try expression(), to: &children) }
            } while take(.comma)
            try expect(.rightParen, ")")
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
        if take(.using) {
            if at(.operator), at(.leftParen, 1) {
                advance()
                try skipParentheses()
            }
            while at(.op) || at(.equals) { advance() }
        }
        if take(.nulls) { advance() }
        if take(.collate) { advance() }
        if at(.with), at(.fill, 1) {
            advance(2)
            var children = Children()
            append(value, to: &children)
            while take(any: .from, .to, .step, .staleness) {
                append(try expression(), to: &children)
            }
            value = node(.operation, from: start, children)
        }
        return value
    }

    /// Takes a comma, unless a named argument of the function around the list follows it.
    private mutating func takeListComma() -> Bool {
        guard !(isName(1) && at(.fatArrow, 2)) else { return false }
        return take(.comma)
    }

    /// A word that stands for itself (`ORDER BY ALL`).
    mutating func literalWord() -> NodeID {
        advance()
        return node(.literal, from: at - 1)
    }
}
