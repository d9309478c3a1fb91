/// Calls that are tables by another writing, and queries that run elsewhere.
extension Resolver {
    /// Calls that are tables by another writing: IDENTIFIER('t'), read_parquet('s3://…'), SEMANTIC_VIEW(v …).
    mutating func tableOfCall(_ call: Node) -> RelationID? {
        guard call.kind == .call else { return nil }
        if let known = scriptFunction(call) { return known }
        let name = functionName(call)
        if Self.remoteQueries.contains(name) || name.hasSuffix("system.query") || name.hasSuffix(".external_query"),
            let known = remoteQuery(call)
        {
            return known
        }
        if name == "result_scan", let lastQuery { return resolveQuery(lastQuery, parent: -1, name: 0) }
        if name == "containstable" || name == "freetexttable" { return searchedTable(call) }
        if name == "changetable" || name == "containers", let known = argumentTable(of: call) { return known }
        if name.hasPrefix("crosstab"), let known = crosstab(call) { return known }
        if name == "tumble" || name == "hop", let known = windows(of: call) { return known }
        if name == "view", tree.nodes[Int(call.firstChild)].kind == .subquery {
            return resolveQuery(tree.nodes[Int(call.firstChild)].firstChild, parent: -1, name: 0)
        }
        guard let kind = CalledTable.of(name, dialect: dialect) else { return nil }
        let argument = tree.nodes[Int(call.firstChild)]
        switch kind {
        case .identifier: return identifiedTable(call).map { relation(ofTable: $0) }
        case .remote: return remoteTable(argument)
        case .looped: return remoteTable(call.firstChild)
        case .matched:
            complain(.dynamicSQL, "which tables this reads is known at run time", at: call.start)
            return nil
        case .changes where call.firstChild != 0:
            switch argument.kind {
            case .name: return relation(ofTable: table(fullName(tree.path(argument.value)), at: argument.start))
            case .call: if let inner = tableOfCall(argument) { return inner }
            case .stage: return relation(ofTable: table(location(argument), at: argument.start))
            default: break
            }
        case .named where argument.kind == .name:
            return relation(ofTable: table(fullName(tree.path(argument.value)), at: argument.start))
        default: break
        }
        let texts = locations(of: call, name: name, from: kind == .distributedFile ? argument.next : call.firstChild)
        guard !texts.isEmpty else {
            if dialect == .clickhouse {
                complain(.dynamicSQL, "where this reads from is said elsewhere", at: call.start)
            }
            return nil
        }
        let found = texts.map { token -> Int in
            let value = tree.unquoted(token)
            if kind == .named || kind == .changes { return table(ofText: value, at: token) }
            return table(DatasetName(value, kind: value.hasPrefix("@") ? .stage : .file), at: token)
        }
        return found.count == 1 ? relation(ofTable: found[0]) : relation(ofTables: found)
    }

    /// The texts among the arguments that say where the data lies: the first, those of a list, or those of a key.
    private func locations(of call: Node, name: String, from first: NodeID) -> [UInt32] {
        var text: [UInt32] = []
        var child = first
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .literal where tree.tokens[Int(part.start)].kind == .string:
                text = [part.start]
                if name != "openrowset" { return text }
            case .named where ["bulk", "data_source"].contains(tree.unquoted(part.value).lowercased()):
                let value = tree.nodes[Int(part.firstChild)]
                if tree.tokens[Int(value.start)].kind == .string { text = [value.start] }
            case .operation where ["path", "uri", "file_path"].contains(tree.unquoted(part.start).lowercased()):
                // `FILES("path" = "s3://…")`
                if tree.tokens[Int(part.end) - 1].kind == .string { return [part.end - 1] }
            case .array:
                var element = part.firstChild
                while element != 0 {
                    let node = tree.nodes[Int(element)]
                    if node.kind == .literal, tree.tokens[Int(node.start)].kind == .string { text.append(node.start) }
                    element = node.next
                }
                return text
            default: break
            }
            child = part.next
        }
        return text
    }

    /// Several tables as one, like a union by name.
    private mutating func relation(ofTables several: [Int]) -> RelationID {
        let parts = several.map { relation(ofTable: $0) }
        var union = Relation(shape: .derived)
        let token = UInt32(0)
        if parts.contains(where: { relations[$0].isOpen }) {
            let mark = sets.mark()
            for part in parts {
                for column in starColumns(of: part, at: token) { sets.add(column.set, .identity, since: mark) }
            }
            union.columns = [
                OutputColumn(
                    symbol: OutputColumn.starSymbol, spelling: spelling("*"), set: sets.close(mark), node: 0)
            ]
            union.isOpen = true
            return add(union)
        }
        for part in parts {
            for column in starColumns(of: part, at: token) {
                guard let place = union.place(of: column.symbol) else {
                    union.columns.append(column)
                    continue
                }
                let mark = sets.mark()
                sets.add(union.columns[place].set, .identity, since: mark)
                sets.add(column.set, .identity, since: mark)
                union.columns[place].set = sets.close(mark)
            }
        }
        return add(union)
    }

    /// What a function that the script made reads besides its arguments.
    mutating func addBody(ofFunction call: Node, _ role: Role, since mark: Int) {
        guard let last = tree.path(call.value).last else { return }
        let symbol = nameSymbol(tree.parts[last])
        guard let body = valueFunctions[symbol] ?? tableFunctions[symbol], resolvingFunctions.insert(body).inserted
        else { return }
        let outer = isInRoutine
        isInRoutine = true
        defer {
            isInRoutine = outer
            resolvingFunctions.remove(body)
        }
        if valueFunctions[symbol] != nil {
            sets.add(set(of: body, scope: pushScope(parent: -1)), role.transformed, since: mark)
        } else {
            for column in relations[resolveQuery(body, parent: -1, name: 0)].columns {
                sets.add(column.set, role.transformed, since: mark)
            }
        }
    }

    /// A table function, or a view with parameters, that the script made.
    private mutating func scriptFunction(_ call: Node) -> RelationID? {
        let path = tree.path(call.value)
        guard let last = path.last else { return nil }
        let symbol = nameSymbol(tree.parts[last])
        if let result = functionTables[symbol] { return relation(ofTable: table(result, at: call.start)) }
        if let body = tableFunctions[symbol], resolvingFunctions.insert(body).inserted {
            let outer = isInRoutine
            isInRoutine = true
            defer {
                isInRoutine = outer
                resolvingFunctions.remove(body)
            }
            let rows = resolveQuery(body, parent: -1, name: 0)
            return named(rows, asFunction: symbol)
        }
        if let text = functionTexts[symbol], let rows = relation(ofQuery: text, at: call.start, isInRoutine: true) {
            return named(rows, asFunction: symbol)
        }
        let name = fullName(path)
        // ClickHouse: no function has a database before it, so this is a view with parameters.
        if dialect == .clickhouse, path.count == 2 { return relation(ofTable: table(name, at: call.start)) }
        // Drill and Dremio: how a file is to be read stands in parentheses behind it.
        if dialect == .drill || dialect == .dremio, path.count >= 2, tree.nodes[Int(call.firstChild)].kind == .named {
            return relation(ofTable: table(name, at: call.start))
        }
        guard session.tables[name.name.lowercased()] != nil else { return nil }
        return relation(ofTable: table(name, at: call.start))
    }

    /// T-SQL's `CONTAINSTABLE(table, column, 'text')`: the keys and ranks of the rows that are found.
    private mutating func searchedTable(_ call: Node) -> RelationID? {
        let first = tree.nodes[Int(call.firstChild)]
        guard first.kind == .name, first.next != 0 else { return nil }
        let rows = self.relation(ofTable: table(fullName(tree.path(first.value)), at: first.start))
        let scope = pushScope(parent: -1)
        enter(rows, symbol: OutputColumn.unnamedSymbol, scope: scope)
        let mark = sets.mark()
        walk(first.next, .transformation, scope: scope, since: mark)
        let set = sets.close(mark)
        var relation = Relation(shape: .derived)
        for name in ["KEY", "RANK"] {
            relation.columns.append(
                OutputColumn(symbol: tree.symbols.intern(name), spelling: spelling(name), set: set, node: 0))
        }
        return add(relation)
    }

    /// The table that a function is given first: T-SQL's CHANGETABLE(CHANGES t, 0), Oracle's CONTAINERS(t).
    private mutating func argumentTable(of call: Node) -> RelationID? {
        var argument = call.firstChild
        while [.operation, .named].contains(tree.nodes[Int(argument)].kind) {
            argument = tree.nodes[Int(argument)].firstChild
        }
        let node = tree.nodes[Int(argument)]
        guard node.kind == .name else { return nil }
        return relation(ofTable: table(fullName(tree.path(node.value)), at: node.start))
    }

    /// RisingWave's `TUMBLE(table, time, size)` and HOP: the rows of a table with the window that each falls into.
    private mutating func windows(of call: Node) -> RelationID? {
        let first = tree.nodes[Int(call.firstChild)]
        guard first.kind == .name, first.next != 0, tree.nodes[Int(first.next)].kind == .name else { return nil }
        let path = tree.path(first.value)
        var rows: RelationID?
        if path.count == 1, let cte = cte(nameSymbol(tree.parts[path.lowerBound])) { rows = relation(ofCTE: cte) }
        let source = rows ?? relation(ofTable: table(fullName(path), at: first.start))
        let time = tree.parts[tree.path(tree.nodes[Int(first.next)].value).upperBound - 1]
        let mark = sets.mark()
        sets.add(
            column(nameSymbol(time), spelling: time, of: source, at: time) ?? 0, .transformation, since: mark)
        let set = sets.close(mark)
        var relation = Relation(
            shape: .derived, columns: starColumns(of: source, at: first.start), isOpen: relations[source].isOpen)
        for name in ["window_start", "window_end"] {
            relation.columns.append(
                OutputColumn(symbol: tree.symbols.intern(name), spelling: spelling(name), set: set, node: 0))
        }
        return add(relation)
    }

    /// The rows of a function with the names that it gives their columns.
    private mutating func named(_ rows: RelationID, asFunction symbol: UInt32) -> RelationID {
        guard let columns = functionColumns[symbol] else { return rows }
        return named(rows, tree.children(columns).map { tree.nodes[Int($0)].value }, scopeName: 0)
    }

    /// PostgreSQL's `crosstab('SELECT row, category, value …')`: the row's name, then values; the category says in which
    /// column each goes.
    private mutating func crosstab(_ call: Node) -> RelationID? {
        guard call.firstChild != 0, let text = constantText(call.firstChild),
            let rows = relation(ofQuery: text, at: call.start)
        else { return nil }
        let columns = relations[rows].columns
        guard columns.count == 3, !relations[rows].isOpen else {
            let mark = sets.mark()
            for column in columns { sets.add(column.set, .transformation, since: mark) }
            return add(Relation(shape: .function, set: sets.close(mark)))
        }
        let mark = sets.mark()
        sets.add(columns[2].set, .identity, since: mark)
        sets.add(columns[1].set, Role.identity.steering(.conditional), since: mark)
        let values = sets.close(mark)
        return add(Relation(shape: .function, set: values, arguments: [columns[0].set, values]))
    }

    private static let remoteQueries: Set<String> = [
        "dblink",
        "openquery", "openrowset", "external_query", "postgres_query", "mysql_query", "sqlite_query", "query",
        "import",
    ]

    /// `OPENQUERY(server, 'SELECT …')`, `EXTERNAL_QUERY('connection', 'SELECT …')`: the last text is a query elsewhere.
    private mutating func remoteQuery(_ call: Node) -> RelationID? {
        guard let (text, token) = remoteText(of: call) else { return nil }
        return relation(ofQuery: text, at: token, isRemote: true)
    }

    private mutating func remoteText(of call: Node) -> (String, UInt32)? {
        var argument = call.firstChild
        var text: (String, UInt32)?
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            if node.kind != .named || tree.unquoted(node.value).lowercased() == "query",
                let found = constantText(node.kind == .named ? node.firstChild : argument)
            {
                text = (found, node.start)
            }
            argument = node.next
        }
        guard let text, text.0.contains(where: \.isWhitespace), text.0.lowercased().contains("select") else {
            return nil
        }
        return text
    }

    /// `INSERT OPENQUERY(server, 'SELECT a FROM t')`: the table that the query reads, with the columns that it names.
    mutating func remoteTarget(_ call: Node) -> Int? {
        guard Self.remoteQueries.contains(functionName(call)), let (text, token) = remoteText(of: call) else {
            return nil
        }
        let inner = SQLAnalyzer.nested(text, dialect: .neutral, schema: schema, session: Session())
        guard let query = inner.statements.first, inner.statements.count == 1, query.inputs.count == 1 else {
            return nil
        }
        let target = table(query.inputs[0], at: token)
        if tables[target].columns == nil, !query.columns.isEmpty, !query.columns.contains(where: { $0.column == "*" }) {
            tables[target].columns = query.columns.map {
                BaseTable.KnownColumn(
                    symbol: tree.symbols.intern($0.column), spelling: spelling($0.column), type: "")
            }
        }
        return target
    }

    /// What a query gives that is a text within this one.
    mutating func relation(
        ofQuery text: String, at token: UInt32, isRemote: Bool = false, isInRoutine: Bool = false
    ) -> RelationID? {
        let inner = SQLAnalyzer.nested(
            text, dialect: isRemote ? .neutral : dialect, schema: schema, session: isRemote ? Session() : session,
            isInRoutine: isInRoutine)
        guard let query = inner.statements.first, inner.statements.count == 1 else { return nil }
        pendingDiagnostics(inner.diagnostics, at: token)
        for input in query.inputs { tables[table(input, at: token)].isInput = true }
        for input in query.indirect { steer(source(of: input, at: token), input.transformation.subtype.indirectRole) }
        var relation = Relation(shape: .derived)
        for column in query.columns {
            let mark = sets.mark()
            for input in column.inputs { sets.add(source(of: input, at: token), since: mark) }
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
    mutating func source(of input: ColumnInput, at token: UInt32) -> Source {
        let table = input.table.map { self.table($0, at: token) } ?? -1
        let column: UInt32
        if table < 0 {
            column = unknownColumn(
                symbol: tree.symbols.intern(input.column), spelling: spelling(input.column),
                candidates: input.candidates.map { self.table($0, at: token) })
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
        remoteTable(host.next)
    }

    /// `'database', 'table'`, `database, table`, `database.table`, `'table'`, or a table function.
    private mutating func remoteTable(_ argument: NodeID) -> RelationID? {
        guard argument != 0 else { return nil }
        let first = tree.nodes[Int(argument)]
        if first.kind == .call { return tableOfCall(first) }
        if first.kind == .name, tree.path(first.value).count > 1 || !isNameOrText(first.next) {
            return relation(ofTable: table(fullName(tree.path(first.value)), at: first.start))
        }
        guard let database = nameOrText(argument) else {
            complain(.dynamicSQL, "which table this reads is said elsewhere", at: first.start)
            return nil
        }
        guard let name = nameOrText(first.next) else {
            return relation(ofTable: table(ofText: database, at: first.start))
        }
        return relation(ofTable: table(DatasetName("\(database).\(name)"), at: first.start))
    }

    private func isNameOrText(_ id: NodeID) -> Bool {
        let node = tree.nodes[Int(id)]
        return node.kind == .name || node.kind == .literal && tree.tokens[Int(node.start)].kind == .string
    }

    private mutating func nameOrText(_ id: NodeID) -> String? {
        guard isNameOrText(id) else { return nil }
        let node = tree.nodes[Int(id)]
        return node.kind == .name ? tree.unquoted(node.start) : constantText(id)
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
    mutating func table(ofText text: String, at token: UInt32) -> Int {
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
}
