extension Parser {
    /// What follows the outputs. The order is the dialect's business; most are read in any.
    mutating func selectClauses(into children: inout Children) throws(SyntaxError) {
        while at(.word) || at(.template) {
            let start = at
            guard let keyword else {
                // A macro that adds a clause: what it stands for is not known.
                guard at(.template), !children.isEmpty else { return }
                advance()
                continue
            }
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
            case .qualify where !endsItem(1):
                advance()
                append(node(.qualify, from: start, child: try expression()), to: &children)
            case .window where isName(1) && at(.as, 2):
                append(try windows(), to: &children)
            case .timeseries where isName(1) && at(.as, 2):
                // Vertica: rows for each slice of time.
                advance(4)
                if at(.over) { append(node(.operation, from: start, child: try over()), to: &children) }
            case .using where at(.sample, 1):
                try sample(into: &children)
            case .with where at(any: .totals, .rollup, .cube, distance: 1):
                advance(2)
            case .model where at(any: .dimension, .partition, .main, .return, .ignore, .keep, .unique, distance: 1):
                skipStatement()
            default:
                return
            }
        }
    }

    /// GROUP BY with GROUPING SETS, ROLLUP and CUBE.
    mutating func groupBy() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        var children = Children()
        if at(.all), !at(.comma, 1), !startsOperand(1) || at(any: .order, .having, .limit, .window, .with, distance: 1)
        {
            advance()
            while at(.with), at(any: .rollup, .cube, .totals, distance: 1) { advance(2) }
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
                append(try expression(), to: &children)
                if take(.as) { advance() }
                _ = take(any: .asc, .desc)
                while at(.grouping), at(.sets, 1) {
                    advance(2)
                    append(try operandList(), to: &children)
                }
            }
            while at(.with), at(any: .rollup, .cube, .totals, distance: 1) { advance(2) }
        } while take(.comma) && !endsItem()
        return node(.groupBy, from: start, children)
    }

    /// `((a, b), (c), ())` as one tuple.
    private mutating func operandList() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readOperandList() }
    }

    private mutating func readOperandList() throws(SyntaxError) -> NodeID {
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
}
