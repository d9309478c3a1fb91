import LineageGraph
import Testing

@Suite(.timeLimit(.minutes(2))) struct PathAndImpactTests {
    /// All loop-free ways within a length, by plain enumeration.
    private func ways(from: NodeID, to: NodeID, _ steps: [NodeID: Set<NodeID>], within depth: Int) -> [[NodeID]] {
        var found: [[NodeID]] = []
        func walk(_ path: [NodeID]) {
            guard let last = path.last else { return }
            if last == to && path.count > 1 {
                found.append(path)
                return
            }
            guard path.count <= depth else { return }
            for far in (steps[last] ?? []).sorted() where !path.contains(far) { walk(path + [far]) }
        }
        walk([from])
        return found
    }

    /// Ways through datasets and jobs that meet neither twice, by plain enumeration.
    private func countWithJobs(_ lineage: RandomLineage, _ from: NodeID, _ to: NodeID, _ depth: Int) -> Int {
        var steps: [NodeID: Set<[NodeID]>] = [:]
        for claims in lineage.claims {
            for (content, timing) in claims.assertions where timing.state.isLive {
                for flow in content.flows {
                    for input in flow.inputs {
                        for output in flow.outputs { steps[input, default: []].insert([claims.subject, output]) }
                    }
                }
            }
        }
        func count(_ node: NodeID, _ seen: Set<NodeID>, _ left: Int) -> Int {
            if left == 0 { return 0 }
            return (steps[node] ?? []).reduce(0) { sum, step in
                if seen.contains(step[0]) || seen.contains(step[1]) { return sum }
                return sum + (step[1] == to ? 1 : count(step[1], seen.union(step), left - 1))
            }
        }
        return count(from, [from], depth)
    }

    @Test(arguments: 0..<15)
    func `paths are the shortest ones and their number is right`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(3_000 + seed), datasets: 12, jobs: 10)
        let graph = lineage.graph()
        let steps = lineage.steps(at: nil)
        for from in 0..<12 {
            for to in 0..<12 where from != to {
                let (start, end) = (RandomLineage.dataset(from), RandomLineage.dataset(to))
                let expected = ways(from: start, to: end, steps, within: 12).map { $0.count - 1 }.sorted()
                let found = graph.paths(from: .node(start), to: .node(end), count: 4)
                #expect(found.map(\.length) == Array(expected.prefix(4)))
                #expect(Set(found).count == found.count)
                for depth in [2, 4] {
                    #expect(
                        graph.countPaths(from: start, to: end, depth: depth)
                            == countWithJobs(lineage, start, end, depth))
                }
            }
        }
    }

    @Test(arguments: 0..<20)
    func `the blast radius is everything downstream, once, with its distance`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(4_000 + seed))
        let graph = lineage.graph()
        for index in 0..<lineage.datasets {
            let root = RandomLineage.dataset(index)
            var expected = RandomLineage.distances(from: root, lineage.steps(at: nil))
            expected[root] = nil
            let impact = graph.impact([root])
            let datasets = impact.filter { graph.node($0.id)?.nodeClass == .dataset }
            #expect(Dictionary(uniqueKeysWithValues: datasets.map { ($0.id, $0.distance) }) == expected)
            #expect(zip(impact, impact.dropFirst()).allSatisfy { $0.score >= $1.score })
            #expect(datasets.allSatisfy { $0.via.first == root && $0.via.last == $0.id })
        }
    }

    @Test(arguments: 0..<20)
    func `a diff of two moments is the difference of their edges`(seed: Int) {
        let lineage = RandomLineage(seed: UInt64(5_000 + seed))
        let graph = lineage.graph()
        func edges(at moment: Int64) -> Set<[NodeID]> {
            var edges: Set<[NodeID]> = []
            for claim in lineage.claims {
                for (content, timing) in claim.assertions where timing.holds(at: moment) {
                    for flow in content.flows {
                        for input in flow.inputs { edges.insert([input, claim.subject]) }
                        for output in flow.outputs { edges.insert([claim.subject, output]) }
                    }
                }
            }
            return edges
        }
        for (from, to) in [(50, 150), (150, 250), (250, 50)] as [(Int64, Int64)] {
            let (before, after) = (edges(at: from), edges(at: to))
            let diff = graph.diff(from: from, to: to)
            func found(_ change: GraphDiff.Change) -> Set<[NodeID]> {
                Set(
                    diff.edges.filter { $0.change == change }.map { change in
                        [change.edge.from, change.edge.to].compactMap { if case .node(let id) = $0 { id } else { nil } }
                    })
            }
            #expect(found(.added) == after.subtracting(before))
            #expect(found(.removed) == before.subtracting(after))
        }
    }
}
