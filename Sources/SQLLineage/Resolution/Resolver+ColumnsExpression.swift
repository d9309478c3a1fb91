extension Resolver {
    // MARK: COLUMNS(…)

    /// The call of COLUMNS within an expression, which then stands for an expression for each column.
    func columnsCall(in id: NodeID) -> Node? {
        guard dialect == .duckdb || dialect == .clickhouse else { return nil }
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .call where isColumns(node): return node
        case .subquery, .exists, .query, .select, .star: return nil
        default: break
        }
        var child = node.firstChild
        while child != 0 {
            if let call = columnsCall(in: child) { return call }
            child = tree.nodes[Int(child)].next
        }
        return nil
    }

    private func isColumns(_ call: Node) -> Bool {
        let path = tree.path(call.value)
        guard let last = path.last else { return false }
        return tree.unquoted(tree.parts[last]).lowercased() == "columns"
    }

    /// The columns that COLUMNS takes: all that a star does, those that match a pattern, or a list.
    mutating func columns(of call: Node, scope: Int) -> ContiguousArray<OutputColumn> {
        let argument = call.firstChild
        let node = tree.nodes[Int(argument)]
        if argument != 0, node.kind == .star { return expandedStar(node, scope: scope, isOutput: true) }
        var star = Node(kind: .star, start: call.start, end: call.end)
        let path = tree.path(call.value)
        if path.count > 1 { star.value = SyntaxTree.pathValue(start: path.lowerBound, count: path.count - 1) }
        var columns = expandedStar(star, scope: scope, isOutput: true)
        guard argument != 0 else { return columns }
        if node.kind == .literal, let regex = try? Regex(tree.unquoted(node.start)) {
            columns.removeAll { !$0.isStar && ((try? regex.firstMatch(in: spelled($0.spelling))) ?? nil) == nil }
        } else if node.kind == .array || node.kind == .name {
            var names = Set<UInt32>()
            var element = node.kind == .array ? node.firstChild : argument
            while element != 0 {
                names.insert(tree.symbols.intern(tree.unquoted(tree.nodes[Int(element)].end - 1)))
                element = tree.nodes[Int(element)].next
            }
            columns.removeAll { !$0.isStar && !names.contains($0.symbol) }
        }
        return columns
    }

    /// `min(COLUMNS(*))`: the expression once for each column, under its name.
    mutating func appendForEachColumn(
        of call: Node, _ item: Node, _ id: NodeID, scope: Int, to columns: inout ContiguousArray<OutputColumn>
    ) {
        let pattern = item.value == 0 ? nil : renaming(call, to: tree.unquoted(item.value))
        for column in self.columns(of: call, scope: scope) {
            boundColumn = (call.start, column.set)
            defer { boundColumn = nil }
            var output = OutputColumn(
                symbol: column.symbol, spelling: column.spelling, set: set(of: item.firstChild, scope: scope), node: id)
            if let pattern, !column.isStar, let name = pattern(spelled(column.spelling)) {
                output.symbol = tree.symbols.intern(name)
                output.spelling = spelling(name)
            }
            columns.append(output)
        }
    }

    /// `COLUMNS('x(.)') AS 'y_\1'`: what the pattern found in a name makes the new one.
    private func renaming(_ call: Node, to alias: String) -> ((String) -> String?)? {
        let argument = tree.nodes[Int(call.firstChild)]
        guard alias.contains("\\"), argument.kind == .literal, let regex = try? Regex(tree.unquoted(argument.start))
        else { return nil }
        return { name in
            guard let match = (try? regex.firstMatch(in: name)) ?? nil else { return nil }
            var renamed = ""
            var rest = Substring(alias)
            while let character = rest.popFirst() {
                guard character == "\\", let place = rest.first?.wholeNumberValue else {
                    renamed.append(character)
                    continue
                }
                rest.removeFirst()
                if place < match.output.count { renamed += match.output[place].substring ?? "" }
            }
            return renamed
        }
    }
}
