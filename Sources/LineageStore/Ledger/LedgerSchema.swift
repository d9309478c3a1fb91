internal import GRDB

/// The ledger's table: append-only, each entry linked to the one before.
enum LedgerSchema {
    /// Stored in `user_version`; a ledger with a higher one is refused.
    static let version = 1

    /// `content_key` is the first eight bytes of `hash`: a small index that finds duplicates.
    static let statements = [
        """
        CREATE TABLE entry (
            seq INTEGER PRIMARY KEY,
            received_at INTEGER NOT NULL,
            content_key INTEGER NOT NULL,
            hash BLOB NOT NULL,
            link BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX entry_content ON entry (content_key)",
    ]

    static func migrate(_ db: Database, path: String) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if found > version {
            throw StoreError(
                .newerVersion, "the store has format \(found), this Thalweg knows \(version)", path: path,
                hint: "Use a newer Thalweg")
        }
        guard found == 0 else { return }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if tables > 0 {
            throw StoreError(
                .corrupt, "the file is an SQLite database, but not a Thalweg store", path: path,
                hint: "Name another store with --store")
        }
        for statement in statements { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
        // Marks the file for `file(1)` and for ourselves: "Thal".
        try db.execute(sql: "PRAGMA application_id = 0x5468616C")
    }
}
