/// ClickHouse lets an alias stand behind any expression, and all of the SELECT name it.
extension Resolver {
    /// Gathers the aliases of a SELECT, also those within its expressions.
    mutating func collectAliases(of select: Node, scope: Int) {
        var child = select.firstChild
        while child != 0 {
            if tree.nodes[Int(child)].kind != .from { collectAliases(in: child, scope: scope) }
            child = tree.nodes[Int(child)].next
        }
    }

    private mutating func collectAliases(in id: NodeID, scope: Int) {
        let node = tree.nodes[Int(id)]
        switch node.kind {
        case .subquery, .exists, .query, .select, .setOperation, .structure, .lambda, .name, .literal: return
        case .item, .named:
            if node.value != 0 {
                let symbol = nameSymbol(node.value)
                if scopes[scope].expressions[symbol] == nil {
                    scopes[scope].expressions[symbol] = AliasedExpression(node: node.firstChild)
                }
            }
        default: break
        }
        var child = node.firstChild
        while child != 0 {
            collectAliases(in: child, scope: scope)
            child = tree.nodes[Int(child)].next
        }
    }

    /// What an alias of the SELECT stands for; nil within the expression that it names.
    mutating func aliasedExpression(_ symbol: UInt32, scope: Int) -> SetID? {
        guard let expression = scopes[scope].expressions[symbol], !expression.isResolving else { return nil }
        if let known = expression.set { return known }
        // Each of a long chain of aliases may be named before it stands.
        guard aliasDepth < 200 else { return nil }
        aliasDepth += 1
        defer { aliasDepth -= 1 }
        scopes[scope].expressions[symbol]?.isResolving = true
        let set = set(of: expression.node, scope: scope)
        scopes[scope].expressions[symbol] = AliasedExpression(node: expression.node, set: set)
        return set
    }
}
