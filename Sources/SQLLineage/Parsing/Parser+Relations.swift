extension Parser {
    /// `FROM a, b JOIN c ON …`: relations and joins in a row.
    mutating func from() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try relations(into: &children)
        return node(.from, from: start, children)
    }

    /// The relations of a FROM with their joins.
    mutating func relations(into children: inout Children) throws(SyntaxError) {
        repeat {
            // A comma before the end of the list is let pass.
            if at(any: .where, .group, .order) && !children.isEmpty && !at(.as, 1) { break }
            if at(.rightParen) || at(.endOfText), !children.isEmpty { break }
            let start = at
            var joined = Children()
            append(try relation(), to: &joined)
            try joins(into: &joined)
            if at(.pivot) || at(.unpivot), at(.leftParen, 1) || at(any: .include, .exclude, distance: 1) {
                // PIVOT behind a join turns what the join gives.
                while at(.pivot) || at(.unpivot) { append(try pivot(), to: &joined) }
                if let alias = try alias() { append(alias, to: &joined) }
                joined = Children(first: node(.joinGroup, from: start, joined), last: 0)
                joined.last = joined.first
                try joins(into: &joined)
            }
            if children.last == 0 {
                children.first = joined.first
            } else {
                tree.nodes[Int(children.last)].next = joined.first
            }
            children.last = joined.last
        } while take(.comma)
    }

    /// One item of FROM with its alias and what turns it (PIVOT, samples, time travel).
    mutating func relation() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readRelation() }
    }

    private mutating func readRelation() throws(SyntaxError) -> NodeID {
        let start = at
        let isLateral = at(.lateral) && (at(.leftParen, 1) || isName(1))
        if isLateral { advance() }
        if at(.only), isName(1) || at(.leftParen, 1) { advance() }
        var prefixAlias: NodeID = 0
        if rules.aliasBeforeColon, isName(), at(.colon, 1) {
            prefixAlias = node(.alias, from: at, value: UInt32(at))
            advance(2)
        }
        let relation = try relationCore()
        var children = Children(first: tree.nodes[Int(relation)].firstChild, last: 0)
        var last = children.first
        while last != 0 {
            children.last = last
            last = tree.nodes[Int(last)].next
        }
        append(prefixAlias, to: &children)
        try relationSuffixes(of: relation, into: &children)
        tree.nodes[Int(relation)].firstChild = children.first
        tree.nodes[Int(relation)].start = UInt32(start)
        tree.nodes[Int(relation)].end = UInt32(at)
        if isLateral { tree.nodes[Int(relation)].flags.insert(.lateral) }
        return relation
    }

    private mutating func relationCore() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen:
            return try parenthesisedRelation()
        case .string:
            advance()
            return node(.location, from: start, value: UInt32(start))
        case .atSign:
            return try stage()
        case .leftBrace:
            try skipParentheses()
            return node(.variable, from: start)
        case .leftBracket where at(any: .insert, .upsert, .update, .delete, .show, distance: 1) && isName(2):
            // CockroachDB: the rows of a statement.
            advance()
            if at(.show) {
                skipUntil { $0 == .rightBracket }
                try expect(.rightBracket, "]")
                return node(.variable, from: start)
            }
            return try changedRows(from: start, closing: .rightBracket)
        case .leftBracket:
            let array = try primary()
            return node(.tableFunction, from: start, child: array)
        case .colon where isVariableOfClient: return try namedRelation()
        case .colon, .op:
            // `:name`, `?`: a table that is not known.
            let variable = try primary()
            return node(.variable, from: start, child: variable)
        case .word: break
        case .quotedName, .template, .variable: return try namedRelation()
        case .dot where isName(1) || at(.dot, 1):
            // `..t`: the database and the schema are the default ones.
            while at(.dot) { advance() }
            return try namedRelation()
        default: throw failure("a table or a query in parentheses")
        }
        switch keyword {
        case .values where at(.leftParen, 1) || at(.number, 1) || at(.string, 1):
            return node(.derived, from: start, child: try values())
        case .table where at(.leftParen, 1), .the where at(.leftParen, 1):
            return try tableOperator()
        case .final where at(.table, 1) && at(.leftParen, 2), .new where at(.table, 1) && at(.leftParen, 2),
            .old where at(.table, 1) && at(.leftParen, 2):
            // DB2
            advance(3)
            return try changedRows(from: start, closing: .rightParen)
        case .values where at(.between, 1):
            // Exasol: a range of numbers.
            advance(2)
            let range = try expression()
            if at(.with), at(.step, 1) {
                advance(2)
                _ = try operand()
            }
            return node(.tableFunction, from: start, child: range)
        case .unpivot where rules.unpivotsObjects && isName(1):
            // Redshift: the keys and values of an object as rows.
            advance()
            return node(.tableFunction, from: start, child: try operand())
        case .rows where at(.from, 1) && at(.leftParen, 2):
            advance(3)
            var children = Children()
            repeat {
                append(try expression(), to: &children)
                if take(.as) {
                    if isName() { advance() }
                    if at(.leftParen) { try skipParentheses() }
                }
            } while take(.comma)
            try expect(.rightParen, ")")
            return node(.tableFunction, from: start, children)
        case .graph_table where at(.leftParen, 1): return try graphTable()
        case .stream where isName(1) && !at(any: .as, .join, .where, distance: 1):
            advance()
            return try namedRelation()
        case .where, .group, .having, .on, .select, .union, .limit, .join, .order:
            if at(.dot, 1) || at(.comma, 1) || at(.endOfText, 1) || at(.rightParen, 1) || at(.as, 1) {
                return try namedRelation()
            }
            throw failure("a table or a query in parentheses")
        case .from where startsQuery():
            throw failure("a table")
        default:
            return try namedRelation()
        }
    }

    /// `TABLE(f(x))`, `TABLE(name)`, `THE(SELECT …)`.
    private mutating func tableOperator() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        if startsQuery() {
            let query = try self.query()
            try expect(.rightParen, ")")
            return node(.derived, from: start, child: query)
        }
        var children = Children()
        append(try argument(), to: &children)
        while take(.comma) { append(try argument(), to: &children) }
        let returned = try returnedColumns()
        try expect(.rightParen, ")")
        append(returned, to: &children)
        let first = tree.nodes[Int(children.first)]
        if first.kind == .name, first.next == 0 {
            return node(.table, from: start, value: first.value)
        }
        return node(.tableFunction, from: start, children)
    }

    /// `RETURNS (a INT, b INT)` behind a table function, 0 where it does not stand here.
    private mutating func returnedColumns() throws(SyntaxError) -> NodeID {
        guard at(.returns), at(.leftParen, 1) else { return 0 }
        let start = at
        advance()
        var definitions = Children()
        try columnDefinitions(into: &definitions)
        var definition = definitions.first
        while definition != 0 {
            tree.nodes[Int(definition)].kind = .columnName
            definition = tree.nodes[Int(definition)].next
        }
        return node(.alias, from: start, definitions, flags: .implied)
    }

    /// A query, or joined tables, in parentheses.
    private mutating func parenthesisedRelation() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.import, 1), at(any: .from, .into, distance: 2) { return try importRelation() }
        if startsQuery(1) || startsNestedQuery() {
            let query = try parenthesisedQueryInFrom()
            return node(.derived, from: start, child: query)
        }
        if at(any: .merge, .insert, .update, .delete, distance: 1), isName(2) || at(.leftParen, 2) {
            // T-SQL
            advance()
            return try changedRows(from: start, closing: .rightParen)
        }
        advance()
        var children = Children()
        try relations(into: &children)
        try expect(.rightParen, ")")
        return node(.joinGroup, from: start, children)
    }

    /// The rows that a change in FROM returns.
    private mutating func changedRows(from start: Int, closing: Token.Kind) throws(SyntaxError) -> NodeID {
        let change = node(.query, from: at, child: try dataChange())
        try expect(closing, closing == .rightParen ? ")" : "]")
        return node(.derived, from: start, child: change)
    }

    /// `(SELECT …)`, and `(SELECT …) UNION …` within further parentheses.
    private mutating func parenthesisedQueryInFrom() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.leftParen, "(")
        let outer = colonIsPath
        colonIsPath = true
        defer { colonIsPath = outer }
        let query = try self.query()
        try expect(.rightParen, ")")
        return node(.query, from: start, child: query)
    }

    private mutating func namedRelation() throws(SyntaxError) -> NodeID {
        let start = at
        let isSemanticView = at(.semantic_view) && at(.leftParen, 1)
        if isSemanticView { return try semanticView() }
        let path = try tableName()
        if at(.leftParen), !isHintList {
            let function = try call(named: path, from: start)
            var children = Children()
            append(function, to: &children)
            if at(.with), at(.leftParen, 1), !isTableHint(1) {
                // OPENJSON … WITH (a INT '$.a', …)
                advance(2)
                var columns = Children()
                while !at(.rightParen), !at(.endOfText) {
                    if isName() {
                        append(node(.columnName, from: at, value: UInt32(at)), to: &columns)
                        advance()
                    }
                    skipUntil { $0 == .comma || $0 == .rightParen }
                    if !take(.comma) { break }
                }
                try expect(.rightParen, ")")
                let alias = node(.alias, from: start, columns, flags: .implied)
                append(alias, to: &children)
            }
            append(try returnedColumns(), to: &children)
            if at(.with), isName(1), rules.optionalSemicolons, tree.keyword(UInt32(start)) == .openxml {
                // The columns are those of a table.
                advance(2)
            }
            return node(.tableFunction, from: start, children)
        }
        return node(.table, from: start, value: path)
    }

    /// `SEMANTIC_VIEW(v METRICS a DIMENSIONS b)`: the view, whose columns are the metrics and dimensions.
    private mutating func semanticView() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        let path = try tableName()
        skipUntil { $0 == .rightParen }
        try expect(.rightParen, ")")
        return node(.table, from: start, value: path)
    }

    /// T-SQL's `t (NOLOCK)`.
    var isHintList: Bool {
        rules.bracketNames && isTableHint()
    }

    private func isTableHint(_ distance: Int = 0) -> Bool {
        at(.leftParen, distance) && keyword(peek(distance + 1))?.isTableHint == true
    }

    /// `:schema.t` of psql.
    private var isVariableOfClient: Bool { at(.colon) && isName(1) && isGlued(1) && at(.dot, 2) }

    /// A table's name; BigQuery's may have dashes, and a wildcard at its end.
    mutating func tableName() throws(SyntaxError) -> UInt32 {
        if rules.dashNames, at(.word) { joinDashes() }
        if isVariableOfClient {
            // One token, whose value is not known.
            tree.tokens[at + 1].start = token.start
            tree.tokens[at + 1].kind = .variable
            advance()
        }
        let name = rules.dashNames && at(.word) ? try dashedName() : try dottedName()
        if rules.dashNames, at(.star), isGlued() { advance() }
        if rules.dashNames, at(.dot), at(.star, 1) { advance(2) }
        while isGlued(), at(.template) || tree.tokens[at - 1].kind == .template && (isName() || at(.dot) && isName(1)) {
            advance()
        }
        if at(.variable), isGlued(), byte(token) == UInt8(ascii: "@") {
            databaseLink(from: 1)
        }
        if isOperator("@"), isGlued(), isName(1) { databaseLink(from: 2) }
        if isOperator("@"), isGlued(), at(.leftBrace, 1) {
            // CockroachDB's hints.
            advance()
            try skipParentheses()
        }
        return name
    }

    /// `t@link.domain`: in some dialects a part of the name, in others a version.
    private mutating func databaseLink(from words: Int) {
        let name = at - 1
        advance(words)
        while at(.dot), isName(1) { advance(2) }
        if rules.databaseLinks, tree.tokens[name].kind == .word { tree.tokens[name].end = tree.tokens[at - 1].end }
    }

    /// `my-project.my-data.my-table`
    private mutating func dashedName() throws(SyntaxError) -> UInt32 {
        let start = tree.parts.count
        let first = try dottedName()
        while rules.dashNames, isOperator("-"), isGlued(), isGlued(1), tree.tokens[at - 1].kind == .word,
            isName(1) || at(.number, 1)
        {
            // The last part goes on.
            at -= 1
            joinDashes()
            tree.parts[tree.parts.count - 1] = UInt32(at)
            advance()
            guard at(.dot), isName(1) else { break }
            advance()
            _ = try dottedName()
        }
        return tree.parts.count == start + tree.path(first).count
            ? first : SyntaxTree.pathValue(start: start, count: tree.parts.count - start)
    }

    /// Makes one word of `my-project`, as far as nothing stands between its parts.
    private mutating func joinDashes() {
        var last = at
        while isOperator("-", last + 1 - at), isGlued(last + 1 - at),
            isName(last + 2 - at) || at(.number, last + 2 - at), isGlued(last + 2 - at)
        {
            last += 2
        }
        guard last > at else { return }
        var end = tree.tokens[last].end
        if at(.number, last - at), tree.bytes[Int(end) - 1] == UInt8(ascii: ".") { end -= 1 }
        var token = tree.tokens[at]
        token.end = end
        token.symbol = tree.symbols.intern(
            UnsafeBufferPointer(rebasing: tree.bytes[Int(token.start)..<Int(token.end)]))
        token.kind = .word
        let dotFollows = end != tree.tokens[last].end
        tree.tokens[last] = token
        at = last
        if dotFollows {
            // `project-1.dataset`: the number took the dot with it.
            tree.parts.append(UInt32(at))
        }
    }
}
