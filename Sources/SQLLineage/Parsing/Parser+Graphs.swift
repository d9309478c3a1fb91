/// Queries over property graphs.
extension Parser {
    /// `GRAPH_TABLE(graph MATCH … RETURN …)`, or with COLUMNS (…) as SQL/PGQ has it.
    mutating func graphTable() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        let query = try graphQuery()
        try expect(.rightParen, ")")
        return node(.derived, from: start, child: query)
    }

    /// The graph's name and what is matched and returned, as a query of the graph under the names of its pattern.
    mutating func graphQuery() throws(SyntaxError) -> NodeID {
        let start = at
        let graph = try tableName()
        var relations = Children()
        append(node(.table, from: start, value: graph), to: &relations)
        var conditions = Children()
        while !at(.return), !(at(.columns) && at(.leftParen, 1)) {
            if isAtTextEnd || at(.semicolon) || at(.rightParen) { throw failure("RETURN") }
            let part = at
            if take(.where) {
                append(node(.whereClause, from: part, child: try expression()), to: &conditions)
            } else {
                try skipItem()
                if at > part + 1 { try pattern(in: part..<at, of: graph, into: &relations, &conditions) }
            }
        }
        var children = Children()
        if take(.return) {
            _ = take(any: .distinct, .all)
            append(try projection(), to: &children)
        } else {
            advance(2)
            append(try projection(), to: &children)
            try expect(.rightParen, ")")
        }
        append(node(.from, from: start, relations), to: &children)
        if conditions.first != 0 {
            append(conditions.first, to: &children)
            children.last = conditions.last
        }
        try selectClauses(into: &children)
        var query = Children()
        append(node(.select, from: start, children), to: &query)
        try queryTail(into: &query)
        return node(.query, from: start, query)
    }

    /// The names in a part of a pattern, each of which stands for what is matched in the graph, and its conditions.
    private mutating func pattern(
        in range: Range<Int>, of graph: UInt32, into relations: inout Children, _ conditions: inout Children
    ) throws(SyntaxError) {
        let behind = at
        defer { at = behind }
        for place in range.dropLast() {
            at = place
            if at(.leftParen) || at(.leftBracket), isName(1), !at(.where, 1) {
                at = place + 2
                let alias = node(.alias, from: place + 1, value: UInt32(place + 1))
                append(node(.table, from: place + 1, child: alias, value: graph), to: &relations)
            } else if at(.where) {
                advance()
                append(node(.whereClause, from: place, child: try expression()), to: &conditions)
            }
        }
    }
}
