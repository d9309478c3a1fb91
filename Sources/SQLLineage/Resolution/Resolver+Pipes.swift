extension Resolver {
    /// `query |> stage |> stage`: each stage turns what the one before gives.
    mutating func resolvePipeline(_ node: Node, parent: Int, name: Spelling) -> RelationID {
        let first = node.firstChild
        var current = resolveQuery(first, parent: parent, name: 0)
        var symbol = pipeAlias(first)
        // Behind a join, the names of both sides are good until a stage makes new rows.
        var joined: Int?
        var stage = tree.nodes[Int(first)].next
        while stage != 0 {
            let part = tree.nodes[Int(stage)]
            switch part.kind {
            case .pipeAlias:
                symbol = nameSymbol(part.value)
                joined = nil
            case .with: define(part)
            case .join, .joinGroup:
                let scope = joined ?? pushScope(parent: parent)
                if joined == nil { enter(current, symbol: symbol, scope: scope) }
                addRelation(stage, scope: scope)
                current = allOf(scope)
                joined = scope
            default:
                current = resolveStage(stage, part, over: current, symbol: symbol, joined: joined, parent: parent)
                if ![.whereClause, .orderBy, .limit, .literal].contains(part.kind) { joined = nil }
            }
            stage = part.next
        }
        return current
    }

    /// The alias of the only table of a FROM that begins a pipeline.
    private mutating func pipeAlias(_ query: NodeID) -> UInt32 {
        var id = query
        while tree.nodes[Int(id)].kind == .query {
            var child = tree.nodes[Int(id)].firstChild
            while child != 0, tree.nodes[Int(child)].kind == .with { child = tree.nodes[Int(child)].next }
            id = child
        }
        guard let from = tree.firstChild(id, .from) else { return OutputColumn.unnamedSymbol }
        let table = tree.nodes[Int(tree.nodes[Int(from)].firstChild)]
        guard table.next == 0 else { return OutputColumn.unnamedSymbol }
        var child = table.firstChild
        while child != 0 {
            if tree.nodes[Int(child)].kind == .alias { return nameSymbol(tree.nodes[Int(child)].value) }
            child = tree.nodes[Int(child)].next
        }
        guard table.kind == .table else { return OutputColumn.unnamedSymbol }
        return nameSymbol(tree.parts[tree.path(table.value).upperBound - 1])
    }

    private mutating func resolveStage(
        _ id: NodeID, _ node: Node, over current: RelationID, symbol: UInt32, joined: Int?, parent: Int
    ) -> RelationID {
        let scope = pushScope(parent: parent)
        if let joined {
            scopes[scope].entries = scopes[joined].entries
            scopes[scope].merged = scopes[joined].merged
        } else {
            enter(current, symbol: symbol, scope: scope)
        }
        var result = Relation(shape: .derived)
        switch node.kind {
        case .select:
            var child = node.firstChild
            while child != 0 {
                let part = tree.nodes[Int(child)]
                if part.kind == .projection { result.columns = project(child, scope: scope) }
                if part.kind == .windows {
                    var window = part.firstChild
                    while window != 0 {
                        scopes[scope].windows.append(
                            (nameSymbol(tree.nodes[Int(window)].value), tree.nodes[Int(window)].firstChild))
                        window = tree.nodes[Int(window)].next
                    }
                }
                child = part.next
            }
        case .whereClause:
            steer(byChildrenOf: id, .filter, scope: scope)
            return current
        case .orderBy:
            steer(byChildrenOf: id, .sort, scope: scope)
            return current
        case .limit, .literal: return current
        case .pipeExtend:
            result.columns = starColumns(of: current, at: node.start)
            result.columns.append(contentsOf: items(node.firstChild, scope: scope))
        case .pipeSet:
            result.columns = starColumns(of: current, at: node.start)
            var item = node.firstChild
            while item != 0 {
                let name = tree.nodes[Int(tree.nodes[Int(item)].firstChild)]
                let token = tree.parts[max(tree.path(name.value).upperBound - 1, 0)]
                let value = set(of: name.next, scope: scope)
                if let place = result.columns.firstIndex(where: { $0.symbol == nameSymbol(token) }) {
                    result.columns[place].set = value
                } else {
                    result.columns.append(
                        OutputColumn(symbol: nameSymbol(token), spelling: token, set: value, node: item))
                }
                item = tree.nodes[Int(item)].next
            }
        case .pipeDrop:
            result.columns = starColumns(of: current, at: node.start)
            var name = node.firstChild
            while name != 0 {
                let dropped = nameSymbol(tree.nodes[Int(name)].value)
                result.columns.removeAll { $0.symbol == dropped }
                name = tree.nodes[Int(name)].next
            }
        case .pipeRename:
            result.columns = starColumns(of: current, at: node.start)
            for column in items(node.firstChild, scope: scope) { rename(column, in: &result) }
        case .pipeAggregate:
            var child = node.firstChild
            while child != 0 {
                if tree.nodes[Int(child)].kind == .groupBy {
                    let keys = items(tree.nodes[Int(child)].firstChild, scope: scope)
                    for key in keys { steer(key.set, .groupBy) }
                    result.columns.insert(contentsOf: keys, at: 0)
                    break
                }
                child = tree.nodes[Int(child)].next
            }
            result.columns.append(contentsOf: items(node.firstChild, scope: scope))
        case .setOperation:
            var operands: [(relation: RelationID, subtracts: Bool)] = [(current, false)]
            var operand = node.firstChild
            while operand != 0, tree.nodes[Int(operand)].kind != .using {
                operands.append(
                    (
                        resolveQuery(operand, parent: parent, name: 0),
                        tree.nodes[Int(operand)].flags.contains(.subtracting)
                    ))
                operand = tree.nodes[Int(operand)].next
            }
            return combined(operands, of: node)
        case .pivot: return resolvePivot(node, over: current, scope: scope)
        case .matchRecognize:
            return resolveMatchRecognize(node, over: current, symbol: OutputColumn.unnamedSymbol, scope: scope)
        case .unpivot: return resolveUnpivot(node, over: current, scope: scope)
        default:
            return current
        }
        result.isOpen = result.columns.contains { $0.isStar }
        return add(result)
    }

    /// The items up to the first that is none.
    private mutating func items(_ first: NodeID, scope: Int) -> ContiguousArray<OutputColumn> {
        var columns: ContiguousArray<OutputColumn> = []
        var item = first
        while item != 0 {
            let node = tree.nodes[Int(item)]
            if node.kind == .item {
                var column = OutputColumn(
                    symbol: OutputColumn.unnamedSymbol, spelling: 0, set: set(of: node.firstChild, scope: scope),
                    node: item)
                if node.value != 0 {
                    column.symbol = nameSymbol(node.value)
                    column.spelling = node.value
                } else if tree.nodes[Int(node.firstChild)].kind == .name {
                    let token = tree.parts[tree.path(tree.nodes[Int(node.firstChild)].value).upperBound - 1]
                    column.symbol = nameSymbol(token)
                    column.spelling = token
                } else if rules.outputNames == .numbered {
                    let name = "f\(columns.count { $0.spelling & Spelling.spelled != 0 && $0.node != 0 })_"
                    column.symbol = tree.symbols.intern(name)
                    column.spelling = spelling(name)
                } else {
                    column.spelling = spelling(tree.text(tree.span(node.firstChild)))
                }
                columns.append(column)
            } else if node.kind == .star {
                columns.append(contentsOf: expandedStar(node, scope: scope, isOutput: true))
            }
            item = node.next
        }
        return columns
    }

    private mutating func rename(_ column: OutputColumn, in result: inout Relation) {
        let expression = tree.nodes[Int(tree.nodes[Int(column.node)].firstChild)]
        guard expression.kind == .name else { return }
        let old = nameSymbol(tree.parts[tree.path(expression.value).upperBound - 1])
        guard let place = result.columns.firstIndex(where: { $0.symbol == old }) else { return }
        result.columns[place].symbol = column.symbol
        result.columns[place].spelling = column.spelling
    }

    /// The columns of all relations of a scope as one.
    private mutating func allOf(_ scope: Int) -> RelationID {
        var result = Relation(shape: .derived)
        let merged = scopes[scope].merged
        var seen = Set<UInt32>()
        for entry in scopes[scope].entries where !entry.isHidden {
            for var column in starColumns(of: entry.relation, at: 0) {
                if let known = merged.first(where: { $0.symbol == column.symbol }) {
                    guard seen.insert(column.symbol).inserted else { continue }
                    column.set = known.set
                }
                result.columns.append(column)
            }
        }
        result.isOpen = result.columns.contains { $0.isStar }
        return add(result)
    }
}
