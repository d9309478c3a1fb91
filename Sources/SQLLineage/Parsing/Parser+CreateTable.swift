extension Parser {
    /// `CREATE TABLE …`, behind TABLE.
    mutating func createTable(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        if at(.function) { return try createRoutine(from: start) }
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(try target(), to: &children)
        _ = take(sequence: .if, .not, .exists)
        if at(.variable), isGlued() { advance() }
        _ = try skipCluster()
        try tableOptions(into: &children)
        return node(.createTable, from: start, children, flags: flags)
    }

    /// Everything behind the name: columns, LIKE, CLONE, options, the query.
    mutating func tableOptions(into children: inout Children) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon) {
            let start = at
            switch kind {
            case .leftParen:
                try tableParentheses(into: &children)
            case .word:
                guard let keyword, try tableOption(keyword, into: &children) else {
                    if statementMayEnd, token.flags.contains(.newlineBefore), startsStatement { return }
                    advance()
                    break
                }
            case .atSign:
                _ = try stage()
            case .rightParen:
                throw failure("the end of the statement")
            default:
                try skipItem()
            }
            if at == start { throw failure("the end of the statement") }
        }
    }

    /// A query, the columns, or options.
    private mutating func tableParentheses(into children: inout Children) throws(SyntaxError) {
        let start = at
        if startsQuery(1) && !(at(.from, 1) && at(.leftParen, 2)) || startsNestedQuery() {
            append(try query(), to: &children)
        } else if at(.like, 1) {
            advance(2)
            append(node(.like, from: start, child: try tableReference()), to: &children)
            skipStatement()
            try expect(.rightParen, ")")
        } else if isColumnList(after: start), tree.nodes[Int(children.last)].kind != .columnDefinition {
            try columnDefinitions(into: &children)
        } else {
            try skipParentheses()
            locations(in: start..<at, into: &children)
        }
    }

    /// Reads what a word behind the table's name begins, where that is more than an option.
    private mutating func tableOption(_ keyword: Keyword, into children: inout Children) throws(SyntaxError) -> Bool {
        let start = at
        switch keyword {
        case .as where at(.replica, 1) && at(.of, 2):
            advance(3)
            append(node(.clone, from: start, child: try tableReference()), to: &children)
        case .as where at(any: .replica, .edge, .node, distance: 1):
            advance(2)
        case .as where rules.virtualDatasets && at(.leftParen, 1) && tree.text(UInt32(at - 1)).lowercased() == "store":
            // Dremio: STORE AS (type => 'parquet')
            advance()
            try skipParentheses()
        case .as:
            advance()
            try tableSource(from: start, into: &children)
        case .using where at(.leftParen, 2) && tree.text(UInt32(at + 1)).lowercased() == "template":
            // Snowflake: the columns are what files have.
            advance(2)
            let query = at
            try skipParentheses()
            locations(in: query..<at, into: &children)
        case .transform where at(.leftParen, 1):
            // BigQuery's models: what is made of the query's columns.
            advance()
            try expect(.leftParen, "(")
            append(try projection(), to: &children)
            try expect(.rightParen, ")")
        case .flow where at(.auto, 1) && at(.cdc, 2):
            advance(3)
            append(try changeQuery(), to: &children)
        case .stored where at(.as, 1) || at(.by, 1):
            advance(3)
        case .select, .values:
            guard startsQuery() else { return false }
            append(try query(), to: &children)
        case .with:
            if at(.leftParen, 2) || !startsQuery() { return false }
            append(try query(), to: &children)
        case .like where isName(1) || at(.variable, 1) || at(.template, 1):
            advance()
            append(node(.like, from: start, child: try tableReference()), to: &children)
        case .clone where isName(1) || at(.template, 1), .copy where isName(1) && !at(.grants, 1):
            advance()
            append(node(.clone, from: start, child: try tableReference()), to: &children)
        case .from where isName(1) && !at(.location, 1) && isModel(children):
            // Redshift: a model of all columns of a table.
            advance()
            let source = node(.table, from: at, value: try tableName())
            append(selectAll(from: source, start: start), to: &children)
        case .from where at(.leftParen, 1) && startsQuery(2) && isModel(children):
            advance()
            append(try query(), to: &children)
        case .from where isName(1) && at(.table, 2) && at(.string, 3):
            // RisingWave: a table of a database that is a source.
            advance()
            append(node(.clone, from: start, child: try tableReference()), to: &children)
        case .shallow where at(.clone, 1), .deep where at(.clone, 1):
            advance(2)
            append(node(.clone, from: start, child: try tableReference()), to: &children)
        case .partition where at(.of, 1):
            advance(2)
            _ = try tableName()
        case .inherits where at(.leftParen, 1), .check where at(.leftParen, 1):
            advance()
            try skipParentheses()
        case .location, .path:
            advance()
            _ = take(.equals)
            if at(.string) {
                append(node(.location, from: at, value: UInt32(at)), to: &children)
                advance()
            } else if at(.atSign) {
                append(try stage(), to: &children)
            }
        case .replace where startsQuery(1), .ignore where startsQuery(1):
            advance()
        default:
            return false
        }
        return true
    }

    /// Whether MODEL stands before the name of what is created.
    private func isModel(_ children: Children) -> Bool {
        let name = Int(tree.nodes[Int(children.first)].start)
        return name > 0 && tree.keyword(UInt32(name - 1)) == .model
    }

    private mutating func tableReference() throws(SyntaxError) -> NodeID {
        let start = at
        return node(.table, from: start, value: try tableName())
    }

    /// What stands behind AS: a query, or what a table is made like.
    private mutating func tableSource(from start: Int, into children: inout Children) throws(SyntaxError) {
        if at(.clone), at(.of, 1) {
            advance(2)
            append(node(.clone, from: start, child: try tableReference()), to: &children)
        } else if rules.abbreviatedStatements, isName() {
            let source = try tableReference()
            let isEmpty = at(.with) && at(.no, 1) && at(.data, 2)
            append(node(isEmpty ? .like : .clone, from: start, child: source), to: &children)
        } else if at(.leftParen), isName(1), at(.as, 2), at(.leftParen, 3) {
            // BigQuery's models: several queries, each with its name.
            advance()
            repeat {
                guard isName(), at(.as, 1) else { throw failure("a name and a query") }
                advance(2)
                append(try parenthesisedQuery(), to: &children)
            } while take(.comma)
            try expect(.rightParen, ")")
        } else if startsQuery() || at(.leftParen) || at(any: .table, .from, .values, .select, .with) {
            append(try query(), to: &children)
        } else if at(any: .exec, .execute, .describe, .show, .file) || at(.template) {
            skipStatement()
        } else if isName(), rules.tableAsTable {
            if at(.leftParen, 1) {
                let source = try relation()
                append(selectAll(from: source, start: start), to: &children)
            } else {
                append(node(.like, from: start, child: try tableReference()), to: &children)
            }
        } else if isName() || at(.string) {
            advance()
        } else {
            throw failure("a query")
        }
    }

    /// The first parentheses behind a table's name hold its columns; later ones are options.
    private func isColumnList(after start: Int) -> Bool {
        let before = tree.tokens[start - 1]
        if before.kind == .equals { return false }
        if start > 1, before.kind == .word {
            // `ENGINE = Distributed(…)`
            let key = tree.tokens[start - 2]
            if key.kind == .equals || keyword(key) == .engine { return false }
        }
        switch keyword(before) {
        case .with, .options, .properties, .tblproperties, .by, .serdeproperties, .dbproperties, .key, .hash, .range,
            .list,
            .partitioned, .clustered, .distkey, .sortkey, .compound, .on, .settings, .engine, .buckets, .rollup, .kv,
            .partition, .primary, .unique, .index, .storage, .compress, .nocompress, .attributes, .interleaved,
            .distribution:
            return false
        default:
            return isName(1) || at(.quotedName, 1) || at(.string, 1) || at(.rightParen, 1) || at(.template, 1)
        }
    }

    /// `(a INT, b TEXT, PRIMARY KEY (a))`: the columns are kept, constraints read over.
    mutating func columnDefinitions(into children: inout Children) throws(SyntaxError) {
        try expect(.leftParen, "(")
        while !at(.rightParen) {
            let start = at
            switch keyword {
            case .constraint, .primary, .unique, .foreign, .check, .index, .key, .period, .exclude, .fulltext, .spatial,
                .projection, .distkey, .sortkey, .supplemental, .vector, .inverted, .shard, .watermark:
                if isColumn(after: start) { fallthrough }
                if at(.check), !at(.leftParen, 1), at(.op, 2) || at(.equals, 2) {
                    advance()
                    throw failure("( and a condition")
                }
                skipUntil { $0 == .comma || $0 == .rightParen }
            default:
                if take(.star) {
                    // RisingWave: the columns of the source.
                } else if at(.like), isName(1) {
                    advance()
                    append(node(.like, from: start, child: try tableReference()), to: &children)
                    skipUntil { $0 == .comma || $0 == .rightParen }
                } else if isName() || at(.string) || at(.template) {
                    advance()
                    while at(.dot), isName(1) { advance(2) }
                    let name = UInt32(at - 1)
                    skipNestedType()
                    skipUntil { $0 == .comma || $0 == .rightParen }
                    append(node(.columnDefinition, from: start, value: name), to: &children)
                } else {
                    throw failure("the name of a column")
                }
            }
            if !take(.comma) { break }
        }
        try expect(.rightParen, ")")
    }

    /// Skips `STRUCT<a INT64, b STRING>` and the like: its commas end no column.
    private mutating func skipNestedType() {
        guard at(any: .array, .struct, .map, .list, .range), isOperator("<", 1) else { return }
        advance()
        var level = 0
        repeat {
            if isOperator("<") { level += 1 }
            if isOperator(">") { level -= 1 }
            if at(.semicolon) || at(.endOfText) { return }
            advance()
        } while level > 0
    }

    /// Whether a word that can begin a constraint names a column after all: a type stands behind it.
    private func isColumn(after start: Int) -> Bool {
        guard at(.word, 1) || at(.comma, 1) || at(.rightParen, 1) else { return false }
        switch keyword {
        case .constraint, .primary, .foreign: return at(.comma, 1) || at(.rightParen, 1)
        case .unique, .check, .period, .exclude, .fulltext, .spatial, .projection, .supplemental, .watermark:
            return keyword(peek())?.beginsPlainType == true
        case .key, .index, .vector:
            return keyword(peek())?.beginsPlainType == true || at(.comma, 1) || at(.rightParen, 1)
        default: return at(.word, 1) && !at(.leftParen, 1)
        }
    }
}
