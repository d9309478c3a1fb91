extension Resolver {
    /// What a query gives. `parent` is the scope around it, for correlated references.
    mutating func resolveQuery(
        _ id: NodeID, parent: Int, name: Spelling, isExists: Bool = false
    ) -> RelationID {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .query: return resolveWhole(node, parent: parent, name: name, isExists: isExists)
        case .select: return resolveSelect(id, parent: parent, name: name, isExists: isExists, tail: nil)
        case .setOperation: return resolveSetOperation(node, parent: parent, name: name)
        case .values: return resolveValues(node, parent: parent)
        case .pipeline: return resolvePipeline(node, parent: parent, name: name)
        case .insert, .multiInsert, .update, .delete, .merge:
            // A change of data inside WITH: it is part of the statement; RETURNING gives rows of its table.
            return resolveChange(id)
        case .table:
            let table = self.table(fullName(tree.path(node.value)), at: node.start)
            return relation(ofTable: table)
        case .executeImmediate:
            if let text = constantText(node.firstChild), let relation = relation(ofQuery: text, at: node.start) {
                return relation
            }
            complain(
                .dynamicSQL, "this SQL is put together at run time: what it reads is not known", at: node.start)
            return add(Relation(shape: .derived))
        default:
            return add(Relation(shape: .derived))
        }
    }

    private mutating func resolveChange(_ id: NodeID) -> RelationID {
        if let known = changes[id] { return known }
        let before = statement.outputs.count
        returned = nil
        change(id)
        var result = add(Relation(shape: .derived))
        if let returned {
            result = returned
        } else if statement.outputs.count > before, let table = tableIDs[statement.outputs[before].name.lowercased()] {
            result = relation(ofTable: table, isInput: false)
        }
        changes[id] = result
        return result
    }

    // MARK: WITH and what follows the core

    private mutating func resolveWhole(_ node: Node, parent: Int, name: Spelling, isExists: Bool) -> RelationID {
        let outer = environment
        defer { environment = outer }
        var result = -1
        var body: NodeID = 0
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .with: define(part)
            case .orderBy, .limit, .qualify, .into, .partitionBy, .windows, .asDocument: break
            default: if body == 0 { body = child }
            }
            child = part.next
        }
        guard body != 0 else { return add(Relation(shape: .derived)) }
        let tail = node.firstChild
        if tree.nodes[Int(body)].kind == .select {
            // ORDER BY sees both the tables of the SELECT and its outputs.
            return resolveSelect(body, parent: parent, name: name, isExists: isExists, tail: tail)
        }
        result = resolveQuery(body, parent: parent, name: name, isExists: isExists)
        resolveTail(tail, over: result, parent: parent)
        return result
    }

    /// ORDER BY and LIMIT over what a set operation or query in parentheses gives.
    private mutating func resolveTail(_ first: NodeID, over relation: RelationID, parent: Int) {
        var child = first
        var scope = -1
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if [.orderBy, .limit, .qualify, .partitionBy].contains(part.kind) {
                if scope < 0 {
                    scope = pushScope(parent: parent)
                    scopes[scope].entries.append(
                        ScopeEntry(symbol: OutputColumn.unnamedSymbol, path: 0..<0, relation: relation))
                }
                resolveTailClause(part, child, columns: relations[relation].columns, scope: scope)
            }
            child = part.next
        }
    }

    private mutating func resolveTailClause(
        _ part: Node, _ id: NodeID, columns: ContiguousArray<OutputColumn>, scope: Int
    ) {
        switch part.kind {
        case .orderBy, .partitionBy:
            var item = part.firstChild
            while item != 0 {
                steer(byKey: item, .sort, columns: columns, scope: scope, aliasesFirst: true)
                item = tree.nodes[Int(item)].next
            }
        case .limit, .qualify:
            steer(byChildrenOf: id, .filter, scope: scope)
        default: break
        }
    }

    /// A key of ORDER BY or GROUP BY: an expression, the name of an output, or its place.
    mutating func steer(
        byKey key: NodeID, _ roles: Source.Indirect, columns: ContiguousArray<OutputColumn>, scope: Int,
        aliasesFirst: Bool
    ) {
        let node = tree.nodes[Int(key)]
        if node.kind == .literal {
            let token = tree.tokens[Int(node.start)]
            if token.kind == .number, node.end == node.start + 1, let place = Int(tree.text(node.start)), place >= 1,
                place <= columns.count
            {
                steer(columns[place - 1].set, roles)
            } else if token.kind == .word {
                for column in columns { steer(column.set, roles) }
            }
            return
        }
        if node.kind == .name, tree.path(node.value).count == 1 {
            let set = resolve(tree.path(node.value), scope: scope, aliasesFirst: aliasesFirst)
            return steer(set, roles)
        }
        if node.kind == .tuple {
            var child = node.firstChild
            while child != 0 {
                steer(byKey: child, roles, columns: columns, scope: scope, aliasesFirst: aliasesFirst)
                child = tree.nodes[Int(child)].next
            }
            return
        }
        steer(by: key, roles, scope: scope)
    }

    /// Puts the CTEs of a WITH in sight; each is resolved when something refers to it.
    mutating func define(_ with: Node) {
        var child = with.firstChild
        while child != 0 {
            let node = tree.nodes[Int(child)]
            ctes.append(
                CTE(
                    symbol: nameSymbol(node.value), node: child, environment: environment,
                    isRecursive: with.flags.contains(.recursive) || rules.implicitRecursion))
            environment = ctes.count
            if isChange(child) { _ = relation(ofCTE: ctes.count - 1) }
            child = node.next
        }
    }

    /// Whether a CTE changes data: such a one runs whether it is referred to or not.
    private func isChange(_ cte: NodeID) -> Bool {
        guard let query = tree.firstChild(cte, .query) else { return false }
        let body = tree.nodes[Int(query)].firstChild
        return [.insert, .update, .delete, .merge].contains(tree.nodes[Int(body)].kind)
    }

    /// The CTE of a name, the nearest first.
    func cte(_ symbol: UInt32) -> Int? {
        var index = environment
        while index != 0 {
            if ctes[index - 1].symbol == symbol { return index - 1 }
            index = ctes[index - 1].environment
        }
        return nil
    }

    /// What a CTE gives; nil where a reference to it means a table of the database after all.
    mutating func relation(ofCTE index: Int) -> RelationID? {
        if let known = ctes[index].relation {
            if ctes[index].isResolving { ctes[index].isReferredByItself = true }
            return known
        }
        guard !ctes[index].isResolving else { return nil }
        let node = tree.nodes[Int(ctes[index].node)]
        var names: [UInt32] = []
        var body: NodeID = 0
        var added: [NodeID] = []
        var child = node.firstChild
        while child != 0 {
            switch tree.nodes[Int(child)].kind {
            case .columnName: names.append(tree.nodes[Int(child)].value)
            case .named: added.append(child)
            default: body = child
            }
            child = tree.nodes[Int(child)].next
        }
        ctes[index].isResolving = true
        let outer = environment
        defer {
            environment = outer
            ctes[index].isResolving = false
        }
        var result: RelationID
        if ctes[index].isRecursive, let union = recursiveUnion(body) {
            environment = index + 1
            result = resolveRecursive(union, body: body, names: names, cte: index, name: node.value)
        } else {
            environment = ctes[index].environment
            result = resolveQuery(body, parent: -1, name: node.value)
        }
        result = named(result, names, scopeName: node.value)
        for column in added { addColumn(tree.nodes[Int(column)], to: result) }
        ctes[index].relation = result
        return result
    }

    /// A column that SEARCH or CYCLE makes of others.
    private mutating func addColumn(_ node: Node, to relation: RelationID) {
        let mark = sets.mark()
        var key = node.firstChild
        while key != 0 {
            let name = tree.nodes[Int(key)].end - 1
            let place = relations[relation].place(of: nameSymbol(name))
            sets.add(place.map { relations[relation].columns[$0].set } ?? 0, .transformation, since: mark)
            key = tree.nodes[Int(key)].next
        }
        relations[relation].columns.append(
            OutputColumn(symbol: nameSymbol(node.value), spelling: node.value, set: sets.close(mark), node: 0))
        relations[relation].index = nil
    }

    private func recursiveUnion(_ body: NodeID) -> NodeID? {
        var node = body
        while node != 0 {
            switch tree.nodes[Int(node)].kind {
            case .setOperation: return node
            case .query:
                var child = tree.nodes[Int(node)].firstChild
                while child != 0, [.with, .orderBy, .limit].contains(tree.nodes[Int(child)].kind) {
                    child = tree.nodes[Int(child)].next
                }
                node = child
            default: return nil
            }
        }
        return nil
    }

    /// The anchor first; then the whole, with the CTE being what was found so far, until nothing new comes.
    private mutating func resolveRecursive(
        _ union: NodeID, body: NodeID, names: [UInt32], cte: Int, name: Spelling
    ) -> RelationID {
        let anchor = tree.nodes[Int(union)].firstChild
        let inner = resolveQuery(anchor, parent: -1, name: name)
        ctes[cte].relation = named(inner, names, scopeName: name)
        var result = inner
        // A source moves by one column a round at least, so there is an end; the bound is for what is very wide.
        for _ in 0..<16 {
            let before = ctes[cte].relation.map { roles(of: $0) }
            result = resolveQuery(body, parent: -1, name: name)
            guard ctes[cte].isReferredByItself else { break }
            let current = named(result, names, scopeName: name)
            ctes[cte].relation = current
            if roles(of: current) == before { break }
        }
        ctes[cte].relation = nil
        return result
    }

    /// How the base columns take part in each column of a relation.
    private func roles(of relation: RelationID) -> [[UInt32: [UInt8]]] {
        relations[relation].columns.map { column in
            var roles: [UInt32: [UInt8]] = [:]
            for index in sets.range(column.set) {
                let source = sets.sources[index]
                roles[source.column] = [source.direct.rawValue, source.masked ? 1 : 0, source.indirect.rawValue]
            }
            return roles
        }
    }

    /// A relation with other names for its columns, seen through a named scope.
    mutating func named(_ id: RelationID, _ names: [UInt32], scopeName: Spelling) -> RelationID {
        var relation = relations[id]
        if relation.shape == .base {
            relation.columns = starColumns(of: id, at: names.first ?? 0)
            relation.shape = .derived
        }
        if !names.isEmpty { rename(&relation, names) }
        relation.scopeName = scopeName
        relation.index = nil
        relation.makeIndex()
        return add(relation)
    }

    /// Gives columns the names of an alias list. Around an unresolved star, names count from both ends; those that
    /// fall on it are of columns that are not known.
    private mutating func rename(_ relation: inout Relation, _ names: [UInt32]) {
        guard let star = relation.columns.firstIndex(where: { $0.isStar }) else {
            for (place, name) in names.enumerated() where place < relation.columns.count {
                relation.columns[place].symbol = nameSymbol(name)
                relation.columns[place].spelling = name
            }
            return
        }
        let behind = relation.columns.count - star - 1
        var columns: ContiguousArray<OutputColumn> = []
        for (place, name) in names.enumerated() {
            var column = relation.columns[star]
            if place < star {
                column = relation.columns[place]
            } else if place >= names.count - behind, names.count > star {
                column = relation.columns[relation.columns.count - (names.count - place)]
            }
            column.symbol = nameSymbol(name)
            column.spelling = name
            columns.append(column)
        }
        relation.columns = columns
        relation.isOpen = false
    }
}
