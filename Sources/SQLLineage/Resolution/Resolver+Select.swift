extension Resolver {
    /// One SELECT. `tail` is the first of the clauses behind it (ORDER BY, LIMIT) in the query around it.
    mutating func resolveSelect(
        _ id: NodeID, parent: Int, name: Spelling, isExists: Bool, tail: NodeID?
    ) -> RelationID {
        let node = tree.nodes[Int(id)]
        let scope = pushScope(parent: parent)
        if let shared = sharedFrom {
            scopes[scope].entries = shared.entries
            scopes[scope].merged = shared.merged
            sharedFrom = nil
        }
        var projection: NodeID = 0
        var child = node.firstChild
        // The tables first: everything else names them.
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .from: resolveFrom(part, scope: scope)
            case .lateralView: addLateralView(part, scope: scope)
            case .projection: projection = child
            case .windows: defineWindows(part, scope: scope)
            case .connectBy: scopes[scope].isHierarchical = true
            case .groupBy where isSpark: enterWindow(part, scope: scope)
            default: break
            }
            child = part.next
        }
        if rules.expressionCTEs { collectAliases(of: node, scope: scope) }
        if let tail {
            var clause = tail
            while clause != 0 {
                if tree.nodes[Int(clause)].kind == .windows { defineWindows(tree.nodes[Int(clause)], scope: scope) }
                clause = tree.nodes[Int(clause)].next
            }
        }
        var relation = Relation(shape: .derived)
        if !isExists {
            // A star in a struct that is a value takes part as a whole: nothing is lost where its columns are not known.
            let isValue = node.flags.contains(.asStruct) && parent >= 0 && name == 0
            relation.columns = project(projection, scope: scope, reportsStars: !isValue)
        }
        relation.isOpen = relation.columns.contains { $0.isStar }
        relation.isValueTable = node.flags.contains(.asStruct)
        if node.flags.contains(.asValue), relation.columns.count == 1 { takeApart(&relation, at: node.start) }
        resolveClauses(node.firstChild, columns: relation.columns, scope: scope)
        if let tail { resolveClauses(tail, columns: relation.columns, scope: scope) }
        relation.makeIndex()
        lastSelect = scope
        return add(relation)
    }

    /// Spark: `GROUP BY window(time, '1 day')` gives a struct `window`.
    private mutating func enterWindow(_ groups: Node, scope: Int) {
        var key = groups.firstChild
        while key != 0 {
            let call = tree.nodes[Int(key)]
            if call.kind == .call, call.firstChild != 0, ["window", "session_window"].contains(functionName(call)) {
                let time = set(of: call.firstChild, scope: scope)
                let name = tree.parts[tree.path(call.value).upperBound - 1]
                let mark = sets.mark()
                sets.add(time, .transformation, since: mark)
                scopes[scope].parameters.append((nameSymbol(name), sets.close(mark)))
            }
            key = call.next
        }
    }

    private mutating func defineWindows(_ node: Node, scope: Int) {
        var child = node.firstChild
        while child != 0 {
            let window = tree.nodes[Int(child)]
            scopes[scope].windows.append((nameSymbol(window.value), window.firstChild))
            child = window.next
        }
    }

    /// `SELECT AS VALUE s`: the fields of the only column are the columns.
    private mutating func takeApart(_ relation: inout Relation, at token: UInt32) {
        let value = relation.columns[0].set
        if let fields = structFields[value] {
            relation.columns = relations[fields].columns
        } else if let columns = typedFields(of: value, at: token) {
            relation.columns = columns
        } else {
            // A struct whose fields are not known, or no struct at all.
            relation.set = value
            relation.isOpen = true
            return
        }
        relation.isOpen = relation.columns.contains { $0.isStar }
        relation.isValueTable = true
    }

    // MARK: Outputs

    /// The columns of a projection.
    mutating func project(
        _ projection: NodeID, scope: Int, reportsStars: Bool = true
    ) -> ContiguousArray<OutputColumn> {
        var columns: ContiguousArray<OutputColumn> = []
        guard projection != 0 else { return columns }
        var child = tree.nodes[Int(projection)].firstChild
        var place = 0
        while child != 0 {
            let item = tree.nodes[Int(child)]
            if item.kind == .star {
                columns.append(contentsOf: expandedStar(item, scope: scope, isOutput: reportsStars))
            } else if item.kind == .item, let call = columnsCall(in: item.firstChild) {
                appendForEachColumn(of: call, item, child, scope: scope, to: &columns)
            } else if item.kind == .item {
                appendItem(item, child, place: place, scope: scope, to: &columns)
            }
            place += 1
            child = item.next
        }
        return columns
    }

    private mutating func appendItem(
        _ item: Node, _ id: NodeID, place: Int, scope: Int, to columns: inout ContiguousArray<OutputColumn>
    ) {
        let expression = item.firstChild
        let node = tree.nodes[Int(expression)]
        let isAssigned = node.kind == .assignment && assignmentsAreColumns
        let set = set(of: isAssigned ? node.firstChild : expression, scope: scope)
        if node.kind == .assignment, rules.optionalSemicolons, !assignmentsAreColumns {
            // T-SQL's `SELECT @v = x` gives no column.
            return
        }
        var name = node.next
        if isSpark, item.value == 0, name == 0, node.kind == .call,
            ["posexplode", "posexplode_outer"].contains(functionName(node))
        {
            for (name, set) in [("pos", SetID(0)), ("col", set)] {
                columns.append(
                    OutputColumn(symbol: tree.symbols.intern(name), spelling: spelling(name), set: set, node: id))
            }
            return
        }
        // `f(x) AS (a, b)`: a name for each column of the function.
        if item.value == 0, name != 0 {
            let generated = generatedColumns(node, scope: scope)
            var place = 0
            while name != 0 {
                let token = tree.nodes[Int(name)].value
                let each = generated.map { place < $0.count ? $0[place] : 0 } ?? set
                let column = OutputColumn(symbol: nameSymbol(token), spelling: token, set: each, node: id)
                columns.append(column)
                scopes[scope].aliases.append(column)
                place += 1
                name = tree.nodes[Int(name)].next
            }
            return
        }
        var column = OutputColumn(symbol: OutputColumn.unnamedSymbol, spelling: 0, set: set, node: id)
        if item.value != 0 {
            column.symbol = nameSymbol(item.value)
            column.spelling = item.value
        } else {
            let unnamed = rules.outputNames == .numbered ? columns.count { isGenerated($0) } : place
            (column.symbol, column.spelling) = defaultName(of: expression, place: unnamed)
        }
        columns.append(column)
        if item.value != 0 { scopes[scope].aliases.append(column) }
    }

    /// Whether a column has a name that was made up for it.
    private func isGenerated(_ column: OutputColumn) -> Bool {
        column.spelling & Spelling.spelled != 0 && column.node != 0
    }

    // MARK: Clauses

    private mutating func resolveClauses(_ first: NodeID, columns: ContiguousArray<OutputColumn>, scope: Int) {
        var child = first
        while child != 0 {
            let part = tree.nodes[Int(child)]
            scopes[scope].namesOutputs = [.groupBy, .having, .qualify].contains(part.kind)
            switch part.kind {
            case .whereClause, .having, .qualify, .connectBy:
                ensureAliases(columns, scope: scope)
                steer(byChildrenOf: child, .filter, scope: scope)
            case .distinctOn:
                steer(byChildrenOf: child, .groupBy, scope: scope)
            case .groupBy:
                if part.flags.contains(.implied) { steerByPlainOutputs(columns) }
                var key = part.firstChild
                while key != 0 {
                    steer(byKey: key, .groupBy, columns: columns, scope: scope, aliasesFirst: false)
                    key = tree.nodes[Int(key)].next
                }
            case .orderBy, .partitionBy:
                ensureAliases(columns, scope: scope)
                var key = part.firstChild
                while key != 0 {
                    steer(byKey: key, .sort, columns: columns, scope: scope, aliasesFirst: true)
                    key = tree.nodes[Int(key)].next
                }
            case .limit:
                steer(byChildrenOf: child, .filter, scope: scope)
            default: break
            }
            child = part.next
        }
    }

    /// GROUP BY ALL: the outputs that are no aggregates.
    private mutating func steerByPlainOutputs(_ columns: ContiguousArray<OutputColumn>) {
        for column in columns where !sets.range(column.set).contains(where: { sets.sources[$0].direct == .aggregation })
        {
            steer(column.set, .groupBy)
        }
    }

    /// Outputs without an alias can be named by ORDER BY as well.
    private mutating func ensureAliases(_ columns: ContiguousArray<OutputColumn>, scope: Int) {
        guard scopes[scope].aliases.isEmpty, scopes[scope].entries.isEmpty else { return }
        scopes[scope].aliases = columns
    }
}
