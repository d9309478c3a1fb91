extension Resolver {
    // MARK: CREATE TABLE

    mutating func createTable(_ id: NodeID) {
        begin(.createTable, id)
        defineTable(tree.nodes[Int(id)])
        finish()
    }

    /// CREATE TABLE as part of the statement at hand.
    mutating func defineTable(_ node: Node) {
        guard node.firstChild != 0, let target = targetTable(node.firstChild) else { return readQueries(in: node) }
        addOutput(target)
        let isTemporary =
            node.flags.contains(.temporary) || isTemporaryName(tables[target].name.name)
        var names: [String] = []
        var types: [String] = []
        var hasQuery = false
        var transform: NodeID = 0
        var locations: [Int] = []
        var child = tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .columnDefinition:
                names.append(spelled(part.value))
                types.append(typeText(part))
            case .query, .select, .setOperation, .values, .pipeline:
                hasQuery = true
                statement.kind = .createTableAs
                let relation = resolveQuery(child, parent: -1, name: 0)
                var columns = relations[relation].columns
                if transform != 0 {
                    let scope = pushScope(parent: -1)
                    enter(relation, symbol: OutputColumn.unnamedSymbol, scope: scope)
                    columns = project(transform, scope: scope)
                }
                emit(columns, to: tables[target].name, names: names.count == columns.count ? names : [])
            case .projection: transform = child
            case .executeImmediate:
                // The query of a dictionary's source.
                guard let text = constantText(part.firstChild), let rows = relation(ofQuery: text, at: part.start)
                else { break }
                hasQuery = true
                emit(
                    relations[rows].columns, to: tables[target].name,
                    names: names.count == relations[rows].columns.count ? names : [])
            case .location, .stage:
                locations.append(table(location(part), at: part.start))
            case .clone:
                copyColumns(from: part, to: target)
                hasQuery = true
            case .like:
                likeTable(part, names: &names, types: &types)
            default: break
            }
            child = part.next
        }
        if !hasQuery {
            for location in locations { tables[location].isInput = true }
            if node.flags.contains(.temporary), names.isEmpty, let location = locations.first {
                // What a temporary view over files has is theirs.
                emit(starColumns(of: relation(ofTable: location), at: node.start), to: tables[target].name, names: [])
            }
            let columns = zip(names, types).map { Schema.Column($0, type: $1) }
            session.define(
                Session.Table(
                    name: tables[target].name, columns: columns.isEmpty ? nil : columns, isTemporary: isTemporary))
            if isTemporary { statement.temporaryOutputs.insert(tables[target].name) }
        } else {
            remember(target, isTemporary: isTemporary)
            if node.flags.contains(.leftOnly) { addStreamColumns(to: tables[target].name) }
        }
    }

    /// What Snowflake's streams have beside the columns of their table.
    private mutating func addStreamColumns(to stream: DatasetName) {
        guard var known = session.tables[stream.name.lowercased()], known.columns != nil else { return }
        known.columns? += ["METADATA$ACTION", "METADATA$ISUPDATE", "METADATA$ROW_ID"].map { Schema.Column($0) }
        session.define(known)
    }

    /// The type of a column definition: what stands between its name and the first constraint.
    private func typeText(_ definition: Node) -> String {
        var end = definition.value + 1
        var level = 0
        while end < definition.end {
            let token = tree.tokens[Int(end)]
            switch token.kind {
            case .leftParen, .leftBracket: level += 1
            case .rightParen, .rightBracket: level -= 1
            case .op where tree.text(end) == "<": level += 1
            case .op where tree.text(end) == ">": level -= 1
            case .word where level == 0 && token.symbol < Keyword.count:
                switch Keyword(rawValue: UInt16(token.symbol)) {
                case .not, .null, .default, .primary, .constraint, .comment, .collate, .generated, .references, .unique,
                    .check, .key, .encode, .options, .as, .identity, .on, .masking, .with, .distkey, .sortkey:
                    level = -1
                default: break
                }
            default: break
            }
            if level < 0 { break }
            end += 1
        }
        guard end > definition.value + 1 else { return "" }
        return tree.text(
            SourceSpan(
                start: Int(tree.tokens[Int(definition.value) + 1].start), end: Int(tree.tokens[Int(end) - 1].end)))
    }

    private mutating func likeTable(_ part: Node, names: inout [String], types: inout [String]) {
        guard let source = targetTable(part.firstChild) else { return }
        tables[source].isInput = true
        for column in tables[source].columns ?? [] {
            names.append(spelled(column.spelling))
            types.append(column.type)
        }
    }

    /// CLONE and RENAME: every column as it is.
    private mutating func copyColumns(from clone: Node, to target: Int) {
        guard let source = targetTable(clone.firstChild) else { return }
        tables[source].isInput = true
        copyColumns(of: source, to: target, at: clone.start)
    }

    private mutating func copyColumns(of source: Int, to target: Int, at token: UInt32) {
        let relation = relation(ofTable: source)
        let columns = starColumns(of: relation, at: token)
        for column in columns where column.isStar {
            complain(
                .unresolvedStar, "the columns of \(tables[source].name.name) are not known: give a schema", at: token)
            break
        }
        emit(columns, to: tables[target].name, names: [])
    }

    // MARK: CREATE VIEW

    mutating func createView(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        begin(.createView, id)
        guard node.firstChild != 0, let view = targetTable(node.firstChild) else { return finish() }
        var target = view
        var names: [String] = []
        var child = tree.nodes[Int(node.firstChild)].next
        // A materialized view that fills another table: that one is written.
        if let into = tree.firstChild(id, .into), let table = targetTable(tree.nodes[Int(into)].firstChild) {
            target = table
        }
        addOutput(target)
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .insertColumns: names = columnNames(part)
            case .query, .select, .setOperation, .values, .pipeline:
                let relation = resolveQuery(child, parent: -1, name: 0)
                emit(
                    relations[relation].columns, to: tables[target].name,
                    names: names.count == relations[relation].columns.count ? names : [])
            case .clone: copyColumns(from: part, to: target)
            case .table:
                if let source = targetTable(child) { tables[source].isInput = true }
            case .executeImmediate:
                complainOfBody(part)
            default: break
            }
            child = part.next
        }
        remember(target, isTemporary: node.flags.contains(.temporary))
        finish()
    }

    // MARK: DROP, TRUNCATE, ALTER, RENAME, SWAP

    mutating func definitionStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        let kinds: [NodeKind: StatementKind] = [
            .drop: .drop, .truncate: .truncate, .alter: .alter, .rename: .rename, .swap: .swap,
        ]
        begin(kinds[node.kind] ?? .alter, id)
        switch node.kind {
        case .rename: rename(node)
        case .swap: swap(node)
        default:
            var child = node.firstChild
            var target: Int?
            while child != 0 {
                let part = tree.nodes[Int(child)]
                if part.kind == .clone, let target {
                    copyColumns(from: part, to: target)
                } else if part.kind == .into, let source = target, let other = targetTable(part.firstChild) {
                    tables[source].isInput = true
                    statement.outputs = []
                    addOutput(other)
                    copyColumns(of: source, to: other, at: part.start)
                } else if part.kind != .location || node.kind != .alter, let table = targetTable(child) {
                    addOutput(table)
                    if target == nil { target = table }
                    if node.kind == .drop { session.remove(tables[table].name) }
                }
                child = part.next
            }
        }
        finish()
    }

    private mutating func rename(_ node: Node) {
        var old = node.firstChild
        while old != 0, tree.nodes[Int(old)].next != 0 {
            let new = tree.nodes[Int(old)].next
            if let source = targetTable(old), let renamed = renamedTable(new, beside: source) {
                tables[source].isInput = true
                addOutput(renamed)
                copyColumns(of: source, to: renamed, at: tree.nodes[Int(old)].start)
                if var known = session.tables[tables[source].name.name.lowercased()] {
                    known.name = tables[renamed].name
                    session.remove(tables[source].name)
                    session.define(known)
                } else {
                    session.define(
                        Session.Table(
                            name: tables[renamed].name,
                            columns: tables[source].columns?.map { Schema.Column(spelled($0.spelling), type: $0.type) },
                            isTemporary: false))
                }
                script.renames.append((tables[source].name, tables[renamed].name, script.statements.count))
            }
            old = tree.nodes[Int(new)].next
        }
    }

    /// The new name of a table: without a schema it stays in that of the old.
    private mutating func renamedTable(_ id: NodeID, beside source: Int) -> Int? {
        let node = tree.nodes[Int(id)]
        if node.kind == .location {
            // sp_rename
            let name = tree.unquoted(node.value)
            let schema = tables[source].name.name.split(separator: ".").dropLast().map(String.init)
            return table(DatasetName((schema + [name]).joined(separator: ".")), at: node.start)
        }
        guard node.kind == .table else { return targetTable(id) }
        let path = tree.path(node.value)
        let parts = tables[source].name.name.split(separator: ".").map(String.init)
        guard path.count == 1, parts.count > 1 else { return targetTable(id) }
        let name = (parts.dropLast() + [folded(tree.parts[path.lowerBound])]).joined(separator: ".")
        return table(DatasetName(name), at: node.start)
    }

    private mutating func swap(_ node: Node) {
        guard node.firstChild != 0, tree.nodes[Int(node.firstChild)].next != 0,
            let first = targetTable(node.firstChild), let second = targetTable(tree.nodes[Int(node.firstChild)].next)
        else { return }
        for (source, target) in [(first, second), (second, first)] {
            tables[source].isInput = true
            addOutput(target)
            copyColumns(of: source, to: target, at: node.start)
        }
        let (a, b) = (tables[first].name.name.lowercased(), tables[second].name.name.lowercased())
        let (oldA, oldB) = (session.tables[a], session.tables[b])
        session.tables[a] = oldB.map {
            Session.Table(name: tables[first].name, columns: $0.columns, isTemporary: oldA?.isTemporary ?? false)
        }
        session.tables[b] = oldA.map {
            Session.Table(name: tables[second].name, columns: $0.columns, isTemporary: oldB?.isTemporary ?? false)
        }
    }

    // MARK: COPY

    /// COPY, UNLOAD, LOAD, EXPORT: the target stands first in the node, the sources behind.
    mutating func copyStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        begin(.copy, id)
        var target: Int?
        let first = tree.nodes[Int(node.firstChild)]
        if first.kind == .executeImmediate {
            if let text = constantText(first.firstChild) {
                target = table(DatasetName(text, kind: .file), at: first.value)
                addOutput(target ?? 0)
            } else {
                complain(
                    .dynamicSQL, "where this goes is put together at run time", at: first.value)
            }
        } else if let found = targetTable(node.firstChild) {
            target = found
            addOutput(found)
        }
        var names: [String] = []
        var child = node.firstChild == 0 ? 0 : tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .insertColumns: names = columnNames(part, of: target)
            case .derived:
                let relation = resolveQuery(part.firstChild, parent: -1, name: 0)
                if let target {
                    if names.isEmpty, let known = tables[target].columns,
                        known.count == relations[relation].columns.count
                    {
                        names = known.map { spelled($0.spelling) }
                    }
                    emit(relations[relation].columns, to: tables[target].name, names: names)
                } else {
                    emit(relations[relation].columns, to: nil, names: [])
                }
            case .table:
                guard let source = targetTable(child) else { break }
                tables[source].isInput = true
                guard let target else { break }
                if let columns = tree.firstChild(id, .insertColumns), tables[target].name.kind == .file {
                    emit(namedColumns(tree.nodes[Int(columns)], of: source), to: tables[target].name, names: [])
                } else {
                    copyColumns(of: source, to: target, at: part.start)
                }
            case .location, .stage:
                let source = table(location(part), at: part.start)
                tables[source].isInput = true
            case .executeImmediate where part.flags.contains(.lateral):
                importText(part, target: target, names: names)
            case .executeImmediate:
                unloadText(part, target: target)
            case .whereClause:
                let scope = pushScope(parent: -1)
                if let target {
                    enter(relation(ofTable: target, isInput: false), symbol: OutputColumn.unnamedSymbol, scope: scope)
                }
                steer(byChildrenOf: child, .filter, scope: scope)
            default: break
            }
            child = part.next
        }
        finish()
    }

    /// `COPY t (a, b) TO …`: these columns of a table.
    private mutating func namedColumns(_ list: Node, of source: Int) -> ContiguousArray<OutputColumn> {
        let relation = relation(ofTable: source)
        var columns: ContiguousArray<OutputColumn> = []
        var child = list.firstChild
        while child != 0 {
            let token = tree.nodes[Int(child)].value
            let set = column(nameSymbol(token), spelling: token, of: relation, at: token) ?? 0
            columns.append(OutputColumn(symbol: nameSymbol(token), spelling: token, set: set, node: 0))
            child = tree.nodes[Int(child)].next
        }
        return columns
    }

    /// IMPORT … STATEMENT 'SELECT …': the query runs elsewhere.
    private mutating func importText(_ node: Node, target: Int?, names: [String]) {
        guard let target, let rows = relation(ofQuery: tree.unquoted(node.value), at: node.value, isRemote: true) else {
            return complain(.dynamicSQL, "what this query reads is not known", at: node.value)
        }
        let columns = relations[rows].columns
        let filled = names.isEmpty ? filledColumns(of: target, by: columns, partitions: InsertPartitions()) : names
        emit(columns, to: tables[target].name, names: filled)
    }

    /// UNLOAD ('SELECT …'): the query is in a string.
    private mutating func unloadText(_ node: Node, target: Int?) {
        let token = tree.tokens[Int(node.value)]
        guard token.kind == .string else { return }
        let text = tree.unquoted(node.value)
        let name = target.map { tables[$0].name }
        let inner = SQLAnalyzer.nested(
            text, dialect: dialect, schema: schema, session: session)
        for statement in inner.statements {
            self.statement.inputs.append(contentsOf: statement.inputs)
            self.statement.columns.append(
                contentsOf: statement.columns.map {
                    var column = $0
                    column.target = name
                    return column
                })
            self.statement.indirect.append(contentsOf: statement.indirect)
        }
        pendingDiagnostics(inner.diagnostics, at: node.value)
    }

    /// Diagnostics of a text within a string are shown at the string.
    mutating func pendingDiagnostics(_ diagnostics: [Diagnostic], at token: UInt32) {
        if lines == nil { lines = LineIndex(tree.bytes) }
        let place = tree.tokens[Int(token)]
        for var diagnostic in diagnostics {
            diagnostic.span = SourceSpan(start: Int(place.start), end: Int(place.end))
            diagnostic.position = lines?.position(Int(place.start)) ?? diagnostic.position
            script.diagnostics.append(diagnostic)
        }
    }
}
