package import LineageGraph
package import OpenLineage
internal import Synchronization

/// A store: the ledger, the catalog that is projected from it, and the graph in memory.
///
/// One process writes a store; others may read it meanwhile. Appending comes back when events are durable; they are
/// visible to questions a moment later (``waitUntilVisible(_:)``).
package final class LineageStore: Sendable {
    /// How a store is opened.
    package enum Mode: Sendable {
        /// For events to come; makes the store if there is none.
        case readWrite
        /// For questions beside a process that writes. The answer is as new as that process's catalog.
        case readOnly
    }

    package let location: StoreLocation
    package let ledger: Ledger
    package let catalog: CatalogReader
    /// Empty unless the store was opened with its graph.
    package let graph: LiveGraph
    private let lock: WriterLock?
    private let catalogFile: Catalog
    private let projection: ProjectionQueue?
    private let appender: Appender?
    private let isClosed = Mutex(false)

    /// Opens a store and brings its catalog up to date with its ledger.
    /// - Parameters:
    ///   - withGraph: whether to load the graph; a mere ingestion does without.
    ///   - defersProjection: leaves new events to ``project(progress:)``, so that a large ingestion is durable sooner.
    ///   - progress: called while the catalog catches up, with events done and in all.
    /// - Throws: ``StoreError``: no such file (reading), locked, corrupt, full, a newer format.
    package init(
        _ location: StoreLocation, mode: Mode = .readWrite, withGraph: Bool = true,
        defersProjection: Bool = false, progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) throws(StoreError) {
        self.location = location
        if mode == .readOnly && !location.exists {
            throw StoreError(
                .cannotOpen, "there is no store", path: location.ledgerPath,
                hint: "Make one with `thalweg ingest` or `thalweg demo`, or name another with --store")
        }
        let writes = mode == .readWrite
        lock = writes ? try WriterLock(ledgerPath: location.ledgerPath) : nil
        let ledger = try Ledger(path: location.ledgerPath, readOnly: !writes)
        let catalogFile =
            writes ? try Catalog.openOrRemake(location) : try Catalog(path: location.catalogPath, readOnly: true)
        let graph = LiveGraph()
        let feed = withGraph ? GraphFeed(catalog: catalogFile, graph: graph) : nil
        if writes {
            let projection = try ProjectionQueue(ledger: ledger, catalog: catalogFile, feed: feed)
            // A catalog that is ahead belongs to another ledger.
            if try catalogFile.applied() > ledger.lastSequence {
                throw StoreError(
                    .corrupt, "the catalog beside the ledger belongs to another ledger", path: location.catalogPath,
                    hint: "Remove the catalog file; it is made anew from the ledger")
            }
            try projection.catchUp(progress: progress)
            appender = Appender(ledger: ledger) { stored in
                if !defersProjection { projection.enqueue(stored) }
            }
            self.projection = projection
        } else {
            projection = nil
            appender = nil
        }
        try feed?.load()
        self.ledger = ledger
        self.catalogFile = catalogFile
        self.graph = graph
        catalog = CatalogReader(catalog: catalogFile, ledger: ledger)
    }

    /// Stores events; when it returns they are durable. The outcomes are in the order of the events.
    package func append(_ events: [Event]) async throws(StoreError) -> [AppendOutcome] {
        guard let appender else {
            throw StoreError(.readOnly, "the store is open for reading only", path: location.ledgerPath)
        }
        return try await appender.append(events.map(HashedEvent.init))
    }

    /// The same without waiting: `finish` is called when the events are durable, or refused.
    func submit(_ events: [HashedEvent], finish: @escaping @Sendable (Result<[AppendOutcome], StoreError>) -> Void) {
        guard let appender else {
            return finish(
                .failure(StoreError(.readOnly, "the store is open for reading only", path: location.ledgerPath)))
        }
        appender.submit(events, finish: finish)
    }

    /// Projects what was stored with projection deferred.
    package func project(progress: (_ done: Int64, _ total: Int64) -> Void) throws(StoreError) {
        try projection?.catchUp(progress: progress)
    }

    /// Comes back when the ledger entry with this number, and all before it, can be seen by questions.
    package func waitUntilVisible(_ sequence: Int64) async {
        await projection?.waitUntilVisible(sequence)
    }

    /// Number of the last ledger entry that questions see, how many wait, and why projecting stopped if it did.
    package var projectionStatus: (visible: Int64, waiting: Int, failure: StoreError?) {
        projection?.status ?? (ledger.lastSequence, 0, nil)
    }

    /// Events in the ledger that the catalog could not take since the store was opened, and why the last could not.
    package var skippedEvents: (count: Int, reason: StoreError?) { projection?.skipped ?? (0, nil) }

    /// Finishes what was accepted and closes the files. Closing again does nothing.
    package func close() throws(StoreError) {
        let isFirst = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        guard isFirst else { return }
        appender?.close()
        projection?.close()
        try ledger.close()
        try catalogFile.close()
        lock?.release()
    }
}
