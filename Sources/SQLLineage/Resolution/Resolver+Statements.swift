extension Resolver {
    /// One statement, and those in it where it is a block or the definition of a routine.
    mutating func resolveStatement(_ id: NodeID) {
        guard depth < 200 else { return }
        depth += 1
        defer { depth -= 1 }
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .query, .select, .setOperation, .values, .pipeline: queryStatement(id)
        case .insert, .multiInsert, .update, .delete, .merge: changeStatement(id)
        case .createTable: createTable(id)
        case .createView: createView(id)
        case .drop, .truncate, .alter, .rename, .swap: definitionStatement(id)
        case .copy: copyStatement(id)
        case .use: useStatement(id)
        case .routine: routineStatement(id)
        case .block, .loop, .conditional: blockStatement(id)
        case .cursorLoop: cursorLoop(id)
        case .declare, .setVariable: assign(node)
        case .recordType: recordTypes[nameSymbol(node.value)] = id
        case .setVariables: assignSeveral(node)
        case .synonym:
            let other = tree.nodes[Int(tree.nodes[Int(node.firstChild)].next)]
            let name = fullName(tree.path(tree.nodes[Int(node.firstChild)].value))
            session.synonyms[name.name.lowercased()] = fullName(tree.path(other.value))
            begin(.other, id)
            finish()
        case .fetch: fetch(node)
        case .executeImmediate: executeStatement(id)
        case .callProcedure: callStatement(id)
        case .returnStatement:
            if node.firstChild != 0 { resolveStatement(node.firstChild) }
        case .subquery where node.flags.contains(.implied):
            // RETURN of an expression.
            begin(.select, id)
            _ = set(of: node.firstChild, scope: pushScope(parent: -1))
            finishIfReading()
        case .subquery: resolveStatement(node.firstChild)
        case .utility: utilityStatement(id)
        case .broken: brokenStatement(id)
        default: break
        }
    }

    // MARK: Queries

    private mutating func queryStatement(_ id: NodeID) {
        begin(.select, id)
        if let definition = tree.firstChild(id, .createTable) {
            // WITH … CREATE TABLE.
            if let with = tree.firstChild(id, .with) { define(tree.nodes[Int(with)]) }
            defineTable(tree.nodes[Int(definition)])
            return finish()
        }
        let relation = resolveQuery(id, parent: -1, name: 0)
        defer { lastQuery = id }
        let into = intoClause(of: id)
        if let into, let target = intoTable(into) {
            statement.kind = .createTableAs
            addOutput(target)
            emit(relations[relation].columns, to: tables[target].name, names: [])
            remember(target, isTemporary: into.flags.contains(.temporary) || isTemporaryName(tables[target].name.name))
            return finish()
        }
        if rules.optionalSemicolons { rememberAssignments(in: id) }
        if let into {
            remember(variablesOf: into, query: id, columns: relations[relation].columns)
        } else {
            emit(relations[relation].columns, to: nil, names: [])
        }
        finish()
    }

    /// The INTO of a query: of its own, or of its first SELECT.
    private func intoClause(of id: NodeID) -> Node? {
        var id = id
        while id != 0 {
            if let into = tree.firstChild(id, .into) { return tree.nodes[Int(into)] }
            id = tree.inner(of: id)
        }
        return nil
    }

    /// The table that an INTO makes, where it is one and not variables.
    private mutating func intoTable(_ into: Node) -> Int? {
        let first = tree.nodes[Int(into.firstChild)]
        switch first.kind {
        case .location: return table(location(first), at: first.start)
        case .table:
            let path = tree.path(first.value)
            guard first.next == 0, !path.isEmpty else { return nil }
            let symbol = nameSymbol(tree.parts[path.lowerBound])
            if path.count == 1, variables[symbol] != nil || declared.contains(symbol) { return nil }
            if !rules.selectIntoTable || isInRoutine && !rules.optionalSemicolons { return nil }
            return table(fullName(path), at: first.start)
        default: return nil
        }
    }

    /// `SELECT a, b INTO x, y`: what x and y are is found where they are used.
    mutating func remember(
        variablesOf into: Node, query: NodeID, columns: ContiguousArray<OutputColumn>
    ) {
        var child = into.firstChild
        var place = 0
        while child != 0 {
            let node = tree.nodes[Int(child)]
            let token = variableToken(of: node)
            let isRow =
                token < node.end - 1 && place < columns.count
                && changeTriggerRow(
                    token, column: node.end - 1, to: columns[place].set, expression: columns[place].node)
            if !isRow, let field = fieldToken(of: node) {
                setField(field, of: token, to: place < columns.count ? inputs(of: columns[place].set) : [])
            } else if !isRow {
                hold(Variable(node: query, place: place), in: token)
            }
            place += 1
            child = node.next
        }
    }

    /// T-SQL's `SELECT @a = x, @b = y FROM t`.
    private mutating func rememberAssignments(in query: NodeID) {
        let select = tree.body(of: query)
        guard tree.nodes[Int(select)].kind == .select, let projection = tree.firstChild(select, .projection)
        else { return }
        var item = tree.nodes[Int(projection)].firstChild
        var place = 0
        while item != 0 {
            let value = tree.nodes[Int(tree.nodes[Int(item)].firstChild)]
            if tree.nodes[Int(item)].kind == .item, value.kind == .assignment {
                hold(Variable(node: query, place: place), in: value.value)
            }
            place += 1
            item = tree.nodes[Int(item)].next
        }
    }

    /// Keeps a statement only where it reads something.
    mutating func finishIfReading() {
        if tables.contains(where: { $0.isInput }) || !statement.outputs.isEmpty { finish() }
    }

    // MARK: Outputs

    mutating func addOutput(_ table: Int) {
        let name = tables[table].name
        if !statement.outputs.contains(name) { statement.outputs.append(name) }
    }

    func isTemporaryName(_ name: String) -> Bool {
        let last = Session.lastPart(name)
        if last.hasPrefix("#") || last.hasPrefix("@") { return true }
        guard let schema = rules.temporarySchema else { return false }
        return name.lowercased().split(separator: ".").dropLast().last.map(String.init) == schema
    }

    /// Adds output columns, named by `names` as far as they reach.
    mutating func emit(_ columns: ContiguousArray<OutputColumn>, to target: DatasetName?, names: [String]) {
        statement.columns.reserveCapacity(statement.columns.count + columns.count)
        var place = 0
        var hasStar = false
        complainOfImpliedStars(columns)
        var next = columns.startIndex
        while next < columns.endIndex {
            let column = columns[next]
            next += 1
            hasStar = hasStar || column.isStar
            // Behind a star whose columns are not known, places mean nothing.
            let name = !hasStar && place < names.count ? names[place] : spelled(column.spelling)
            place += 1
            var set = column.set
            if column.isStar {
                // One star over several tables is one output.
                let mark = sets.mark()
                sets.add(set, .identity, since: mark)
                while next < columns.endIndex, columns[next].isStar, columns[next].node == column.node {
                    sets.add(columns[next].set, .identity, since: mark)
                    next += 1
                }
                set = sets.close(mark)
            }
            statement.columns.append(
                ColumnLineage(target: target, column: name, expression: span(of: column), inputs: inputs(of: set)))
        }
        if !names.isEmpty, !hasStar, names.count != columns.count, !columns.isEmpty {
            complain(
                .columnCount, "\(names.count) columns are named, but the query gives \(columns.count)",
                at: UInt32(min(tree.tokens.count - 1, tokenIndex(at: statement.span.start))))
        }
    }

    private func span(of column: OutputColumn) -> SourceSpan {
        guard column.node != 0 else { return .none }
        let node = tree.nodes[Int(column.node)]
        return tree.span(node.kind == .item ? node.firstChild : column.node)
    }

    /// `FROM t` and `TABLE t` have a star that is not written: it is reported where its table is named.
    private mutating func complainOfImpliedStars(_ columns: ContiguousArray<OutputColumn>) {
        for column in columns where column.isStar && column.node == 0 {
            for index in sets.range(column.set) {
                let source = sets.sources[index]
                let base = baseColumns[Int(source.column)]
                guard base.table >= 0, base.symbol == OutputColumn.starSymbol, source.passage == 0,
                    tree.tokens[Int(source.reference)].kind == .word,
                    [.from, .table].contains(Keyword(rawValue: UInt16(truncatingIfNeeded: symbol(source.reference))))
                else { continue }
                complain(
                    .unresolvedStar,
                    "all columns of \(tables[base.table].name.name) come out, and they are not known: give a schema",
                    at: source.reference)
            }
        }
    }

    private func tokenIndex(at offset: Int) -> Int {
        var low = 0
        var high = tree.tokens.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(tree.tokens[middle].start) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Lets later statements know the columns that this one gave a table.
    mutating func remember(_ table: Int, isTemporary: Bool, isAdding: Bool = false) {
        let name = tables[table].name
        if isTemporary { statement.temporaryOutputs.insert(name) }
        guard !isAdding else { return }
        var columns: [Schema.Column]? = []
        for column in statement.columns where column.target == name {
            if column.column == "*" {
                columns = nil
                break
            }
            columns?.append(Schema.Column(column.column))
        }
        session.define(Session.Table(name: name, columns: columns, isTemporary: isTemporary))
    }

    // MARK: Others

    private mutating func utilityStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        if node.firstChild != 0 {
            if node.flags.contains(.implied) {
                // PERFORM: what the query gives is thrown away.
                begin(.select, id)
                _ = resolveQuery(node.firstChild, parent: -1, name: 0)
                return finishIfReading()
            }
            let inner = tree.nodes[Int(node.firstChild)].kind
            if inner == .executeImmediate { complainOfBody(tree.nodes[Int(node.firstChild)]) }
            if [.query, .select, .setOperation, .values].contains(inner) { return queryStatement(node.firstChild) }
        }
        begin(.other, id)
        finish()
    }

    /// What could be read of a statement that broke.
    private mutating func brokenStatement(_ id: NodeID) {
        begin(.unknown, id)
        let scope = pushScope(parent: -1)
        var projections: [NodeID] = []
        var names: [String] = []
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let node = tree.nodes[Int(child)]
            switch node.kind {
            case .with:
                var cte = node.firstChild
                while cte != 0 {
                    ctes.append(
                        CTE(
                            symbol: nameSymbol(tree.nodes[Int(cte)].value), node: cte, environment: environment,
                            isRecursive: false))
                    environment = ctes.count
                    cte = tree.nodes[Int(cte)].next
                }
            case .from: resolveFrom(node, scope: scope)
            case .projection: if isOutermost(node, in: id) { projections.append(child) }
            case .insertColumns: names = columnNames(node)
            case .table where node.flags.contains(.target): break
            default: addRelation(child, scope: scope)
            }
            child = node.next
        }
        if tables.contains(where: { $0.isInput }) { brokenTargets(id) }
        if projections.count == 1, statement.outputs.count <= 1 {
            emit(project(projections[0], scope: scope), to: statement.outputs.first, names: names)
        }
        finish()
    }

    /// Whether a part of a broken statement stands in none of its parentheses.
    private func isOutermost(_ part: Node, in id: NodeID) -> Bool {
        var level = 0
        for index in tree.nodes[Int(id)].start..<part.start {
            switch tree.tokens[Int(index)].kind {
            case .leftParen: level += 1
            case .rightParen: level -= 1
            default: break
            }
        }
        return level == 0
    }

    /// What a broken statement writes is only said where it is known to read something.
    private mutating func brokenTargets(_ id: NodeID) {
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            if tree.nodes[Int(child)].flags.contains(.target), let target = targetTable(child) { addOutput(target) }
            child = tree.nodes[Int(child)].next
        }
    }

    private mutating func useStatement(_ id: NodeID) {
        begin(.use, id)
        let node = tree.nodes[Int(id)]
        session.searchPath = []
        if node.firstChild != 0 {
            setSearchPath(node)
        } else if node.value != 0 {
            let parts = tree.path(node.value).map { folded(tree.parts[$0]) }
            if node.flags.contains(.byName) {
                session.defaultSchema = parts.last
                if parts.count > 1 { session.defaultDatabase = parts[0] }
            } else if rules.twoLevelNames {
                session.defaultSchema = parts.last
            } else if parts.count > 1 {
                session.defaultDatabase = parts[0]
                session.defaultSchema = parts[1]
            } else {
                session.defaultDatabase = parts.last
            }
        }
        finish()
    }

    /// What is made goes into the first schema; what is read is looked for in all of them.
    private mutating func setSearchPath(_ node: Node) {
        var schemas: [String] = []
        var child = node.firstChild
        while child != 0 {
            let token = tree.nodes[Int(child)].value
            for name in folded(token).split(separator: ",") {
                schemas.append(String(name).trimmed(of: " "))
            }
            child = tree.nodes[Int(child)].next
        }
        schemas.removeAll { $0.hasPrefix("$") || $0 == "pg_catalog" || $0 == "default" }
        session.defaultSchema = schemas.first
        session.searchPath = Array(schemas.dropFirst())
    }
}
