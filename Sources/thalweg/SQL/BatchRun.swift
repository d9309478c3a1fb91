import Foundation
import OpenLineage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Answers a batch from a file or standard input on standard output: parallel over all cores, in the order of the
/// input, in a memory that does not grow with the batch.
struct BatchRun {
    let path: String
    let parseOnly: Bool
    let defaults: BatchAnswerer.Defaults
    var workers = ProcessInfo.processInfo.activeProcessorCount

    private static let readSize = 256 << 10

    /// - Throws: ``SQLError`` when the file can't be read or the answers can't be written.
    func run() throws {
        let handle = try open()
        let progress = ProgressLine(label: "analysing", unit: "lines")
        let queue = BatchQueue(
            write: { try FileHandle.standardOutput.write(contentsOf: Data($0)) },
            progress: { progress.update($0, of: 0) })
        let group = DispatchGroup()
        for _ in 0..<max(workers, 1) {
            group.enter()
            let (parseOnly, defaults) = (parseOnly, defaults)
            DeepStack.start {
                Self.work(queue, parseOnly: parseOnly, defaults: defaults)
                group.leave()
            }
        }
        let result = Result { try feed(queue, from: handle) }
        queue.close(workers: max(workers, 1))
        group.wait()
        progress.finish()
        try result.get()
        if let failure = queue.failure { throw failure }
    }

    private func open() throws(SQLError) -> FileHandle {
        if path == "-" { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw SQLError(.unreadable, "the file can't be read", path: path) }
        return handle
    }

    /// Reads what is there rather than waiting for a full buffer, so that a pipe gets its answers line by line.
    private func feed(_ queue: BatchQueue, from handle: FileHandle) throws {
        var chunker = BatchChunker()
        var buffer = [UInt8](repeating: 0, count: Self.readSize)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(handle.fileDescriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw SQLError(.unreadable, "the input can't be read: \(String(cString: strerror(errno)))", path: path)
            }
            if count == 0 { break }
            try chunker.push(buffer[..<count], queue.submit)
        }
        try chunker.finish(queue.submit)
    }

    private static func work(_ queue: BatchQueue, parseOnly: Bool, defaults: BatchAnswerer.Defaults) {
        var answerer = BatchAnswerer(defaults: defaults)
        while let (number, chunk) = queue.next() {
            var answers: [UInt8] = []
            var count = 0
            switch chunk {
            case .overlong:
                answers = BatchAnswerer.refusal(
                    "the line is longer than \(Figures.bytes(Int64(BatchChunker.lineLimit)))", parseOnly: parseOnly)
                answers.append(0x0a)
                count = 1
            case .lines(let bytes):
                answers.reserveCapacity(bytes.count)
                for line in bytes.split(separator: 0x0a) {
                    // Blank lines are no requests.
                    guard line.contains(where: { $0 > 0x20 }) else { continue }
                    answers += answerer.answer(line, parseOnly: parseOnly)
                    answers.append(0x0a)
                    count += 1
                }
            }
            queue.finish(number, answers: answers, lines: count, bytes: chunk.byteCount)
        }
    }
}
