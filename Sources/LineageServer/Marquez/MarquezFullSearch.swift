internal import HTTPTypes
internal import LineageGraph
internal import LineageStore
internal import OpenLineage

/// Marquez' search over everything that is known of jobs and datasets (`/api/v2beta/search`), answered from the graph.
struct MarquezFullSearch: Sendable {
    /// Marquez answers at most ten.
    private static let limit = 10

    var routes: [Route] {
        [
            route("/api/v2beta/search/jobs", "Finds jobs by names, columns, tags, owners or descriptions.", .job),
            route(
                "/api/v2beta/search/datasets", "Finds datasets by names, columns, tags, owners or descriptions.",
                .dataset),
        ]
    }

    private func route(_ path: String, _ summary: String, _ nodeClass: NodeClass) -> Route {
        Route(
            method: .get, path: path, summary: summary,
            parameters: [.init(name: "q", description: "What to look for.", isRequired: true)], failureStyle: .marquez
        ) { exchange in
            await exchange.catchUp()
            guard let text = exchange.value("q"), !text.isEmpty else {
                throw HTTPFailure(status: 400, code: "TW403", message: "query param q must not be null")
            }
            return try await exchange.offLoop { try Self.answer(text, nodeClass, exchange.store) }
        }
    }

    private static func answer(_ text: String, _ nodeClass: NodeClass, _ store: LineageStore) throws -> Answer {
        let graph = store.graph.snapshot
        let (hits, _) = graph.search(SearchRequest(text: text, nodeClass: nodeClass), limit: limit)
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("hits")
        writer.beginArray()
        for hit in hits {
            guard let node = graph.node(hit.node) else { continue }
            let name = DatasetName(namespace: node.namespace, name: node.name)
            nodeClass == .job ? try write(job: name, store, &writer) : try write(dataset: name, store, &writer)
        }
        writer.endArray()
        writer.key("highlights")
        writer.beginArray()
        for hit in hits {
            // Clients put this into a page as it is.
            let name = (graph.node(hit.node)?.name ?? "").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            writer.object { $0.member(hit.matched, ["<em>\(name)</em>"]) }
        }
        writer.endArray()
        writer.endObject()
        return Answer(body: writer.bytes)
    }

    private static func write(job name: DatasetName, _ store: LineageStore, _ writer: inout JSONWriter) throws {
        guard let job = try store.catalog.job(name) else { return }
        let run = try store.catalog.runs(of: name, limit: 1, offset: 0, facets: true).elements.first
        writer.object { writer in
            writer.member("run_id", run?.key.runID)
            writer.member("eventType", run?.state.rawValue)
            writer.member("name", name.name)
            writer.member("type", job.processingType)
            writer.member("namespace", name.namespace)
            writer.member("facets", facets: job.facets)
            writer.member("runFacets", facets: run?.facets ?? Facets())
        }
    }

    private static func write(dataset name: DatasetName, _ store: LineageStore, _ writer: inout JSONWriter) throws {
        guard let dataset = try store.catalog.dataset(name) else { return }
        let run = try store.catalog.datasetVersions(name, limit: 1, offset: 0).elements.first?.createdByRun
        writer.object { writer in
            writer.member("run_id", run?.runID)
            writer.member("eventType", run == nil ? nil : "COMPLETE")
            writer.member("name", name.name)
            writer.member("namespace", name.namespace)
            writer.member("facets", facets: dataset.facets)
            writer.member("inputFacets", facets: Facets())
            writer.member("outputFacets", facets: Facets())
        }
    }
}
