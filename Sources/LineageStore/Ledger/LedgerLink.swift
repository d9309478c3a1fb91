internal import OpenLineage

/// The hash chain of the ledger: `link = SHA-256(previous link ‖ sequence ‖ received at ‖ SHA-256(body))`,
/// integers big-endian, the first entry's previous link being 32 zero bytes. Whoever knows the last link knows
/// that no earlier entry was changed, removed or put in between.
enum LedgerLink {
    static let genesis = [UInt8](repeating: 0, count: 32)

    static func next(after previous: [UInt8], sequence: Int64, receivedAt: Int64, hash: [UInt8]) -> [UInt8] {
        var input = previous
        input.reserveCapacity(80)
        append(sequence, to: &input)
        append(receivedAt, to: &input)
        input.append(contentsOf: hash)
        return Digest.sha256(input[...])
    }

    /// The first eight bytes of a content hash as a signed number: the key that finds duplicates.
    static func contentKey(_ hash: [UInt8]) -> Int64 {
        var value: UInt64 = 0
        for byte in hash.prefix(8) { value = value << 8 | UInt64(byte) }
        return Int64(bitPattern: value)
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
        }
    }
}
