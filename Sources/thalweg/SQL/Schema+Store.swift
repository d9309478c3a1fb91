import LineageStore
import OpenLineage
import SQLLineage

extension Schema {
    /// The datasets of a store whose columns events have told.
    /// - Throws: ``StoreError``.
    init(storeAt path: String) throws {
        self.init()
        let store = try StoreOptions.openForReading(try StoreLocation(path), withGraph: false)
        defer { try? store.close() }
        let page = 1_000
        for namespace in try store.catalog.namespaces(limit: .max, offset: 0).map(\.name) {
            var offset = 0
            while true {
                let datasets = try store.catalog.datasets(namespace: namespace, limit: page, offset: offset).elements
                for dataset in datasets where !dataset.isDropped { add(dataset) }
                offset += page
                if datasets.count < page { break }
            }
        }
    }

    private mutating func add(_ dataset: DatasetRecord) {
        guard let facet = dataset.facets.decode(SchemaDatasetFacet.self) else { return }
        let columns = facet.fields.map { Column($0.name, type: Self.type($0)) }
        if !columns.isEmpty { add(table: QualifiedName.parts(dataset.name.name), columns: columns) }
    }

    private static func type(_ field: SchemaDatasetFacet.Field) -> String {
        if field.fields.isEmpty { return field.type ?? "" }
        let inner = field.fields.map { "\($0.name) \(type($0))" }.joined(separator: ", ")
        let record = "STRUCT<\(inner)>"
        return field.type?.lowercased().hasPrefix("array") == true ? "ARRAY<\(record)>" : record
    }
}
