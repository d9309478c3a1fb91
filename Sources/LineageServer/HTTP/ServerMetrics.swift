internal import LineageGraph
internal import LineageStore
internal import Synchronization

/// Counters of the server, as Prometheus reads them (text exposition 0.0.4).
final class ServerMetrics: Sendable {
    private struct Counts {
        var requests: [String: Int] = [:]
        var events: [String: Int] = [:]
        var bytes = 0
        var buckets = [Int](repeating: 0, count: limits.count + 1)
        var seconds = 0.0
    }

    /// Upper bounds of the duration histogram, in seconds.
    private static let limits = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
    private let counts = Mutex(Counts())

    func noteRequest(method: String, route: String, status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.requests["method=\"\(method)\",route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
            counts.seconds += seconds
            counts.buckets[Self.limits.firstIndex { seconds <= $0 } ?? Self.limits.count] += 1
        }
    }

    /// - Parameter outcome: `stored`, `duplicate` or `refused`.
    func noteEvents(_ number: Int, _ outcome: String, bytes: Int = 0) {
        guard number > 0 else { return }
        counts.withLock { counts in
            counts.events[outcome, default: 0] += number
            counts.bytes += bytes
        }
    }

    func text(_ store: LineageStore) -> String {
        let counts = counts.withLock { $0 }
        let statistics = store.graph.snapshot.statistics
        let status = store.projectionStatus
        var lines: [String] = []
        func metric(_ name: String, _ type: String, _ help: String, _ samples: [(String, String)]) {
            lines.append("# HELP \(name) \(help)")
            lines.append("# TYPE \(name) \(type)")
            for (labels, value) in samples { lines.append("\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)") }
        }
        metric(
            "thalweg_http_requests_total", "counter", "Requests answered.",
            counts.requests.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
        metric(
            "thalweg_events_total", "counter", "Events received over HTTP, by what became of them.",
            ["stored", "duplicate", "refused"].map { ("outcome=\"\($0)\"", "\(counts.events[$0] ?? 0)") })
        metric("thalweg_event_bytes_total", "counter", "Bytes of events received over HTTP.", [("", "\(counts.bytes)")])
        lines.append("# HELP thalweg_http_request_duration_seconds Time to answer.")
        lines.append("# TYPE thalweg_http_request_duration_seconds histogram")
        var sum = 0
        for (limit, count) in zip(Self.limits, counts.buckets) {
            sum += count
            lines.append("thalweg_http_request_duration_seconds_bucket{le=\"\(limit)\"} \(sum)")
        }
        sum += counts.buckets.last ?? 0
        lines.append("thalweg_http_request_duration_seconds_bucket{le=\"+Inf\"} \(sum)")
        lines.append("thalweg_http_request_duration_seconds_sum \(counts.seconds)")
        lines.append("thalweg_http_request_duration_seconds_count \(sum)")
        metric("thalweg_ledger_entries", "gauge", "Events in the ledger.", [("", "\(store.ledger.lastSequence)")])
        metric(
            "thalweg_projection_waiting_events", "gauge", "Events stored but not projected yet.",
            [("", "\(status.waiting)")])
        metric(
            "thalweg_projection_skipped_events", "gauge", "Stored events that the catalog could not take.",
            [("", "\(store.skippedEvents.count)")])
        metric("thalweg_datasets", "gauge", "Datasets in the graph.", [("", "\(statistics.datasets)")])
        metric("thalweg_jobs", "gauge", "Jobs in the graph.", [("", "\(statistics.jobs)")])
        metric(
            "thalweg_unresolved_references", "gauge", "Names that only lineage mentions.",
            [("", "\(statistics.unresolved)")])
        metric("thalweg_column_edges", "gauge", "Edges between columns.", [("", "\(statistics.columnEdges)")])
        return lines.joined(separator: "\n") + "\n"
    }
}
