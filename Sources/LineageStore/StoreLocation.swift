internal import Foundation

/// Where a store lives. The ledger is the file that was named; the catalog is a second file beside it
/// (`<name>.catalog`), a projection that may be deleted at any time: it is made anew from the ledger.
package struct StoreLocation: Sendable, Hashable {
    /// Path of the ledger, the only file that must be kept.
    package let ledgerPath: String
    /// Path of the projection.
    package var catalogPath: String { ledgerPath + ".catalog" }

    /// - Throws: `TW301` for `postgres://` and other URLs, which this build can't serve.
    package init(_ text: String) throws(StoreError) {
        if let scheme = text.range(of: "://"), !text.hasPrefix("file://") {
            throw StoreError(
                .unsupportedLocation, "a store at `\(text[..<scheme.upperBound])…` is not supported by this version",
                hint: "Name a file, for example --store ./thalweg.db")
        }
        let path = text.hasPrefix("file://") ? String(text.dropFirst("file://".count)) : text
        guard !path.isEmpty else {
            throw StoreError(
                .unsupportedLocation, "the store's path is empty", hint: "Name a file, for example --store ./thalweg.db"
            )
        }
        ledgerPath = path
    }

    /// True when there is a ledger to open.
    package var exists: Bool { FileManager.default.fileExists(atPath: ledgerPath) }

    /// Removes ledger and projection with their side files.
    package func remove() throws(StoreError) {
        try Self.remove(ledgerPath)
        try removeCatalog()
    }

    /// Removes the projection only.
    package func removeCatalog() throws(StoreError) {
        try Self.remove(catalogPath)
    }

    private static func remove(_ path: String) throws(StoreError) {
        for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
            do {
                try FileManager.default.removeItem(atPath: path + suffix)
            } catch {
                throw StoreError(
                    .cannotOpen, "can't remove the file: \(error.localizedDescription)", path: path + suffix)
            }
        }
    }
}
