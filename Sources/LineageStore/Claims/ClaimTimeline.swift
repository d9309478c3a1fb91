internal import GRDB
internal import LineageGraph

/// Who says something about the lineage of a subject: the runs of a job, or one producer's declarations.
final class ClaimSource {
    let id: Int64
    let subject: Int64
    let origin: Origin
    /// The last stretch of equal settled assertions; nil before the first.
    var lastSegment: Segment?
    /// Place of the last settled assertion.
    var lastSettled: EventOrder?
    var needsRescan = false
    var producers: Set<Int64> = []

    struct Segment {
        var start: EventOrder
        var claimSet: Int64
        var lastSeen: Int64
    }

    init(id: Int64, subject: Int64, origin: Origin) {
        self.id = id
        self.subject = subject
        self.origin = origin
    }
}

/// One source's word at one moment.
struct ClaimAssertion: Equatable {
    /// Raw values are stored. Only settled assertions decide what is current.
    enum State: Int64 {
        /// The run completed, or a declaration: it replaces what the source said before.
        case settled = 0
        /// The run goes on: shown, but what was current stays so.
        case running = 1
        /// The run failed or was aborted: visible as such, never current.
        case failed = 2
    }

    var order: EventOrder
    var lastTime: Int64
    var claimSet: Int64
    var state: State
}

/// Keeps `assertion` and, derived from it, `segment`: for each source the stretches of time in which it said the same.
///
/// Sources mostly repeat themselves in order of time, which costs one row each. An assertion that comes late, changes
/// or goes away makes its source be read over again at the end of the batch.
final class ClaimTimeline {
    private struct Key: Hashable {
        let subject: Int64
        let origin: Int64
        let family: Int64
    }

    private var sources: [Key: ClaimSource] = [:]
    private var nextID: Int64
    private var rescans: [ClaimSource] = []

    init(_ db: Database) throws {
        nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM claim_source") ?? 0) + 1
    }

    /// - Parameter family: 0 for observed runs, which speak for their job with one voice; else the producer family.
    func source(
        subject: Int64, origin: Origin, family: Int64, in transaction: CatalogTransaction
    ) throws -> ClaimSource {
        let code = origin.code
        let key = Key(subject: subject, origin: code, family: family)
        if let source = sources[key] { return source }
        if let id = try transaction.integer(
            "SELECT id FROM claim_source WHERE subject = ? AND origin = ? AND family = ?", [subject, code, family])
        {
            let source = ClaimSource(id: id, subject: subject, origin: origin)
            try load(source, in: transaction)
            sources[key] = source
            return source
        }
        let source = ClaimSource(id: nextID, subject: subject, origin: origin)
        nextID += 1
        try transaction.execute(
            "INSERT INTO claim_source (id, subject, origin, family) VALUES (?, ?, ?, ?)",
            [source.id, subject, code, family])
        sources[key] = source
        return source
    }

    private func load(_ source: ClaimSource, in transaction: CatalogTransaction) throws {
        if let row = try transaction.row(
            """
            SELECT time, tie, claim_set, last_seen FROM segment WHERE source = ? ORDER BY time DESC, tie DESC LIMIT 1
            """, [source.id])
        {
            source.lastSegment = .init(
                start: EventOrder(time: row[0], tie: row[1]), claimSet: row[2], lastSeen: row[3])
        }
        if let row = try transaction.row(
            "SELECT time, tie FROM assertion WHERE source = ? AND state = 0 ORDER BY time DESC, tie DESC LIMIT 1",
            [source.id])
        {
            source.lastSettled = EventOrder(time: row[0], tie: row[1])
        }
        for row in try transaction.rows("SELECT producer FROM claim_producer WHERE source = ?", [source.id]) {
            source.producers.insert(row[0])
        }
    }

    func note(producer: Int64, of source: ClaimSource, in transaction: CatalogTransaction) throws {
        guard source.producers.insert(producer).inserted else { return }
        try transaction.execute(
            "INSERT OR IGNORE INTO claim_producer (source, producer) VALUES (?, ?)", [source.id, producer])
    }

    /// Replaces one assertion by another; either may be absent.
    func replace(
        _ old: ClaimAssertion?, by new: ClaimAssertion?, of source: ClaimSource, in transaction: CatalogTransaction
    ) throws {
        guard old != new else { return }
        if let old, old.order != new?.order {
            try transaction.execute(
                "DELETE FROM assertion WHERE source = ? AND time = ? AND tie = ?",
                [source.id, old.order.time, old.order.tie])
        }
        if let new {
            try transaction.execute(
                """
                INSERT OR REPLACE INTO assertion (source, time, tie, last_time, claim_set, state) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [source.id, new.order.time, new.order.tie, new.lastTime, new.claimSet, new.state.rawValue])
        }
        if old?.state == .settled {
            rescan(source)
        } else if let new, new.state == .settled {
            try settle(new, of: source, in: transaction)
        }
    }

    private func settle(_ new: ClaimAssertion, of source: ClaimSource, in transaction: CatalogTransaction) throws {
        if source.needsRescan { return }
        guard let last = source.lastSettled, var segment = source.lastSegment else {
            source.lastSettled = new.order
            source.lastSegment = .init(start: new.order, claimSet: new.claimSet, lastSeen: new.lastTime)
            try insertSegment(source, in: transaction)
            return
        }
        if segment.claimSet == new.claimSet && new.order > segment.start {
            source.lastSettled = max(last, new.order)
            guard new.lastTime > segment.lastSeen else { return }
            segment.lastSeen = new.lastTime
            source.lastSegment = segment
            try transaction.execute(
                "UPDATE segment SET last_seen = ? WHERE source = ? AND time = ? AND tie = ?",
                [segment.lastSeen, source.id, segment.start.time, segment.start.tie])
        } else if new.order > last {
            source.lastSettled = new.order
            source.lastSegment = .init(start: new.order, claimSet: new.claimSet, lastSeen: new.lastTime)
            try insertSegment(source, in: transaction)
        } else {
            rescan(source)
        }
    }

    private func insertSegment(_ source: ClaimSource, in transaction: CatalogTransaction) throws {
        guard let segment = source.lastSegment else { return }
        try transaction.execute(
            "INSERT INTO segment (source, time, tie, claim_set, last_seen) VALUES (?, ?, ?, ?, ?)",
            [source.id, segment.start.time, segment.start.tie, segment.claimSet, segment.lastSeen])
    }

    private func rescan(_ source: ClaimSource) {
        guard !source.needsRescan else { return }
        source.needsRescan = true
        rescans.append(source)
    }

    /// Reads sources whose past changed over again.
    func flush(_ transaction: CatalogTransaction) throws {
        for source in rescans {
            source.needsRescan = false
            try transaction.execute("DELETE FROM segment WHERE source = ?", [source.id])
            source.lastSegment = nil
            source.lastSettled = nil
            let rows = try Row.fetchCursor(
                transaction.db.cachedStatement(
                    sql: """
                        SELECT time, tie, last_time, claim_set FROM assertion
                        WHERE source = ? AND state = 0 ORDER BY time, tie
                        """), arguments: [source.id])
            while let row = try rows.next() {
                let order = EventOrder(time: row[0], tie: row[1])
                source.lastSettled = order
                if var segment = source.lastSegment, segment.claimSet == row[3] as Int64 {
                    segment.lastSeen = max(segment.lastSeen, row[2])
                    source.lastSegment = segment
                } else {
                    if source.lastSegment != nil { try insertSegment(source, in: transaction) }
                    source.lastSegment = .init(start: order, claimSet: row[3], lastSeen: row[2])
                }
            }
            if source.lastSegment != nil { try insertSegment(source, in: transaction) }
        }
        rescans.removeAll(keepingCapacity: true)
    }
}

extension Origin {
    /// The number that stands for it in the catalog.
    var code: Int64 {
        switch self {
        case .observed: 0
        case .declared: 1
        case .parsed: 2
        case .inferred: 3
        case .confirmed: 4
        }
    }

    init(code: Int64) {
        switch code {
        case 0: self = .observed
        case 2: self = .parsed
        case 3: self = .inferred
        case 4: self = .confirmed
        default: self = .declared
        }
    }
}
