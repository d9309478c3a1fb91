internal import GRDB
internal import OpenLineage

extension CatalogReader {
    /// All namespaces by name, hidden ones marked, with `default`, which always exists.
    package func namespaces(limit: Int, offset: Int) throws(StoreError) -> [NamespaceRecord] {
        try read { query in
            let names = try query.namespaceNames()
            return try names.dropFirst(offset).prefix(limit).compactMap { try query.namespace($0) }
        }
    }

    package func namespace(_ name: String) throws(StoreError) -> NamespaceRecord? {
        try read { query in try query.namespace(name) }
    }

    /// All sources by name: those that datasets name, those that clients declared, and `default`.
    package func sources(limit: Int, offset: Int) throws(StoreError) -> [SourceRecord] {
        try read { query in Array(try query.sources().dropFirst(offset).prefix(limit)) }
    }

    package func source(_ name: String) throws(StoreError) -> SourceRecord? {
        try read { query in try query.sources().first { $0.name == name } }
    }

    /// All tags by name: those in use on datasets, columns and jobs, and those that were declared.
    package func tags(limit: Int, offset: Int) throws(StoreError) -> [TagRecord] {
        try read { query in Array(try query.tags().dropFirst(offset).prefix(limit)) }
    }
}

extension CatalogQuery {
    private static let defaultNamespace = "default"

    func namespaceNames() throws -> [String] {
        var names = Set(
            try transaction.rows(
                """
                SELECT DISTINCT namespace.name FROM namespace JOIN node ON node.namespace = namespace.id
                WHERE node.class < 2 AND node.known = 1
                """, []
            ).map { $0[0] as String })
        for setting in try settings("namespace/") { names.insert(setting.name) }
        names.insert(Self.defaultNamespace)
        return names.sorted()
    }

    func namespace(_ name: String) throws -> NamespaceRecord? {
        let times = try transaction.row(
            """
            SELECT min(first_time), max(last_time) FROM node JOIN namespace ON namespace.id = node.namespace
            WHERE namespace.name = ? AND class < 2 AND known = 1
            """, [name])
        let setting = try node(.setting, DatasetName(namespace: NodeFacets.settingNamespace, name: "namespace/" + name))
        let facet = try setting.flatMap { try facets(of: $0.id).decode(ThalwegNamespaceFacet.self) }
        let first = [times?[0] as Int64?, setting?.firstTime].compactMap(\.self).min()
        let last = [times?[1] as Int64?, setting?.lastTime].compactMap(\.self).max()
        guard first != nil || name == Self.defaultNamespace else { return nil }
        return NamespaceRecord(
            name: name, createdAt: Instant(microseconds: first ?? 0), updatedAt: Instant(microseconds: last ?? 0),
            ownerName: facet?.owner ?? "anonymous", description: facet?.description, isHidden: facet?.hidden ?? false)
    }

    func sources() throws -> [SourceRecord] {
        var sources: [String: SourceRecord] = [:]
        func add(_ source: SourceRecord) {
            if let known = sources[source.name] {
                sources[source.name]?.createdAt = min(known.createdAt, source.createdAt)
                sources[source.name]?.updatedAt = max(known.updatedAt, source.updatedAt)
                if known.connectionUrl.isEmpty { sources[source.name]?.connectionUrl = source.connectionUrl }
            } else {
                sources[source.name] = source
            }
        }
        for setting in try settings("source/") {
            let facet = setting.facets.decode(ThalwegSourceFacet.self)
            add(
                SourceRecord(
                    type: facet?.type ?? "POSTGRESQL", name: setting.name,
                    createdAt: Instant(microseconds: setting.node.firstTime),
                    updatedAt: Instant(microseconds: setting.node.lastTime),
                    connectionUrl: facet?.connectionUrl ?? "", description: facet?.description))
        }
        for row in try transaction.rows(
            "SELECT DISTINCT body, min(time), max(time) FROM facet_change WHERE name = 'dataSource' AND body IS NOT NULL GROUP BY body",
            [])
        {
            guard let body = row.bytes(0), let facet = try? DatasourceDatasetFacet(json: body[...]),
                let name = facet.name
            else { continue }
            add(
                SourceRecord(
                    type: "POSTGRESQL", name: name, createdAt: Instant(microseconds: row[1]),
                    updatedAt: Instant(microseconds: row[2]), connectionUrl: facet.uri ?? "", description: nil))
        }
        if sources["default"] == nil {
            let start = Instant(microseconds: 0)
            add(
                SourceRecord(
                    type: "POSTGRESQL", name: "default", createdAt: start, updatedAt: start, connectionUrl: "",
                    description: nil))
        }
        return sources.values.sorted { $0.name < $1.name }
    }

    func tags() throws -> [TagRecord] {
        var descriptions: [String: String?] = [:]
        for row in try transaction.rows(
            "SELECT attributes FROM node WHERE class < 2 AND instr(attributes, '\"tags\"') > 0", [])
        {
            for tag in row.bytes(0).map(NodeAttributes.init(encoded:))?.tags ?? [] { descriptions[tag] = .some(nil) }
        }
        for row in try transaction.rows("SELECT DISTINCT tags FROM field WHERE tags IS NOT NULL", []) {
            for tag in (row[0] as String).split(separator: "\n") { descriptions[String(tag)] = .some(nil) }
        }
        for setting in try settings("tag/") {
            descriptions[setting.name] = setting.facets.decode(ThalwegTagFacet.self)?.description
        }
        return descriptions.map { TagRecord(name: $0.key, description: $0.value) }.sorted { $0.name < $1.name }
    }

    private func settings(_ prefix: String) throws -> [(name: String, node: Node, facets: Facets)] {
        try transaction.rows(
            """
            SELECT \(Self.nodeColumns) FROM node JOIN namespace ON namespace.id = node.namespace
            WHERE node.class = 2 AND node.name >= ? AND node.name < ? ORDER BY node.name
            """, [prefix, prefix + "\u{10FFFF}"]
        ).map(Self.node).map { (String($0.name.name.dropFirst(prefix.count)), $0, try facets(of: $0.id)) }
    }
}
