internal import OpenLineage

/// Run ids in the layout of UUID version 7: the time of the start, then bits that depend only on the job and attempt.
enum RunID {
    static func make(_ job: Job, start: Instant, attempt: Int) -> String {
        let digest = Digest.sha256(Array("\(job.tool.namespace)/\(job.name)/\(start)/\(attempt)".utf8)[...])
        let milliseconds = UInt64(max(0, start.microseconds / 1000))
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) }
        bytes += digest.prefix(10)
        bytes[6] = 0x70 | (bytes[6] & 0x0f)
        bytes[8] = 0x80 | (bytes[8] & 0x3f)
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            if byte < 16 { text += "0" }
            text += String(byte, radix: 16)
        }
        return text
    }

    /// A number that looks random and depends only on its name: 0 up to `bound`.
    static func noise(_ name: String, below bound: Int) -> Int {
        let digest = Digest.sha256(Array(name.utf8)[...])
        let value = digest.prefix(6).reduce(0) { $0 << 8 | Int($1) }
        return bound > 0 ? value % bound : 0
    }
}
