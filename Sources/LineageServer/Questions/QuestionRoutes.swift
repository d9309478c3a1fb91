internal import HTTPTypes
internal import LineageGraph
internal import LineageStore
internal import OpenLineage

/// `/api/v2`: the same questions and the same JSON as the command line.
struct QuestionRoutes: Sendable {
    private static let options: [Route.Parameter] = [
        .init(name: "depth", description: "Steps between datasets; without it, as far as it goes.", type: "integer"),
        Route.asOf,
        .init(name: "indirect", description: "Columns that only steer: hide, show, follow."),
        .init(name: "failed", description: "Follow what failed runs claimed, too.", type: "boolean"),
        Route.limit,
    ]

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/api/v2/trace", summary: "Where data comes from, or where it goes.",
                parameters: [
                    .init(
                        name: "node", description: "An id, or any end of a name that only one thing has.",
                        isRequired: true),
                    .init(name: "direction", description: "upstream, downstream or both."),
                    .init(name: "columns", description: "Follow columns.", type: "boolean"),
                ] + Self.options, handle: trace),
            Route(
                method: .get, path: "/api/v2/path", summary: "Ways by which data gets from one thing to another.",
                parameters: [
                    .init(name: "from", description: "Where the data comes from.", isRequired: true),
                    .init(name: "to", description: "Where it arrives.", isRequired: true),
                    .init(name: "count", description: "How many ways.", type: "integer"),
                ] + Self.options, handle: path),
            Route(
                method: .get, path: "/api/v2/impact", summary: "What a change reaches, the gravest first.",
                parameters: [
                    .init(
                        name: "node", description: "What would change; may repeat; may be a selector.", isRequired: true
                    )
                ]
                    + Self.options, handle: impact),
            Route(
                method: .get, path: "/api/v2/diff", summary: "The lineage of two moments compared.",
                parameters: [
                    .init(name: "from", description: "The earlier moment.", isRequired: true),
                    .init(name: "to", description: "The later moment; now without it."),
                    .init(name: "selector", description: "Keeps to what it selects."),
                ], handle: diff),
            Route(
                method: .get, path: "/api/v2/search", summary: "Finds datasets, jobs and columns.",
                parameters: [
                    .init(name: "q", description: "Part of a name, column, tag, owner or description."),
                    .init(name: "class", description: "dataset or job."),
                    .init(name: "kind", description: "TABLE, MODEL …"),
                    .init(name: "tag", description: "A tag of the node or of a column."),
                    .init(name: "owner", description: "An owner."),
                    .init(name: "namespace", description: "A namespace."),
                    Route.limit, Route.offset,
                ], handle: search),
            Route(
                method: .get, path: "/api/v2/select", summary: "The nodes that a selector chooses.",
                parameters: [
                    .init(name: "selector", description: "For example +model,tag:pii", isRequired: true), Route.asOf,
                    Route.limit,
                ],
                handle: select),
            Route(
                method: .get, path: "/api/v2/node", summary: "Everything known of one thing.",
                parameters: [.init(name: "id", description: "An id or name.", isRequired: true), Route.asOf],
                handle: node),
            Route(
                method: .get, path: "/api/v2/runs/{run}/provenance",
                summary: "What a run exactly read, and the runs that made that.",
                parameters: [.init(name: "depth", description: "Runs back.", type: "integer")], handle: provenance),
            Route(
                method: .get, path: "/api/v2/statistics", summary: "What the graph holds, in numbers.",
                handle: statistics),
        ]
    }

    private func options(_ exchange: Exchange) throws -> TraceOptions {
        var options = TraceOptions(includesFailed: exchange.flag("failed"))
        if exchange.value("depth") != nil { options.depth = try exchange.number("depth", default: 0) }
        options.limit = try exchange.number("limit", default: 10_000, min: 1)
        if let asOf = exchange.value("asOf"), !asOf.isEmpty { options.asOf = try Questions.moment(asOf) }
        if let text = exchange.value("indirect") {
            guard let policy = IndirectPolicy(rawValue: text) else {
                throw HTTPFailure(status: 400, code: "TW403", message: "indirect is hide, show or follow")
            }
            options.indirect = policy
        }
        return options
    }

    private func required(_ name: String, _ exchange: Exchange) throws(HTTPFailure) -> String {
        guard let value = exchange.value(name), !value.isEmpty else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param \(name) is missing")
        }
        return value
    }

    @Sendable private func trace(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let text = try required("node", exchange)
        let options = try options(exchange)
        let word = exchange.value("direction") ?? "upstream"
        guard let direction = Direction(word) else {
            throw HTTPFailure(status: 400, code: "TW403", message: "direction is upstream, downstream or both")
        }
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let root = try questions.resolve(text)
            let result = try questions.trace(root, direction, columns: exchange.flag("columns"), options)
            return Answer.json { questions.write(result, root: root, direction, asOf: options.asOf, into: &$0) }
        }
    }

    @Sendable private func path(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let from = try required("from", exchange)
        let to = try required("to", exchange)
        var options = try options(exchange)
        if exchange.value("indirect") == nil { options.indirect = .follow }
        let count = try exchange.number("count", default: 3, min: 1)
        let chosen = options
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let source = try questions.resolve(from)
            let target = try questions.resolve(to)
            let paths = try questions.paths(from: source, to: target, count: min(count, 100), chosen)
            return Answer.json { questions.write(paths, from: source, to: target, into: &$0) }
        }
    }

    @Sendable private func impact(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        _ = try required("node", exchange)
        let limit = try exchange.number("limit", default: 1_000, min: 1)
        var options = try options(exchange)
        options.limit = .max
        let chosen = options
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let roots = try exchange.values("node").flatMap { try questions.roots($0) }
            let impact = questions.impact(roots, chosen)
            return Answer.json { questions.write(impact, roots: roots, limit: limit, into: &$0) }
        }
    }

    @Sendable private func diff(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let from = try Questions.moment(try required("from", exchange))
        let to = try Questions.moment(exchange.value("to") ?? "now")
        let selector = try exchange.value("selector").map(Questions.selector)
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let diff = try questions.diff(from: from, to: to, selector)
            return Answer.json { questions.write(diff, from: from, to: to, into: &$0) }
        }
    }

    @Sendable private func search(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let limit = try exchange.number("limit", default: 50)
        let offset = try exchange.number("offset", default: 0)
        let nodeClass: NodeClass? =
            switch exchange.value("class") {
            case "dataset": .dataset
            case "job": .job
            default: nil
            }
        let request = SearchRequest(
            text: exchange.value("q") ?? "", nodeClass: nodeClass, kind: exchange.value("kind"),
            tag: exchange.value("tag"),
            owner: exchange.value("owner"), namespace: exchange.value("namespace"))
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let (hits, total) = questions.graph.search(request, limit: limit, offset: offset)
            return Answer.json { questions.write(hits, total: total, into: &$0) }
        }
    }

    @Sendable private func select(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let selector = try Questions.selector(try required("selector", exchange))
        let limit = try exchange.number("limit", default: 1_000)
        let asOf = try exchange.value("asOf").map(Questions.moment)
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let found = questions.graph.select(selector, asOf: asOf).sorted {
                questions.graph.idText($0) < questions.graph.idText($1)
            }
            return Answer.json { writer in
                writer.beginObject()
                writer.key("total")
                writer.value(found.count)
                writer.key("nodes")
                writer.beginArray()
                for id in found.prefix(limit) { questions.write(.node(id), into: &writer) }
                writer.endArray()
                writer.endObject()
            }
        }
    }

    @Sendable private func node(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let text = try required("id", exchange)
        let asOf = try exchange.value("asOf").flatMap { $0.isEmpty ? nil : $0 }.map(Questions.moment)
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let ref = try questions.resolve(text)
            return try Answer.json { try questions.writeDescription(of: ref, asOf: asOf, into: &$0) }
        }
    }

    @Sendable private func provenance(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let depth = try exchange.number("depth", default: 20)
        let run = exchange.part("run")
        return try await exchange.offLoop {
            let questions = Questions(exchange.store)
            let runs = try exchange.store.catalog.upstreamRuns(of: run, depth: depth)
            guard !runs.isEmpty else { throw QuestionError(.notFound, "there is no run `\(run)`") }
            return Answer.json { questions.write(runs, runID: run, into: &$0) }
        }
    }

    @Sendable private func statistics(_ exchange: Exchange) async throws -> Answer {
        await exchange.catchUp()
        let statistics = exchange.store.graph.snapshot.statistics
        return Answer.json { writer in
            writer.beginObject()
            for (key, value) in [
                ("datasets", statistics.datasets), ("jobs", statistics.jobs), ("unresolved", statistics.unresolved),
                ("columns", statistics.columns), ("edges", statistics.edges), ("columnEdges", statistics.columnEdges),
                ("events", Int(exchange.store.ledger.lastSequence)),
            ] {
                writer.key(key)
                writer.value(value)
            }
            writer.key("kinds")
            writer.beginObject()
            for (kind, count) in statistics.kinds.sorted(by: { $0.key < $1.key }) {
                writer.key(kind)
                writer.value(count)
            }
            writer.endObject()
            writer.endObject()
        }
    }
}
