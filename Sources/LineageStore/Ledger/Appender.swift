internal import Dispatch
internal import OpenLineage
internal import Synchronization

/// Group commit: what arrives while one transaction is being written goes into the next one together, so that many
/// clients share the cost of one durable commit.
final class Appender: Sendable {
    private struct Submission {
        let events: [HashedEvent]
        let finish: @Sendable (Result<[AppendOutcome], StoreError>) -> Void
    }

    private struct State {
        var waiting: [Submission] = []
        var isWriting = false
        var isClosed = false
    }

    private let ledger: Ledger
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "thalweg.ledger")
    /// Called on the writer's queue with what was newly stored, in order of its numbers.
    private let onStored: @Sendable ([StoredEvent]) -> Void
    /// A transaction takes at most this many bytes, so that latency and WAL stay small.
    private static let transactionBytes = 8 << 20

    init(ledger: Ledger, onStored: @escaping @Sendable ([StoredEvent]) -> Void) {
        self.ledger = ledger
        self.onStored = onStored
    }

    /// Stores the events and comes back when they are durable.
    func append(_ events: [HashedEvent]) async throws(StoreError) -> [AppendOutcome] {
        let result = await withCheckedContinuation { continuation in
            submit(events) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Stores the events; `finish` is called on the writer's queue when they are durable or refused.
    func submit(_ events: [HashedEvent], finish: @escaping @Sendable (Result<[AppendOutcome], StoreError>) -> Void) {
        let (refused, start) = state.withLock { state -> (Bool, Bool) in
            if state.isClosed { return (true, false) }
            state.waiting.append(Submission(events: events, finish: finish))
            defer { state.isWriting = true }
            return (false, !state.isWriting)
        }
        if refused {
            finish(.failure(StoreError(.closed, "the store is closed", path: ledger.path)))
        } else if start {
            queue.async { self.drain() }
        }
    }

    private func drain() {
        while let group = nextGroup() { write(group) }
    }

    private func nextGroup() -> [Submission]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWriting = false
                return nil
            }
            var bytes = 0
            var count = 0
            for submission in state.waiting {
                bytes += submission.events.reduce(0) { $0 + $1.body.count }
                if count > 0 && bytes > Self.transactionBytes { break }
                count += 1
            }
            let group = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(count)
            return group
        }
    }

    private func write(_ group: [Submission]) {
        let events = group.count == 1 ? group[0].events : group.flatMap(\.events)
        do {
            let outcomes = try ledger.append(events, receivedAt: .now)
            var stored: [StoredEvent] = []
            stored.reserveCapacity(events.count)
            for (event, outcome) in zip(events, outcomes) {
                if case .stored(let sequence) = outcome {
                    stored.append(StoredEvent(sequence: sequence, hashed: event))
                }
            }
            if !stored.isEmpty { onStored(stored) }
            var start = 0
            for submission in group {
                let end = start + submission.events.count
                submission.finish(.success(Array(outcomes[start..<end])))
                start = end
            }
        } catch {
            let failure = StoreError(error, path: ledger.path)
            for submission in group { submission.finish(.failure(failure)) }
        }
    }

    /// Refuses what comes from now on and waits for what was accepted.
    func close() {
        state.withLock { $0.isClosed = true }
        queue.sync {}
    }
}

/// An event with its number in the ledger.
struct StoredEvent: Sendable {
    let sequence: Int64
    let hashed: HashedEvent
    var event: Event { hashed.event }
}
