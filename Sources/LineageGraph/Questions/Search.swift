/// What to look for.
package struct SearchRequest: Sendable {
    /// Part of a name, column, tag, owner or description; empty for everything that the filters let through.
    package var text: String
    package var nodeClass: NodeClass?
    package var kind: String?
    package var tag: String?
    package var owner: String?
    /// A namespace, or a pattern with `*`.
    package var namespace: String?

    package init(
        text: String, nodeClass: NodeClass? = nil, kind: String? = nil, tag: String? = nil, owner: String? = nil,
        namespace: String? = nil
    ) {
        self.text = text
        self.nodeClass = nodeClass
        self.kind = kind
        self.tag = tag
        self.owner = owner
        self.namespace = namespace
    }
}

/// Something that was found.
package struct SearchHit: Sendable {
    package var node: NodeID
    /// Columns in which the text was found, at most five.
    package var columns: [FieldID]
    /// Where the text was found: `name`, `column`, `tag`, `owner`, `description`, `alias`.
    package var matched: String
    /// Greater is better.
    package var score: Int
}

extension GraphSnapshot {
    /// Finds nodes by text, best first: an equal name, the beginning of one, a part of one, then tags, columns, owners
    /// and descriptions.
    /// - Returns: one page and the number of all hits.
    package func search(_ request: SearchRequest, limit: Int = 50, offset: Int = 0) -> (hits: [SearchHit], total: Int) {
        let wanted = request.text.lowercased()
        let columns = wanted.isEmpty ? [:] : columnHits(wanted)
        var hits: [(hit: SearchHit, name: String)] = []
        for node in nodes where !node.isHidden && passes(node, request) {
            if let (matched, score) = match(node, wanted, columns[node.id.rawValue] != nil) {
                let found = columns[node.id.rawValue]?.prefix(5).map { FieldID(rawValue: $0) } ?? []
                hits.append((SearchHit(node: node.id, columns: found, matched: matched, score: score), node.idText))
            }
        }
        hits.sort { ($1.hit.score, $0.name) < ($0.hit.score, $1.name) }
        return (hits.dropFirst(offset).prefix(limit).map(\.hit), hits.count)
    }

    private func passes(_ node: GraphNode, _ request: SearchRequest) -> Bool {
        if let nodeClass = request.nodeClass, node.nodeClass != nodeClass { return false }
        if let kind = request.kind, node.kind.lowercased() != kind.lowercased() { return false }
        if let owner = request.owner, !node.owners.contains(where: { Glob.matches(owner, $0) }) { return false }
        if let namespace = request.namespace, !Glob.matches(namespace, node.namespace) { return false }
        if let tag = request.tag, !hasTag(tag, node) { return false }
        return true
    }

    /// Whether a node, or a column of it, has a tag: by its whole text, its key or its value.
    func hasTag(_ pattern: String, _ node: GraphNode) -> Bool {
        if node.tags.contains(where: { Glob.matchesTag(pattern, $0) }) { return true }
        guard node.nodeClass == .dataset, Int(node.id.rawValue) < storage.fieldsOfDataset.count else { return false }
        return storage.fieldsOfDataset[Int(node.id.rawValue)].contains { field in
            storage.tagLists[Int(storage.fields[Int(field)].tags)].contains { Glob.matchesTag(pattern, $0) }
        }
    }

    private func match(_ node: GraphNode, _ wanted: String, _ hasColumn: Bool) -> (String, Int)? {
        if wanted.isEmpty { return ("name", 0) }
        let name = node.name.lowercased()
        let known = node.isKnown ? 1 : 0
        if name == wanted { return ("name", 100 + known) }
        let last = name.split { "./:".contains($0) }.last.map(String.init) ?? name
        if last == wanted { return ("name", 90 + known) }
        if last.hasPrefix(wanted) { return ("name", 80 + known) }
        if name.contains(wanted) { return ("name", 70 + known) }
        if node.aliases.contains(where: { $0.name.lowercased().contains(wanted) }) { return ("alias", 60) }
        if node.tags.contains(where: { $0.lowercased().contains(wanted) }) { return ("tag", 50) }
        if hasColumn { return ("column", 40) }
        if node.owners.contains(where: { $0.lowercased().contains(wanted) }) { return ("owner", 30) }
        if node.namespace.lowercased().contains(wanted) { return ("namespace", 25) }
        if node.summary?.lowercased().contains(wanted) ?? false { return ("description", 20) }
        return nil
    }

    /// Columns whose path or tags hold the text, by dataset.
    private func columnHits(_ wanted: String) -> [UInt32: [UInt32]] {
        let symbols = BitSet.of(
            (1..<max(1, storage.symbols.count)).filter { storage.symbols[$0].lowercased().contains(wanted) })
        let tags = Set(
            storage.tagLists.indices.filter { list in
                storage.tagLists[list].contains { $0.lowercased().contains(wanted) }
            })
        var found: [UInt32: [UInt32]] = [:]
        for index in 0..<storage.fields.count {
            let row = storage.fields[index]
            guard row.dataset != .max, row.path != 0 else { continue }
            if symbols.contains(row.path) || (row.tags != 0 && tags.contains(Int(row.tags))) {
                found[row.dataset, default: []].append(UInt32(index))
            }
        }
        return found
    }
}

extension BitSet {
    static func of(_ numbers: [Int]) -> BitSet {
        var set = BitSet(capacity: (numbers.max() ?? 0) + 1)
        for number in numbers { _ = set.insert(UInt32(number)) }
        return set
    }
}

/// Patterns with `*` for any text, without regard to case.
package enum Glob {
    package static func matches(_ pattern: String, _ text: String) -> Bool {
        let pattern = Array(pattern.lowercased().utf8)
        let text = Array(text.lowercased().utf8)
        var p = 0
        var t = 0
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
                p += 1
                t += 1
            } else if let last = star {
                p = last.p + 1
                t = last.t + 1
                star = (last.p, t)
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.count
    }

    /// A tag by its whole text (`classification:PII`), by its key or by its value.
    static func matchesTag(_ pattern: String, _ tag: String) -> Bool {
        matches(pattern, tag) || tag.split(separator: ":").contains { matches(pattern, String($0)) }
    }
}
