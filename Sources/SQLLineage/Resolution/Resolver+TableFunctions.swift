extension Resolver {
    // MARK: Table functions

    mutating func addFunction(_ node: Node, scope: Int) {
        let first = node.firstChild
        let call = tree.nodes[Int(first)]
        if call.kind == .literal, call.next == 0 || tree.nodes[Int(call.next)].kind == .alias,
            tree.tokens[Int(call.start)].kind == .string
        {
            // TABLE('name')
            let relation = relation(ofTable: table(ofText: tree.unquoted(call.start), at: call.start))
            return finishRelation(relation, node, symbol: OutputColumn.unnamedSymbol, path: 0..<0, scope: scope)
        }
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
            if !relation.columns.isEmpty { relation.isOpen = dialect == .sqlite }
            declaredColumns(call, into: &relation)
            passedColumns(call, name, into: &relation)
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

    /// BigQuery's ML and AI functions pass on the columns of their input; VECTOR_SEARCH has them in two structs.
    private mutating func passedColumns(_ call: Node, _ name: String, into relation: inout Relation) {
        let isSearch = name == "vector_search"
        guard isSearch || name.hasPrefix("ml.") || name.hasPrefix("ai.") || name == "predict" else { return }
        var labels = ["base", "query"][...]
        var argument = call.firstChild
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            if node.kind == .subquery {
                let input = resolveQuery(node.firstChild, parent: -1, name: 0)
                if !isSearch {
                    relation.columns += starColumns(of: input, at: node.start)
                } else if let label = labels.popFirst() {
                    relation.columns.append(
                        OutputColumn(
                            symbol: tree.symbols.intern(label), spelling: spelling(label),
                            set: wholeRow(input, at: node.start), node: 0))
                }
            }
            argument = node.next
        }
    }

    /// The names that a table function gives its columns.
    static func columns(ofFunction name: String, dialect: Dialect) -> [String] {
        switch name {
        case "flatten": ["seq", "key", "path", "index", "value", "this"]
        case "split_to_table", "strtok_split_to_table": ["seq", "index", "value"]
        case "openjson": ["key", "value", "type"]
        case "string_split": ["value", "ordinal"]
        case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text", "json_tree":
            dialect == .sqlite ? ["key", "value", "atom", "fullkey"] : ["key", "value"]
        case "posexplode", "posexplode_outer": ["pos", "col"]
        case "explode", "explode_outer": ["col", "key", "value"]
        default: []
        }
    }

    /// The alias of a table function names its rows, its only column, or (with a list) each column.
    mutating func namedFunction(_ id: RelationID, alias: Node, names: [UInt32]) -> RelationID {
        var relation = relations[id]
        if alias.flags.contains(.implied) || !names.isEmpty {
            if relation.columns.count > names.count, relation.columns.first?.symbol != OutputColumn.unnamedSymbol,
                relation.columns.count > 3, !alias.flags.contains(.implied)
            {
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
        } else if alias.value != 0, rules.rowValues,
            relation.columns.isEmpty || relation.columns.allSatisfy({ $0.set == 0 }) || relation.isOpen
        {
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

    /// What each column comes from that a function gives whose columns have different sources: `stack(2, a, b, c, d)`,
    /// `inline(structs)`, `posexplode(array)`; nil for others, and where that is not known.
    mutating func generatedColumns(_ call: Node, scope: Int) -> [SetID]? {
        guard call.kind == .call, call.firstChild != 0 else { return nil }
        switch functionName(call) {
        case "stack":
            let first = tree.nodes[Int(call.firstChild)]
            guard first.kind == .literal, let rows = Int(tree.text(first.start)), rows > 0 else { return nil }
            var cells: [NodeID] = []
            var cell = first.next
            while cell != 0 {
                cells.append(cell)
                cell = tree.nodes[Int(cell)].next
            }
            let width = (cells.count + rows - 1) / rows
            return (0..<width).map { place in
                let mark = sets.mark()
                for index in stride(from: place, to: cells.count, by: width) {
                    walk(cells[index], .transformation, scope: scope, since: mark)
                }
                return sets.close(mark)
            }
        case "inline", "inline_outer":
            guard let fields = structFields[set(of: call.firstChild, scope: scope)] else { return nil }
            return relations[fields].columns.indices.map { place in
                let mark = sets.mark()
                sets.add(relations[fields].columns[place].set, .transformation, since: mark)
                return sets.close(mark)
            }
        case "posexplode", "posexplode_outer":
            let mark = sets.mark()
            walk(call.firstChild, .transformation, scope: scope, since: mark)
            let elements = sets.close(mark)
            return [0, elements, elements]
        default: return nil
        }
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
        let generated = generatedColumns(call, scope: scope)
        var place = 0
        while name != 0 {
            let token = tree.nodes[Int(name)].value
            var set = relation.set
            if let generated { set = place < generated.count ? generated[place] : 0 }
            relation.columns.append(OutputColumn(symbol: nameSymbol(token), spelling: token, set: set, node: 0))
            place += 1
            name = tree.nodes[Int(name)].next
        }
        if generated == nil, let fields = structFields[structs] { structFields[relation.set] = fields }
        enter(
            add(relation), symbol: alias.value == 0 ? OutputColumn.unnamedSymbol : nameSymbol(alias.value), scope: scope
        )
    }
}
