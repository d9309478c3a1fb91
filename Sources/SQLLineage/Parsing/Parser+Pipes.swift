extension Parser {
    /// `query |> WHERE … |> SELECT …`: each stage works on what the one before gives.
    mutating func pipeline(_ query: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        append(query, to: &children)
        while take(.pipeOperator) {
            append(try pipeStage(), to: &children)
        }
        return node(.pipeline, from: start, children)
    }

    private mutating func pipeStage() throws(SyntaxError) -> NodeID {
        let start = at
        guard let keyword else { throw failure("an operator such as WHERE or SELECT") }
        switch keyword {
        case .select:
            return try select()
        case .with:
            var definitions = Children()
            try with(into: &definitions)
            return definitions.first
        case .recursive where startsSetOperation(1):
            advance()
            return try pipeStage()
        case .where:
            advance()
            return node(.whereClause, from: start, child: try expression())
        case .extend, .window:
            advance()
            return node(.pipeExtend, from: start, try items())
        case .set:
            advance()
            return node(.pipeSet, from: start, try assignments())
        case .drop:
            advance()
            var names = Children()
            repeat { append(try columnName(), to: &names) } while take(.comma)
            return node(.pipeDrop, from: start, names)
        case .rename:
            advance()
            return node(.pipeRename, from: start, try items())
        case .as:
            advance(2)
            return node(.pipeAlias, from: start, value: UInt32(at - 1))
        case .aggregate:
            advance()
            var children = Children()
            if !at(.group) { children = try items() }
            if at(.group) {
                let group = at
                advance()
                _ = take(.and) && take(.order)
                try expect(.by)
                var keys = Children()
                repeat {
                    append(try projectionItem(), to: &keys)
                    _ = take(any: .asc, .desc)
                    if take(.nulls) { advance() }
                } while take(.comma)
                append(node(.groupBy, from: group, keys), to: &children)
            }
            return node(.pipeAggregate, from: start, children)
        case .order:
            return try orderBy()
        case .limit:
            advance()
            var amounts = Children()
            append(try expression(), to: &amounts)
            if take(.offset) { append(try expression(), to: &amounts) }
            return node(.limit, from: start, amounts)
        case .pivot, .unpivot:
            return try pivot()
        case .match_recognize where at(.leftParen, 1):
            return try matchRecognize()
        case .tablesample:
            var amounts = Children()
            try sample(into: &amounts)
            return node(.literal, from: start, amounts)
        case .distinct:
            advance()
            return node(.literal, from: start)
        case .call:
            advance()
            let call = try operand()
            if at(.as) { advance(2) }
            return node(.operation, from: start, child: call)
        case .assert:
            // A condition, and what is said where it does not hold.
            advance()
            var operands = Children()
            try commaList(into: &operands) { (parser) throws(SyntaxError) in try parser.expression() }
            return node(.whereClause, from: start, operands)
        default:
            if let operation = try setOperator() { return try pipeSetOperation(operation, from: start) }
            var children = Children()
            try joins(into: &children)
            guard children.first != 0 else { throw failure("an operator such as WHERE or SELECT") }
            return children.first
        }
    }

    /// `UNION ALL (query), (query)`, behind the operator.
    private mutating func pipeSetOperation(
        _ operation: SetOperator, from start: Int
    ) throws(SyntaxError) -> NodeID {
        let flags = operation.flags
        var operands = Children()
        repeat {
            let operand = try parenthesisedQuery()
            if flags.contains(.subtracting) { tree.nodes[Int(operand)].flags.insert(.subtracting) }
            append(operand, to: &operands)
        } while take(.comma)
        append(operation.columns, to: &operands)
        return node(.setOperation, from: start, operands, flags: flags.subtracting(.subtracting))
    }

    private mutating func items() throws(SyntaxError) -> Children {
        var items = Children()
        repeat {
            if at(.pipeOperator) || at(.group) { break }
            append(try projectionItem(), to: &items)
            _ = take(any: .asc, .desc)
            if take(.nulls) { advance() }
            if at(.group) { break }
        } while take(.comma)
        return items
    }
}
