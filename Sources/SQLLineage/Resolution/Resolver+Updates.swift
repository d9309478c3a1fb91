extension Resolver {
    // MARK: UPDATE, DELETE

    mutating func update(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        let scope = pushScope(parent: -1)
        let target = enterTarget(of: node, scope: scope)
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .assignmentList:
                if let target { assignments(part, target: target, scope: scope) }
            case .whereClause: steer(byChildrenOf: child, .filter, scope: scope)
            case .orderBy: steer(byChildrenOf: child, .sort, scope: scope)
            default: break
            }
            child = part.next
        }
        if statement.outputs.isEmpty, let target { addOutput(target) }
        if let target { resolveReturning(of: node, target: target, scope: scope) }
    }

    mutating func delete(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        let scope = pushScope(parent: -1)
        let target = enterTarget(of: node, scope: scope)
        if let target { addOutput(target) }
        for other in otherTargets(of: node, scope: scope) { addOutput(other) }
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .whereClause { steer(byChildrenOf: child, .filter, scope: scope) }
            child = part.next
        }
        if let target { resolveReturning(of: node, target: target, scope: scope) }
    }

    /// MySQL's `DELETE a, b FROM a JOIN b …`: the targets behind the first.
    private mutating func otherTargets(of node: Node, scope: Int) -> [Int] {
        guard let from = tree.nodes[Int(node.firstChild)].next as NodeID?, from != 0 else { return [] }
        var targets: [Int] = []
        var child = from
        var hasFrom = false
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .from { hasFrom = true }
            if part.kind == .table, let relation = namedRelation(tree.path(part.value), scope: scope),
                relations[relation].shape == .base
            {
                targets.append(relations[relation].table)
            }
            child = part.next
        }
        guard hasFrom else { return [] }
        for target in targets { unreadTarget(target, scope: scope) }
        return targets
    }

    /// Puts all relations of an UPDATE or DELETE in scope and says which is changed.
    private mutating func enterTarget(of node: Node, scope: Int) -> Int? {
        var relations: [NodeID] = []
        var froms: [NodeID] = []
        var child = node.firstChild
        while child != 0 {
            switch tree.nodes[Int(child)].kind {
            case .from: froms.append(child)
            case .assignmentList, .whereClause, .orderBy, .limit: break
            default: relations.append(child)
            }
            child = tree.nodes[Int(child)].next
        }
        for from in froms { resolveFrom(tree.nodes[Int(from)], scope: scope) }
        guard let first = relations.first else { return nil }
        let named = tree.nodes[Int(first)]
        // `UPDATE t … FROM table AS t`: the target is named by its alias.
        if named.kind == .table, !froms.isEmpty {
            let path = tree.path(named.value)
            let symbol = nameSymbol(tree.parts[path.upperBound - 1])
            for entry in scopes[scope].entries
            where entry.symbol == symbol && self.relations[entry.relation].shape == .base {
                if path.count > 1, entry.path.isEmpty { continue }
                let table = self.relations[entry.relation].table
                unreadTarget(table, scope: scope)
                return table
            }
            for entry in scopes[scope].entries where entry.symbol == symbol {
                // The alias of a CTE or derived table: what it is made of is changed.
                guard let table = tableBehind(entry.relation) else { continue }
                tables[table].isInput = false
                return table
            }
        }
        let before = scopes[scope].entries.count
        for (place, relation) in relations.enumerated() {
            // Further targets of a DELETE are relations of its FROM.
            let other = tree.nodes[Int(relation)]
            if place > 0, !froms.isEmpty, other.kind == .table,
                namedRelation(tree.path(other.value), scope: scope) != nil
            {
                continue
            }
            addRelation(relation, scope: scope)
        }
        guard before < scopes[scope].entries.count else { return nil }
        let relation = scopes[scope].entries[before].relation
        guard self.relations[relation].shape == .base else {
            let table = tableBehind(relation)
            if let table { tables[table].isInput = false }
            return table
        }
        let table = self.relations[relation].table
        // The target stands in front in the text, so it is the first to be asked.
        unreadTarget(table, scope: scope)
        return table
    }

    private func tableBehind(_ relation: RelationID) -> Int? {
        for column in relations[relation].columns {
            for index in sets.range(column.set) {
                let table = baseColumns[Int(sets.sources[index].column)].table
                if table >= 0 { return table }
            }
        }
        return nil
    }

    /// The table that is changed is no input, unless it is read a second time.
    private mutating func unreadTarget(_ table: Int, scope: Int) {
        if tables[table].references <= 1 { tables[table].isInput = false }
    }

    // MARK: Assignments

    /// `SET a = x, (b, c) = (SELECT …)`.
    mutating func assignments(_ list: Node, target: Int, scope: Int) {
        var item = list.firstChild
        while item != 0 {
            let node = tree.nodes[Int(item)]
            let left = node.firstChild
            let right = tree.nodes[Int(left)].next
            if right != 0 { assign(left, right, target: target, scope: scope) }
            item = node.next
        }
    }

    private mutating func assign(_ left: NodeID, _ right: NodeID, target: Int, scope: Int) {
        let node = tree.nodes[Int(left)]
        switch node.kind {
        case .name:
            let path = tree.path(node.value)
            let (table, name) = assignedColumn(path, target: target, scope: scope)
            addOutput(table)
            let set = set(of: right, scope: scope)
            if path.count == 1, let base = updatedColumn(path.lowerBound, scope: scope),
                baseColumns[Int(base)].table == target,
                !scopes[scope].entries.contains(where: { relations[$0.relation].table == target })
            {
                emitColumn(
                    spelled(baseColumns[Int(base)].spelling), of: baseColumns[Int(base)].table, set: set,
                    expression: right)
                return
            }
            emitColumn(name, of: table, set: set, expression: right)
        case .tuple:
            assignTuple(node, right, target: target, scope: scope)
        case .variable:
            variables[nameSymbol(node.start)] = Variable(node: right, place: 0)
            addOutput(target)
        default:
            addOutput(target)
            let token = node.start
            emitColumn(spelled(token), of: target, set: set(of: right, scope: scope), expression: right)
        }
    }

    /// The table and column that `table.column`, `column.field` or `table.column.field` stands for.
    private mutating func assignedColumn(_ path: Range<Int>, target: Int, scope: Int) -> (table: Int, name: String) {
        var first = path.lowerBound
        var table = target
        for length in [path.count - 1, 1] where length > 0 && first == path.lowerBound && path.count > length {
            if let relation = namedRelation(path.lowerBound..<(path.lowerBound + length), scope: scope),
                relations[relation].shape == .base
            {
                table = relations[relation].table
                if table != target { unreadTarget(table, scope: scope) }
                first += length
            }
        }
        let column = spelled(knownSpelling(tree.parts[first], table: table))
        let fields = tree.parts[(first + 1)..<path.upperBound].map { tree.unquoted($0) }
        return (table, ([column] + fields).joined(separator: "."))
    }

    /// Oracle's `UPDATE (SELECT a AS x …) SET x = …`: the column of a table that x is.
    private mutating func updatedColumn(_ name: Int, scope: Int) -> UInt32? {
        guard let entry = scopes[scope].entries.first, relations[entry.relation].shape == .derived,
            let place = relations[entry.relation].place(of: nameSymbol(tree.parts[name]))
        else { return nil }
        let range = sets.range(relations[entry.relation].columns[place].set)
        guard range.count == 1, baseColumns[Int(sets.sources[range.lowerBound].column)].table >= 0 else { return nil }
        return sets.sources[range.lowerBound].column
    }

    /// A column's name as the schema has it, else as it stands.
    mutating func knownSpelling(_ token: UInt32, table: Int) -> Spelling {
        guard tables[table].columns != nil else { return token }
        let relation = relation(ofTable: table, isInput: false)
        guard let place = relations[relation].place(of: nameSymbol(token)) else { return token }
        return relations[relation].columns[place].spelling
    }

    private mutating func assignTuple(_ left: Node, _ right: NodeID, target: Int, scope: Int) {
        addOutput(target)
        var values: [(SetID, NodeID)] = []
        let value = tree.nodes[Int(right)]
        if value.kind == .subquery {
            let relation = resolveQuery(value.firstChild, parent: scope, name: 0)
            values = relations[relation].columns.map { ($0.set, $0.node == 0 ? right : $0.node) }
        } else {
            var element = value.firstChild
            while element != 0 {
                values.append((set(of: element, scope: scope), element))
                element = tree.nodes[Int(element)].next
            }
        }
        var place = 0
        var name = left.firstChild
        while name != 0 {
            let node = tree.nodes[Int(name)]
            if node.kind == .name, place < values.count {
                let (table, name) = assignedColumn(tree.path(node.value), target: target, scope: scope)
                emitColumn(name, of: table, set: values[place].0, expression: values[place].1)
            }
            place += 1
            name = node.next
        }
    }

    /// The key of a column in ``changedColumns``.
    mutating func changedColumn(_ name: String, of table: Int) -> UInt64 {
        UInt64(table) << 32 | UInt64(tree.symbols.intern(name))
    }

    mutating func emitColumn(_ name: String, of table: Int, set: SetID, expression: NodeID) {
        let inputs = inputs(of: set)
        let key = changedColumn(name, of: table)
        if let known = changedColumns[key] {
            statement.columns[known].inputs.merge(inputs)
            return
        }
        changedColumns[key] = statement.columns.count
        statement.columns.append(
            ColumnLineage(
                target: tables[table].name, column: name, expression: tree.span(expression), inputs: inputs))
    }

    // MARK: MERGE

    mutating func merge(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        let scope = pushScope(parent: -1)
        // WITH before MERGE is in the query around it.
        addRelation(node.firstChild, scope: scope)
        var target: Int?
        if let entry = scopes[scope].entries.first {
            if relations[entry.relation].shape == .base {
                target = relations[entry.relation].table
                tables[relations[entry.relation].table].isInput = false
            } else {
                target = tableBehind(entry.relation)
                if let target { tables[target].isInput = false }
            }
        }
        if let target { addOutput(target) }
        let source = tree.nodes[Int(node.firstChild)].next
        // The source does not see the target.
        let outside = pushScope(parent: -1)
        addRelation(source, scope: outside)
        scopes[scope].entries += scopes[outside].entries
        scopes[scope].merged += scopes[outside].merged
        guard let target, !scopes[scope].entries.isEmpty else { return }
        let sourceEntries = 1..<scopes[scope].entries.count
        var child = tree.nodes[Int(source)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .on: steer(byChildrenOf: child, .join, scope: scope)
            case .using: mergeUsing(part, scope: scope, leftCount: 1)
            case .mergeBranch: mergeBranch(child, target: target, sources: sourceEntries, scope: scope)
            case .returning: resolveReturning(of: node, target: target, scope: scope)
            default: addRelation(child, scope: scope)
            }
            child = part.next
        }
    }

    private mutating func mergeBranch(_ id: NodeID, target: Int, sources: Range<Int>, scope: Int) {
        let node = tree.nodes[Int(id)]
        var names: [String] = []
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .condition: steer(byChildrenOf: child, .filter, scope: scope)
            case .assignmentList: assignments(part, target: target, scope: scope)
            case .insertColumns: names = columnNames(part, of: target)
            case .values:
                if names.isEmpty, let known = tables[target].columns { names = known.map { spelled($0.spelling) } }
                mergeValues(part, names: names, target: target, sources: sources, scope: scope)
            default: break
            }
            child = part.next
        }
        guard node.flags.contains(.asStruct) else { return }
        // UPDATE SET *, INSERT *: the columns of the source by their names.
        var excepted = Set<UInt32>()
        if let except = tree.firstChild(id, .exceptColumns) {
            var name = tree.nodes[Int(except)].firstChild
            while name != 0 {
                excepted.insert(nameSymbol(tree.nodes[Int(name)].value))
                name = tree.nodes[Int(name)].next
            }
        }
        for index in sources {
            for column in starColumns(of: scopes[scope].entries[index].relation, at: node.start)
            where !excepted.contains(column.symbol) && mayHave(column, table: target) {
                emitColumn(spelled(column.spelling), of: target, set: column.set, expression: column.node)
                if column.isStar {
                    complain(
                        .unresolvedStar, "* stands for the columns of the source, which are not known: give a schema",
                        at: node.start)
                }
            }
        }
    }

    /// Whether a table that is known has a column, or may have it.
    private mutating func mayHave(_ column: OutputColumn, table: Int) -> Bool {
        guard !column.isStar, tables[table].columns != nil else { return true }
        return relations[relation(ofTable: table, isInput: false)].place(of: column.symbol) != nil
    }

    private mutating func mergeValues(_ values: Node, names: [String], target: Int, sources: Range<Int>, scope: Int) {
        guard values.firstChild != 0 else { return }
        // The row that is inserted has nothing of the target yet.
        let inner = pushScope(parent: scope)
        for index in sources where index < scopes[scope].entries.count {
            scopes[inner].entries.append(scopes[scope].entries[index])
        }
        var place = 0
        var cell = tree.nodes[Int(values.firstChild)].firstChild
        while cell != 0 {
            let expression = tree.nodes[Int(cell)]
            var name = place < names.count ? names[place] : ""
            if name.isEmpty {
                name =
                    expression.kind == .name
                    ? spelled(tree.parts[tree.path(expression.value).upperBound - 1]) : tree.text(tree.span(cell))
            }
            emitColumn(name, of: target, set: set(of: cell, scope: inner), expression: cell)
            place += 1
            cell = expression.next
        }
    }
}
