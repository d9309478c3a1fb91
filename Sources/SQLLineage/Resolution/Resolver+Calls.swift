extension Resolver {
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

    mutating func kind(ofFunction node: Node) -> FunctionKind {
        let path = tree.path(node.value)
        guard let last = path.last else { return .scalar }
        let symbol = nameSymbol(tree.parts[last])
        if path.count == 1, let known = functionKinds[symbol] { return known }
        let kind = FunctionKind.of(functionName(node), dialect: dialect)
        if path.count == 1 { functionKinds[symbol] = kind }
        return kind
    }

    mutating func walkCall(_ node: Node, _ role: Role, scope: Int, since mark: Int) {
        if let bound = boundColumn, bound.call == node.start {
            sets.add(bound.set, role, since: mark)
            return
        }
        if let rows = collection(node), let set = variableSet(rows, field: nil) {
            sets.add(set, role, since: mark)
            return
        }
        if !tableFunctions.isEmpty || !valueFunctions.isEmpty { addBody(ofFunction: node, role, since: mark) }
        var kind = kind(ofFunction: node)
        if kind == .scalar, node.flags.contains(.parametric) || isOrderedAggregate(node) { kind = .aggregate }
        // SQLite's max and min of several values are those of one row.
        if kind == .aggregate, dialect == .sqlite, argumentCount(node) > 1,
            ["max", "min"].contains(functionName(node))
        {
            kind = .scalar
        }
        let inner = role.within(kind)
        var position = 0
        var child = node.firstChild
        if rules.dictionaryFunctions, let after = dictionary(node) { child = after }
        addReceiver(of: node, inner, scope: scope, since: mark)
        let name = kind == .scalar ? functionName(node) : ""
        if name == "values", let set = offeredColumn(node) {
            sets.add(set, role, since: mark)
            return
        }
        if name == "getvariable", let set = scriptVariable(child) {
            sets.add(set, role, since: mark)
            return
        }
        if name == "struct_extract" || name == "tupleelement", child != 0,
            tree.nodes[Int(tree.nodes[Int(child)].next)].kind == .literal
        {
            return addField(of: child, role, scope: scope, since: mark)
        }
        if name == "xmlelement", child != 0, tree.nodes[Int(child)].kind == .name {
            child = tree.nodes[Int(child)].next
        }
        if name.hasSuffix("_partitions_between_tables") || name.hasSuffix("_partitions_to_table") {
            movePartitions(node)
        }
        let choosing = kind == .aggregateIf || kind == .maskingAggregateIf ? lastArgument(of: node) : 0
        let count = kind == .decode || kind == .conditions ? argumentCount(node) : 0
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
            case .name
            where isTimeUnit(part) && takesTimeUnit(node) || isNormalForm(part) && name.hasPrefix("normalize"):
                position += 1
            default:
                let steers =
                    switch kind {
                    case .conditional: position == 0
                    case .aggregateIf, .maskingAggregateIf: position > 0 && child == choosing
                    case .conditions: position % 2 == 0 && position < count - 1
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
        if path.count == 2, dialect == .tsql || dialect == .oracle,
            Self.columnMethods.contains(tree.unquoted(tree.parts[path.upperBound - 1]).lowercased()),
            namedRelation(first, scope: scope) == nil
        {
            sets.add(resolve(first, scope: scope), role.transformed, since: mark)
            return
        }
        if rules.dottedMethods, path.count == 2 {
            guard isMethod(call, of: tree.parts[path.lowerBound], scope: scope),
                let column = resolveUnqualified(tree.parts[path.lowerBound], scope: scope, quietly: true)
            else { return }
            sets.add(column, role.transformed, since: mark)
            return
        }
        guard path.count > 2, namedRelation(first, scope: scope) != nil else { return }
        sets.add(resolve(path.lowerBound..<(path.upperBound - 1), scope: scope), role.transformed, since: mark)
    }

    /// Whether `a.f(…)` is the method f of a column a, rather than the function f of a schema a: where nothing is known of
    /// a column of that name, a function of a schema is one that is given columns.
    private mutating func isMethod(_ call: Node, of name: UInt32, scope: Int) -> Bool {
        let symbol = nameSymbol(name)
        guard namedRelation(tree.path(call.value).prefix(1), scope: scope) == nil else { return false }
        if scopes[scope].entries.contains(where: { relations[$0.relation].place(of: symbol) != nil }) { return true }
        var argument = call.firstChild
        while argument != 0 {
            guard tree.nodes[Int(argument)].kind == .literal else { return false }
            argument = tree.nodes[Int(argument)].next
        }
        return true
    }

    /// Methods of XML, geometry and hierarchy values of T-SQL and Oracle: `column.method(…)` without the table before it.
    private static let columnMethods: Set<String> = [
        "value", "query", "exist", "nodes", "stastext", "stasbinary", "stdistance", "stintersects", "starea",
        "stbuffer",
        "tostring", "getlevel", "getancestor", "getdescendant", "isdescendantof", "extract", "existsnode",
        "getstringval",
        "getclobval", "getnumberval", "transform",
    ]

    /// Vertica moves data by functions: the first argument names the source, the last the target.
    private mutating func movePartitions(_ node: Node) {
        guard let source = constantText(node.firstChild) else { return }
        var last = node.firstChild
        while tree.nodes[Int(last)].next != 0 { last = tree.nodes[Int(last)].next }
        guard let target = constantText(last) else { return }
        tables[table(complete(source.split(separator: ".").map(String.init)), at: node.start)].isInput = true
        addOutput(table(complete(target.split(separator: ".").map(String.init)), at: node.start))
    }

    /// DuckDB's `getvariable('name')`.
    private mutating func scriptVariable(_ argument: NodeID) -> SetID? {
        guard argument != 0, tree.nodes[Int(argument)].kind == .literal else { return nil }
        return variableSet(tree.nodes[Int(argument)].start, field: nil)
    }

    /// The last argument that is no clause.
    private func lastArgument(of call: Node) -> NodeID {
        var last: NodeID = 0
        var child = call.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .over, .filterClause, .partitionBy, .orderBy, .withinGroup: break
            default: last = child
            }
            child = part.next
        }
        return last
    }

    /// `first(x)` and `last(x)` are aggregates where they have no window.
    private mutating func isOrderedAggregate(_ node: Node) -> Bool {
        guard rules.firstIsAggregate,
            ["first", "last", "first_value", "last_value"].contains(functionName(node))
        else { return false }
        var child = node.firstChild
        while child != 0 {
            if tree.nodes[Int(child)].kind == .over { return false }
            child = tree.nodes[Int(child)].next
        }
        return true
    }

    /// A bare word such as YEAR.
    private func isTimeUnit(_ argument: Node) -> Bool {
        let path = tree.path(argument.value)
        return path.count == 1 && tree.keyword(tree.parts[path.lowerBound])?.isTimeUnit == true
    }

    /// `NORMALIZE(x, NFKC)`
    private func isNormalForm(_ argument: Node) -> Bool {
        let path = tree.path(argument.value)
        return path.count == 1
            && ["nfc", "nfkc", "nfd", "nfkd"].contains(tree.unquoted(tree.parts[path.lowerBound]).lowercased())
    }

    /// EXTRACT, DATEDIFF, DATE_TRUNC and others that are told a unit by a word.
    private mutating func takesTimeUnit(_ call: Node) -> Bool {
        let name = functionName(call)
        return ["extract", "date", "time", "trunc", "diff", "ceil", "floor", "last_day", "part"].contains {
            name.contains($0)
        }
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
}
