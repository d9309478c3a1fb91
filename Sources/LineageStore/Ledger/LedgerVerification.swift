internal import OpenLineage

/// What a walk over the ledger's links found.
package struct LedgerVerification: Sendable {
    package var entries: Int64
    /// Link of the last entry: whoever notes it can prove later that nothing before it changed.
    package var lastLink: [UInt8]
    /// The first entry that does not fit, with what is wrong about it; nil when all is whole.
    package var firstBroken: (sequence: Int64, reason: String)?
}

extension Ledger {
    /// Recomputes every hash and link from the stored bytes.
    package func verify(progress: (Int64) -> Void = { _ in }) throws(StoreError) -> LedgerVerification {
        var link = LedgerLink.genesis
        var expected: Int64 = 1
        while true {
            let chunk = try entries(after: expected - 1, limit: 1_000)
            if chunk.isEmpty { break }
            for entry in chunk {
                func broken(_ reason: String) -> LedgerVerification {
                    LedgerVerification(entries: expected - 1, lastLink: link, firstBroken: (entry.sequence, reason))
                }
                guard entry.sequence == expected else { return broken("entry \(expected) is missing") }
                guard Digest.sha256(entry.body[...]) == entry.hash else {
                    return broken("the event's bytes were changed")
                }
                link = LedgerLink.next(
                    after: link, sequence: entry.sequence, receivedAt: entry.receivedAt.microseconds, hash: entry.hash)
                guard link == entry.link else { return broken("the link to the entry before does not fit") }
                expected += 1
            }
            progress(expected - 1)
        }
        return LedgerVerification(entries: expected - 1, lastLink: link, firstBroken: nil)
    }
}
