/// A field of a record that was assigned by itself.
struct RecordField {
    var symbol: UInt32
    /// The token that names it.
    var token: UInt32
    var inputs: [ColumnInput]
}

/// Records that are filled field by field (`r.a := x`), and variables of packages, which are written the same way.
extension Resolver {
    /// Notes what a field of a record holds.
    mutating func setField(_ field: UInt32, of record: UInt32, to inputs: [ColumnInput]) {
        let symbol = nameSymbol(field)
        var fields = records[variableSymbol(record)] ?? []
        if let place = fields.firstIndex(where: { $0.symbol == symbol }) {
            if branchDepth > 0 { fields[place].inputs.merge(inputs) } else { fields[place].inputs = inputs }
        } else {
            fields.append(RecordField(symbol: symbol, token: field, inputs: inputs))
        }
        records[variableSymbol(record)] = fields
    }

    /// The token of the field of a record that an INTO names.
    func fieldToken(of node: Node) -> UInt32? {
        switch node.kind {
        case .table, .name:
            let path = tree.path(node.value)
            return path.count == 2 ? tree.parts[path.lowerBound + 1] : nil
        case .field: return node.value
        default: return nil
        }
    }

    /// `r.a := x`
    mutating func assignField(_ field: UInt32, of record: UInt32, to value: NodeID) {
        begin(.set, value)
        let set = set(of: value, scope: pushScope(parent: -1))
        let inputs = inputs(of: set)
        if containsQuery(value) { finishIfReading() }
        setField(field, of: record, to: inputs)
    }

    /// What a record gives as a row: the query that it was filled by, with the fields that were assigned since.
    mutating func row(ofRecord record: UInt32) -> RelationID? {
        let symbol = nameSymbol(record)
        var row = Relation(shape: .derived)
        if let variable = variables[symbol], variable.node != 0 {
            row = relations[rows(of: variable, symbol: symbol)]
            row.index = nil
        }
        guard let fields = records[symbol] else { return variables[symbol] == nil ? nil : add(row) }
        for field in fields {
            let set = set(of: field.inputs, at: record)
            if let place = row.columns.firstIndex(where: { $0.symbol == field.symbol }) {
                row.columns[place].set = set
            } else {
                row.columns.append(OutputColumn(symbol: field.symbol, spelling: field.token, set: set, node: 0))
            }
        }
        return add(row)
    }

    /// The rows of a query that a variable holds, with the names that its type has for the columns.
    mutating func rows(of variable: Variable, symbol: UInt32) -> RelationID {
        let node = tree.nodes[Int(variable.node)]
        let relation = resolveQuery(node.kind == .subquery ? node.firstChild : variable.node, parent: -1, name: 0)
        guard let shape = recordShapes[symbol] else { return relation }
        return named(relation, tree.children(shape).map { tree.nodes[Int($0)].value }, scopeName: 0)
    }

    /// Whether a record is declared as a row of a table: then its fields have the names of the table's columns.
    func isRow(_ record: UInt32, of table: Int) -> Bool {
        guard let type = rowTypes[tree.tokens[Int(record)].symbol] else { return false }
        return Session.lastPart(tables[table].name.name).lowercased() == tree.unquoted(type).lowercased()
    }

    /// The type of a record: one that the script defines, or the table before `%ROWTYPE`.
    mutating func noteType(of declaration: Node) {
        let symbol = nameSymbol(declaration.value)
        var token = declaration.value + 1
        rowTypes[symbol] = nil
        recordShapes[symbol] = nil
        guard token < declaration.end else { return }
        if let type = recordTypes[nameSymbol(token)] {
            recordShapes[symbol] = type
            return
        }
        while token + 1 < declaration.end {
            if tree.keyword(token + 1) == .rowtype, tree.text(token) == "%" {
                rowTypes[symbol] = token - 1
                return
            }
            token += 1
        }
    }

    /// Inputs that were found before as a set of this statement.
    mutating func set(of inputs: [ColumnInput], at token: UInt32) -> SetID {
        var sources: [Source] = []
        for input in inputs {
            let source = source(of: input, at: token)
            let table = baseColumns[Int(source.column)].table
            if table >= 0 { tables[table].isInput = true }
            sources.append(source)
        }
        let mark = sets.mark()
        for source in sources { sets.add(source, since: mark) }
        return sets.close(mark)
    }
}
