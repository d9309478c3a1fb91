/// What a text that names a node or column stands for.
package enum Resolution: Sendable {
    /// With the version after `#`, if the text has one.
    case node(NodeID, version: String?)
    case field(FieldID, version: String?)
    /// Several fit: ids in full, sorted.
    case ambiguous([String])
    /// Nothing fits; near names, best first.
    case unknown(suggestions: [String])
}

extension GraphSnapshot {
    /// Finds what people and programs mean: a full id (`dataset:ns:name`, `datasetField:ns:name:path`, `job:ns:name`,
    /// namespaces may hold colons), a name, or any end of one that only one node has (`orders`, `public.orders`,
    /// `orders.amount`). Exact names go before ends of names, equal case before other case, one dataset before jobs that
    /// share its name (`job:` names a job).
    package func resolve(_ text: String) -> Resolution {
        let whole = resolve(text, version: nil)
        guard case .unknown = whole else { return whole }
        // Only when the whole names nothing, what follows a `#` may be a version: names may hold one too.
        let (body, version) = Self.splitVersion(text)
        return version == nil ? whole : resolve(body, version: version)
    }

    private func resolve(_ body: String, version: String?) -> Resolution {
        for (prefix, nodeClass) in [("dataset:", NodeClass.dataset), ("job:", .job)] where body.hasPrefix(prefix) {
            if let id = find(nodeClass, qualified: String(body.dropFirst(prefix.count))) {
                return .node(id, version: version)
            }
            return unknown(body.dropFirst(prefix.count))
        }
        if body.hasPrefix("datasetField:") {
            let rest = String(body.dropFirst("datasetField:".count))
            if let id = findField(qualified: rest) { return .field(id, version: version) }
            return unknown(rest[...])
        }
        for ignoringCase in [false, true] {
            if let found = resolve(name: body, version, ignoringCase: ignoringCase) { return found }
        }
        return unknown(body[...])
    }

    private static func splitVersion(_ text: String) -> (String, String?) {
        guard let hash = text.lastIndex(of: "#"), hash > text.startIndex else { return (text, nil) }
        return (String(text[..<hash]), String(text[text.index(after: hash)...]))
    }

    /// `<namespace>:<name>`, exactly.
    package func find(_ nodeClass: NodeClass, qualified: String) -> NodeID? {
        let wanted = qualified.utf8.count
        for node in nodes where node.nodeClass == nodeClass {
            if Self.isQualified(node.namespace, node.name, wanted, qualified) { return node.id }
            for alias in node.aliases where Self.isQualified(alias.namespace, alias.name, wanted, qualified) {
                return node.id
            }
        }
        return nil
    }

    private static func isQualified(_ namespace: String, _ name: String, _ count: Int, _ text: String) -> Bool {
        namespace.utf8.count + name.utf8.count + 1 == count && text.hasPrefix(namespace) && text.hasSuffix(name)
            && text.utf8.dropFirst(namespace.utf8.count).first == UInt8(ascii: ":")
    }

    /// The dataset or job of a namespace and name, also by another of its names.
    package func find(_ nodeClass: NodeClass, namespace: String, name: String) -> NodeID? {
        find(nodeClass, qualified: namespace + ":" + name)
    }

    /// `<namespace>:<name>:<path>`: of several ways to cut it, the one with the longest dataset that has the column.
    private func findField(qualified: String) -> FieldID? {
        var best: (length: Int, id: FieldID)?
        for node in nodes where node.nodeClass == .dataset {
            for (namespace, name) in [(node.namespace, node.name)] + node.aliases.map({ ($0.namespace, $0.name) }) {
                let head = "\(namespace):\(name):"
                guard head.utf8.count > best?.length ?? 0, qualified.hasPrefix(head) else { continue }
                if let id = field(of: node.id, path: String(qualified.dropFirst(head.count))) {
                    best = (head.utf8.count, id)
                }
            }
        }
        return best?.id
    }

    /// A dataset's column by path.
    package func field(of dataset: NodeID, path: String, ignoringCase: Bool = false) -> FieldID? {
        guard Int(dataset.rawValue) < storage.fieldsOfDataset.count else { return nil }
        let wanted = ignoringCase ? path.lowercased() : path
        return storage.fieldsOfDataset[Int(dataset.rawValue)].first { id in
            let own = storage.symbols[Int(storage.fields[Int(id)].path)]
            return !own.isEmpty && (ignoringCase ? own.lowercased() : own) == wanted
        }.map { FieldID(rawValue: $0) }
    }

    private func resolve(name: String, _ version: String?, ignoringCase: Bool) -> Resolution? {
        let exact = nodes(named: name, exactly: true, ignoringCase: ignoringCase)
        if exact.count == 1 { return .node(exact[0], version: version) }
        if exact.count > 1 { return ambiguous(exact, []) }
        let found = nodes(named: name, exactly: false, ignoringCase: ignoringCase)
        let columns = fields(named: name, ignoringCase: ignoringCase)
        if found.count == 1 && columns.isEmpty { return .node(found[0], version: version) }
        if found.isEmpty && columns.count == 1 { return .field(columns[0], version: version) }
        // A column has its dataset's name in front of it; a node's own name says more.
        if found.count == 1 { return .node(found[0], version: version) }
        return found.isEmpty && columns.isEmpty ? nil : ambiguous(found, found.isEmpty ? columns : [])
    }

    private func ambiguous(_ nodes: [NodeID], _ fields: [FieldID]) -> Resolution {
        .ambiguous((nodes.map { idText($0) } + fields.map { idText($0) }).sorted())
    }

    /// Visible nodes whose name is the text, or ends with it at a dot, slash or colon.
    private func nodes(named text: String, exactly: Bool, ignoringCase: Bool) -> [NodeID] {
        let wanted = Array((ignoringCase ? text.lowercased() : text).utf8)
        guard !wanted.isEmpty else { return [] }
        func fits(_ namespace: String, _ name: String) -> Bool {
            let own = ignoringCase ? name.lowercased() : name
            if exactly { return own.utf8.elementsEqual(wanted) }
            return Self.ends(own.utf8, with: wanted)
                || (wanted.count > own.utf8.count && Self.ends("\(namespace):\(own)".utf8, with: wanted))
        }
        let found = nodes.filter { node in
            !node.isHidden && (fits(node.namespace, node.name) || node.aliases.contains { fits($0.namespace, $0.name) })
        }
        let datasets = found.filter { $0.nodeClass == .dataset }
        return (datasets.count == 1 ? datasets : found).map(\.id)
    }

    private static func ends(_ name: some BidirectionalCollection<UInt8>, with wanted: [UInt8]) -> Bool {
        guard name.count >= wanted.count, name.suffix(wanted.count).elementsEqual(wanted) else { return false }
        guard name.count > wanted.count else { return true }
        let before = name[name.index(name.endIndex, offsetBy: -wanted.count - 1)]
        return [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":")].contains(before)
    }

    /// Columns that the text names as `dataset.path`, cut at each of its dots or colons, or by their path alone.
    private func fields(named text: String, ignoringCase: Bool) -> [FieldID] {
        var found: Set<FieldID> = []
        for cut in text.indices where text[cut] == "." || text[cut] == ":" {
            let path = String(text[text.index(after: cut)...])
            guard !path.isEmpty, cut > text.startIndex else { continue }
            let dataset = String(text[..<cut])
            let exact = nodes(named: dataset, exactly: true, ignoringCase: ignoringCase)
            for id in exact.isEmpty ? nodes(named: dataset, exactly: false, ignoringCase: ignoringCase) : exact {
                if let field = field(of: id, path: path, ignoringCase: ignoringCase) { found.insert(field) }
            }
        }
        if found.isEmpty {
            let wanted = ignoringCase ? text.lowercased() : text
            let symbols = Set(
                (1..<max(1, storage.symbols.count)).filter {
                    (ignoringCase ? storage.symbols[$0].lowercased() : storage.symbols[$0]) == wanted
                }.map { UInt32($0) })
            guard !symbols.isEmpty else { return [] }
            for index in 0..<storage.fields.count {
                let row = storage.fields[index]
                if row.dataset != .max, symbols.contains(row.path), isVisible(row.dataset) {
                    found.insert(FieldID(rawValue: UInt32(index)))
                }
            }
        }
        return found.sorted()
    }

    private func unknown(_ text: Substring) -> Resolution {
        let last = text.split { ".:/".contains($0) }.last.map(String.init) ?? String(text)
        return .unknown(suggestions: suggestions(for: last))
    }

    /// Up to five names that look like the text: those that hold it, then those a few letters away.
    private func suggestions(for text: String) -> [String] {
        let wanted = text.lowercased()
        var ranked: [(Int, String)] = []
        for node in nodes where !node.isHidden {
            let last = node.name.lowercased().split { "./:".contains($0) }.last.map(String.init) ?? node.name
            if last.contains(wanted) || (wanted.contains(last) && last.count > 3) {
                ranked.append((0, node.idText))
            } else if abs(last.count - wanted.count) <= 3 {
                let distance = Self.editDistance(Array(last.utf8), Array(wanted.utf8))
                if distance <= max(1, wanted.count / 3) { ranked.append((distance, node.idText)) }
            }
        }
        return ranked.sorted { $0 < $1 }.prefix(5).map(\.1)
    }

    /// Levenshtein distance.
    static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let cost = a == b ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count]
    }
}
