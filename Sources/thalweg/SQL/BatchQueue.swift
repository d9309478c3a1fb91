import Foundation
import Synchronization

/// Chunks of a batch on their way to the workers, and answers on their way out in the order of the input.
final class BatchQueue: Sendable {
    private struct Work {
        var chunks: [(number: Int, chunk: BatchChunk)] = []
        var submitted = 0
        var isClosed = false
    }

    private struct Output {
        var finished: [Int: (answers: [UInt8], lines: Int, bytes: Int)] = [:]
        var next = 0
        var bytesInFlight = 0
        var lines: Int64 = 0
        var failure: SQLError?
    }

    /// What is read and not yet written out may take this many bytes; a single larger chunk goes through alone.
    private static let byteLimit = 4 << 20
    private static let chunkLimit = 64

    private let work = Mutex(Work())
    private let output = Mutex(Output())
    private let hasWork = DispatchSemaphore(value: 0)
    private let hasRoom = DispatchSemaphore(value: 0)
    private let write: @Sendable ([UInt8]) throws -> Void
    private let progress: @Sendable (Int64) -> Void

    /// - Parameters:
    ///   - write: takes answers in order, one call after the other.
    ///   - progress: told how many lines are answered.
    init(write: @escaping @Sendable ([UInt8]) throws -> Void, progress: @escaping @Sendable (Int64) -> Void) {
        self.write = write
        self.progress = progress
    }

    /// Waits until there is room, then hands a chunk to the workers.
    /// - Throws: when answers can't be written any more.
    func submit(_ chunk: BatchChunk) throws {
        let number = work.withLock { $0.submitted }
        while true {
            let (hasRoom, failure) = output.withLock { output in
                let waiting = number - output.next
                let hasRoom =
                    waiting == 0
                    || waiting < Self.chunkLimit && output.bytesInFlight + chunk.byteCount <= Self.byteLimit
                if hasRoom { output.bytesInFlight += chunk.byteCount }
                return (hasRoom, output.failure)
            }
            if let failure { throw failure }
            if hasRoom { break }
            self.hasRoom.wait()
        }
        work.withLock { work in
            work.chunks.append((number, chunk))
            work.submitted += 1
        }
        hasWork.signal()
    }

    /// Lets the workers end when nothing is left.
    func close(workers: Int) {
        work.withLock { $0.isClosed = true }
        for _ in 0..<workers { hasWork.signal() }
    }

    /// The next chunk for a worker; nil when there are no more.
    func next() -> (number: Int, chunk: BatchChunk)? {
        while true {
            hasWork.wait()
            let (next, isClosed) = work.withLock { work in
                (work.chunks.isEmpty ? nil : work.chunks.removeFirst(), work.isClosed)
            }
            if let next { return next }
            if isClosed { return nil }
        }
    }

    /// Takes a worker's answers, and writes out all whose turn it is.
    func finish(_ number: Int, answers: [UInt8], lines: Int, bytes: Int) {
        let written = output.withLock { output in
            output.finished[number] = (answers, lines, bytes)
            while let ready = output.finished.removeValue(forKey: output.next) {
                output.next += 1
                output.bytesInFlight -= ready.bytes
                output.lines += Int64(ready.lines)
                guard output.failure == nil, !ready.answers.isEmpty else { continue }
                do {
                    try write(ready.answers)
                } catch {
                    output.failure = SQLError(
                        .unwritable, "the answers can't be written: \(error.localizedDescription)")
                }
            }
            return output.lines
        }
        progress(written)
        hasRoom.signal()
    }

    var failure: SQLError? { output.withLock { $0.failure } }
}
