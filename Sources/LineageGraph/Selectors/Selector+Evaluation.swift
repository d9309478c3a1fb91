extension GraphSnapshot {
    /// The visible nodes that a selector chooses, by id.
    /// - Parameter asOf: the moment whose lineage `+` follows; nil for now.
    package func select(_ selector: Selector, asOf: Int64? = nil) -> Set<NodeID> {
        switch selector {
        case .method(let method, let value):
            return Set(nodes.filter { !$0.isHidden && fits($0, method, value) }.map(\.id))
        case .expanded(let base, let up, let down):
            let roots = select(base, asOf: asOf)
            return roots.union(reach(roots, .upstream, up, asOf)).union(reach(roots, .downstream, down, asOf))
        case .union(let parts):
            return parts.reduce(into: []) { $0.formUnion(select($1, asOf: asOf)) }
        case .intersection(let parts):
            guard let first = parts.first else { return [] }
            return parts.dropFirst().reduce(select(first, asOf: asOf)) { $0.intersection(select($1, asOf: asOf)) }
        case .complement(let part):
            return Set(nodes.filter { !$0.isHidden }.map(\.id)).subtracting(select(part, asOf: asOf))
        }
    }

    private func reach(_ roots: Set<NodeID>, _ direction: Direction, _ reach: Selector.Reach, _ asOf: Int64?) -> Set<
        NodeID
    > {
        let depth: Int?
        switch reach {
        case .none: return []
        case .all: depth = nil
        case .steps(let steps): depth = steps
        }
        let found = trace(Array(roots).sorted(), direction, TraceOptions(depth: depth, asOf: asOf, limit: .max)).nodes
        return Set(found.compactMap { if case .node(let id) = $0.ref { id } else { nil } })
    }

    private func fits(_ node: GraphNode, _ method: Selector.Method, _ value: String) -> Bool {
        switch method {
        case .name:
            return nameFits(node.namespace, node.name, node.nodeClass, value)
                || node.aliases.contains { nameFits($0.namespace, $0.name, node.nodeClass, value) }
        case .tag: return hasTag(value, node)
        case .kind: return Glob.matches(value, node.kind)
        case .owner: return node.owners.contains { Glob.matches(value, $0) }
        case .ns: return Glob.matches(value, node.namespace)
        case .domain: return Glob.matches(value, node.domain ?? "")
        case .tier: return Glob.matches(value, node.tier ?? "")
        case .class: return Glob.matches(value, node.nodeClass.word)
        case .field:
            return node.nodeClass == .dataset
                && fields(of: node.id).contains {
                    Glob.matches(value, "\(node.name).\($0.path)") || Glob.matches(value, $0.path)
                }
        }
    }

    /// By the whole name, by its end after a dot, slash or colon, or by the id.
    private func nameFits(_ namespace: String, _ name: String, _ nodeClass: NodeClass, _ pattern: String) -> Bool {
        if Glob.matches(pattern, name) || Glob.matches(pattern, "\(nodeClass.word):\(namespace):\(name)") {
            return true
        }
        for index in name.indices where "./:".contains(name[index]) {
            if Glob.matches(pattern, String(name[name.index(after: index)...])) { return true }
        }
        return false
    }
}
