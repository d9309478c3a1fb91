internal import Foundation
internal import GRDB

/// The projection's file: opened, or made anew when it is missing, damaged or of another version.
final class Catalog: Sendable {
    let pool: DatabasePool
    let path: String

    init(path: String, readOnly: Bool) throws(StoreError) {
        self.path = path
        do {
            pool = try Self.open(path, readOnly: readOnly)
            if readOnly {
                guard try pool.read(Self.isUsable) else {
                    throw StoreError(
                        .newerVersion, "the catalog was made by another version of Thalweg", path: path,
                        hint: "Run `thalweg rebuild`")
                }
            } else if try !pool.read(Self.isUsable) {
                try pool.write(Self.create)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Opens for writing; what can't be opened is thrown away, since the ledger has all of it.
    static func openOrRemake(_ location: StoreLocation) throws(StoreError) -> Catalog {
        if let catalog = try? Catalog(path: location.catalogPath, readOnly: false), catalog.hasRightVersion {
            return catalog
        }
        try location.removeCatalog()
        return try Catalog(path: location.catalogPath, readOnly: false)
    }

    private var hasRightVersion: Bool { (try? pool.read(Self.isUsable)) ?? false }

    private static func open(_ path: String, readOnly: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 6
        configuration.prepareDatabase { db in
            // A power cut may lose the last batches, not harm the file: the projection goes on where it stands.
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA cache_size = -64000")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        if !readOnly {
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 8000") }
        }
        return pool
    }

    private static func isUsable(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == CatalogSchema.version
    }

    private static func create(_ db: Database) throws {
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard tables == 0 else { return }
        for statement in CatalogSchema.statements { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA user_version = \(CatalogSchema.version)")
    }

    /// Number of the last ledger entry that is projected.
    func applied() throws(StoreError) -> Int64 {
        do {
            return try pool.read(Self.applied)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    static func applied(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'applied'") ?? 0
    }

    func close() throws(StoreError) {
        do {
            // One file is left behind, not a log beside it.
            if !pool.configuration.readonly { try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
            try pool.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
