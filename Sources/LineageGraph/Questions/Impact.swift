/// One thing that a change reaches.
package struct ImpactedNode: Sendable {
    package var id: NodeID
    /// Steps between datasets on the shortest way.
    package var distance: Int
    /// Ways from the roots along which the change comes, counted over shortest-first layers; stops at 1,000,000.
    package var pathCount: Int
    /// Columns of it that depend on the changed columns; empty when only datasets were asked about.
    package var columns: [FieldID]
    /// The nodes on one shortest way, from a root to this node, with the jobs between.
    package var via: [NodeID]
    /// See ``GraphSnapshot/impact(_:options:)``.
    package var score: Double
}

extension GraphSnapshot {
    /// How much it matters that a change reaches a thing: what people and decisions depend on directly counts most,
    /// what only carries data least.
    package static func weight(of node: GraphNode) -> Double {
        switch (node.nodeClass, node.kind) {
        case (_, "ENDPOINT"), (.dataset, "PREDICTIONS"), (.dataset, "DASHBOARD"), (.dataset, "REPORT"): 5
        case (.dataset, "MODEL"), (.dataset, "VECTOR_INDEX"), (.job, "GENERATION"): 4
        case (.dataset, "TRAINING_SET"), (.dataset, "FEATURE_SERVICE"), (.dataset, "PROMPT"), (.job, "TRAINING"): 3
        case (.dataset, "FEATURE_VIEW"), (.job, "RETRIEVAL"), (.job, "EVALUATION"): 2
        case (.dataset, _): 1
        case (.job, _): 0.5
        }
    }

    /// The blast radius of a change: every dataset and job downstream, once, the gravest first.
    ///
    /// score = weight × (1 + log2(paths)) ÷ (1 + distance ÷ 4), doubled for tags that mark regulated or personal data.
    /// A model far away still goes before a table nearby.
    package func impact(_ roots: [NodeID], _ options: TraceOptions = TraceOptions()) -> [ImpactedNode] {
        let (marks, reached) = spread(roots, options)
        var ranked = rank(
            reached.map { id in
                let mark = marks[Int(id.rawValue)]
                return ImpactedNode(
                    id: id, distance: mark?.distance ?? 0, pathCount: mark?.paths ?? 0, columns: [], via: [], score: 0)
            })
        // The way is only shown for what people get to see.
        for index in ranked.indices.prefix(Self.explainedLimit) { ranked[index].via = way(to: ranked[index].id, marks) }
        return ranked
    }

    /// The blast radius of a change of columns: the datasets whose columns depend on them, and what lies below those.
    /// A dataset that is reached only because it reads a dataset with a changed column is no part of it.
    package func impact(_ roots: [FieldID], _ options: TraceOptions = TraceOptions()) -> [ImpactedNode] {
        var options = options
        options.indirect = .follow
        let trace = trace(roots, .downstream, options)
        var found: [NodeID: ImpactedNode] = [:]
        for (ref, depth) in trace.nodes {
            guard case .field(let id) = ref, depth > 0, let field = field(id) else { continue }
            var entry =
                found[field.dataset]
                ?? ImpactedNode(id: field.dataset, distance: depth, pathCount: 0, columns: [], via: [], score: 0)
            entry.distance = min(entry.distance, depth)
            if !field.path.isEmpty { entry.columns.append(id) }
            entry.pathCount += 1
            found[field.dataset] = entry
        }
        // Things without columns of their own (endpoints, indexes, documents) take what their inputs give.
        let changed = Set(roots.compactMap { field($0)?.dataset })
        for (id, distance) in found.map({ ($0.key, $0.value.distance) }) + changed.map({ ($0, 0) }) {
            for adjacent in adjacent(to: .node(id), up: false, options) {
                guard case .node(let far) = adjacent.ref, found[far] == nil, !changed.contains(far),
                    node(far)?.nodeClass == .dataset, fields(of: far).isEmpty
                else { continue }
                found[far] = ImpactedNode(id: far, distance: distance + 1, pathCount: 1, columns: [], via: [], score: 0)
            }
        }
        let depths = Dictionary(trace.nodes.map { ($0.ref, $0.depth) }, uniquingKeysWith: min)
        for edge in trace.edges {
            guard let job = edge.job, let depth = depths[edge.to], depth > 0 else { continue }
            var entry =
                found[job] ?? ImpactedNode(id: job, distance: depth, pathCount: 1, columns: [], via: [], score: 0)
            entry.distance = min(entry.distance, depth)
            found[job] = entry
        }
        return rank(Array(found.values))
    }

    private func rank(_ nodes: [ImpactedNode]) -> [ImpactedNode] {
        // Texts are made once, not at each comparison.
        let ranked = nodes.map { node -> (node: ImpactedNode, text: String) in
            guard let graphNode = self.node(node.id) else { return (node, "") }
            let isSensitive = graphNode.tags.contains { tag in
                let tag = tag.lowercased()
                return tag.contains("pii") || tag.contains("gdpr") || tag.contains("sensitive")
                    || tag.contains("regulat")
            }
            var scored = node
            let ways = 1 + Self.logarithm(max(1, node.pathCount))
            scored.score = Self.weight(of: graphNode) * ways / (1 + Double(node.distance) / 4) * (isSensitive ? 2 : 1)
            return (scored, graphNode.idText)
        }
        return ranked.sorted { left, right in
            if left.node.score != right.node.score { return left.node.score > right.node.score }
            return (left.node.distance, left.text) < (right.node.distance, right.text)
        }.map(\.node)
    }

    /// Base 2, by whole and half steps: enough for a rank, and the same on every machine.
    private static func logarithm(_ number: Int) -> Double {
        let whole = Int.bitWidth - 1 - number.leadingZeroBitCount
        return Double(whole) + Double(number - (1 << whole)) / Double(1 << whole)
    }

    /// Of how many nodes the way is told.
    private static let explainedLimit = 1_000

    private struct Mark {
        var distance: Int
        var paths: Int
        var before: NodeID?
        var job: NodeID?
    }

    private func way(to id: NodeID, _ marks: [Mark?]) -> [NodeID] {
        var via = [id]
        var current = marks[Int(id.rawValue)]
        while let before = current?.before, via.count < 64 {
            if let job = current?.job { via.append(job) }
            via.append(before)
            current = marks[Int(before.rawValue)]
        }
        return via.reversed()
    }

    /// Breadth-first downstream with way counts and one way back each.
    private func spread(_ roots: [NodeID], _ options: TraceOptions) -> (marks: [Mark?], reached: [NodeID]) {
        // By node: a dictionary would cost more than the walk.
        var marks = [Mark?](repeating: nil, count: storage.nodes.count)
        var reached: [NodeID] = []
        for root in roots { marks[Int(root.rawValue)] = Mark(distance: 0, paths: 1, before: nil, job: nil) }
        var level = Array(Set(roots)).sorted()
        var depth = 0
        while !level.isEmpty && depth < options.depth ?? .max && reached.count < options.limit {
            depth += 1
            var next: [NodeID] = []
            for node in level {
                let paths = marks[Int(node.rawValue)]?.paths ?? 1
                for (far, job) in onward(from: node, options) {
                    for (target, through) in [(job, nil), (far, job)] as [(NodeID?, NodeID?)] {
                        guard let target, target != node else { continue }
                        if var mark = marks[Int(target.rawValue)] {
                            if mark.distance == depth { mark.paths = min(1_000_000, mark.paths + paths) }
                            marks[Int(target.rawValue)] = mark
                        } else {
                            marks[Int(target.rawValue)] = Mark(
                                distance: depth, paths: paths, before: node, job: through)
                            reached.append(target)
                            if target != job { next.append(target) }
                        }
                    }
                }
            }
            level = next.sorted()
        }
        return (marks, reached)
    }

    /// The datasets one step on, each with the job that makes it; a job that makes nothing comes alone.
    private func onward(from id: NodeID, _ options: TraceOptions) -> [(far: NodeID?, job: NodeID?)] {
        var found: [(NodeID?, NodeID?)] = []
        let edges = storage.nodeEdges[Int(id.rawValue)]
        var entries = edges.flowsOut
        if isJob(id), let bundle = storage.bundles[Int(id.rawValue)] {
            entries += bundle.flows.enumerated().map { index, timed in
                .init(subject: id.rawValue, index: index, isLive: bundle.timings[Int(timed.timing)].state.isLive)
            }
        }
        for entry in entries where counts(entry, { $0.flows[entry.index].timing }, options) && isVisible(entry.subject)
        {
            guard let flow = storage.bundles[Int(entry.subject)]?.flows[entry.index].flow else { continue }
            let job = NodeID(rawValue: entry.subject)
            if flow.outputs.isEmpty { found.append((nil, job)) }
            for far in flow.outputs where isVisible(far.rawValue) { found.append((far, job)) }
        }
        for entry in edges.linksOut where counts(entry, { $0.links[entry.index].timing }, options) {
            if let link = storage.bundles[Int(entry.subject)]?.links[entry.index], isVisible(link.to) {
                found.append((NodeID(rawValue: link.to), nil))
            }
        }
        return found
    }
}
