import Foundation
import SQLLineage
import Synchronization
import Testing

@testable import thalweg

@Suite struct BatchQueueTests {
    @Test(arguments: 1...20)
    func `chunks are whole lines and together the stream, however it is cut`(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        var stream: [UInt8] = []
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            stream += [UInt8](repeating: 0x61, count: Int.random(in: 0...20_000, using: &random)) + [0x0a]
        }
        if Bool.random(using: &random) { stream += [0x62, 0x63] }
        var chunker = BatchChunker()
        var chunks: [[UInt8]] = []
        let take: (BatchChunk) -> Void = { if case .lines(let bytes) = $0 { chunks.append(bytes) } }
        var start = 0
        while start < stream.count {
            let end = min(start + Int.random(in: 1...90_000, using: &random), stream.count)
            chunker.push(stream[start..<end], take)
            start = end
        }
        chunker.finish(take)
        #expect(Array(chunks.joined()) == stream)
        #expect(chunks.dropLast().allSatisfy { $0.last == 0x0a })
        #expect(chunks.allSatisfy { $0.count < BatchChunker.size + 20_002 })
    }

    @Test func `a line beyond the limit is dropped, the next one kept`() {
        var chunker = BatchChunker()
        var told: [String] = []
        let take: (BatchChunk) -> Void = { chunk in
            switch chunk {
            case .lines(let bytes): told.append(String(decoding: bytes, as: UTF8.self))
            case .overlong: told.append("overlong")
            }
        }
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        for _ in 0...(BatchChunker.lineLimit >> 20) + 2 { chunker.push(piece[...], take) }
        chunker.push(Array("a\nnext\nlast".utf8)[...], take)
        chunker.finish(take)
        #expect(told == ["overlong", "next\n", "last"])
    }

    @Test func `answers come out in the order of the input, whichever worker is done first`() throws {
        let written = Mutex<[UInt8]>([])
        let queue = BatchQueue(write: { bytes in written.withLock { $0 += bytes } }, progress: { _ in })
        let group = DispatchGroup()
        for worker in 0..<4 {
            group.enter()
            DeepStack.start {
                while let (number, chunk) = queue.next() {
                    guard case .lines(let bytes) = chunk else { continue }
                    if (number + worker) % 3 == 0 { Thread.sleep(forTimeInterval: 0.001) }
                    queue.finish(number, answers: bytes, lines: 1, bytes: bytes.count)
                }
                group.leave()
            }
        }
        let chunks = (0..<500).map { Array("\($0)\n".utf8) }
        for chunk in chunks { try queue.submit(.lines(chunk)) }
        queue.close(workers: 4)
        group.wait()
        #expect(written.withLock { $0 } == Array(chunks.joined()))
    }

    @Test func `nothing more is taken when answers can't be written`() throws {
        let queue = BatchQueue(write: { _ in throw CocoaError(.fileWriteOutOfSpace) }, progress: { _ in })
        try queue.submit(.lines([0x0a]))
        queue.finish(0, answers: [0x0a], lines: 1, bytes: 1)
        #expect(throws: SQLError.self) { try queue.submit(.lines([0x0a])) }
        #expect(queue.failure?.code == .unwritable)
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
