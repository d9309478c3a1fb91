/// SQL that is put together at run time: what is constant of it, what it is given, and what it gives back.
extension Resolver {
    /// EXECUTE IMMEDIATE and its like.
    mutating func executeStatement(_ id: NodeID) {
        let node = tree.nodes[Int(id)]
        if [.query, .select].contains(tree.nodes[Int(node.firstChild)].kind) {
            return resolveStatement(node.firstChild)
        }
        execute(node.firstChild, of: id, at: max(node.value, node.start))
    }

    /// Runs what is known of a text; what a statement has beside it are the variables that it is given and fills.
    mutating func execute(_ expression: NodeID, of statement: NodeID, at token: UInt32) {
        if expression != 0, run(expression, of: statement, at: token) { return }
        begin(.other, statement)
        complain(
            .dynamicSQL, "this SQL is put together at run time: what it reads and writes is not known",
            at: tree.nodes[Int(statement)].start)
        finish()
    }

    /// False where too little is known of the text to be read. Of a text with placeholders, what these name is left out.
    private mutating func run(_ expression: NodeID, of id: NodeID, at token: UInt32) -> Bool {
        let constant = constantText(expression)
        guard let text = constant ?? readablePart(of: expression) else { return false }
        var inner = nestedScript(text, at: token, session: sessionInside(id))
        if constant == nil {
            guard keepKnown(of: &inner) else { return false }
            complain(
                .dynamicSQL, "a part of this SQL is put together at run time: what that part names is not known",
                at: token)
        } else {
            pendingDiagnostics(inner.diagnostics, at: token)
            let outer = (session.values, session.wanted)
            session = inner.session
            (session.values, session.wanted) = outer
        }
        giveBack(&inner, to: id)
        script.statements.append(contentsOf: inner.statements)
        return true
    }

    // MARK: What the text is given, and gives back

    /// The session that the text sees: the values of its parameters are in it.
    private mutating func sessionInside(_ id: NodeID) -> Session {
        var inner = session
        inner.values = [:]
        inner.wanted = []
        var place = 0
        for (child, name) in bindings(of: id) {
            place += 1
            let binding = tree.nodes[Int(child)]
            begin(.other, child)
            let set = set(of: binding.firstChild, scope: pushScope(parent: -1))
            let key = name.isEmpty ? String(place) : name
            inner.values[key] = inputs(of: set)
            if binding.flags.contains(.target) { inner.wanted.append(key) }
        }
        return inner
    }

    /// The parameters of a text with their names: those of T-SQL are declared by a text before them.
    private mutating func bindings(of id: NodeID) -> [(NodeID, String)] {
        var bindings = tree.children(id).filter { tree.nodes[Int($0)].kind == .binding }
        guard let first = bindings.first else { return [] }
        var names: [String] = []
        if tree.nodes[Int(first)].value == 0, rules.optionalSemicolons {
            let declared = constantText(tree.nodes[Int(first)].firstChild) ?? ""
            names = declared.split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"@_#$".contains($0) })
                .filter { $0.hasPrefix("@") }.map { $0.lowercased() }
            bindings.removeFirst()
        }
        return bindings.enumerated().map { place, binding in
            let token = tree.nodes[Int(binding)].value
            if token != 0 { return (binding, tree.unquoted(token).lowercased()) }
            return (binding, place < names.count ? names[place] : "")
        }
    }

    /// What the variables of INTO and OUTPUT hold behind the statement.
    private mutating func giveBack(_ inner: inout ScriptLineage, to id: NodeID) {
        if let into = tree.firstChild(id, .into), let last = inner.statements.indices.last {
            let columns = inner.statements[last].columns.filter { $0.target == nil }
            inner.statements[last].columns.removeAll { $0.target == nil }
            var place = 0
            for child in tree.children(into) {
                let variable = tree.nodes[Int(child)]
                let inputs = place < columns.count ? columns[place].inputs : []
                if let field = fieldToken(of: variable) {
                    setField(field, of: variableToken(of: variable), to: inputs)
                } else {
                    hold(Variable(node: id, place: place, inputs: inputs), in: variableToken(of: variable))
                }
                place += 1
            }
        }
        for (child, name) in bindings(of: id) where tree.nodes[Int(child)].flags.contains(.target) {
            let variable = tree.nodes[Int(tree.nodes[Int(child)].firstChild)]
            guard variable.kind == .variable, let inputs = inner.session.values[name] else { continue }
            hold(Variable(node: 0, place: 0, inputs: inputs), in: variable.end - 1)
        }
    }

    /// At the end of a text: the values that the text around it wants back.
    mutating func handBackValues() {
        for name in session.wanted {
            begin(.other, 0)
            guard let set = variableSet(tree.symbols.intern(name), at: 0) else { continue }
            session.values[name] = inputs(of: set)
        }
    }

    // MARK: Texts that are known in part

    /// Leaves in the lineage of a text what its placeholders do not name; false where that is nothing.
    private func keepKnown(of inner: inout ScriptLineage) -> Bool {
        guard !inner.diagnostics.contains(where: { $0.severity == .error }) else { return false }
        for index in inner.statements.indices {
            inner.statements[index].inputs.removeAll { Self.isPlaceholder($0) }
            inner.statements[index].outputs.removeAll { Self.isPlaceholder($0) }
            inner.statements[index].columns.removeAll {
                $0.target.map(Self.isPlaceholder) ?? false || Self.isPlaceholder($0.column)
            }
            for column in inner.statements[index].columns.indices {
                inner.statements[index].columns[column].inputs.removeAll { Self.isPlaceholder($0) }
            }
            inner.statements[index].indirect.removeAll { Self.isPlaceholder($0) }
        }
        inner.statements.removeAll { $0.inputs.isEmpty && $0.outputs.isEmpty }
        return !inner.statements.isEmpty
    }

    private static func isPlaceholder(_ name: DatasetName) -> Bool { isPlaceholder(name.name) }

    private static func isPlaceholder(_ name: String) -> Bool { name.contains("{{") }

    private static func isPlaceholder(_ input: ColumnInput) -> Bool {
        isPlaceholder(input.column) || input.table.map(isPlaceholder) ?? false
    }

    /// A text with placeholders of which enough is known to be read.
    private mutating func readablePart(of expression: NodeID) -> String? {
        guard let text = partialText(expression), text.contains(where: \.isWhitespace), !text.hasPrefix("{{") else {
            return nil
        }
        return text
    }

    /// A text with `{{ ? }}` for what is not known; nil where nothing is.
    mutating func partialText(_ id: NodeID) -> String? {
        if let text = constantText(id) { return text }
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .operation:
            var text = ""
            var isKnown = false
            var child = node.firstChild
            while child != 0 {
                let part = partialText(child)
                isKnown = isKnown || part != nil
                text += part ?? "{{ ? }}"
                child = tree.nodes[Int(child)].next
            }
            return isKnown ? text : nil
        case .cast: return partialText(node.firstChild)
        case .variable, .name: return variables[variableSymbol(node.end - 1)]?.text
        default: return nil
        }
    }
}
