/// Where the value of a variable of a script comes from: an expression, or a column of a query.
struct Variable {
    var node: NodeID
    var place: Int
    /// The table whose row an expression is of (RETURNING x INTO v).
    var table: DatasetName?
    /// What the value comes from, where that was found when it was assigned.
    var inputs: [ColumnInput]?
    /// What is known of the value as a text, with placeholders.
    var text: String?
    /// What else it may hold, where it was assigned under a condition.
    var others: [Variable] = []
}

extension Resolver {
    /// DECLARE and SET: what a variable is, is found where it is used; texts are kept for dynamic SQL.
    mutating func assign(_ node: Node) {
        guard node.value != 0 else { return }
        if node.kind == .setVariable, node.firstChild != 0, tree.nodes[Int(node.firstChild)].next != 0 {
            if assignTriggerRow(node) { return }
            let field = tree.nodes[Int(tree.nodes[Int(node.firstChild)].next)]
            return assignField(field.value, of: node.value, to: node.firstChild)
        }
        let symbol = nameSymbol(node.value)
        let name = tree.unquoted(node.value).lowercased()
        if node.kind == .declare {
            declare(node)
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
            if branchDepth == 0 { variables[symbol] = nil }
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
            hold(Variable(node: place == -1 ? query : value, place: place == -1 ? -1 : 0), as: symbol)
        } else {
            assignExpression(value, to: symbol)
            session.texts[name] = nil
        }
    }

    /// `v := expression`: what it comes from is found here, since the variables in it may change.
    private mutating func assignExpression(_ value: NodeID, to symbol: UInt32) {
        let expression = tree.nodes[Int(value)]
        if expression.kind == .literal {
            if branchDepth == 0 { variables[symbol] = nil }
            return
        }
        if expression.kind == .name, branchDepth == 0 || variables[symbol] == nil,
            tree.path(expression.value).count == 1
        {
            // Another variable, perhaps a record.
            let other = nameSymbol(expression.end - 1)
            if variables[other] != nil || records[other] != nil {
                (variables[symbol], records[symbol]) = (variables[other], records[other])
                return
            }
        }
        let text = partialText(value)
        begin(.set, value)
        let set = set(of: value, scope: pushScope(parent: -1))
        hold(Variable(node: value, place: 0, inputs: inputs(of: set), text: text), as: symbol)
    }

    /// A variable is new: another of its name is forgotten.
    mutating func declare(_ node: Node) {
        let symbol = nameSymbol(node.value)
        declared.insert(symbol)
        variables[symbol] = nil
        records[symbol] = nil
        noteType(of: node)
    }

    /// A variable has a new value; under a condition, it may have the old one still.
    mutating func hold(_ variable: Variable, in token: UInt32) { hold(variable, as: variableSymbol(token)) }

    private mutating func hold(_ variable: Variable, as symbol: UInt32) {
        var variable = variable
        if branchDepth > 0, variable.place >= 0, let earlier = variables[symbol], earlier.place >= 0 {
            // Few programs have more branches than this for one variable.
            variable.others = Array((earlier.others + [earlier]).suffix(16))
            variable.others[variable.others.count - 1].others = []
        }
        variables[symbol] = variable
        records[symbol] = nil
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
            hold(Variable(node: value.firstChild, place: place), in: tree.nodes[Int(name)].value)
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
            if let field = fieldToken(of: variable) {
                begin(.other, child)
                let set = set(of: Variable(node: cursor.node, place: place), symbol: 0, at: node.value)
                setField(field, of: variableToken(of: variable), to: set.map { inputs(of: $0) } ?? [])
            } else {
                hold(Variable(node: cursor.node, place: place), in: variableToken(of: variable))
            }
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

    /// The name of a variable behind the sign that some dialects read it by (`$v`, `:v`); nil where there is none.
    static func nameBehindSign(_ name: String) -> String? {
        name.hasPrefix("$") || name.hasPrefix(":") ? String(name.dropFirst()) : nil
    }

    /// The symbol of the variable that a token names, with or without its sign.
    mutating func variableSymbol(_ token: UInt32) -> UInt32 {
        let symbol = nameSymbol(token)
        guard variables[symbol] == nil, tree.tokens[Int(token)].kind == .variable,
            let name = Self.nameBehindSign(tree.text(token))
        else { return symbol }
        return tree.symbols.intern(name)
    }

    /// The token of the variable that an INTO names.
    func variableToken(of node: Node) -> UInt32 {
        switch node.kind {
        case .table, .name: tree.parts[tree.path(node.value).lowerBound]
        case .field: tree.nodes[Int(node.firstChild)].end - 1
        default: node.end - 1
        }
    }

    /// The set of a variable of the script, nil where nothing is known of it.
    mutating func variableSet(_ token: UInt32, field: UInt32?) -> SetID? {
        variableSet(variableSymbol(token), field: field, at: token)
    }

    /// The set of a variable by its symbol.
    mutating func variableSet(_ symbol: UInt32, field: UInt32? = nil, at token: UInt32) -> SetID? {
        if let field, let fields = records[symbol] {
            let name = nameSymbol(field)
            if let known = fields.first(where: { $0.symbol == name }) { return set(of: known.inputs, at: field) }
            // A field that nothing was assigned to.
            if variables[symbol] == nil { return 0 }
        }
        guard let variable = variables[symbol] else {
            if field == nil, records[symbol] != nil { return row(ofRecord: token).map { wholeRow($0, at: token) } }
            guard field == nil, !session.values.isEmpty else { return nil }
            let name = tree.unquoted(token).lowercased()
            let inputs = session.values[name] ?? Self.nameBehindSign(name).flatMap { session.values[$0] }
            return inputs.map { set(of: $0, at: token) }
        }
        guard resolvingVariables.insert(symbol).inserted else { return nil }
        defer { resolvingVariables.remove(symbol) }
        if field != nil { return set(of: variable, symbol: symbol, field: field, at: token) }
        guard !variable.others.isEmpty else { return set(of: variable, symbol: symbol, at: token) }
        let alternatives = (variable.others + [variable]).map { set(of: $0, symbol: symbol, at: token) ?? 0 }
        let mark = sets.mark()
        for alternative in alternatives { sets.add(alternative, .identity, since: mark) }
        return sets.close(mark)
    }

    private mutating func set(
        of variable: Variable, symbol: UInt32, field: UInt32? = nil, at token: UInt32
    ) -> SetID? {
        if field == nil, let inputs = variable.inputs { return set(of: inputs, at: token) }
        guard variable.node != 0 else { return nil }
        let outer = environment
        environment = 0
        defer { environment = outer }
        if variable.place < 0 || field != nil {
            let relation = rows(of: variable, symbol: symbol)
            guard let field else { return wholeRow(relation, at: token) }
            if let set = column(nameSymbol(field), spelling: field, of: relation, at: field) { return set }
            // The names that the variable's type gives the fields are not kept.
            if relations[relation].isValueTable { return wholeRow(relation, at: token) }
            guard variable.place == 0, relations[relation].columns.count > 1 else { return nil }
            complain(
                .unknownColumn, "it is not known which column \(tree.unquoted(field)) of this record is", at: field)
            return 0
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
        guard isInRoutine || !variables.isEmpty || !records.isEmpty else { return nil }
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
            if text == nil, let bare = Self.nameBehindSign(name) { text = session.texts[bare] }
            guard let text, !text.isEmpty else { return nil }
            return text
        case .operation, .call:
            if node.kind == .call {
                let path = tree.path(node.value)
                guard path.count == 1 else { return nil }
                switch tree.unquoted(tree.parts[path.lowerBound]).lowercased() {
                case "concat": break
                case "format": return formattedText(node)
                case "quotename": return quotedText(node)
                case "replace": return replacedText(node)
                case "upper", "lower", "trim", "ltrim", "rtrim", "quote_ident":
                    guard node.firstChild != 0, tree.nodes[Int(node.firstChild)].next == 0 else { return nil }
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

    /// The texts of a call's arguments, nil where one is not constant.
    private func argumentTexts(_ call: Node) -> [String]? {
        var texts: [String] = []
        var child = call.firstChild
        while child != 0 {
            guard let text = constantText(child) else { return nil }
            texts.append(text)
            child = tree.nodes[Int(child)].next
        }
        return texts
    }

    /// `QUOTENAME('x')`
    private func quotedText(_ call: Node) -> String? {
        guard let texts = argumentTexts(call), texts.count == 1 else { return nil }
        return "[\(texts[0])]"
    }

    /// `REPLACE(text, from, to)`
    private func replacedText(_ call: Node) -> String? {
        guard let texts = argumentTexts(call), texts.count == 3, !texts[1].isEmpty else { return nil }
        return texts[0].split(separator: texts[1], omittingEmptySubsequences: false).joined(separator: texts[2])
    }

    /// `format('… %I', 'x')` of constants.
    private func formattedText(_ call: Node) -> String? {
        guard let texts = argumentTexts(call), let format = texts.first else { return nil }
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
