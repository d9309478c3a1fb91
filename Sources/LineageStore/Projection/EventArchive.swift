internal import GRDB
internal import OpenLineage

/// Reads past events back from the ledger for the rare cases where the projection must look behind: an event that
/// came late, or a run whose earlier events are no longer in memory.
final class EventArchive {
    private let ledger: Ledger
    /// Events of the batch being projected, and a few read before.
    private var recent: [Int64: HashedEvent] = [:]
    private var recentBytes = 0
    private static let recentLimit = 64 << 20

    init(ledger: Ledger) {
        self.ledger = ledger
    }

    func remember(_ stored: StoredEvent) {
        if recentBytes > Self.recentLimit {
            recent.removeAll(keepingCapacity: true)
            recentBytes = 0
        }
        recent[stored.sequence] = stored.hashed
        recentBytes += stored.hashed.body.count
    }

    /// The event with a ledger number.
    func event(_ sequence: Int64) throws -> HashedEvent? {
        if let event = recent[sequence] { return event }
        guard let entry = try ledger.entries([sequence]).first else { return nil }
        let event = HashedEvent(try Event.decode(entry.body[...]))
        remember(StoredEvent(sequence: sequence, hashed: event))
        return event
    }

    /// The events that speak of a node or a run, in order.
    func events(of reference: Int64, in transaction: CatalogTransaction) throws -> [(order: EventOrder, event: Event)] {
        try transaction.rows("SELECT time, tie, seq FROM event_ref WHERE ref = ? ORDER BY time, tie", [reference])
            .compactMap { row in
                try event(row[2]).map { (EventOrder(time: row[0], tie: row[1]), $0.event) }
            }
    }

    /// The first event of a node after a moment that fits; nil when there is none.
    func first(
        of reference: Int64, after order: EventOrder, in transaction: CatalogTransaction,
        where fits: (Event) throws -> Bool
    ) throws -> (order: EventOrder, event: Event)? {
        let statement = try transaction.db.cachedStatement(
            sql: """
                SELECT time, tie, seq FROM event_ref
                WHERE ref = ? AND (time, tie) > (?, ?) ORDER BY time, tie
                """)
        let rows = try Row.fetchCursor(statement, arguments: [reference, order.time, order.tie])
        while let row = try rows.next() {
            guard let event = try event(row[2])?.event else { continue }
            if try fits(event) { return (EventOrder(time: row[0], tie: row[1]), event) }
        }
        return nil
    }
}

/// What `event_ref.ref` holds.
enum EventReference {
    static func node(_ id: Int64) -> Int64 { id * 2 }
    static func run(_ id: Int64) -> Int64 { id * 2 + 1 }
}
