internal import Foundation
internal import GRDB
internal import OpenLineage

/// Stores each different set of claims once, and remembers which statement led to which set.
final class ClaimSetTable {
    private var idsByHash: [[UInt8]: Int64] = [:]
    private var idsBySignature: [Signature: Int64] = [:]
    private var nextID: Int64
    private static let cacheLimit = 50_000

    private struct Signature: Hashable {
        let subject: Int64
        let digest: [UInt8]
    }

    init(_ db: Database) throws {
        nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM claim_set") ?? 0) + 1
    }

    /// The set of a statement about a subject, built only when that statement was not seen lately; nil when the
    /// statement claims nothing.
    func id(
        subject: Int64, statement: LineageStatement, in transaction: CatalogTransaction, build: () throws -> ClaimSet
    ) throws -> Int64? {
        if statement.isEmpty { return nil }
        let signature = Signature(subject: subject, digest: statement.signature)
        if let id = idsBySignature[signature] { return id == 0 ? nil : id }
        if idsBySignature.count > Self.cacheLimit { idsBySignature.removeAll(keepingCapacity: true) }
        let claims = try build()
        let id = claims.isEmpty ? nil : try self.id(of: claims, in: transaction)
        idsBySignature[signature] = id ?? 0
        return id
    }

    private func id(of claims: ClaimSet, in transaction: CatalogTransaction) throws -> Int64 {
        let content = claims.encoded
        let hash = Digest.sha256(content[...])
        if let id = idsByHash[hash] { return id }
        if idsByHash.count > Self.cacheLimit { idsByHash.removeAll(keepingCapacity: true) }
        if let id = try transaction.integer("SELECT id FROM claim_set WHERE hash = ?", [Data(hash)]) {
            idsByHash[hash] = id
            return id
        }
        let id = nextID
        nextID += 1
        try transaction.execute(
            "INSERT INTO claim_set (id, hash, content) VALUES (?, ?, ?)", [id, Data(hash), Data(content)])
        idsByHash[hash] = id
        return id
    }
}
