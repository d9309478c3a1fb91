internal import Foundation
internal import GRDB
internal import LineageGraph
internal import OpenLineage

/// Folds events into the catalog's tables, one transaction a batch.
///
/// Every table is a function of the set of events, not of the order in which they came: what is decided by "latest" is
/// decided by ``EventOrder``; an event that comes late is put where it belongs, with a look back into the ledger where
/// memory does not suffice. Not thread-safe: one queue owns it. After an error it must be thrown away.
final class Projector {
    let nodes: NodeTable
    let fields: FieldTable
    let transformations: TransformationTable
    let runs: RunTable
    let claimSets: ClaimSetTable
    let timeline: ClaimTimeline
    let facets: FacetHistory
    let archive: EventArchive
    private var producers: [String: Int64] = [:]
    private(set) var changes = ProjectionChanges()
    private var attributesDirty: [NodeEntry] = []

    init(_ db: Database, ledger: Ledger) throws {
        nodes = try NodeTable(db)
        fields = try FieldTable(db)
        transformations = try TransformationTable(db)
        runs = try RunTable(db)
        claimSets = try ClaimSetTable(db)
        timeline = try ClaimTimeline(db)
        archive = EventArchive(ledger: ledger)
        facets = FacetHistory(archive: archive)
        for row in try Row.fetchAll(db, sql: "SELECT id, uri FROM producer") { producers[row[1]] = row[0] }
    }

    /// Projects a batch within the caller's transaction.
    func project(_ batch: [StoredEvent], in db: Database) throws {
        let transaction = CatalogTransaction(db: db)
        for stored in batch { archive.remember(stored) }
        for stored in batch { try add(stored, transaction) }
        try flushRuns(transaction)
        try timeline.flush(transaction)
        try flushAttributes(transaction)
        try nodes.flush(transaction)
        if let last = batch.last {
            try transaction.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('applied', ?)", [last.sequence])
        }
    }

    /// What the graph must be told since this was last called.
    func takeChanges() -> ProjectionChanges {
        defer { changes = ProjectionChanges() }
        changes.transformations = transformations.takeAdded()
        return changes
    }

    // MARK: One event

    private func add(_ stored: StoredEvent, _ transaction: CatalogTransaction) throws {
        let event = stored.event
        let order = EventOrder(event, contentKey: stored.hashed.key)
        try transaction.execute(
            "INSERT OR IGNORE INTO event (time, tie, seq, kind, type) VALUES (?, ?, ?, ?, ?)",
            [order.time, order.tie, stored.sequence, event.kind.code, event.eventType.code])

        var spoken: [(NodeClassCode, DatasetName, NodeEntry)] = []
        for stated in NodeFacets(event).nodes {
            let node = try nodes.touch(stated.nodeClass, stated.name, at: order, in: transaction)
            try refer(EventReference.node(node.id), order, stored.sequence, transaction)
            let changed = try facets.record(stated.facets, of: node, at: order, in: transaction)
            if changed.contains(where: NodeAttributes.facetNames.contains) {
                node.attributesDirty = true
                if changed.contains("schema") || changed.contains("tags") || changed.contains("thalweg_tags") {
                    node.schemaDirty = true
                    try ensureColumns(of: stated.facets, node, transaction)
                }
            }
            nodes.advance(node, to: order, visibility: stated.facets.decode(ThalwegVisibilityFacet.self))
            if node.attributesDirty { attributesDirty.append(node) }
            spoken.append((stated.nodeClass, stated.name, node))
        }

        switch event.kind {
        case .run:
            guard let run = event.run, let job = spoken.first(where: { $0.0 == .job })?.2 else { return }
            try add(event, of: run.id, job, order, stored.sequence, transaction)
        case .job:
            guard let job = spoken.first(where: { $0.0 == .job })?.2 else { return }
            try declare(event, about: job, order, transaction)
        case .dataset:
            guard let dataset = event.dataset else { return }
            let name = DatasetName(namespace: dataset.namespace, name: dataset.name)
            guard let node = spoken.first(where: { $0.0 == .dataset && $0.1 == name })?.2 else { return }
            try declare(event, about: node, order, transaction)
        }
    }

    private func refer(_ reference: Int64, _ order: EventOrder, _ sequence: Int64, _ transaction: CatalogTransaction)
        throws
    {
        try transaction.execute(
            "INSERT OR IGNORE INTO event_ref (ref, time, tie, seq) VALUES (?, ?, ?, ?)",
            [reference, order.time, order.tie, sequence])
    }

    /// Columns of past schemas keep a row each, whether or not the schema is still the current one.
    private func ensureColumns(of facets: Facets, _ node: NodeEntry, _ transaction: CatalogTransaction) throws {
        guard let schema = facets.decode(SchemaDatasetFacet.self) else { return }
        for column in SchemaColumn.columns(of: schema) {
            _ = try fields.id(of: column.path, dataset: node.id, in: transaction)
        }
    }

    // MARK: Runs

    private func add(
        _ event: Event, of runID: String, _ job: NodeEntry, _ order: EventOrder, _ sequence: Int64,
        _ transaction: CatalogTransaction
    ) throws {
        let run = try runs.entry(job: job, runID: runID, in: transaction)
        try refer(EventReference.run(run.id), order, sequence, transaction)
        if run.needsRefold || order < run.fold.last {
            run.needsRefold = true
        } else {
            run.fold.add(event, at: order)
        }
        runs.markDirty(run)
    }

    private func flushRuns(_ transaction: CatalogTransaction) throws {
        for run in runs.takeDirty() {
            if run.isStored && run.assertion == nil { try loadAssertion(of: run, transaction) }
            if run.needsRefold {
                run.fold = RunFold()
                for (order, event) in try archive.events(of: EventReference.run(run.id), in: transaction) {
                    run.fold.add(event, at: order)
                }
                run.needsRefold = false
            }
            try assertClaims(of: run, transaction)
            try store(run, transaction)
        }
    }

    /// A run that left memory: its assertion is found by the place that its row remembers.
    private func loadAssertion(of run: RunEntry, _ transaction: CatalogTransaction) throws {
        guard let firstTime = try transaction.integer("SELECT first_time FROM run WHERE id = ?", [run.id]) else {
            return
        }
        let rows = try transaction.rows(
            """
            SELECT claim_source.origin, claim_source.family, time, tie, last_time, claim_set, state
            FROM claim_source JOIN assertion ON assertion.source = claim_source.id
            WHERE claim_source.subject = ? AND time = ? AND tie = ?
            """, [run.job.id, firstTime, RunEntry.tie(of: run.runID)])
        guard let row = rows.first else { return }
        let source = try timeline.source(
            subject: run.job.id, origin: Origin(code: row[0]), family: row[1], in: transaction)
        run.assertion = (
            source,
            ClaimAssertion(
                order: EventOrder(time: row[2], tie: row[3]), lastTime: row[4], claimSet: row[5],
                state: ClaimAssertion.State(rawValue: row[6]) ?? .settled)
        )
    }

    private func assertClaims(of run: RunEntry, _ transaction: CatalogTransaction) throws {
        let origin = run.fold.origin.flatMap(Origin.init(rawValue:)) ?? .observed
        let family = origin == .observed ? 0 : try producer(ProducerFamily.of(run.fold.producer), transaction)
        let source = try timeline.source(subject: run.job.id, origin: origin, family: family, in: transaction)
        if !run.fold.producer.isEmpty {
            try timeline.note(producer: try producer(run.fold.producer, transaction), of: source, in: transaction)
        }
        let set = try claimSet(of: LineageStatement(run.fold), about: run.job, run.order, transaction)
        let new = set.map {
            ClaimAssertion(order: run.order, lastTime: run.fold.last.time, claimSet: $0, state: run.fold.claimState)
        }
        if let old = run.assertion, old.source !== source {
            try timeline.replace(old.value, by: nil, of: old.source, in: transaction)
            run.assertion = nil
        }
        try timeline.replace(run.assertion?.value, by: new, of: source, in: transaction)
        run.assertion = new.map { (source, $0) }
        changes.subjects.insert(run.job.id)
    }

    private func store(_ run: RunEntry, _ transaction: CatalogTransaction) throws {
        let fold = run.fold
        let time = fold.endedAt ?? fold.last.time
        var datasets = RunDatasets()
        for (name, external) in fold.inputs {
            datasets.inputs.append(
                .init(dataset: try dataset(name, run, transaction), version: nil, external: external))
        }
        var versions: [RunEntry.VersionKey] = []
        for key in run.versions {
            try transaction.execute(
                "DELETE FROM dataset_version WHERE dataset = ? AND time = ? AND run = ?",
                [key.dataset, key.time, run.id])
        }
        for (name, output) in fold.outputs {
            let id = try dataset(name, run, transaction)
            // What a failed run left behind is no version that anyone may rely on.
            let version =
                fold.state.isFailure
                ? nil
                : output.externalVersion.map { VersionID.external(name, version: $0) }
                    ?? VersionID.written(name, schema: output.schema, job: run.job.name, runID: run.runID)
            datasets.outputs.append(.init(dataset: id, version: version, external: output.externalVersion))
            guard let version else { continue }
            versions.append(.init(dataset: id, time: time))
            try transaction.execute(
                "INSERT INTO dataset_version (dataset, time, run, version, external) VALUES (?, ?, ?, ?, ?)",
                [id, time, run.id, version, output.externalVersion])
        }
        datasets.inputs.sort { $0.dataset < $1.dataset }
        datasets.outputs.sort { $0.dataset < $1.dataset }
        run.versions = versions
        run.isStored = true
        try transaction.execute(
            """
            INSERT OR REPLACE INTO run (id, job, run_id, state, open_ended, first_time, last_time, started_at, ended_at,
                nominal_start, nominal_end, parent_namespace, parent_job, parent_run, io)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                run.id, run.job.id, run.runID, fold.state.rawValue, fold.isOpenEnded, fold.firstTime, fold.last.time,
                fold.startedAt, fold.endedAt, fold.nominalStart, fold.nominalEnd,
                fold.parent?.namespace, fold.parent?.job, fold.parent?.runID, Data(datasets.encoded),
            ])
    }

    private func dataset(_ name: DatasetName, _ run: RunEntry, _ transaction: CatalogTransaction) throws -> Int64 {
        try nodes.refer(NodeFacets.nodeClass(ofDataset: name), name, at: run.order, in: transaction).id
    }

    // MARK: Declarations

    private func declare(
        _ event: Event, about subject: NodeEntry, _ order: EventOrder, _ transaction: CatalogTransaction
    ) throws {
        let claim = (event.job?.facets ?? event.dataset?.facets)?.decode(ThalwegClaimFacet.self)
        let origin = claim.flatMap { Origin(rawValue: $0.origin) } ?? .declared
        guard let set = try claimSet(of: LineageStatement(event), about: subject, order, transaction) else { return }
        let source = try timeline.source(
            subject: subject.id, origin: origin, family: try producer(ProducerFamily.of(event.producer), transaction),
            in: transaction)
        try timeline.note(producer: try producer(event.producer, transaction), of: source, in: transaction)
        try timeline.replace(
            nil, by: ClaimAssertion(order: order, lastTime: order.time, claimSet: set, state: .settled), of: source,
            in: transaction)
        changes.subjects.insert(subject.id)
    }

    private func claimSet(
        of statement: LineageStatement, about subject: NodeEntry, _ order: EventOrder, _ transaction: CatalogTransaction
    ) throws -> Int64? {
        try claimSets.id(subject: subject.id, statement: statement, in: transaction) {
            var builder = ClaimBuilder(
                nodes: nodes, fields: fields, transformations: transformations, transaction: transaction,
                subject: subject, order: order)
            return try builder.build(statement)
        }
    }

    private func producer(_ uri: String, _ transaction: CatalogTransaction) throws -> Int64 {
        if let id = producers[uri] { return id }
        let id = Int64(producers.count) + 1
        try transaction.execute("INSERT INTO producer (id, uri) VALUES (?, ?)", [id, uri])
        producers[uri] = id
        return id
    }

    // MARK: Attributes

    private func flushAttributes(_ transaction: CatalogTransaction) throws {
        for node in attributesDirty where node.attributesDirty {
            node.attributesDirty = false
            func facet(_ name: String) throws -> [UInt8]? { try facets.body(of: name, node: node.id, in: transaction) }
            let attributes = try NodeAttributes(of: node, facet: facet)
            try transaction.execute("UPDATE node SET attributes = ? WHERE id = ?", [Data(attributes.encoded), node.id])
            changes.nodes.insert(node.id)
            guard node.nodeClass == .dataset else { continue }
            try updateSymlinks(of: node, try facet(SymlinksDatasetFacet.key), transaction)
            if node.schemaDirty {
                node.schemaDirty = false
                try updateColumns(of: node, facet: facet, transaction)
            }
        }
        attributesDirty.removeAll(keepingCapacity: true)
    }

    private func updateColumns(
        of node: NodeEntry, facet: (String) throws -> [UInt8]?, _ transaction: CatalogTransaction
    ) throws {
        func decode<F: Facet>(_ type: F.Type) throws -> F? { try facet(F.key).flatMap { try? F(json: $0[...]) } }
        let tags = NodeAttributes.fieldTags(
            standard: try decode(TagsDatasetFacet.self), edits: try decode(ThalwegTagsFacet.self))
        let schema = try decode(SchemaDatasetFacet.self).map(SchemaColumn.columns) ?? []
        try fields.apply(schema, tags: tags, dataset: node.id, in: transaction)
        changes.schemas.insert(node.id)
    }

    private func updateSymlinks(of node: NodeEntry, _ body: [UInt8]?, _ transaction: CatalogTransaction) throws {
        let facet = body.flatMap { try? SymlinksDatasetFacet(json: $0[...]) }
        let named = Set((facet?.identifiers ?? []).map { DatasetName(namespace: $0.namespace, name: $0.name) })
        let wanted = Set(
            try named.filter { $0 != node.name }.map {
                try nodes.refer(.dataset, $0, at: EventOrder(time: node.firstTime, tie: .min), in: transaction).id
            })
        let found = Set(
            try transaction.rows("SELECT other FROM symlink WHERE node = ?", [node.id]).map { $0[0] as Int64 })
        guard wanted != found else { return }
        try transaction.execute("DELETE FROM symlink WHERE node = ?", [node.id])
        for other in wanted.sorted() {
            try transaction.execute("INSERT INTO symlink (node, other) VALUES (?, ?)", [node.id, other])
        }
        changes.identityChanged = true
    }
}

/// What a batch changed that the graph shows, by catalog ids.
struct ProjectionChanges {
    var nodes: Set<Int64> = []
    /// Datasets whose columns, their types or tags changed.
    var schemas: Set<Int64> = []
    /// Jobs and datasets whose claims changed.
    var subjects: Set<Int64> = []
    /// Names were joined or parted: the graph must be built anew.
    var identityChanged = false
    var transformations: [(id: Int64, key: TransformationTable.Key)] = []

    var isEmpty: Bool {
        nodes.isEmpty && schemas.isEmpty && subjects.isEmpty && !identityChanged && transformations.isEmpty
    }

    mutating func merge(_ later: ProjectionChanges) {
        nodes.formUnion(later.nodes)
        schemas.formUnion(later.schemas)
        subjects.formUnion(later.subjects)
        identityChanged = identityChanged || later.identityChanged
        transformations += later.transformations
    }
}

extension RunFold {
    /// What the run's claims count for: see ``ClaimAssertion/State``.
    var claimState: ClaimAssertion.State {
        if state.isFailure { return .failed }
        return state == .completed || isOpenEnded ? .settled : .running
    }
}

extension Event.Kind {
    /// The number that stands for it in the catalog.
    var code: Int64 {
        switch self {
        case .run: 0
        case .job: 1
        case .dataset: 2
        }
    }
}

extension EventType? {
    /// The number that stands for it in the catalog.
    var code: Int64 {
        switch self {
        case .start: 1
        case .running: 2
        case .complete: 3
        case .abort: 4
        case .fail: 5
        case .other, .unknown: 6
        case nil: 0
        }
    }
}
