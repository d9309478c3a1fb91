/// Ways from one node or column to another.
package struct LineagePath: Sendable, Hashable {
    /// From the first to the last; at dataset level with the jobs between.
    package var steps: [LineageRef]

    /// Edges between datasets, or between columns.
    package var length: Int
}

extension GraphSnapshot {
    /// The shortest loop-free ways by which data gets from `from` to `to`, shortest first (Yen's algorithm,
    /// "Finding the K shortest loopless paths in a network", 1971), ties by id text.
    /// - Parameter options: depth limits the length; `asOf` asks about a moment.
    package func paths(
        from: LineageRef, to: LineageRef, count: Int, _ options: TraceOptions = TraceOptions()
    ) -> [LineagePath] {
        guard let first = shortest(from, to, [], [], options) else { return [] }
        var found = [first]
        var candidates: Set<[LineageRef]> = []
        while found.count < count, let last = found.last {
            for index in 0..<last.count - 1 {
                let head = Array(last[...index])
                var blocked: Set<Hop> = []
                for path in found where path.count > index + 1 && Array(path[...index]) == head {
                    blocked.insert(Hop(from: path[index], to: path[index + 1]))
                }
                if let tail = shortest(last[index], to, Set(head.dropLast()), blocked, options) {
                    let path = head.dropLast() + tail
                    if !found.contains(Array(path)) { candidates.insert(Array(path)) }
                }
            }
            guard let best = candidates.min(by: { ($0.count, texts($0)) < ($1.count, texts($1)) }) else { break }
            candidates.remove(best)
            found.append(best)
        }
        return found.filter { $0.count - 1 <= (options.depth ?? .max) }.map(path)
    }

    /// How many loop-free ways there are within `depth` steps between datasets, two jobs between the same datasets
    /// being two ways; stops counting at `limit`.
    package func countPaths(from: NodeID, to: NodeID, depth: Int, limit: Int = .max) -> Int {
        // What can't reach the goal is not worth entering.
        var useful = BitSet(capacity: storage.nodes.count)
        for id in closure([to], up: true) + [to] { _ = useful.insert(id.rawValue) }
        guard useful.contains(from.rawValue) else { return 0 }
        var steps: [UInt32: [Step]] = [:]
        func below(_ node: UInt32) -> [Step] {
            if let known = steps[node] { return known }
            let found = self.steps(below: node).filter { useful.contains($0.dataset) }
            steps[node] = found
            return found
        }
        var count = 0
        var onPath: Set<UInt32> = [from.rawValue]
        var stack: [(step: Step, next: [Step])] = [(Step(dataset: from.rawValue, job: nil), below(from.rawValue))]
        while let top = stack.indices.last {
            guard let next = stack[top].next.popLast() else {
                onPath.remove(stack[top].step.dataset)
                if let job = stack[top].step.job { onPath.remove(job) }
                stack.removeLast()
                continue
            }
            if let job = next.job, onPath.contains(job) { continue }
            if next.dataset == to.rawValue {
                count += 1
                if count >= limit { return count }
                continue
            }
            if stack.count >= depth || onPath.contains(next.dataset) { continue }
            onPath.insert(next.dataset)
            if let job = next.job { onPath.insert(job) }
            stack.append((next, below(next.dataset)))
        }
        return count
    }

    /// A step to a dataset, through a job or directly.
    private struct Step: Hashable {
        var dataset: UInt32
        var job: UInt32?
    }

    private func steps(below node: UInt32) -> [Step] {
        var found: Set<Step> = []
        let edges = storage.nodeEdges[Int(node)]
        for entry in edges.flowsOut where entry.isLive && isVisible(entry.subject) {
            guard let flow = storage.bundles[Int(entry.subject)]?.flows[entry.index].flow else { continue }
            for far in flow.outputs where isVisible(far.rawValue) {
                found.insert(Step(dataset: far.rawValue, job: entry.subject))
            }
        }
        for entry in edges.linksOut where entry.isLive {
            guard let link = storage.bundles[Int(entry.subject)]?.links[entry.index], isVisible(link.to) else {
                continue
            }
            found.insert(Step(dataset: link.to, job: nil))
        }
        return Array(found)
    }

    private struct Hop: Hashable {
        var from: LineageRef
        var to: LineageRef
    }

    private func texts(_ path: [LineageRef]) -> String { path.map { idText($0) }.joined(separator: "\u{1}") }

    /// Breadth-first, over datasets (or columns) only.
    private func shortest(
        _ from: LineageRef, _ to: LineageRef, _ closed: Set<LineageRef>, _ blocked: Set<Hop>, _ options: TraceOptions
    ) -> [LineageRef]? {
        if from == to { return [from] }
        var before: [LineageRef: LineageRef] = [from: from]
        var level = [from]
        while !level.isEmpty {
            var next: [LineageRef] = []
            for node in level {
                for far in neighbours(node, options)
                where before[far] == nil && !closed.contains(far) && !blocked.contains(Hop(from: node, to: far)) {
                    before[far] = node
                    if far == to { return walkBack(from: far, before) }
                    next.append(far)
                }
            }
            level = next
        }
        return nil
    }

    private func walkBack(from end: LineageRef, _ before: [LineageRef: LineageRef]) -> [LineageRef] {
        var path = [end]
        while let last = path.last, let previous = before[last], previous != last { path.append(previous) }
        return path.reversed()
    }

    /// The next datasets, jobs or columns downstream, each once, by id text.
    func neighbours(_ ref: LineageRef, _ options: TraceOptions) -> [LineageRef] {
        var found: Set<LineageRef> = []
        switch ref {
        case .field(let id):
            for edge in storage.fieldsOut[Int(id.rawValue)] {
                guard counts(edge.entry, { $0.fieldLinks[edge.entry.index].timing }, options),
                    let link = storage.bundles[Int(edge.entry.subject)]?.fieldLinks[edge.entry.index],
                    options.indirect == .follow || storage.transformations[Int(link.transformation)].type == .direct
                else { continue }
                found.insert(.field(FieldID(rawValue: edge.neighbour)))
            }
        case .node(let id):
            for (flow, _) in liveFlows(below: id, options) {
                for far in flow.outputs where isVisible(far.rawValue) { found.insert(.node(far)) }
            }
            for entry in storage.nodeEdges[Int(id.rawValue)].linksOut
            where counts(entry, { $0.links[entry.index].timing }, options) {
                if let link = storage.bundles[Int(entry.subject)]?.links[entry.index], isVisible(link.to) {
                    found.insert(.node(NodeID(rawValue: link.to)))
                }
            }
        }
        return found.count < 2 ? Array(found) : found.sorted()
    }

    /// The flows that a dataset goes into, or that a job does.
    private func liveFlows(below id: NodeID, _ options: TraceOptions) -> [(flow: Flow, job: NodeID)] {
        var entries = storage.nodeEdges[Int(id.rawValue)].flowsOut
        if isJob(id), let bundle = storage.bundles[Int(id.rawValue)] {
            entries += bundle.flows.enumerated().map { index, timed in
                .init(subject: id.rawValue, index: index, isLive: bundle.timings[Int(timed.timing)].state.isLive)
            }
        }
        return entries.compactMap { entry in
            guard counts(entry, { $0.flows[entry.index].timing }, options), isVisible(entry.subject),
                let bundle = storage.bundles[Int(entry.subject)]
            else { return nil }
            return (bundle.flows[entry.index].flow, NodeID(rawValue: entry.subject))
        }
    }

    /// Puts the jobs between the datasets of a path.
    private func path(_ steps: [LineageRef]) -> LineagePath {
        var full: [LineageRef] = []
        for (index, step) in steps.enumerated() {
            if index > 0, case .node(let from) = steps[index - 1], case .node(let to) = step,
                let job = liveFlows(below: from, TraceOptions(includesFailed: true))
                    .filter({ $0.flow.outputs.contains(to) }).map(\.job).min(by: { idText($0) < idText($1) }),
                job != from
            {
                full.append(.node(job))
            }
            full.append(step)
        }
        return LineagePath(steps: full, length: steps.count - 1)
    }
}
