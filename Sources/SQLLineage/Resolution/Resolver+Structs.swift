extension Resolver {
    // MARK: Structs

    /// Notes which fields a value put together as a struct has, so that `s.x` finds the sources of x alone.
    mutating func noteFields(of expression: NodeID, set: SetID, scope: Int) {
        guard set != 0, structFields[set] == nil else { return }
        let node = tree.nodes[Int(expression)]
        switch node.kind {
        case .index where textSubscript(node) != nil: break
        case .tuple where rules.tuplesHavePositions:
            structFields[set] = positions(ofArguments: node.firstChild, scope: scope)
        case .array, .index:
            // Arrays of structs have the fields of their elements.
            guard node.firstChild != 0 else { return }
            let element = tree.nodes[Int(node.firstChild)]
            guard [.structure, .call, .subquery, .name].contains(element.kind) else { return }
            let inner = self.set(of: node.firstChild, scope: scope)
            if let fields = structFields[inner] { structFields[set] = transformed(fields) }
        case .structure:
            structFields[set] = fields(ofArguments: node.firstChild, scope: scope)
        case .call:
            let name = functionName(node)
            if name == "array_agg" || name == "any_value" || name == "array" || name == "list"
                || name == "array_concat_agg", node.firstChild != 0
            {
                let inner = self.set(of: node.firstChild, scope: scope)
                if let fields = structFields[inner] { structFields[set] = aggregated(fields, name != "array") }
                return
            }
            guard kind(ofFunction: node) == .structure else { return }
            if rules.tuplesHavePositions, name == "tuple" || name == "row" {
                structFields[set] = positions(ofArguments: node.firstChild, scope: scope)
            } else if name == "named_struct" || name.hasPrefix("object_construct") {
                structFields[set] = fields(ofPairs: node.firstChild, scope: scope)
            } else if let fields = fields(ofArguments: node.firstChild, scope: scope) {
                structFields[set] = fields
            }
        case .subquery:
            // ARRAY(SELECT AS STRUCT …)
            break
        default: break
        }
    }

    /// `(a, b)`, whose parts are read by their places: `t.1`.
    private mutating func positions(ofArguments first: NodeID, scope: Int) -> RelationID? {
        var relation = Relation(shape: .derived)
        var child = first
        while child != 0 {
            let name = String(relation.columns.count + 1)
            relation.columns.append(
                OutputColumn(
                    symbol: tree.symbols.intern(name), spelling: spelling(name), set: set(of: child, scope: scope),
                    node: child))
            child = tree.nodes[Int(child)].next
        }
        return relation.columns.isEmpty ? nil : add(relation)
    }

    /// The text of `s['a']`.
    func textSubscript(_ node: Node) -> UInt32? {
        let subscripted = tree.nodes[Int(node.firstChild)].next
        guard subscripted != 0 else { return nil }
        let index = tree.nodes[Int(subscripted)]
        guard index.kind == .literal, index.next == 0, tree.tokens[Int(index.start)].kind == .string else { return nil }
        return index.start
    }

    /// `s['a']`, `struct_extract(s, 'a')`, `tupleElement(t, 2)`: the field of a struct that was put together, else all of
    /// the value. The name or place of the field stands behind the value.
    mutating func addField(of value: NodeID, _ role: Role, scope: Int, since mark: Int) {
        let inner = set(of: value, scope: scope)
        let token = tree.nodes[Int(tree.nodes[Int(value)].next)].start
        if let fields = structFields[inner], let place = relations[fields].place(of: nameSymbol(token)) {
            sets.add(relations[fields].columns[place].set, role, since: mark)
        } else {
            sets.add(inner, role.transformed, since: mark)
        }
    }

    private mutating func transformed(_ fields: RelationID) -> RelationID {
        var relation = relations[fields]
        for index in relation.columns.indices {
            let mark = sets.mark()
            sets.add(relation.columns[index].set, .transformation, since: mark)
            relation.columns[index].set = sets.close(mark)
        }
        return add(relation)
    }

    private mutating func aggregated(_ fields: RelationID, _ isAggregate: Bool) -> RelationID {
        var relation = relations[fields]
        for index in relation.columns.indices {
            let mark = sets.mark()
            sets.add(
                relation.columns[index].set, Role(direct: isAggregate ? .aggregation : .transformation), since: mark)
            relation.columns[index].set = sets.close(mark)
        }
        return add(relation)
    }

    /// `STRUCT(a, b AS c)`, `{'a': x}`.
    private mutating func fields(ofArguments first: NodeID, scope: Int) -> RelationID? {
        var relation = Relation(shape: .derived)
        var child = first
        while child != 0 {
            let part = tree.nodes[Int(child)]
            var token: UInt32 = 0
            var value = child
            if part.kind == .named {
                token = part.value
                value = part.firstChild
            } else if part.kind == .name {
                token = tree.parts[tree.path(part.value).upperBound - 1]
            }
            if token != 0 {
                relation.columns.append(
                    OutputColumn(
                        symbol: nameSymbol(token), spelling: token, set: set(of: value, scope: scope), node: value))
            }
            child = part.next
        }
        return relation.columns.isEmpty ? nil : add(relation)
    }

    /// `NAMED_STRUCT('a', x, 'b', y)`.
    private mutating func fields(ofPairs first: NodeID, scope: Int) -> RelationID? {
        var relation = Relation(shape: .derived)
        var key = first
        while key != 0, tree.nodes[Int(key)].next != 0 {
            let value = tree.nodes[Int(key)].next
            let node = tree.nodes[Int(key)]
            if node.kind == .literal, tree.tokens[Int(node.start)].kind == .string {
                relation.columns.append(
                    OutputColumn(
                        symbol: nameSymbol(node.start), spelling: node.start, set: set(of: value, scope: scope),
                        node: value))
            }
            key = tree.nodes[Int(value)].next
        }
        return relation.columns.isEmpty ? nil : add(relation)
    }
}
