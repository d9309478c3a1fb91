internal import Foundation

/// Making the catalog anew from the ledger, and proving that it equals the one that grew.
package enum CatalogRebuild {
    /// What a verification found.
    package struct Verification: Sendable {
        package var ledger: LedgerVerification
        /// Parts of the catalog that a fresh projection has otherwise.
        package var differences: [String]
    }

    /// Throws the catalog away and projects all events again.
    /// - Returns: the number of events.
    package static func rebuild(
        _ location: StoreLocation, progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws(StoreError) -> Int64 {
        let lock = try WriterLock(ledgerPath: location.ledgerPath)
        defer { lock.release() }
        try location.removeCatalog()
        return try project(location, into: location.catalogPath, progress)
    }

    /// Projects all events into a second catalog beside the first and compares the two.
    package static func verify(
        _ location: StoreLocation, progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws(StoreError) -> Verification {
        // Opening for writing brings the catalog up to date first; the lock is held while it is compared.
        let store = try LineageStore(location, withGraph: false)
        let ledger = try store.ledger.verify()
        let grown = try store.catalog.digest()
        let second = location.ledgerPath + ".verify"
        try StoreLocation(second).remove()
        _ = try project(location, into: second, progress)
        let fresh = try CatalogReader(catalog: Catalog(path: second, readOnly: false), ledger: store.ledger).digest()
        try store.close()
        try StoreLocation(second).remove()
        return Verification(ledger: ledger, differences: fresh.differences(from: grown))
    }

    private static func project(
        _ location: StoreLocation, into path: String, _ progress: (Int64, Int64) -> Void
    ) throws(StoreError) -> Int64 {
        let ledger = try Ledger(path: location.ledgerPath, readOnly: true)
        let catalog = try Catalog(path: path, readOnly: false)
        let queue = try ProjectionQueue(ledger: ledger, catalog: catalog, feed: nil)
        try queue.catchUp(progress: progress)
        try catalog.close()
        let count = ledger.lastSequence
        try ledger.close()
        return count
    }
}

extension Ledger {
    /// Opens a store's ledger for reading, beside whoever writes it.
    package convenience init(readingAt location: StoreLocation) throws(StoreError) {
        try self.init(path: location.ledgerPath, readOnly: true)
    }
}
