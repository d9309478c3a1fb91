/// What the databases call outputs without an alias.
extension Resolver {
    /// What the database calls an output without an alias.
    mutating func defaultName(of expression: NodeID, place: Int) -> (UInt32, Spelling) {
        let node = tree.nodes[Int(expression)]
        switch node.kind {
        case .name:
            let token = tree.parts[tree.path(node.value).upperBound - 1]
            return (nameSymbol(token), token)
        case .field:
            return (nameSymbol(node.value), node.value)
        case .cast where isSpark && tree.nodes[Int(node.firstChild)].kind == .name:
            return defaultName(of: node.firstChild, place: place)
        case .call where isSpark && ["explode", "explode_outer"].contains(functionName(node)):
            return (tree.symbols.intern("col"), spelling("col"))
        case .call where isSpark && ["window", "session_window"].contains(functionName(node)):
            let name = functionName(node)
            return (tree.symbols.intern(name), spelling(name))
        case .jsonPath where isSpark && tree.tokens[Int(node.end - 1)].kind != .rightBracket:
            return (nameSymbol(node.end - 1), node.end - 1)
        default: break
        }
        let text: String
        switch rules.outputNames {
        case .text: text = ownText(of: expression)
        case .function: text = functionOutputName(expression)
        case .numbered: text = "f\(place)_"
        case .column: text = "_col\(place)"
        case .hive: text = "_c\(place)"
        }
        return (tree.symbols.intern(text), spelling(text))
    }

    var isSpark: Bool { dialect == .databricks || dialect == .spark }

    private func ownText(of expression: NodeID) -> String {
        tree.text(tree.span(expression))
    }

    // MARK: PostgreSQL

    /// How sure PostgreSQL is of a name; a surer one within wins.
    private enum Confidence {
        case some, full
    }

    /// The name that PostgreSQL gives an output: its function's or column's, else that of the type it is cast to (as
    /// `FigureColname` in its parser has it).
    private func functionOutputName(_ expression: NodeID) -> String { figured(expression)?.name ?? "?column?" }

    private func figured(_ id: NodeID) -> (name: String, confidence: Confidence)? {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .name:
            let path = tree.path(node.value)
            return path.isEmpty ? nil : (folded(tree.parts[path.upperBound - 1]), .full)
        case .field: return (folded(node.value), .full)
        case .index: return figured(node.firstChild)
        case .call:
            let path = tree.path(node.value)
            guard !path.isEmpty else { return nil }
            let name = folded(tree.parts[path.upperBound - 1])
            return (name == "trim" ? trimName(node) : name, .full)
        case .cast:
            let inner = figured(node.firstChild)
            if let inner, inner.confidence == .full { return inner }
            let type = tree.nodes[Int(node.firstChild)].end + 1
            guard node.firstChild != 0, type < node.end else { return inner }
            return (typeName(type), .some)
        case .literal where node.end > node.start + 1 && tree.tokens[Int(node.start)].kind == .word:
            return (typeName(node.start), .some)
        case .operation where tree.keyword(node.start) == .interval: return ("interval", .some)
        case .caseExpression:
            var child = node.firstChild
            while child != 0 {
                if tree.nodes[Int(child)].kind == .elseBranch, let inner = figured(tree.nodes[Int(child)].firstChild),
                    inner.confidence == .full
                {
                    return inner
                }
                child = tree.nodes[Int(child)].next
            }
            return ("case", .some)
        case .subquery:
            guard let item = firstItem(of: node.firstChild) else { return nil }
            let part = tree.nodes[Int(item)]
            if part.kind == .item, part.value != 0 { return (folded(part.value), .full) }
            return (figured(part.kind == .item ? part.firstChild : item)?.name ?? "?column?", .full)
        case .exists: return ("exists", .full)
        case .array: return ("array", .full)
        default: return nil
        }
    }

    /// The functions that TRIM is read as.
    private func trimName(_ call: Node) -> String {
        for token in call.start..<min(call.start + 3, call.end) {
            switch tree.keyword(token) {
            case .leading: return "ltrim"
            case .trailing: return "rtrim"
            default: break
            }
        }
        return "btrim"
    }

    /// PostgreSQL's own name of a type.
    private func typeName(_ token: UInt32) -> String {
        switch tree.keyword(token) {
        case .int, .integer: "int4"
        case .bigint: "int8"
        case .smallint: "int2"
        case .decimal: "numeric"
        case .real: "float4"
        case .float, .double: "float8"
        case .boolean: "bool"
        case .char, .character: tree.keyword(token + 1) == .varying ? "varchar" : "bpchar"
        case .timestamp, .time:
            folded(token) + (tree.keyword(token + 1) == .with && tree.keyword(token + 2) == .time ? "tz" : "")
        default: folded(token)
        }
    }

    /// The first output of a query.
    private func firstItem(of query: NodeID) -> NodeID? {
        var id = query
        while id != 0 {
            let node = tree.nodes[Int(id)]
            switch node.kind {
            case .query, .setOperation, .subquery:
                id = node.firstChild
                while id != 0, tree.nodes[Int(id)].kind == .with { id = tree.nodes[Int(id)].next }
            case .select:
                guard let projection = tree.firstChild(id, .projection) else { return nil }
                let item = tree.nodes[Int(projection)].firstChild
                return item == 0 ? nil : item
            default: return nil
            }
        }
        return nil
    }
}
