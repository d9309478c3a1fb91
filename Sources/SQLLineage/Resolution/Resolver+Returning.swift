extension Resolver {
    /// RETURNING and OUTPUT of a change: the rows that a query around it reads, or that go into a further table.
    mutating func resolveReturning(of change: Node, target: Int, scope: Int) {
        var child = change.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .returning { resolveReturning(part, child, target: target, scope: scope) }
            child = part.next
        }
    }

    private mutating func resolveReturning(_ node: Node, _ id: NodeID, target: Int, scope: Int) {
        let inner = pushScope(parent: -1)
        let relation = relation(ofTable: target, isInput: false)
        scopes[inner].entries = scopes[scope].entries
        if !scopes[inner].entries.contains(where: { $0.relation == relation }) {
            enter(relation, symbol: OutputColumn.unnamedSymbol, scope: inner)
        }
        for name in ["inserted", "deleted", "new", "old"] {
            enter(relation, symbol: tree.symbols.intern(name), scope: inner, isHidden: true)
        }
        let columns = project(id, scope: inner)
        returned = add(Relation(shape: .derived, columns: columns, isOpen: columns.contains { $0.isStar }))
        // INTO of RETURNING fills variables, that of OUTPUT a table.
        guard let into = tree.firstChild(id, .into) else { return }
        guard tree.nodes[Int(tree.nodes[Int(into)].firstChild)].flags.contains(.target) else {
            return remember(variablesOf: tree.nodes[Int(into)], returning: node, target: target)
        }
        guard let other = targetTable(tree.nodes[Int(into)].firstChild)
        else { return }
        let isVariable = tables[other].name.name.hasPrefix("@")
        addOutput(other)
        if isVariable { statement.temporaryOutputs.insert(tables[other].name) }
        // Rows that were there before are read.
        if statement.kind != .insert { tables[target].isInput = true }
        var names = tree.firstChild(into, .insertColumns).map { columnNames(tree.nodes[Int($0)], of: other) } ?? []
        if names.isEmpty, let known = tables[other].columns, known.count == columns.count {
            names = known.map { spelled($0.spelling) }
        }
        emit(columns, to: tables[other].name, names: names)
    }

    /// `RETURNING a, b INTO x, y`
    private mutating func remember(variablesOf into: Node, returning: Node, target: Int) {
        var item = returning.firstChild
        var variable = into.firstChild
        while item != 0, variable != 0 {
            let value = tree.nodes[Int(item)]
            if value.kind == .item {
                let node = tree.nodes[Int(variable)]
                variables[nameSymbol(variableToken(of: node))] = Variable(
                    node: value.firstChild, place: 0, table: tables[target].name)
                variable = node.next
            }
            item = value.next
        }
    }
}
