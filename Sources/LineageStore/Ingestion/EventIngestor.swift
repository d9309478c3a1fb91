internal import Dispatch
internal import Foundation
internal import OpenLineage
internal import Synchronization

/// Reads events from files into a store: JSON, arrays, JSON lines, also in gzip. Reading and decoding go on while the
/// ledger writes what was read before.
package final class EventIngestor {
    private let store: LineageStore
    private let outcome = Outcome()
    /// Batches under way.
    private let slots = DispatchSemaphore(value: slotCount)
    private static let slotCount = 6
    private static let batchBytes = 2 << 20
    private static let batchEvents = 1_000

    private var report = IngestReport()
    private var batch: [HashedEvent] = []
    private var batchBytes = 0

    package init(_ store: LineageStore) {
        self.store = store
    }

    /// Takes everything that a readable stream gives.
    /// - Parameters:
    ///   - source: its name in messages.
    ///   - read: the next piece; empty at the end.
    ///   - progress: called now and then with the bytes read of this source.
    package func ingest(
        source: String, read: () throws -> [UInt8], progress: (Int64) -> Void = { _ in }
    ) throws {
        report.sources += 1
        var splitter = EventSplitter()
        var gunzip: Gunzip?
        var isFirst = true
        var taken: Int64 = 0
        while true {
            var piece = try read()
            let atEnd = piece.isEmpty
            taken += Int64(piece.count)
            report.bytes += Int64(piece.count)
            if isFirst, Gunzip.isGzip(piece) { gunzip = Gunzip() }
            isFirst = false
            do {
                if let gunzip, !atEnd { piece = try gunzip.unpack(piece, limit: 1 << 30) }
            } catch {
                report.refuse(error, source: source, line: 1)
                return
            }
            splitter.push(piece)
            while let next = splitter.next(atEnd: atEnd) { try take(next, source) }
            progress(taken)
            if atEnd { break }
        }
        if let gunzip, !gunzip.isComplete {
            report.refuse(
                EventError(code: "TW101", message: "the gzip data ends too early", path: "$", isSyntax: true),
                source: source,
                line: 1)
        }
    }

    /// Waits until everything is durable and gives the account of it.
    /// - Throws: ``StoreError`` when the store could not take an event; what it took before is kept.
    package func finish() throws(StoreError) -> IngestReport {
        submit()
        for _ in 0..<Self.slotCount { slots.wait() }
        for _ in 0..<Self.slotCount { slots.signal() }
        report.stored = outcome.stored
        report.duplicates = outcome.duplicates
        if let failure = outcome.failure { throw failure }
        return report
    }

    private func take(_ piece: EventSplitter.Piece, _ source: String) throws(StoreError) {
        switch piece {
        case .broken(let error): report.refuse(error, source: source, line: error.line ?? 1)
        case .value(let bytes, let line):
            do {
                // A copy of its own, so that a batch does not keep the whole reading buffer alive.
                let event = try Event.decode(Array(bytes)[...])
                for diagnostic in event.diagnostics { report.diagnostics[diagnostic.code, default: 0] += 1 }
                batch.append(HashedEvent(event))
                batchBytes += bytes.count
            } catch {
                report.refuse(error, source: source, line: line + (error.line ?? 1) - 1)
            }
            if batch.count >= Self.batchEvents || batchBytes >= Self.batchBytes {
                if let failure = outcome.failure { throw failure }
                submit()
            }
        }
    }

    private func submit() {
        guard !batch.isEmpty else { return }
        let events = batch
        batch = []
        batchBytes = 0
        slots.wait()
        store.submit(events) { [slots, outcome] result in
            outcome.note(result)
            slots.signal()
        }
    }
}

/// What the ledger's writer reported, from its own queue.
private final class Outcome: Sendable {
    private let counts = Mutex((stored: 0, duplicates: 0, failure: StoreError?.none))

    var stored: Int { counts.withLock { $0.stored } }
    var duplicates: Int { counts.withLock { $0.duplicates } }
    var failure: StoreError? { counts.withLock { $0.failure } }

    func note(_ result: Result<[AppendOutcome], StoreError>) {
        counts.withLock { counts in
            switch result {
            case .failure(let error): counts.failure = counts.failure ?? error
            case .success(let outcomes):
                for case .stored in outcomes { counts.stored += 1 }
                for case .duplicate in outcomes { counts.duplicates += 1 }
            }
        }
    }
}
