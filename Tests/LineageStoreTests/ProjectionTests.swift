import LineageGraph
import LineageStore
import OpenLineage
import Testing

@Suite(.timeLimit(.minutes(2))) struct ProjectionTests {
    private func reached(
        _ store: LineageStore, from name: String, _ direction: Direction = .upstream, _ options: TraceOptions = .init()
    ) throws -> Set<String> {
        let questions = Questions(store)
        let trace = try questions.trace(try questions.resolve("dataset:db:\(name)"), direction, columns: false, options)
        return Set(trace.nodes.map { questions.graph.idText($0.ref) })
    }

    @Test func `lineage shows from the first event of a run on, marked as running`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("START", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]))
        let questions = Questions(temporary.store)
        let trace = try questions.trace(try questions.resolve("dataset:db:b"), .upstream, columns: false, .init())
        #expect(trace.edges.count == 2)
        #expect(trace.edges.allSatisfy { $0.timing.state == .running })
        try await temporary.add(Sample.run("COMPLETE", 1, minute: 1))
        let after = Questions(temporary.store)
        #expect(
            try after.trace(try after.resolve("dataset:db:b"), .upstream, columns: false, .init()).edges.allSatisfy {
                $0.timing.state == .current
            })
    }

    @Test func `a failed run's claims are visible as such and never current`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]),
            Sample.run("FAIL", 2, minute: 5, inputs: [Sample.dataset("x")], outputs: [Sample.dataset("b")]))
        #expect(try reached(temporary.store, from: "b") == ["dataset:db:a", "dataset:db:b", "job:jobs:j"])
        #expect(
            try reached(temporary.store, from: "b", .upstream, .init(includesFailed: true)).contains("dataset:db:x"))
    }

    @Test func `an edge that its source no longer asserts ends, and the past still has it`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]),
            Sample.run("COMPLETE", 2, minute: 10, inputs: [Sample.dataset("c")], outputs: [Sample.dataset("b")]))
        #expect(try reached(temporary.store, from: "b") == ["dataset:db:b", "dataset:db:c", "job:jobs:j"])
        let then = TraceOptions(asOf: Sample.microseconds(5))
        #expect(
            try reached(temporary.store, from: "b", .upstream, then) == ["dataset:db:a", "dataset:db:b", "job:jobs:j"])
        #expect(
            try reached(temporary.store, from: "b", .upstream, .init(asOf: Sample.microseconds(-5))) == ["dataset:db:b"]
        )
    }

    @Test func `a completed run that says nothing of its data ends nothing`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]),
            Sample.run("COMPLETE", 2, minute: 10))
        #expect(try reached(temporary.store, from: "b").contains("dataset:db:a"))
    }

    @Test func `a column input that nobody describes is a hole until an event speaks of it`() async throws {
        let temporary = try TemporaryStore()
        let output = Sample.dataset(
            "b", Sample.schema("x") + "," + Sample.columns((to: "x", dataset: "ghost", field: "y")))
        try await temporary.add(Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [output]))
        let before = temporary.store.graph.snapshot
        #expect(before.node(try #require(before.find(.dataset, qualified: "db:ghost")))?.isKnown == false)
        #expect(before.statistics.unresolved == 1)
        #expect(try temporary.store.catalog.dataset(DatasetName(namespace: "db", name: "ghost"))?.isKnown == false)
        #expect(try reached(temporary.store, from: "b").contains("dataset:db:ghost"))
        try await temporary.add(
            Sample.run("COMPLETE", 2, job: "k", minute: 5, outputs: [Sample.dataset("ghost", Sample.schema("y"))]))
        #expect(temporary.store.graph.snapshot.statistics.unresolved == 0)
    }

    @Test func `column lineage keeps the inputs of several outputs apart`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run(
                "COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a"), Sample.dataset("b"), Sample.dataset("both")],
                outputs: [
                    Sample.dataset("x", Sample.columns((to: "c", dataset: "a", field: "c"))),
                    Sample.dataset("y", Sample.columns((to: "c", dataset: "b", field: "c"))),
                ]))
        #expect(
            try reached(temporary.store, from: "x") == [
                "dataset:db:a", "dataset:db:both", "dataset:db:x", "job:jobs:j",
            ])
        #expect(
            try reached(temporary.store, from: "y") == [
                "dataset:db:b", "dataset:db:both", "dataset:db:y", "job:jobs:j",
            ])
    }

    @Test func `the explicit lineage facet goes before inputs and outputs`() async throws {
        let temporary = try TemporaryStore()
        let facet =
            #""lineage":"#
            + Sample.facet(
                #""entries":[{"type":"DATASET","namespace":"db","name":"x","inputs":[{"type":"DATASET","namespace":"db","name":"a"}]},{"type":"DATASET","namespace":"db","name":"y","inputs":[]}]"#
            )
        try await temporary.add(
            Sample.run(
                "COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a"), Sample.dataset("b")],
                outputs: [Sample.dataset("x"), Sample.dataset("y")], jobFacets: facet))
        #expect(try reached(temporary.store, from: "x") == ["dataset:db:a", "dataset:db:x", "job:jobs:j"])
        #expect(try reached(temporary.store, from: "y") == ["dataset:db:y", "job:jobs:j"])
        #expect(try reached(temporary.store, from: "b", .downstream) == ["dataset:db:b", "job:jobs:j"])
    }

    @Test func `symlinks make one node of two names, and lineage passes through it`() async throws {
        let temporary = try TemporaryStore()
        let link =
            #""symlinks":"# + Sample.facet(#""identifiers":[{"namespace":"glue","name":"table/b","type":"TABLE"}]"#)
        let logical = #"{"namespace":"glue","name":"table/b","facets":{}}"#
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]),
            Sample.run("COMPLETE", 2, job: "k", minute: 1, inputs: [logical], outputs: [Sample.dataset("c")]))
        #expect(try !reached(temporary.store, from: "c").contains("dataset:db:a"))
        try await temporary.add(
            Sample.run("COMPLETE", 3, minute: 2, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b", link)]))
        #expect(try reached(temporary.store, from: "c").contains("dataset:db:a"))
        #expect(try reached(temporary.store, from: "b", .downstream).contains("dataset:db:c"))
        try temporary.reopen()
        #expect(try reached(temporary.store, from: "c").contains("dataset:db:a"))
    }

    @Test func `runs that share an id are kept apart by their job`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, job: "one", minute: 0, outputs: [Sample.dataset("a")]),
            Sample.run("FAIL", 1, job: "two", minute: 1, outputs: [Sample.dataset("b")]))
        let runs = try temporary.store.catalog.runs(withID: "00000000-0000-4000-8000-000000000001", facets: false)
        #expect(runs.map(\.key.job.name).sorted() == ["one", "two"])
        #expect(Set(runs.map(\.state)) == [.completed, .failed])
    }

    @Test func `a batch run that never ends is told from one that goes on`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("START", 1, minute: 0), Sample.run("START", 2, minute: 10),
            Sample.run("COMPLETE", 2, minute: 11),
            Sample.run(
                "START", 3, job: "live", minute: 0,
                jobFacets: #""jobType":"# + Sample.facet(#""processingType":"STREAMING","integration":"FLINK""#)))
        let runs = try temporary.store.catalog.runs(
            of: DatasetName(namespace: "jobs", name: "j"), limit: 10, offset: 0, facets: false)
        #expect(runs.elements.map(\.state) == [.completed, .unfinished])
        let live = try temporary.store.catalog.runs(
            of: DatasetName(namespace: "jobs", name: "live"), limit: 10, offset: 0, facets: false)
        #expect(live.elements.map(\.state) == [.running])
    }

    @Test func `a run reads the version that was current when it began`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("START", 1, job: "make", minute: 0),
            Sample.run("COMPLETE", 1, job: "make", minute: 1, outputs: [Sample.dataset("a")]),
            Sample.run("START", 2, job: "use", minute: 2, inputs: [Sample.dataset("a")]),
            Sample.run("START", 3, job: "make", minute: 3),
            Sample.run("COMPLETE", 3, job: "make", minute: 4, outputs: [Sample.dataset("a")]),
            Sample.run("COMPLETE", 2, job: "use", minute: 5, outputs: [Sample.dataset("b")]))
        let runs = try temporary.store.catalog.upstreamRuns(of: "00000000-0000-4000-8000-000000000002", depth: 5)
        #expect(runs.map(\.run.key.runID).map { $0.suffix(1) } == ["2", "1"])
        let versions = try temporary.store.catalog.datasetVersions(
            DatasetName(namespace: "db", name: "a"), limit: 10, offset: 0)
        #expect(versions.totalCount == 2)
    }

    @Test func `an external version names the version that is read`() async throws {
        let temporary = try TemporaryStore()
        func version(_ text: String) -> String { #""version":"# + Sample.facet(#""datasetVersion":"\#(text)""#) }
        try await temporary.add(
            Sample.run("COMPLETE", 1, job: "make", minute: 0, outputs: [Sample.dataset("a", version("v1"))]),
            Sample.run("COMPLETE", 2, job: "make", minute: 1, outputs: [Sample.dataset("a", version("v2"))]),
            Sample.run(
                "COMPLETE", 3, job: "use", minute: 2, inputs: [Sample.dataset("a", version("v1"))],
                outputs: [Sample.dataset("b")]))
        let run = try #require(
            try temporary.store.catalog.runs(withID: "00000000-0000-4000-8000-000000000003", facets: false).first)
        #expect(run.inputs.first?.externalVersion == "v1")
        #expect(run.inputs.first?.producedBy?.runID.hasSuffix("1") == true)
    }

    @Test func `facets tell what they were, and a deleted one is gone`() async throws {
        let temporary = try TemporaryStore()
        func owner(_ name: String) -> String { #""ownership":"# + Sample.facet(#""owners":[{"name":"\#(name)"}]"#) }
        let name = DatasetName(namespace: "db", name: "a")
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, outputs: [Sample.dataset("a", owner("ann"))]),
            Sample.run("COMPLETE", 2, minute: 10, outputs: [Sample.dataset("a", owner("ben"))]),
            Sample.run(
                "COMPLETE", 3, minute: 20,
                outputs: [Sample.dataset("a", #""ownership":"# + Sample.facet(#""_deleted":true"#))]))
        let catalog = temporary.store.catalog
        #expect(try catalog.dataset(name)?.owners.isEmpty == true)
        #expect(
            try catalog.dataset(name, asOf: Instant(microseconds: Sample.microseconds(15)))?.owners.map(\.name) == [
                "ben"
            ])
        #expect(try catalog.facetHistory(of: name, isJob: false, facet: "ownership").count == 3)
    }
}
