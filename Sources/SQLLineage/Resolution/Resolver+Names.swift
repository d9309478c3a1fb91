extension Resolver {
    /// What a reference was found to be.
    enum Finding {
        case set(SetID)
        case none
    }

    // MARK: References

    /// Resolves a dotted name in a scope: a column, a field of a column, a whole row.
    mutating func resolve(_ path: Range<Int>, scope: Int, aliasesFirst: Bool = false) -> SetID {
        let first = tree.parts[path.lowerBound]
        if rules.localAliases, path.count == 2, symbol(first) == UInt32(Keyword.local.rawValue),
            let set = alias(nameSymbol(tree.parts[path.lowerBound + 1]), in: scope)
        {
            return set
        }
        if path.count == 1 {
            return resolveUnqualified(first, scope: scope, aliasesFirst: aliasesFirst)
                ?? unresolved(first, scope: scope)
        }
        // `alias.column.field`, innermost scope first.
        var current = scope
        while current >= 0 {
            if !scopes[current].unfolded.isEmpty, let set = unfoldedField(path, scope: current) { return set }
            if let (relation, used) = entry(path, in: current) {
                let token = tree.parts[path.lowerBound + used]
                let symbol = nameSymbol(token)
                if let set = positional(token, of: relation) { return set }
                if let set = column(symbol, spelling: token, of: relation, at: token) {
                    if relations[relation].isOpen { scopes[current].witnessed.insert(symbol) }
                    return fields(set, path: (path.lowerBound + used + 1)..<path.upperBound)
                }
                return dottedColumn((path.lowerBound + used)..<path.upperBound, of: relation)
                    ?? missing(token, in: relation)
            }
            if current == scope, let set = structColumn(first, scope: scope) {
                return fields(set, path: (path.lowerBound + 1)..<path.upperBound)
            }
            current = scopes[current].parent
        }
        if let set = triggerRow(first, column: tree.parts[path.lowerBound + 1]) { return set }
        if let set = variableSet(first, field: tree.parts[path.lowerBound + 1]) { return set }
        if isInRoutine, let routine = session.routine, tree.unquoted(first).lowercased() == routine {
            return variableSet(tree.parts[path.lowerBound + 1], field: nil) ?? 0
        }
        if ["nextval", "currval"].contains(tree.unquoted(tree.parts[path.upperBound - 1]).lowercased()) { return 0 }
        if let set = dottedColumn(path, scope: scope) { return set }
        if rules.implicitJoins, let set = impliedTable(path, scope: scope) { return set }
        // A variable behind the name of its routine or package.
        let last = tree.parts[path.upperBound - 1]
        if path.count == 2, rules.fieldsNeedTable || isInRoutine, declared.contains(nameSymbol(last)) {
            return variableSet(last, field: nil) ?? 0
        }
        // A field of a column of the only table, where nothing is known of its columns.
        if !rules.fieldsNeedTable,
            let set = resolveUnqualified(first, scope: scope, aliasesFirst: aliasesFirst, quietly: true)
        {
            return fields(set, path: (path.lowerBound + 1)..<path.upperBound)
        }
        complain(.unknownTable, "no table or alias \(tree.unquoted(first)) is in scope here", at: first)
        let column = unknownColumn(symbol: nameSymbol(last), spelling: last, candidates: [])
        return sets.single(
            Source(column: column, passage: 0, reference: last, direct: .identity, masked: false, indirect: []))
    }

    /// Teradata: a column of a table that FROM does not name, which is joined for it.
    private mutating func impliedTable(_ path: Range<Int>, scope: Int) -> SetID? {
        guard scope >= 0, !isInRoutine || !scopes[scope].entries.isEmpty else { return nil }
        let qualifier = path.lowerBound..<(path.upperBound - 1)
        let name = tree.parts[qualifier.upperBound - 1]
        let relation = relation(ofTable: table(fullName(qualifier), at: name))
        enter(relation, symbol: nameSymbol(name), path: qualifier, scope: scope, isHidden: true)
        let token = tree.parts[path.upperBound - 1]
        return column(nameSymbol(token), spelling: token, of: relation, at: token) ?? missing(token, in: relation)
    }

    /// Snowflake's `$2`: the second column.
    mutating func positional(_ token: UInt32, of id: RelationID) -> SetID? {
        guard tree.tokens[Int(token)].kind == .variable else { return nil }
        let text = tree.text(token)
        guard text.hasPrefix("$"), let place = Int(text.dropFirst()), place > 0 else { return nil }
        if !relations[id].isOpen {
            let columns = starColumns(of: id, at: token)
            return place <= columns.count ? columns[place - 1].set : nil
        }
        return column(nameSymbol(token), spelling: token, of: id, at: token)
    }

    /// The relation that the beginning of a path names, and how many of its parts do.
    private mutating func entry(_ path: Range<Int>, in scope: Int) -> (RelationID, Int)? {
        let first = nameSymbol(tree.parts[path.lowerBound])
        for entry in scopes[scope].entries where entry.symbol == first {
            return (entry.relation, 1)
        }
        guard path.count >= 3 else { return nil }
        // `schema.table.column`: as many parts of the table's name as stand here.
        for entry in scopes[scope].entries {
            let known = entry.path.count
            guard known >= 1 else { continue }
            for length in stride(from: min(path.count - 1, 4), through: 2, by: -1) {
                let shared = min(length, known)
                var matches = true
                for distance in 1...shared {
                    let mine = tree.parts[path.lowerBound + length - distance]
                    let its = tree.parts[entry.path.upperBound - distance]
                    if nameSymbol(mine) != nameSymbol(its) {
                        matches = false
                        break
                    }
                }
                if matches, length >= shared { return (entry.relation, length) }
            }
        }
        return nil
    }

    /// A known column of the scope that a path may go into.
    private mutating func structColumn(_ token: UInt32, scope: Int) -> SetID? {
        let symbol = nameSymbol(token)
        for parameter in scopes[scope].parameters.reversed() where parameter.symbol == symbol { return parameter.set }
        for index in scopes[scope].entries.indices {
            let entry = scopes[scope].entries[index]
            if relations[entry.relation].place(of: symbol) != nil {
                return column(symbol, spelling: token, of: entry.relation, at: token)
            }
        }
        return nil
    }

    /// Looks a bare name up; nil where nothing has it.
    mutating func resolveUnqualified(
        _ token: UInt32, scope: Int, aliasesFirst: Bool = false, quietly: Bool = false
    ) -> SetID? {
        let symbol = nameSymbol(token)
        var current = scope
        var isInnermost = true
        while current >= 0 {
            for parameter in scopes[current].parameters.reversed() where parameter.symbol == symbol {
                return parameter.set
            }
            if isInnermost, aliasesFirst, let set = alias(symbol, in: current) { return set }
            if rules.expressionCTEs {
                if !scopes[current].expressions.isEmpty, let set = aliasedExpression(symbol, scope: current) {
                    return set
                }
                if let set = namedExpression(symbol, scope: current) { return set }
            }
            if scopes[current].isHierarchical, isValue(token, of: .hierarchical) { return 0 }
            for merged in scopes[current].merged where merged.symbol == symbol { return merged.set }
            if let set = knownColumn(symbol, token: token, scope: current) { return set }
            if isInnermost, rules.lateralAliases || scopes[current].namesOutputs,
                !scopes[current].witnessed.contains(symbol),
                let set = alias(symbol, in: current)
            {
                return set
            }
            if isParameter(token) { return 0 }
            // Snowflake's variables have a colon before them where SQL reads them.
            if !declared.isEmpty, declared.contains(symbol), !resolvingVariables.contains(symbol), dialect != .snowflake
            {
                return variableSet(token, field: nil) ?? 0
            }
            if isValue(token, of: rules.values) { return 0 }
            // A relation as a value: the whole row.
            if let set = row(symbol, scope: current, at: token) { return set }
            if let set = openColumn(symbol, token: token, scope: current, quietly: quietly) { return set }
            if isInnermost, let set = alias(symbol, in: current) { return set }
            current = scopes[current].parent
            isInnermost = false
        }
        return nil
    }

    /// ClickHouse's `WITH expression AS name`, which sees the tables where the name stands.
    private mutating func namedExpression(_ symbol: UInt32, scope: Int) -> SetID? {
        guard !ctes.isEmpty, let index = cte(symbol), !ctes[index].isResolving else { return nil }
        let body = tree.nodes[Int(ctes[index].node)].firstChild
        guard body != 0,
            ![.query, .select, .setOperation, .values, .pipeline, .columnName].contains(tree.nodes[Int(body)].kind)
        else { return nil }
        ctes[index].isResolving = true
        defer { ctes[index].isResolving = false }
        return set(of: body, scope: scope)
    }

    /// The value that a name behind IN stands for, where it is not that of a table.
    mutating func namedValue(_ name: NodeID, scope: Int) -> SetID? {
        let path = tree.path(tree.nodes[Int(name)].value)
        guard path.count == 1 else {
            return namedRelation(path.prefix(1), scope: scope).map { _ in resolve(path, scope: scope) }
        }
        let symbol = nameSymbol(tree.parts[path.lowerBound])
        return namedExpression(symbol, scope: scope) ?? alias(symbol, in: scope)
    }

    /// Whether a word stands for one of the values, where no column of its name is known.
    func isValue(_ token: UInt32, of values: ValueWords) -> Bool {
        tree.keyword(token).map { !values.isDisjoint(with: ValueWords($0)) } ?? false
    }

    /// A parameter or variable of the routine, where only a table whose columns are not known could have the name.
    private func isParameter(_ token: UInt32) -> Bool {
        isInRoutine && tree.tokens[Int(token)].kind == .word && session.texts[tree.unquoted(token).lowercased()] != nil
            && variables[symbol(token)] == nil
    }

    private func alias(_ symbol: UInt32, in scope: Int) -> SetID? {
        for column in scopes[scope].aliases where column.symbol == symbol { return column.set }
        return nil
    }

    /// The column where exactly one relation is known to have it.
    private mutating func knownColumn(_ symbol: UInt32, token: UInt32, scope: Int) -> SetID? {
        var found: RelationID?
        var others: [RelationID] = []
        for entry in scopes[scope].entries where !entry.isHidden {
            if relations[entry.relation].place(of: symbol) != nil {
                if found == nil {
                    found = entry.relation
                } else if found != entry.relation {
                    others.append(entry.relation)
                }
            }
        }
        guard let relation = found else { return nil }
        if others.isEmpty || rules.ambiguityPrefersLeft && scopes[scope].entries.count == 2 {
            return column(symbol, spelling: token, of: relation, at: token)
        }
        // Several have it. Which is meant the database would refuse to say, or takes the first.
        let tables = ([relation] + others).compactMap { relations[$0].shape == .base ? relations[$0].table : nil }
        complain(
            .ambiguousColumn,
            "several tables in scope have a column \(tree.unquoted(token)): write which one is meant", at: token)
        if tables.count == others.count + 1 {
            let column = unknownColumn(symbol: symbol, spelling: token, candidates: tables)
            return sets.single(
                Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
        }
        return column(symbol, spelling: token, of: relation, at: token)
    }

    /// The column where the only relation whose columns are not all known may have it.
    private mutating func openColumn(
        _ symbol: UInt32, token: UInt32, scope: Int, quietly: Bool
    ) -> SetID? {
        var open: [RelationID] = []
        var functions: [RelationID] = []
        for entry in scopes[scope].entries where !entry.isHidden {
            let id = entry.relation
            guard relations[id].isOpen else { continue }
            if relations[id].shape == .function { functions.append(id) } else if !open.contains(id) { open.append(id) }
        }
        if open.isEmpty { open = functions }
        guard let first = open.first else { return nil }
        if open.count == 1, rules.unnestsFields, relations[first].shape == .base,
            let elements = functions.first(where: { hasUnknownFields($0) })
        {
            return fieldOrColumn(token, table: relations[first].table, elements: elements)
        }
        let isLeft =
            rules.ambiguityPrefersLeft && scopes[scope].entries.count == 2 && scopes[scope].entries[0].relation == first
            && relations[first].shape == .base && tables[relations[first].table].columnIDs[symbol] != nil
        if open.count == 1 || isLeft {
            scopes[scope].witnessed.insert(symbol)
            return column(symbol, spelling: token, of: first, at: token)
        }
        var candidates: [Int] = []
        for id in open {
            if relations[id].shape == .base {
                candidates.append(relations[id].table)
            } else if relations[id].shape == .derived {
                for column in relations[id].columns where column.isStar {
                    for index in sets.range(column.set) {
                        let table = baseColumns[Int(sets.sources[index].column)].table
                        if table >= 0, !candidates.contains(table) { candidates.append(table) }
                    }
                }
            }
        }
        if candidates.count == 1 {
            scopes[scope].witnessed.insert(symbol)
            return sets.single(
                Source(
                    column: baseColumn(table: candidates[0], symbol: symbol, spelling: token), passage: 0,
                    reference: token, direct: .identity, masked: false, indirect: []))
        }
        complain(
            .ambiguousColumn,
            "\(tree.unquoted(token)) may be a column of \(candidates.map { tables[$0].name.name }.joined(separator: " or ")): their columns are not known",
            at: token)
        let column = unknownColumn(symbol: symbol, spelling: token, candidates: candidates)
        return sets.single(
            Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
    }

    /// Whether a relation is what UNNEST without an alias makes of a column, whose fields are not known.
    private func hasUnknownFields(_ id: RelationID) -> Bool {
        !sets.isEmpty(relations[id].set) && relations[id].columns.allSatisfy { $0.set == 0 }
    }

    /// A name that a table has as a column, or the elements of an array beside it as a field.
    private mutating func fieldOrColumn(_ token: UInt32, table: Int, elements: RelationID) -> SetID {
        var candidates = [table]
        for index in sets.range(relations[elements].set) {
            let other = baseColumns[Int(sets.sources[index].column)].table
            if other >= 0, !candidates.contains(other) { candidates.append(other) }
        }
        let name = tree.unquoted(token)
        complain(
            .ambiguousColumn,
            "\(name) may be a column of \(tables[table].name.name) or a field of what is unnested: write which one is meant, or give a schema",
            at: token)
        // Either way it comes from the only table that takes part.
        let column =
            candidates.count == 1
            ? baseColumn(table: table, symbol: nameSymbol(token), spelling: token)
            : unknownColumn(symbol: nameSymbol(token), spelling: token, candidates: candidates)
        return sets.single(
            Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
    }

    /// A table's alias used as a value: all its columns.
    private mutating func row(_ symbol: UInt32, scope: Int, at token: UInt32) -> SetID? {
        guard rules.rowValues else { return nil }
        for entry in scopes[scope].entries where entry.symbol == symbol {
            // `SELECT status FROM status` means a column, unless the table is known to have none of that name.
            if relations[entry.relation].isOpen, relations[entry.relation].shape == .base, !entry.path.isEmpty,
                nameSymbol(tree.parts[entry.path.upperBound - 1]) == symbol
            {
                continue
            }
            return wholeRow(entry.relation, at: token)
        }
        return nil
    }

    mutating func wholeRow(_ id: RelationID, at token: UInt32) -> SetID {
        let columns = starColumns(of: id, at: token)
        let mark = sets.mark()
        for column in columns { sets.add(column.set, .transformation, since: mark) }
        let set = sets.close(mark)
        if set != 0 {
            structFields[set] = add(Relation(shape: .derived, columns: columns, isOpen: relations[id].isOpen))
        }
        return set
    }

    /// The relation that a qualifier names, looked for outwards.
    mutating func namedRelation(_ path: Range<Int>, scope: Int) -> RelationID? {
        var current = scope
        while current >= 0 {
            let first = nameSymbol(tree.parts[path.lowerBound])
            if path.count == 1 {
                for entry in scopes[current].entries where entry.symbol == first { return entry.relation }
            } else {
                let last = nameSymbol(tree.parts[path.upperBound - 1])
                for entry in scopes[current].entries where !entry.path.isEmpty {
                    if nameSymbol(tree.parts[entry.path.upperBound - 1]) == last { return entry.relation }
                }
            }
            current = scopes[current].parent
        }
        return nil
    }
}
