import LineageGraph
import Testing

@Suite(.timeLimit(.minutes(2))) struct TraceTests {
    @Test(arguments: 0..<40)
    func `a trace of datasets reaches what a plain search reaches, at the same distance`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(seed))
        let graph = lineage.graph()
        for moment in [nil, 50, 150, 250] as [Int64?] {
            let down = lineage.steps(at: moment)
            for (steps, direction) in [(down, Direction.downstream), (RandomLineage.reversed(down), .upstream)] {
                for index in 0..<lineage.datasets {
                    let root = RandomLineage.dataset(index)
                    let expected = RandomLineage.distances(from: root, steps)
                    let trace = graph.trace([root], direction, TraceOptions(asOf: moment))
                    var found: [NodeID: Int] = [:]
                    for (ref, depth) in trace.nodes {
                        if case .node(let id) = ref, graph.node(id)?.nodeClass == .dataset { found[id] = depth }
                    }
                    #expect(found == expected)
                    if moment == nil {
                        let closure = Set(
                            graph.closure([root], up: direction == .upstream).filter {
                                graph.node($0)?.nodeClass == .dataset
                            })
                        #expect(closure == Set(expected.keys).subtracting([root]))
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<40)
    func `a trace of columns reaches what a plain search reaches`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(1_000 + seed))
        let graph = lineage.graph()
        let up = RandomLineage.reversed(lineage.fieldSteps())
        for field in lineage.fields {
            let expected = RandomLineage.distances(from: field.id, up)
            let trace = graph.trace([field.id], .upstream, TraceOptions(indirect: .hide))
            #expect(
                Dictionary(uniqueKeysWithValues: trace.nodes.map { ($0.ref, $0.depth) })
                    == Dictionary(uniqueKeysWithValues: expected.map { (.field($0.key), $0.value) }))
            #expect(Set(graph.closure([field.id], up: true)) == Set(expected.keys).subtracting([field.id]))
        }
    }

    @Test(arguments: 0..<20)
    func `a graph that grew by many updates equals one that was built at once`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(2_000 + seed))
        var generator = SeededGenerator(seed: UInt64(seed))
        let grown = LiveGraph()
        var base = GraphUpdate()
        base.nodes = lineage.nodes
        base.fields = lineage.fields
        base.transformations = RandomLineage.transformations
        grown.apply(base)
        // First something else about some subjects, then the truth in any order, some of it twice.
        for index in 0..<lineage.jobs where Bool.random(using: &generator) {
            var update = GraphUpdate()
            update.subjects = [lineage.randomClaims(of: index, &generator)]
            grown.apply(update)
        }
        for claims in (lineage.claims + lineage.claims.prefix(5)).shuffled(using: &generator) {
            var update = GraphUpdate()
            update.subjects = [claims]
            grown.apply(update)
        }
        let fresh = lineage.graph()
        #expect(grown.snapshot.statistics == fresh.statistics)
        for index in 0..<lineage.datasets {
            let root = [RandomLineage.dataset(index)]
            let left = grown.snapshot.trace(root, .both)
            let right = fresh.trace(root, .both)
            #expect(left.nodes.map(\.ref) == right.nodes.map(\.ref))
            #expect(left.edges.map { [$0.from, $0.to] } == right.edges.map { [$0.from, $0.to] })
            #expect(left.edges.map(\.timing) == right.edges.map(\.timing))
        }
    }

    @Test func `flows of one job are kept apart`() {
        let ids = (0..<5).map { NodeID(rawValue: $0) }
        var update = GraphUpdate()
        update.nodes = ids.prefix(4).map {
            GraphNode(id: $0, nodeClass: .dataset, namespace: "n", name: "d\($0.rawValue)")
        }
        update.nodes.append(GraphNode(id: ids[4], nodeClass: .job, namespace: "n", name: "j"))
        let content = ClaimContent(flows: [
            Flow(inputs: [ids[0]], outputs: [ids[1]]), Flow(inputs: [ids[2]], outputs: [ids[3]]),
        ])
        update.subjects = [SubjectClaims(subject: ids[4], assertions: [(content, Self.now)])]
        let graph = LiveGraph()
        graph.apply(update)
        let found = graph.snapshot.trace([ids[1]], .upstream).nodes.map(\.ref)
        #expect(Set(found) == [.node(ids[1]), .node(ids[4]), .node(ids[0])])
    }

    static let now = ClaimTiming(
        origin: .observed, state: .current, intervals: [Interval(from: 0, to: nil)], firstSeen: 0, lastSeen: 1)

    @Test func `a chain of ten thousand datasets is followed to its end`() {
        let count: UInt32 = 10_000
        var update = GraphUpdate()
        update.nodes = (0...count).map {
            GraphNode(id: NodeID(rawValue: $0), nodeClass: .dataset, namespace: "n", name: "d\($0)")
        }
        for index in 0..<count {
            let job = NodeID(rawValue: count + 1 + index)
            update.nodes.append(GraphNode(id: job, nodeClass: .job, namespace: "n", name: "j\(index)"))
            let flow = Flow(inputs: [NodeID(rawValue: index)], outputs: [NodeID(rawValue: index + 1)])
            update.subjects.append(SubjectClaims(subject: job, assertions: [(ClaimContent(flows: [flow]), Self.now)]))
        }
        let graph = LiveGraph()
        graph.apply(update)
        let trace = graph.snapshot.trace([NodeID(rawValue: count)], .upstream, TraceOptions(limit: .max))
        #expect(trace.nodes.last?.depth == Int(count))
        let path = graph.snapshot.paths(from: .node(NodeID(rawValue: 0)), to: .node(NodeID(rawValue: count)), count: 1)
        #expect(path.first?.length == Int(count))
    }

    @Test func `claims of failed runs are followed only on request`() {
        let ids = (0..<3).map { NodeID(rawValue: $0) }
        var update = GraphUpdate()
        update.nodes = [
            GraphNode(id: ids[0], nodeClass: .dataset, namespace: "n", name: "a"),
            GraphNode(id: ids[1], nodeClass: .dataset, namespace: "n", name: "b"),
            GraphNode(id: ids[2], nodeClass: .job, namespace: "n", name: "j"),
        ]
        let failed = ClaimTiming(
            origin: .observed, state: .failed, intervals: [Interval(from: 0, to: 5)], firstSeen: 0, lastSeen: 5)
        update.subjects = [
            SubjectClaims(
                subject: ids[2],
                assertions: [(ClaimContent(flows: [Flow(inputs: [ids[0]], outputs: [ids[1]])]), failed)])
        ]
        let graph = LiveGraph()
        graph.apply(update)
        #expect(graph.snapshot.trace([ids[1]], .upstream).nodes.count == 1)
        let asked = graph.snapshot.trace([ids[1]], .upstream, TraceOptions(includesFailed: true))
        #expect(asked.nodes.count == 3)
        #expect(asked.edges.allSatisfy { $0.timing.state == .failed })
    }

    @Test func `a limit cuts an answer and says so`() {
        let graph = RandomLineage(seed: 7).graph()
        let all = (0..<30).map { graph.trace([RandomLineage.dataset($0)], .both) }
        guard let index = all.firstIndex(where: { $0.nodes.count > 5 }) else {
            Issue.record("the random lineage is too thin")
            return
        }
        let cut = graph.trace([RandomLineage.dataset(index)], .both, TraceOptions(limit: 3))
        #expect(cut.truncated)
        #expect(cut.nodes.count <= 3)
    }
}
