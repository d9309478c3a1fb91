extension Parser {
    /// CREATE of anything. What moves no data is read over.
    mutating func create() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var flags: NodeFlags = []
        if take(.or) {
            flags.insert(.replacing)
            advance()
        }
        // Everything between CREATE and the kind of thing: TEMPORARY, UNLOGGED, EXTERNAL, SECURE, …
        while at(.word), let keyword {
            switch keyword {
            case .temp, .temporary, .volatile:
                flags.insert(.temporary)
                advance()
                continue
            case .model where isName(1) && !at(any: .registry, distance: 1), .table, .flow:
                advance()
                return try createTable(from: start, flags: flags)
            case .view:
                advance()
                return try createView(from: start, flags: flags)
            case .function, .procedure, .proc, .macro, .package, .aggregate, .trigger, .event, .task, .alert, .rule, .pipe:
                if keyword == .aggregate, !at(.function, 1) { break }
                if keyword == .package, at(.body, 1) { advance() }
                return try createRoutine(from: start)
            case .stream where isName(1):
                return try createStream(from: start)
            case .schema, .database, .stage, .index, .sequence, .role, .user, .catalog, .warehouse, .type, .domain,
                .extension, .connection, .secret, .dictionary, .synonym, .tablespace, .policy, .constraint, .server, .language,
                .collation, .operator, .cast, .publication, .subscription, .statistics, .assembly, .login, .share, .tag,
                .integration, .network, .resource, .file, .credential, .profile, .repository, .model, .volume, .snapshot,
                .bucket, .masking, .row, .application, .notebook, .stats, .namespace, .project, .semantic, .statistic, .columnstore, .vector, .search, .partition, .service, .compute, .session, .capacity, .reservation, .assignment, .access, .transform, .conversion, .foreign, .external, .storage, .api, .security, .notification, .git, .image, .source, .sink, .cluster, .workload, .routine, .job, .link, .hybrid, .text:
                switch keyword {
                case .index, .columnstore, .vector,
                    .search where at(.index, 1) || keyword == .index:
                    return try createIndex(from: start)
                case .foreign, .external, .row, .snapshot, .hybrid, .storage, .resource, .partition, .cluster, .file:
                    if followedByTableWord(3) {
                        advance()
                        continue
                    }
                default:
                    if followedByTableWord(2), !isName(2) || at(any: .table, .view, .function, distance: 1) {
                        advance()
                        continue
                    }
                }
                return try createOther(from: start)
            default:
                guard isName(1) || at(.equals, 1) else { break }
                if at(.equals, 1) {
                    advance(2)
                    if isName(), at(.variable, 1) { advance() }
                }
                advance()
                continue
            }
            break
        }
        return try createOther(from: start)
    }

    /// Whether TABLE, VIEW or FUNCTION comes within the next words.
    private func followedByTableWord(_ reach: Int) -> Bool {
        for distance in 1...reach {
            if at(any: .table, .view, .function, .procedure, distance: distance) { return true }
            if !at(.word, distance) { return false }
        }
        return false
    }

    private mutating func createOther(from start: Int) throws(SyntaxError) -> NodeID {
        while !at(.endOfText), !at(.semicolon) {
            if at(.leftParen) || at(.leftBracket) || at(.leftBrace) { try skipParentheses() } else { advance() }
        }
        if at == start + 1 { throw failure("what to create") }
        return node(.utility, from: start)
    }

    private mutating func createIndex(from start: Int) throws(SyntaxError) -> NodeID {
        skipUntil { _ in false }
        return node(.utility, from: start)
    }

    private mutating func createStream(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(node(.table, from: at, value: try tableName()), to: &children)
        while !at(.endOfText), !at(.semicolon) {
            if at(.on), at(any: .table, .view, .stage, .external, distance: 1) || at(.dynamic, 1) {
                advance(2)
                _ = take(.table)
                let source = node(.table, from: at, value: try tableName())
                append(node(.clone, from: start, child: source), to: &children)
            } else if at(.leftParen) {
                try skipParentheses()
            } else {
                advance()
            }
        }
        return node(.createTable, from: start, children)
    }

    // MARK: TABLE

    private mutating func createTable(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        if at(.function) { return try createRoutine(from: start) }
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(try target(), to: &children)
        _ = take(sequence: .if, .not, .exists)
        if at(.variable), isGlued() { advance() }
        try tableOptions(into: &children)
        return node(.createTable, from: start, children, flags: flags)
    }

    /// Everything behind the name: columns, LIKE, CLONE, options, the query.
    private mutating func tableOptions(into children: inout Children) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon) {
            let start = at
            switch kind {
            case .leftParen:
                if startsQuery(1) || startsNestedQuery() {
                    append(try query(), to: &children)
                } else if at(.like, 1) {
                    advance(2)
                    append(node(.like, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
                    skipUntil { _ in false }
                    try expect(.rightParen, ")")
                } else if isColumnList(after: start) {
                    try columnDefinitions(into: &children)
                } else {
                    try skipParentheses()
                    locations(in: start..<at, into: &children)
                }
            case .word:
                switch keyword {
                case .as where at(.replica, 1) || at(.edge, 1) || at(.node, 1):
                    advance(2)
                case .as:
                    advance()
                    if startsQuery() || at(.leftParen) || at(any: .table, .from, .values, .select, .with) {
                        append(try query(), to: &children)
                    } else if at(any: .exec, .execute, .describe, .show, .file) || at(.template) {
                        skipUntil { _ in false }
                    } else if isName(), at(.leftParen, 1), dialect == .clickhouse {
                        let source = try relation()
                        append(queryOfAll(source, from: start), to: &children)
                    } else if isName(), dialect == .clickhouse {
                        // CREATE TABLE t AS u.
                        let table = node(.table, from: at, value: try tableName())
                        append(node(.like, from: start, child: table), to: &children)
                    } else if isName() {
                        // STORED AS PARQUET and the like.
                        advance()
                    } else {
                        throw failure("a query")
                    }
                case .select,
                    .with where startsQuery():
                    append(try query(), to: &children)
                case .values where startsQuery():
                    append(try query(), to: &children)
                case .like where isName(1) || at(.variable, 1):
                    advance()
                    append(node(.like, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
                case .clone,
                    .copy where isName(1) && !at(.grants, 1):
                    advance()
                    append(node(.clone, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
                case .shallow where at(.clone, 1), .deep where at(.clone, 1):
                    advance(2)
                    append(node(.clone, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
                case .partition where at(.of, 1), .inherits where at(.leftParen, 1):
                    advance(2)
                    _ = try tableName()
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
                    advance()
                }
            case .atSign:
                _ = try stage()
            default:
                if at(.rightParen) { throw failure("the end of the statement") }
                advance()
            }
        }
    }

    private mutating func queryOfAll(_ relation: NodeID, from start: Int) -> NodeID {
        var children = Children()
        append(node(.projection, from: start, child: node(.star, from: start)), to: &children)
        append(node(.from, from: start, child: relation), to: &children)
        return node(.select, from: start, children, flags: .implied)
    }

    /// The first parentheses behind a table's name hold its columns; later ones are options.
    private func isColumnList(after start: Int) -> Bool {
        let before = tree.tokens[start - 1]
        if before.kind == .equals { return false }
        switch keyword(before) {
        case .with, .options, .properties, .tblproperties, .by, .serdeproperties, .dbproperties, .key, .hash, .range, .list,
            .partitioned, .clustered, .distkey, .sortkey, .compound, .on, .settings, .engine, .buckets, .rollup, .kv,
            .partition, .primary, .unique, .index, .storage, .compress, .nocompress, .attributes, .interleaved, .distribution:
            return false
        default:
            return isName(1) || at(.quotedName, 1) || at(.string, 1) || at(.rightParen, 1) || at(.template, 1)
        }
    }

    private mutating func columnDefinitions(into children: inout Children) throws(SyntaxError) {
        try expect(.leftParen, "(")
        while !at(.rightParen) {
            let start = at
            switch keyword {
            case .constraint, .primary, .unique, .foreign, .check, .index, .key, .period, .exclude, .fulltext, .spatial,
                .projection, .distkey, .sortkey, .supplemental, .vector, .inverted, .shard, .watermark:
                if isColumn(after: start) { fallthrough }
                skipUntil { $0 == .comma || $0 == .rightParen }
            default:
                if at(.like), isName(1) {
                    advance()
                    append(node(.like, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
                    skipUntil { $0 == .comma || $0 == .rightParen }
                } else if isName() || at(.string) || at(.template) {
                    advance()
                    while at(.dot), isName(1) { advance(2) }
                    let name = UInt32(at - 1)
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

    /// Whether a word that can begin a constraint names a column after all: a type stands behind it.
    private func isColumn(after start: Int) -> Bool {
        guard at(.word, 1) || at(.comma, 1) || at(.rightParen, 1) else { return false }
        switch keyword {
        case .constraint, .primary, .foreign: return at(.comma, 1) || at(.rightParen, 1)
        case .unique, .check, .period, .exclude, .fulltext, .spatial, .projection, .supplemental, .watermark:
            return at(any: .int, .integer, .varchar, .text, .date, .timestamp, .bigint, distance: 1)
        case .key, .index, .vector:
            return at(any: .int, .integer, .varchar, .text, .date, .timestamp, .bigint, .uint64, .char, .nvarchar, .numeric, .binary, .bytea, .uuid, .super, .json, .jsonb, .smallint, .nchar, .decimal, .double, .float, .variant, .object, distance: 1) || at(.comma, 1) || at(.rightParen, 1)
        default: return at(.word, 1) && !at(.leftParen, 1)
        }
    }

    /// Strings in options that say where data lies: `location = 's3://…'`, `uris = ['gs://…']`.
    mutating func locations(in range: Range<Int>, into children: inout Children) {
        var index = range.lowerBound
        while index < range.upperBound {
            let word = tree.tokens[index]
            let isKey =
                switch keyword(word) {
                case .location, .external_location, .path, .uris, .uri, .url: true
                default: false
                }
            if isKey || word.kind == .string && isLocationKey(index) {
                index += 1
                while index < range.upperBound {
                    let token = tree.tokens[index]
                    if token.kind == .string {
                        tree.nodes.append(
                            Node(kind: .location, start: UInt32(index), end: UInt32(index + 1), value: UInt32(index)))
                        append(UInt32(tree.nodes.count - 1), to: &children)
                    } else if token.kind != .equals, token.kind != .leftBracket, token.kind != .comma || tree.tokens[index - 1].kind != .string {
                        break
                    }
                    index += 1
                    if tree.tokens[index].kind == .word || tree.tokens[index].kind == .rightBracket { break }
                }
            } else {
                index += 1
            }
        }
    }

    private func isLocationKey(_ index: Int) -> Bool {
        let text = tree.unquoted(UInt32(index)).lowercased()
        return text == "path" || text == "location" || text == "external_location"
    }

    // MARK: VIEW

    private mutating func createView(from start: Int, flags: NodeFlags) throws(SyntaxError) -> NodeID {
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(try target(), to: &children)
        _ = take(sequence: .if, .not, .exists)
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
            if at(.to), isName(1), dialect == .clickhouse {
                // A materialized view that writes to a table.
                advance()
                let table = node(.table, from: at, value: try tableName())
                append(node(.into, from: at, child: table), to: &children)
                if at(.leftParen) { try skipParentheses() }
            } else if at(.as), at(.replica, 1) {
                advance(3)
            } else if at(.as) {
                advance()
                if at(.leftParen), startsQuery(1) || startsNestedQuery() || at(.leftParen, 1) {
                    append(try query(), to: &children)
                } else if startsQuery() || at(.from) {
                    append(try query(), to: &children)
                } else if isName(), !at(.table) {
                    skipUntil { _ in false }
                } else {
                    throw failure("a query")
                }
            } else if at(.select) || at(.with) && startsQuery() && !at(.leftParen, 2) {
                append(try query(), to: &children)
            } else if at(.clone), isName(1) {
                advance()
                append(node(.clone, from: start, child: node(.table, from: at, value: try tableName())), to: &children)
            } else if at(.leftParen) || at(.leftBracket) {
                try skipParentheses()
            } else if at(.rightParen) {
                throw failure("the end of the statement")
            } else {
                advance()
            }
        }
        return node(.createView, from: start, children, flags: flags.union(.view))
    }
}
