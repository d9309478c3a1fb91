extension Resolver {
    // MARK: Triggers

    /// Notes which function the trigger of which table calls: its definition stands before the trigger's.
    mutating func noteTriggerFunction(_ id: NodeID) {
        guard tree.nodes[Int(id)].kind == .routine, let function = tree.firstChild(id, .triggerFunction),
            let table = tree.firstChild(id, .triggerTable)
        else { return }
        let path = tree.path(tree.nodes[Int(function)].value)
        let name = tree.unquoted(tree.parts[path.upperBound - 1]).lowercased()
        let changed = fullName(tree.path(tree.nodes[Int(table)].value))
        var trigger = session.triggerFunctions[name] ?? Session.Trigger(tables: [], rows: Self.rowNames)
        if !trigger.tables.contains(changed) { trigger.tables.append(changed) }
        trigger.rows.formUnion(rowNames(in: id))
        session.triggerFunctions[name] = trigger
    }

    private static let rowNames: Set<String> = ["new", "old", ":new", ":old", "inserted", "deleted"]

    /// What REFERENCING calls the rows before and behind the change.
    private func rowNames(in routine: NodeID) -> [String] {
        var names: [String] = []
        var child = tree.nodes[Int(routine)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .alias {
                let name = tree.unquoted(part.value).lowercased()
                names += [name, ":" + name]
            }
            child = part.next
        }
        return names
    }

    /// What the body of a routine sees of a changed table, nil where it is no trigger's.
    mutating func trigger(of routine: NodeID) -> Session.Trigger? {
        if let table = tree.firstChild(routine, .triggerTable) {
            let changed = fullName(tree.path(tree.nodes[Int(table)].value))
            return Session.Trigger(tables: [changed], rows: Self.rowNames.union(rowNames(in: routine)))
        }
        let path = tree.path(tree.nodes[Int(routine)].value)
        guard !path.isEmpty else { return nil }
        return session.triggerFunctions[tree.unquoted(tree.parts[path.upperBound - 1]).lowercased()]
    }

    /// The changed table, where a name in FROM means its rows (`inserted`, or what REFERENCING calls them).
    mutating func triggerTable(named token: UInt32) -> Int? {
        guard let trigger = session.trigger, trigger.tables.count == 1,
            trigger.rows.contains(tree.unquoted(token).lowercased())
        else { return nil }
        return table(trigger.tables[0], at: token)
    }

    /// `new.x` and `old.x` in a trigger: a column of the changed table.
    mutating func triggerRow(_ first: UInt32, column token: UInt32) -> SetID? {
        guard isInRoutine else { return nil }
        let name = tree.unquoted(first).lowercased()
        let column: UInt32
        if let trigger = session.trigger, trigger.rows.contains(name) {
            let changed = trigger.tables.map { table($0, at: first) }
            if changed.count == 1 {
                tables[changed[0]].isInput = true
                let relation = relation(ofTable: changed[0])
                guard let set = self.column(nameSymbol(token), spelling: token, of: relation, at: token) else {
                    return missing(token, in: relation)
                }
                return set
            }
            complain(.ambiguousColumn, "the triggers of several tables call this function", at: first)
            column = unknownColumn(symbol: nameSymbol(token), spelling: token, candidates: changed)
        } else if session.trigger == nil, ["new", "old", ":new", ":old"].contains(name) {
            complain(.unknownTable, "the table whose trigger this is, is not known here", at: first)
            column = unknownColumn(symbol: nameSymbol(token), spelling: token, candidates: [])
        } else {
            return nil
        }
        return sets.single(
            Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
    }

    /// `SET new.x = …` in a trigger changes the row that is written. False where it is another assignment.
    mutating func assignTriggerRow(_ node: Node) -> Bool {
        guard triggerTable(named: node.value) != nil else { return false }
        begin(.update, node.firstChild)
        let field = tree.nodes[Int(tree.nodes[Int(node.firstChild)].next)].value
        let set = set(of: node.firstChild, scope: pushScope(parent: -1))
        _ = changeTriggerRow(node.value, column: field, to: set, expression: node.firstChild)
        finish()
        return true
    }

    /// Writes a column of the row that a trigger changes; false where the name is none of its rows.
    mutating func changeTriggerRow(_ row: UInt32, column: UInt32, to set: SetID, expression: NodeID) -> Bool {
        guard let changed = triggerTable(named: row) else { return false }
        addOutput(changed)
        emitColumn(spelled(knownSpelling(column, table: changed)), of: changed, set: set, expression: expression)
        return true
    }
}
