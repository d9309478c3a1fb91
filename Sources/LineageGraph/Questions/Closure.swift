/// A set of small numbers as bits.
struct BitSet {
    private var words: [UInt64]

    init(capacity: Int) {
        words = Array(repeating: 0, count: capacity / 64 + 1)
    }

    /// - Returns: whether it was not there yet.
    mutating func insert(_ number: UInt32) -> Bool {
        let index = Int(number >> 6)
        let bit: UInt64 = 1 << UInt64(number & 63)
        if words[index] & bit != 0 { return false }
        words[index] |= bit
        return true
    }

    /// Numbers beyond the capacity are not in the set.
    func contains(_ number: UInt32) -> Bool {
        let index = Int(number >> 6)
        return index < words.count && words[index] & (1 << UInt64(number & 63)) != 0
    }
}

extension GraphSnapshot {
    /// Everything that the roots depend on, or that depends on them, as it is now: datasets and the jobs between,
    /// without the roots. For where only the set is asked for.
    package func closure(_ roots: [NodeID], up: Bool) -> [NodeID] {
        var seen = BitSet(capacity: storage.nodes.count)
        var seenFlows: Set<UInt64> = []
        var pending: [UInt32] = []
        for root in roots where seen.insert(root.rawValue) {
            pending.append(root.rawValue)
            if isJob(root), let bundle = storage.bundles[Int(root.rawValue)] {
                for timed in bundle.flows where bundle.timings[Int(timed.timing)].state.isLive {
                    for far in up ? timed.flow.inputs : timed.flow.outputs where seen.insert(far.rawValue) {
                        pending.append(far.rawValue)
                    }
                }
            }
        }
        var reached = pending.dropFirst(roots.count).map { NodeID(rawValue: $0) }
        while let node = pending.popLast() {
            let edges = storage.nodeEdges[Int(node)]
            for entry in up ? edges.flowsIn : edges.flowsOut where entry.isLive {
                guard let bundle = storage.bundles[Int(entry.subject)], isVisible(entry.subject) else { continue }
                let flow = bundle.flows[entry.index].flow
                let isNewJob = seen.insert(entry.subject)
                if isNewJob { reached.append(NodeID(rawValue: entry.subject)) }
                // A flow that was gone through before has nothing new; a job's only flow is known by its job.
                if bundle.flows.count == 1 {
                    if !isNewJob { continue }
                } else if (up ? flow.outputs : flow.inputs).count > 1 {
                    if !seenFlows.insert(UInt64(entry.subject) << 32 | UInt64(entry.index)).inserted { continue }
                }
                for far in up ? flow.inputs : flow.outputs where isVisible(far.rawValue) && seen.insert(far.rawValue) {
                    pending.append(far.rawValue)
                    reached.append(far)
                }
            }
            for entry in up ? edges.linksIn : edges.linksOut where entry.isLive {
                guard let link = storage.bundles[Int(entry.subject)]?.links[entry.index] else { continue }
                let far = up ? link.from : link.to
                if isVisible(far), seen.insert(far) {
                    pending.append(far)
                    reached.append(NodeID(rawValue: far))
                }
            }
        }
        return reached
    }

    /// All columns that the roots' values come from, or go to, as it is now, without the roots.
    package func closure(_ roots: [FieldID], up: Bool) -> [FieldID] {
        var seen = BitSet(capacity: storage.fields.count)
        var pending: [UInt32] = []
        for root in roots where seen.insert(root.rawValue) { pending.append(root.rawValue) }
        var reached: [FieldID] = []
        while let field = pending.popLast() {
            for edge in up ? storage.fieldsIn[Int(field)] : storage.fieldsOut[Int(field)] where edge.entry.isLive {
                if seen.contains(edge.neighbour) { continue }
                guard let link = storage.bundles[Int(edge.entry.subject)]?.fieldLinks[edge.entry.index],
                    storage.transformations[Int(link.transformation)].type == .direct, seen.insert(edge.neighbour)
                else { continue }
                pending.append(edge.neighbour)
                reached.append(FieldID(rawValue: edge.neighbour))
            }
        }
        return reached
    }
}
