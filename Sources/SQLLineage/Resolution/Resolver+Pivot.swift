extension Resolver {
    // MARK: PIVOT

    /// The columns that PIVOT keeps, and one for each value and aggregate.
    mutating func resolvePivot(_ node: Node, over id: RelationID, scope: Int) -> RelationID {
        let inner = pushScope(parent: scope)
        enter(id, symbol: OutputColumn.unnamedSymbol, scope: inner)
        var aggregates: [(alias: UInt32, node: NodeID, set: SetID)] = []
        var keys: [NodeID] = []
        var values: [(alias: UInt32, node: NodeID)] = []
        var groups: NodeID = 0
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .item: aggregates.append((part.value, part.firstChild, set(of: part.firstChild, scope: inner)))
            case .on:
                var key = part.firstChild
                while key != 0 {
                    keys.append(key)
                    key = tree.nodes[Int(key)].next
                }
            case .pivotValues:
                var value = part.firstChild
                while value != 0 {
                    let item = tree.nodes[Int(value)]
                    if item.kind == .item {
                        values.append((item.value, item.firstChild))
                    } else if item.kind == .subquery {
                        _ = set(of: value, scope: inner)
                    }
                    value = item.next
                }
            case .groupBy: groups = child
            default: break
            }
            child = part.next
        }
        var used = Set<UInt32>()
        let mark = sets.mark()
        for key in keys {
            // DuckDB: `ON year IN (2000, 2010)` is one expression.
            collectNames(key, into: &used)
            walk(key, .steering(.filter), scope: inner, since: mark)
        }
        // Which rows go into which column, and that others go into none, is the same for all outputs.
        steer(sets.close(mark), .filter)
        for aggregate in aggregates { collectNames(aggregate.node, into: &used) }
        var result = Relation(shape: .derived)
        if groups != 0 {
            var key = tree.nodes[Int(groups)].firstChild
            while key != 0 {
                appendGroup(key, scope: inner, to: &result)
                key = tree.nodes[Int(key)].next
            }
        } else {
            for column in starColumns(of: id, at: node.start) where !used.contains(column.symbol) {
                result.columns.append(column)
            }
        }
        let isDynamic = values.isEmpty
        for value in values {
            // Without USING rows are counted.
            for aggregate in aggregates.isEmpty ? [(alias: 0, node: 0, set: 0)] : aggregates {
                let name = pivotName(value, aggregate, single: aggregates.count <= 1)
                result.columns.append(
                    OutputColumn(
                        symbol: tree.symbols.intern(name), spelling: spelling(name), set: aggregate.set, node: 0))
            }
        }
        result.isOpen = result.columns.contains { $0.isStar }
        if isDynamic {
            // Which columns there will be is only known from the data: one for all of them.
            let mark = sets.mark()
            for aggregate in aggregates { sets.add(aggregate.set, .identity, since: mark) }
            result.set = sets.close(mark)
            result.columns.append(
                OutputColumn(
                    symbol: OutputColumn.unnamedSymbol, spelling: spelling("<pivot>"), set: result.set, node: 0))
            let pivoted = add(result)
            pivotedRest[pivoted] = result.set
            return pivoted
        }
        return add(result)
    }

    private mutating func appendGroup(_ key: NodeID, scope: Int, to result: inout Relation) {
        let node = tree.nodes[Int(key)]
        guard node.kind == .name else { return }
        let token = tree.parts[tree.path(node.value).upperBound - 1]
        result.columns.append(
            OutputColumn(symbol: nameSymbol(token), spelling: token, set: set(of: key, scope: scope), node: 0))
    }

    /// The names of columns that an expression mentions.
    private mutating func collectNames(_ expression: NodeID, into names: inout Set<UInt32>) {
        let node = tree.nodes[Int(expression)]
        if node.kind == .name {
            names.insert(nameSymbol(tree.parts[tree.path(node.value).upperBound - 1]))
            return
        }
        var child = node.firstChild
        while child != 0 {
            collectNames(child, into: &names)
            child = tree.nodes[Int(child)].next
        }
    }

    private func pivotName(
        _ value: (alias: UInt32, node: NodeID), _ aggregate: (alias: UInt32, node: NodeID, set: SetID), single: Bool
    ) -> String {
        var name: String
        if value.alias != 0 {
            name = folded(value.alias)
        } else {
            let node = tree.nodes[Int(value.node)]
            if node.kind == .tuple {
                var parts: [String] = []
                var child = node.firstChild
                while child != 0 {
                    parts.append(tree.unquoted(tree.nodes[Int(child)].start))
                    child = tree.nodes[Int(child)].next
                }
                name = parts.joined(separator: "_")
            } else if node.end == node.start + 1 {
                // Snowflake keeps the quotes of a string in the name, and Oracle does.
                name = rules.quotedPivotNames ? tree.text(node.start) : tree.unquoted(node.start)
                if node.kind == .name { name = folded(node.start) }
            } else {
                name = tree.text(tree.span(value.node))
            }
        }
        guard aggregate.alias != 0 && !rules.barePivotNames || !single else {
            return value.alias == 0 && rules.outputNames == .numbered ? plainPivotName(value.node) ?? name : name
        }
        let suffix = aggregate.alias != 0 ? folded(aggregate.alias) : tree.text(tree.span(aggregate.node))
        return rules.pivotAggregateFirst ? "\(suffix)_\(name)" : "\(name)_\(suffix)"
    }

    /// BigQuery makes names of numbers and dates: `_1`, `_2020_01_01`.
    private func plainPivotName(_ value: NodeID) -> String? {
        let node = tree.nodes[Int(value)]
        guard node.kind == .literal else { return nil }
        let last = tree.tokens[Int(node.end) - 1]
        guard last.kind == .number || last.kind == .string && node.end > node.start + 1 else { return nil }
        let text = tree.unquoted(node.end - 1)
        guard text.allSatisfy({ $0.isNumber || $0 == "-" }) else { return nil }
        return "_" + text.replacing("-", with: "_")
    }

    // MARK: UNPIVOT

    mutating func resolveUnpivot(_ node: Node, over id: RelationID, scope: Int) -> RelationID {
        let inner = pushScope(parent: scope)
        enter(id, symbol: OutputColumn.unnamedSymbol, scope: inner)
        var valueNames: [UInt32] = []
        var nameColumn: UInt32 = 0
        var sources: [[SetID]] = []
        var used = Set<UInt32>()
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .columnName: valueNames.append(part.value)
            case .on: nameColumn = tree.nodes[Int(part.firstChild)].value
            case .pivotValues:
                var item = part.firstChild
                while item != 0 {
                    let entry = tree.nodes[Int(item)]
                    let expression = entry.kind == .item ? entry.firstChild : item
                    collectNames(expression, into: &used)
                    let value = tree.nodes[Int(expression)]
                    var place = 0
                    if value.kind == .tuple {
                        var element = value.firstChild
                        while element != 0 {
                            if place >= sources.count { sources.append([]) }
                            sources[place].append(set(of: element, scope: inner))
                            place += 1
                            element = tree.nodes[Int(element)].next
                        }
                    } else {
                        if sources.isEmpty { sources.append([]) }
                        sources[0].append(set(of: expression, scope: inner))
                    }
                    item = entry.next
                }
            default: break
            }
            child = part.next
        }
        var result = Relation(shape: .derived)
        for column in starColumns(of: id, at: node.start) where !used.contains(column.symbol) {
            result.columns.append(column)
        }
        if nameColumn != 0 {
            // The name of a column comes out only where that column has a value.
            let mark = sets.mark()
            for values in sources {
                for value in values { sets.add(value, .steering(.conditional), since: mark) }
            }
            result.columns.append(
                OutputColumn(symbol: nameSymbol(nameColumn), spelling: nameColumn, set: sets.close(mark), node: 0))
        } else if valueNames.isEmpty {
            result.columns.append(
                OutputColumn(symbol: tree.symbols.intern("name"), spelling: spelling("name"), set: 0, node: 0))
        }
        if valueNames.isEmpty {
            appendUnpivoted(
                sources.first ?? [], symbol: tree.symbols.intern("value"), spelling: spelling("value"), to: &result)
        }
        for (place, name) in valueNames.enumerated() {
            appendUnpivoted(
                place < sources.count ? sources[place] : [], symbol: nameSymbol(name), spelling: name, to: &result)
        }
        result.isOpen = result.columns.contains { $0.isStar }
        return add(result)
    }

    private mutating func appendUnpivoted(
        _ values: [SetID], symbol: UInt32, spelling: Spelling, to result: inout Relation
    ) {
        let mark = sets.mark()
        for value in values { sets.add(value, .transformation, since: mark) }
        result.columns.append(OutputColumn(symbol: symbol, spelling: spelling, set: sets.close(mark), node: 0))
    }

    // MARK: MATCH_RECOGNIZE

    /// The partition's columns and the measures; DEFINE steers.
    mutating func resolveMatchRecognize(_ node: Node, over id: RelationID, symbol: UInt32, scope: Int) -> RelationID {
        let inner = pushScope(parent: scope)
        enter(id, symbol: symbol, scope: inner)
        var result = Relation(shape: .derived)
        var child = node.firstChild
        // The names of the pattern stand for rows of the table.
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .definitions || part.kind == .patternNames {
                var item = part.firstChild
                while item != 0 {
                    enter(id, symbol: nameSymbol(tree.nodes[Int(item)].value), scope: inner, isHidden: true)
                    item = tree.nodes[Int(item)].next
                }
            }
            child = part.next
        }
        child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .partitionBy:
                var key = part.firstChild
                while key != 0 {
                    appendGroup(key, scope: inner, to: &result)
                    steer(by: key, .groupBy, scope: inner)
                    key = tree.nodes[Int(key)].next
                }
            case .orderBy:
                steer(byChildrenOf: child, .sort, scope: inner)
            case .measures:
                var item = part.firstChild
                while item != 0 {
                    let measure = tree.nodes[Int(item)]
                    if measure.kind == .item, measure.value != 0 {
                        result.columns.append(
                            OutputColumn(
                                symbol: nameSymbol(measure.value), spelling: measure.value,
                                set: set(of: measure.firstChild, scope: inner), node: item))
                    }
                    item = measure.next
                }
            case .definitions:
                var item = part.firstChild
                while item != 0 {
                    steer(by: tree.nodes[Int(item)].firstChild, .filter, scope: inner)
                    item = tree.nodes[Int(item)].next
                }
            default: break
            }
            child = part.next
        }
        // ALL ROWS PER MATCH keeps the other columns as well.
        if node.flags.contains(.outer) {
            for column in starColumns(of: id, at: node.start)
            where !result.columns.contains(where: { $0.symbol == column.symbol }) {
                result.columns.append(column)
            }
            result.isOpen = relations[id].isOpen
        }
        return add(result)
    }
}
