extension Resolver {
    /// The relations and joins of a FROM clause, put in scope one after another.
    mutating func resolveFrom(_ from: Node, scope: Int) {
        var child = from.firstChild
        while child != 0 {
            addRelation(child, scope: scope)
            child = tree.nodes[Int(child)].next
        }
    }

    /// One item of FROM: a relation, a join, or the condition of a join before.
    mutating func addRelation(_ id: NodeID, scope: Int) {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .table: addTable(node, scope: scope)
        case .derived: addDerived(node, scope: scope)
        case .tableFunction: addFunction(node, scope: scope)
        case .join: addJoin(node, scope: scope)
        case .joinGroup: addGroup(node, scope: scope)
        case .lateralView: addLateralView(node, scope: scope)
        case .on: steer(byChildrenOf: id, .join, scope: scope)
        case .using: merge(node, scope: scope, leftCount: max(0, scopes[scope].entries.count - 1))
        case .location, .stage: addLocation(node, scope: scope)
        case .select, .query, .setOperation, .values:
            let relation = resolveQuery(id, parent: scope, name: 0)
            enter(relation, symbol: OutputColumn.unnamedSymbol, scope: scope)
        default: break
        }
    }

    mutating func enter(
        _ relation: RelationID, symbol: UInt32, path: Range<Int> = 0..<0, scope: Int, isHidden: Bool = false
    ) {
        scopes[scope].entries.append(
            ScopeEntry(symbol: symbol, path: path, relation: relation, isHidden: isHidden))
    }

    // MARK: Tables

    private mutating func addTable(_ node: Node, scope: Int) {
        let path = tree.path(node.value)
        guard !path.isEmpty else { return }
        var symbol = nameSymbol(tree.parts[path.upperBound - 1])
        if path.count == 1, let cte = cte(symbol), tree.tokens[Int(tree.parts[path.lowerBound])].kind != .variable,
            let relation = relation(ofCTE: cte)
        {
            finishRelation(relation, node, symbol: symbol, path: path, scope: scope)
            return
        }
        // `FROM t, t.items`: a path into a relation that stands before.
        if path.count >= 2, let set = siblingPath(path, scope: scope) {
            let relation = element(of: set, name: tree.parts[path.upperBound - 1], node: node)
            finishRelation(relation, node, symbol: symbol, path: 0..<0, scope: scope)
            return
        }
        let token = tree.parts[path.upperBound - 1]
        if tree.tokens[Int(token)].kind == .template, path.count == 1 {
            complain(.unknownTemplate, "the table \(tree.unquoted(token)) is only known when the template is rendered", at: token)
        }
        let name = fullName(path)
        if rules.dottedQuotes, tree.tokens[Int(token)].kind == .quotedName {
            symbol = tree.symbols.intern(Session.lastPart(name.name))
        }
        if path.count == 1, let pseudo = triggerTable, ["inserted", "deleted", "new", "old"].contains(tree.unquoted(token).lowercased()) {
            finishRelation(relation(ofTable: pseudo), node, symbol: symbol, path: path, scope: scope)
            return
        }
        let relation = relation(ofTable: table(name, at: token))
        finishRelation(relation, node, symbol: symbol, path: path, scope: scope)
    }

    /// A column of an earlier relation whose elements are read as rows.
    private mutating func siblingPath(_ path: Range<Int>, scope: Int) -> SetID? {
        let first = nameSymbol(tree.parts[path.lowerBound])
        var current = scope
        while current >= 0 {
            for entry in scopes[current].entries where entry.symbol == first {
                let token = tree.parts[path.lowerBound + 1]
                guard let set = column(nameSymbol(token), spelling: token, of: entry.relation, at: token) else { return nil }
                return fields(set, path: (path.lowerBound + 2)..<path.upperBound)
            }
            current = scopes[current].parent
        }
        return nil
    }

    /// The elements of an array: one column of the relation's name, and fields of it.
    mutating func element(of set: SetID, name: UInt32, node: Node) -> RelationID {
        let mark = sets.mark()
        sets.add(set, .transformation, since: mark)
        let elements = sets.close(mark)
        var relation = Relation(shape: .function, set: elements)
        relation.isOpen = true
        if let fields = structFields[set] {
            relation.columns = relations[fields].columns
            for index in relation.columns.indices {
                let mark = sets.mark()
                sets.add(relation.columns[index].set, .transformation, since: mark)
                relation.columns[index].set = sets.close(mark)
            }
        }
        return add(relation)
    }

    // MARK: Derived tables

    private mutating func addDerived(_ node: Node, scope: Int) {
        var child = node.firstChild
        guard child != 0 else { return }
        let name = aliasToken(of: node)
        let relation = resolveQuery(child, parent: scope, name: name)
        child = tree.nodes[Int(child)].next
        finishRelation(relation, node, symbol: OutputColumn.unnamedSymbol, path: 0..<0, scope: scope)
    }

    private func aliasToken(of node: Node) -> UInt32 {
        var child = node.firstChild
        var token: UInt32 = 0
        while child != 0 {
            if tree.nodes[Int(child)].kind == .alias { token = tree.nodes[Int(child)].value }
            child = tree.nodes[Int(child)].next
        }
        return token
    }

    /// Applies what stands behind a relation (alias, PIVOT, MATCH_RECOGNIZE) in order and puts it in scope.
    mutating func finishRelation(
        _ id: RelationID, _ node: Node, symbol: UInt32, path: Range<Int>, scope: Int
    ) {
        var id = id
        var symbol = symbol
        var path = path
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .alias:
                var names: [UInt32] = []
                var name = part.firstChild
                while name != 0 {
                    names.append(tree.nodes[Int(name)].value)
                    name = tree.nodes[Int(name)].next
                }
                if part.value != 0 {
                    symbol = nameSymbol(part.value)
                    if relations[id].shape != .base { path = 0..<0 }
                }
                if relations[id].shape == .function {
                    id = namedFunction(id, alias: part, names: names)
                } else if relations[id].shape == .derived, relations[id].scopeName == 0 || !names.isEmpty {
                    id = named(id, names, scopeName: relations[id].scopeName == 0 ? part.value : relations[id].scopeName)
                } else if !names.isEmpty {
                    id = named(id, names, scopeName: 0)
                }
            case .pivot:
                id = resolvePivot(part, over: id, scope: scope)
                symbol = OutputColumn.unnamedSymbol
            case .unpivot:
                id = resolveUnpivot(part, over: id, scope: scope)
                symbol = OutputColumn.unnamedSymbol
            case .matchRecognize:
                id = resolveMatchRecognize(part, over: id, symbol: symbol, scope: scope)
                symbol = OutputColumn.unnamedSymbol
            case .offsetAlias:
                var relation = relations[id]
                relation.columns.append(
                    OutputColumn(symbol: nameSymbol(part.value), spelling: part.value, set: 0, node: 0))
                id = add(relation)
            default: break
            }
            child = part.next
        }
        enter(id, symbol: symbol, path: path, scope: scope)
    }

    // MARK: Table functions

    private mutating func addFunction(_ node: Node, scope: Int) {
        let first = node.firstChild
        let call = tree.nodes[Int(first)]
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
            if !relation.columns.isEmpty { relation.isOpen = false }
            declaredColumns(call, into: &relation)
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

    /// The names that a table function gives its columns.
    private static func columns(ofFunction name: String, dialect: Dialect) -> [String] {
        switch name {
        case "flatten": ["seq", "key", "path", "index", "value", "this"]
        case "split_to_table", "strtok_split_to_table": ["seq", "index", "value"]
        case "openjson": ["key", "value", "type"]
        case "string_split": ["value", "ordinal"]
        case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text":
            dialect == .sqlite ? [] : ["key", "value"]
        case "posexplode", "posexplode_outer": ["pos", "col"]
        case "explode", "explode_outer": ["col", "key", "value"]
        default: []
        }
    }

    /// Calls that are tables by another writing: IDENTIFIER('t'), read_parquet('s3://…'), SEMANTIC_VIEW(v …).
    private mutating func tableOfCall(_ call: Node) -> RelationID? {
        guard call.kind == .call else { return nil }
        let name = functionName(call)
        switch name {
        case "identifier", "table", "stream", "dynamic_table", "remote", "cluster", "s3", "gcs", "hdfs", "url", "file", "iceberg", "deltalake", "azureblobstorage", "s3cluster",
            "read_parquet", "parquet_scan", "read_csv", "read_csv_auto", "read_json", "read_json_auto", "read_ndjson", "read_text", "read_blob", "iceberg_scan", "delta_scan", "read_files", "sniff_csv", "parquet_metadata", "read_xlsx", "st_read", "glob", "postgres_scan", "sqlite_scan", "mysql_scan", "iceberg_metadata", "read_json_objects", "read_avro", "read_arrow", "cloud_files", "openrowset":
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
            if part.kind == .named, tree.unquoted(part.value).lowercased() == "bulk" || tree.unquoted(part.value).lowercased() == "data_source" {
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
        if name == "identifier" { return identifiedTable(call).map { relation(ofTable: $0) } }
        guard let token = text else { return nil }
        let value = tree.unquoted(token)
        if name == "table" || name == "stream" { return relation(ofTable: table(ofText: value, at: token)) }
        return relation(ofTable: table(DatasetName(value, kind: value.hasPrefix("@") ? .stage : .file), at: token))
    }

    /// IDENTIFIER('t'), IDENTIFIER(t), IDENTIFIER($variable with a known text).
    mutating func identifiedTable(_ call: Node) -> Int? {
        let argument = tree.nodes[Int(call.firstChild)]
        if argument.kind == .name, constantText(call.firstChild) == nil {
            return table(fullName(tree.path(argument.value)), at: argument.start)
        }
        return constantText(call.firstChild).map { table(ofText: $0, at: argument.start) }
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
    private mutating func namedFunction(_ id: RelationID, alias: Node, names: [UInt32]) -> RelationID {
        var relation = relations[id]
        if alias.flags.contains(.implied) || !names.isEmpty {
            if relation.columns.count > names.count, relation.columns.first?.symbol != OutputColumn.unnamedSymbol, relation.columns.count > 3, !alias.flags.contains(.implied) {
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
        } else if alias.value != 0, relation.columns.isEmpty || relation.columns.allSatisfy({ $0.set == 0 }) || relation.isOpen {
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
            add(relation), symbol: alias.value == 0 ? OutputColumn.unnamedSymbol : nameSymbol(alias.value), scope: scope)
    }

    // MARK: Locations

    private mutating func addLocation(_ node: Node, scope: Int) {
        let name = location(node)
        let table = table(name, at: node.start)
        let relation = relation(ofTable: table)
        finishRelation(relation, node, symbol: OutputColumn.unnamedSymbol, path: 0..<0, scope: scope)
    }

    /// The dataset of a string or stage that stands where a table could.
    mutating func location(_ node: Node) -> DatasetName {
        if node.kind == .stage {
            let last = tree.tokens[Int(node.value) - 1]
            let span = SourceSpan(start: Int(tree.tokens[Int(node.start)].start), end: Int(last.end))
            return DatasetName(tree.text(span), kind: .stage)
        }
        let text = tree.unquoted(node.value)
        if text.hasPrefix("@") { return DatasetName(text, kind: .stage) }
        if !isFileName(text), rules.doubleQuotedStrings || rules.bracketNames || dialect == .postgres || dialect == .redshift, !text.contains("/"), !text.contains(":") {
            return complete(text.split(separator: ".").map(String.init))
        }
        return DatasetName(text, kind: .file)
    }

    // MARK: Joins

    private mutating func addJoin(_ node: Node, scope: Int) {
        let before = scopes[scope].entries.count
        addRelation(node.firstChild, scope: scope)
        if node.flags.contains(.natural) { mergeNatural(scope: scope, leftCount: before) }
        var child = tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .on: steer(byChildrenOf: child, .join, scope: scope)
            case .using: merge(part, scope: scope, leftCount: before)
            default: break
            }
            child = part.next
        }
        // SEMI and ANTI: only one side's columns come out.
        if node.flags.contains(.leftOnly) {
            for index in before..<scopes[scope].entries.count { scopes[scope].entries[index].isHidden = true }
        } else if node.flags.contains(.rightOnly) {
            for index in 0..<before { scopes[scope].entries[index].isHidden = true }
        }
    }

    /// USING (a, b): each is one column that both sides give.
    private mutating func merge(_ using: Node, scope: Int, leftCount: Int) {
        var name = using.firstChild
        while name != 0 {
            let token = tree.nodes[Int(name)].value
            merge(nameSymbol(token), token: token, scope: scope, leftCount: leftCount)
            name = tree.nodes[Int(name)].next
        }
    }

    private mutating func merge(_ symbol: UInt32, token: UInt32, scope: Int, leftCount: Int) {
        let mark = sets.mark()
        var found = false
        if let known = scopes[scope].merged.firstIndex(where: { $0.symbol == symbol }) {
            sets.add(scopes[scope].merged[known].set, .identity, since: mark)
            scopes[scope].merged.remove(at: known)
            found = true
        }
        let entries = scopes[scope].entries
        // On each side those that are known to have it, else the ones that may.
        for side in [0..<leftCount, leftCount..<entries.count] where !(found && side.lowerBound == 0) {
            let known = side.filter { relations[entries[$0].relation].place(of: symbol) != nil }
            let possible = known.isEmpty ? side.filter { relations[entries[$0].relation].isOpen } : known
            for index in possible.prefix(known.isEmpty && possible.count > 1 && side.lowerBound == 0 ? 1 : possible.count) {
                if let set = column(symbol, spelling: token, of: entries[index].relation, at: token) {
                    sets.add(set, .identity, since: mark)
                }
            }
        }
        let set = sets.close(mark)
        scopes[scope].merged.append((symbol, set))
        steer(set, .join)
    }

    /// NATURAL JOIN: the columns that both sides are known to have.
    private mutating func mergeNatural(scope: Int, leftCount: Int) {
        let entries = scopes[scope].entries
        var symbols: [(UInt32, UInt32)] = []
        for right in leftCount..<entries.count {
            for column in relations[entries[right].relation].columns where !column.isStar {
                for left in 0..<leftCount where relations[entries[left].relation].place(of: column.symbol) != nil {
                    symbols.append((column.symbol, column.spelling))
                    break
                }
            }
        }
        for (symbol, spelling) in symbols {
            let token = spelling & Spelling.spelled == 0 ? spelling : 0
            merge(symbol, token: token, scope: scope, leftCount: leftCount)
        }
    }

    /// Joined tables in parentheses, or ClickHouse's ARRAY JOIN.
    private mutating func addGroup(_ node: Node, scope: Int) {
        let before = scopes[scope].entries.count
        var child = node.firstChild
        var aliased: Node?
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .alias { aliased = part } else { addRelation(child, scope: scope) }
            child = part.next
        }
        guard let alias = aliased, alias.value != 0 else { return }
        // `(a JOIN b ON …) AS t`: t has the columns of both.
        var relation = Relation(shape: .derived)
        for index in before..<scopes[scope].entries.count {
            relation.columns.append(contentsOf: starColumns(of: scopes[scope].entries[index].relation, at: alias.value))
        }
        relation.isOpen = relation.columns.contains { $0.isStar }
        relation.scopeName = alias.value
        if scopes[scope].entries.count == before + 1 {
            scopes[scope].entries[before].symbol = nameSymbol(alias.value)
        } else {
            enter(add(relation), symbol: nameSymbol(alias.value), scope: scope, isHidden: true)
        }
    }
}

extension SyntaxTree {
    func span(of node: Node) -> SourceSpan {
        SourceSpan(start: Int(tokens[Int(node.start)].start), end: Int(tokens[Int(node.end) - 1].end))
    }
}

extension String {
    func trimmed(of characters: String) -> String {
        String(drop { characters.contains($0) })
    }
}
