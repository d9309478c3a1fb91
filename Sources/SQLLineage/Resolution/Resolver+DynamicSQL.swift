/// SQL that is put together at run time, of which a part is known.
extension Resolver {
    /// Follows what is known of a text with placeholders for the rest. What the placeholders name is left out. False where
    /// too little is known to be read.
    mutating func runPartly(_ expression: NodeID, at token: UInt32) -> Bool {
        guard let text = partialText(expression), text.contains(where: \.isWhitespace), !text.hasPrefix("{{") else {
            return false
        }
        let inner = SQLAnalyzer.nested(
            text, dialect: dialect, schema: schema, session: session, isInRoutine: isInRoutine)
        guard !inner.diagnostics.contains(where: { $0.severity == .error }) else { return false }
        let place = tree.tokens[Int(token)]
        let span = SourceSpan(start: Int(place.start), end: Int(place.end))
        var isKnown = false
        for var statement in inner.statements {
            statement.span = span
            statement.inputs.removeAll { Self.isPlaceholder($0) }
            statement.outputs.removeAll { Self.isPlaceholder($0) }
            statement.columns.removeAll { $0.target.map(Self.isPlaceholder) ?? false || Self.isPlaceholder($0.column) }
            for index in statement.columns.indices {
                statement.columns[index].inputs.removeAll { Self.isPlaceholder($0) }
            }
            statement.indirect.removeAll { Self.isPlaceholder($0) }
            guard !statement.inputs.isEmpty || !statement.outputs.isEmpty else { continue }
            isKnown = true
            script.statements.append(statement)
        }
        guard isKnown else { return false }
        complain(
            .dynamicSQL, "a part of this SQL is put together at run time: what that part names is not known", at: token)
        return true
    }

    private static func isPlaceholder(_ name: DatasetName) -> Bool { isPlaceholder(name.name) }

    private static func isPlaceholder(_ name: String) -> Bool { name.contains("{{") }

    private static func isPlaceholder(_ input: ColumnInput) -> Bool {
        isPlaceholder(input.column) || input.table.map(isPlaceholder) ?? false
    }

    /// A text with `{{ ? }}` for what is not known; nil where nothing is.
    private mutating func partialText(_ id: NodeID) -> String? {
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
        case .variable, .name:
            var symbol = nameSymbol(node.end - 1)
            if variables[symbol] == nil, let first = tree.text(node.end - 1).first, first == "$" || first == ":" {
                symbol = tree.symbols.intern(String(tree.text(node.end - 1).dropFirst()))
            }
            guard let variable = variables[symbol], variable.place == 0, resolvingVariables.insert(symbol).inserted
            else { return nil }
            defer { resolvingVariables.remove(symbol) }
            return partialText(variable.node)
        default: return nil
        }
    }
}
