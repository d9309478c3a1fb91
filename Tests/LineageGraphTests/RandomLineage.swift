import LineageGraph

/// A seeded generator (SplitMix64), so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

/// Random lineage, and the same lineage as plain sets to compare answers with.
struct RandomLineage {
    let datasets: Int
    let jobs: Int
    var claims: [SubjectClaims] = []
    var nodes: [GraphNode] = []
    var fields: [GraphField] = []
    static let fieldsPerDataset = 3

    init(seed: UInt64, datasets: Int = 30, jobs: Int = 20) {
        self.datasets = datasets
        self.jobs = jobs
        var generator = SeededGenerator(seed: seed)
        for index in 0..<datasets {
            nodes.append(
                GraphNode(
                    id: Self.dataset(index), nodeClass: .dataset, namespace: "db://h:\(index % 3)", name: "s.t\(index)")
            )
            for field in 0..<Self.fieldsPerDataset {
                fields.append(GraphField(id: Self.field(index, field), dataset: Self.dataset(index), path: "c\(field)"))
            }
        }
        for index in 0..<jobs {
            nodes.append(GraphNode(id: job(index), nodeClass: .job, namespace: "jobs", name: "j\(index)"))
            claims.append(randomClaims(of: index, &generator))
        }
    }

    static func dataset(_ index: Int) -> NodeID { NodeID(rawValue: UInt32(index)) }
    static func field(_ dataset: Int, _ field: Int) -> FieldID {
        FieldID(rawValue: UInt32(dataset * fieldsPerDataset + field))
    }
    func job(_ index: Int) -> NodeID { NodeID(rawValue: UInt32(datasets + index)) }

    /// One to three assertions of a job over time, the last of them current.
    func randomClaims(of job: Int, _ generator: inout SeededGenerator) -> SubjectClaims {
        let count = Int.random(in: 1...3, using: &generator)
        var assertions: [(content: ClaimContent, timing: ClaimTiming)] = []
        for index in 0..<count {
            let isLast = index == count - 1
            let timing = ClaimTiming(
                origin: .observed, state: isLast ? .current : .ended,
                intervals: [Interval(from: Int64(index * 100), to: isLast ? nil : Int64(index * 100 + 100))],
                firstSeen: Int64(index * 100), lastSeen: Int64(index * 100 + 50))
            assertions.append((randomContent(&generator), timing))
        }
        return SubjectClaims(subject: self.job(job), assertions: assertions)
    }

    private func randomContent(_ generator: inout SeededGenerator) -> ClaimContent {
        var content = ClaimContent()
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            func some(_ limit: Int) -> [NodeID] {
                let picked = (0..<Int.random(in: 0...limit, using: &generator)).map { _ in
                    Self.dataset(Int.random(in: 0..<datasets, using: &generator))
                }
                return Array(Set(picked)).sorted()
            }
            content.flows.append(Flow(inputs: some(3), outputs: some(2)))
        }
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            func field() -> FieldID {
                Self.field(
                    Int.random(in: 0..<datasets, using: &generator),
                    Int.random(in: 0..<Self.fieldsPerDataset, using: &generator))
            }
            content.fieldLinks.append(
                FieldLink(
                    from: field(), to: field(),
                    transformation: TransformationID(rawValue: UInt32.random(in: 0...1, using: &generator))))
        }
        return content
    }

    static let transformations = [
        (TransformationID(rawValue: 0), Transformation(type: .direct, subtype: "IDENTITY")),
        (TransformationID(rawValue: 1), Transformation(type: .indirect, subtype: "FILTER")),
    ]

    /// All of it as one update.
    var update: GraphUpdate {
        var update = GraphUpdate()
        update.nodes = nodes
        update.fields = fields
        update.transformations = Self.transformations
        update.subjects = claims
        return update
    }

    func graph() -> GraphSnapshot {
        let graph = LiveGraph()
        graph.apply(update)
        return graph.snapshot
    }

    // MARK: The plain model

    /// Dataset steps that hold now, or at a moment.
    func steps(at moment: Int64?) -> [NodeID: Set<NodeID>] {
        var steps: [NodeID: Set<NodeID>] = [:]
        for claim in claims {
            for (content, timing) in claim.assertions where moment.map(timing.holds) ?? timing.state.isLive {
                for flow in content.flows {
                    for input in flow.inputs { steps[input, default: []].formUnion(flow.outputs) }
                }
            }
        }
        return steps
    }

    func fieldSteps() -> [FieldID: Set<FieldID>] {
        var steps: [FieldID: Set<FieldID>] = [:]
        for claim in claims {
            for (content, timing) in claim.assertions where timing.state.isLive {
                for link in content.fieldLinks where link.transformation.rawValue == 0 {
                    steps[link.from, default: []].insert(link.to)
                }
            }
        }
        return steps
    }

    static func reversed<Node: Hashable>(_ steps: [Node: Set<Node>]) -> [Node: Set<Node>] {
        var result: [Node: Set<Node>] = [:]
        for (from, targets) in steps { for to in targets { result[to, default: []].insert(from) } }
        return result
    }

    /// Distances by the plainest breadth-first search.
    static func distances<Node: Hashable>(from root: Node, _ steps: [Node: Set<Node>]) -> [Node: Int] {
        var found = [root: 0]
        var level: Set<Node> = [root]
        var depth = 0
        while !level.isEmpty {
            depth += 1
            let next = level.reduce(into: Set<Node>()) { $0.formUnion(steps[$1] ?? []) }.filter { found[$0] == nil }
            for node in next { found[node] = depth }
            level = next
        }
        return found
    }
}
