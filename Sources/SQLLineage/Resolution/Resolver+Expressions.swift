extension Resolver {
    /// The sources of an expression as a set.
    mutating func set(of expression: NodeID, scope: Int, role: Role = .identity) -> SetID {
        let node = tree.nodes[Int(expression)]
        if node.kind == .name, role.direct == .identity, role.indirect.isEmpty {
            return resolve(tree.path(node.value), scope: scope)
        }
        if role.direct == .identity, role.indirect.isEmpty,
            let set = structuredSet(of: expression, node, scope: scope)
        {
            return set
        }
        let mark = sets.mark()
        walk(expression, role, scope: scope, since: mark)
        let set = sets.close(mark)
        if node.kind == .call || node.kind == .caseExpression { noteFields(of: expression, set: set, scope: scope) }
        return set
    }

    /// Adds what an expression takes part with to the open set.
    mutating func walk(_ expression: NodeID, _ role: Role, scope: Int, since mark: Int) {
        let node = tree.nodes[Int(expression)]
        switch node.kind {
        case .literal, .stage:
            return
        case .template:
            if isParameter(template: node.start) {
                complain(.unknownTemplate, "which column this is, is only known when the query runs", at: node.start)
            }
        case .variable:
            if !variables.isEmpty || !session.values.isEmpty, let set = variableSet(node.end - 1, field: nil) {
                sets.add(set, role, since: mark)
            } else if rules.stages, scopes[scope].entries.count == 1,
                let set = positional(node.start, of: scopes[scope].entries[0].relation)
            {
                sets.add(set, role, since: mark)
            }
        case .name:
            sets.add(resolve(tree.path(node.value), scope: scope), role, since: mark)
        case .operation, .tuple, .array:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .cast, .jsonPath, .assignment:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .named:
            walkChildren(of: node, role, scope: scope, since: mark)
        case .structure:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .index:
            walkIndex(node, role, scope: scope, since: mark)
        case .field:
            if let set = variableField(node) {
                sets.add(set, role, since: mark)
                return
            }
            let inner = set(of: node.firstChild, scope: scope)
            sets.add(field(node.value, of: inner), role, since: mark)
        case .star:
            walkStar(node, role, scope: scope, since: mark)
        case .call:
            walkCall(node, role, scope: scope, since: mark)
        case .caseExpression:
            walkCase(node, role, scope: scope, since: mark)
        case .condition:
            walkChildren(of: node, role.steering(.conditional), scope: scope, since: mark)
        case .subquery:
            walkSubquery(node, role, scope: scope, since: mark)
        case .exists:
            _ = resolveQuery(node.firstChild, parent: scope, name: 0, isExists: true)
        case .lambda:
            walkLambda(node, role, scope: scope, since: mark)
        case .over:
            walkOver(node, role, scope: scope, since: mark)
        case .orderBy, .withinGroup:
            walkChildren(of: node, role.steering(.sort), scope: scope, since: mark)
        case .partitionBy:
            walkChildren(of: node, role.steering(.window), scope: scope, since: mark)
        case .filterClause:
            walkChildren(of: node, role.steering(.filter), scope: scope, since: mark)
        case .query, .select, .setOperation, .values:
            let relation = resolveQuery(expression, parent: scope, name: 0)
            for column in relations[relation].columns { sets.add(column.set, role.transformed, since: mark) }
        case .table:
            // A model or table that a function is given.
            tables[table(fullName(tree.path(node.value)), at: node.start)].isInput = true
        case .columnName, .alias:
            return
        default:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        }
    }

    mutating func walkChildren(of node: Node, _ role: Role, scope: Int, since mark: Int) {
        var child = node.firstChild
        while child != 0 {
            walk(child, role, scope: scope, since: mark)
            child = tree.nodes[Int(child)].next
        }
    }

    // MARK: Kinds

    /// `a[0]` is a part of `a`; what the index is made of steers nothing that is told here.
    private mutating func walkIndex(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        if textSubscript(node) != nil, !structFields.isEmpty || tree.nodes[Int(node.firstChild)].kind != .name {
            return addField(of: node.firstChild, role, scope: scope, since: mark)
        }
        walk(node.firstChild, role.transformed, scope: scope, since: mark)
        var index = tree.nodes[Int(node.firstChild)].next
        while index != 0 {
            walk(index, role.transformed, scope: scope, since: mark)
            index = tree.nodes[Int(index)].next
        }
    }

    /// A star as a value: `count(*)` has no columns, `hash(*)` has all.
    private mutating func walkStar(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        guard node.value != 0 || node.firstChild != 0 || role.direct != .aggregation else { return }
        for column in expandedStar(node, scope: scope) { sets.add(column.set, role.transformed, since: mark) }
    }

    private mutating func walkCase(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .condition:
                walk(child, role, scope: scope, since: mark)
            case .when:
                let result = tree.nodes[Int(part.firstChild)].next
                walk(part.firstChild, role, scope: scope, since: mark)
                walk(result, role.transformed, scope: scope, since: mark)
            default:
                walkChildren(of: part, role.transformed, scope: scope, since: mark)
            }
            child = part.next
        }
    }

    /// A query as a value: its columns, usually one.
    private mutating func walkSubquery(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        if node.flags.contains(.implied) { return walk(node.firstChild, role, scope: scope, since: mark) }
        if node.flags.contains(.byName), let value = namedValue(tree.nodes[Int(node.firstChild)].next, scope: scope) {
            return sets.add(value, role, since: mark)
        }
        let relation = resolveQuery(node.firstChild, parent: scope, name: 0)
        let role = relations[relation].isValueTable || isDocument(node.firstChild) ? role.transformed : role
        for column in relations[relation].columns { sets.add(column.set, role, since: mark) }
    }

    /// Whether the rows of a query become one text (FOR JSON, FOR XML).
    func isDocument(_ query: NodeID) -> Bool {
        var id = query
        while tree.nodes[Int(id)].kind == .query {
            if tree.firstChild(id, .asDocument) != nil { return true }
            id = tree.inner(of: id)
        }
        return false
    }

    private mutating func walkLambda(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        let count = scopes[scope].parameters.count
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .columnName {
                scopes[scope].parameters.append((nameSymbol(part.value), 0))
            } else {
                walk(child, role, scope: scope, since: mark)
            }
            child = part.next
        }
        scopes[scope].parameters.removeLast(scopes[scope].parameters.count - count)
    }

    private mutating func walkOver(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        let window = role.steering(.window)
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .name {
                // A named window.
                let symbol = nameSymbol(tree.parts[tree.path(part.value).lowerBound])
                if let named = scopes[scope].windows.first(where: { $0.symbol == symbol }), named.node != child {
                    walkOver(tree.nodes[Int(named.node)], role, scope: scope, since: mark)
                }
            } else {
                walkChildren(of: part, window, scope: scope, since: mark)
            }
            child = part.next
        }
    }
}
