extension Parser {
    /// COPY, UNLOAD, EXPORT, LOAD, BULK INSERT: data between tables and files. A `copy` node has its target first.
    mutating func transfer() throws(SyntaxError) -> NodeID {
        switch keyword {
        case .copy: try copy()
        case .unload: try unload()
        case .export: try export()
        case .load: try load()
        case .bulk: try bulkInsert()
        case .import: try importInto()
        default: try utility()
        }
    }

    // MARK: COPY

    private mutating func copy() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        // Snowflake: from stage to stage.
        if at(.files), at(.into, 1) { advance() }
        var children = Children()
        if take(.into) {
            append(try copyEnd(), to: &children)
            if at(.leftParen), !startsQuery(1) {
                try copyColumns(into: &children)
            }
            _ = take(sequence: .by, .position)
            if take(.from) {
                repeat { append(try copyEnd(), to: &children) } while take(.comma)
            }
            try copyOptions(into: &children)
            return node(.copy, from: start, children)
        }
        if at(.binary) { advance() }
        // Redshift: what becomes of the jobs that COPY made.
        if at(.job), at(any: .list, .show, .run, .alter, .drop, distance: 1) { return utilityRest(from: start) }
        // PostgreSQL, Redshift, DuckDB: COPY t FROM file, COPY (query) TO file.
        let first = try copyEnd()
        var columns = Children()
        if at(.leftParen) { try copyColumns(into: &columns) }
        if at(any: .from, .to) {
            let isImport = at(.from)
            advance()
            let isProgram = at(.program)
            if isProgram { advance() }
            let isFile = at(.string) || at(.atSign) || at(.variable) || at(.colon) || at(.template)
            let other: NodeID
            if isProgram || !isFile, !isName() || at(any: .stdin, .stdout) || at(.database, 1) || isProgram {
                other = node(.literal, from: at)
                if isOperator("-") || at(.op) || at(.colon) { advance() }
                advance()
            } else if at(.database) {
                // DuckDB's COPY FROM DATABASE.
                return try utility(from: start)
            } else {
                other = try copyEnd()
            }
            append(isImport ? first : other, to: &children)
            append(columns.first, to: &children)
            append(isImport ? other : first, to: &children)
        } else {
            throw failure("FROM or TO")
        }
        try copyOptions(into: &children)
        return node(.copy, from: start, children)
    }

    /// One end of a COPY: a table, a query, a file or a stage.
    private mutating func copyEnd() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen where at(.subscribe, 1):
            advance()
            let query = try subscribe()
            try expect(.rightParen, ")")
            return node(.derived, from: start, child: query)
        case .leftParen:
            return node(.derived, from: start, child: try parenthesisedQuery())
        case .string:
            advance()
            return node(.location, from: start, value: UInt32(start))
        case .atSign:
            return try stage()
        case .template, .variable, .colon:
            advance()
            if isName(), isGlued() { advance() }
            return node(.literal, from: start)
        case .word where at(.from):
            advance()
            if at(.database) { advance() }
            return node(.table, from: at, value: try tableName())
        default:
            let path = try tableName()
            var children = Children()
            if at(.leftParen), at(.string, 1) { append(try call(named: path, from: start), to: &children) }
            return node(.table, from: start, children, value: path)
        }
    }

    private mutating func copyColumns(into children: inout Children) throws(SyntaxError) {
        let start = at
        var names = Children()
        try columnNames(into: &names)
        append(node(.insertColumns, from: start, names), to: &children)
    }

    private mutating func copyOptions(into children: inout Children) throws(SyntaxError) {
        while !at(.endOfText), !at(.semicolon), !(statementMayEnd && startsStatement) {
            if at(.where), !children.isEmpty {
                let start = at
                advance()
                append(node(.whereClause, from: start, child: try expression()), to: &children)
            } else if at(.leftParen) || at(.leftBracket) || at(.leftBrace) {
                try skipParentheses()
            } else if at(.rightParen) {
                throw failure("the end of the statement")
            } else {
                advance()
            }
        }
    }

    // MARK: UNLOAD, EXPORT

    private mutating func unload() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try expect(.leftParen, "(")
        let source: NodeID
        if at(.string) {
            source = node(
                .executeImmediate, from: at, child: node(.literal, from: at, value: UInt32(at)), value: UInt32(at))
            advance()
        } else {
            source = node(.derived, from: at, child: try query())
        }
        try expect(.rightParen, ")")
        try expect(.to)
        append(try copyEnd(), to: &children)
        append(source, to: &children)
        try copyOptions(into: &children)
        return node(.copy, from: start, children)
    }

    /// BigQuery's EXPORT DATA OPTIONS (uri = '…') AS query.
    private mutating func export() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        guard take(.data) else { return try exportRelation(from: start) }
        var targets = Children()
        while !at(.as), !at(.endOfText), !at(.semicolon) {
            let mark = at
            if at(.leftParen) {
                try skipParentheses()
                append(try computedLocation(in: mark..<at), to: &targets)
                if targets.isEmpty { locations(in: mark..<at, into: &targets) }
            } else {
                advance()
            }
        }
        try expect(.as)
        let query = node(.derived, from: at, child: try self.query())
        var children = Children()
        append(targets.isEmpty ? node(.literal, from: start) : targets.first, to: &children)
        tree.nodes[Int(children.last)].next = 0
        append(query, to: &children)
        return node(.copy, from: start, children)
    }

    /// `uri = CONCAT(…)`: a location that is put together; 0 where there is none.
    private mutating func computedLocation(in range: Range<Int>) throws(SyntaxError) -> NodeID {
        guard let key = range.first(where: { keyword(tree.tokens[$0]) == .uri && tree.tokens[$0 + 1].kind == .equals })
        else { return 0 }
        let behind = at
        if tree.tokens[key + 2].kind == .string, [.comma, .rightParen].contains(tree.tokens[key + 3].kind) { return 0 }
        at = key + 2
        let value = try expression()
        at = behind
        return node(.executeImmediate, from: key + 2, child: value, value: UInt32(key + 2))
    }

    /// EXPORT of a table or query to files (Exasol, Hive, Doris, DB2).
    private mutating func exportRelation(from start: Int) throws(SyntaxError) -> NodeID {
        if at(.database) { return utilityRest(from: start) }
        var source: NodeID = 0
        var target: NodeID = 0
        if at(.to), isName(1), at(.leftParen, 2) {
            // Vertica: TO PARQUET (directory = '…').
            let place = at + 2
            advance(2)
            try skipParentheses()
            var files = Children()
            locations(in: place..<at, into: &files)
            target = files.first
        } else if at(.to), !at(.string, 1) {
            advance()
            target = fileName()
        } else if at(.into), isName(1), at(.string, 2) {
            // CockroachDB: INTO CSV '…' FROM TABLE t.
            target = node(.location, from: at + 2, value: UInt32(at + 2))
            advance(3)
            while !at(.from), !at(.endOfText), !at(.semicolon) { try skipItem() }
            advance()
        }
        while !at(.endOfText), !at(.semicolon) {
            let place = at
            if source == 0, startsQuery() || at(.leftParen) && (startsQuery(1) || startsNestedQuery()) {
                source = node(.derived, from: place, child: try query())
            } else if source == 0, take(.table) {
                source = node(.table, from: at, value: try tableName())
            } else if source == 0, place == start + 1, isName(), !at(.to) {
                source = node(.table, from: place, value: try tableName())
            } else if target == 0, source != 0, at(.table), isName(1) {
                // Exasol: INTO EXA AT c TABLE t.
                advance()
                target = node(.table, from: at, value: try tableName())
            } else if target == 0, at(.string), tree.tokens[at - 1].kind == .word, !keyword(before: .at) {
                advance()
                target = node(.location, from: place, value: UInt32(place))
            } else {
                try skipItem()
            }
        }
        var children = Children()
        append(target == 0 ? node(.literal, from: start) : target, to: &children)
        append(source, to: &children)
        return node(source == 0 ? .utility : .copy, from: start, children)
    }

    /// Whether a word stands before this token.
    private func keyword(before word: Keyword) -> Bool { keyword(tree.tokens[at - 1]) == word }

    /// Exasol's IMPORT INTO table FROM …
    private mutating func importInto() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        var children = Children()
        append(try target(), to: &children)
        if at(.leftParen), isName(1) { try copyColumns(into: &children) }
        if at(.from), at(.string, 1) {
            advance()
            append(try copyEnd(), to: &children)
        } else if at(.from), startsQuery(1) || at(.leftParen, 1) && startsQuery(2) {
            advance()
            append(node(.derived, from: at, child: try query()), to: &children)
        } else if isName(), at(.data, 1), at(.leftParen, 2) {
            // CockroachDB: CSV DATA ('…', '…').
            advance(3)
            repeat { append(try copyEnd(), to: &children) } while take(.comma)
            try expect(.rightParen, ")")
        } else if at(.from) {
            try importSources(into: &children)
        }
        try copyOptions(into: &children)
        return node(.copy, from: start, children)
    }

    // MARK: LOAD

    private mutating func load() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        if at(.from) { return try loadFile(from: start) }
        if at(.label), isName(1) { return try loadLabel(from: start) }
        guard take(.data) || take(.xml) else { return try utility(from: start) }
        var children = Children()
        if !at(any: .into, .overwrite) {
            // LOCAL INFILE, INPATH, FROM S3 PREFIX, KAFKA, LINK name, … before the file.
            while at(.word), !at(.into) { advance() }
            guard at(.string) else { throw failure("the name of a file") }
            let source = node(.location, from: at, value: UInt32(at))
            while !at(.into), !at(.endOfText), !at(.semicolon) { advance() }
            try expect(.into)
            if at(.procedure) { return utilityRest(from: start) }
            _ = take(.table)
            append(try target(), to: &children)
            append(source, to: &children)
            skipUntilStatementEnd()
            return node(.copy, from: start, children)
        }
        _ = take(any: .into, .overwrite)
        _ = take(any: .temp, .temporary)
        _ = take(.table)
        append(try target(), to: &children)
        while !at(.endOfText), !at(.semicolon) {
            let mark = at
            if at(.leftParen) {
                try skipParentheses()
                locations(in: mark..<at, into: &children)
            } else {
                advance()
            }
        }
        return node(.copy, from: start, children)
    }

    private mutating func bulkInsert() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        try expect(.insert)
        var children = Children()
        append(try target(), to: &children)
        try expect(.from)
        append(try copyEnd(), to: &children)
        skipUntilStatementEnd()
        return node(.copy, from: start, children)
    }

    // MARK: DB2

    /// Behind LOAD or IMPORT: `FROM file OF DEL … INSERT INTO t (a, b)`, `FROM cursor OF CURSOR …`.
    mutating func loadFile(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        let source = at
        let file = fileName()
        try expect(.of)
        let isCursor = at(.cursor)
        while !at(.into), !at(.endOfText), !at(.semicolon) { advance() }
        guard take(.into) else {
            skipStatement()
            return node(.utility, from: start)
        }
        var children = Children()
        append(try target(), to: &children)
        if at(.leftParen) { try copyColumns(into: &children) }
        if isCursor {
            append(
                node(.recordRow, from: source, child: node(.name, from: source, value: path(source))), to: &children)
        } else {
            append(file, to: &children)
        }
        skipUntilStatementEnd()
        return node(isCursor ? .insert : .copy, from: start, children)
    }

    /// A file's name up to OF, with or without quotes.
    private mutating func fileName() -> NodeID {
        let start = at
        if at(.string) {
            advance()
            return node(.location, from: start, value: UInt32(start))
        }
        while !at(.of), !at(.endOfText), !at(.semicolon) { advance() }
        return node(.stage, from: start, value: UInt32(at))
    }
}
