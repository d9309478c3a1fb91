// The dataset facets of the specification that say what a dataset is, named as the specification names them.
// Lineage is in LineageFacets.swift, quality and statistics in DataQualityFacets.swift.

package struct SchemaDatasetFacet: ObjectFacet {
    package struct Field: Sendable {
        package var name: String
        package var type: String?
        package var description: String?
        package var ordinalPosition: Int64?
        /// Nested fields of a struct, or the element of a list.
        package var fields: [Field]

        init?(_ object: JSONObject) {
            guard let name = object.text("name") else { return nil }
            self.name = name
            type = object.text("type")
            description = object.text("description")
            ordinalPosition = object.integer("ordinal_position")
            fields = object.objects("fields").compactMap(Field.init)
        }
    }

    package static let key = "schema"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var fields: [Field] { object.objects("fields").compactMap(Field.init) }
}

package struct DatasourceDatasetFacet: ObjectFacet {
    package static let key = "dataSource"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var name: String? { object.text("name") }
    package var uri: String? { object.text("uri") }
}

package struct DocumentationDatasetFacet: ObjectFacet {
    package static let key = "documentation"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var description: String? { object.text("description") }
    package var contentType: String? { object.text("contentType") }
}

package struct OwnershipDatasetFacet: ObjectFacet {
    package static let key = "ownership"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var owners: [OwnerEntry] { OwnerEntry.entries(object) }
}

package struct TagsDatasetFacet: ObjectFacet {
    package static let key = "tags"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// Tags of the dataset, and of its columns (with `field`).
    package var tags: [TagEntry] { TagEntry.entries(object) }
}

package struct SymlinksDatasetFacet: ObjectFacet {
    package struct Identifier: Sendable, Hashable {
        package var namespace: String
        package var name: String
        /// `TABLE`, `LOCATION` …
        package var type: String?
    }

    package static let key = "symlinks"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var identifiers: [Identifier] {
        object.objects("identifiers").compactMap { identifier in
            guard let namespace = identifier.text("namespace"), let name = identifier.text("name"), !namespace.isBlank,
                !name.isBlank
            else { return nil }
            return Identifier(namespace: namespace, name: name, type: identifier.text("type"))
        }
    }
}

package struct LifecycleStateChangeDatasetFacet: ObjectFacet {
    package static let key = "lifecycleStateChange"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// `ALTER`, `CREATE`, `DROP`, `OVERWRITE`, `RENAME` or `TRUNCATE`.
    package var lifecycleStateChange: String { object.text("lifecycleStateChange") ?? "" }
    package var previousIdentifier: DatasetName? {
        let previous = object.object("previousIdentifier")
        guard let namespace = previous.text("namespace"), let name = previous.text("name") else { return nil }
        return DatasetName(namespace: namespace, name: name)
    }
}

package struct DatasetVersionDatasetFacet: ObjectFacet {
    package static let key = "version"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var datasetVersion: String? { object.text("datasetVersion") }
}

package struct StorageDatasetFacet: ObjectFacet {
    package static let key = "storage"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var storageLayer: String { object.text("storageLayer") ?? "" }
    package var fileFormat: String? { object.text("fileFormat") }
}

package struct DatasetTypeDatasetFacet: ObjectFacet {
    package static let key = "datasetType"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// `TABLE`, `VIEW`, `FILE`, `TOPIC`, `MODEL` …
    package var datasetType: String { object.text("datasetType") ?? "" }
    package var subType: String? { object.text("subType") }
}

package struct CatalogDatasetFacet: ObjectFacet {
    package static let key = "catalog"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var framework: String { object.text("framework") ?? "" }
    package var type: String { object.text("type") ?? "" }
    package var name: String { object.text("name") ?? "" }
    package var metadataUri: String? { object.text("metadataUri") }
    package var warehouseUri: String? { object.text("warehouseUri") }
    package var source: String? { object.text("source") }
}

package struct HierarchyDatasetFacet: ObjectFacet {
    package static let key = "hierarchy"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// From the outermost level in: `CATALOG`, `SCHEMA` …
    package var hierarchy: [(type: String, name: String)] {
        object.objects("hierarchy").map { ($0.text("type") ?? "", $0.text("name") ?? "") }
    }
}
