extension Resolver {
    // MARK: Table functions

    mutating func addFunction(_ node: Node, scope: Int) {
        let first = node.firstChild
        let call = tree.nodes[Int(first)]
        if call.kind == .literal, call.next == 0 || tree.nodes[Int(call.next)].kind == .alias,
            tree.tokens[Int(call.start)].kind == .string
        {
            // TABLE('name')
            let relation = relation(ofTable: table(ofText: tree.unquoted(call.start), at: call.start))
            return finishRelation(relation, node, symbol: OutputColumn.unnamedSymbol, path: 0..<0, scope: scope)
        }
        if let relation = tableOfCall(call) {
            let token = call.start
            return finishRelation(relation, node, symbol: nameSymbol(token), path: 0..<0, scope: scope)
        }
        var relation = Relation(shape: .function)
        relation.isOpen = true
        let mark = sets.mark()
        var structs: SetID = 0
        var child = first
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if ![.alias, .offsetAlias, .pivot, .unpivot, .matchRecognize].contains(part.kind) {
                if part.kind == .call {
                    var argument = part.firstChild
                    while argument != 0 {
                        let set = set(of: argument, scope: scope)
                        if structFields[set] != nil { structs = set }
                        sets.add(set, .transformation, since: mark)
                        argument = tree.nodes[Int(argument)].next
                    }
                } else {
                    let set = set(of: child, scope: scope)
                    if structFields[set] != nil { structs = set }
                    sets.add(set, .transformation, since: mark)
                }
            }
            child = part.next
        }
        if call.kind == .call { addReceiver(of: call, .transformation, scope: scope, since: mark) }
        relation.set = sets.close(mark)
        var symbol = OutputColumn.unnamedSymbol
        if call.kind == .call, functionName(call) == "unnest" {
            var argument = call.firstChild
            while argument != 0 {
                let mark = sets.mark()
                walk(argument, .transformation, scope: scope, since: mark)
                relation.arguments.append(sets.close(mark))
                argument = tree.nodes[Int(argument)].next
            }
        }
        if call.kind == .call {
            let name = functionName(call)
            let path = tree.path(call.value)
            symbol = nameSymbol(tree.parts[path.upperBound - 1])
            for column in Self.columns(ofFunction: name, dialect: dialect) {
                relation.columns.append(
                    OutputColumn(
                        symbol: tree.symbols.intern(column), spelling: spelling(column), set: relation.set, node: 0))
            }
            if !relation.columns.isEmpty { relation.isOpen = dialect == .sqlite }
            declaredColumns(call, into: &relation)
            passedColumns(call, name, into: &relation)
        }
        if let fields = structFields[structs] {
            for var column in relations[fields].columns {
                let mark = sets.mark()
                sets.add(column.set, .transformation, since: mark)
                column.set = sets.close(mark)
                relation.columns.append(column)
            }
        }
        if node.value == 1 {
            let ordinality = "ordinality"
            relation.columns.append(
                OutputColumn(symbol: tree.symbols.intern(ordinality), spelling: spelling(ordinality), set: 0, node: 0))
        }
        finishRelation(add(relation), node, symbol: symbol, path: 0..<0, scope: scope)
    }

    /// Columns that a call itself names (JSON_TABLE … COLUMNS).
    private mutating func declaredColumns(_ call: Node, into relation: inout Relation) {
        var child = call.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .columnName {
                relation.columns.append(
                    OutputColumn(
                        symbol: nameSymbol(part.value), spelling: part.value, set: relation.set, node: 0))
                relation.isOpen = false
            }
            child = part.next
        }
    }

    /// BigQuery's ML and AI functions pass on the columns of their input; VECTOR_SEARCH has them in two structs.
    private mutating func passedColumns(_ call: Node, _ name: String, into relation: inout Relation) {
        let isSearch = name == "vector_search"
        guard isSearch || name.hasPrefix("ml.") || name.hasPrefix("ai.") else { return }
        var labels = ["base", "query"][...]
        var argument = call.firstChild
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            if node.kind == .subquery {
                let input = resolveQuery(node.firstChild, parent: -1, name: 0)
                if !isSearch {
                    relation.columns += starColumns(of: input, at: node.start)
                } else if let label = labels.popFirst() {
                    relation.columns.append(
                        OutputColumn(
                            symbol: tree.symbols.intern(label), spelling: spelling(label),
                            set: wholeRow(input, at: node.start), node: 0))
                }
            }
            argument = node.next
        }
    }

    /// The names that a table function gives its columns.
    private static func columns(ofFunction name: String, dialect: Dialect) -> [String] {
        switch name {
        case "flatten": ["seq", "key", "path", "index", "value", "this"]
        case "split_to_table", "strtok_split_to_table": ["seq", "index", "value"]
        case "openjson": ["key", "value", "type"]
        case "string_split": ["value", "ordinal"]
        case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text", "json_tree":
            dialect == .sqlite ? ["key", "value", "atom", "fullkey"] : ["key", "value"]
        case "posexplode", "posexplode_outer": ["pos", "col"]
        case "explode", "explode_outer": ["col", "key", "value"]
        default: []
        }
    }

    /// Calls that are tables by another writing: IDENTIFIER('t'), read_parquet('s3://…'), SEMANTIC_VIEW(v …).
    private mutating func tableOfCall(_ call: Node) -> RelationID? {
        guard call.kind == .call else { return nil }
        if let known = scriptFunction(call) { return known }
        let name = functionName(call)
        if Self.remoteQueries.contains(name) || name.hasSuffix("system.query"), let known = remoteQuery(call) {
            return known
        }
        if name == "result_scan", let lastQuery { return resolveQuery(lastQuery, parent: -1, name: 0) }
        switch name {
        case "identifier", "table", "stream", "dynamic_table", "remote", "cluster", "s3", "gcs", "hdfs", "url", "file",
            "iceberg", "deltalake", "azureblobstorage", "s3cluster",
            "read_parquet", "parquet_scan", "read_csv", "read_csv_auto", "read_json", "read_json_auto", "read_ndjson",
            "read_text", "read_blob", "iceberg_scan", "delta_scan", "read_files", "sniff_csv", "parquet_metadata",
            "read_xlsx", "st_read", "glob", "postgres_scan", "sqlite_scan", "mysql_scan", "iceberg_metadata",
            "read_json_objects", "read_avro", "read_arrow", "cloud_files", "openrowset", "directory", "table_changes",
            "remotesecure",
            "mysql", "postgresql":
            break
        default:
            return nil
        }
        var child = call.firstChild
        var text: UInt32?
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .literal, tree.tokens[Int(part.start)].kind == .string {
                text = part.start
                if name != "openrowset" { break }
            }
            if part.kind == .named,
                tree.unquoted(part.value).lowercased() == "bulk"
                    || tree.unquoted(part.value).lowercased() == "data_source"
            {
                let value = tree.nodes[Int(part.firstChild)]
                if tree.tokens[Int(value.start)].kind == .string { text = value.start }
            }
            if part.kind == .array {
                let element = tree.nodes[Int(part.firstChild)]
                if element.kind == .literal { text = element.start }
                break
            }
            child = part.next
        }
        let argument = tree.nodes[Int(call.firstChild)]
        if name == "stream" || name == "table_changes" || name == "directory", call.firstChild != 0 {
            switch argument.kind {
            case .name: return relation(ofTable: table(fullName(tree.path(argument.value)), at: argument.start))
            case .call: if let inner = tableOfCall(argument) { return inner }
            case .stage: return relation(ofTable: table(location(argument), at: argument.start))
            default: break
            }
        }
        if dialect == .clickhouse, ["remote", "remotesecure", "cluster", "mysql", "postgresql"].contains(name) {
            return remoteTable(argument)
        }
        if name == "identifier" { return identifiedTable(call).map { relation(ofTable: $0) } }
        guard let token = text else { return nil }
        let value = tree.unquoted(token)
        if ["table", "stream", "table_changes"].contains(name) {
            return relation(ofTable: table(ofText: value, at: token))
        }
        return relation(ofTable: table(DatasetName(value, kind: value.hasPrefix("@") ? .stage : .file), at: token))
    }

    /// A table function, or a view with parameters, that the script made.
    private mutating func scriptFunction(_ call: Node) -> RelationID? {
        let path = tree.path(call.value)
        guard let last = path.last else { return nil }
        if let body = tableFunctions[nameSymbol(tree.parts[last])], resolvingFunctions.insert(body).inserted {
            let outer = isInRoutine
            isInRoutine = true
            defer {
                isInRoutine = outer
                resolvingFunctions.remove(body)
            }
            return resolveQuery(body, parent: -1, name: 0)
        }
        let name = fullName(path)
        // ClickHouse: no function has a database before it, so this is a view with parameters.
        if dialect == .clickhouse, path.count == 2 { return relation(ofTable: table(name, at: call.start)) }
        guard session.tables[name.name.lowercased()] != nil else { return nil }
        return relation(ofTable: table(name, at: call.start))
    }

    private static let remoteQueries: Set<String> = [
        "openquery", "external_query", "postgres_query", "mysql_query", "sqlite_query", "query",
    ]

    /// `OPENQUERY(server, 'SELECT …')`, `EXTERNAL_QUERY('connection', 'SELECT …')`: the last text is a query elsewhere.
    private mutating func remoteQuery(_ call: Node) -> RelationID? {
        var argument = call.firstChild
        var text: (String, UInt32)?
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            if let found = constantText(node.kind == .named ? node.firstChild : argument) { text = (found, node.start) }
            argument = node.next
        }
        guard let text, text.0.contains(where: \.isWhitespace) else { return nil }
        let inner = SQLAnalyzer.nested(text.0, dialect: .neutral, schema: schema, session: Session())
        guard let query = inner.statements.first, inner.statements.count == 1 else { return nil }
        pendingDiagnostics(inner.diagnostics, at: text.1)
        for input in query.inputs { tables[table(input, at: text.1)].isInput = true }
        for input in query.indirect { steer(source(of: input, at: text.1), input.transformation.subtype.indirectRole) }
        var relation = Relation(shape: .derived)
        for column in query.columns {
            let mark = sets.mark()
            for input in column.inputs { sets.add(source(of: input, at: text.1), since: mark) }
            let isStar = column.column == "*"
            relation.isOpen = relation.isOpen || isStar
            relation.columns.append(
                OutputColumn(
                    symbol: isStar ? OutputColumn.starSymbol : tree.symbols.intern(column.column),
                    spelling: spelling(column.column), set: sets.close(mark), node: 0))
        }
        return add(relation)
    }

    /// An input of another analysis as a source of this one.
    private mutating func source(of input: ColumnInput, at token: UInt32) -> Source {
        let table = input.table.map { self.table($0, at: token) } ?? -1
        let column: UInt32
        if table < 0 {
            column = unknownColumn(
                symbol: tree.symbols.intern(input.column), spelling: spelling(input.column), candidates: [])
        } else if input.column == "*" {
            column = starColumn(of: table)
        } else {
            column = baseColumn(
                table: table, symbol: tree.symbols.intern(input.column), spelling: spelling(input.column))
        }
        let subtype = input.transformation.subtype
        let direct: Source.Direct =
            switch subtype {
            case .identity: .identity
            case .transformation: .transformation
            case .aggregation: .aggregation
            default: .none
            }
        return Source(
            column: column, passage: 0, reference: token, direct: direct, masked: input.transformation.masking,
            indirect: direct == .none ? subtype.indirectRole : [])
    }

    /// ClickHouse's `remote('host', 'database', 'table')`, `remote('host', database.table)` and the like.
    private mutating func remoteTable(_ host: Node) -> RelationID? {
        guard host.next != 0 else { return nil }
        let first = tree.nodes[Int(host.next)]
        if first.kind == .name { return relation(ofTable: table(fullName(tree.path(first.value)), at: first.start)) }
        guard first.next != 0, let database = constantText(host.next), let name = constantText(first.next) else {
            return nil
        }
        return relation(ofTable: table(DatasetName("\(database).\(name)"), at: first.start))
    }

    /// IDENTIFIER('t'), IDENTIFIER(t), IDENTIFIER($variable with a known text).
    mutating func identifiedTable(_ call: Node) -> Int? {
        let argument = tree.nodes[Int(call.firstChild)]
        if argument.kind == .name, constantText(call.firstChild) == nil {
            return table(fullName(tree.path(argument.value)), at: argument.start)
        }
        if let text = constantText(call.firstChild) { return table(ofText: text, at: argument.start) }
        complain(.dynamicSQL, "which table this is, is known at run time", at: argument.start)
        return nil
    }

    /// The table that a text names.
    private mutating func table(ofText text: String, at token: UInt32) -> Int {
        table(complete(text.split(separator: ".").map { folded(String($0)) }), at: token)
    }

    private func folded(_ part: String) -> String {
        if part.hasPrefix("\"") { return part.filter { $0 != "\"" } }
        switch rules.folding {
        case .keep: return part
        case .lower: return part.lowercased()
        case .upper: return part.uppercased()
        }
    }

    /// The alias of a table function names its rows, its only column, or (with a list) each column.
    mutating func namedFunction(_ id: RelationID, alias: Node, names: [UInt32]) -> RelationID {
        var relation = relations[id]
        if alias.flags.contains(.implied) || !names.isEmpty {
            if relation.columns.count > names.count, relation.columns.first?.symbol != OutputColumn.unnamedSymbol,
                relation.columns.count > 3, !alias.flags.contains(.implied)
            {
                for (place, name) in names.enumerated() {
                    relation.columns[place].symbol = nameSymbol(name)
                    relation.columns[place].spelling = name
                }
            } else {
                let kept = relation.columns.filter { $0.set == 0 }
                relation.columns = []
                for (place, name) in names.enumerated() {
                    let isOrdinality = !kept.isEmpty && place == names.count - 1
                    let each = relation.arguments.count > 1 && place < relation.arguments.count
                    relation.columns.append(
                        OutputColumn(
                            symbol: nameSymbol(name), spelling: name,
                            set: isOrdinality ? 0 : each ? relation.arguments[place] : relation.set, node: 0))
                }
            }
            relation.isOpen = false
        } else if alias.value != 0,
            relation.columns.isEmpty || relation.columns.allSatisfy({ $0.set == 0 }) || relation.isOpen
        {
            // `UNNEST(x) AS item`: the alias is the element as well.
            let column = OutputColumn(
                symbol: nameSymbol(alias.value), spelling: alias.value, set: relation.set, node: 0)
            if let fields = relation.columns.isEmpty ? nil : add(Relation(shape: .derived, columns: relation.columns)) {
                structFields[relation.set] = fields
            }
            relation.columns.append(column)
        }
        return add(relation)
    }

    mutating func addLateralView(_ node: Node, scope: Int) {
        let function = node.firstChild
        var relation = Relation(shape: .function)
        let call = tree.nodes[Int(function)]
        let mark = sets.mark()
        var structs: SetID = 0
        if call.kind == .call {
            var argument = call.firstChild
            while argument != 0 {
                let set = set(of: argument, scope: scope)
                if structFields[set] != nil { structs = set }
                sets.add(set, .transformation, since: mark)
                argument = tree.nodes[Int(argument)].next
            }
        } else {
            walk(function, .transformation, scope: scope, since: mark)
        }
        relation.set = sets.close(mark)
        guard call.next != 0 else { return }
        let alias = tree.nodes[Int(call.next)]
        var name = alias.firstChild
        if name == 0 { relation.isOpen = true }
        let name0 = call.kind == .call ? functionName(call) : ""
        let isPositional = name0.hasPrefix("posexplode")
        var place = 0
        while name != 0 {
            let token = tree.nodes[Int(name)].value
            relation.columns.append(
                OutputColumn(
                    symbol: nameSymbol(token), spelling: token, set: isPositional && place == 0 ? 0 : relation.set,
                    node: 0))
            place += 1
            name = tree.nodes[Int(name)].next
        }
        if let fields = structFields[structs], name0.hasPrefix("inline") {
            for (place, column) in relations[fields].columns.enumerated() where place < relation.columns.count {
                let mark = sets.mark()
                sets.add(column.set, .transformation, since: mark)
                relation.columns[place].set = sets.close(mark)
            }
        } else if let fields = structFields[structs] {
            structFields[relation.set] = fields
        }
        enter(
            add(relation), symbol: alias.value == 0 ? OutputColumn.unnamedSymbol : nameSymbol(alias.value), scope: scope
        )
    }
}
