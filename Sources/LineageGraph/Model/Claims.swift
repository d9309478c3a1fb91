/// Why a piece of lineage is believed.
package enum Origin: String, Sendable, CaseIterable {
    case observed, declared, parsed, inferred, confirmed
}

/// Several origins at once.
package struct OriginSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package init(_ origin: Origin) {
        rawValue = 1 << UInt8(Origin.allCases.firstIndex(of: origin) ?? 0)
    }

    /// In the order of ``Origin``.
    package var origins: [Origin] { Origin.allCases.filter { contains(OriginSet($0)) } }
}

/// Whether a claim holds. In order of weight: of several claims of one edge the first counts.
package enum ClaimState: String, Sendable, Comparable {
    /// Its source still asserts it.
    case current
    /// Claimed by a run that has not ended.
    case running
    /// Its source no longer asserts it.
    case ended
    /// Claimed by a run that failed.
    case failed

    /// Whether it is part of the lineage as it is now.
    package var isLive: Bool { self == .current || self == .running }

    private var weight: Int {
        switch self {
        case .current: 0
        case .running: 1
        case .ended: 2
        case .failed: 3
        }
    }

    package static func < (left: ClaimState, right: ClaimState) -> Bool { left.weight < right.weight }
}

/// A span of time, microseconds since 1970 UTC: `from` included, `to` excluded, nil while it goes on.
package struct Interval: Hashable, Sendable {
    package var from: Int64
    package var to: Int64?

    package init(from: Int64, to: Int64?) {
        self.from = from
        self.to = to
    }

    package func contains(_ moment: Int64) -> Bool { from <= moment && moment < to ?? .max }
}

/// Who claims something, and when it held.
package struct ClaimTiming: Hashable, Sendable {
    package var origins: OriginSet
    package var state: ClaimState
    package var intervals: [Interval]
    package var firstSeen: Int64
    package var lastSeen: Int64
    /// URIs of the code that said so.
    package var producers: [String]

    package init(
        origin: Origin, state: ClaimState, intervals: [Interval], firstSeen: Int64, lastSeen: Int64,
        producers: [String] = []
    ) {
        origins = OriginSet(origin)
        self.state = state
        self.intervals = intervals
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.producers = producers
    }

    /// Whether it held at a moment. Claims of failed runs never do.
    package func holds(at moment: Int64) -> Bool {
        state != .failed && intervals.contains { $0.contains(moment) }
    }

    /// The timing of what both claim.
    func united(with other: ClaimTiming) -> ClaimTiming {
        var result = self
        result.origins.formUnion(other.origins)
        // A failed run's time is no time in which the edge held.
        if state == .failed, other.state != .failed {
            result.intervals = other.intervals
        } else if other.state != .failed {
            result.intervals = Array(Set(intervals + other.intervals)).sorted {
                ($0.from, $0.to ?? .max) < ($1.from, $1.to ?? .max)
            }
        }
        result.state = min(state, other.state)
        result.firstSeen = min(firstSeen, other.firstSeen)
        result.lastSeen = max(lastSeen, other.lastSeen)
        result.producers = Array(Set(producers + other.producers)).sorted()
        return result
    }
}

/// Data of the inputs goes into the outputs through the subject job. Without outputs the inputs are merely read,
/// without inputs the outputs are merely made.
package struct Flow: Hashable, Sendable {
    package var inputs: [NodeID]
    package var outputs: [NodeID]

    package init(inputs: [NodeID], outputs: [NodeID]) {
        self.inputs = inputs
        self.outputs = outputs
    }
}

/// An explicit edge between two nodes: dataset to dataset, job to job.
package struct NodeLink: Hashable, Sendable {
    package var from: NodeID
    package var to: NodeID

    package init(from: NodeID, to: NodeID) {
        self.from = from
        self.to = to
    }
}

/// A column that another came from.
package struct FieldLink: Hashable, Sendable {
    package var from: FieldID
    package var to: FieldID
    package var transformation: TransformationID

    package init(from: FieldID, to: FieldID, transformation: TransformationID) {
        self.from = from
        self.to = to
        self.transformation = transformation
    }
}

/// What one source said about one subject at a time.
package struct ClaimContent: Sendable {
    package var flows: [Flow]
    package var links: [NodeLink]
    package var fieldLinks: [FieldLink]

    package init(flows: [Flow] = [], links: [NodeLink] = [], fieldLinks: [FieldLink] = []) {
        self.flows = flows
        self.links = links
        self.fieldLinks = fieldLinks
    }
}

/// Everything that is claimed about a job (or, for views and the like, a dataset). Replaces what was known of it.
package struct SubjectClaims: Sendable {
    package var subject: NodeID
    package var assertions: [(content: ClaimContent, timing: ClaimTiming)]

    package init(subject: NodeID, assertions: [(content: ClaimContent, timing: ClaimTiming)]) {
        self.subject = subject
        self.assertions = assertions
    }
}

/// What to change in the graph.
package struct GraphUpdate: Sendable {
    package var nodes: [GraphNode] = []
    package var fields: [GraphField] = []
    package var transformations: [(TransformationID, Transformation)] = []
    package var subjects: [SubjectClaims] = []

    package init() {}
}
