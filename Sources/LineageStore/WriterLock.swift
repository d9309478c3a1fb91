internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Makes sure that one process at a time writes a store. A lock file beside the ledger is held with `flock`, which the
/// kernel gives back when the process ends, however it ends. (The ledger itself can't be used: closing a second
/// descriptor of it would drop SQLite's own locks.)
final class WriterLock: Sendable {
    private let descriptor: Mutex<Int32>

    /// - Throws: `TW303` when another process holds the store, `TW302` when the lock file can't be made.
    init(ledgerPath: String) throws(StoreError) {
        let path = ledgerPath + ".lock"
        let opened = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard opened >= 0 else {
            let reason = String(cString: strerror(errno))
            throw StoreError(
                .cannotOpen, "the store can't be opened: \(reason)", path: ledgerPath,
                hint: "Check that the folder exists and is writable")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw StoreError(
                .locked, "another Thalweg process is writing to this store", path: ledgerPath,
                hint: "Stop it, send the events to its HTTP port instead, or name another store with --store")
        }
        descriptor = Mutex(opened)
    }

    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            close(descriptor)
            descriptor = -1
        }
    }

    deinit { release() }
}
