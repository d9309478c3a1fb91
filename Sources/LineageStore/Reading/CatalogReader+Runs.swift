internal import GRDB
package import OpenLineage

extension CatalogReader {
    /// The runs of a job, newest first.
    /// - Parameter facets: whether to gather each run's facets from its events, which reads the ledger.
    package func runs(of job: DatasetName, limit: Int, offset: Int, facets: Bool) throws(StoreError) -> Page<RunRecord>
    {
        try read { query in
            guard let node = try query.node(.job, job) else { return Page(elements: [], totalCount: 0) }
            let total = try query.transaction.integer("SELECT count(*) FROM run WHERE job = ?", [node.id]) ?? 0
            let rows = try query.transaction.rows(
                """
                \(CatalogQuery.runSelection) WHERE run.job = ?
                ORDER BY run.first_time DESC, run.run_id DESC LIMIT ? OFFSET ?
                """, [node.id, limit, offset])
            return Page(elements: try rows.map { try query.run($0, facets: facets) }, totalCount: Int(total))
        }
    }

    /// The runs with an id, newest first: several when a producer shares one id over its jobs.
    package func runs(withID runID: String, facets: Bool) throws(StoreError) -> [RunRecord] {
        try read { query in
            try query.transaction.rows(
                "\(CatalogQuery.runSelection) WHERE run.run_id = ? ORDER BY run.first_time DESC, namespace.name, node.name",
                [runID.lowercased()]
            ).map { try query.run($0, facets: facets) }
        }
    }

    /// A run and the runs that made what it read, and so on: what exactly fed it, not what feeds its job in general.
    /// - Returns: each run once with its distance; empty when there is no such run.
    package func upstreamRuns(of runID: String, depth: Int) throws(StoreError) -> [(depth: Int, run: RunRecord)] {
        try read { query in
            var result: [(depth: Int, run: RunRecord)] = []
            var seen: Set<RunKey> = []
            var level = try query.transaction.rows("SELECT id FROM run WHERE run_id = ?", [runID.lowercased()])
                .map { $0[0] as Int64 }
            var distance = 0
            while !level.isEmpty && distance <= depth {
                var next: [RunKey] = []
                for id in level {
                    guard let run = try query.run(id: id, facets: false), seen.insert(run.key).inserted else {
                        continue
                    }
                    result.append((distance, run))
                    next += run.inputs.compactMap(\.producedBy).filter { !seen.contains($0) }
                }
                level = try next.compactMap { try query.runRow($0) }
                distance += 1
            }
            return result.sorted {
                ($0.depth, $0.run.key.job.name, $0.run.key.job.namespace, $0.run.key.runID)
                    < ($1.depth, $1.run.key.job.name, $1.run.key.job.namespace, $1.run.key.runID)
            }
        }
    }
}

extension CatalogQuery {
    static let runSelection = """
        SELECT run.id, namespace.name, node.name, run.run_id, run.state, run.open_ended, run.first_time, run.last_time,
            run.started_at, run.ended_at, run.nominal_start, run.nominal_end,
            run.parent_namespace, run.parent_job, run.parent_run, run.io, run.job
        FROM run JOIN node ON node.id = run.job JOIN namespace ON namespace.id = node.namespace
        """

    func run(id: Int64, facets: Bool) throws -> RunRecord? {
        try transaction.row("\(Self.runSelection) WHERE run.id = ?", [id]).map { try run($0, facets: facets) }
    }

    func runKey(_ id: Int64) throws -> RunKey? {
        try transaction.row(
            """
            SELECT namespace.name, node.name, run.run_id
            FROM run JOIN node ON node.id = run.job JOIN namespace ON namespace.id = node.namespace WHERE run.id = ?
            """, [id]
        ).map { RunKey(job: DatasetName(namespace: $0[0], name: $0[1]), runID: $0[2]) }
    }

    func runRow(_ key: RunKey) throws -> Int64? {
        guard let job = try node(.job, key.job) else { return nil }
        return try transaction.integer("SELECT id FROM run WHERE job = ? AND run_id = ?", [job.id, key.runID])
    }

    func run(_ row: Row, facets: Bool) throws -> RunRecord {
        let id: Int64 = row[0]
        let key = RunKey(job: DatasetName(namespace: row[1], name: row[2]), runID: row[3])
        let firstTime: Int64 = row[6]
        func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(microseconds:)) }
        let io = row.bytes(15).map(RunDatasets.init(encoded:)) ?? RunDatasets()
        var record = RunRecord(
            key: key, originalID: nil, state: try state(row), createdAt: Instant(microseconds: firstTime),
            updatedAt: Instant(microseconds: row[7]), startedAt: instant(8), endedAt: instant(9),
            nominalStartTime: instant(10), nominalEndTime: instant(11),
            parent: (row[13] as String?).map {
                RunKey(job: DatasetName(namespace: row[12], name: $0), runID: row[14] ?? "")
            },
            jobVersion: try jobVersion(row, io), inputs: [], outputs: [], facets: Facets(), jobFacets: Facets())
        let readAt = (row[8] as Int64?) ?? firstTime
        record.inputs = try io.inputs.compactMap { try input($0, run: id, readAt: readAt) }
        record.outputs = try io.outputs.compactMap { use in
            try name(of: use.dataset).map {
                RunDataset(
                    dataset: $0, version: use.version, externalVersion: use.external, facets: Facets(), producedBy: nil)
            }
        }
        if facets { try addFacets(to: &record, run: id) }
        return record
    }

    /// The version that an input had when the run read it: the one it names itself, else the last one written
    /// before the run began.
    private func input(_ use: RunDatasets.Use, run: Int64, readAt: Int64) throws -> RunDataset? {
        guard let node = try node(id: use.dataset) else { return nil }
        var found: Version?
        if let external = use.external {
            let id = VersionID.external(node.name, version: external)
            found =
                try versions(of: node).last { $0.version == id }
                ?? Version(version: id, external: external, time: readAt, run: nil)
        } else {
            found = try version(of: node, at: readAt)
        }
        // A run does not read what it writes itself (a merge into its own input reads the version before).
        if found?.run == run { found = try versions(of: node).first { $0.time < readAt && $0.run != run } }
        return RunDataset(
            dataset: node.name, version: found?.version, externalVersion: found?.external ?? use.external,
            facets: Facets(), producedBy: try found?.run.flatMap { try runKey($0) })
    }

    private func state(_ row: Row) throws -> RunState {
        switch RunStateCode(rawValue: row[4]) {
        case .completed: return .completed
        case .aborted: return .aborted
        case .failed: return .failed
        case .new: return .new
        case .running, nil: break
        }
        if row[5] as Bool { return .running }
        let lastTime: Int64 = row[7]
        if Instant.now.microseconds - lastTime > CatalogReader.silenceLimit { return .unfinished }
        let overtaken = try transaction.integer(
            "SELECT 1 FROM run WHERE job = ? AND first_time > ? AND state >= 2 LIMIT 1", [row[16] as Int64, lastTime])
        return overtaken == nil ? .running : .unfinished
    }

    private func jobVersion(_ row: Row, _ io: RunDatasets) throws -> String? {
        guard !(io.inputs.isEmpty && io.outputs.isEmpty) else { return nil }
        let location = Self.location(try facets(of: row[16]))
        return VersionID.job(
            DatasetName(namespace: row[1], name: row[2]),
            inputs: try io.inputs.compactMap { try name(of: $0.dataset) },
            outputs: try io.outputs.compactMap { try name(of: $0.dataset) }, location: location)
    }

    /// Gathers the facets of run, job, inputs and outputs from the run's events: a facet of the same name replaces.
    private func addFacets(to record: inout RunRecord, run: Int64) throws {
        var inputs: [DatasetName: Facets] = [:]
        var outputs: [DatasetName: Facets] = [:]
        for event in try events(of: EventReference.run(run)) {
            if let run = event.run {
                record.facets = record.facets.merging(newer: run.facets)
                if run.originalID != run.id { record.originalID = run.originalID }
            }
            if let job = event.job { record.jobFacets = record.jobFacets.merging(newer: job.facets) }
            for input in event.inputs {
                let name = DatasetName(namespace: input.namespace, name: input.name)
                inputs[name] = (inputs[name] ?? Facets()).merging(newer: input.inputFacets)
            }
            for output in event.outputs {
                let name = DatasetName(namespace: output.namespace, name: output.name)
                outputs[name] = (outputs[name] ?? Facets()).merging(newer: output.outputFacets)
            }
        }
        for index in record.inputs.indices {
            record.inputs[index].facets = inputs[record.inputs[index].dataset] ?? Facets()
        }
        for index in record.outputs.indices {
            record.outputs[index].facets = outputs[record.outputs[index].dataset] ?? Facets()
        }
    }
}
