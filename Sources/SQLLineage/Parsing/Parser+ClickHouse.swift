/// Statements and forms that ClickHouse alone has.
extension Parser {
    // MARK: ALTER

    /// `ALTER TABLE t UPDATE a = b WHERE c`, `DELETE WHERE c`, `MODIFY QUERY SELECT …`; nil for any other ALTER.
    mutating func alteredRows(of table: NodeID, from start: Int) throws(SyntaxError) -> NodeID? {
        var children = Children(first: table, last: table)
        if at(.modify), at(.query, 1) {
            advance(2)
            append(try query(), to: &children)
            return node(.createView, from: start, children, flags: [.view, .replacing])
        }
        guard at(.update) || at(.delete) && at(any: .where, .in, distance: 1) else { return nil }
        let isUpdate = at(.update)
        advance()
        if isUpdate { append(node(.assignmentList, from: at, try assignments()), to: &children) }
        if at(.in), at(.partition, 1) {
            advance(2)
            _ = try operand()
        }
        if at(.where) {
            let condition = at
            advance()
            append(node(.whereClause, from: condition, child: try expression()), to: &children)
        }
        if at(.comma) || at(.settings) { skipStatement() }
        return node(isUpdate ? .update : .delete, from: start, children)
    }

    // MARK: Dictionaries

    /// `CREATE DICTIONARY d (…) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 't' DB 'd')) …`, at the name: a table of what its
    /// source has.
    mutating func createDictionary(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(try target(), to: &children)
        _ = try skipCluster()
        if at(.leftParen) { try columnDefinitions(into: &children) }
        while !at(.endOfText), !at(.semicolon) {
            if at(.source), at(.leftParen, 1) {
                advance()
                try dictionarySource(into: &children)
            } else {
                try skipItem()
            }
        }
        return node(.createTable, from: start, children, flags: flags)
    }

    private mutating func dictionarySource(into children: inout Children) throws(SyntaxError) {
        let open = at
        try skipParentheses()
        var values: [String: Int] = [:]
        for index in open..<(at - 2) where tree.tokens[index].kind == .word {
            guard [.string, .word].contains(tree.tokens[index + 1].kind) else { continue }
            let key = tree.text(UInt32(index)).lowercased()
            if values[key] == nil { values[key] = index + 1 }
        }
        if let query = values["query"] {
            let text = node(.literal, from: query)
            tree.nodes[Int(text)].end = UInt32(query + 1)
            append(node(.executeImmediate, from: query, child: text), to: &children)
            return
        }
        let relation: NodeID
        if let table = values["table"] {
            let first = tree.parts.count
            if let database = values["db"] { tree.parts.append(UInt32(database)) }
            tree.parts.append(UInt32(table))
            let path = SyntaxTree.pathValue(start: first, count: tree.parts.count - first)
            relation = node(.table, from: table, value: path)
        } else if let file = values["url"] ?? values["path"] {
            relation = node(.location, from: file, value: UInt32(file))
        } else {
            return
        }
        var items = Children()
        var child = children.first
        while child != 0 {
            let definition = tree.nodes[Int(child)]
            if definition.kind == .columnDefinition {
                let column = Int(definition.value)
                append(node(.item, from: column, child: node(.name, from: column, value: path(column))), to: &items)
            }
            child = definition.next
        }
        guard !items.isEmpty else { return append(selectAll(from: relation, start: open), to: &children) }
        append(select(items, from: relation, start: open), to: &children)
    }

    // MARK: IN

    /// The operand behind `IN`: a bare name is that of a table, unless it turns out to be that of a value.
    mutating func operandBehindIn() throws(SyntaxError) -> NodeID {
        let start = at
        let operand = try operand()
        let name = tree.nodes[Int(operand)]
        guard name.kind == .name else { return operand }
        var children = Children(first: tableQuery(name.value, from: start), last: 0)
        children.last = children.first
        append(operand, to: &children)
        return node(.subquery, from: start, children, flags: .byName)
    }
}
