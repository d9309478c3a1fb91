/// Exasol's IMPORT, as a statement and as a relation.
extension Parser {
    /// What IMPORT reads, from FROM on: queries that run elsewhere, tables of other databases, files.
    mutating func importSources(into children: inout Children) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon), !at(.rightParen) {
            let start = at
            if at(.statement), at(.string, 1) {
                advance(2)
                let text = node(.literal, from: start + 1)
                append(
                    node(.executeImmediate, from: start, child: text, value: UInt32(start + 1), flags: .lateral),
                    to: &children)
            } else if at(.table), isName(1) {
                advance()
                let table = node(.table, from: at, value: try tableName())
                append(node(.derived, from: start, child: try selection(of: table)), to: &children)
            } else if at(.file), at(.string, 1) {
                advance(2)
                append(node(.location, from: start + 1, value: UInt32(start + 1)), to: &children)
            } else {
                try skipItem()
            }
        }
    }

    /// The columns in parentheses behind a table, or all, as a query.
    private mutating func selection(of table: NodeID) throws(SyntaxError) -> NodeID {
        let start = at
        guard at(.leftParen), isName(1) else {
            // The star stands where TABLE does.
            return selectAll(from: table, start: Int(tree.nodes[Int(table)].start) - 1)
        }
        advance()
        var items = Children()
        try commaList(into: &items) { (parser) throws(SyntaxError) in
            let column = parser.at
            return parser.node(.item, from: column, child: try parser.operand())
        }
        try expect(.rightParen, ")")
        return select(items, from: table, start: start)
    }

    /// `(IMPORT INTO (a INT, b INT) FROM …)`, at the parenthesis.
    mutating func importRelation() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        var names = Children()
        if take(.into) { try columnNames(into: &names) }
        var sources = Children()
        try importSources(into: &sources)
        try expect(.rightParen, ")")
        guard sources.first != 0 else { return node(.variable, from: start) }
        tree.nodes[Int(sources.first)].next = 0
        var relation = sources.first
        let source = tree.nodes[Int(relation)]
        if source.kind == .executeImmediate {
            let call = node(.call, from: start, child: source.firstChild, value: path(start + 1))
            relation = node(.tableFunction, from: start, child: call)
        }
        if !names.isEmpty { addChild(node(.alias, from: start, names), to: relation) }
        return relation
    }
}
