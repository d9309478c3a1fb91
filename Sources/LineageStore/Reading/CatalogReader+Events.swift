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
    /// Events whose time lies in `after ..< before`, as they were received; also those that are stored but not
    /// projected yet.
    /// - Parameters:
    ///   - namespace: keeps to events of jobs in it; nil for all.
    ///   - runEventsOnly: leaves job and dataset events out of the list, not out of the count, as Marquez does.
    package func events(
        before: Instant, after: Instant, ascending: Bool, limit: Int, offset: Int, namespace: String? = nil,
        runEventsOnly: Bool
    ) throws(StoreError) -> Page<LedgerEvent> {
        try read { query in
            var condition = "FROM event WHERE time >= ? AND time < ?"
            var arguments: StatementArguments = [after.microseconds, before.microseconds]
            if let namespace {
                condition += """
                     AND EXISTS (SELECT 1 FROM event_ref JOIN node ON node.id * 2 = event_ref.ref
                    JOIN namespace ON namespace.id = node.namespace
                    WHERE event_ref.time = event.time AND event_ref.tie = event.tie AND node.class = 1 AND namespace.name = ?)
                    """
                arguments += [namespace]
            }
            let total = try query.transaction.integer("SELECT count(*) \(condition)", arguments) ?? 0
            let direction = ascending ? "ASC" : "DESC"
            let tail = namespace == nil ? try query.unprojected(from: after, to: before) : []
            let rows = try query.transaction.rows(
                """
                SELECT time, seq \(condition) \(runEventsOnly ? "AND kind = 0" : "")
                ORDER BY time \(direction), tie \(direction) LIMIT ? OFFSET ?
                """, arguments + (tail.isEmpty ? [limit, offset] : [limit + offset, 0]))
            var found = rows.map { (time: $0[0] as Int64, sequence: $0[1] as Int64) }
            if !tail.isEmpty {
                found = (found + tail).sorted { ascending ? $0 < $1 : $1 < $0 }
                found = Array(found.dropFirst(offset).prefix(limit))
            }
            return Page(elements: try query.ledgerEvents(found.map(\.sequence)), totalCount: Int(total) + tail.count)
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
    /// Run events at the end of the ledger that the projection has not come to.
    func unprojected(from: Instant, to: Instant) throws -> [(time: Int64, sequence: Int64)] {
        let applied = try Catalog.applied(transaction.db)
        guard ledger.lastSequence > applied else { return [] }
        return try ledger.entries(after: applied, limit: 10_000).compactMap { entry in
            guard let event = try? Event.decode(entry.body[...]), event.kind == .run,
                (from..<to).contains(event.eventTime)
            else { return nil }
            return (event.eventTime.microseconds, entry.sequence)
        }
    }

    func ledgerEvents(_ sequences: [Int64]) throws -> [LedgerEvent] {
        try ledger.entries(sequences).map {
            LedgerEvent(sequence: $0.sequence, receivedAt: $0.receivedAt, body: $0.body)
        }
    }
}

extension CatalogReader {
    /// How many events have spoken of a node, wishes to hide or show it left out; 0 for an unknown node.
    package func eventCount(_ name: DatasetName, isJob: Bool) throws(StoreError) -> Int64 {
        try read { query in try query.node(isJob ? .job : .dataset, name)?.eventCount ?? 0 }
    }

    /// When the latest event spoke of a node.
    package func updatedAt(_ name: DatasetName, isJob: Bool) throws(StoreError) -> Instant? {
        try read { query in
            try query.node(isJob ? .job : .dataset, name).map { Instant(microseconds: $0.lastTime) }
        }
    }
}
