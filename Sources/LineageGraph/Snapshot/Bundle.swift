/// The edges of one subject, each once, with the time in which it held. Immutable; replaced as a whole.
final class Bundle: Sendable {
    struct TimedFlow: Sendable {
        var flow: Flow
        var timing: UInt32
    }

    struct TimedLink: Sendable {
        var from: UInt32
        var to: UInt32
        var timing: UInt32
    }

    struct TimedFieldLink: Sendable {
        var from: UInt32
        var to: UInt32
        var transformation: UInt32
        var timing: UInt32
    }

    let flows: [TimedFlow]
    let links: [TimedLink]
    let fieldLinks: [TimedFieldLink]
    let timings: [ClaimTiming]

    init(_ claims: SubjectClaims) {
        var interner = TimingInterner(claims.assertions.map(\.timing))
        let single = claims.assertions.count == 1
        flows = Self.gather(claims, single, \.flows, &interner) { TimedFlow(flow: $0, timing: $1) }
        links = Self.gather(claims, single, \.links, &interner) {
            TimedLink(from: $0.from.rawValue, to: $0.to.rawValue, timing: $1)
        }
        fieldLinks = Self.gather(claims, single, \.fieldLinks, &interner) {
            TimedFieldLink(
                from: $0.from.rawValue, to: $0.to.rawValue, transformation: $0.transformation.rawValue, timing: $1)
        }
        timings = interner.timings
    }

    /// Collects the edges of all assertions, in order of first mention, with the set of assertions that each is in.
    private static func gather<Edge: Hashable, Timed>(
        _ claims: SubjectClaims, _ single: Bool, _ edges: (ClaimContent) -> [Edge], _ interner: inout TimingInterner,
        _ make: (Edge, UInt32) -> Timed
    ) -> [Timed] {
        if single { return edges(claims.assertions[0].content).map { make($0, interner.timing(of: [0])) } }
        var order: [Edge] = []
        var members: [Edge: [Int]] = [:]
        for (index, assertion) in claims.assertions.enumerated() {
            for edge in edges(assertion.content) {
                if members[edge] == nil { order.append(edge) }
                members[edge, default: []].append(index)
            }
        }
        return order.map { make($0, interner.timing(of: members[$0] ?? [])) }
    }
}

/// Gives edges that are in the same assertions the same timing.
private struct TimingInterner {
    private let assertions: [ClaimTiming]
    private(set) var timings: [ClaimTiming] = []
    private var indices: [[Int]: UInt32] = [:]

    init(_ assertions: [ClaimTiming]) {
        self.assertions = assertions
    }

    mutating func timing(of members: [Int]) -> UInt32 {
        if let index = indices[members] { return index }
        guard let first = members.first else { return 0 }
        let timing = members.dropFirst().reduce(assertions[first]) { $0.united(with: assertions[$1]) }
        timings.append(timing)
        let index = UInt32(timings.count - 1)
        indices[members] = index
        return index
    }
}
