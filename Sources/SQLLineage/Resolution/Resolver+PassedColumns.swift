/// Table functions whose results have the columns of the tables that they are given.
extension Resolver {
    /// The columns of its input that a function passes on.
    mutating func passedColumns(_ call: Node, _ name: String, into relation: inout Relation) {
        switch name {
        case "vector_search" where dialect == .bigquery: searchColumns(call, into: &relation)
        case _ where name == "predict" || name.hasPrefix("ml.") || name.hasPrefix("ai."):
            for input in tableArguments(of: call) {
                relation.columns += starColumns(of: input, at: call.start)
            }
            // What the function adds is not known, unless it is written behind it.
            if name == "predict" || relation.columns.contains(where: \.isStar) { return }
            relation.columns.append(
                OutputColumn(
                    symbol: OutputColumn.starSymbol, spelling: spelling("*"), set: relation.set, node: 0))
        default: return
        }
    }

    /// The tables and queries among the arguments of a function.
    private mutating func tableArguments(of call: Node) -> [RelationID] {
        var inputs: [RelationID] = []
        var argument = call.firstChild
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            let value = node.kind == .named ? tree.nodes[Int(node.firstChild)] : node
            if value.kind == .subquery { inputs.append(resolveQuery(value.firstChild, parent: -1, name: 0)) }
            argument = node.next
        }
        return inputs
    }

    /// `VECTOR_SEARCH(TABLE base, 'column', TABLE query, …)`: a row of each table, and how far their columns are apart.
    private mutating func searchColumns(_ call: Node, into relation: inout Relation) {
        let inputs = tableArguments(of: call)
        guard inputs.count == 2 else { return }
        var searched: (base: UInt32, query: UInt32) = (0, 0)
        var argument = call.firstChild
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            let value = node.kind == .named ? tree.nodes[Int(node.firstChild)] : node
            if value.kind == .literal, tree.tokens[Int(value.start)].kind == .string {
                let name = node.kind == .named ? tree.unquoted(node.value).lowercased() : ""
                if name == "query_column_to_search" {
                    searched.query = value.start
                } else if searched.base == 0, name.isEmpty || name == "column_to_search" {
                    searched.base = value.start
                }
            }
            argument = node.next
        }
        let mark = sets.mark()
        let names = [searched.base, searched.query == 0 ? searched.base : searched.query]
        for (input, token) in zip(inputs, names) {
            let found =
                token == 0 ? nil : column(nameSymbol(token), spelling: token, of: input, at: token)
            if let found {
                sets.add(found, .transformation, since: mark)
            } else {
                for column in starColumns(of: input, at: call.start) {
                    sets.add(column.set, .transformation, since: mark)
                }
            }
        }
        let distance = sets.close(mark)
        for (name, set) in [
            ("query", wholeRow(inputs[1], at: call.start)), ("base", wholeRow(inputs[0], at: call.start)),
            ("distance", distance),
        ] {
            relation.columns.append(
                OutputColumn(symbol: tree.symbols.intern(name), spelling: spelling(name), set: set, node: 0))
        }
        relation.isOpen = false
    }

    /// Functions that give the rows of a table, with other columns: Trino's `exclude_columns(input => TABLE(t), columns =>
    /// DESCRIPTOR(a, b))`, BigQuery's `CHANGES(TABLE t, …)`.
    mutating func changedTable(_ call: Node) -> RelationID? {
        guard call.kind == .call, rules.unnestsFields else { return nil }
        let name = functionName(call)
        switch name {
        case "exclude_columns", "appends", "changes", "gap_fill": break
        default: return nil
        }
        guard let input = tableArguments(of: call).first else { return nil }
        var columns = starColumns(of: input, at: call.start)
        if name == "exclude_columns" { exclude(fromArgumentsOf: call, &columns) }
        if name == "appends" || name == "changes" {
            for column in ["_CHANGE_TYPE", "_CHANGE_TIMESTAMP"] {
                columns.append(
                    OutputColumn(symbol: tree.symbols.intern(column), spelling: spelling(column), set: 0, node: 0))
            }
        }
        return add(Relation(shape: .derived, columns: columns, isOpen: columns.contains { $0.isStar }))
    }

    /// Takes the columns away that a DESCRIPTOR names.
    private mutating func exclude(fromArgumentsOf call: Node, _ columns: inout ContiguousArray<OutputColumn>) {
        var argument = call.firstChild
        while argument != 0 {
            let node = tree.nodes[Int(argument)]
            let value = node.kind == .named ? tree.nodes[Int(node.firstChild)] : node
            if value.kind == .call {
                var name = value.firstChild
                while name != 0 {
                    let symbol = nameSymbol(tree.nodes[Int(name)].end - 1)
                    columns.removeAll { $0.symbol == symbol }
                    name = tree.nodes[Int(name)].next
                }
            }
            argument = node.next
        }
    }
}
