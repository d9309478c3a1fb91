/// ClickHouse's ARRAY JOIN.
extension Resolver {
    /// `ARRAY JOIN a AS x, b`: x is an element of a, and b stands for an element of itself.
    mutating func addArrayJoin(_ node: Node, scope: Int) {
        var child = node.firstChild
        while child != 0 {
            let item = tree.nodes[Int(child)]
            unfold(item, scope: scope)
            child = item.next
        }
    }

    private mutating func unfold(_ item: Node, scope: Int) {
        let array = tree.nodes[Int(item.firstChild)]
        var alias: UInt32 = 0
        var part = array.next
        while part != 0 {
            if tree.nodes[Int(part)].kind == .alias { alias = tree.nodes[Int(part)].value }
            part = tree.nodes[Int(part)].next
        }
        let path = array.kind == .name ? tree.path(array.value) : 0..<0
        if !path.isEmpty, unfoldNested(path, alias: alias, scope: scope) { return }
        let set = set(of: item.firstChild, scope: scope)
        let mark = sets.mark()
        sets.add(set, .transformation, since: mark)
        let elements = sets.close(mark)
        if let fields = structFields[set] { structFields[elements] = fields }
        guard alias != 0 || !path.isEmpty else { return }
        let symbol =
            alias != 0
            ? nameSymbol(alias) : path.count == 1 ? nameSymbol(tree.parts[path.lowerBound]) : dottedSymbol(path)
        scopes[scope].unfolded.append((symbol, set))
        scopes[scope].merged.append((symbol, elements))
    }

    /// A nested structure, whose columns the schema lists by dotted names: `nested.k`.
    private mutating func unfoldNested(_ path: Range<Int>, alias: UInt32, scope: Int) -> Bool {
        guard !schema.isEmpty else { return false }
        let prefix = path.map { tree.unquoted(tree.parts[$0]).lowercased() }.joined(separator: ".") + "."
        var found = false
        for index in scopes[scope].entries.indices {
            let relation = scopes[scope].entries[index].relation
            guard relations[relation].shape == .base else { continue }
            for column in relations[relation].columns {
                let name = spelled(column.spelling)
                guard name.lowercased().hasPrefix(prefix),
                    let set = self.column(
                        column.symbol, spelling: column.spelling, of: relation, at: tree.parts[path.lowerBound])
                else { continue }
                found = true
                let mark = sets.mark()
                sets.add(set, .transformation, since: mark)
                let symbol =
                    alias == 0
                    ? column.symbol
                    : tree.symbols.intern(tree.unquoted(alias) + "." + name.dropFirst(prefix.utf8.count))
                scopes[scope].merged.append((symbol, sets.close(mark)))
            }
        }
        return found
    }

    /// `nested.k` where ARRAY JOIN unfolds `nested`.
    mutating func unfoldedField(_ path: Range<Int>, scope: Int) -> SetID? {
        let symbol = nameSymbol(tree.parts[path.lowerBound])
        guard let array = scopes[scope].unfolded.first(where: { $0.symbol == symbol }) else { return nil }
        let mark = sets.mark()
        sets.add(fields(array.set, path: (path.lowerBound + 1)..<path.upperBound), .transformation, since: mark)
        return sets.close(mark)
    }

    // MARK: Columns with dots in their names

    private mutating func dottedSymbol(_ path: Range<Int>) -> UInt32 {
        tree.symbols.intern(path.map { tree.unquoted(tree.parts[$0]) }.joined(separator: "."))
    }

    /// A column that the schema lists by a dotted name, where nothing is known of the name's first part.
    mutating func dottedColumn(_ path: Range<Int>, scope: Int) -> SetID? {
        guard !schema.isEmpty else { return nil }
        let symbol = dottedSymbol(path)
        let token = tree.parts[path.upperBound - 1]
        var current = scope
        while current >= 0 {
            for merged in scopes[current].merged where merged.symbol == symbol { return merged.set }
            for index in scopes[current].entries.indices {
                let relation = scopes[current].entries[index].relation
                if relations[relation].place(of: symbol) != nil {
                    return column(symbol, spelling: token, of: relation, at: token)
                }
            }
            current = scopes[current].parent
        }
        return nil
    }

    /// As ``dottedColumn(_:scope:)``, of one relation.
    mutating func dottedColumn(_ path: Range<Int>, of relation: RelationID) -> SetID? {
        guard !schema.isEmpty, path.count > 1 else { return nil }
        let symbol = dottedSymbol(path)
        guard relations[relation].place(of: symbol) != nil else { return nil }
        let token = tree.parts[path.upperBound - 1]
        return column(symbol, spelling: token, of: relation, at: token)
    }
}
