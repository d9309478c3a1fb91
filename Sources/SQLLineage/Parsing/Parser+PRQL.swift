extension Parser {
    /// `from t | derive {a = b} | filter a > 1`: PRQL's transforms, as the stages of a pipeline.
    mutating func prqlPipeline() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let source = try prqlTable()
        var stages = Children()
        append(node(.query, from: start, child: selectAll(from: source, start: start)), to: &stages)
        while !at(.endOfText), !at(.semicolon) {
            if isOperator("|") { advance() }
            let stage = try prqlStage()
            append(stage, to: &stages)
        }
        return node(.pipeline, from: start, stages)
    }

    /// `t`, `a = t`.
    private mutating func prqlTable() throws(SyntaxError) -> NodeID {
        let start = at
        var alias = Children()
        if isName(), at(.equals, 1) {
            advance(2)
            append(node(.alias, from: start, value: UInt32(start)), to: &alias)
        }
        guard isName() else { throw failure("a table") }
        let path = try tableName()
        return node(.table, from: start, alias, value: path)
    }

    private mutating func prqlStage() throws(SyntaxError) -> NodeID {
        let start = at
        guard at(.word) else { throw failure("a transform such as filter or select") }
        let word = keyword
        advance()
        switch word {
        case .filter: return node(.whereClause, from: start, child: try expression())
        case .select:
            let projection = node(.projection, from: start, try prqlItems())
            return node(.select, from: start, child: projection)
        case .derive: return node(.pipeExtend, from: start, try prqlItems())
        case .aggregate: return node(.pipeAggregate, from: start, try prqlItems())
        case .sort: return node(.orderBy, from: start, try prqlItems())
        case .take:
            let amount = try expression()
            while at(.dot) || at(.number) { advance() }
            return node(.limit, from: start, child: amount)
        case .append, .remove, .intersect:
            let other = try prqlTable()
            let query = node(.query, from: start, child: selectAll(from: other, start: start))
            if word == .remove { tree.nodes[Int(query)].flags.insert(.subtracting) }
            return node(.setOperation, from: start, child: query)
        default:
            at = start
            throw failure("a transform such as filter or select")
        }
    }

    /// `{a, b = c + 1, sum d}` or one of them.
    private mutating func prqlItems() throws(SyntaxError) -> Children {
        var items = Children()
        guard take(.leftBrace) else {
            append(try prqlItem(), to: &items)
            return items
        }
        while !at(.rightBrace) {
            append(try prqlItem(), to: &items)
            if !take(.comma) { break }
        }
        try expect(.rightBrace, "}")
        return items
    }

    /// `x`, `name = x`, `-x`, and a function with its arguments behind it: `average x`.
    private mutating func prqlItem() throws(SyntaxError) -> NodeID {
        let start = at
        var alias: UInt32 = 0
        if isName(), at(.equals, 1) {
            alias = UInt32(at)
            advance(2)
        }
        if isName(), isName(1), tree.tokens[at + 1].flags.contains(.spaceBefore),
            !tree.tokens[at + 1].flags.contains(.newlineBefore),
            !isPRQLTransform(1)
        {
            let name = at
            advance()
            let path = path(name)
            var arguments = Children()
            append(try operand(), to: &arguments)
            return node(.item, from: start, child: node(.call, from: name, arguments, value: path), value: alias)
        }
        return node(.item, from: start, child: try expression(), value: alias)
    }

    private func isPRQLTransform(_ distance: Int) -> Bool {
        at(
            any: .filter, .select, .derive, .aggregate, .sort, .take, .append, .remove, .intersect, .join,
            distance: distance)
    }
}
