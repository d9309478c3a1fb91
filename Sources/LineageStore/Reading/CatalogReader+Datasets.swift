internal import GRDB
package import OpenLineage

extension CatalogReader {
    /// One dataset, also a hidden one; nil when no event and no lineage names it.
    /// - Parameter asOf: facets, columns and version as they stood then; nil for now.
    package func dataset(_ name: DatasetName, asOf: Instant? = nil) throws(StoreError) -> DatasetRecord? {
        try read { query in
            try query.node(.dataset, name).map { try query.dataset($0, asOf: asOf?.microseconds ?? .max) }
        }
    }

    /// The visible datasets of a namespace by name.
    package func datasets(namespace: String, limit: Int, offset: Int) throws(StoreError) -> Page<DatasetRecord> {
        try read { query in
            let condition =
                "FROM node JOIN namespace ON namespace.id = node.namespace WHERE namespace.name = ? AND node.class = 0 AND node.known = 1 AND node.hidden = 0"
            let total = try query.transaction.integer("SELECT count(*) \(condition)", [namespace]) ?? 0
            let rows = try query.transaction.rows(
                "SELECT \(CatalogQuery.nodeColumns) \(condition) ORDER BY node.name LIMIT ? OFFSET ?",
                [namespace, limit, offset])
            let records = try rows.map { try query.dataset(CatalogQuery.node($0)) }
            return Page(elements: records, totalCount: Int(total))
        }
    }

    /// The UUID of the current version of each of these datasets that has one. Reads no events.
    package func currentVersions(of names: Set<DatasetName>) throws(StoreError) -> [DatasetName: String] {
        try read { query in
            var versions: [DatasetName: String] = [:]
            for name in names {
                versions[name] = try query.node(.dataset, name).flatMap { try query.version(of: $0, at: .max)?.version }
            }
            return versions
        }
    }

    /// The versions of a dataset, newest first.
    package func datasetVersions(_ name: DatasetName, limit: Int, offset: Int) throws(StoreError) -> Page<
        DatasetVersionRecord
    > {
        try read { query in
            guard let node = try query.node(.dataset, name) else { return Page(elements: [], totalCount: 0) }
            let versions = try query.versions(of: node)
            return Page(
                elements: try versions.dropFirst(offset).prefix(limit).map { try query.record($0, of: node) },
                totalCount: versions.count)
        }
    }

    /// One version, by its UUID or by its producer's name for it.
    package func datasetVersion(_ name: DatasetName, version: String) throws(StoreError) -> DatasetVersionRecord? {
        try read { query in
            guard let node = try query.node(.dataset, name) else { return nil }
            let found = try query.versions(of: node).first { $0.version == version || $0.external == version }
            return try found.map { try query.record($0, of: node) }
        }
    }
}

extension CatalogQuery {
    func dataset(_ node: Node, asOf time: Int64 = .max) throws -> DatasetRecord {
        let facets = try facets(of: node.id, asOf: time)
        let latest = try version(of: node, at: time)
        return DatasetRecord(
            name: node.name, kind: node.attributes.kind, kindInferred: node.attributes.kindInferred,
            isKnown: node.isKnown, createdAt: Instant(microseconds: node.firstTime),
            updatedAt: Instant(microseconds: node.lastTime),
            lastModifiedAt: latest.flatMap { $0.run == nil ? nil : Instant(microseconds: $0.time) },
            sourceName: facets.decode(DatasourceDatasetFacet.self)?.name ?? "default",
            fields: fields(facets), tags: node.attributes.tags,
            owners: facets.decode(OwnershipDatasetFacet.self)?.owners.map { OwnerRecord(name: $0.name, type: $0.type) }
                ?? [],
            description: facets.decode(DocumentationDatasetFacet.self)?.description,
            lastLifecycleState: facets.decode(LifecycleStateChangeDatasetFacet.self)?.lifecycleStateChange ?? "",
            currentVersion: latest?.version, facets: facets, aliases: try aliases(of: node.id),
            isHidden: node.isHidden, isDropped: node.attributes.isDropped)
    }

    func fields(_ facets: Facets) -> [FieldRecord] {
        let tags = NodeAttributes.fieldTags(
            standard: facets.decode(TagsDatasetFacet.self), edits: facets.decode(ThalwegTagsFacet.self))
        return (facets.decode(SchemaDatasetFacet.self).map(SchemaColumn.columns) ?? []).map {
            FieldRecord(name: $0.path, type: $0.type, description: $0.description, tags: tags[$0.path] ?? [])
        }
    }

    /// The names that symlinks join to a dataset, over any number of steps.
    func aliases(of id: Int64) throws -> [DatasetName] {
        var seen: Set<Int64> = [id]
        var pending = [id]
        while let next = pending.popLast() {
            for row in try transaction.rows(
                "SELECT other FROM symlink WHERE node = ?1 UNION SELECT node FROM symlink WHERE other = ?1", [next])
            where seen.insert(row[0]).inserted {
                pending.append(row[0])
            }
        }
        return try seen.subtracting([id]).compactMap { try name(of: $0) }.sorted()
    }

    struct Version {
        var version: String
        var external: String?
        var time: Int64
        /// nil when it was only seen, not written by a known run.
        var run: Int64?
    }

    /// All versions, newest first. A dataset that no run wrote has one for each schema that was seen of it.
    func versions(of node: Node) throws -> [Version] {
        let written = try transaction.rows(
            "SELECT version, external, time, run FROM dataset_version WHERE dataset = ? ORDER BY time DESC, run DESC",
            [node.id]
        ).map { Version(version: $0[0], external: $0[1], time: $0[2], run: $0[3]) }
        if !written.isEmpty {
            // Several runs may claim one external version: the first of them made it.
            var seen = Set<String>()
            let unique = written.reversed().filter { seen.insert($0.version).inserted }
            return unique.reversed()
        }
        guard node.isKnown else { return [] }
        let seen = try transaction.rows(
            """
            SELECT time, body FROM facet_change WHERE node = ? AND name = 'schema' AND body IS NOT NULL
            ORDER BY time DESC, tie DESC
            """, [node.id]
        ).map { row in
            Version(
                version: VersionID.seen(node.name, schema: row.bytes(1).map { $0[...] }), external: nil, time: row[0],
                run: nil)
        }
        if !seen.isEmpty { return seen }
        return [Version(version: VersionID.seen(node.name, schema: nil), external: nil, time: node.firstTime, run: nil)]
    }

    /// The version that was current at a moment.
    func version(of node: Node, at time: Int64) throws -> Version? {
        if let row = try transaction.row(
            """
            SELECT version, external, time, run FROM dataset_version WHERE dataset = ? AND time <= ?
            ORDER BY time DESC, run DESC LIMIT 1
            """, [node.id, time])
        {
            return Version(version: row[0], external: row[1], time: row[2], run: row[3])
        }
        return try versions(of: node).first { $0.run == nil && $0.time <= time }
    }

    func record(_ version: Version, of node: Node) throws -> DatasetVersionRecord {
        var facets: Facets
        var createdBy: RunKey?
        if let run = version.run {
            (createdBy, facets) = try written(by: run, node.name)
        } else {
            facets = try self.facets(of: node.id, asOf: version.time)
        }
        if facets.entries.isEmpty { facets = try self.facets(of: node.id, asOf: version.time) }
        return DatasetVersionRecord(
            dataset: node.name, version: version.version, externalVersion: version.external,
            createdAt: Instant(microseconds: version.time), fields: fields(facets),
            lifecycleState: facets.decode(LifecycleStateChangeDatasetFacet.self)?.lifecycleStateChange ?? "",
            facets: facets, createdByRun: createdBy)
    }

    /// The run that wrote a version, and what it said of the dataset.
    private func written(by run: Int64, _ dataset: DatasetName) throws -> (RunKey?, Facets) {
        var facets = Facets()
        for event in try events(of: EventReference.run(run)) {
            for output in event.outputs where output.namespace == dataset.namespace && output.name == dataset.name {
                facets = facets.merging(newer: output.facets)
            }
        }
        return (try runKey(run), facets)
    }
}
