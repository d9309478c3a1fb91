/// What streaming databases make: sources, sinks, change feeds and subscriptions (Materialize, RisingWave, CockroachDB),
/// and SingleStore's pipelines.
extension Parser {
    /// `CREATE SOURCE s (a INT) WITH (…)`, `CREATE SOURCE s FROM KAFKA …`: a table that is filled from outside.
    mutating func createSource(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(try target(), to: &children)
        if at(.leftParen), isName(1), isName(2) { try columnDefinitions(into: &children) }
        try skipRest()
        return node(.createTable, from: start, children)
    }

    /// `CREATE SINK s [INTO t (a, b)] FROM relation …` or `AS query`, as a `copy` to the sink or to the table it fills.
    mutating func createSink(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        _ = take(sequence: .if, .not, .exists)
        var target = try self.target()
        var columns = Children()
        var source: NodeID = 0
        while !at(.endOfText), !at(.semicolon) {
            let place = at
            if source != 0 {
                try skipItem()
            } else if take(.into) {
                target = try self.target()
                if at(.leftParen) {
                    let list = at
                    var names = Children()
                    try columnNames(into: &names)
                    append(node(.insertColumns, from: list, names), to: &columns)
                }
            } else if at(.from), isName(1) {
                advance()
                source = node(.table, from: place + 1, value: try tableName())
            } else if at(.as), startsQuery(1) {
                advance()
                source = node(.derived, from: place, child: try query())
            } else {
                try skipItem()
            }
        }
        return copy(to: target, columns: columns.first, sources: Children(first: source, last: source), from: start)
    }

    /// `CREATE CHANGEFEED FOR TABLE t, u INTO 'kafka://…'` or `INTO '…' AS query`.
    mutating func createChangefeed(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        var target: NodeID = 0
        var sources = Children()
        if take(.for) {
            repeat {
                _ = take(.table)
                append(node(.table, from: at, value: try tableName()), to: &sources)
            } while take(.comma)
        }
        while !at(.endOfText), !at(.semicolon) {
            let place = at
            if at(.into), at(.string, 1) {
                advance(2)
                target = node(.location, from: place + 1, value: UInt32(place + 1))
            } else if at(.as), startsQuery(1) {
                advance()
                append(node(.derived, from: place, child: try query()), to: &sources)
            } else {
                try skipItem()
            }
        }
        return copy(to: target, columns: 0, sources: sources, from: start)
    }

    /// A `copy` node: the target, the columns it names, what is copied.
    private mutating func copy(to target: NodeID, columns: NodeID, sources: Children, from start: Int) -> NodeID {
        guard sources.first != 0 else { return node(.utility, from: start) }
        var children = Children()
        append(target == 0 ? node(.literal, from: start) : target, to: &children)
        append(columns, to: &children)
        append(sources.first, to: &children)
        return node(.copy, from: start, children)
    }

    /// `SUBSCRIBE TO t`, `SUBSCRIBE (query)`: the rows and their changes.
    mutating func subscribe() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let subscribed: NodeID
        if at(.leftParen), startsQuery(1) {
            subscribed = try parenthesisedQuery()
        } else {
            _ = take(.to)
            guard isName() else { return utilityRest(from: start) }
            subscribed = tableQuery(try tableName(), from: start)
        }
        skipUntil { $0 == .rightParen }
        return node(.query, from: start, child: subscribed)
    }

    /// `CREATE PIPELINE p AS LOAD DATA …`.
    mutating func createPipeline() throws(SyntaxError) -> NodeID {
        while !at(.as), !at(.endOfText), !at(.semicolon) { try skipItem() }
        guard take(.as), at(.load) else { throw failure("AS LOAD DATA") }
        return try transfer()
    }
}
