/// A neighbour of a dataset, job or column, with why it is one.
package struct Adjacent: Sendable {
    package var ref: LineageRef
    package var job: NodeID?
    /// Empty at dataset level.
    package var transformations: [Transformation]
    package var timing: ClaimTiming
}

extension GraphSnapshot {
    /// The next datasets up or down the stream, each with the job between; for columns the next columns. Sorted by id
    /// text. Flows of one job are kept apart: what feeds its one output is not given for another.
    package func adjacent(to ref: LineageRef, up: Bool, _ options: TraceOptions = TraceOptions()) -> [Adjacent] {
        var options = options
        options.depth = 1
        var found: [String: Adjacent] = [:]
        func add(_ adjacent: Adjacent) {
            let key = idText(adjacent.ref) + "\u{1}" + (adjacent.job.map { idText($0) } ?? "")
            if var known = found[key] {
                known.timing = known.timing.united(with: adjacent.timing)
                found[key] = known
            } else {
                found[key] = adjacent
            }
        }
        switch ref {
        case .field(let id):
            for edge in trace([id], up ? .upstream : .downstream, options).edges {
                let far = up ? edge.from : edge.to
                guard far != ref else { continue }
                add(Adjacent(ref: far, job: edge.job, transformations: edge.transformations, timing: edge.timing))
            }
        case .node(let id):
            for (far, job, timing) in steps(from: id, up: up, options) {
                add(Adjacent(ref: .node(far), job: job, transformations: [], timing: timing))
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    /// One step over the flows and links of a node; a job that has nothing beyond it stands for itself.
    private func steps(from id: NodeID, up: Bool, _ options: TraceOptions) -> [(NodeID, job: NodeID?, ClaimTiming)] {
        guard Int(id.rawValue) < storage.nodeEdges.count else { return [] }
        let edges = storage.nodeEdges[Int(id.rawValue)]
        var entries = up ? edges.flowsIn : edges.flowsOut
        let isJob = isJob(id)
        if isJob, let bundle = storage.bundles[Int(id.rawValue)] {
            entries += bundle.flows.enumerated().map { index, timed in
                .init(subject: id.rawValue, index: index, isLive: bundle.timings[Int(timed.timing)].state.isLive)
            }
        }
        var found: [(NodeID, job: NodeID?, ClaimTiming)] = []
        for entry in entries where counts(entry, { $0.flows[entry.index].timing }, options) && isVisible(entry.subject)
        {
            guard let bundle = storage.bundles[Int(entry.subject)] else { continue }
            let timed = bundle.flows[entry.index]
            let timing = bundle.timings[Int(timed.timing)]
            let job = NodeID(rawValue: entry.subject)
            let far = (up ? timed.flow.inputs : timed.flow.outputs).filter { isVisible($0.rawValue) }
            if far.isEmpty && !isJob { found.append((job, nil, timing)) }
            for dataset in far { found.append((dataset, isJob ? nil : job, timing)) }
        }
        for entry in up ? edges.linksIn : edges.linksOut where counts(entry, { $0.links[entry.index].timing }, options)
        {
            guard let bundle = storage.bundles[Int(entry.subject)] else { continue }
            let link = bundle.links[entry.index]
            let far = up ? link.from : link.to
            if isVisible(far) { found.append((NodeID(rawValue: far), nil, bundle.timings[Int(link.timing)])) }
        }
        return found
    }
}
