internal import Foundation
internal import HTTPTypes
internal import LineageStore
internal import OpenLineage

/// The reading half of Marquez' API under `/api/v1`: namespaces, sources, tags, datasets, jobs, runs, events.
struct MarquezReads: Sendable {
    /// A route whose failures are told as Marquez tells them.
    static func get(
        _ path: String, _ summary: String, _ parameters: [Route.Parameter] = [],
        _ handle: @escaping @Sendable (Exchange) async throws -> Answer
    ) -> Route {
        Route(
            method: .get, path: "/api/v1" + path, summary: summary, parameters: parameters, failureStyle: .marquez
        ) { exchange in
            await exchange.catchUp()
            return try await handle(exchange)
        }
    }

    private static let page = [Route.limit, Route.offset]

    var routes: [Route] {
        [
            Self.get("/namespaces", "Lists namespaces.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let namespaces = try exchange.store.catalog.namespaces(limit: limit, offset: offset)
                    return Answer.json { $0.list("namespaces", namespaces) { $1.marquez($0) } }
                }
            },
            Self.get("/namespaces/{namespace}", "Shows a namespace.") { exchange in
                try await exchange.offLoop {
                    let name = exchange.part("namespace")
                    guard let namespace = try exchange.store.catalog.namespace(name) else {
                        throw HTTPFailure.notFound("Namespace '\(name)' not found.")
                    }
                    return Answer.json { $0.marquez(namespace) }
                }
            },
            Self.get("/sources", "Lists sources.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let sources = try exchange.store.catalog.sources(limit: limit, offset: offset)
                    return Answer.json { $0.list("sources", sources) { $1.marquez($0) } }
                }
            },
            Self.get("/sources/{source}", "Shows a source.") { exchange in
                try await exchange.offLoop {
                    let name = exchange.part("source")
                    guard let source = try exchange.store.catalog.source(name) else {
                        throw HTTPFailure.notFound("Source '\(name)' not found.")
                    }
                    return Answer.json { $0.marquez(source) }
                }
            },
            Self.get("/tags", "Lists tags.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let tags = try exchange.store.catalog.tags(limit: limit, offset: offset)
                    return Answer.json { $0.list("tags", tags) { $1.marquez($0) } }
                }
            },
            Self.get("/namespaces/{namespace}/datasets", "Lists the datasets of a namespace.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    try exchange.requireNamespace()
                    let page = try exchange.store.catalog.datasets(
                        namespace: exchange.part("namespace"), limit: limit, offset: offset)
                    return Answer.json { $0.list("datasets", page.elements, total: page.totalCount) { $1.marquez($0) } }
                }
            },
            Self.get("/namespaces/{namespace}/datasets/{dataset}", "Shows a dataset.") { exchange in
                try await exchange.offLoop {
                    let dataset = try exchange.requireDataset()
                    return Answer.json { $0.marquez(dataset) }
                }
            },
            Self.get("/namespaces/{namespace}/datasets/{dataset}/versions", "Lists versions of a dataset.", Self.page) {
                exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let dataset = try exchange.requireDataset()
                    let page = try exchange.store.catalog.datasetVersions(dataset.name, limit: limit, offset: offset)
                    let runs = try exchange.runs(page.elements.map(\.createdByRun))
                    return Answer.json { writer in
                        writer.list("versions", Array(zip(page.elements, runs)), total: page.totalCount) {
                            pair, writer in
                            writer.marquez(pair.0, dataset, createdBy: pair.1)
                        }
                    }
                }
            },
            Self.get("/namespaces/{namespace}/datasets/{dataset}/versions/{version}", "Shows a version of a dataset.") {
                exchange in
                try await exchange.offLoop {
                    let dataset = try exchange.requireDataset()
                    let id = exchange.part("version")
                    guard let version = try exchange.store.catalog.datasetVersion(dataset.name, version: id) else {
                        throw HTTPFailure.notFound("Dataset version '\(id)' not found.")
                    }
                    let run = try exchange.runs([version.createdByRun]).first ?? nil
                    return Answer.json { $0.marquez(version, dataset, createdBy: run) }
                }
            },
            Self.get("/jobs", "Lists jobs, the last updated first.", Self.jobFilters) { try await Self.jobs($0, nil) },
            Self.get("/namespaces/{namespace}/jobs", "Lists the jobs of a namespace.", Self.jobFilters) { exchange in
                try await exchange.offLoop { try exchange.requireNamespace() }
                return try await Self.jobs(exchange, exchange.part("namespace"))
            },
            Self.get("/namespaces/{namespace}/jobs/{job}", "Shows a job.") { exchange in
                try await exchange.offLoop {
                    let job = try exchange.requireJob()
                    let runs = try exchange.store.catalog.runs(of: job.name, limit: 10, offset: 0, facets: true)
                    return Answer.json { $0.marquez(job, latestRuns: runs.elements) }
                }
            },
            Self.get("/namespaces/{namespace}/jobs/{job}/versions", "Lists versions of a job.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let job = try exchange.requireJob()
                    let versions = try exchange.store.catalog.jobVersions(job.name).dropFirst(offset).prefix(limit)
                    let latest = try exchange.store.catalog.runs(of: job.name, limit: 1, offset: 0, facets: true)
                        .elements.first
                    return Answer.json { $0.list("versions", Array(versions)) { $1.marquez($0, latestRun: latest) } }
                }
            },
            Self.get("/namespaces/{namespace}/jobs/{job}/versions/{version}", "Shows a version of a job.") { exchange in
                try await exchange.offLoop {
                    let job = try exchange.requireJob()
                    let id = exchange.part("version")
                    guard
                        let version = try exchange.store.catalog.jobVersions(job.name).first(where: { $0.version == id }
                        )
                    else {
                        throw HTTPFailure.notFound("Job version '\(id)' not found.")
                    }
                    let latest = try exchange.store.catalog.runs(of: job.name, limit: 1, offset: 0, facets: true)
                        .elements.first
                    return Answer.json { $0.marquez(version, latestRun: latest) }
                }
            },
            Self.get("/namespaces/{namespace}/jobs/{job}/runs", "Lists the runs of a job.", Self.page) { exchange in
                let (limit, offset) = try exchange.page()
                return try await exchange.offLoop {
                    let job = try exchange.requireJob()
                    let page = try exchange.store.catalog.runs(of: job.name, limit: limit, offset: offset, facets: true)
                    return Answer.json { $0.list("runs", page.elements, total: page.totalCount) { $1.marquez($0) } }
                }
            },
            Self.get("/jobs/runs/{run}", "Shows a run.") { exchange in
                try await exchange.offLoop {
                    let run = try exchange.requireRun()
                    return Answer.json { $0.marquez(run) }
                }
            },
            Self.get(
                "/jobs/runs/{run}/facets", "Shows the facets of a run or of its job.",
                [.init(name: "type", description: "run or job.", isRequired: true)]
            ) { exchange in
                try await exchange.offLoop {
                    guard let type = exchange.value("type")?.lowercased(), ["run", "job"].contains(type) else {
                        throw HTTPFailure(status: 400, code: "TW403", message: "query param type must be run or job")
                    }
                    let run = try exchange.requireRun()
                    return Answer.json { writer in
                        writer.object { writer in
                            writer.member("runId", run.key.runID)
                            writer.member("facets", facets: type == "run" ? run.facets : run.jobFacets)
                        }
                    }
                }
            },
        ]
    }

    private static let jobFilters =
        page + [.init(name: "lastRunStates", description: "Jobs whose latest run is in this state; may repeat.")]

    private static func jobs(_ exchange: Exchange, _ namespace: String?) async throws -> Answer {
        let (limit, offset) = try exchange.page()
        let states = Set(exchange.values("lastRunStates").compactMap { RunState(rawValue: $0.uppercased()) })
        return try await exchange.offLoop {
            let catalog = exchange.store.catalog
            let page = try catalog.jobs(namespace: namespace, lastRunStates: states, limit: limit, offset: offset)
            let jobs = try page.elements.map { job in
                (job, try catalog.runs(of: job.name, limit: 10, offset: 0, facets: false).elements)
            }
            return Answer.json { $0.list("jobs", jobs, total: page.totalCount) { $1.marquez($0.0, latestRuns: $0.1) } }
        }
    }
}

extension HTTPFailure {
    static func notFound(_ message: String) -> HTTPFailure { HTTPFailure(status: 404, code: "TW401", message: message) }
}

/// What paths of the API name, or a failure in Marquez' words.
extension Exchange {
    func page() throws(HTTPFailure) -> (limit: Int, offset: Int) {
        (try number("limit", default: 100), try number("offset", default: 0))
    }

    func requireNamespace() throws {
        let name = part("namespace")
        if try store.catalog.namespace(name) == nil { throw HTTPFailure.notFound("Namespace '\(name)' not found.") }
    }

    var datasetName: DatasetName { DatasetName(namespace: part("namespace"), name: part("dataset")) }
    var jobName: DatasetName { DatasetName(namespace: part("namespace"), name: part("job")) }

    func requireDataset() throws -> DatasetRecord {
        guard let dataset = try store.catalog.dataset(datasetName), dataset.isKnown, !dataset.isHidden else {
            throw HTTPFailure.notFound("Dataset '\(part("dataset"))' not found.")
        }
        return dataset
    }

    func requireJob() throws -> JobRecord {
        if let job = try store.catalog.job(jobName), !job.isHidden { return job }
        if let target = try jobBehindAlias() {
            throw HTTPFailure.moved(
                to: "/api/v1/namespaces/\(Self.encoded(target.namespace))/jobs/\(Self.encoded(target.name))")
        }
        throw HTTPFailure.notFound("Job '\(part("job"))' not found.")
    }

    /// Clients of Marquez also know a child as `parent.child`, whatever its producer calls it.
    private func jobBehindAlias() throws -> DatasetName? {
        let name = part("job")
        for dot in name.indices where name[dot] == "." {
            let child = DatasetName(namespace: part("namespace"), name: String(name[name.index(after: dot)...]))
            if let job = try store.catalog.job(child), !job.isHidden, job.parent?.name == String(name[..<dot]) {
                return child
            }
        }
        return nil
    }

    private static func encoded(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? text
    }

    func requireRun() throws -> RunRecord {
        let id = part("run")
        guard let run = try store.catalog.runs(withID: RunID.canonical(id), facets: true).first else {
            throw HTTPFailure.notFound("Run '\(id)' not found.")
        }
        return run
    }

    /// The runs with these keys, in order; nil where there is none.
    func runs(_ keys: [RunKey?]) throws -> [RunRecord?] {
        try keys.map { key in
            guard let key else { return nil }
            return try store.catalog.runs(withID: key.runID, facets: true).first { $0.key == key }
        }
    }
}
