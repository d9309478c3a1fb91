/// Values that are put together of parts: structs and rows, arrays of them, and what passes them on. Each keeps its
/// parts apart, so that a field is found to come from its own sources alone.
extension Resolver {
    /// The set of a value that may have fields, with its fields noted; nil for any other expression.
    mutating func structuredSet(of expression: NodeID, _ node: Node, scope: Int) -> SetID? {
        switch node.kind {
        case .subquery:
            if node.flags.contains(.implied) || node.flags.contains(.byName) || isDocument(node.firstChild) {
                return nil
            }
            return value(ofQuery: resolveQuery(node.firstChild, parent: scope, name: 0))
        case .structure, .tuple:
            return node.firstChild == 0 ? nil : structure(node, names: nil, scope: scope)
        case .call where node.firstChild != 0 && node.value & 63 == 1 && kind(ofFunction: node) == .structure:
            return passing(of: node) == .pairs
                ? nil : structure(node, names: typeFields(ofConstructor: node), scope: scope)
        case .call where node.firstChild != 0 && isArray(node) && boundColumn == nil:
            return array(node, scope: scope)
        case .array:
            let type = node.value == 0 ? nil : typeText(from: node.value)
            return elements(node, names: type.flatMap(StructType.fields), scope: scope)
        case .cast:
            guard node.value != 0, isStructType(node.value),
                let fields = typeText(from: node.value).flatMap(StructType.fields)
            else { return nil }
            return converted(set(of: node.firstChild, scope: scope), to: fields, type: tree.unquoted(node.value))
        case .field:
            if let set = variableField(node) { return set }
            return field(node.value, of: set(of: node.firstChild, scope: scope))
        case .index:
            return subscripted(node, scope: scope)
        case .jsonPath:
            let inner = set(of: node.firstChild, scope: scope)
            guard let fields = structFields[inner], let place = relations[fields].place(of: nameSymbol(node.value))
            else {
                return nil
            }
            return union(of: [relations[fields].columns[place].set], .transformation)
        default: return nil
        }
    }

    // MARK: Putting together

    /// `STRUCT(a, b AS c)`, `ROW(a, b)`, `(a, b)`, `{'a': x}`: the parts as fields, with the names that a type gives them.
    private mutating func structure(_ node: Node, names: [Schema.Column]?, scope: Int) -> SetID {
        var relation = Relation(shape: .derived)
        let mark = sets.mark()
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            let value = part.kind == .named ? part.firstChild : child
            if part.kind == .star {
                for column in expandedStar(part, scope: scope) {
                    relation.columns.append(column)
                    sets.add(column.set, .transformation, since: mark)
                }
            } else {
                let set = set(of: value, scope: scope)
                sets.add(set, .transformation, since: mark)
                relation.columns.append(fieldColumn(part, set: set, node: value))
            }
            child = part.next
        }
        if let names, names.count == relation.columns.count {
            for (place, field) in names.enumerated() {
                relation.columns[place].symbol = tree.symbols.intern(field.name)
                relation.columns[place].spelling = spelling(field.name)
            }
        }
        if rules.tuplesHavePositions, node.kind == .tuple || node.kind == .call && !named(node, "struct_pack", "struct")
        {
            // The parts of a tuple are read by their places: `t.1`.
            for place in relation.columns.indices {
                relation.columns[place].symbol = tree.symbols.intern(String(place + 1))
                relation.columns[place].spelling = spelling(String(place + 1))
            }
        }
        relation.isOpen = relation.columns.contains { $0.isStar }
        let set = sets.close(mark, isDistinct: true)
        structFields[set] = add(relation)
        return set
    }

    private func named(_ call: Node, _ names: String...) -> Bool {
        tree.path(call.value).last.map { names.contains(tree.unquoted(tree.parts[$0]).lowercased()) } ?? false
    }

    /// A part of a struct as a field: named by its alias, or as the column that it is.
    private mutating func fieldColumn(_ part: Node, set: SetID, node: NodeID) -> OutputColumn {
        let token: UInt32 =
            switch part.kind {
            case .named, .field: part.value
            case .name: tree.parts[tree.path(part.value).upperBound - 1]
            default: 0
            }
        return OutputColumn(
            symbol: token == 0 ? OutputColumn.unnamedSymbol : nameSymbol(token), spelling: token, set: set, node: node)
    }

    /// `[a, b]`: the elements, whose fields are those of all of them.
    private mutating func elements(_ node: Node, names: [Schema.Column]?, scope: Int) -> SetID {
        var parts: [SetID] = []
        var child = node.firstChild
        while child != 0 {
            parts.append(set(of: child, scope: scope))
            child = tree.nodes[Int(child)].next
        }
        let set = union(of: parts, .transformation)
        guard let fields = structFields[set] else { return set }
        relations[fields].isCollection = true
        if let names, names.count == relations[fields].columns.count {
            for (place, field) in names.enumerated() {
                relations[fields].columns[place].symbol = tree.symbols.intern(field.name)
                relations[fields].columns[place].spelling = spelling(field.name)
            }
        }
        return set
    }

    /// `ARRAY(a, b)`, `ARRAY(SELECT …)`.
    private mutating func array(_ node: Node, scope: Int) -> SetID {
        guard tree.nodes[Int(node.firstChild)].kind == .subquery else {
            return elements(node, names: nil, scope: scope)
        }
        let set = union(of: [set(of: node.firstChild, scope: scope)], .transformation)
        if let fields = structFields[set] { relations[fields].isCollection = true }
        return set
    }

    /// Notes the fields of what a call or CASE gives that passes structs on.
    mutating func noteFields(of expression: NodeID, set: SetID, scope: Int) {
        guard set != 0, structFields[set] == nil else { return }
        let node = tree.nodes[Int(expression)]
        switch node.kind {
        case .caseExpression:
            var isStructured = false
            var child = node.firstChild
            while child != 0, !isStructured {
                let part = tree.nodes[Int(child)]
                let result = part.kind == .when ? tree.nodes[Int(part.firstChild)].next : part.firstChild
                isStructured = part.kind != .condition && mayHaveFields(result, scope: scope)
                child = part.next
            }
            guard isStructured else { return }
            var results: [NodeID] = []
            var conditions: [NodeID] = []
            child = node.firstChild
            while child != 0 {
                let part = tree.nodes[Int(child)]
                conditions.append(part.kind == .when ? part.firstChild : part.kind == .condition ? child : 0)
                if part.kind != .condition {
                    results.append(part.kind == .when ? tree.nodes[Int(part.firstChild)].next : part.firstChild)
                }
                child = part.next
            }
            notePassed(results, conditions: conditions.filter { $0 != 0 }, as: .transformation, to: set, scope: scope)
        case .call where node.firstChild != 0 && node.value & 63 == 1:
            let passing = passing(of: node)
            if passing == .pairs {
                structFields[set] = fields(ofPairs: node.firstChild, scope: scope)
            } else if kind(ofFunction: node) == .conditional {
                let condition = node.firstChild
                guard hasFields(tree.nodes[Int(condition)].next, all: true, scope: scope) else { return }
                var results: [NodeID] = []
                var result = tree.nodes[Int(condition)].next
                while result != 0 {
                    results.append(result)
                    result = tree.nodes[Int(result)].next
                }
                notePassed(results, conditions: [condition], as: .transformation, to: set, scope: scope)
            } else if passing != .none, hasFields(node.firstChild, all: passing == .all, scope: scope) {
                let role = Role.identity.within(kind(ofFunction: node))
                var values = [node.firstChild]
                if passing == .all {
                    var value = tree.nodes[Int(node.firstChild)].next
                    while value != 0 {
                        values.append(value)
                        value = tree.nodes[Int(value)].next
                    }
                }
                notePassed(values, conditions: [], as: role, to: set, scope: scope)
                if passing == .collected, let fields = structFields[set] { relations[fields].isCollection = true }
            }
        default: break
        }
    }

    /// What a function makes of structs that it is given.
    enum Passing {
        case none
        /// Gives the first argument; any of them; an array of the first.
        case first, all, collected
        /// Makes a struct of names and values.
        case pairs
    }

    /// What the function of a call passes on; its name is looked up once.
    private mutating func passing(of call: Node) -> Passing {
        guard let last = tree.path(call.value).last else { return .none }
        let symbol = nameSymbol(tree.parts[last])
        if let known = passings[symbol] { return known }
        let name = functionName(call)
        let passing = name.hasPrefix("object_construct") ? .pairs : Self.passing[name] ?? .none
        passings[symbol] = passing
        return passing
    }

    /// Functions that give the value that they are given, or an array of such.
    private static let passing: [String: Passing] = [
        "named_struct": .pairs, "array_agg": .collected, "list": .collected, "collect_list": .collected,
        "collect_set": .collected,
        "array_concat_agg": .first, "any_value": .first, "first_value": .first, "last_value": .first, "lag": .first,
        "lead": .first, "nth_value": .first, "max_by": .first, "min_by": .first, "arg_max": .first, "arg_min": .first,
        "argmax": .first, "argmin": .first, "arbitrary": .first, "max": .first, "min": .first, "first": .first,
        "last": .first, "array_reverse": .first, "array_slice": .first, "array_distinct": .first, "slice": .first,
        "element_at": .first, "array_first": .first, "array_last": .first, "nullif": .first, "explode": .first,
        "explode_outer": .first, "unnest": .first, "flatten": .first, "coalesce": .all, "ifnull": .all, "nvl": .all,
        "array_concat": .all, "array_cat": .all, "concat": .all, "list_concat": .all,
    ]

    /// Gives a set the fields of the values that it may be.
    private mutating func notePassed(
        _ values: [NodeID], conditions: [NodeID], as role: Role, to set: SetID, scope: Int
    ) {
        let parts = values.filter { tree.nodes[Int($0)].kind != .literal }.map { self.set(of: $0, scope: scope) }
        guard let fields = commonFields(of: parts, role) else { return }
        if !conditions.isEmpty {
            let mark = sets.mark()
            for condition in conditions { walk(condition, .steering(.conditional), scope: scope, since: mark) }
            let steering = sets.close(mark)
            for place in relations[fields].columns.indices {
                let mark = sets.mark()
                sets.add(steering, .identity, since: mark)
                sets.add(relations[fields].columns[place].set, .identity, since: mark)
                relations[fields].columns[place].set = sets.close(mark)
            }
        }
        structFields[set] = fields
    }

    /// Whether it is worth to look for fields of an expression. What is looked at is resolved once more.
    private mutating func mayHaveFields(_ id: NodeID, scope: Int) -> Bool {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .structure, .array: return true
        case .cast: return node.value != 0 && isStructType(node.value)
        case .call:
            return kind(ofFunction: node) == .structure || isArray(node)
                || node.firstChild != 0 && passing(of: node) != .none
                    && mayHaveFields(node.firstChild, scope: scope)
        case .name:
            let path = tree.path(node.value)
            guard structFields.isEmpty else { return true }
            // The name of a relation is its row.
            guard rules.rowValues, path.count == 1 else { return false }
            let symbol = nameSymbol(tree.parts[path.lowerBound])
            return scopes[scope].entries.contains { $0.symbol == symbol }
        case .index, .field: return mayHaveFields(node.firstChild, scope: scope)
        case .subquery:
            var query = node.firstChild
            while query != 0, tree.nodes[Int(query)].kind == .query { query = tree.nodes[Int(query)].firstChild }
            return query != 0
                && (tree.nodes[Int(query)].flags.contains(.asStruct) || tree.nodes[Int(query)].flags.contains(.asValue))
        default: return false
        }
    }

    /// Whether it is worth to look for fields of an argument, or of it and those behind it.
    private mutating func hasFields(_ first: NodeID, all: Bool, scope: Int) -> Bool {
        var argument = first
        while argument != 0 {
            if mayHaveFields(argument, scope: scope) { return true }
            argument = all ? tree.nodes[Int(argument)].next : 0
        }
        return false
    }

    /// `ARRAY(…)`
    private func isArray(_ call: Node) -> Bool {
        let path = tree.path(call.value)
        return path.count == 1 && symbol(tree.parts[path.lowerBound]) == UInt32(Keyword.array.rawValue)
    }

    // MARK: Uniting

    /// The union of several values, whose fields are those of all.
    mutating func union(of parts: [SetID], _ role: Role) -> SetID {
        let mark = sets.mark()
        for part in parts { sets.add(part, role, since: mark) }
        let fields = structFields.isEmpty ? nil : commonFields(of: parts, role)
        let set = sets.close(mark, isDistinct: fields != nil)
        if let fields { structFields[set] = fields }
        return set
    }

    /// Gives a union of values the fields of all.
    mutating func noteFields(of set: SetID, ofAll parts: [SetID]) {
        guard set != 0, !structFields.isEmpty, let fields = commonFields(of: parts, .identity) else { return }
        structFields[set] = fields
    }

    /// The fields that one of several values has, by place where all have as many, else by name. What is known of no
    /// field of a value takes part in each.
    private mutating func commonFields(of parts: [SetID], _ role: Role) -> RelationID? {
        guard let known = parts.first(where: { structFields[$0] != nil }), let first = structFields[known] else {
            return nil
        }
        var relation = relations[first]
        relation.scopeName = 0
        relation.index = nil
        for place in relation.columns.indices {
            let column = relation.columns[place]
            var own: [SetID] = []
            for part in parts {
                guard let fields = structFields[part] else {
                    own.append(unknownField(column, of: part))
                    continue
                }
                let others = relations[fields]
                relation.isOpen = relation.isOpen || others.isOpen
                let isAligned = others.columns.count == relation.columns.count
                guard let other = isAligned ? place : others.place(of: column.symbol) else { continue }
                own.append(others.columns[other].set)
                if relation.columns[place].spelling == 0, others.columns[other].spelling != 0 {
                    relation.columns[place].symbol = others.columns[other].symbol
                    relation.columns[place].spelling = others.columns[other].spelling
                }
            }
            relation.columns[place].set = union(of: own, role)
        }
        return add(relation)
    }

    /// A field of a value whose fields are not known.
    private mutating func unknownField(_ field: OutputColumn, of set: SetID) -> SetID {
        guard field.spelling != 0 else { return set }
        let name = spelled(field.spelling)
        let mark = sets.mark()
        for index in sets.range(set) {
            var source = sets.sources[index]
            if source.direct == .identity, !source.masked,
                baseColumns[Int(source.column)].symbol != OutputColumn.starSymbol
            {
                source.column = self.field(name, of: source.column)
            }
            sets.add(source, since: mark)
        }
        return sets.close(mark)
    }

    /// What a query gives as a value: its column, or the columns of a value table as one struct.
    mutating func value(ofQuery id: RelationID) -> SetID {
        let relation = relations[id]
        if relation.columns.count == 1, !relation.isValueTable { return relation.columns[0].set }
        let mark = sets.mark()
        for column in relation.columns {
            sets.add(column.set, relation.isValueTable ? .transformation : .identity, since: mark)
        }
        let set = sets.close(mark, isDistinct: relation.isValueTable)
        if relation.isValueTable {
            structFields[set] = add(
                Relation(shape: .derived, columns: relation.columns, isOpen: relation.columns.contains { $0.isStar }))
        }
        return set
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
