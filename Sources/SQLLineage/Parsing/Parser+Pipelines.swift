/// Pipelines of Databricks: flows, and tables that follow the changes of others.
extension Parser {
    /// `CREATE FLOW f AS INSERT …` or `AS AUTO CDC INTO t FROM …`: a flow is no dataset.
    mutating func createFlow(from start: Int) throws(SyntaxError) -> NodeID {
        _ = try tableName()
        while !at(.as), !at(.endOfText), !at(.semicolon) { try skipItem() }
        try expect(.as)
        return try statement()
    }

    /// Behind `APPLY CHANGES INTO` and `AUTO CDC INTO`: an INSERT of all columns.
    mutating func changeFlow(from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        append(try target(), to: &children)
        append(try changeQuery(), to: &children)
        return node(.insert, from: start, children)
    }

    /// `FROM source KEYS (…) SEQUENCE BY …` as the query of all columns of the source.
    mutating func changeQuery() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.from)
        let source = try relation()
        try skipRest()
        return selectAll(from: source, start: start)
    }
}
