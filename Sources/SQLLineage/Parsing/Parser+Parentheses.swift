extension Parser {
    // MARK: Parentheses

    /// `( … )`: a query, a tuple, or an expression in parentheses.
    mutating func parenthesised() throws(SyntaxError) -> NodeID {
        let start = at
        if startsQuery(1) || startsNestedQuery() {
            let query = try parenthesisedQuery()
            return node(.subquery, from: start, child: query)
        }
        if rules.lambdaArrow, let behind = distance(behind: 0), at(.arrow, behind), isName(1), isName(2) {
            return try typedParameters()
        }
        advance()
        let outer = colonIsPath
        colonIsPath = true
        defer { colonIsPath = outer }
        if take(.rightParen) {
            if at(.arrow) { return try lambdaBody(Children(), from: start) }
            return node(.tuple, from: start)
        }
        var children = Children()
        var count = 0
        repeat {
            if at(.rightParen) { break }
            append(try argument(), to: &children)
            count += 1
        } while take(.comma)
        try expect(.rightParen, ")")
        if at(.arrow), rules.lambdaArrow, isLambdaParameters(children) {
            return try lambdaBody(children, from: start)
        }
        if count == 1, tree.nodes[Int(children.first)].kind != .named {
            return children.first
        }
        return node(.tuple, from: start, children)
    }

    /// Snowflake's `(a INT, b INT) -> …`.
    private mutating func typedParameters() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        try columnNames(into: &children)
        advance()
        append(try expression(), to: &children)
        return node(.lambda, from: start, children)
    }

    private func isLambdaParameters(_ children: Children) -> Bool {
        var child = children.first
        while child != 0 {
            let node = tree.nodes[Int(child)]
            if node.kind != .name || node.value & 63 != 1 { return false }
            child = node.next
        }
        return true
    }

    /// After the parameters of a lambda, at its arrow.
    mutating func lambdaBody(_ parameters: Children, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        var parameter = parameters.first
        while parameter != 0 {
            let following = tree.nodes[Int(parameter)].next
            tree.nodes[Int(parameter)].kind = .columnName
            tree.nodes[Int(parameter)].value = tree.nodes[Int(parameter)].start
            tree.nodes[Int(parameter)].next = 0
            append(parameter, to: &children)
            parameter = following
        }
        advance()
        append(try expression(), to: &children)
        return node(.lambda, from: start, children)
    }

    /// DuckDB's `LAMBDA x, y : …`.
    mutating func lambda() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        repeat { append(try columnName(), to: &children) } while take(.comma)
        try expect(.colon, ":")
        append(try expression(), to: &children)
        return node(.lambda, from: start, children)
    }

    /// Whether behind a run of opening parentheses a query stands, so that the outermost of them is one as well.
    mutating func startsNestedQuery() -> Bool {
        guard at(.leftParen, 1), closing(1) != nil else { return false }
        if !parentheses.contains(at) {
            // The run is measured once, not again at each of its parentheses.
            var end = at + 1
            while tree.tokens[end].kind == .leftParen { end += 1 }
            parentheses = at..<end
        }
        let distance = parentheses.upperBound - at
        guard startsQuery(distance) else { return false }
        // `((SELECT 1) + 1)` is an expression: what follows the innermost parenthesis tells.
        guard let behind = self.distance(behind: distance - 1) else { return false }
        if at(.rightParen, behind) || startsSetOperation(behind) { return true }
        switch keyword(peek(behind)) {
        case .order, .limit, .offset, .fetch: return true
        case .as: return isName(behind + 1) && startsSetOperation(behind + 2)
        default: return false
        }
    }

    /// Whether UNION and the like stand at a token, with the words that BigQuery puts before them.
    func startsSetOperation(_ distance: Int) -> Bool {
        var distance = distance
        for _ in 0..<2 where at(any: .left, .right, .full, .inner, .outer, distance: distance) { distance += 1 }
        return at(any: .union, .intersect, .except, .minus, distance: distance)
    }

    // MARK: Brackets and braces

    /// `[ … ]`: an array, or a comprehension.
    mutating func bracketed() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        var children = Children()
        while !at(.rightBracket) {
            if startsQuery() {
                append(node(.subquery, from: at, child: try query()), to: &children)
            } else {
                append(try argument(), to: &children)
            }
            if at(.for) {
                // `[f(x) for x in list if p(x)]`: x is a parameter of the comprehension.
                advance()
                var parameters = Children()
                append(try columnName(), to: &parameters)
                while take(.comma) { append(try columnName(), to: &parameters) }
                _ = take(.in)
                let list = try expression()
                var body = children
                if take(.if) { append(try expression(), to: &body) }
                let operation = node(.operation, from: start, body)
                append(operation, to: &parameters)
                let lambda = node(.lambda, from: start, parameters)
                children = Children()
                append(lambda, to: &children)
                append(list, to: &children)
            }
            if take(.colon) { append(try expression(), to: &children) }
            if !take(.comma) { break }
        }
        try expect(.rightBracket, "]")
        return node(.array, from: start, children)
    }

    /// `{ 'a': x }`, `{fn f(x)}`, `{d '2020-01-01'}`, `{name: Type}`.
    mutating func braced(isMap: Bool = false) throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        if isName(), at(.string, 1), isGlued(1) || at(any: .d, .t, .ts) {
            advance(2)
            try expect(.rightBrace, "}")
            return node(.literal, from: start)
        }
        if at(.fn) {
            advance()
            let inner = try expression()
            try expect(.rightBrace, "}")
            return inner
        }
        if rules.bracedParameters, isName(), at(.colon, 1) {
            at = start
            try skipParentheses()
            return node(.variable, from: start)
        }
        var children = Children()
        while !at(.rightBrace) {
            let key = at
            if at(.star) {
                append(try operand(), to: &children)
            } else if isName() && !isMap || at(.string) || at(.number), at(.colon, 1) || at(.equals, 1) {
                advance(2)
                append(node(.named, from: key, child: try expression(), value: UInt32(key)), to: &children)
            } else {
                append(try expression(), to: &children)
                if take(.colon) { append(try expression(), to: &children) }
            }
            if !take(.comma) { break }
        }
        try expect(.rightBrace, "}")
        return node(.structure, from: start, children)
    }

    /// `@stage/path.csv` and `@~`, `@%table`: what is glued together.
    mutating func stage() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while !at(.endOfText), isGlued(), !at(.leftParen), !at(.rightParen), !at(.comma), !at(.semicolon) { advance() }
        return node(.stage, from: start, value: UInt32(at))
    }
}
