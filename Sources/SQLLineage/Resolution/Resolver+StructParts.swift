/// Parts of values that are put together: what an index or a field gives, and what a type calls it.
extension Resolver {
    // MARK: Taking apart

    /// `arr[1]`, `row[2]`, `s['a']`.
    mutating func subscripted(_ node: Node, scope: Int) -> SetID {
        let inner = set(of: node.firstChild, scope: scope)
        let index = tree.nodes[Int(node.firstChild)].next
        let fields = structFields[inner]
        if let fields, !relations[fields].isCollection, index != 0, tree.nodes[Int(index)].kind == .literal,
            let place = self.place(named: tree.nodes[Int(index)].start, in: fields)
        {
            return relations[fields].columns[place].set
        }
        let mark = sets.mark()
        sets.add(inner, .transformation, since: mark)
        var child = index
        while child != 0 {
            walk(child, .transformation, scope: scope, since: mark)
            child = tree.nodes[Int(child)].next
        }
        let set = sets.close(mark, isDistinct: fields != nil)
        if let fields { structFields[set] = element(of: fields) }
        return set
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
        if let fields = structFields[inner],
            let place = relations[fields].place(of: nameSymbol(token)) ?? place(named: token, in: fields)
        {
            sets.add(relations[fields].columns[place].set, role, since: mark)
        } else {
            sets.add(inner, role.transformed, since: mark)
        }
    }

    /// Which field a literal names: by its name, or by its place from one on.
    func place(named token: UInt32, in fields: RelationID) -> Int? {
        let text = tree.unquoted(token)
        if tree.tokens[Int(token)].kind == .number {
            guard let place = Int(text), place >= 1, place <= relations[fields].columns.count, !relations[fields].isOpen
            else { return nil }
            return place - 1
        }
        guard tree.tokens[Int(token)].kind == .string else { return nil }
        return relations[fields].columns.firstIndex { spelled($0.spelling) == text }
    }

    /// The fields of one element of an array, which are made of it.
    private mutating func element(of fields: RelationID) -> RelationID {
        var relation = relations[fields]
        relation.isCollection = false
        for place in relation.columns.indices {
            relation.columns[place].set = union(of: [relation.columns[place].set], .transformation)
        }
        return add(relation)
    }

    // MARK: Types

    /// A value that a cast gives other fields: by place, or by name where the type is an object.
    mutating func converted(_ set: SetID, to type: [Schema.Column], type text: String) -> SetID {
        var relation = Relation(shape: .derived)
        let fields = structFields[set]
        let byName =
            fields.map { fields in
                (dialect == .duckdb || text.lowercased().hasPrefix("object"))
                    && type.contains { relations[fields].place(of: tree.symbols.intern($0.name)) != nil }
            } ?? false
        for (place, field) in type.enumerated() {
            let symbol = tree.symbols.intern(field.name)
            var own: SetID = 0
            if let fields, byName || relations[fields].columns.count == type.count, !relations[fields].isOpen {
                if let other = byName ? relations[fields].place(of: symbol) : place {
                    own = relations[fields].columns[other].set
                }
            } else {
                own = set
            }
            let value =
                StructType.fields(of: field.type).map { converted(own, to: $0, type: field.type) }
                ?? union(of: [own], .transformation)
            relation.columns.append(
                OutputColumn(symbol: symbol, spelling: spelling(field.name), set: value, node: 0))
        }
        relation.isCollection = StructType.isArray(text)
        let mark = sets.mark()
        sets.add(set, .transformation, since: mark)
        let result = sets.close(mark, isDistinct: true)
        structFields[result] = add(relation)
        return result
    }

    /// Whether the word begins a type that can have fields.
    func isStructType(_ token: UInt32) -> Bool {
        switch Keyword(rawValue: UInt16(truncatingIfNeeded: tree.tokens[Int(token)].symbol)) {
        case .row, .struct, .array, .object, .tuple, .list:
            return tree.tokens[Int(token)].kind == .word && tree.tokens[Int(token)].symbol < Keyword.count
        default: return false
        }
    }

    /// The names that `STRUCT<a INT64, b STRING>(…)` gives its fields.
    func typeFields(ofConstructor call: Node) -> [Schema.Column]? {
        guard tree.tokens[Int(call.start) + 1].kind == .op else { return nil }
        return typeText(from: call.start).flatMap(StructType.fields)
    }

    /// The text of the type that begins at a token, with its parameters.
    func typeText(from first: UInt32) -> String? {
        var end = Int(first) + 1
        let next = tree.tokens[end]
        if next.kind == .leftParen, next.symbol != 0 {
            end = Int(next.symbol)
        } else if next.kind == .op {
            var level = 0
            repeat {
                guard tree.tokens[end].kind != .endOfText else { return nil }
                let text = tree.tokens[end].kind == .op ? tree.text(UInt32(end)) : ""
                if text == "<" { level += 1 }
                if text == ">" { level -= 1 }
                end += 1
            } while level > 0
            end -= 1
        } else {
            return nil
        }
        return tree.text(
            SourceSpan(start: Int(tree.tokens[Int(first)].start), end: Int(tree.tokens[end].end)))
    }
}
