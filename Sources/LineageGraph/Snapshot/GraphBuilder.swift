/// Applies updates to the storage that the next snapshot is made of.
struct GraphBuilder: Sendable {
    private(set) var storage = GraphStorage()
    private var symbols: [String: UInt32] = ["": 0]
    private var tagLists: [[String]: UInt32] = [[]: 0]

    init() {
        storage.symbols.grow(toInclude: 0)
    }

    mutating func apply(_ update: GraphUpdate) {
        for (id, transformation) in update.transformations {
            storage.transformations.grow(toInclude: Int(id.rawValue))
            storage.transformations[Int(id.rawValue)] = transformation
        }
        for node in update.nodes { add(node) }
        for field in update.fields { add(field) }
        for claims in update.subjects { replace(claims) }
    }

    private mutating func add(_ node: GraphNode) {
        let index = Int(node.id.rawValue)
        makeRoom(forNode: index)
        storage.nodes[index] = node
        storage.flags[index] = [.exists, node.nodeClass == .job ? .isJob : [], node.isHidden ? .isHidden : []]
    }

    private mutating func makeRoom(forNode index: Int) {
        storage.nodes.grow(toInclude: index)
        storage.flags.grow(toInclude: index)
        storage.bundles.grow(toInclude: index)
        storage.nodeEdges.grow(toInclude: index)
        storage.fieldsOfDataset.grow(toInclude: index)
    }

    private mutating func add(_ field: GraphField) {
        let index = Int(field.id.rawValue)
        makeRoom(forField: index)
        makeRoom(forNode: Int(field.dataset.rawValue))
        let isNew = storage.fields[index].dataset == .max
        storage.fields[index] = .init(
            dataset: field.dataset.rawValue, path: symbol(field.path), type: symbol(field.type ?? ""),
            tags: tagList(field.tags))
        if isNew {
            storage.fieldsOfDataset[Int(field.dataset.rawValue)].append(field.id.rawValue)
        }
    }

    private mutating func makeRoom(forField index: Int) {
        storage.fields.grow(toInclude: index)
        storage.fieldsOut.grow(toInclude: index)
        storage.fieldsIn.grow(toInclude: index)
    }

    private mutating func symbol(_ text: String) -> UInt32 {
        if let symbol = symbols[text] { return symbol }
        let symbol = UInt32(symbols.count)
        symbols[text] = symbol
        storage.symbols.grow(toInclude: Int(symbol))
        storage.symbols[Int(symbol)] = text
        return symbol
    }

    private mutating func tagList(_ tags: [String]) -> UInt32 {
        if let index = tagLists[tags] { return index }
        let index = UInt32(storage.tagLists.count)
        tagLists[tags] = index
        storage.tagLists.append(tags)
        return index
    }

    // MARK: Claims

    private mutating func replace(_ claims: SubjectClaims) {
        let subject = claims.subject.rawValue
        makeRoom(forNode: Int(subject))
        if let old = storage.bundles[Int(subject)] { disconnect(old, subject) }
        let bundle = claims.assertions.isEmpty ? nil : Bundle(claims)
        storage.bundles[Int(subject)] = bundle
        if let bundle { connect(bundle, subject) }
    }

    private mutating func connect(_ bundle: Bundle, _ subject: UInt32) {
        for (index, timed) in bundle.flows.enumerated() {
            let entry = GraphStorage.Entry(
                subject: subject, index: index, isLive: bundle.timings[Int(timed.timing)].state.isLive)
            for input in timed.flow.inputs {
                makeRoom(forNode: Int(input.rawValue))
                storage.nodeEdges[Int(input.rawValue)].flowsOut.append(entry)
            }
            for output in timed.flow.outputs {
                makeRoom(forNode: Int(output.rawValue))
                storage.nodeEdges[Int(output.rawValue)].flowsIn.append(entry)
            }
            storage.flowEdgeCount += timed.flow.inputs.count + timed.flow.outputs.count
        }
        for (index, link) in bundle.links.enumerated() {
            let entry = GraphStorage.Entry(
                subject: subject, index: index, isLive: bundle.timings[Int(link.timing)].state.isLive)
            makeRoom(forNode: Int(max(link.from, link.to)))
            storage.nodeEdges[Int(link.from)].linksOut.append(entry)
            storage.nodeEdges[Int(link.to)].linksIn.append(entry)
            storage.flowEdgeCount += 1
        }
        for (index, link) in bundle.fieldLinks.enumerated() {
            let entry = GraphStorage.Entry(
                subject: subject, index: index, isLive: bundle.timings[Int(link.timing)].state.isLive)
            makeRoom(forField: Int(max(link.from, link.to)))
            storage.fieldsOut[Int(link.from)].append(.init(neighbour: link.to, entry: entry))
            storage.fieldsIn[Int(link.to)].append(.init(neighbour: link.from, entry: entry))
        }
        storage.fieldEdgeCount += bundle.fieldLinks.count
    }

    private mutating func disconnect(_ bundle: Bundle, _ subject: UInt32) {
        for timed in bundle.flows {
            for input in timed.flow.inputs {
                storage.nodeEdges[Int(input.rawValue)].flowsOut.removeAll { $0.subject == subject }
            }
            for output in timed.flow.outputs {
                storage.nodeEdges[Int(output.rawValue)].flowsIn.removeAll { $0.subject == subject }
            }
            storage.flowEdgeCount -= timed.flow.inputs.count + timed.flow.outputs.count
        }
        for link in bundle.links {
            storage.nodeEdges[Int(link.from)].linksOut.removeAll { $0.subject == subject }
            storage.nodeEdges[Int(link.to)].linksIn.removeAll { $0.subject == subject }
            storage.flowEdgeCount -= 1
        }
        // Each column once: a hub column of the subject would be swept again for every link.
        for field in Set(bundle.fieldLinks.map(\.from)) {
            storage.fieldsOut[Int(field)].removeAll { $0.entry.subject == subject }
        }
        for field in Set(bundle.fieldLinks.map(\.to)) {
            storage.fieldsIn[Int(field)].removeAll { $0.entry.subject == subject }
        }
        storage.fieldEdgeCount -= bundle.fieldLinks.count
    }
}
