internal import Dispatch
internal import GRDB
internal import LineageGraph
internal import OpenLineage
internal import Synchronization

/// Runs the projector on a queue of its own, behind the ledger: events are acknowledged when the ledger has them, and
/// become visible when this queue has come to them. Keeps the graph in step.
final class ProjectionQueue: Sendable {
    private struct Inbox {
        var waiting: [StoredEvent] = []
        var isRunning = false
        /// Events were left in the ledger alone: it must be read before what waits.
        var isBehind = false
        /// Number of the last ledger entry that questions can see.
        var visible: Int64 = 0
        var watchers: [(sequence: Int64, resume: @Sendable () -> Void)] = []
        var failure: StoreError?
        var isClosed = false
        var skipped = 0
        var lastSkipped: StoreError?
    }

    private let ledger: Ledger
    private let catalog: Catalog
    private let feed: GraphFeed?
    private let inbox = Mutex(Inbox())
    /// The projector and what the graph was not told yet; touched on `queue` only.
    private let work: Mutex<Work>
    private let queue = DispatchQueue(label: "thalweg.projection")
    private static let batchSize = 2_000
    /// While events wait, the graph is told at most this often (nanoseconds); an idle queue tells it at once.
    private static let publishInterval: UInt64 = 400_000_000
    /// More events than this are not kept waiting in memory; they are read from the ledger when their turn comes.
    private static let backlogLimit = 10_000

    private struct Work {
        var projector: Projector?
        var changes = ProjectionChanges()
        var lastPublished: UInt64 = 0
        /// Number of the last ledger entry that is projected.
        var applied: Int64 = 0
    }

    init(ledger: Ledger, catalog: Catalog, feed: GraphFeed?) throws(StoreError) {
        self.ledger = ledger
        self.catalog = catalog
        self.feed = feed
        let applied = try catalog.applied()
        work = Mutex(Work(applied: applied))
        inbox.withLock { $0.visible = applied }
    }

    /// Projects what the ledger has and the catalog has not: after a crash, or into a new catalog.
    func catchUp(progress: (_ done: Int64, _ total: Int64) -> Void) throws(StoreError) {
        let total = ledger.lastSequence
        var applied = try catalog.applied()
        inbox.withLock { $0.isBehind = true }
        let prefetch = Prefetch(ledger, Self.entries)
        // Nothing may read the ledger any more when this returns: it may be closed next.
        defer { prefetch.finish() }
        if applied < total { prefetch.start(after: applied) }
        while applied < total, let batch = try prefetch.next() {
            // The next batch is read and decoded while this one is projected.
            if batch.through < total { prefetch.start(after: batch.through) }
            try work.withLock { (work) throws(StoreError) in try project(batch.events, through: batch.through, &work) }
            applied = batch.through
            progress(applied, total)
        }
        inbox.withLock { $0.isBehind = false }
        inbox.withLock { $0.visible = applied }
    }

    /// Takes events over from the ledger's writer, in order; never makes it wait.
    func enqueue(_ events: [StoredEvent]) {
        let start = inbox.withLock { inbox in
            if inbox.isBehind || inbox.waiting.count > Self.backlogLimit {
                inbox.isBehind = true
            } else {
                inbox.waiting.append(contentsOf: events)
            }
            defer { inbox.isRunning = true }
            return !inbox.isRunning
        }
        if start { queue.async { self.run() } }
    }

    private func run() {
        do {
            while let batch = try nextBatch() {
                let isIdle = inbox.withLock { $0.waiting.isEmpty && !$0.isBehind }
                let visible = try work.withLock { (work) throws(StoreError) -> Int64? in
                    let fresh = batch.events.filter { $0.sequence > work.applied }
                    if batch.through > work.applied { try project(fresh, through: batch.through, &work) }
                    return try publish(&work, force: isIdle) ? work.applied : nil
                }
                if let visible { becomeVisible(visible) }
            }
        } catch {
            fail(error)
        }
    }

    /// What waits in memory, then what was left in the ledger; nil when there is neither, and the queue rests.
    private func nextBatch() throws(StoreError) -> (events: [StoredEvent], through: Int64)? {
        let waiting = inbox.withLock { inbox -> [StoredEvent] in
            let batch = Array(inbox.waiting.prefix(Self.batchSize))
            inbox.waiting.removeFirst(batch.count)
            return batch
        }
        if let last = waiting.last { return (waiting, last.sequence) }
        let applied = work.withLock { $0.applied }
        if let left = try entries(after: applied) { return left }
        return inbox.withLock { inbox in
            // Whatever came in meanwhile is in the ledger, too; it is looked at once more.
            if inbox.isBehind && ledger.lastSequence > applied || !inbox.waiting.isEmpty { return ([], 0) }
            inbox.isBehind = false
            inbox.isRunning = false
            return nil
        }
    }

    /// The next entries of the ledger that are not projected; nil when there are none.
    private func entries(after applied: Int64) throws(StoreError) -> (events: [StoredEvent], through: Int64)? {
        guard inbox.withLock({ $0.isBehind }) else { return nil }
        return try Self.entries(of: ledger, after: applied)
    }

    @Sendable private static func entries(
        of ledger: Ledger, after applied: Int64
    ) throws(StoreError) -> (events: [StoredEvent], through: Int64)? {
        let entries = try ledger.entries(after: applied, limit: batchSize)
        guard let last = entries.last else { return nil }
        let events = entries.compactMap { entry in
            (try? Event.decode(entry.body[...])).map { StoredEvent(sequence: entry.sequence, hashed: HashedEvent($0)) }
        }
        return (events, last.sequence)
    }

    /// The ledger has the events: the projection is taken up again from it after a while, when there may be room on
    /// the disk again.
    private func fail(_ error: StoreError) {
        inbox.withLock { $0.failure = error }
        becomeVisible(.max)
        queue.asyncAfter(deadline: .now() + .seconds(1)) { self.recover() }
    }

    private func recover() {
        if inbox.withLock({ $0.isClosed }) { return }
        do {
            try catchUp { _, _ in }
            try feed?.load()
            // What came in meanwhile may be in the ledger alone.
            inbox.withLock { $0.isBehind = true }
            let visible = inbox.withLock { inbox in
                inbox.failure = nil
                inbox.waiting.removeAll { $0.sequence <= inbox.visible }
                return inbox.visible
            }
            becomeVisible(visible)
            run()
        } catch {
            fail(error)
        }
    }

    private func project(_ batch: [StoredEvent], through sequence: Int64, _ work: inout Work) throws(StoreError) {
        do {
            try catalog.pool.write { db in
                let projector = try work.projector ?? Projector(db, ledger: ledger)
                work.projector = projector
                try projector.project(batch, in: db)
                try db.execute(
                    sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('applied', ?)", arguments: [sequence])
            }
            work.applied = sequence
            if let changes = work.projector?.takeChanges(), feed != nil { work.changes.merge(changes) }
        } catch {
            work.projector = nil
            let failure = StoreError(error, path: catalog.path)
            guard failure.code == .database else { throw failure }
            try projectOneByOne(batch, through: sequence, failure, &work)
        }
    }

    /// An event that the catalog can't take must not stop those behind it: it stays in the ledger, is counted, and the
    /// rest goes on.
    private func projectOneByOne(
        _ batch: [StoredEvent], through sequence: Int64, _ failure: StoreError, _ work: inout Work
    ) throws(StoreError) {
        if batch.count > 1 {
            for stored in batch { try project([stored], through: stored.sequence, &work) }
            return
        }
        inbox.withLock { inbox in
            inbox.skipped += 1
            inbox.lastSkipped = failure
        }
        do {
            try catalog.pool.write { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('applied', ?)", arguments: [sequence])
            }
            work.applied = sequence
        } catch {
            throw StoreError(error, path: catalog.path)
        }
    }

    /// Events that could not be projected, and why the last of them could not.
    var skipped: (count: Int, reason: StoreError?) {
        inbox.withLock { ($0.skipped, $0.lastSkipped) }
    }

    /// - Returns: whether everything projected so far is now visible.
    private func publish(_ work: inout Work, force: Bool) throws(StoreError) -> Bool {
        guard let feed else { return true }
        let now = DispatchTime.now().uptimeNanoseconds
        guard force || now - work.lastPublished > Self.publishInterval else { return false }
        let changes = work.changes
        work.changes = ProjectionChanges()
        try feed.publish(changes)
        work.lastPublished = DispatchTime.now().uptimeNanoseconds
        return true
    }

    private func becomeVisible(_ sequence: Int64) {
        let ready = inbox.withLock { inbox -> [@Sendable () -> Void] in
            if sequence != .max { inbox.visible = max(inbox.visible, sequence) }
            let ready = inbox.watchers.filter { $0.sequence <= sequence }.map(\.resume)
            inbox.watchers.removeAll { $0.sequence <= sequence }
            return ready
        }
        for resume in ready { resume() }
    }

    /// Comes back when the entry with this number, and all before it, can be seen by questions.
    func waitUntilVisible(_ sequence: Int64) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isVisible = inbox.withLock { inbox in
                if inbox.visible >= sequence || inbox.failure != nil { return true }
                inbox.watchers.append((sequence, { continuation.resume() }))
                return false
            }
            if isVisible { continuation.resume() }
        }
    }

    /// How far the projection is, and how it failed if it did.
    var status: (visible: Int64, waiting: Int, failure: StoreError?) {
        inbox.withLock { inbox in
            let waiting = inbox.isBehind ? Int(ledger.lastSequence - inbox.visible) : inbox.waiting.count
            return (inbox.visible, waiting, inbox.failure)
        }
    }

    /// Waits until nothing waits; the files may be closed then.
    func close() {
        inbox.withLock { $0.isClosed = true }
        queue.sync {}
    }
}

/// Reads the next batch of the ledger on another thread.
private final class Prefetch: Sendable {
    typealias Batch = (events: [StoredEvent], through: Int64)

    private let ledger: Ledger
    private let read: @Sendable (Ledger, Int64) throws(StoreError) -> Batch?
    private let result = Mutex<Result<Batch?, StoreError>>(.success(nil))
    private let group = DispatchGroup()

    init(_ ledger: Ledger, _ read: @escaping @Sendable (Ledger, Int64) throws(StoreError) -> Batch?) {
        self.ledger = ledger
        self.read = read
    }

    func start(after sequence: Int64) {
        group.enter()
        DispatchQueue.global().async { [self] in
            let found = Result { () throws(StoreError) in try read(ledger, sequence) }
            result.withLock { $0 = found }
            group.leave()
        }
    }

    /// Waits for what was started, and forgets it.
    func finish() {
        group.wait()
    }

    /// Waits for what was started; nil at the end.
    func next() throws(StoreError) -> Batch? {
        group.wait()
        defer { result.withLock { $0 = .success(nil) } }
        return try result.withLock { $0 }.get()
    }
}
