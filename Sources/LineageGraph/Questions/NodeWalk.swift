/// A breadth-first walk over datasets and jobs that collects edges.
struct NodeWalk {
    private let graph: GraphSnapshot
    private let options: TraceOptions
    private(set) var depths: [NodeID: Int] = [:]
    private(set) var truncated = false
    private var edgesByEnds: [Ends: TraceEdge] = [:]

    private struct Ends: Hashable {
        var from: NodeID
        var to: NodeID
        var job: NodeID?
    }

    /// A flow, or a link (index from the link list, `isLink`), in one direction.
    private struct Hop: Hashable {
        var subject: UInt32
        var index: Int
        var isLink: Bool
    }

    init(_ graph: GraphSnapshot, _ options: TraceOptions) {
        self.graph = graph
        self.options = options
    }

    var edges: [TraceEdge] { Array(edgesByEnds.values) }

    mutating func run(_ roots: [NodeID], _ direction: Direction) {
        for root in roots where graph.node(root) != nil { depths[root] = 0 }
        let starts = depths.keys.sorted()
        if direction != .downstream { walk(starts, up: true) }
        if direction != .upstream { walk(starts, up: false) }
    }

    private mutating func walk(_ roots: [NodeID], up: Bool) {
        var level = roots
        var visited = Set(roots)
        var depth = 0
        while !level.isEmpty && depth < options.depth ?? .max {
            depth += 1
            var next: [NodeID] = []
            var pending = level
            while let node = pending.popLast() {
                for (far, isSameStep) in step(from: node, up: up, depth) where visited.insert(far).inserted {
                    if depths.count >= options.limit {
                        truncated = true
                        return
                    }
                    depths[far] = min(depths[far] ?? .max, depth)
                    if isSameStep { pending.append(far) } else { next.append(far) }
                }
            }
            level = next
        }
    }

    /// One step: from a dataset through its flows to the datasets beyond, from a job to its datasets.
    /// - Returns: nodes reached; jobs at the end of an explicit edge belong to the next step like datasets.
    private mutating func step(from node: NodeID, up: Bool, _ depth: Int) -> [(NodeID, isSameStep: Bool)] {
        var reached: [(NodeID, isSameStep: Bool)] = []
        let edges = graph.storage.nodeEdges[Int(node.rawValue)]
        for entry in up ? edges.flowsIn : edges.flowsOut {
            guard graph.counts(entry, { $0.flows[entry.index].timing }, options), graph.isVisible(entry.subject),
                let bundle = graph.storage.bundles[Int(entry.subject)]
            else { continue }
            let timed = bundle.flows[entry.index]
            let timing = bundle.timings[Int(timed.timing)]
            let job = NodeID(rawValue: entry.subject)
            add(from: up ? job : node, to: up ? node : job, job, timing)
            note(job, depth)
            for far in up ? timed.flow.inputs : timed.flow.outputs where graph.isVisible(far.rawValue) {
                add(from: up ? far : job, to: up ? job : far, job, timing)
                reached.append((far, false))
            }
        }
        for entry in up ? edges.linksIn : edges.linksOut {
            guard graph.counts(entry, { $0.links[entry.index].timing }, options),
                let bundle = graph.storage.bundles[Int(entry.subject)]
            else { continue }
            let link = bundle.links[entry.index]
            let far = NodeID(rawValue: up ? link.from : link.to)
            guard graph.isVisible(far.rawValue) else { continue }
            add(from: up ? far : node, to: up ? node : far, nil, bundle.timings[Int(link.timing)])
            reached.append((far, false))
        }
        if graph.isJob(node) { reached += stepFromJob(node, up: up) }
        return reached
    }

    /// A job as a root: its own inputs, or its own outputs.
    private mutating func stepFromJob(_ job: NodeID, up: Bool) -> [(NodeID, isSameStep: Bool)] {
        guard let bundle = graph.storage.bundles[Int(job.rawValue)] else { return [] }
        var reached: [(NodeID, isSameStep: Bool)] = []
        for (index, timed) in bundle.flows.enumerated() {
            let timing = bundle.timings[Int(timed.timing)]
            let entry = GraphStorage.Entry(subject: job.rawValue, index: index, isLive: timing.state.isLive)
            guard graph.counts(entry, { $0.flows[index].timing }, options) else { continue }
            for far in up ? timed.flow.inputs : timed.flow.outputs where graph.isVisible(far.rawValue) {
                add(from: up ? far : job, to: up ? job : far, job, timing)
                reached.append((far, false))
            }
        }
        return reached
    }

    private mutating func note(_ job: NodeID, _ depth: Int) {
        guard depths[job] != nil || depths.count < options.limit else {
            truncated = true
            return
        }
        depths[job] = min(depths[job] ?? .max, depth)
    }

    private mutating func add(from: NodeID, to: NodeID, _ job: NodeID?, _ timing: ClaimTiming) {
        let ends = Ends(from: from, to: to, job: job)
        if let known = edgesByEnds[ends] {
            if known.timing != timing { edgesByEnds[ends]?.timing = known.timing.united(with: timing) }
        } else {
            edgesByEnds[ends] = TraceEdge(
                from: .node(from), to: .node(to), job: job, transformations: [], timing: timing)
        }
    }
}
