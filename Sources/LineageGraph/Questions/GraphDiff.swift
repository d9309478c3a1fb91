/// What is different between two moments.
package struct GraphDiff: Sendable {
    package enum Change: String, Sendable { case added, removed }

    package struct EdgeChange: Sendable {
        package var change: Change
        package var edge: TraceEdge
    }

    package struct NodeChange: Sendable {
        package var change: Change
        package var node: NodeID
    }

    /// Nodes that came into the lineage, or went out of it.
    package var nodes: [NodeChange]
    /// Edges between datasets and jobs.
    package var edges: [EdgeChange]
    /// Edges between columns.
    package var columnEdges: [EdgeChange]
}

extension GraphSnapshot {
    /// Compares the lineage of two moments (microseconds since 1970 UTC).
    /// - Parameter among: keeps to edges with an end in this set; nil for all.
    package func diff(from: Int64, to: Int64, among: Set<NodeID>? = nil) -> GraphDiff {
        var before: Set<NodeID> = []
        var after: Set<NodeID> = []
        var edges: [GraphDiff.EdgeChange] = []
        var columns: [GraphDiff.EdgeChange] = []
        func compare(
            _ timing: ClaimTiming, _ ends: [NodeID], _ make: () -> TraceEdge, _ list: inout [GraphDiff.EdgeChange]
        ) {
            let held = timing.holds(at: from)
            let holds = timing.holds(at: to)
            if held { before.formUnion(ends) }
            if holds { after.formUnion(ends) }
            guard held != holds, among.map({ among in ends.contains { among.contains($0) } }) ?? true else { return }
            list.append(.init(change: holds ? .added : .removed, edge: make()))
        }
        for index in 0..<storage.bundles.count {
            guard let bundle = storage.bundles[index], isVisible(UInt32(index)) else { continue }
            let subject = NodeID(rawValue: UInt32(index))
            for (ends, timing) in nodeEdges(of: bundle, subject) {
                compare(
                    timing, [ends.from, ends.to],
                    {
                        TraceEdge(
                            from: .node(ends.from), to: .node(ends.to), job: ends.job, transformations: [],
                            timing: timing)
                    }, &edges)
            }
            for (link, transformations, timing) in fieldEdges(of: bundle) {
                let ends = [link.from, link.to].map { NodeID(rawValue: storage.fields[Int($0.rawValue)].dataset) }
                compare(
                    timing, ends,
                    {
                        TraceEdge(
                            from: .field(link.from), to: .field(link.to),
                            job: node(subject)?.nodeClass == .job ? subject : nil, transformations: transformations,
                            timing: timing)
                    }, &columns)
            }
        }
        func inScope(_ id: NodeID) -> Bool { among?.contains(id) ?? true }
        let nodes =
            after.subtracting(before).filter(inScope).map { GraphDiff.NodeChange(change: .added, node: $0) }
            + before.subtracting(after).filter(inScope).map { GraphDiff.NodeChange(change: .removed, node: $0) }
        func sorted(_ changes: [GraphDiff.EdgeChange]) -> [GraphDiff.EdgeChange] {
            changes.map { (key: (idText($0.edge.to), idText($0.edge.from), $0.change.rawValue), change: $0) }
                .sorted { $0.key < $1.key }.map(\.change)
        }
        return GraphDiff(
            nodes: nodes.sorted { (idText($0.node), $0.change.rawValue) < (idText($1.node), $1.change.rawValue) },
            edges: sorted(edges), columnEdges: sorted(columns))
    }

    private struct Ends: Hashable {
        var from: NodeID
        var to: NodeID
        var job: NodeID?
    }

    /// Each edge at dataset level once: an edge that is in several flows holds while one of them does.
    private func nodeEdges(of bundle: Bundle, _ subject: NodeID) -> [(Ends, ClaimTiming)] {
        var timings: [Ends: ClaimTiming] = [:]
        func add(_ ends: Ends, _ timing: ClaimTiming) {
            timings[ends] = timings[ends].map { $0.united(with: timing) } ?? timing
        }
        for timed in bundle.flows {
            let timing = bundle.timings[Int(timed.timing)]
            for input in timed.flow.inputs { add(Ends(from: input, to: subject, job: subject), timing) }
            for output in timed.flow.outputs { add(Ends(from: subject, to: output, job: subject), timing) }
        }
        for link in bundle.links {
            add(
                Ends(from: NodeID(rawValue: link.from), to: NodeID(rawValue: link.to), job: nil),
                bundle.timings[Int(link.timing)])
        }
        return Array(timings)
    }

    private func fieldEdges(of bundle: Bundle) -> [(FieldLink, [Transformation], ClaimTiming)] {
        var found: [FieldLink: ([Transformation], ClaimTiming)] = [:]
        for link in bundle.fieldLinks {
            let key = FieldLink(
                from: FieldID(rawValue: link.from), to: FieldID(rawValue: link.to),
                transformation: TransformationID(rawValue: 0))
            let transformation = storage.transformations[Int(link.transformation)]
            let timing = bundle.timings[Int(link.timing)]
            found[key] =
                found[key].map { ($0.0 + [transformation], $0.1.united(with: timing)) } ?? ([transformation], timing)
        }
        return found.map { ($0.key, $0.value.0, $0.value.1) }
    }
}
