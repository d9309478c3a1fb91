extension Resolver {
    /// The sources of an expression as a set.
    mutating func set(of expression: NodeID, scope: Int, role: Role = .identity) -> SetID {
        let node = tree.nodes[Int(expression)]
        if node.kind == .name, role.direct == .identity, role.indirect.isEmpty {
            return resolve(tree.path(node.value), scope: scope)
        }
        let mark = sets.mark()
        walk(expression, role, scope: scope, since: mark)
        let set = sets.close(mark)
        if node.kind == .structure || node.kind == .call || node.kind == .subquery || node.kind == .field || node.kind == .index || node.kind == .array {
            noteFields(of: expression, set: set, scope: scope)
        }
        return set
    }

    /// Adds what an expression takes part with to the open set.
    mutating func walk(_ expression: NodeID, _ role: Role, scope: Int, since mark: Int) {
        let node = tree.nodes[Int(expression)]
        switch node.kind {
        case .literal, .template, .stage:
            return
        case .variable:
            if !variables.isEmpty, let set = variableSet(node.end - 1, field: nil) {
                sets.add(set, role, since: mark)
            } else if rules.stages, scopes[scope].entries.count == 1,
                let set = positional(node.start, of: scopes[scope].entries[0].relation)
            {
                sets.add(set, role, since: mark)
            }
        case .name:
            sets.add(resolve(tree.path(node.value), scope: scope), role, since: mark)
        case .operation, .tuple, .array:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .cast, .jsonPath, .assignment:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .named:
            walkChildren(of: node, role, scope: scope, since: mark)
        case .structure:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        case .index:
            walkIndex(node, role, scope: scope, since: mark)
        case .field:
            let inner = set(of: node.firstChild, scope: scope)
            sets.add(field(node.value, of: inner), role, since: mark)
        case .star:
            walkStar(node, role, scope: scope, since: mark)
        case .call:
            walkCall(node, role, scope: scope, since: mark)
        case .caseExpression:
            walkCase(node, role, scope: scope, since: mark)
        case .condition:
            walkChildren(of: node, role.steering(.conditional), scope: scope, since: mark)
        case .subquery:
            walkSubquery(node, role, scope: scope, since: mark)
        case .exists:
            _ = resolveQuery(node.firstChild, parent: scope, name: 0, isExists: true)
        case .lambda:
            walkLambda(node, role, scope: scope, since: mark)
        case .over:
            walkOver(node, role, scope: scope, since: mark)
        case .orderBy, .withinGroup:
            walkChildren(of: node, role.steering(.sort), scope: scope, since: mark)
        case .partitionBy:
            walkChildren(of: node, role.steering(.window), scope: scope, since: mark)
        case .filterClause:
            walkChildren(of: node, role.steering(.filter), scope: scope, since: mark)
        case .query, .select, .setOperation, .values:
            let relation = resolveQuery(expression, parent: scope, name: 0)
            for column in relations[relation].columns { sets.add(column.set, role.transformed, since: mark) }
        case .table:
            // A model or table that a function is given.
            tables[table(fullName(tree.path(node.value)), at: node.start)].isInput = true
        case .columnName, .alias:
            return
        default:
            walkChildren(of: node, role.transformed, scope: scope, since: mark)
        }
    }

    private mutating func walkChildren(of node: Node, _ role: Role, scope: Int, since mark: Int) {
        var child = node.firstChild
        while child != 0 {
            walk(child, role, scope: scope, since: mark)
            child = tree.nodes[Int(child)].next
        }
    }

    // MARK: Kinds

    /// `a[0]` is a part of `a`; what the index is made of steers nothing that is told here.
    private mutating func walkIndex(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        walk(node.firstChild, role.transformed, scope: scope, since: mark)
        var index = tree.nodes[Int(node.firstChild)].next
        while index != 0 {
            walk(index, role.transformed, scope: scope, since: mark)
            index = tree.nodes[Int(index)].next
        }
    }

    /// A star as a value: `count(*)` has no columns, `hash(*)` has all.
    private mutating func walkStar(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        guard node.value != 0 || node.firstChild != 0 || role.direct != .aggregation else { return }
        for column in expandedStar(node, scope: scope) { sets.add(column.set, role.transformed, since: mark) }
    }

    private mutating func walkCase(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .condition:
                walk(child, role, scope: scope, since: mark)
            case .when:
                let result = tree.nodes[Int(part.firstChild)].next
                walk(part.firstChild, role, scope: scope, since: mark)
                walk(result, role.transformed, scope: scope, since: mark)
            default:
                walkChildren(of: part, role.transformed, scope: scope, since: mark)
            }
            child = part.next
        }
    }

    /// A query as a value: its columns, usually one.
    private mutating func walkSubquery(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        if node.flags.contains(.implied) { return walk(node.firstChild, role, scope: scope, since: mark) }
        let relation = resolveQuery(node.firstChild, parent: scope, name: 0)
        for column in relations[relation].columns { sets.add(column.set, role, since: mark) }
    }

    private mutating func walkLambda(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        let count = scopes[scope].parameters.count
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .columnName {
                scopes[scope].parameters.append((nameSymbol(part.value), 0))
            } else {
                walk(child, role, scope: scope, since: mark)
            }
            child = part.next
        }
        scopes[scope].parameters.removeLast(scopes[scope].parameters.count - count)
    }

    private mutating func walkOver(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        let window = role.steering(.window)
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .name {
                // A named window.
                let symbol = nameSymbol(tree.parts[tree.path(part.value).lowerBound])
                if let named = scopes[scope].windows.first(where: { $0.symbol == symbol }), named.node != child {
                    walkOver(tree.nodes[Int(named.node)], role, scope: scope, since: mark)
                }
            } else {
                walkChildren(of: part, window, scope: scope, since: mark)
            }
            child = part.next
        }
    }

    // MARK: Calls

    mutating func functionName(_ node: Node) -> String {
        let path = tree.path(node.value)
        guard let last = path.last else { return "" }
        let name = tree.unquoted(tree.parts[last]).lowercased()
        if path.count > 1, FunctionKind.of(name) == .scalar {
            return tree.unquoted(tree.parts[last - 1]).lowercased() + "." + name
        }
        return name
    }

    private mutating func kind(ofFunction node: Node) -> FunctionKind {
        let path = tree.path(node.value)
        guard let last = path.last else { return .scalar }
        let symbol = nameSymbol(tree.parts[last])
        if path.count == 1, let known = functionKinds[symbol] { return known }
        let kind = FunctionKind.of(functionName(node), dialect: dialect)
        if path.count == 1 { functionKinds[symbol] = kind }
        return kind
    }

    private mutating func walkCall(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        let kind = kind(ofFunction: node)
        var inner = role
        switch kind {
        case .aggregate:
            inner.direct = inner.direct.atLeast(.aggregation)
        case .maskingAggregate:
            inner.direct = inner.direct.atLeast(.aggregation)
            inner.masked = true
        case .masking:
            inner.direct = inner.direct.atLeast(.transformation)
            inner.masked = true
        case .orderedSet:
            inner.direct = inner.direct.atLeast(.aggregation)
        default:
            inner.direct = inner.direct.atLeast(.transformation)
        }
        var position = 0
        var child = node.firstChild
        if rules.dictionaryFunctions, let after = dictionary(node) { child = after }
        addReceiver(of: node, inner, scope: scope, since: mark)
        let name = kind == .scalar ? functionName(node) : ""
        if name == "xmlelement", child != 0, tree.nodes[Int(child)].kind == .name { child = tree.nodes[Int(child)].next }
        if name.hasSuffix("_partitions_between_tables") || name.hasSuffix("_partitions_to_table") { movePartitions(node) }
        let isConditionalAggregate = kind == .aggregate && functionName(node).hasSuffix("if")
        let count = kind == .decode ? argumentCount(node) : 0
        // DECODE(bytes, charset) of other dialects.
        let decodes = count >= 3
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .over, .filterClause, .partitionBy:
                walk(child, role, scope: scope, since: mark)
            case .orderBy:
                walk(child, role, scope: scope, since: mark)
            case .withinGroup:
                if kind == .orderedSet || isOrderedValue(node) {
                    var value = role
                    value.direct = value.direct.atLeast(.aggregation)
                    walkChildren(of: part, value, scope: scope, since: mark)
                } else {
                    walk(child, role, scope: scope, since: mark)
                }
            default:
                let steers =
                    switch kind {
                    case .conditional: position == 0
                    case .aggregate: isConditionalAggregate && position > 0 && part.next == 0
                    case .decode: decodes && (position == 0 || position % 2 == 1 && position < count - 1)
                    default: false
                    }
                walk(child, steers ? role.steering(.conditional) : inner, scope: scope, since: mark)
                position += 1
            }
            child = part.next
        }
    }

    /// ClickHouse's `dictGet('dictionary', …)` reads a table; returns the arguments behind its name.
    private mutating func dictionary(_ node: Node) -> NodeID? {
        let name = functionName(node)
        guard name.hasPrefix("dictget") || name.hasPrefix("dicthas") || name.hasPrefix("joinget") else { return nil }
        let argument = tree.nodes[Int(node.firstChild)]
        if argument.kind == .name {
            tables[table(fullName(tree.path(argument.value)), at: argument.start)].isInput = true
        } else if let text = constantText(node.firstChild) {
            tables[table(complete(text.split(separator: ".").map(String.init)), at: argument.start)].isInput = true
        } else {
            return nil
        }
        return argument.next
    }

    /// `alias.column.method(…)`: the column takes part as well.
    mutating func addReceiver(of call: Node, _ role: Role, scope: Int, since mark: Int) {
        let path = tree.path(call.value)
        guard path.count >= 2 else { return }
        let first = path.lowerBound..<(path.lowerBound + 1)
        guard path.count > 2, namedRelation(first, scope: scope) != nil else { return }
        sets.add(resolve(path.lowerBound..<(path.upperBound - 1), scope: scope), role.transformed, since: mark)
    }

    /// Vertica moves data by functions: the first argument names the source, the last the target.
    private mutating func movePartitions(_ node: Node) {
        guard let source = constantText(node.firstChild) else { return }
        var last = node.firstChild
        while tree.nodes[Int(last)].next != 0 { last = tree.nodes[Int(last)].next }
        guard let target = constantText(last) else { return }
        tables[table(complete(source.split(separator: ".").map(String.init)), at: node.start)].isInput = true
        addOutput(table(complete(target.split(separator: ".").map(String.init)), at: node.start))
    }

    private func argumentCount(_ node: Node) -> Int {
        var count = 0
        var child = node.firstChild
        while child != 0 {
            count += 1
            child = tree.nodes[Int(child)].next
        }
        return count
    }

    /// `mode() WITHIN GROUP (ORDER BY x)` and others without an argument give what they order.
    private mutating func isOrderedValue(_ node: Node) -> Bool {
        tree.nodes[Int(node.firstChild)].kind == .withinGroup
            || ["approx_percentile", "percentile", "median", "approx_quantile"].contains(functionName(node))
    }

    // MARK: Structs

    /// Notes which fields a value put together as a struct has, so that `s.x` finds the sources of x alone.
    private mutating func noteFields(of expression: NodeID, set: SetID, scope: Int) {
        guard set != 0, structFields[set] == nil else { return }
        let node = tree.nodes[Int(expression)]
        switch node.kind {
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
            if name == "array_agg" || name == "any_value" || name == "array" || name == "list" || name == "array_concat_agg", node.firstChild != 0 {
                let inner = self.set(of: node.firstChild, scope: scope)
                if let fields = structFields[inner] { structFields[set] = aggregated(fields, name != "array") }
                return
            }
            guard kind(ofFunction: node) == .structure else { return }
            if name == "named_struct" || name.hasPrefix("object_construct") {
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
            sets.add(relation.columns[index].set, Role(direct: isAggregate ? .aggregation : .transformation), since: mark)
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
