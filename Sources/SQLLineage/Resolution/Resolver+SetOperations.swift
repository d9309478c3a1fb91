extension Resolver {
    // MARK: Set operations, VALUES

    mutating func resolveSetOperation(_ node: Node, parent: Int, name: Spelling) -> RelationID {
        var operands: [(relation: RelationID, subtracts: Bool)] = []
        var child = node.firstChild
        while child != 0, tree.nodes[Int(child)].kind != .using {
            let operand = resolveQuery(child, parent: parent, name: name)
            operands.append((operand, tree.nodes[Int(child)].flags.contains(.subtracting)))
            child = tree.nodes[Int(child)].next
        }
        return combined(operands, of: node)
    }

    /// What a set operation makes of its operands.
    mutating func combined(_ operands: [(relation: RelationID, subtracts: Bool)], of node: Node) -> RelationID {
        let union = combined(operands, byName: node.flags.contains(.byName), at: node.start)
        guard node.flags.contains(.byName), let first = operands.first?.relation else { return union }
        var child = node.firstChild
        while child != 0, tree.nodes[Int(child)].kind != .using { child = tree.nodes[Int(child)].next }
        guard child != 0 || node.flags.contains(.leftOnly) || node.flags.contains(.natural) else { return union }
        var result = relations[union]
        if child != 0 {
            var columns: ContiguousArray<OutputColumn> = []
            var name = tree.nodes[Int(child)].firstChild
            while name != 0 {
                let token = tree.nodes[Int(name)].value
                if let set = column(nameSymbol(token), spelling: token, of: union, at: token) {
                    columns.append(OutputColumn(symbol: nameSymbol(token), spelling: token, set: set, node: 0))
                }
                name = tree.nodes[Int(name)].next
            }
            result.columns = columns
        } else {
            // An operand whose columns are not known may have any of them.
            result.columns.removeAll { column in
                let keeping = node.flags.contains(.leftOnly) ? operands.prefix(1) : operands[...]
                return !column.isStar
                    && keeping.contains {
                        !relations[$0.relation].isOpen && relations[$0.relation].place(of: column.symbol) == nil
                    }
            }
            if !relations[first].isOpen { result.columns.removeAll { $0.isStar } }
        }
        result.isOpen = result.columns.contains { $0.isStar }
        result.index = nil
        result.makeIndex()
        return add(result)
    }

    /// The union of what several queries give: by position, or by name where that is asked for or all that is possible.
    mutating func combined(
        _ operands: [(relation: RelationID, subtracts: Bool)], byName: Bool, at token: UInt32
    ) -> RelationID {
        guard let first = operands.first?.relation else { return add(Relation(shape: .derived)) }
        guard operands.count > 1 else { return first }
        var result = Relation(shape: .derived)
        let isOpen = operands.contains { relations[$0.relation].isOpen }
        if byName || isOpen {
            combineByName(operands, into: &result)
            result.isOpen = isOpen
        } else {
            result.columns = relations[first].columns
            result.isValueTable = relations[first].isValueTable
            for place in result.columns.indices {
                var parts: [SetID] = []
                let mark = sets.mark()
                for operand in operands where place < relations[operand.relation].columns.count {
                    let part = relations[operand.relation].columns[place].set
                    sets.add(part, operand.subtracts ? .steering(.filter) : .identity, since: mark)
                    if !structFields.isEmpty, !operand.subtracts { parts.append(part) }
                }
                let set = sets.close(mark)
                noteFields(of: set, ofAll: parts)
                result.columns[place].set = set
            }
            for operand in operands where relations[operand.relation].columns.count != result.columns.count {
                complain(
                    .columnCount,
                    "the queries that are put together give \(result.columns.count) and \(relations[operand.relation].columns.count) columns",
                    at: token)
            }
        }
        result.makeIndex()
        return add(result)
    }

    private mutating func combineByName(
        _ operands: [(relation: RelationID, subtracts: Bool)], into result: inout Relation
    ) {
        var places: [UInt32: Int] = [:]
        for operand in operands {
            for column in relations[operand.relation].columns {
                if column.symbol == OutputColumn.unnamedSymbol || places[column.symbol] == nil {
                    places[column.symbol] = result.columns.count
                    result.columns.append(column)
                }
            }
        }
        for place in result.columns.indices {
            let column = result.columns[place]
            guard column.symbol != OutputColumn.unnamedSymbol else { continue }
            let mark = sets.mark()
            for operand in operands {
                let role: Role = operand.subtracts ? .steering(.filter) : .identity
                let relation = relations[operand.relation]
                if let own = relation.place(of: column.symbol) {
                    sets.add(relation.columns[own].set, role, since: mark)
                } else if relation.isOpen, !column.isStar, column.spelling != 0 {
                    let token = column.spelling & Spelling.spelled == 0 ? column.spelling : 0
                    if let set = self.column(column.symbol, spelling: column.spelling, of: operand.relation, at: token)
                    {
                        sets.add(set, role, since: mark)
                    }
                }
            }
            result.columns[place].set = sets.close(mark)
        }
    }

    mutating func resolveValues(_ node: Node, parent: Int) -> RelationID {
        var relation = Relation(shape: .derived)
        let scope = pushScope(parent: parent)
        var row = node.firstChild
        var cells: [[SetID]] = []
        while row != 0 {
            var place = 0
            var cell = tree.nodes[Int(row)].firstChild
            while cell != 0 {
                let set = set(of: cell, scope: scope)
                if place >= cells.count { cells.append([]) }
                cells[place].append(set)
                place += 1
                cell = tree.nodes[Int(cell)].next
            }
            row = tree.nodes[Int(row)].next
        }
        for (place, column) in cells.enumerated() {
            let name = rules.valuesColumnName(place)
            relation.columns.append(
                OutputColumn(
                    symbol: tree.symbols.intern(name), spelling: spelling(name), set: union(of: column, .identity),
                    node: 0))
        }
        return add(relation)
    }
}
