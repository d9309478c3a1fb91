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
        case .using: mergeUsing(node, scope: scope, leftCount: max(0, scopes[scope].entries.count - 1))
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
        if rules.flowOperator, let query = lastQuery, path.count == 1,
            tree.text(tree.parts[path.lowerBound]) == "$1"
        {
            finishRelation(
                resolveQuery(query, parent: -1, name: 0), node, symbol: symbol, path: path, scope: scope)
            return
        }
        if path.count == 1, let variable = variables[symbol], let query = resultSet(variable) {
            finishRelation(
                resolveQuery(query, parent: -1, name: 0), node, symbol: symbol, path: path, scope: scope)
            return
        }
        if path.count == 1, parameters.contains(symbol), tree.tokens[Int(tree.parts[path.lowerBound])].kind == .variable
        {
            // T-SQL: a parameter that is a table.
            finishRelation(
                add(Relation(shape: .function, isOpen: true)), node, symbol: symbol, path: path, scope: scope)
            return
        }
        // `FROM t, t.items`: a path into a relation that stands before.
        if path.count >= 2, let set = siblingPath(path, scope: scope) {
            let relation = element(of: set, name: tree.parts[path.upperBound - 1], node: node)
            finishRelation(relation, node, symbol: symbol, path: 0..<0, scope: scope)
            return
        }
        let token = tree.parts[path.upperBound - 1]
        complain(ofPlaceholdersIn: path)
        let name = fullName(path)
        if rules.dottedQuotes, tree.tokens[Int(token)].kind == .quotedName {
            symbol = tree.symbols.intern(Session.lastPart(name.name))
        }
        if path.count == 1, let changed = triggerTable(named: token) {
            finishRelation(relation(ofTable: changed), node, symbol: symbol, path: path, scope: scope)
            return
        }
        let base = table(name, at: token)
        tables[base].references += 1
        let relation = relation(ofTable: base)
        finishRelation(relation, node, symbol: symbol, path: path, scope: scope)
    }

    /// The query of a variable that holds rows (Snowflake's RESULTSET).
    private func resultSet(_ variable: Variable) -> NodeID? {
        let node = tree.nodes[Int(variable.node)]
        guard node.kind == .subquery, tree.tokens[Int(node.start)].kind == .word || variable.place < 1 else {
            return nil
        }
        return node.firstChild
    }

    /// A column of an earlier relation whose elements are read as rows.
    private mutating func siblingPath(_ path: Range<Int>, scope: Int) -> SetID? {
        let first = nameSymbol(tree.parts[path.lowerBound])
        var current = scope
        while current >= 0 {
            for entry in scopes[current].entries where entry.symbol == first {
                let token = tree.parts[path.lowerBound + 1]
                guard let set = column(nameSymbol(token), spelling: token, of: entry.relation, at: token) else {
                    return nil
                }
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
            addFields(fields, to: &relation)
        } else if let columns = typedFields(of: elements, at: name) {
            relation.columns = columns
            relation.isOpen = false
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
        var offset: UInt32 = 0
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
                if relations[id].shape == .base, part.flags.contains(.implied) {
                    id = columns(names, ofFile: id)
                } else if relations[id].shape == .function {
                    id = namedFunction(id, alias: part, names: names)
                } else if relations[id].shape == .derived, relations[id].scopeName == 0 || !names.isEmpty {
                    id = named(
                        id, names, scopeName: relations[id].scopeName == 0 ? part.value : relations[id].scopeName)
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
            case .offsetAlias: offset = part.value
            default: break
            }
            child = part.next
        }
        enter(id, symbol: symbol, path: path, scope: scope)
        if offset != 0 {
            // The place of the element stands beside it, and is no column of its own.
            // The keys that UNPIVOT gives are data of the object.
            let isKey = node.kind == .tableFunction && rules.unpivotsObjects
            let column = OutputColumn(
                symbol: nameSymbol(offset), spelling: offset, set: isKey ? relations[id].set : 0, node: 0)
            enter(
                add(Relation(shape: .derived, columns: [column])), symbol: OutputColumn.unnamedSymbol, scope: scope)
        }
    }

    // MARK: Locations

    /// The columns that a query names of a file (`OPENROWSET(…) WITH (a INT)`).
    private mutating func columns(_ names: [UInt32], ofFile file: RelationID) -> RelationID {
        var relation = Relation(shape: .derived)
        for name in names {
            guard let set = column(nameSymbol(name), spelling: name, of: file, at: name) else { continue }
            relation.columns.append(OutputColumn(symbol: nameSymbol(name), spelling: name, set: set, node: 0))
        }
        return add(relation)
    }

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
            let text = tree.text(span)
            return DatasetName(text, kind: text.hasPrefix("@") ? .stage : .file)
        }
        let text = tree.unquoted(node.value)
        if text.hasPrefix("@") { return DatasetName(text, kind: .stage) }
        if !isFileName(text),
            rules.doubleQuotedStrings || rules.bracketNames || dialect == .postgres || dialect == .redshift,
            !text.contains("/"), !text.contains(":")
        {
            return complete(text.split(separator: ".").map(String.init))
        }
        return DatasetName(text, kind: .file)
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
