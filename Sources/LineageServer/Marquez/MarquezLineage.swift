internal import Foundation
internal import LineageGraph
internal import LineageStore
internal import OpenLineage

/// Marquez' lineage questions: `/lineage`, `/column-lineage`, `/runlineage/upstream`, quirks included.
struct MarquezLineage: Sendable {
    private static let nodeID = Route.Parameter(
        name: "nodeId", description: "dataset:ns:name, datasetField:ns:name:field or job:ns:name", isRequired: true)
    private static let depth = Route.Parameter(name: "depth", description: "20 without it.", type: "integer")

    var routes: [Route] {
        [
            MarquezReads.get("/lineage", "Jobs and datasets around a node.", [Self.nodeID, Self.depth]) { exchange in
                let depth = try exchange.number("depth", default: 20)
                let text = try Self.nodeID(exchange)
                return try await exchange.offLoop { try Self.lineage(text, depth, exchange.store) }
            },
            MarquezReads.get(
                "/column-lineage", "Columns that a column, or the columns of a dataset or job, come from.",
                [Self.nodeID, Self.depth, .init(name: "withDownstream", description: "Both ways.", type: "boolean")]
            ) { exchange in
                let depth = try exchange.number("depth", default: 20)
                let text = try Self.nodeID(exchange)
                let both = exchange.flag("withDownstream")
                return try await exchange.offLoop {
                    try MarquezColumnLineage(store: exchange.store).answer(text, depth: depth, withDownstream: both)
                }
            },
            MarquezReads.get(
                "/runlineage/upstream", "The runs that made what a run read.",
                [.init(name: "runId", description: "The run.", isRequired: true), Self.depth]
            ) { exchange in
                let depth = try exchange.number("depth", default: 20)
                guard let run = exchange.value("runId"), !run.isEmpty else {
                    throw HTTPFailure(status: 400, code: "TW403", message: "query param runId must not be null")
                }
                return try await exchange.offLoop { try Self.upstream(run, depth, exchange.store) }
            },
        ]
    }

    /// Clients encode the parts of the id, and then the whole: what names nothing as it stands is decoded once more.
    private static func nodeID(_ exchange: Exchange) throws(HTTPFailure) -> String {
        guard let text = exchange.value("nodeId"), !text.isEmpty else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param nodeId must not be null")
        }
        guard text.contains("%"), case .unknown = exchange.store.graph.snapshot.resolve(text) else { return text }
        return text.removingPercentEncoding ?? text
    }

    // MARK: Jobs and datasets

    /// An undirected walk from job to job over shared datasets, `depth` jobs far; siblings are part of it, as Marquez
    /// has it. A dataset stands for the job that wrote it.
    private static func lineage(_ text: String, _ depth: Int, _ store: LineageStore) throws -> Answer {
        let graph = store.graph.snapshot
        guard text.hasPrefix("dataset:") || text.hasPrefix("job:"), case .node(let root, _) = graph.resolve(text),
            let node = graph.node(root), !node.isHidden
        else { throw HTTPFailure.notFound("Node '\(text)' not found.") }
        var jobs: [NodeID]
        if node.nodeClass == .job {
            jobs = [root]
        } else {
            let writers = graph.jobs(around: root, writing: true)
            jobs = writers.isEmpty ? graph.jobs(around: root, writing: false) : writers
        }
        var reached = Set(jobs)
        var datasets: Set<NodeID> = node.nodeClass == .dataset ? [root] : []
        var edges: Set<NodeEdge> = []
        for distance in 0...depth {
            var next: Set<NodeID> = []
            for job in jobs {
                // Marquez shows no holes: what only column lineage names is left to our own API.
                let (read, outputs) = graph.datasets(of: job)
                let inputs = read.filter { graph.node($0)?.isKnown ?? false }
                for input in inputs { edges.insert(NodeEdge(from: input, to: job)) }
                for output in outputs { edges.insert(NodeEdge(from: job, to: output)) }
                for dataset in inputs + outputs where datasets.insert(dataset).inserted || distance == 0 {
                    next.formUnion(
                        graph.jobs(around: dataset, writing: true) + graph.jobs(around: dataset, writing: false))
                }
            }
            jobs = next.subtracting(reached).sorted()
            if distance < depth { reached.formUnion(jobs) }
            if jobs.isEmpty { break }
        }
        return try write(reached.union(datasets), edges, graph, store)
    }

    private struct NodeEdge: Hashable {
        var from: NodeID
        var to: NodeID
    }

    private static func write(
        _ ids: Set<NodeID>, _ edges: Set<NodeEdge>, _ graph: GraphSnapshot, _ store: LineageStore
    ) throws -> Answer {
        var incoming: [NodeID: [NodeEdge]] = [:]
        var outgoing: [NodeID: [NodeEdge]] = [:]
        for edge in edges {
            incoming[edge.to, default: []].append(edge)
            outgoing[edge.from, default: []].append(edge)
        }
        let nodes = ids.compactMap { graph.node($0) }.sorted { $0.idText < $1.idText }
        var writer = JSONWriter(capacity: nodes.count * 1_024)
        writer.beginObject()
        writer.key("graph")
        writer.beginArray()
        for node in nodes {
            let name = DatasetName(namespace: node.namespace, name: node.name)
            writer.beginObject()
            writer.member("id", node.idText)
            writer.member("type", node.nodeClass == .job ? "JOB" : "DATASET")
            writer.key("data")
            if node.nodeClass == .job, let job = try store.catalog.job(name) {
                let run = try store.catalog.runs(of: name, limit: 1, offset: 0, facets: false).elements.first
                writer.object { writer in
                    writer.job(job)
                    writer.member("currentRunUuid", run?.key.runID)
                    writer.key("latestRun")
                    if let run { writer.marquez(run) } else { writer.null() }
                }
            } else if let dataset = try store.catalog.dataset(name) {
                writer.marquez(dataset, isNode: true)
            } else {
                writer.null()
            }
            for (key, list) in [("inEdges", incoming[node.id] ?? []), ("outEdges", outgoing[node.id] ?? [])] {
                let ends = list.map { (graph.idText($0.from), graph.idText($0.to)) }.sorted { $0 < $1 }
                writer.edges(key, ends)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Answer(body: writer.bytes)
    }

    // MARK: Runs

    private static func upstream(_ run: String, _ depth: Int, _ store: LineageStore) throws -> Answer {
        let runs = try store.catalog.upstreamRuns(of: RunID.canonical(run), depth: depth)
        guard !runs.isEmpty else { throw HTTPFailure.notFound("Run '\(run)' not found.") }
        return Answer.json { writer in
            writer.list("runs", runs) { entry, writer in
                let run = entry.run
                writer.object { writer in
                    writer.key("job")
                    writer.object { writer in
                        writer.name(run.key.job)
                        writer.member("version", run.jobVersion)
                    }
                    writer.key("run")
                    writer.object { writer in
                        writer.member("id", run.key.runID)
                        writer.member("start", run.startedAt)
                        writer.member("end", run.endedAt)
                        writer.member("status", run.state.rawValue)
                    }
                    writer.key("inputs")
                    writer.beginArray()
                    for input in run.inputs {
                        writer.object { writer in
                            writer.name(input.dataset)
                            writer.member("version", input.version)
                            writer.member("producedByRunId", input.producedBy?.runID)
                        }
                    }
                    writer.endArray()
                }
            }
        }
    }
}

extension JSONWriter {
    /// Edges in Marquez' shape.
    mutating func edges(_ key: String, _ ends: [(origin: String, destination: String)]) {
        self.key(key)
        beginArray()
        for (origin, destination) in ends {
            object { writer in
                writer.member("origin", origin)
                writer.member("destination", destination)
            }
        }
        endArray()
    }
}
