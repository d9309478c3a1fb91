/// Where the value of a variable of a script comes from: an expression, or a column of a query.
struct Variable {
    var node: NodeID
    var place: Int
    /// The table whose row an expression is of (RETURNING x INTO v).
    var table: DatasetName?
}

extension Resolver {
    /// DECLARE and SET: what a variable is, is found where it is used; texts are kept for dynamic SQL.
    mutating func assign(_ node: Node) {
        guard node.value != 0 else { return }
        if node.firstChild != 0, tree.nodes[Int(node.firstChild)].next != 0, assignTriggerRow(node) { return }
        let symbol = nameSymbol(node.value)
        let name = tree.unquoted(node.value).lowercased()
        if node.kind == .declare {
            declared.insert(symbol)
            // The parameters of a cursor.
            var parameter = node.firstChild == 0 ? 0 : tree.nodes[Int(node.firstChild)].next
            while parameter != 0 {
                if tree.nodes[Int(parameter)].kind == .declare {
                    declared.insert(nameSymbol(tree.nodes[Int(parameter)].value))
                }
                parameter = tree.nodes[Int(parameter)].next
            }
        }
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
        if value.kind == .tuple { return assignEach(value) }
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

    /// `SET (a, b) = (x, (SELECT …))`
    private mutating func assignEach(_ values: Node) {
        var element = values.firstChild
        var name = values.next
        while element != 0, name != 0 {
            let token = tree.nodes[Int(name)].value
            if containsQuery(element) {
                begin(.set, element)
                _ = set(of: element, scope: pushScope(parent: -1))
                finishIfReading()
            }
            session.texts[tree.unquoted(token).lowercased()] = constantText(element)
            variables[nameSymbol(token)] = Variable(node: element, place: 0)
            element = tree.nodes[Int(element)].next
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

    func containsQuery(_ id: NodeID) -> Bool {
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
            if let set = column(nameSymbol(field), spelling: field, of: relation, at: field) { return set }
            // The names that the variable's type gives the fields are not kept.
            return relations[relation].isValueTable ? wholeRow(relation, at: token) : nil
        }
        let kind = tree.nodes[Int(variable.node)].kind
        if [.query, .select, .setOperation, .pipeline, .executeImmediate].contains(kind) {
            let outer = assignmentsAreColumns
            assignmentsAreColumns = true
            defer { assignmentsAreColumns = outer }
            let relation = resolveQuery(variable.node, parent: -1, name: 0)
            let columns = relations[relation].columns
            // Behind a star whose columns are not known, any of them may stand.
            if let star = columns.firstIndex(where: { $0.isStar }), star <= variable.place { return columns[star].set }
            return variable.place < columns.count ? columns[variable.place].set : nil
        }
        let scope = pushScope(parent: -1)
        if let table = variable.table {
            enter(
                relation(ofTable: self.table(table, at: token)), symbol: OutputColumn.unnamedSymbol, scope: scope)
        }
        return set(of: variable.node, scope: scope)
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
}
