extension Resolver {
    // MARK: Names of tables

    /// The full name of a table: its parts, completed with the defaults.
    mutating func fullName(_ path: Range<Int>) -> DatasetName {
        var parts: [String] = []
        for index in path {
            let token = tree.parts[index]
            let text = folded(token)
            if tree.tokens[Int(token)].kind == .variable,
                text.hasPrefix(":") || text.hasPrefix("$") || text.hasPrefix("&")
            {
                complain(.unknownTemplate, "the value of \(text) is only known at run time", at: token)
            }
            if index > path.lowerBound, token == tree.parts[index - 1] + 3,
                let schema = rules.skippedSchema ?? session.defaultSchema
            {
                // `database..table`
                parts.append(schema)
            }
            // BigQuery and others allow the whole path in one pair of quotes.
            if tree.tokens[Int(token)].kind == .quotedName, rules.dottedQuotes, text.contains("."), !text.contains("/")
            {
                parts.append(contentsOf: text.split(separator: ".", omittingEmptySubsequences: true).map(String.init))
            } else {
                parts.append(text)
            }
        }
        // The virtual schema of a pipeline of Databricks.
        if parts.count == 2, dialect == .databricks || dialect == .spark, parts[0].lowercased() == "live" {
            parts.removeFirst()
        }
        let name = complete(parts)
        return session.synonyms.isEmpty ? name : session.synonyms[name.name.lowercased()] ?? name
    }

    /// Says that a table's name is not known as it stands.
    mutating func complain(ofPlaceholdersIn path: Range<Int>) {
        for index in path where tree.tokens[Int(tree.parts[index])].kind == .template {
            let token = tree.parts[index]
            if isParameter(template: token) {
                complain(.unknownTemplate, "\(tree.text(token)) is only known when the query runs", at: token)
            } else if path.count == 1 {
                complain(
                    .unknownTemplate, "the table \(tree.unquoted(token)) is only known when the template is rendered",
                    at: token)
            }
        }
    }

    /// ClickHouse's `{name:Identifier}`.
    func isParameter(template token: UInt32) -> Bool {
        rules.bracedParameters && !tree.text(token).contains("{{")
    }

    /// Completes a name with the session's defaults.
    func complete(_ parts: [String]) -> DatasetName {
        var parts = parts
        if let only = parts.first, parts.count == 1, isFileName(only) { return DatasetName(only, kind: .file) }
        if parts.count == 2, Self.fileFormats.contains(parts[0].lowercased()), isFileName(parts[1]) {
            // Spark: parquet.`s3://bucket/path`
            // Delta: `/path@v12` is a version of it.
            let versioned = parts[1].split(separator: "@", omittingEmptySubsequences: false)
            let isVersion = versioned.count == 2 && versioned[1].drop { $0 == "v" }.allSatisfy(\.isNumber)
            return DatasetName(isVersion ? String(versioned[0]) : parts[1], kind: .file)
        }
        if parts.count == 1 {
            let key = parts[0].lowercased()
            if let temporary = session.temporaryByLastPart[key], let table = session.tables[temporary] {
                return table.name
            }
            if let schema = session.searchPath.isEmpty ? session.defaultSchema : schemaOnPath(of: key), !schema.isEmpty
            {
                parts.insert(schema, at: 0)
            }
            if let database = session.defaultDatabase, !database.isEmpty, !parts[parts.count - 1].hasPrefix("@") {
                parts.insert(database, at: 0)
            }
        } else if parts.count > 1, let schema = rules.temporarySchema, parts[parts.count - 2].lowercased() == schema,
            let temporary = session.temporaryByLastPart[parts[parts.count - 1].lowercased()],
            let table = session.tables[temporary]
        {
            return table.name
        } else if parts.count == 2, !rules.twoLevelNames, let database = session.defaultDatabase, !database.isEmpty {
            parts.insert(database, at: 0)
        }
        return DatasetName(parts.joined(separator: "."))
    }

    /// The first schema of the search path that is known to have a table, else the first of all.
    private func schemaOnPath(of table: String) -> String? {
        let candidates = (schema.byLastPart[table] ?? []).map { schema.tables[$0].name.dropLast().last?.lowercased() }
        return ([session.defaultSchema].compactMap(\.self) + session.searchPath).first {
            candidates.contains($0.lowercased()) || session.tables["\($0).\(table)".lowercased()] != nil
        } ?? session.defaultSchema
    }

    private static let fileFormats: Set<String> = [
        "parquet", "csv", "json", "orc", "delta", "avro", "text", "iceberg", "hudi", "binaryfile", "xml",
    ]

    func isFileName(_ name: String) -> Bool {
        if name.contains("://") || name.hasPrefix("/") || name.hasPrefix("./") { return true }
        guard
            dialect == .duckdb || dialect == .clickhouse || dialect == .neutral || dialect == .datafusion
                || name.contains("/")
        else { return false }
        for ending in [
            ".csv", ".parquet", ".json", ".jsonl", ".ndjson", ".tsv", ".csv.gz", ".xlsx", ".orc", ".avro", ".arrow",
        ]
        where name.lowercased().hasSuffix(ending) {
            return true
        }
        return name.contains("/")
    }

    // MARK: Tables

    /// The table of a name; one entry however often a statement names it.
    mutating func table(_ name: DatasetName, at token: UInt32 = 0) -> Int {
        let key = name.name.lowercased()
        if let known = tableIDs[key] { return known }
        var table = BaseTable(name: name)
        if let made = session.tables[key] {
            table.name = made.name
            table.isTemporary = made.isTemporary
            table.isOfSession = true
            table.columns = made.columns?.map { known($0) }
        }
        if table.columns == nil, let match = schemaTable(name, at: token) {
            table.columns = match.columns.map { known($0) }
        }
        tables.append(table)
        tableIDs[key] = tables.count - 1
        return tables.count - 1
    }

    private mutating func known(_ column: Schema.Column) -> BaseTable.KnownColumn {
        BaseTable.KnownColumn(
            symbol: tree.symbols.intern(column.name), spelling: spelling(column.name), type: column.type)
    }

    /// The schema's table of which one name is the end of the other.
    private mutating func schemaTable(_ name: DatasetName, at token: UInt32) -> Schema.Table? {
        guard !schema.isEmpty, name.kind == .table else { return nil }
        let parts = name.name.lowercased().split(separator: ".").map(String.init)
        guard let last = parts.last, let candidates = schema.byLastPart[last] else { return nil }
        var matches: [Schema.Table] = []
        for candidate in candidates {
            let table = schema.tables[candidate]
            let shared = min(table.name.count, parts.count)
            let matchesEnd = zip(table.name.suffix(shared), parts.suffix(shared)).allSatisfy { $0.lowercased() == $1 }
            guard matchesEnd else { continue }
            if table.name.count == parts.count { return table }
            matches.append(table)
        }
        if matches.count > 1 {
            complain(
                .ambiguousTable,
                "\(name.name) may be \(matches.map { $0.name.joined(separator: ".") }.joined(separator: " or ")); its columns are taken from the first",
                at: token)
        }
        return matches.first
    }

    /// The relation of a base table.
    mutating func relation(ofTable table: Int, isInput: Bool = true) -> RelationID {
        if isInput { tables[table].isInput = true }
        if let known = tables[table].relation { return known }
        var relation = Relation(shape: .base, table: table)
        if let columns = tables[table].columns {
            relation.columns.reserveCapacity(columns.count)
            for column in columns {
                relation.columns.append(
                    OutputColumn(symbol: column.symbol, spelling: column.spelling, set: 0, node: 0))
            }
            relation.makeIndex()
        } else {
            relation.isOpen = true
        }
        let id = add(relation)
        tables[table].relation = id
        return id
    }

    // MARK: Base columns

    /// The base column of a table by its name.
    mutating func baseColumn(table: Int, symbol: UInt32, spelling: Spelling) -> UInt32 {
        if let known = tables[table].columnIDs[symbol] { return known }
        baseColumns.append(BaseColumn(table: table, symbol: symbol, spelling: spelling))
        let id = UInt32(baseColumns.count - 1)
        tables[table].columnIDs[symbol] = id
        return id
    }

    mutating func starColumn(of table: Int) -> UInt32 {
        let symbol = OutputColumn.starSymbol
        if let known = tables[table].columnIDs[symbol] { return known }
        return baseColumn(table: table, symbol: symbol, spelling: spelling("*"))
    }

    /// A column that may be of several tables, or of none that is known.
    mutating func unknownColumn(symbol: UInt32, spelling: Spelling, candidates: [Int]) -> UInt32 {
        let key = "?\(symbol):\(candidates)"
        if let known = pathColumns[key] { return known }
        baseColumns.append(BaseColumn(table: -1, candidates: candidates, symbol: symbol, spelling: spelling))
        pathColumns[key] = UInt32(baseColumns.count - 1)
        return UInt32(baseColumns.count - 1)
    }

    /// A field of a base column.
    mutating func field(_ path: String, of column: UInt32) -> UInt32 {
        var base = baseColumns[Int(column)]
        base.path = base.path.isEmpty ? path : base.path + "." + path
        let key = "\(column).\(path.lowercased())"
        if let known = pathColumns[key] { return known }
        baseColumns.append(base)
        pathColumns[key] = UInt32(baseColumns.count - 1)
        return UInt32(baseColumns.count - 1)
    }
}
