internal import HTTPTypes
internal import LineageStore
internal import OpenLineage

/// The writing half of Marquez' API: namespaces, sources, tags, deletion, and the older way to declare datasets, jobs
/// and runs. All of it becomes events.
struct MarquezWrites: Sendable {
    private static func route(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, body: Bool = false,
        _ handle: @escaping @Sendable (Exchange) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: "/api/v1" + path, summary: summary, takesBody: body, failureStyle: .marquez
        ) { exchange in
            await exchange.catchUp()
            return try await handle(exchange)
        }
    }

    var routes: [Route] {
        [
            Self.route(.put, "/namespaces/{namespace}", "Declares a namespace.", body: true, Self.putNamespace),
            Self.route(.delete, "/namespaces/{namespace}", "Hides a namespace with all in it.", Self.deleteNamespace),
            Self.route(.put, "/sources/{source}", "Declares a source.", body: true, Self.putSource),
            Self.route(.put, "/tags/{tag}", "Declares a tag.", body: true, Self.putTag),
            Self.route(
                .put, "/namespaces/{namespace}/datasets/{dataset}", "Declares a dataset.", body: true, Self.putDataset),
            Self.route(
                .delete, "/namespaces/{namespace}/datasets/{dataset}", "Hides a dataset until an event names it again."
            ) { exchange in
                let dataset = try await exchange.offLoop { try exchange.requireDataset() }
                try await exchange.record([try Self.hide(dataset.name, isJob: false, exchange.store)])
                return Answer.json { $0.marquez(dataset) }
            },
            Self.route(.put, "/namespaces/{namespace}/jobs/{job}", "Declares a job.", body: true, Self.putJob),
            Self.route(.delete, "/namespaces/{namespace}/jobs/{job}", "Hides a job until an event names it again.") {
                exchange in
                let job = try await exchange.offLoop { try exchange.requireJob() }
                try await exchange.record([try Self.hide(job.name, isJob: true, exchange.store)])
                return Answer.json { $0.marquez(job, latestRuns: []) }
            },
            Self.route(.post, "/namespaces/{namespace}/jobs/{job}/runs", "Announces a run.", body: true, Self.postRun),
        ] + tagRoutes + runMarks
    }

    // MARK: Namespaces, sources, tags

    @Sendable private static func putNamespace(_ exchange: Exchange) async throws -> Answer {
        let name = exchange.part("namespace")
        guard !name.allSatisfy(\.isWhitespace) else {
            throw HTTPFailure(status: 400, code: "TW103", message: "namespace must not be blank")
        }
        let body = try await exchange.object()
        let facet = PersonEvent.facet(
            "ThalwegNamespaceFacet",
            [
                "owner": .string(try body.required("ownerName")), "description": body["description"] ?? .null,
                "hidden": false,
            ])
        try await exchange.record([try PersonEvent.setting("namespace/" + name, facet: "thalweg_namespace", facet)])
        return try await exchange.offLoop {
            let namespace = try exchange.store.catalog.namespace(name)
            return Answer.json { writer in if let namespace { writer.marquez(namespace) } else { writer.null() } }
        }
    }

    @Sendable private static func deleteNamespace(_ exchange: Exchange) async throws -> Answer {
        let name = exchange.part("namespace")
        let (namespace, events) = try await exchange.offLoop {
            guard let namespace = try exchange.store.catalog.namespace(name) else {
                throw HTTPFailure.notFound("Namespace '\(name)' not found.")
            }
            let facet = PersonEvent.facet(
                "ThalwegNamespaceFacet",
                [
                    "owner": .string(namespace.ownerName),
                    "description": namespace.description.map { .string($0) } ?? .null, "hidden": true,
                ])
            var events = [try PersonEvent.setting("namespace/" + name, facet: "thalweg_namespace", facet)]
            for dataset in try exchange.store.catalog.datasets(namespace: name, limit: .max, offset: 0).elements {
                events.append(try hide(dataset.name, isJob: false, exchange.store))
            }
            for job in try exchange.store.catalog.jobs(namespace: name, lastRunStates: [], limit: .max, offset: 0)
                .elements
            {
                events.append(try hide(job.name, isJob: true, exchange.store))
            }
            return (namespace, events)
        }
        try await exchange.record(events)
        var hidden = namespace
        hidden.isHidden = true
        let answered = hidden
        return Answer.json { $0.marquez(answered) }
    }

    @Sendable private static func putSource(_ exchange: Exchange) async throws -> Answer {
        let name = exchange.part("source")
        let body = try await exchange.object()
        let facet = PersonEvent.facet(
            "ThalwegSourceFacet",
            [
                "type": .string(try body.required("type")),
                "connectionUrl": .string(try body.required("connectionUrl")),
                "description": body["description"] ?? .null,
            ])
        try await exchange.record([try PersonEvent.setting("source/" + name, facet: "thalweg_source", facet)])
        return try await exchange.offLoop {
            let source = try exchange.store.catalog.source(name)
            return Answer.json { writer in if let source { writer.marquez(source) } else { writer.null() } }
        }
    }

    @Sendable private static func putTag(_ exchange: Exchange) async throws -> Answer {
        let name = exchange.part("tag")
        let description = try await exchange.object()["description"] ?? .null
        let facet = PersonEvent.facet("ThalwegTagFacet", ["description": description])
        try await exchange.record([try PersonEvent.setting("tag/" + name, facet: "thalweg_tag", facet)])
        return Answer.json { $0.marquez(TagRecord(name: name, description: description.stringValue)) }
    }

    // MARK: Tags on things

    private var tagRoutes: [Route] {
        [(HTTPRequest.Method.post, true), (.delete, false)].flatMap { method, adds -> [Route] in
            let verb = adds ? "Puts a tag on" : "Takes a tag off"
            return [
                Self.route(method, "/namespaces/{namespace}/datasets/{dataset}/tags/{tag}", "\(verb) a dataset.") {
                    exchange in
                    let dataset = try await exchange.offLoop { try exchange.requireDataset() }
                    let facet = Self.tags(dataset.facets, exchange.part("tag"), field: nil, adds: adds)
                    try await exchange.record([try PersonEvent.dataset(dataset.name, facets: ["thalweg_tags": facet])])
                    return try await Self.dataset(exchange)
                },
                Self.route(
                    method, "/namespaces/{namespace}/datasets/{dataset}/fields/{field}/tags/{tag}", "\(verb) a column."
                ) { exchange in
                    let field = exchange.part("field")
                    let dataset = try await exchange.offLoop { try exchange.requireDataset() }
                    guard dataset.fields.contains(where: { $0.name == field }) else {
                        throw HTTPFailure.notFound("Field '\(field)' not found for dataset '\(dataset.name.name)'.")
                    }
                    // Marquez writes the tags of columns in capitals.
                    let facet = Self.tags(dataset.facets, exchange.part("tag").uppercased(), field: field, adds: adds)
                    try await exchange.record([try PersonEvent.dataset(dataset.name, facets: ["thalweg_tags": facet])])
                    return try await Self.dataset(exchange)
                },
                Self.route(method, "/namespaces/{namespace}/jobs/{job}/tags/{tag}", "\(verb) a job.") { exchange in
                    let job = try await exchange.offLoop { try exchange.requireJob() }
                    let facet = Self.tags(job.facets, exchange.part("tag"), field: nil, adds: adds)
                    try await exchange.record([try PersonEvent.job(job.name, facets: ["thalweg_tags": facet])])
                    return try await Self.job(exchange)
                },
            ]
        }
    }

    /// The edits so far with one more.
    private static func tags(_ facets: Facets, _ tag: String, field: String?, adds: Bool) -> JSONValue {
        let edits = facets.decode(ThalwegTagsFacet.self)
        let entry = TagEntry(key: tag, value: nil, source: nil, field: field)
        func without(_ entries: [TagEntry]) -> [TagEntry] { entries.filter { $0.key != tag || $0.field != field } }
        let added = without(edits?.tags ?? []) + (adds ? [entry] : [])
        let removed = without(edits?.removed ?? []) + (adds ? [] : [entry])
        func json(_ entries: [TagEntry]) -> JSONValue {
            .array(
                entries.map { entry in
                    entry.field.map { ["key": .string(entry.key), "field": .string($0)] } ?? ["key": .string(entry.key)]
                })
        }
        return PersonEvent.facet("ThalwegTagsFacet", ["tags": json(added), "removed": json(removed)])
    }

    /// Hides a node until more events speak of it than have so far.
    private static func hide(_ name: DatasetName, isJob: Bool, _ store: LineageStore) throws -> Event {
        let count = try store.catalog.eventCount(name, isJob: isJob)
        let facet = PersonEvent.facet("ThalwegVisibilityFacet", ["hidden": true, "events": .integer(count)])
        return isJob
            ? try PersonEvent.job(name, facets: ["thalweg_visibility": facet])
            : try PersonEvent.dataset(name, facets: ["thalweg_visibility": facet])
    }

    private static func dataset(_ exchange: Exchange) async throws -> Answer {
        try await exchange.offLoop {
            let dataset = try exchange.requireDataset()
            return Answer.json { $0.marquez(dataset) }
        }
    }

    private static func job(_ exchange: Exchange) async throws -> Answer {
        try await exchange.offLoop {
            let job = try exchange.requireJob()
            let runs = try exchange.store.catalog.runs(of: job.name, limit: 10, offset: 0, facets: true).elements
            return Answer.json { $0.marquez(job, latestRuns: runs) }
        }
    }

    // MARK: Datasets and jobs

    @Sendable private static func putDataset(_ exchange: Exchange) async throws -> Answer {
        let body = try await exchange.object()
        let type = try body.required("type")
        let source = try body.required("sourceName")
        let physicalName = try body.required("physicalName")
        let name = exchange.datasetName
        let connection = try await exchange.offLoop {
            try exchange.requireNamespace()
            guard let record = try exchange.store.catalog.source(source) else {
                throw HTTPFailure.notFound("Source '\(source)' not found.")
            }
            return record.connectionUrl
        }
        var facets: JSONObject = [
            "dataSource": PersonEvent.facet(
                "DatasourceDatasetFacet", ["name": .string(source), "uri": .string(connection)], isOwn: false),
            "datasetType": PersonEvent.facet(
                "DatasetTypeDatasetFacet",
                [
                    "datasetType": .string(type == "STREAM" ? "STREAM" : "TABLE"),
                    "schemaLocation": body["schemaLocation"] ?? .null,
                ], isOwn: false),
        ]
        let fields = body.objects("fields")
        facets["schema"] = PersonEvent.facet(
            "SchemaDatasetFacet",
            [
                "fields": .array(
                    fields.map { field in
                        [
                            "name": field["name"] ?? "", "type": field["type"] ?? .null,
                            "description": field["description"] ?? .null,
                        ]
                    })
            ], isOwn: false)
        if let description = body.text("description") {
            facets["documentation"] = PersonEvent.facet(
                "DocumentationDatasetFacet", ["description": .string(description)], isOwn: false)
        }
        if physicalName != name.name {
            facets["symlinks"] = PersonEvent.facet(
                "SymlinksDatasetFacet",
                [
                    "identifiers": [
                        ["namespace": .string(name.namespace), "name": .string(physicalName), "type": "PHYSICAL"]
                    ]
                ],
                isOwn: false)
        }
        var tags = body.texts("tags").map { tag -> JSONValue in ["key": .string(tag)] }
        for field in fields {
            tags += field.texts("tags").map { ["key": .string($0.uppercased()), "field": field["name"] ?? ""] }
        }
        if !tags.isEmpty { facets["thalweg_tags"] = PersonEvent.facet("ThalwegTagsFacet", ["tags": .array(tags)]) }
        var events = [try PersonEvent.dataset(name, facets: facets)]
        if let run = body.text("runId") {
            let record = try await exchange.offLoop {
                try exchange.store.catalog.runs(withID: RunID.canonical(run), facets: false).first
            }
            guard let record else { throw HTTPFailure.notFound("Run '\(run)' not found.") }
            events.append(try PersonEvent.run(run, record.key.job, type: "RUNNING", outputs: [name]))
        }
        try await exchange.record(events)
        return try await dataset(exchange)
    }

    @Sendable private static func putJob(_ exchange: Exchange) async throws -> Answer {
        let body = try await exchange.object()
        let type = try body.required("type")
        func names(_ key: String) -> [DatasetName] {
            body.objects(key).compactMap { entry in
                guard let namespace = entry.text("namespace"), let name = entry.text("name") else { return nil }
                return DatasetName(namespace: namespace, name: name)
            }
        }
        let inputs = names("inputs")
        let outputs = names("outputs")
        try await exchange.offLoop {
            try exchange.requireNamespace()
            for name in inputs + outputs where try exchange.store.catalog.dataset(name)?.isKnown != true {
                throw HTTPFailure.notFound("Dataset '\(name.name)' not found.")
            }
        }
        var facets: JSONObject = [
            "jobType": PersonEvent.facet(
                "JobTypeJobFacet",
                [
                    "processingType": .string(type == "STREAM" ? "STREAMING" : type), "integration": "MARQUEZ",
                    "jobType": "JOB",
                ], isOwn: false)
        ]
        if let description = body.text("description") {
            facets["documentation"] = PersonEvent.facet(
                "DocumentationJobFacet", ["description": .string(description)], isOwn: false)
        }
        if let location = body.text("location") {
            facets["sourceCodeLocation"] = PersonEvent.facet(
                "SourceCodeLocationJobFacet", ["type": "git", "url": .string(location)], isOwn: false)
        }
        let tags = body.texts("tags")
        if !tags.isEmpty {
            facets["thalweg_tags"] = PersonEvent.facet(
                "ThalwegTagsFacet", ["tags": .array(tags.map { ["key": .string($0)] })])
        }
        var events = [try PersonEvent.job(exchange.jobName, facets: facets, inputs: inputs, outputs: outputs)]
        if let run = body.text("runId") {
            events.append(try PersonEvent.run(run, exchange.jobName, type: "RUNNING", inputs: inputs, outputs: outputs))
        }
        try await exchange.record(events)
        return try await job(exchange)
    }

    // MARK: Runs

    @Sendable private static func postRun(_ exchange: Exchange) async throws -> Answer {
        let body = try await exchange.object()
        let job = try await exchange.offLoop { try exchange.requireJob() }
        let id = body.text("id").map(RunID.canonical) ?? RunID.random()
        let exists = try await exchange.offLoop { try !exchange.store.catalog.runs(withID: id, facets: false).isEmpty }
        if exists {
            throw HTTPFailure(
                status: 400, code: "TW406",
                message: "Run '\(id)' already exists for '\(job.name.name)' under namespace '\(job.name.namespace)'.")
        }
        var facets: JSONObject = ["thalweg_created": PersonEvent.facet("ThalwegCreatedFacet", [:])]
        if let start = body.text("nominalStartTime") {
            facets["nominalTime"] = PersonEvent.facet(
                "NominalTimeRunFacet",
                ["nominalStartTime": .string(start), "nominalEndTime": body["nominalEndTime"] ?? .null],
                isOwn: false)
        }
        let arguments = body.object("args").members
        if !arguments.isEmpty {
            facets["executionParameters"] = PersonEvent.facet(
                "ExecutionParametersRunFacet",
                ["parameters": .array(arguments.map { ["key": .string($0.key), "value": $0.value] })], isOwn: false)
        }
        // A declared job's inputs and outputs are those of its runs.
        try await exchange.record([
            try PersonEvent.run(id, job.name, type: "OTHER", facets: facets, inputs: job.inputs, outputs: job.outputs)
        ])
        var answer = try await run(id, exchange)
        answer.status = 201
        answer.location = "/api/v1/jobs/runs/\(id)"
        return answer
    }

    private var runMarks: [Route] {
        [("start", "START"), ("complete", "COMPLETE"), ("fail", "FAIL"), ("abort", "ABORT")].map { word, type in
            Self.route(.post, "/jobs/runs/{run}/\(word)", "Marks a run: \(word).") { exchange in
                let record = try await exchange.offLoop { try exchange.requireRun() }
                var time = Instant.now
                if let at = exchange.value("at") {
                    guard let instant = Instant(at) ?? Instant(at.replacing(" ", with: "+")) else {
                        throw HTTPFailure(status: 400, code: "TW403", message: "query param at is no date and time")
                    }
                    time = instant
                }
                try await exchange.record([
                    try PersonEvent.run(
                        record.key.runID, record.key.job, type: type, at: time, inputs: record.inputs.map(\.dataset),
                        outputs: record.outputs.map(\.dataset))
                ])
                return try await Self.run(record.key.runID, exchange)
            }
        }
    }

    private static func run(_ id: String, _ exchange: Exchange) async throws -> Answer {
        try await exchange.offLoop {
            let run = try exchange.store.catalog.runs(withID: id, facets: true).first
            return Answer.json { writer in if let run { writer.marquez(run) } else { writer.null() } }
        }
    }
}
