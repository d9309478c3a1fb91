internal import GRDB
package import OpenLineage

/// A facet at the moment when it became different from before.
package struct FacetChange: Sendable {
    package var facet: String
    package var time: Instant
    /// nil: the facet was deleted.
    package var body: JSONBytes?
}

extension CatalogReader {
    /// Events whose time lies in `after ..< before`, as they were received.
    /// - Parameter runEventsOnly: leaves job and dataset events out of the list, not out of the count, as Marquez does.
    package func events(
        before: Instant, after: Instant, ascending: Bool, limit: Int, offset: Int, runEventsOnly: Bool
    ) throws(StoreError) -> Page<LedgerEvent> {
        try read { query in
            let span: StatementArguments = [after.microseconds, before.microseconds]
            let total =
                try query.transaction.integer("SELECT count(*) FROM event WHERE time >= ? AND time < ?", span) ?? 0
            let direction = ascending ? "ASC" : "DESC"
            let sequences = try query.transaction.rows(
                """
                SELECT seq FROM event WHERE time >= ? AND time < ? \(runEventsOnly ? "AND kind = 0" : "")
                ORDER BY time \(direction), tie \(direction) LIMIT ? OFFSET ?
                """, span + [limit, offset]
            ).map { $0[0] as Int64 }
            return Page(elements: try query.ledgerEvents(sequences), totalCount: Int(total))
        }
    }

    /// The events that speak of a dataset or job, newest first.
    package func events(of name: DatasetName, isJob: Bool, limit: Int) throws(StoreError) -> [LedgerEvent] {
        try read { query in
            guard let node = try query.node(isJob ? .job : .dataset, name) else { return [] }
            let sequences = try query.transaction.rows(
                "SELECT seq FROM event_ref WHERE ref = ? ORDER BY time DESC, tie DESC LIMIT ?",
                [EventReference.node(node.id), limit]
            ).map { $0[0] as Int64 }
            return try query.ledgerEvents(sequences)
        }
    }

    /// How a node's facets changed over time, oldest first.
    package func facetHistory(of name: DatasetName, isJob: Bool, facet: String? = nil) throws(StoreError)
        -> [FacetChange]
    {
        try read { query in
            guard let node = try query.node(isJob ? .job : .dataset, name) else { return [] }
            let filter = facet == nil ? "" : "AND name = ?"
            return try query.transaction.rows(
                "SELECT name, time, body FROM facet_change WHERE node = ? \(filter) ORDER BY time, tie, name",
                [node.id] + (facet.map { [$0] } ?? [])
            ).map { FacetChange(facet: $0[0], time: Instant(microseconds: $0[1]), body: $0.bytes(2)?[...]) }
        }
    }

    /// Run events of each type in each span (from included, to excluded), for charts.
    package func eventCounts(spans: [(from: Instant, to: Instant)]) throws(StoreError) -> [EventCounts] {
        try read { query in
            try spans.map { span in
                var counts = EventCounts(from: span.from, to: span.to, start: 0, complete: 0, fail: 0, abort: 0)
                for row in try query.transaction.rows(
                    "SELECT type, count(*) FROM event WHERE time >= ? AND time < ? AND kind = 0 GROUP BY type",
                    [span.from.microseconds, span.to.microseconds])
                {
                    let number: Int = row[1]
                    switch row[0] as Int64 {
                    case EventType?.some(.start).code: counts.start = number
                    case EventType?.some(.complete).code: counts.complete = number
                    case EventType?.some(.abort).code: counts.abort = number
                    case EventType?.some(.fail).code: counts.fail = number
                    default: break
                    }
                }
                return counts
            }
        }
    }

    /// How many datasets (or jobs, or sources) there were at each moment.
    package func cumulativeCounts(of subject: CountedSubject, at moments: [Instant]) throws(StoreError) -> [Int] {
        try read { query in
            if subject == .sources {
                let sources = try query.sources()
                return moments.map { moment in sources.filter { $0.createdAt <= moment }.count }
            }
            return try moments.map { moment in
                Int(
                    try query.transaction.integer(
                        "SELECT count(*) FROM node WHERE class = ? AND known = 1 AND first_time <= ?",
                        [subject == .jobs ? 1 : 0, moment.microseconds]) ?? 0)
            }
        }
    }
}

/// What ``CatalogReader/cumulativeCounts(of:at:)`` can count.
package enum CountedSubject: Sendable {
    case datasets
    case jobs
    case sources
}

extension CatalogQuery {
    func ledgerEvents(_ sequences: [Int64]) throws -> [LedgerEvent] {
        try ledger.entries(sequences).map {
            LedgerEvent(sequence: $0.sequence, receivedAt: $0.receivedAt, body: $0.body)
        }
    }
}

extension CatalogReader {
    /// When the latest event spoke of a node.
    package func updatedAt(_ name: DatasetName, isJob: Bool) throws(StoreError) -> Instant? {
        try read { query in
            try query.node(isJob ? .job : .dataset, name).map { Instant(microseconds: $0.lastTime) }
        }
    }
}
