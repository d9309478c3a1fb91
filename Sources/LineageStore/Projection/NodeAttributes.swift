internal import OpenLineage

/// What the graph and the lists show of a node, gathered from its current facets and kept with its row as JSON.
struct NodeAttributes: Sendable, Hashable {
    var kind = ""
    /// Kinds that no facet stated.
    var kindInferred = true
    var processingType = "BATCH"
    var integration: String?
    var owners: [String] = []
    var tags: [String] = []
    var description: String?
    var domain: String?
    var tier: String?
    var isDropped = false

    /// The facets that attributes come from.
    static let facetNames: Set<String> = [
        "datasetType", "jobType", "ownership", "tags", "documentation", "lifecycleStateChange", "symlinks", "schema",
        "thalweg_tags", "thalweg_governance",
    ]

    init() {}

    /// - Parameter facet: gives the current body of a facet.
    init(of node: NodeEntry, facet: (String) throws -> [UInt8]?) rethrows {
        func decode<F: Facet>(_ type: F.Type) throws -> F? {
            try facet(F.key).flatMap { try? F(json: $0[...]) }
        }
        switch node.nodeClass {
        case .dataset:
            if let type = try decode(DatasetTypeDatasetFacet.self) {
                kind = type.datasetType.uppercased()
                kindInferred = false
            } else {
                kind = DatasetKind.inferred(from: node.name)
            }
            if let change = try decode(LifecycleStateChangeDatasetFacet.self) {
                isDropped = change.lifecycleStateChange.uppercased() == "DROP"
            }
            owners = try decode(OwnershipDatasetFacet.self)?.owners.map(\.name) ?? []
            description = try decode(DocumentationDatasetFacet.self)?.description
            tags =
                try decode(TagsDatasetFacet.self)?.tags.filter { $0.field == nil }.map { Self.tag($0.key, $0.value) }
                ?? []
        case .job:
            if let type = try decode(JobTypeJobFacet.self) {
                processingType = type.processingType.uppercased()
                integration = type.integration
                kind = type.jobType?.uppercased() ?? ""
                kindInferred = kind.isEmpty
            }
            if kind.isEmpty { kind = "JOB" }
            owners = try decode(OwnershipJobFacet.self)?.owners.map(\.name) ?? []
            description = try decode(DocumentationJobFacet.self)?.description
            tags = try decode(TagsJobFacet.self)?.tags.map { Self.tag($0.key, $0.value) } ?? []
        case .setting:
            break
        }
        if let edits = try decode(ThalwegTagsFacet.self) {
            let removed = Set(edits.removed.filter { $0.field == nil }.map(\.key))
            tags = tags.filter { !removed.contains($0) } + edits.tags.filter { $0.field == nil }.map(\.key)
        }
        if let governance = try decode(ThalwegGovernanceFacet.self) {
            domain = governance.domain
            tier = governance.tier
        }
        owners = Self.unique(owners)
        tags = Self.unique(tags)
    }

    /// A tag as people write it: `pii`, or `classification:PII` when it has a value of its own.
    static func tag(_ key: String, _ value: String?) -> String {
        guard let value, !value.isEmpty, value.lowercased() != "true" else { return key }
        return "\(key):\(value)"
    }

    /// Tags of columns, by path, from the standard facet and from edits.
    static func fieldTags(standard: TagsDatasetFacet?, edits: ThalwegTagsFacet?) -> [String: [String]] {
        var tags: [String: [String]] = [:]
        for tag in standard?.tags ?? [] {
            if let field = tag.field { tags[field, default: []].append(Self.tag(tag.key, tag.value)) }
        }
        for tag in edits?.removed ?? [] {
            if let field = tag.field { tags[field]?.removeAll { $0 == tag.key } }
        }
        for tag in edits?.tags ?? [] {
            if let field = tag.field { tags[field, default: []].append(tag.key) }
        }
        return tags.mapValues(unique).filter { !$0.value.isEmpty }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }
}

/// Kinds of datasets that only their name tells.
enum DatasetKind {
    /// A guess from the namespace's scheme, as the naming specification uses them; empty when it tells nothing.
    static func inferred(from name: DatasetName) -> String {
        let scheme = name.namespace.prefix { $0 != ":" }.lowercased()
        switch scheme {
        case "kafka", "pubsub", "kinesis": return "TOPIC"
        case "s3", "s3a", "gs", "gcs", "hdfs", "file", "abfss", "abfs", "wasbs", "dbfs": return "FILE"
        case "postgres", "postgresql", "mysql", "mssql", "sqlserver", "oracle", "snowflake", "redshift", "bigquery",
            "trino",
            "hive", "unitycatalog", "spanner", "teradata", "db2", "duckdb", "clickhouse", "awsathena", "databricks":
            return "TABLE"
        case "milvus", "qdrant", "weaviate", "pinecone", "chroma": return "VECTOR_INDEX"
        default: return ""
        }
    }
}
