internal import GRDB
package import OpenLineage

extension CatalogReader {
    /// One job, also a hidden one; nil when no event names it.
    package func job(_ name: DatasetName) throws(StoreError) -> JobRecord? {
        try read { query in try query.node(.job, name).map { try query.job($0) } }
    }

    /// Visible jobs, the last updated first.
    /// - Parameters:
    ///   - namespace: nil for all.
    ///   - lastRunStates: keeps to jobs whose latest run is in one of these states; empty for all.
    package func jobs(
        namespace: String?, lastRunStates: Set<RunState>, limit: Int, offset: Int
    ) throws(StoreError) -> Page<JobRecord> {
        try read { query in
            var condition =
                "FROM node JOIN namespace ON namespace.id = node.namespace WHERE node.class = 1 AND node.known = 1 AND node.hidden = 0"
            var arguments: StatementArguments = []
            if let namespace {
                condition += " AND namespace.name = ?"
                arguments += [namespace]
            }
            if !lastRunStates.isEmpty {
                let codes = Set(lastRunStates.compactMap(\.code)).sorted().map(String.init).joined(separator: ",")
                condition += """
                     AND (SELECT state FROM run WHERE job = node.id ORDER BY first_time DESC, run_id DESC LIMIT 1) IN (\(codes))
                    """
            }
            let total = try query.transaction.integer("SELECT count(*) \(condition)", arguments) ?? 0
            let rows = try query.transaction.rows(
                """
                SELECT \(CatalogQuery.nodeColumns) \(condition)
                ORDER BY node.last_time DESC, namespace.name, node.name LIMIT ? OFFSET ?
                """, arguments + [limit, offset])
            return Page(elements: try rows.map { try query.job(CatalogQuery.node($0)) }, totalCount: Int(total))
        }
    }

    /// Jobs whose current `sourceCodeLocation` names a file: its path, or the end of its URL.
    package func jobs(withCodeAt path: String) throws(StoreError) -> [DatasetName] {
        try read { query in
            let rows = try query.transaction.rows(
                """
                SELECT DISTINCT node FROM facet_change WHERE name = 'sourceCodeLocation' AND body IS NOT NULL
                AND instr(body, CAST(? AS BLOB)) > 0
                """, [path])
            return try rows.compactMap { row in
                let facet = try query.facets(of: row[0]).decode(SourceCodeLocationJobFacet.self)
                let places = [facet?.path, facet?.url].compactMap(\.self)
                guard places.contains(where: { $0 == path || $0.hasSuffix("/" + path) }) else { return nil }
                return try query.name(of: row[0])
            }.sorted()
        }
    }

    /// What a job read and wrote over time, newest first; a version that came back counts once.
    package func jobVersions(_ name: DatasetName) throws(StoreError) -> [JobVersionRecord] {
        try read { query in try query.node(.job, name).map { try query.jobVersions(of: $0) } ?? [] }
    }
}

extension CatalogQuery {
    func job(_ node: Node) throws -> JobRecord {
        let facets = try facets(of: node.id)
        let parent = try parent(of: node.id)
        let location = Self.location(facets)
        let claims = try currentClaims(of: node.id)
        let inputs = try names(of: Set(claims.flatMap(\.inputs)))
        let outputs = try names(of: Set(claims.flatMap(\.outputs)))
        return JobRecord(
            name: node.name, kind: node.attributes.kind, kindInferred: node.attributes.kindInferred,
            processingType: node.attributes.processingType, integration: node.attributes.integration,
            simpleName: Self.simpleName(node.name, parent: parent), parent: parent,
            createdAt: Instant(microseconds: node.firstTime), updatedAt: Instant(microseconds: node.lastTime),
            inputs: inputs, outputs: outputs, location: location,
            description: facets.decode(DocumentationJobFacet.self)?.description,
            owners: facets.decode(OwnershipJobFacet.self)?.owners.map { OwnerRecord(name: $0.name, type: $0.type) }
                ?? [],
            tags: node.attributes.tags, facets: facets,
            currentVersion: claims.isEmpty
                ? nil : VersionID.job(node.name, inputs: inputs, outputs: outputs, location: location),
            isHidden: node.isHidden)
    }

    /// A child's name without `parent.` in front, as producers build it.
    static func simpleName(_ name: DatasetName, parent: DatasetName?) -> String {
        guard let parent, name.name.hasPrefix(parent.name + "."), name.name.count > parent.name.count + 1 else {
            return name.name
        }
        return String(name.name.dropFirst(parent.name.count + 1))
    }

    static func location(_ facets: Facets) -> String? {
        facets.decode(SourceCodeLocationJobFacet.self)?.url
    }

    /// The parent that the latest run with one names.
    private func parent(of job: Int64) throws -> DatasetName? {
        try transaction.row(
            """
            SELECT parent_namespace, parent_job FROM run WHERE job = ? AND parent_job IS NOT NULL
            ORDER BY first_time DESC, run_id DESC LIMIT 1
            """, [job]
        ).map { DatasetName(namespace: $0[0], name: $0[1]) }
    }

    /// The claims that hold now: the last settled ones of each source, and those of runs that go on.
    func currentClaims(of subject: Int64) throws -> [ClaimSet] {
        var sets: Set<Int64> = []
        for source in try transaction.rows("SELECT id FROM claim_source WHERE subject = ?", [subject]) {
            let id: Int64 = source[0]
            if let row = try transaction.row(
                "SELECT claim_set FROM segment WHERE source = ? ORDER BY time DESC, tie DESC LIMIT 1", [id])
            {
                sets.insert(row[0])
            }
            for row in try transaction.rows(
                "SELECT DISTINCT claim_set FROM assertion WHERE source = ? AND state = 1", [id])
            {
                sets.insert(row[0])
            }
        }
        return try sets.sorted().compactMap { try claimSet($0) }
    }

    func claimSet(_ id: Int64) throws -> ClaimSet? {
        try Self.claimSet(id, in: transaction)
    }

    static func claimSet(_ id: Int64, in transaction: CatalogTransaction) throws -> ClaimSet? {
        try transaction.row("SELECT content FROM claim_set WHERE id = ?", [id]).flatMap { try ClaimSet($0, column: 0) }
    }

    func jobVersions(of node: Node) throws -> [JobVersionRecord] {
        let location = Self.location(try facets(of: node.id))
        var versions: [String: JobVersionRecord] = [:]
        for row in try transaction.rows(
            """
            SELECT segment.time, segment.last_seen, segment.claim_set
            FROM claim_source JOIN segment ON segment.source = claim_source.id
            WHERE claim_source.subject = ? ORDER BY segment.time
            """, [node.id])
        {
            guard let claims = try claimSet(row[2]) else { continue }
            let inputs = try names(of: claims.inputs)
            let outputs = try names(of: claims.outputs)
            let id = VersionID.job(node.name, inputs: inputs, outputs: outputs, location: location)
            let last = Instant(microseconds: row[1])
            if let known = versions[id] {
                versions[id]?.updatedAt = max(known.updatedAt, last)
            } else {
                versions[id] = JobVersionRecord(
                    job: node.name, version: id, createdAt: Instant(microseconds: row[0]), updatedAt: last,
                    location: location, inputs: inputs, outputs: outputs)
            }
        }
        return versions.values.sorted { ($1.updatedAt, $1.version) < ($0.updatedAt, $0.version) }
    }
}

extension RunState {
    /// The stored number; `unfinished` is stored as running.
    var code: Int64? {
        switch self {
        case .new: RunStateCode.new.rawValue
        case .running, .unfinished: RunStateCode.running.rawValue
        case .completed: RunStateCode.completed.rawValue
        case .aborted: RunStateCode.aborted.rawValue
        case .failed: RunStateCode.failed.rawValue
        }
    }
}
