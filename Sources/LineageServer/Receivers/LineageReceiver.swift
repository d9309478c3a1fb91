internal import HTTPTypes
internal import LineageStore
internal import OpenLineage

/// `POST /api/v1/lineage`: OpenLineage events from any client. What is answered with success is durable.
struct LineageReceiver: Sendable {
    let metrics: ServerMetrics

    var routes: [Route] {
        [
            Route(
                method: .post, path: "/api/v1/lineage", summary: "Takes one OpenLineage event, or an array of events.",
                takesBody: true, failureStyle: .marquez, handle: receive),
            Route(
                method: .post, path: "/api/v1/lineage/batch",
                summary: "Takes an array of events, or JSON lines, and reports on each.", takesBody: true,
                failureStyle: .marquez, handle: receiveBatch),
        ]
    }

    @Sendable private func receive(_ exchange: Exchange) async throws -> Answer {
        let body = try await exchange.body()
        let first = body.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
        if first == UInt8(ascii: "[") { return try await takeBatch(body, exchange) }
        do {
            let event = try Event.decode(body[...])
            let outcome = try await exchange.store.append([event]).first
            if case .duplicate = outcome {
                metrics.noteEvents(1, "duplicate", bytes: body.count)
            } else {
                metrics.noteEvents(1, "stored", bytes: body.count)
            }
            return .empty(status: 201)
        } catch let error as EventError {
            metrics.noteEvents(1, "refused", bytes: body.count)
            throw error
        }
    }

    @Sendable private func receiveBatch(_ exchange: Exchange) async throws -> Answer {
        try await takeBatch(try await exchange.body(), exchange)
    }

    private func takeBatch(_ body: [UInt8], _ exchange: Exchange) async throws -> Answer {
        var splitter = EventSplitter()
        splitter.push(body)
        var events: [Event] = []
        var failures: [(index: Int, error: EventError)] = []
        var index = 0
        while let piece = splitter.next(atEnd: true) {
            switch piece {
            case .broken(let error): failures.append((index, error))
            case .value(let bytes, _):
                do {
                    events.append(try Event.decode(Array(bytes)[...]))
                } catch {
                    failures.append((index, error))
                }
            }
            index += 1
        }
        guard index > 0 || body.contains(UInt8(ascii: "[")) else {
            throw EventError(code: "TW101", message: "the body is empty", path: "$", isSyntax: true)
        }
        let outcomes = events.isEmpty ? [] : try await exchange.store.append(events)
        let stored = outcomes.filter { if case .stored = $0 { true } else { false } }.count
        metrics.noteEvents(stored, "stored", bytes: body.count)
        metrics.noteEvents(outcomes.count - stored, "duplicate")
        metrics.noteEvents(failures.count, "refused")
        let status = failures.isEmpty ? "success" : events.isEmpty ? "failure" : "partial_success"
        let code = events.isEmpty && !failures.isEmpty ? (failures.allSatisfy { $0.error.isSyntax } ? 400 : 422) : 200
        return Answer.json(status: code) { writer in
            writer.beginObject()
            writer.key("status")
            writer.value(status)
            writer.key("summary")
            writer.beginObject()
            for (key, value) in [
                ("received", index), ("successful", events.count), ("failed", failures.count), ("retriable", 0),
                ("non_retriable", failures.count), ("duplicates", outcomes.count - stored),
            ] {
                writer.key(key)
                writer.value(value)
            }
            writer.endObject()
            writer.key("failed_events")
            writer.beginArray()
            for (index, error) in failures {
                writer.beginObject()
                writer.key("index")
                writer.value(index)
                writer.key("reason")
                writer.value(error.description)
                writer.key("path")
                writer.value(error.path)
                writer.key("retriable")
                writer.value(false)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
    }
}
