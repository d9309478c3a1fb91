extension Parser {
    /// `CREATE VIEW …`, behind VIEW.
    mutating func createView(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        // Oracle's MATERIALIZED VIEW LOG ON t.
        if at(.log), at(.on, 1) { return utilityRest(from: start) }
        append(try target(), to: &children)
        _ = take(sequence: .if, .not, .exists)
        _ = try skipCluster()
        if at(.using), isName(1) {
            // Spark: a view over files.
            try tableOptions(into: &children)
            return node(.createTable, from: start, children, flags: flags)
        }
        if at(.leftParen) {
            let columns = at
            if at(.rightParen, 1) {
                advance(2)
            } else if isName(1) || at(.string, 1) || at(.template, 1) {
                var definitions = Children()
                try columnDefinitions(into: &definitions)
                var names = Children()
                var definition = definitions.first
                while definition != 0 {
                    let next = tree.nodes[Int(definition)].next
                    tree.nodes[Int(definition)].kind = .columnName
                    tree.nodes[Int(definition)].next = 0
                    append(definition, to: &names)
                    definition = next
                }
                append(node(.insertColumns, from: columns, names), to: &children)
            }
        }
        while !at(.endOfText), !at(.semicolon) {
            if at(.to), isName(1), rules.tableAsTable {
                // A materialized view that writes to a table.
                advance()
                let table = node(.table, from: at, value: try tableName())
                append(node(.into, from: at, child: table), to: &children)
                if at(.leftParen) { try skipParentheses() }
            } else if at(.as), at(.replica, 1) {
                let replica = at
                advance(3)
                append(
                    node(.clone, from: replica, child: node(.table, from: at, value: try tableName())), to: &children)
            } else if rules.tableAsTable, at(.with), isName(1), at(.number, 2) {
                // ClickHouse: WITH TIMEOUT 5
                advance(3)
            } else if at(.as) {
                advance()
                if at(.leftParen), startsQuery(1) || startsNestedQuery() || at(.leftParen, 1) {
                    append(try query(), to: &children)
                } else if startsQuery() || at(.from) || at(.locking) {
                    append(try query(), to: &children)
                } else if isName(), !at(.table) {
                    skipStatement()
                } else if at(.string) {
                    // A definition in another language (Databricks' metric views).
                    append(
                        node(
                            .executeImmediate, from: at, child: node(.literal, from: at), value: UInt32(at),
                            flags: .negated), to: &children)
                    advance()
                } else {
                    throw failure("a query")
                }
            } else if at(.select) || at(.with) && startsQuery() && !at(.leftParen, 2) {
                append(try query(), to: &children)
            } else if at(.tables), at(.leftParen, 1) {
                try semanticTables(into: &children)
            } else if at(.clone), isName(1) {
                advance()
                append(node(.clone, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
            } else if at(.rightParen) {
                throw failure("the end of the statement")
            } else if statementMayEnd, startsStatement, tree.nodes[Int(children.last)].kind == .query {
                break
            } else {
                try skipItem()
            }
        }
        if flags.contains(.recursive) { makeRecursive(&children, from: start) }
        return node(.createView, from: start, children, flags: flags.union(.view))
    }

    /// `CREATE RECURSIVE VIEW v (a) AS query` is, by the standard, `AS WITH RECURSIVE v (a) AS (query) SELECT * FROM v`.
    private mutating func makeRecursive(_ view: inout Children, from start: Int) {
        let target = tree.nodes[Int(view.first)]
        guard target.kind == .table, let name = tree.path(target.value).last.map({ tree.parts[$0] }),
            tree.nodes[Int(view.last)].kind == .query
        else { return }
        var parts = Children()
        var child = target.next
        while child != view.last {
            if tree.nodes[Int(child)].kind == .insertColumns {
                for column in tree.children(child) {
                    var copy = tree.nodes[Int(column)]
                    copy.next = 0
                    tree.nodes.append(copy)
                    append(UInt32(tree.nodes.count - 1), to: &parts)
                }
            }
            if tree.nodes[Int(child)].next == view.last { tree.nodes[Int(child)].next = 0 }
            child = tree.nodes[Int(child)].next == 0 ? view.last : tree.nodes[Int(child)].next
        }
        if target.next == view.last { tree.nodes[Int(view.first)].next = 0 }
        append(view.last, to: &parts)
        var query = Children()
        let cte = node(.cte, from: start, parts, value: name)
        append(node(.with, from: start, child: cte, flags: .recursive), to: &query)
        append(tableQuery(path(Int(name)), from: start), to: &query)
        view.last = view.first
        while tree.nodes[Int(view.last)].next != 0 { view.last = tree.nodes[Int(view.last)].next }
        append(node(.query, from: start, query), to: &view)
    }

    /// Snowflake's semantic views: `TABLES (alias AS table …, …)`.
    private mutating func semanticTables(into children: inout Children) throws(SyntaxError) {
        advance(2)
        repeat {
            if isName(), at(.as, 1) { advance(2) }
            append(try target(), to: &children)
            skipUntil { $0 == .comma || $0 == .rightParen }
        } while take(.comma)
        try expect(.rightParen, ")")
    }
}
