extension Resolver {
    // MARK: Bodies

    /// CREATE PROCEDURE and the like: the statements of the body are statements of the script.
    mutating func routineStatement(_ id: NodeID) {
        begin(.createRoutine, id)
        finish()
        let outer = (isInRoutine, session.trigger, session.routine)
        isInRoutine = true
        session.trigger = trigger(of: id)
        session.routine = tree.path(tree.nodes[Int(id)].value).last.map { tree.unquoted(tree.parts[$0]).lowercased() }
        let result = noteTableFunction(id)
        defer {
            (isInRoutine, session.trigger, session.routine) = outer
            if let result { session.temporaryByLastPart[Session.lastPart(result.name.lowercased())] = nil }
        }
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .declare where part.firstChild == 0:
                declare(part)
                parameters.insert(nameSymbol(part.value))
                session.texts[tree.unquoted(part.value).lowercased()] =
                    session.texts[tree.unquoted(part.value).lowercased()] ?? ""
            case .executeImmediate where part.flags.contains(.implied) || part.flags.contains(.negated):
                bodyText(part)
                noteFunctionText(part, of: id)
            default: resolveStatement(child)
            }
            child = part.next
        }
    }

    /// Remembers the query that a table function of the script stands for, or the table that it fills, which is
    /// returned.
    private mutating func noteTableFunction(_ id: NodeID) -> DatasetName? {
        let path = tree.path(tree.nodes[Int(id)].value)
        guard let name = path.last else { return nil }
        let symbol = nameSymbol(tree.parts[name])
        functionColumns[symbol] = tree.firstChild(id, .functionColumns)
        if let columns = functionColumns[symbol], tree.nodes[Int(columns)].value != 0 {
            let variable = folded(tree.nodes[Int(columns)].value)
            let table = DatasetName("\(fullName(path).name).\(variable)")
            let names = tree.children(columns).map { Schema.Column(spelled(tree.nodes[Int($0)].value)) }
            session.define(Session.Table(name: table, columns: names.isEmpty ? nil : names, isTemporary: true))
            script.functionResults.insert(table)
            functionTables[symbol] = table
            return table
        }
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            var body = part.kind == .returnStatement ? part.firstChild : child
            while tree.nodes[Int(body)].kind == .subquery { body = tree.nodes[Int(body)].firstChild }
            if [.query, .select, .setOperation].contains(tree.nodes[Int(body)].kind) {
                tableFunctions[symbol] = body
            } else if part.kind == .returnStatement, containsQuery(part.firstChild) {
                valueFunctions[symbol] = part.firstChild
            }
            child = part.next
        }
        return nil
    }

    /// A body that is a string.
    private mutating func bodyText(_ node: Node) {
        let token = tree.tokens[Int(node.value)]
        guard token.kind == .string else { return }
        // The name of a class, or the address of a service.
        if !node.flags.contains(.negated), !tree.unquoted(node.value).contains(where: \.isWhitespace) { return }
        if node.flags.contains(.negated) { return complainOfBody(node) }
        run(tree.unquoted(node.value), at: node.value)
    }

    /// Remembers the query that a function is whose body is a text.
    private mutating func noteFunctionText(_ body: Node, of routine: NodeID) {
        guard !body.flags.contains(.negated), tree.firstChild(routine, .functionColumns) != nil,
            let name = tree.path(tree.nodes[Int(routine)].value).last
        else { return }
        functionTexts[nameSymbol(tree.parts[name])] = tree.unquoted(body.value)
    }

    /// Says that a body is in another language.
    mutating func complainOfBody(_ node: Node) {
        complain(.opaqueBody, "this is not SQL: what it reads and writes is not known", at: node.value)
    }

    /// Analyses a text within the text as part of the script.
    mutating func run(_ text: String, at token: UInt32) {
        let inner = nestedScript(text, at: token, session: session)
        session = inner.session
        pendingDiagnostics(inner.diagnostics, at: token)
        script.statements.append(contentsOf: inner.statements)
    }

    /// The lineage of a text within the text, its statements placed at the token that holds it.
    func nestedScript(_ text: String, at token: UInt32, session: Session) -> ScriptLineage {
        var inner = SQLAnalyzer.nested(
            text, dialect: dialect, schema: schema, session: session, isInRoutine: isInRoutine)
        let place = tree.tokens[Int(token)]
        let span = SourceSpan(start: Int(place.start), end: Int(place.end))
        for index in inner.statements.indices { inner.statements[index].span = span }
        return inner
    }

    mutating func blockStatement(_ id: NodeID) {
        let isBranch = tree.nodes[Int(id)].kind == .conditional
        if isBranch { branchDepth += 1 }
        defer { if isBranch { branchDepth -= 1 } }
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if part.kind == .condition {
                begin(.select, child)
                let scope = pushScope(parent: -1)
                steer(byChildrenOf: child, .filter, scope: scope)
                finishIfReading()
            } else {
                resolveStatement(child)
            }
            child = part.next
        }
    }

    /// `FOR r IN (query) LOOP`: r is a row of the query in the statements of the loop.
    mutating func cursorLoop(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        let symbol = nameSymbol(node.value)
        var child = node.firstChild
        var outer: Variable?
        var isFirst = true
        while child != 0 {
            let part = tree.nodes[Int(child)]
            if isFirst, [.query, .select, .setOperation, .executeImmediate].contains(part.kind) {
                // The query is read here, whatever the loop does with its rows.
                begin(.select, child)
                _ = resolveQuery(child, parent: -1, name: 0)
                finishIfReading()
                if node.value == 0 {
                    declareColumns(of: child)
                } else {
                    outer = variables[symbol]
                    variables[symbol] = Variable(node: child, place: -1)
                }
            } else if isFirst, part.kind == .condition, tree.nodes[Int(part.firstChild)].kind == .name {
                // FOR r IN cursor
                let name = nameSymbol(tree.parts[tree.path(tree.nodes[Int(part.firstChild)].value).lowerBound])
                if let cursor = variables[name] { variables[symbol] = cursor }
            } else if isFirst, node.value != 0 {
                // FOR i IN 1..10
                declared.insert(symbol)
            } else if part.kind != .condition {
                resolveStatement(child)
            }
            isFirst = false
            child = part.next
        }
        variables[symbol] = outer
    }

    /// The columns of a query as variables.
    private mutating func declareColumns(of query: NodeID) {
        begin(.select, query)
        let relation = resolveQuery(query, parent: -1, name: 0)
        for (place, column) in relations[relation].columns.enumerated() where !column.isStar {
            variables[column.symbol] = Variable(node: query, place: place)
            declared.insert(column.symbol)
        }
    }

    // MARK: Dynamic SQL, calls

    mutating func callStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        if let token = tree.path(node.value).last.map({ tree.parts[$0] }) {
            let name = tree.unquoted(token).lowercased()
            if node.firstChild == 0, let text = session.texts[name], text.contains(where: \.isWhitespace) {
                // EXECUTE of what PREPARE named.
                return run(text, at: token)
            }
            if node.firstChild != 0, Self.textProcedures.contains(name) {
                return execute(tree.nodes[Int(node.firstChild)].firstChild, of: id, at: token)
            }
        }
        begin(.call, id)
        noteCall(node)
        if node.firstChild != 0 {
            var argument = tree.nodes[Int(node.firstChild)].firstChild
            while argument != 0 {
                if containsQuery(argument) { _ = set(of: argument, scope: pushScope(parent: -1)) }
                argument = tree.nodes[Int(argument)].next
            }
        }
        finish()
    }

    /// Procedures that run their argument: Teradata's DBC.SysExecSQL, DB2's SYSPROC.ADMIN_CMD.
    private static let textProcedures: Set<String> = ["sysexecsql", "admin_cmd"]

    mutating func noteCall(_ node: Node) {
        let path = tree.path(node.value)
        guard !path.isEmpty else { return }
        statement.calls.append(path.map { folded(tree.parts[$0]) }.joined(separator: "."))
    }
}
