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
        if let relation = tableOfCall(call) ?? changedTable(call) {
            let token = call.start
            return finishRelation(relation, node, symbol: nameSymbol(token), path: 0..<0, scope: scope)
        }
        var relation = Relation(shape: .function)
        relation.isOpen = true
        let mark = sets.mark()
        var structs: SetID = 0
        let unnests = call.kind == .call && functionName(call) == "unnest"
        var child = first
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .call {
                var argument = part.firstChild
                while argument != 0 {
                    let set = set(of: argument, scope: scope)
                    if structFields[set] != nil { structs = set }
                    if unnests { take(argument, set, apartInto: &relation, scope: scope) }
                    sets.add(set, .transformation, since: mark)
                    argument = tree.nodes[Int(argument)].next
                }
            } else if ![.alias, .offsetAlias, .pivot, .unpivot, .matchRecognize].contains(part.kind) {
                let set = set(of: child, scope: scope)
                if structFields[set] != nil { structs = set }
                sets.add(set, .transformation, since: mark)
            }
            child = part.next
        }
        if call.kind == .call { addReceiver(of: call, .transformation, scope: scope, since: mark) }
        relation.set = sets.close(mark)
        var symbol = OutputColumn.unnamedSymbol
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
        if let fields = structFields[structs], unnests ? relation.arguments.count == 1 : takesApart(call) {
            addFields(fields, to: &relation)
        } else if unnests, relation.arguments.count == 1, tree.nodes[Int(call.firstChild)].kind == .name {
            relation.columns += typedFields(of: relation.set, at: call.start) ?? []
            relation.isOpen = relation.columns.isEmpty
        }
        if call.kind == .call, relation.isOpen, relation.columns.isEmpty {
            relation.hasUnknownColumns = !Self.singleColumnFunctions.contains(functionName(call))
        }
        if node.value == 1 {
            relation.columns.append(
                OutputColumn(symbol: ordinality, spelling: spelling("ordinality"), set: 0, node: 0))
        }
        finishRelation(add(relation), node, symbol: symbol, path: 0..<0, scope: scope)
    }

    /// The fields of what is unnested as columns.
    mutating func addFields(_ fields: RelationID, to relation: inout Relation) {
        for var column in relations[fields].columns {
            column.set = union(of: [column.set], .transformation)
            relation.columns.append(column)
        }
        relation.isOpen = relations[fields].isOpen
    }

    /// Whether what stands in FROM gives the elements of an array.
    private mutating func takesApart(_ call: Node) -> Bool {
        guard call.kind == .call else { return true }
        let name = functionName(call)
        return name.hasPrefix("explode") || name.hasPrefix("posexplode") || name.hasPrefix("inline")
            || name == "flatten"
    }

    private var ordinality: UInt32 { mutating get { tree.symbols.intern("ordinality") } }

    /// What an argument of UNNEST gives: its elements, which may be several columns each.
    private mutating func take(_ argument: NodeID, _ set: SetID, apartInto relation: inout Relation, scope: Int) {
        let whole = union(of: [set], .transformation)
        relation.arguments.append(whole)
        let node = tree.nodes[Int(argument)]
        if let fields = structFields[set], !relations[fields].isOpen {
            for column in relations[fields].columns {
                relation.elements.append(union(of: [column.set], .transformation))
            }
        } else if node.kind == .call, functionName(node) == "map", let (keys, values) = mapSides(node, scope: scope) {
            relation.elements += [keys, values]
        } else {
            relation.elements.append(whole)
        }
    }

    /// The keys and values of `MAP(ARRAY[…], ARRAY[…])`, or of Spark's `map(k, v, k, v)`.
    mutating func mapSides(_ call: Node, scope: Int) -> (keys: SetID, values: SetID)? {
        guard call.firstChild != 0 else { return nil }
        var sides: [[SetID]] = [[], []]
        var count = 0
        var argument = call.firstChild
        while argument != 0 {
            sides[count % 2].append(set(of: argument, scope: scope))
            count += 1
            argument = tree.nodes[Int(argument)].next
        }
        guard count % 2 == 0 else { return nil }
        return (union(of: sides[0], .transformation), union(of: sides[1], .transformation))
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
                relation.columns.count > 3, relation.elements.isEmpty, !alias.flags.contains(.implied)
            {
                for (place, name) in names.enumerated() {
                    relation.columns[place].symbol = nameSymbol(name)
                    relation.columns[place].spelling = name
                }
            } else {
                let ordinality = ordinality
                let isNumbered = relation.columns.contains { $0.symbol == ordinality && $0.set == 0 }
                let count = names.count - (isNumbered ? 1 : 0)
                let parts =
                    relation.elements.count == count
                    ? relation.elements
                    : relation.arguments.count == count || count > 1 && relation.arguments.count > 1
                        ? relation.arguments : []
                relation.columns = []
                for (place, name) in names.enumerated() {
                    relation.columns.append(
                        OutputColumn(
                            symbol: nameSymbol(name), spelling: name,
                            set: isNumbered && place == count
                                ? 0 : place < parts.count ? parts[place] : relation.set, node: 0))
                }
            }
            relation.isOpen = false
            relation.hasUnknownColumns = false
        } else if alias.value != 0, rules.rowValues,
            relation.isOpen || relation.columns.allSatisfy({ $0.symbol == ordinality })
        {
            // `UNNEST(x) AS item`: the alias is the element as well.
            let column = OutputColumn(
                symbol: nameSymbol(alias.value), spelling: alias.value, set: relation.set, node: 0)
            if let fields = relation.columns.isEmpty ? nil : add(Relation(shape: .derived, columns: relation.columns)) {
                structFields[relation.set] = fields
            }
            relation.columns.append(column)
            relation.hasUnknownColumns = false
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

    /// Functions of which it is known that their rows have one value, whose name matters little, or none.
    private static let singleColumnFunctions: Set<String> = [
        "unnest", "generate_series", "generate_subscripts", "range", "sequence", "generator", "numbers",
        "numbers_mt", "zeros", "zeros_mt", "values", "string_to_table", "regexp_split_to_table", "regexp_matches",
        "jsonb_array_elements", "jsonb_array_elements_text", "json_array_elements", "json_array_elements_text",
        "jsonb_object_keys", "json_object_keys", "jsonb_path_query", "generate_date_array",
        "generate_timestamp_array", "generate_array", "arrayjoin", "explode_numbers", "explode_split", "repeat",
        "sys.odcivarchar2list", "sys.odcinumberlist", "odcivarchar2list", "odcinumberlist", "nodes", "xmlsequence",
    ]

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
