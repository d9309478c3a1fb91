/// Ids of runs. The specification asks for UUIDs; some producers send names.
package enum RunID {
    /// The lower-case UUID, or for any other text the name-based UUID (version 3) of its bytes, as Java's
    /// `UUID.nameUUIDFromBytes` makes it, so that our ids equal those of other consumers.
    package static func canonical(_ id: String) -> String {
        if isUUID(id) { return id.lowercased() }
        var digest = Digest.md5(Array(id.utf8)[...])
        digest[6] = digest[6] & 0x0f | 0x30
        digest[8] = digest[8] & 0x3f | 0x80
        return text(of: digest)
    }

    package static func isUUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        for (index, byte) in bytes.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                if byte != UInt8(ascii: "-") { return false }
            } else if HexDigit.value(byte) == nil {
                return false
            }
        }
        return true
    }

    /// The text of 16 bytes as a UUID.
    package static func text(of bytes: some Sequence<UInt8>) -> String {
        let hex = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.prefix(16).enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(hex[Int(byte >> 4)])
            text.append(hex[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension RunID {
    /// A new UUID of version 7 (RFC 9562): time first, so that ids sort by age.
    package static func random() -> String {
        let milliseconds = UInt64(max(0, Instant.now.microseconds / 1_000))
        var bytes: [UInt8] = []
        for shift in stride(from: 40, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: milliseconds >> UInt64(shift)))
        }
        for _ in 0..<10 { bytes.append(.random(in: 0...255)) }
        bytes[6] = bytes[6] & 0x0f | 0x70
        bytes[8] = bytes[8] & 0x3f | 0x80
        return text(of: bytes)
    }
}
