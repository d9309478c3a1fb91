import LineageGraph
import LineageStore
import OpenLineage
import Testing

/// The catalog is a function of the set of events.
@Suite(.timeLimit(.minutes(5))) struct OrderIndependenceTests {
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    /// Some dozens of events with all that makes order matter: changing schemas, owners, inputs, retries, late ends.
    private func events(_ generator: inout Generator) -> [String] {
        var events: [String] = []
        for run in 1...30 {
            let job = "j\(run % 4)"
            let start = Int.random(in: 0...200, using: &generator)
            let inputs = (0..<Int.random(in: 0...3, using: &generator)).map { _ in randomDataset(&generator) }
            let output = randomDataset(&generator)
            events.append(Sample.run("START", run, job: job, minute: start, inputs: inputs))
            if Bool.random(using: &generator) {
                events.append(
                    Sample.run("RUNNING", run, job: job, minute: start + 1, outputs: [randomDataset(&generator)]))
            }
            let end =
                ["COMPLETE", "COMPLETE", "COMPLETE", "FAIL", "ABORT"].randomElement(using: &generator) ?? "COMPLETE"
            if Int.random(in: 0...9, using: &generator) > 0 {
                events.append(
                    Sample.run(
                        end, run, job: job, minute: start + Int.random(in: 1...9, using: &generator), inputs: inputs,
                        outputs: [output]))
            }
        }
        for index in 0..<6 {
            let time = Sample.time(Int.random(in: 0...200, using: &generator))
            events.append(
                #"{"eventTime":"\#(time)","producer":"https://t.example/person","job":{"namespace":"jobs","name":"j\#(index % 4)"},"inputs":[\#(randomDataset(&generator))],"outputs":[\#(randomDataset(&generator))]}"#
            )
            events.append(
                #"{"eventTime":"\#(time)","producer":"https://t.example/catalog","dataset":\#(randomDataset(&generator))}"#
            )
        }
        return events
    }

    private func randomDataset(_ generator: inout Generator) -> String {
        let index = Int.random(in: 0...7, using: &generator)
        var facets: [String] = []
        switch Int.random(in: 0...6, using: &generator) {
        case 0: facets.append(Sample.schema("a", "b"))
        case 1: facets.append(Sample.schema("a", "c"))
        case 2:
            facets.append(
                Sample.schema("a") + ","
                    + Sample.columns((to: "a", dataset: "d\(Int.random(in: 0...9, using: &generator))", field: "a")))
        case 3:
            facets.append(
                #""ownership":"#
                    + Sample.facet(
                        #""owners":[{"name":"\#(["ann", "ben"].randomElement(using: &generator) ?? "ann")"}]"#))
        case 4:
            facets.append(
                #""symlinks":"#
                    + Sample.facet(#""identifiers":[{"namespace":"alias","name":"d\#(index)","type":"TABLE"}]"#))
        case 5: facets.append(#""tags":"# + Sample.facet(#""tags":[{"key":"pii","value":"true","field":"a"}]"#))
        default: break
        }
        return Sample.dataset("d\(index)", facets.joined(separator: ","))
    }

    @Test(arguments: 0..<12)
    func `any order, any duplication and any split into batches give the same catalog`(seed: Int) async throws {
        var generator = Generator(state: UInt64(seed) &* 7_919 &+ 1)
        let texts = events(&generator)
        let reference = try TemporaryStore()
        try await reference.add(try texts.map { try Event.decode(Array($0.utf8)[...]) })
        let expected = try reference.store.catalog.digest(keepingLines: true)
        for _ in 0..<3 {
            let other = try TemporaryStore()
            var pending = (texts + texts.filter { _ in Bool.random(using: &generator) }).shuffled(using: &generator)
            while !pending.isEmpty {
                let count = min(pending.count, Int.random(in: 1...12, using: &generator))
                try await other.add(try pending.prefix(count).map { try Event.decode(Array($0.utf8)[...]) })
                pending.removeFirst(count)
                if Int.random(in: 0...9, using: &generator) == 0 { try other.reopen() }
            }
            let found = try other.store.catalog.digest(keepingLines: true)
            for part in found.differences(from: expected) {
                let left = Set(found.lines[part] ?? [])
                let right = Set(expected.lines[part] ?? [])
                Issue.record("\(part): \(left.symmetricDifference(right).sorted().prefix(4))")
            }
            // The graph in memory that grew by these updates says the same as one that is read anew.
            let grown = answers(other.store)
            try other.reopen()
            #expect(grown == answers(other.store))
        }
    }

    private func answers(_ store: LineageStore) -> [String] {
        let graph = store.graph.snapshot
        return graph.nodes.map(\.id).filter { graph.node($0)?.isKnown == true }.flatMap { id in
            graph.trace([id], .upstream).edges.map {
                "\(graph.idText($0.from)) > \(graph.idText($0.to)) \($0.timing.state)"
            }
        }.sorted()
    }
}
