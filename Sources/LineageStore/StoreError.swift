internal import GRDB

/// Why the store could not do what was asked: a stable code (`TW3xx`), what is wrong, where, and what to do.
package struct StoreError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The location names a kind of store that this build does not have.
        case unsupportedLocation = "TW301"
        /// The file can't be opened or created.
        case cannotOpen = "TW302"
        /// Another process holds the store.
        case locked = "TW303"
        /// The file is no Thalweg store, or is damaged.
        case corrupt = "TW304"
        /// The disk or the file's quota is full.
        case full = "TW305"
        /// The store was written by a newer Thalweg.
        case newerVersion = "TW306"
        /// The ledger's links do not fit: an entry was changed or removed.
        case brokenLink = "TW307"
        /// Anything else that the database reports.
        case database = "TW308"
        /// The store was closed.
        case closed = "TW309"
        /// The store is opened for reading only.
        case readOnly = "TW310"
    }

    package var code: Code
    package var message: String
    /// The file concerned.
    package var path: String?
    package var hint: String?

    package init(_ code: Code, _ message: String, path: String? = nil, hint: String? = nil) {
        self.code = code
        self.message = message
        self.path = path
        self.hint = hint
    }

    package var description: String {
        var text = "\(code.rawValue): \(message)"
        if let path { text += " (\(path))" }
        if let hint { text += ". \(hint)" }
        return text
    }
}

extension StoreError {
    /// Says in words what a database error means for the person who runs the store.
    init(_ error: any Error, path: String?) {
        if let own = error as? StoreError {
            self = own
            return
        }
        guard let database = error as? DatabaseError else {
            self.init(.database, String(describing: error), path: path)
            return
        }
        let detail = database.message ?? "error \(database.resultCode.rawValue)"
        switch database.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked, "the store is in use by another process", path: path,
                hint: "Stop the other `thalweg serve` or `ingest`, or name another store with --store")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                .corrupt, "the file is not a Thalweg store, or is damaged: \(detail)", path: path,
                hint: "Restore it from a backup, or name another store with --store")
        case .SQLITE_FULL:
            self.init(
                .full, "no space left to write", path: path, hint: "Free disk space; nothing unsaved was acknowledged")
        case .SQLITE_IOERR:
            self.init(
                .full, "the disk refused a read or write: \(detail)", path: path,
                hint: "Check free space and file system; nothing unsaved was acknowledged")
        case .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(
                .cannotOpen, "the store can't be opened: \(detail)", path: path,
                hint: "Check that the folder exists and is writable")
        case .SQLITE_READONLY:
            self.init(.readOnly, "the store is read-only", path: path, hint: "Check the file's permissions")
        default:
            self.init(.database, detail, path: path)
        }
    }
}
