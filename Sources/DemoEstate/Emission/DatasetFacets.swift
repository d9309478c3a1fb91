internal import OpenLineage

/// The facets of datasets as jobs report them.
struct DatasetFacets {
    struct Named: Hashable {
        let key: String
        let body: JSONValue
    }

    let moment: Moment
    let producer: String

    /// A facet with the members that every facet has.
    static func facet(_ producer: String, _ url: String, _ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject([("_producer", .string(producer)), ("_schemaURL", .string(url))] + members))
    }

    func facet(_ key: String, _ schema: FacetSchemaURL, _ members: [(String, JSONValue)]) -> Named {
        Named(key: key, body: Self.facet(producer, schema.url, members))
    }

    func facet(_ asset: AssetFacet) -> Named {
        var members: [(String, JSONValue)] = []
        if case .object(let object) = asset.body { members = object.members.map { ($0.0, $0.1) } }
        return Named(key: asset.key, body: Self.facet(producer, FacetSchemaURL.own(asset.schema), members))
    }

    /// What a job says of a dataset that it writes; constant between two turning points.
    func written(_ table: Table, columnLineage: Bool) -> [Named] {
        var facets: [Named] = []
        if !table.columns.isEmpty { facets.append(schema(table)) }
        if columnLineage, let lineage = LineageFacets(facets: self).columnLineage(of: table) { facets.append(lineage) }
        // Tools for AI assets report what kind of thing they write; databases leave that to the catalogue.
        if ![.table, .file].contains(table.kind) { facets.append(kind(table)) }
        if table.platform.glue != nil { facets += storage(table) + symlinks(table) }
        return facets
    }

    func kind(_ table: Table) -> Named {
        facet("datasetType", .datasetType, [("datasetType", .string(table.kind.rawValue))])
    }

    func schema(_ table: Table) -> Named {
        let fields = table.columns(at: moment).map { column -> JSONValue in
            var members: [(String, JSONValue)] = [("name", .string(column.name)), ("type", .string(column.type))]
            if !column.about.isEmpty { members.append(("description", .string(column.about))) }
            return .object(JSONObject(members))
        }
        return facet("schema", .schema, [("fields", .array(fields))])
    }

    /// Where the dataset is kept, and under which other names it is known.
    func placement(_ table: Table) -> [Named] {
        let platform = table.platform
        var facets = [
            facet(
                "dataSource", .dataSource,
                [("name", .string(platform.source)), ("uri", .string(platform.namespace))])
        ]
        if let catalog = platform.catalog {
            facets.append(
                facet(
                    "catalog", .catalog,
                    [
                        ("framework", .string(catalog.framework)), ("type", .string(catalog.type)),
                        ("name", .string(catalog.name)), ("warehouseUri", .string(catalog.warehouse)),
                    ]))
        }
        return facets + storage(table) + symlinks(table)
    }

    private func storage(_ table: Table) -> [Named] {
        guard let storage = table.platform.storage else { return [] }
        var members: [(String, JSONValue)] = [("storageLayer", .string(storage.layer))]
        if let format = storage.format { members.append(("fileFormat", .string(format))) }
        return [facet("storage", .storage, members)]
    }

    private func symlinks(_ table: Table) -> [Named] {
        var identifiers: [JSONValue] = []
        if let glue = table.platform.glue {
            identifiers.append(["namespace": .string(glue), "name": .string("table/\(table.name)"), "type": "TABLE"])
        }
        if let former = table.formerName, moment >= former.until {
            identifiers.append([
                "namespace": .string(table.platform.namespace), "name": .string(former.name), "type": "TABLE",
            ])
        }
        return identifiers.isEmpty ? [] : [facet("symlinks", .symlinks, [("identifiers", .array(identifiers))])]
    }

    func version(_ version: String) -> Named {
        facet("version", .datasetVersion, [("datasetVersion", .string(version))])
    }

    func tags(_ tags: [(tag: Tag, field: String?)], source: String) -> Named {
        let list = tags.map { tag, field -> JSONValue in
            var members: [(String, JSONValue)] = [
                ("key", .string(tag.key)), ("value", .string(tag.value)), ("source", .string(source)),
            ]
            if let field { members.append(("field", .string(field))) }
            return .object(JSONObject(members))
        }
        return facet("tags", .tagsOfDataset, [("tags", .array(list))])
    }
}
