/// Which way a question follows the data.
package enum Direction: String, Sendable, CaseIterable {
    case upstream, downstream, both

    /// From the word, or from its first half: `up`, `down`.
    package init?(_ word: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == word || $0.rawValue == word + "stream" }) else {
            return nil
        }
        self = found
    }
}

/// What to do with columns that only steer which rows come out (JOIN, FILTER …).
package enum IndirectPolicy: String, Sendable, CaseIterable {
    /// Leave them out.
    case hide
    /// List them at the columns that are reached, but don't follow them.
    case show
    /// Follow them like values.
    case follow
}

/// Limits of every question.
package struct TraceOptions: Sendable {
    /// Steps between datasets; nil for as far as it goes.
    package var depth: Int?
    /// The moment that is asked about, microseconds since 1970 UTC; nil for now.
    package var asOf: Int64?
    package var indirect: IndirectPolicy
    /// Follows what runs that failed claimed, too.
    package var includesFailed: Bool
    /// At most this many nodes; the rest is counted, not listed.
    package var limit: Int

    package init(
        depth: Int? = nil, asOf: Int64? = nil, indirect: IndirectPolicy = .show, includesFailed: Bool = false,
        limit: Int = 10_000
    ) {
        self.depth = depth
        self.asOf = asOf
        self.indirect = indirect
        self.includesFailed = includesFailed
        self.limit = limit
    }
}

/// A node or column of an answer.
package enum LineageRef: Hashable, Comparable, Sendable {
    case node(NodeID)
    case field(FieldID)

    package static func < (left: LineageRef, right: LineageRef) -> Bool {
        switch (left, right) {
        case (.node(let left), .node(let right)): left < right
        case (.field(let left), .field(let right)): left < right
        case (.node, .field): true
        case (.field, .node): false
        }
    }
}

/// An edge of an answer; it runs the way the data does.
package struct TraceEdge: Sendable {
    package var from: LineageRef
    package var to: LineageRef
    /// The job that does it; nil for explicit edges without one.
    package var job: NodeID?
    /// Empty at dataset level.
    package var transformations: [Transformation]
    package var timing: ClaimTiming

    /// DIRECT when a value goes this way, INDIRECT when it only steers.
    package var isIndirect: Bool {
        !transformations.isEmpty && transformations.allSatisfy { $0.type == .indirect }
    }

    /// Whether each value that goes this way is masked.
    package var isMasking: Bool {
        let direct = transformations.filter { $0.type == .direct }
        return !direct.isEmpty && direct.allSatisfy(\.masking)
    }
}

/// What was found from the roots.
package struct TraceResult: Sendable {
    /// Everything reached with its distance in steps between datasets, roots at 0; by distance, then by id text.
    package var nodes: [(ref: LineageRef, depth: Int)]
    /// By the texts of their ends.
    package var edges: [TraceEdge]
    /// True when the limit cut the answer short.
    package var truncated: Bool
}

extension GraphSnapshot {
    /// Follows the lineage of datasets and jobs. A job between two datasets is listed and is no step of its own.
    package func trace(_ roots: [NodeID], _ direction: Direction, _ options: TraceOptions = TraceOptions())
        -> TraceResult
    {
        var walk = NodeWalk(self, options)
        walk.run(roots, direction)
        return result(walk.depths.map { (.node($0.key), $0.value) }, walk.edges, walk.truncated)
    }

    /// Follows the lineage of columns.
    package func trace(_ roots: [FieldID], _ direction: Direction, _ options: TraceOptions = TraceOptions())
        -> TraceResult
    {
        var walk = FieldWalk(self, options)
        walk.run(roots, direction)
        return result(walk.depths.map { (.field($0.key), $0.value) }, walk.edges, walk.truncated)
    }

    private func result(_ depths: [(LineageRef, Int)], _ edges: [TraceEdge], _ truncated: Bool) -> TraceResult {
        let nodes = depths.map { (ref: $0.0, depth: $0.1, text: idText($0.0)) }
            .sorted { ($0.depth, $0.text) < ($1.depth, $1.text) }
            .map { (ref: $0.ref, depth: $0.depth) }
        // What the limit cut off takes its edges with it.
        let listed = Set(nodes.map(\.ref))
        let sorted = edges.filter { listed.contains($0.from) && listed.contains($0.to) }.map {
            (key: (idText($0.from), idText($0.to), $0.job.map { idText($0) } ?? ""), edge: $0)
        }
        .sorted { $0.key < $1.key }.map(\.edge)
        return TraceResult(nodes: nodes, edges: sorted, truncated: truncated)
    }

    package func idText(_ ref: LineageRef) -> String {
        switch ref {
        case .node(let id): idText(id)
        case .field(let id): idText(id)
        }
    }

    /// Whether an edge counts for a question.
    func counts(_ entry: GraphStorage.Entry, _ timing: (Bundle) -> UInt32, _ options: TraceOptions) -> Bool {
        if options.asOf == nil && !options.includesFailed { return entry.isLive }
        guard let bundle = storage.bundles[Int(entry.subject)] else { return false }
        let timing = bundle.timings[Int(timing(bundle))]
        if options.includesFailed, timing.state == .failed {
            return options.asOf.map { moment in timing.intervals.contains { $0.contains(moment) } } ?? true
        }
        return options.asOf.map(timing.holds) ?? timing.state.isLive
    }

    func isVisible(_ id: UInt32) -> Bool {
        let flags = storage.flags[Int(id)]
        return flags.contains(.exists) && !flags.contains(.isHidden)
    }

    func isJob(_ id: NodeID) -> Bool {
        Int(id.rawValue) < storage.flags.count && storage.flags[Int(id.rawValue)].contains(.isJob)
    }
}
