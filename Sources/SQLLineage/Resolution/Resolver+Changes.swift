extension Resolver {
    /// INSERT, UPDATE, DELETE and MERGE.
    mutating func changeStatement(_ id: NodeID) {
        let kinds: [NodeKind: StatementKind] = [
            .insert: .insert, .multiInsert: .insert, .update: .update, .delete: .delete, .merge: .merge,
        ]
        begin(kinds[tree.nodes[Int(id)].kind] ?? .insert, id)
        change(id)
        finish()
    }

    /// A change of data as part of the statement at hand.
    mutating func change(_ id: NodeID) {
        switch tree.nodes[Int(id)].kind {
        case .insert: insert(id)
        case .multiInsert: multiInsert(id)
        case .update: update(id)
        case .delete: delete(id)
        case .merge: merge(id)
        default: break
        }
    }

    /// Where it is not known what is written: at least what is read.
    mutating func readQueries(in node: Node) {
        var child = node.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if [.query, .select, .setOperation, .values, .pipeline].contains(part.kind) {
                _ = resolveQuery(child, parent: -1, name: 0)
            }
            child = part.next
        }
    }

    // MARK: INSERT

    /// The table or location that is written to.
    mutating func targetTable(_ id: NodeID) -> Int? {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .table:
            if node.firstChild != 0, tree.nodes[Int(node.firstChild)].kind == .call {
                return identifiedTable(tree.nodes[Int(node.firstChild)])
            }
            let path = tree.path(node.value)
            guard !path.isEmpty else { return nil }
            let token = tree.parts[path.upperBound - 1]
            complain(ofPlaceholdersIn: path)
            return table(fullName(path), at: token)
        case .location, .stage:
            return table(location(node), at: node.start)
        case .tableFunction:
            let call = tree.nodes[Int(node.firstChild)]
            if let remote = remoteTarget(call) { return remote }
            let before = tables.count
            if let relation = tableOfCall(call) {
                guard relations[relation].shape == .base else { return nil }
                let table = relations[relation].table
                if table >= before { tables[table].isInput = false }
                return table
            }
            let argument = tree.nodes[Int(call.firstChild)]
            if argument.kind == .literal {
                return table(DatasetName(tree.unquoted(argument.start), kind: .file), at: node.start)
            }
            return nil
        case .derived:
            // Oracle: INSERT INTO (SELECT … FROM t)
            let before = tables.count
            _ = resolveQuery(node.firstChild, parent: -1, name: 0)
            guard tables.count > before else { return nil }
            tables[before].isInput = false
            return before
        default: return nil
        }
    }

    private mutating func insert(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        guard node.firstChild != 0, let target = targetTable(node.firstChild) else { return readQueries(in: node) }
        addOutput(target)
        var names: [String] = []
        var hasList = false
        var isConflict = false
        var partitions = InsertPartitions()
        let scope = pushScope(parent: -1)
        var child = tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .insertColumns:
                names = columnNames(part, of: target)
                hasList = true
            case .partitionBy: partitions = self.partitions(part)
            case .alias where insertedRow != nil:
                nameInsertedRow(part, scope: scope)
            case .alias:
                enter(relation(ofTable: target, isInput: false), symbol: nameSymbol(part.value), scope: scope)
            case .query, .select, .setOperation, .values, .pipeline:
                insertRows(
                    child, part, target: target, names: names, hasList: hasList, partitions: partitions,
                    byName: node.flags.contains(.byName))
            case .recordRow:
                insertRecord(part, target: target, names: names)
            case .assignmentList:
                enterConflict(target, node: node, scope: scope, isFirst: !isConflict)
                isConflict = true
                assignments(part, target: target, scope: scope)
            case .whereClause:
                enterConflict(target, node: node, scope: scope, isFirst: !isConflict)
                isConflict = true
                steer(byChildrenOf: child, .filter, scope: scope)
            case .location:
                let source = table(location(part), at: part.start)
                tables[source].isInput = true
            case .executeImmediate:
                if part.firstChild != 0, let text = constantText(part.firstChild),
                    let rows = relation(ofQuery: text, at: part.start)
                {
                    emit(relations[rows].columns, to: tables[target].name, names: names)
                } else {
                    complain(
                        .dynamicSQL, "this SQL is put together at run time: what it reads is not known", at: part.start)
                }
            case .callProcedure:
                noteCall(part)
            default: break
            }
            child = part.next
        }
        resolveReturning(of: node, target: target, scope: scope)
        remember(
            target, isTemporary: tables[target].isTemporary || isTemporaryName(tables[target].name.name), isAdding: true
        )
    }

    /// `VALUES r`: by the places of the record's fields, or by their names where it is declared as a row of the table.
    private mutating func insertRecord(_ node: Node, target: Int, names: [String]) {
        let record = tree.nodes[Int(node.firstChild)]
        let path = tree.path(record.value)
        guard [.name, .call].contains(record.kind), !path.isEmpty else { return }
        let token = tree.parts[path.lowerBound]
        guard let row = row(ofRecord: token) else { return }
        let columns = relations[row].columns
        var names = names
        if variables[nameSymbol(token)] == nil {
            guard isRow(token, of: target) else {
                return complain(
                    .unresolvedStar, "the fields of \(tree.unquoted(token)) are not known by their places", at: token)
            }
        } else if names.isEmpty, let known = tables[target].columns, !columns.contains(where: { $0.isStar }) {
            names = known.prefix(columns.count).map { spelled($0.spelling) }
        }
        emit(columns, to: tables[target].name, names: names)
    }

    /// ON CONFLICT sees the table and the row that was to be inserted.
    private mutating func enterConflict(_ target: Int, node: Node, scope: Int, isFirst: Bool) {
        guard isFirst else { return }
        // What is set adds to what the row brings.
        for place in statement.columns.indices where statement.columns[place].target == tables[target].name {
            let key = changedColumn(statement.columns[place].column, of: target)
            if changedColumns[key] == nil { changedColumns[key] = place }
        }
        let relation = relation(ofTable: target, isInput: false)
        let path = tree.path(tree.nodes[Int(node.firstChild)].value)
        if !path.isEmpty {
            enter(relation, symbol: nameSymbol(tree.parts[path.upperBound - 1]), path: path, scope: scope)
        }
        enter(insertedRow ?? relation, symbol: tree.symbols.intern("excluded"), scope: scope, isHidden: true)
        for entry in offering {
            enter(entry.relation, symbol: entry.symbol, path: entry.path, scope: scope, isHidden: true)
        }
    }

    /// MySQL's `VALUES (…) AS new (a, b)`: the row that is offered has a name, and perhaps its columns have.
    private mutating func nameInsertedRow(_ alias: Node, scope: Int) {
        guard let insertedRow else { return }
        var row = relations[insertedRow]
        for (place, name) in columnNames(alias).enumerated() where place < row.columns.count {
            row.columns[place].symbol = tree.symbols.intern(name)
        }
        row.index = nil
        enter(
            add(row), symbol: nameSymbol(alias.value), scope: scope, isHidden: alias.firstChild == 0)
    }

    /// MySQL's `VALUES(a)` in ON DUPLICATE KEY: the column of the row that is offered.
    mutating func offeredColumn(_ call: Node) -> SetID? {
        guard let insertedRow, call.firstChild != 0 else { return nil }
        let argument = tree.nodes[Int(call.firstChild)]
        guard argument.kind == .name, let token = tree.path(argument.value).last.map({ tree.parts[$0] }) else {
            return nil
        }
        return column(nameSymbol(token), spelling: token, of: insertedRow, at: token)
    }

    private mutating func insertRows(
        _ id: NodeID, _ node: Node, target: Int, names: [String], hasList: Bool, partitions: InsertPartitions,
        byName: Bool
    ) {
        let source = resolveQuery(id, parent: -1, name: 0)
        offering = isValuesOnly(id) ? [] : lastSelect.map { scopes[$0].entries } ?? []
        var names = names
        let columns = relations[source].columns
        if !hasList, !byName { names = filledColumns(of: target, by: columns, partitions: partitions) }
        if hasList, names.count + partitions.filled.count == columns.count { names += partitions.filled }
        if byName { names = [] }
        if isValuesOnly(id), names.isEmpty {
            // VALUES into a table whose columns are not known: only values with a source are told, by their text.
            insertedRow = source
            emitSourcedCells(id, columns, target: target)
            return
        }
        var row = Relation(shape: .derived, columns: columns)
        for (place, name) in names.enumerated() where place < row.columns.count {
            row.columns[place].symbol = tree.symbols.intern(name)
        }
        insertedRow = add(row)
        emit(columns, to: tables[target].name, names: names)
    }

    private mutating func emitSourcedCells(_ id: NodeID, _ columns: ContiguousArray<OutputColumn>, target: Int) {
        let values = tree.body(of: id)
        var cell = tree.nodes[Int(tree.nodes[Int(values)].firstChild)].firstChild
        for var column in columns {
            guard cell != 0 else { return }
            if !sets.isEmpty(column.set) {
                let expression = tree.nodes[Int(cell)]
                column.spelling =
                    expression.kind == .name
                    ? tree.parts[tree.path(expression.value).upperBound - 1] : spelling(tree.text(tree.span(cell)))
                column.node = cell
                emit([column], to: tables[target].name, names: [])
            }
            cell = tree.nodes[Int(cell)].next
        }
    }

    private func isValuesOnly(_ id: NodeID) -> Bool { tree.nodes[Int(tree.body(of: id))].kind == .values }

    /// The names in a list of columns, spelled as the schema has them where they are columns of a table that it knows.
    mutating func columnNames(_ list: Node, of table: Int? = nil) -> [String] {
        var names: [String] = []
        var child = list.firstChild
        while child != 0 {
            let node = tree.nodes[Int(child)]
            if let table, rules.insertsFields, node.start < node.value {
                // A field of a column.
                let fields = stride(from: node.start + 2, through: node.value, by: 2).map { folded($0) }
                names.append(([spelled(knownSpelling(node.start, table: table))] + fields).joined(separator: "."))
            } else {
                names.append(spelled(table.map { knownSpelling(node.value, table: $0) } ?? node.value))
            }
            child = node.next
        }
        return names
    }

    // MARK: INSERT ALL

    /// Several targets of one query, or Hive's several INSERTs of one FROM.
    private mutating func multiInsert(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        var branches: [NodeID] = []
        var query: NodeID = 0
        var from: NodeID = 0
        var child = node.firstChild
        while child != 0 {
            switch tree.nodes[Int(child)].kind {
            case .insert, .insertBranch: branches.append(child)
            case .from: from = child
            default: query = child
            }
            child = tree.nodes[Int(child)].next
        }
        if from != 0 {
            hiveInserts(branches, from: from)
            return
        }
        guard query != 0 else { return }
        let source = resolveQuery(query, parent: -1, name: 0)
        let scope = pushScope(parent: -1)
        enter(source, symbol: OutputColumn.unnamedSymbol, scope: scope)
        for branch in branches {
            var part = tree.nodes[Int(branch)].firstChild
            while part != 0 {
                let piece = tree.nodes[Int(part)]
                if piece.kind == .condition { steer(byChildrenOf: part, .filter, scope: scope) }
                if piece.kind == .insert { insertBranch(piece, source: source, scope: scope) }
                part = piece.next
            }
        }
    }

    private mutating func insertBranch(_ node: Node, source: RelationID, scope: Int) {
        guard let target = targetTable(node.firstChild) else { return }
        addOutput(target)
        var names: [String] = []
        var columns = relations[source].columns
        var child = tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .insertColumns { names = columnNames(part, of: target) }
            if part.kind == .values, part.firstChild != 0 {
                columns = []
                var cell = tree.nodes[Int(part.firstChild)].firstChild
                while cell != 0 {
                    let expression = tree.nodes[Int(cell)]
                    var column = OutputColumn(
                        symbol: OutputColumn.unnamedSymbol, spelling: 0, set: set(of: cell, scope: scope), node: cell)
                    if expression.kind == .name {
                        column.spelling = tree.parts[tree.path(expression.value).upperBound - 1]
                    } else {
                        column.spelling = spelling(tree.text(tree.span(cell)))
                    }
                    columns.append(column)
                    cell = expression.next
                }
            }
            child = part.next
        }
        if names.isEmpty, let known = tables[target].columns, known.count == columns.count {
            names = known.map { spelled($0.spelling) }
        }
        emit(columns, to: tables[target].name, names: names)
    }

    private mutating func hiveInserts(_ inserts: [NodeID], from: NodeID) {
        for insert in inserts {
            let node = tree.nodes[Int(insert)]
            guard let target = targetTable(node.firstChild) else { continue }
            addOutput(target)
            var names: [String] = []
            var partitions = InsertPartitions()
            var child = tree.nodes[Int(node.firstChild)].next
            while child != 0 {
                let part = tree.nodes[Int(child)]
                switch part.kind {
                case .insertColumns: names = columnNames(part, of: target)
                case .partitionBy: partitions = self.partitions(part)
                case .query, .select:
                    let select = tree.body(of: child)
                    let shared = tree.nodes[Int(from)]
                    let relation = resolveSelectOver(shared, select: select)
                    let columns = relations[relation].columns
                    if names.isEmpty { names = filledColumns(of: target, by: columns, partitions: partitions) }
                    emit(columns, to: tables[target].name, names: names)
                default: break
                }
                child = part.next
            }
        }
    }

    /// A SELECT whose FROM stands elsewhere.
    private mutating func resolveSelectOver(_ from: Node, select: NodeID) -> RelationID {
        let scope = pushScope(parent: -1)
        resolveFrom(from, scope: scope)
        sharedFrom = scopes[scope]
        return resolveSelect(select, parent: -1, name: 0, isExists: false, tail: nil)
    }
}
