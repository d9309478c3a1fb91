internal import Foundation
internal import LineageGraph
internal import LineageStore
internal import OpenLineage

/// Marquez' lists of events, search, and figures over time.
struct MarquezEvents: Sendable {
    private static let page = [Route.limit, Route.offset]

    var routes: [Route] {
        [
            MarquezReads.get(
                "/events/lineage", "Events as they were received.",
                Self.page + [
                    .init(name: "after", description: "From this time on."),
                    .init(name: "before", description: "Before this time."),
                    .init(name: "sortDirection", description: "asc or desc."),
                ], Self.events),
            MarquezReads.get("/events", "The same, as older clients ask.", Self.page, Self.events),
            MarquezReads.get("/events/{namespace}", "The same, as older clients ask.", Self.page, Self.events),
            MarquezReads.get(
                "/search", "Finds datasets and jobs by name.",
                [
                    .init(name: "q", description: "Part of a name.", isRequired: true),
                    .init(name: "filter", description: "DATASET or JOB."),
                    .init(name: "sort", description: "NAME or UPDATE_AT."),
                    .init(name: "namespace", description: "Keeps to one namespace."), Route.limit,
                    .init(name: "after", description: "Updated from this day on."),
                    .init(name: "before", description: "Updated before this day."),
                ], Self.search),
        ]
            + ["lineage-events", "jobs", "datasets", "sources"].map { subject in
                MarquezReads.get(
                    "/stats/\(subject)", "Figures by hour of a day, or by day of a week.",
                    [
                        .init(name: "period", description: "DAY or WEEK.", isRequired: true),
                        .init(name: "timezone", description: "An IANA name; UTC without it."),
                    ]
                ) { exchange in try await Self.statistics(exchange, subject) }
            }
    }

    @Sendable private static func events(_ exchange: Exchange) async throws -> Answer {
        let (limit, offset) = try exchange.page()
        func moment(_ name: String, _ fallback: String) throws(HTTPFailure) -> Instant {
            let text = exchange.value(name) ?? fallback
            // A plus sign that was not encoded has become a blank.
            guard let instant = Instant(text) ?? Instant(text.replacing(" ", with: "+")) else {
                throw HTTPFailure(status: 400, code: "TW403", message: "query param \(name) is no date and time")
            }
            return instant
        }
        let after = try moment("after", "1970-01-01T00:00:00Z")
        let before = try moment("before", "2100-01-01T00:00:00Z")
        let direction = exchange.value("sortDirection")?.lowercased() ?? "desc"
        guard ["asc", "desc"].contains(direction) else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param sortDirection must be asc or desc")
        }
        return try await exchange.offLoop {
            let page = try exchange.store.catalog.events(
                before: before, after: after, ascending: direction == "asc", limit: limit, offset: offset,
                namespace: exchange.path["namespace"], runEventsOnly: true)
            return Answer.json { $0.list("events", page.elements, total: page.totalCount) { $1.raw($0.body[...]) } }
        }
    }

    @Sendable private static func search(_ exchange: Exchange) async throws -> Answer {
        guard let text = exchange.value("q"), !text.isEmpty else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param q must not be null")
        }
        let limit = try exchange.number("limit", default: 10)
        let filter = exchange.value("filter")?.uppercased()
        guard filter.map({ ["DATASET", "JOB"].contains($0) }) ?? true else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param filter must be DATASET or JOB")
        }
        let byTime = exchange.value("sort")?.uppercased().hasPrefix("UPDATE") ?? false
        let span = (day(exchange.value("after")) ?? .min, day(exchange.value("before")) ?? .max)
        return try await exchange.offLoop {
            let graph = exchange.store.graph.snapshot
            let request = SearchRequest(
                text: text, nodeClass: filter == "JOB" ? .job : filter == "DATASET" ? .dataset : nil,
                namespace: exchange.value("namespace"))
            let (hits, _) = graph.search(request, limit: .max)
            var results: [(node: GraphNode, updatedAt: Instant)] = []
            for hit in hits where hit.matched == "name" || hit.matched == "alias" {
                guard let node = graph.node(hit.node), node.isKnown else { continue }
                let name = DatasetName(namespace: node.namespace, name: node.name)
                guard let time = try exchange.store.catalog.updatedAt(name, isJob: node.nodeClass == .job),
                    (span.0..<span.1).contains(time.microseconds)
                else { continue }
                results.append((node, time))
            }
            results.sort {
                byTime ? $1.updatedAt < $0.updatedAt : ($0.node.name, $0.node.idText) < ($1.node.name, $1.node.idText)
            }
            results = Array(results.prefix(limit))
            return Answer.json { writer in
                writer.beginObject()
                writer.key("totalCount")
                writer.value(results.count)
                writer.key("results")
                writer.beginArray()
                for (node, time) in results {
                    writer.object { writer in
                        writer.member("type", node.nodeClass == .job ? "JOB" : "DATASET")
                        writer.member("name", node.name)
                        writer.member("updatedAt", time)
                        writer.member("namespace", node.namespace)
                        writer.member("nodeId", node.idText)
                    }
                }
                writer.endArray()
                writer.endObject()
            }
        }
    }

    private static func day(_ text: String?) -> Int64? {
        text.flatMap { Instant($0 + "T00:00:00Z")?.microseconds }
    }

    private static func statistics(_ exchange: Exchange, _ subject: String) async throws -> Answer {
        guard let period = exchange.value("period")?.uppercased(), ["DAY", "WEEK"].contains(period) else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param period must be DAY or WEEK")
        }
        let spans = try spans(period, zone: exchange.value("timezone"))
        return try await exchange.offLoop {
            let catalog = exchange.store.catalog
            if subject == "lineage-events" {
                let counts = try catalog.eventCounts(spans: spans)
                return Answer.json { writer in
                    writer.beginArray()
                    for count in counts {
                        writer.object { writer in
                            writer.member("startInterval", count.from)
                            writer.member("endInterval", count.to)
                            for (key, value) in [
                                ("fail", count.fail), ("start", count.start), ("complete", count.complete),
                                ("abort", count.abort),
                            ] {
                                writer.key(key)
                                writer.value(value)
                            }
                        }
                    }
                    writer.endArray()
                }
            }
            let counted: CountedSubject = subject == "jobs" ? .jobs : subject == "datasets" ? .datasets : .sources
            let counts = try catalog.cumulativeCounts(of: counted, at: spans.map(\.to))
            return Answer.json { writer in
                writer.beginArray()
                for (span, count) in zip(spans, counts) {
                    writer.object { writer in
                        writer.member("startInterval", span.from)
                        writer.member("endInterval", span.to)
                        writer.key("count")
                        writer.value(count)
                    }
                }
                writer.endArray()
            }
        }
    }

    /// The last 24 hours by hour, or the last 7 days by day, in the zone that was named.
    private static func spans(_ period: String, zone: String?) throws(HTTPFailure) -> [(from: Instant, to: Instant)] {
        var offset: Int64 = 0
        if let zone, !zone.isEmpty {
            guard let zone = TimeZone(identifier: zone) else {
                throw HTTPFailure(status: 400, code: "TW403", message: "query param timezone is no IANA time zone")
            }
            offset = Int64(zone.secondsFromGMT())
        }
        let length: Int64 = period == "DAY" ? 3_600 : 86_400
        let now = Instant.now.microseconds / 1_000_000 + offset
        let end = (now / length + 1) * length - offset
        let count: Int64 = period == "DAY" ? 24 : 7
        return (0..<count).map { index in
            let from = end - (count - index) * length
            return (Instant(microseconds: from * 1_000_000), Instant(microseconds: (from + length) * 1_000_000))
        }
    }
}
