extension Parser {
    /// The arguments of a function and what follows them, at the opening parenthesis.
    mutating func call(named path: UInt32, from start: Int) throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readCall(named: path, from: start) }
    }

    private mutating func readCall(named path: UInt32, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        let name = keyword(tree.tokens[at - 1])
        let outer = colonIsPath
        defer { colonIsPath = outer }
        colonIsPath = !(name?.isJSONConstructor ?? false)
        advance()
        if name == .json_table || name == .xmltable {
            try documentTable(into: &children)
        } else {
            try arguments(into: &children)
        }
        try expect(.rightParen, ")")
        // Parametric aggregates have a second list (ClickHouse's `quantile(0.9)(x)`).
        var flags: NodeFlags = []
        if at(.leftParen), isGlued(), rules.parametricAggregates {
            flags = .parametric
            advance()
            try arguments(into: &children)
            try expect(.rightParen, ")")
        }
        try callSuffixes(into: &children)
        return node(.call, from: start, children, value: path, flags: flags)
    }

    // MARK: After the arguments

    /// FILTER, WITHIN GROUP, OVER and the like.
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
            case .from where at(any: .first, .last, distance: 1) && at(any: .over, .ignore, .respect, distance: 2):
                advance(2)
            case .over:
                append(try over(), to: &children)
            case .keep where at(.leftParen, 1):
                // Oracle's KEEP (DENSE_RANK FIRST ORDER BY …).
                advance(2)
                while !at(.order), !at(.rightParen), !isAtTextEnd { advance() }
                append(try orderBy(), to: &children)
                try expect(.rightParen, ")")
            case .against where at(.leftParen, 1):
                advance(2)
                append(try operand(), to: &children)
                while at(.word) { advance() }
                try expect(.rightParen, ")")
            case .row where at(.format, 1):
                try rowFormat()
            case .using where at(.string, 1):
                // Hive's and Spark's TRANSFORM (…) USING 'script'.
                advance(2)
            default: return
            }
        }
    }
}
