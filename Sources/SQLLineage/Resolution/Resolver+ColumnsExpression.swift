extension Resolver {
    // MARK: COLUMNS(…)

    /// The call of COLUMNS within an expression, which then stands for an expression for each column.
    func columnsCall(in id: NodeID) -> Node? {
        guard dialect == .duckdb || dialect == .clickhouse else { return nil }
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .call where isColumns(node): return node
        case .subquery, .exists, .query, .select: return nil
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
        } else if node.kind == .array {
            var names = Set<UInt32>()
            var element = node.firstChild
            while element != 0 {
                names.insert(tree.symbols.intern(tree.unquoted(tree.nodes[Int(element)].start)))
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
        for column in self.columns(of: call, scope: scope) {
            boundColumn = (call.start, column.set)
            defer { boundColumn = nil }
            columns.append(
                OutputColumn(
                    symbol: column.symbol, spelling: column.spelling, set: set(of: item.firstChild, scope: scope),
                    node: id))
        }
    }
}
