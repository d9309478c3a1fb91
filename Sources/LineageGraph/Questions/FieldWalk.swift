/// A breadth-first walk over columns that collects edges.
struct FieldWalk {
    private let graph: GraphSnapshot
    private let options: TraceOptions
    private(set) var depths: [FieldID: Int] = [:]
    private(set) var truncated = false
    private var edgesByEnds: [Ends: TraceEdge] = [:]

    private struct Ends: Hashable {
        var from: UInt32
        var to: UInt32
        var subject: UInt32
    }

    init(_ graph: GraphSnapshot, _ options: TraceOptions) {
        self.graph = graph
        self.options = options
    }

    var edges: [TraceEdge] { Array(edgesByEnds.values) }

    mutating func run(_ roots: [FieldID], _ direction: Direction) {
        for root in roots where graph.field(root) != nil { depths[root] = 0 }
        let starts = depths.keys.sorted()
        if direction != .downstream { walk(starts, up: true) }
        if direction != .upstream { walk(starts, up: false) }
    }

    private mutating func walk(_ roots: [FieldID], up: Bool) {
        var level = roots
        var visited = Set(roots)
        var depth = 0
        while !level.isEmpty && depth < options.depth ?? .max {
            depth += 1
            var next: [FieldID] = []
            for field in level {
                for (far, follows) in step(from: field, up: up) {
                    if depths[far] == nil {
                        if depths.count >= options.limit {
                            truncated = true
                            return
                        }
                        depths[far] = depth
                    }
                    if follows && visited.insert(far).inserted { next.append(far) }
                }
            }
            level = next
        }
    }

    /// The columns at the other end of a column's edges, and whether the walk goes on from them.
    private mutating func step(from field: FieldID, up: Bool) -> [(FieldID, follows: Bool)] {
        var reached: [(FieldID, follows: Bool)] = []
        let own = field.rawValue
        collect(up ? graph.storage.fieldsIn[Int(own)] : graph.storage.fieldsOut[Int(own)], of: own, up: up, &reached)
        guard options.indirect != .hide else { return reached }
        let row = graph.storage.fields[Int(own)]
        guard row.path != 0, let whole = graph.wholeField(of: row.dataset) else { return reached }
        // What steers a dataset as a whole steers each of its columns. It is listed at the dataset, once.
        let before = reached.count
        if up { collect(graph.storage.fieldsIn[Int(whole)], of: whole, up: up, &reached) }
        if reached.count > before {
            let dataset = FieldID(rawValue: whole)
            depths[dataset] = min(depths[dataset] ?? .max, depths[field] ?? 0)
        }
        return reached
    }

    private mutating func collect(
        _ entries: [GraphStorage.FieldEntry], of own: UInt32, up: Bool, _ reached: inout [(FieldID, follows: Bool)]
    ) {
        for fieldEntry in entries {
            let entry = fieldEntry.entry
            guard graph.counts(entry, { $0.fieldLinks[entry.index].timing }, options),
                let bundle = graph.storage.bundles[Int(entry.subject)],
                graph.isVisible(graph.storage.fields[Int(fieldEntry.neighbour)].dataset)
            else { continue }
            let link = bundle.fieldLinks[entry.index]
            let transformation = graph.storage.transformations[Int(link.transformation)]
            let isIndirect = transformation.type == .indirect
            if isIndirect && options.indirect == .hide { continue }
            add(link, entry.subject, transformation, bundle.timings[Int(link.timing)])
            reached.append((FieldID(rawValue: fieldEntry.neighbour), !isIndirect || options.indirect == .follow))
        }
    }

    private mutating func add(
        _ link: Bundle.TimedFieldLink, _ subject: UInt32, _ transformation: Transformation, _ timing: ClaimTiming
    ) {
        let ends = Ends(from: link.from, to: link.to, subject: subject)
        if var known = edgesByEnds[ends] {
            if !known.transformations.contains(transformation) { known.transformations.append(transformation) }
            if known.timing != timing { known.timing = known.timing.united(with: timing) }
            edgesByEnds[ends] = known
        } else {
            let job = graph.storage.nodes[Int(subject)].flatMap { $0.nodeClass == .job ? $0.id : nil }
            edgesByEnds[ends] = TraceEdge(
                from: .field(FieldID(rawValue: link.from)), to: .field(FieldID(rawValue: link.to)), job: job,
                transformations: [transformation], timing: timing)
        }
    }
}
