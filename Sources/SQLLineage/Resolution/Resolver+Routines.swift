/// Where the value of a variable of a script comes from: an expression, or a column of a query.
struct Variable {
    var node: NodeID
    var place: Int
}

extension Resolver {
    // MARK: Bodies

    /// CREATE PROCEDURE and the like: the statements of the body are statements of the script.
    mutating func routineStatement(_ id: NodeID) {
        begin(.createRoutine, id)
        finish()
        let outer = (isInRoutine, session.trigger)
        isInRoutine = true
        session.trigger = trigger(of: id)
        defer { (isInRoutine, session.trigger) = outer }
        noteTableFunction(id)
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .declare where part.firstChild == 0:
                declared.insert(nameSymbol(part.value))
                session.texts[tree.unquoted(part.value).lowercased()] =
                    session.texts[tree.unquoted(part.value).lowercased()] ?? ""
            case .executeImmediate where part.flags.contains(.implied) || part.flags.contains(.negated):
                bodyText(part)
            default: resolveStatement(child)
            }
            child = part.next
        }
    }

    /// Remembers the query that a table function of the script stands for.
    private mutating func noteTableFunction(_ id: NodeID) {
        let path = tree.path(tree.nodes[Int(id)].value)
        guard let name = path.last else { return }
        var child = tree.nodes[Int(id)].firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            var body = part.kind == .returnStatement ? part.firstChild : child
            while tree.nodes[Int(body)].kind == .subquery { body = tree.nodes[Int(body)].firstChild }
            if [.query, .select, .setOperation].contains(tree.nodes[Int(body)].kind) {
                tableFunctions[nameSymbol(tree.parts[name])] = body
            }
            child = part.next
        }
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

    /// Says that a body is in another language.
    mutating func complainOfBody(_ node: Node) {
        complain(.opaqueBody, "this is not SQL: what it reads and writes is not known", at: node.value)
    }

    /// Analyses a text within the text as part of the script.
    mutating func run(_ text: String, at token: UInt32) {
        var inner = SQLAnalyzer.nested(
            text, dialect: dialect, schema: schema, session: session, isInRoutine: isInRoutine)
        session = inner.session
        pendingDiagnostics(inner.diagnostics, at: token)
        let place = tree.tokens[Int(token)]
        let span = SourceSpan(start: Int(place.start), end: Int(place.end))
        for index in inner.statements.indices { inner.statements[index].span = span }
        script.statements.append(contentsOf: inner.statements)
    }

    mutating func blockStatement(_ id: NodeID) {
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
            if isFirst, [.query, .select, .setOperation].contains(part.kind) {
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

    // MARK: Variables

    /// DECLARE and SET: what a variable is, is found where it is used; texts are kept for dynamic SQL.
    mutating func assign(_ node: Node) {
        guard node.value != 0 else { return }
        if node.firstChild != 0, tree.nodes[Int(node.firstChild)].next != 0, assignTriggerRow(node) { return }
        let symbol = nameSymbol(node.value)
        let name = tree.unquoted(node.value).lowercased()
        if node.kind == .declare { declared.insert(symbol) }
        guard node.firstChild != 0 else {
            if session.texts[name] == nil { session.texts[name] = "" }
            return
        }
        if let text = constantText(node.firstChild) {
            session.texts[name] = text
            return
        }
        let place = node.flags.contains(.view) ? -1 : 0
        let value = node.firstChild
        if tree.nodes[Int(value)].kind == .executeImmediate { return executeStatement(value) }
        if place == -1, tree.nodes[Int(value)].kind == .name {
            variables[symbol] = variables[nameSymbol(tree.nodes[Int(value)].end - 1)]
            return
        }
        let query = tree.nodes[Int(value)].kind == .subquery ? tree.nodes[Int(value)].firstChild : value
        if containsQuery(value) {
            // The query is read here, whatever becomes of the variable.
            begin(.set, value)
            _ = set(of: value, scope: pushScope(parent: -1))
            finishIfReading()
            variables[symbol] = Variable(node: place == -1 ? query : value, place: place == -1 ? -1 : 0)
        } else if !(tree.nodes[Int(value)].kind == .literal) {
            if variables[symbol] == nil { variables[symbol] = Variable(node: value, place: 0) }
            session.texts[name] = nil
        }
    }

    /// `SET (a, b) = (SELECT …)`
    mutating func assignSeveral(_ node: Node) {
        let value = tree.nodes[Int(node.firstChild)]
        guard value.kind == .subquery else { return }
        begin(.set, node.firstChild)
        _ = set(of: node.firstChild, scope: pushScope(parent: -1))
        finishIfReading()
        var place = 0
        var name = value.next
        while name != 0 {
            variables[nameSymbol(tree.nodes[Int(name)].value)] = Variable(node: value.firstChild, place: place)
            place += 1
            name = tree.nodes[Int(name)].next
        }
    }

    /// FETCH: the variables hold the columns of the cursor's query.
    mutating func fetch(_ node: Node) {
        guard node.value != 0, let cursor = variables[nameSymbol(node.value)] else { return }
        var place = 0
        var child = node.firstChild
        while child != 0 {
            let variable = tree.nodes[Int(child)]
            variables[nameSymbol(variable.end - 1)] = Variable(node: cursor.node, place: place)
            place += 1
            child = variable.next
        }
    }

    private func containsQuery(_ id: NodeID) -> Bool {
        let node = tree.nodes[Int(id)]
        if [.subquery, .exists, .query, .select].contains(node.kind) { return true }
        var child = node.firstChild
        while child != 0 {
            if containsQuery(child) { return true }
            child = tree.nodes[Int(child)].next
        }
        return false
    }

    /// The set of a variable of the script, nil where nothing is known of it.
    mutating func variableSet(_ token: UInt32, field: UInt32?) -> SetID? {
        var symbol = nameSymbol(token)
        if variables[symbol] == nil, tree.tokens[Int(token)].kind == .variable, tree.text(token).hasPrefix("$") {
            // Snowflake: `SET v = …` is read as `$v`.
            symbol = tree.symbols.intern(String(tree.text(token).dropFirst()))
        }
        guard let variable = variables[symbol], !resolvingVariables.contains(symbol) else { return nil }
        resolvingVariables.insert(symbol)
        defer { resolvingVariables.remove(symbol) }
        let outer = environment
        environment = 0
        defer { environment = outer }
        if variable.place < 0 || field != nil {
            let node = tree.nodes[Int(variable.node)]
            let query = node.kind == .subquery ? node.firstChild : variable.node
            let relation = resolveQuery(query, parent: -1, name: 0)
            guard let field else { return wholeRow(relation, at: token) }
            return column(nameSymbol(field), spelling: field, of: relation, at: field)
        }
        let kind = tree.nodes[Int(variable.node)].kind
        if [.query, .select, .setOperation, .pipeline].contains(kind) {
            let outer = assignmentsAreColumns
            assignmentsAreColumns = true
            defer { assignmentsAreColumns = outer }
            let relation = resolveQuery(variable.node, parent: -1, name: 0)
            let columns = relations[relation].columns
            // Behind a star whose columns are not known, any of them may stand.
            if let star = columns.firstIndex(where: { $0.isStar }), star <= variable.place { return columns[star].set }
            return variable.place < columns.count ? columns[variable.place].set : nil
        }
        return set(of: variable.node, scope: pushScope(parent: -1))
    }

    /// `@r.x`, `:new.x`, and `rows(i).x` of a collection.
    mutating func variableField(_ node: Node) -> SetID? {
        guard isInRoutine || !variables.isEmpty else { return nil }
        let record = tree.nodes[Int(node.firstChild)]
        switch record.kind {
        case .variable:
            let token = record.end - 1
            return variableSet(token, field: node.value) ?? triggerRow(token, column: node.value)
        case .call:
            guard let rows = collection(record) else { return nil }
            return variableSet(rows, field: node.value)
        default: return nil
        }
    }

    /// The token of the collection that `rows(i)` is an element of; nil for a function.
    mutating func collection(_ call: Node) -> UInt32? {
        guard !variables.isEmpty else { return nil }
        let path = tree.path(call.value)
        guard path.count == 1, variables[nameSymbol(tree.parts[path.lowerBound])] != nil else { return nil }
        return tree.parts[path.lowerBound]
    }

    /// A text that is put together of constants and variables with constant texts.
    func constantText(_ id: NodeID) -> String? {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .literal:
            guard tree.tokens[Int(node.start)].kind == .string else { return nil }
            var text = ""
            for token in node.start..<node.end { text += tree.unquoted(token) }
            return text
        case .variable, .name:
            let name = tree.unquoted(node.end - 1).lowercased()
            var text = session.texts[name]
            // Snowflake reads v as `$v` and `:v`.
            if text == nil, name.hasPrefix("$") || name.hasPrefix(":") {
                text = session.texts[String(name.dropFirst())]
            }
            guard let text, !text.isEmpty else { return nil }
            return text
        case .operation, .call:
            if node.kind == .call {
                let path = tree.path(node.value)
                guard path.count == 1 else { return nil }
                switch tree.unquoted(tree.parts[path.lowerBound]).lowercased() {
                case "concat": break
                case "format": return formattedText(node)
                default: return nil
                }
            }
            var text = ""
            var child = node.firstChild
            while child != 0 {
                guard let part = constantText(child) else { return nil }
                text += part
                child = tree.nodes[Int(child)].next
            }
            return text
        case .cast: return constantText(node.firstChild)
        default: return nil
        }
    }

    /// `format('… %I', 'x')` of constants.
    private func formattedText(_ call: Node) -> String? {
        var texts: [String] = []
        var child = call.firstChild
        while child != 0 {
            guard let text = constantText(child) else { return nil }
            texts.append(text)
            child = tree.nodes[Int(child)].next
        }
        guard let format = texts.first else { return nil }
        var result = ""
        var next = 1
        var isDirective = false
        for character in format {
            guard isDirective else {
                if character == "%" { isDirective = true } else { result.append(character) }
                continue
            }
            isDirective = false
            if character == "%" {
                result.append(character)
                continue
            }
            guard ["s", "I", "L", "t", "T", "d"].contains(character), next < texts.count else { return nil }
            result += character == "L" ? "'\(texts[next])'" : texts[next]
            next += 1
        }
        return result
    }

    // MARK: Dynamic SQL, calls

    mutating func executeStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        if node.firstChild != 0, let text = constantText(node.firstChild) {
            return run(text, at: max(node.value, node.start))
        }
        if node.firstChild != 0, [.query, .select].contains(tree.nodes[Int(node.firstChild)].kind) {
            return resolveStatement(node.firstChild)
        }
        begin(.other, id)
        complain(
            .dynamicSQL, "this SQL is put together at run time: what it reads and writes is not known", at: node.start)
        finish()
    }

    mutating func callStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        if let token = tree.path(node.value).last.map({ tree.parts[$0] }), node.firstChild == 0,
            let text = session.texts[tree.unquoted(token).lowercased()], text.contains(where: \.isWhitespace)
        {
            // EXECUTE of what PREPARE named.
            return run(text, at: token)
        }
        if let token = tree.path(node.value).last.map({ tree.parts[$0] }), node.firstChild != 0,
            tree.unquoted(token).lowercased() == "sysexecsql"
        {
            // Teradata: dynamic SQL.
            guard let text = constantText(tree.nodes[Int(node.firstChild)].firstChild) else {
                begin(.other, id)
                complain(.dynamicSQL, "this SQL is put together at run time", at: node.start)
                return finish()
            }
            return run(text, at: token)
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

    mutating func noteCall(_ node: Node) {
        let path = tree.path(node.value)
        guard !path.isEmpty else { return }
        statement.calls.append(path.map { folded(tree.parts[$0]) }.joined(separator: "."))
    }
}
