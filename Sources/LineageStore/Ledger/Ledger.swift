internal import Foundation
internal import GRDB
package import OpenLineage
internal import Synchronization

/// What became of an event that was handed to the ledger.
package enum AppendOutcome: Sendable, Hashable {
    /// Stored durably under this sequence number.
    case stored(Int64)
    /// The very same bytes were stored before, under this number; nothing was written.
    case duplicate(Int64)

    package var sequence: Int64 {
        switch self {
        case .stored(let sequence), .duplicate(let sequence): sequence
        }
    }
}

/// One stored event.
package struct LedgerEntry: Sendable {
    package var sequence: Int64
    package var receivedAt: Instant
    package var hash: [UInt8]
    package var link: [UInt8]
    package var body: [UInt8]
}

/// The append-only book of events, the only truth of a store. Reading never waits for writing.
package final class Ledger: Sendable {
    let pool: DatabasePool
    let path: String
    /// Number and link of the last entry; written only inside the writer's transaction.
    private let head: Mutex<Head>

    struct Head {
        var sequence: Int64
        var link: [UInt8]
    }

    init(path: String, readOnly: Bool) throws(StoreError) {
        self.path = path
        do {
            var configuration = Configuration()
            configuration.readonly = readOnly
            configuration.busyMode = .timeout(5)
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { db in
                // A commit that was answered must survive a power cut, which WAL promises only with FULL.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA cache_size = -16000")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            if !readOnly {
                try pool.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
                    try db.inTransaction {
                        try LedgerSchema.migrate(db, path: path)
                        return .commit
                    }
                }
            }
            head = Mutex(try pool.read(Self.readHead))
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func readHead(_ db: Database) throws -> Head {
        guard let row = try Row.fetchOne(db, sql: "SELECT seq, link FROM entry ORDER BY seq DESC LIMIT 1") else {
            return Head(sequence: 0, link: LedgerLink.genesis)
        }
        return Head(sequence: row[0], link: [UInt8](row[1] as Data))
    }

    /// Number of the last entry, 0 for an empty ledger.
    package var lastSequence: Int64 { head.withLock { $0.sequence } }

    /// SHA-256 link of the last entry.
    package var lastLink: [UInt8] { head.withLock { $0.link } }

    /// Stores events in one transaction; when it returns they are durable. Identical bytes are stored once.
    /// Called from one thread at a time (the ``Appender``).
    func append(_ events: [HashedEvent], receivedAt: Instant) throws -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(events.count)
        var next = head.withLock { $0 }
        try pool.write { db in
            let find = try db.cachedStatement(sql: "SELECT seq, hash FROM entry WHERE content_key = ?")
            let insert = try db.cachedStatement(
                sql: "INSERT INTO entry (seq, received_at, content_key, hash, link, body) VALUES (?, ?, ?, ?, ?, ?)")
            for event in events {
                if let sequence = try Self.find(event, with: find) {
                    outcomes.append(.duplicate(sequence))
                    continue
                }
                next.sequence += 1
                next.link = LedgerLink.next(
                    after: next.link, sequence: next.sequence, receivedAt: receivedAt.microseconds, hash: event.hash)
                try insert.execute(arguments: [
                    next.sequence, receivedAt.microseconds, event.key,
                    Data(event.hash), Data(next.link), Data(event.body),
                ])
                outcomes.append(.stored(next.sequence))
            }
        }
        head.withLock { $0 = next }
        return outcomes
    }

    private static func find(_ event: HashedEvent, with statement: Statement) throws -> Int64? {
        let rows = try Row.fetchCursor(statement, arguments: [event.key])
        while let row = try rows.next() {
            let same = try row.withUnsafeData(atIndex: 1) { data in data.map { $0.elementsEqual(event.hash) } ?? false }
            if same { return row[0] }
        }
        return nil
    }

    /// Reads entries with numbers above `sequence` in order, at most `limit` of them.
    package func entries(after sequence: Int64, limit: Int) throws(StoreError) -> [LedgerEntry] {
        do {
            return try pool.read { db in
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: "SELECT seq, received_at, hash, link, body FROM entry WHERE seq > ? ORDER BY seq LIMIT ?"),
                    arguments: [sequence, limit])
                var entries: [LedgerEntry] = []
                while let row = try rows.next() { entries.append(Self.entry(row)) }
                return entries
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Reads entries by number, in the order asked for; numbers that are not there are left out.
    package func entries(_ sequences: [Int64]) throws(StoreError) -> [LedgerEntry] {
        do {
            return try pool.read { db in
                let statement = try db.cachedStatement(
                    sql: "SELECT seq, received_at, hash, link, body FROM entry WHERE seq = ?")
                return try sequences.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(Self.entry) }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func entry(_ row: Row) -> LedgerEntry {
        LedgerEntry(
            sequence: row[0], receivedAt: Instant(microseconds: row[1]), hash: row.bytes(2) ?? [],
            link: row.bytes(3) ?? [],
            body: row.bytes(4) ?? [])
    }

    func close() throws(StoreError) {
        do {
            // One file is left behind, not a log beside it.
            if !pool.configuration.readonly { try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
            try pool.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

/// An event's bytes with their SHA-256, ready to be stored.
struct HashedEvent: Sendable {
    let event: Event
    let hash: [UInt8]
    let key: Int64
    var body: JSONBytes { event.raw }

    init(_ event: Event) {
        self.event = event
        hash = Digest.sha256(event.raw)
        key = LedgerLink.contentKey(hash)
    }
}
