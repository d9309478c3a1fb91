extension Resolver {
    // MARK: Columns of relations

    /// The set of a relation's column, or nil where it has none of that name.
    mutating func column(_ symbol: UInt32, spelling: Spelling, of id: RelationID, at token: UInt32) -> SetID? {
        switch relations[id].shape {
        case .base:
            let table = relations[id].table
            var known = spelling
            if let place = relations[id].place(of: symbol) {
                known = relations[id].columns[place].spelling
            } else if !relations[id].isOpen {
                return nil
            }
            let column = baseColumn(table: table, symbol: symbol, spelling: known)
            return sets.single(
                Source(
                    column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
        case .derived:
            if let place = relations[id].place(of: symbol) {
                return passed(relations[id].columns[place].set, through: relations[id].scopeName)
            }
            guard relations[id].isOpen else { return nil }
            if relations[id].set != 0 { return field(token, of: relations[id].set) }
            return columnThroughStars(symbol, spelling: spelling, of: id, at: token)
        case .function:
            if let place = relations[id].place(of: symbol) { return relations[id].columns[place].set }
            return relations[id].isOpen ? relations[id].set : nil
        }
    }

    /// A column that only the unresolved stars of a query can bring.
    private mutating func columnThroughStars(
        _ symbol: UInt32, spelling: Spelling, of id: RelationID, at token: UInt32
    ) -> SetID? {
        var tables: [Int] = []
        let mark = sets.mark()
        var stars: [Source] = []
        for column in relations[id].columns where column.isStar {
            for index in sets.range(column.set) {
                let source = sets.sources[index]
                let base = baseColumns[Int(source.column)]
                if base.symbol == OutputColumn.starSymbol, base.table >= 0 {
                    stars.append(source)
                    if !tables.contains(base.table) { tables.append(base.table) }
                }
            }
        }
        let isUnion = relations[id].columns.count { $0.isStar } == 1
        guard !tables.isEmpty else { return nil }
        let through = relations[id].scopeName
        if tables.count == 1 || isUnion {
            for star in stars {
                let table = baseColumns[Int(star.column)].table
                var source = star
                source.column = baseColumn(table: table, symbol: symbol, spelling: spelling)
                source.reference = token
                source.passage = passage(through: through, after: star.passage)
                sets.add(source, since: mark)
            }
            return sets.close(mark)
        }
        _ = sets.close(mark)
        complain(
            .ambiguousColumn,
            "\(tree.unquoted(token)) comes from one of \(tables.map { self.tables[$0].name.name }.joined(separator: ", ")): their columns are not known",
            at: token)
        let column = unknownColumn(symbol: symbol, spelling: spelling, candidates: tables)
        return sets.single(
            Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
    }

    /// A set as it is seen behind the scope that it passes.
    private mutating func passed(_ set: SetID, through scope: Spelling) -> SetID {
        guard scope != 0, !sets.isEmpty(set) else { return set }
        let mark = sets.mark()
        for index in sets.range(set) {
            var source = sets.sources[index]
            source.passage = passage(through: scope, after: source.passage)
            sets.add(source, since: mark)
        }
        let result = sets.close(mark)
        if let fields = structFields[set] { structFields[result] = fields }
        return result
    }

    // MARK: Fields

    /// What a path of fields behind a column gives.
    mutating func fields(_ set: SetID, path: Range<Int>) -> SetID {
        var set = set
        for index in path {
            let token = tree.parts[index]
            set = field(token, of: set)
        }
        return set
    }

    mutating func field(_ token: UInt32, of set: SetID) -> SetID {
        let symbol = nameSymbol(token)
        if let fields = structFields[set] {
            if let place = relations[fields].place(of: symbol) ?? place(named: token, in: fields) {
                return relations[fields].columns[place].set
            }
            if relations[fields].isOpen, let through = column(symbol, spelling: token, of: fields, at: token) {
                return through
            }
        }
        let mark = sets.mark()
        let name = tree.unquoted(token)
        for index in sets.range(set) {
            var source = sets.sources[index]
            if source.direct == .identity, !source.masked,
                baseColumns[Int(source.column)].symbol != OutputColumn.starSymbol
            {
                source.column = field(name, of: source.column)
                source.reference = token
            }
            sets.add(source, since: mark)
        }
        return sets.close(mark)
    }

    // MARK: What is not found

    mutating func missing(_ token: UInt32, in relation: RelationID) -> SetID {
        let name = tree.unquoted(token)
        if relations[relation].shape == .base {
            let table = relations[relation].table
            complain(.unknownColumn, "\(tables[table].name.name) has no column \(name) in the schema given", at: token)
            let column = baseColumn(table: table, symbol: nameSymbol(token), spelling: token)
            return sets.single(
                Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
        }
        let scope = spelled(relations[relation].scopeName)
        complain(
            .unknownColumn,
            relation == insertedRow
                ? "which value goes into \(name) is not known: list the columns of the target, or give a schema"
                : scope.isEmpty
                    ? "no column \(name) comes out of this query" : "no column \(name) comes out of \(scope)",
            at: token)
        return 0
    }

    mutating func unresolved(_ token: UInt32, scope: Int) -> SetID {
        if isValueWord(token) { return 0 }
        var candidates: [Int] = []
        var current = scope
        while current >= 0 {
            for entry in scopes[current].entries where relations[entry.relation].shape == .base {
                let table = relations[entry.relation].table
                if !candidates.contains(table) { candidates.append(table) }
            }
            current = scopes[current].parent
        }
        if let set = variableSet(token, field: nil) { return set }
        if isVariable(token) { return 0 }
        guard !candidates.isEmpty || scope >= 0 && !scopes[scope].entries.isEmpty else { return 0 }
        let name = tree.unquoted(token)
        complain(
            .unknownColumn,
            candidates.isEmpty
                ? "no column \(name) is in scope here"
                : "\(candidates.map { tables[$0].name.name }.joined(separator: ", ")) \(candidates.count == 1 ? "has" : "have") no column \(name) in the schema given",
            at: token)
        let column =
            candidates.count == 1
            ? baseColumn(table: candidates[0], symbol: nameSymbol(token), spelling: token)
            : unknownColumn(symbol: nameSymbol(token), spelling: token, candidates: candidates)
        return sets.single(
            Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
    }

    /// Whether a word stands for a value where no column has its name: a unit of time, a function without parentheses.
    private func isValueWord(_ token: UInt32) -> Bool {
        tree.keyword(token).map { $0.isTimeUnit || !ValueWords($0).isEmpty } ?? false
    }

    private func isVariable(_ token: UInt32) -> Bool {
        session.texts[tree.unquoted(token).lowercased()] != nil
    }
}
