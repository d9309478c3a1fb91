/// A system that holds datasets: its OpenLineage namespace, and what its tools report with every dataset in it.
struct Platform: Sendable, Hashable {
    struct Catalog: Sendable, Hashable {
        var framework: String
        var type: String
        var name: String
        var warehouse: String
    }

    struct Storage: Sendable, Hashable {
        var layer: String
        var format: String?
    }

    let namespace: String
    /// Name of the connection, as its users call it.
    let source: String
    var catalog: Catalog?
    var storage: Storage?
    /// Namespace of the Glue catalog that knows the same data by table names.
    var glue: String?
}

extension Platform {
    static let coreDatabase = Platform(namespace: "postgres://core-db.halden.example:5432", source: "core-banking")
    static let crmDatabase = Platform(namespace: "postgres://crm-db.halden.example:5432", source: "crm")
    static let riskDatabase = Platform(namespace: "postgres://risk-db.halden.example:5432", source: "risk-decisions")
    static let assistantDatabase = Platform(
        namespace: "postgres://assistant-db.halden.example:5432", source: "support-assistant")
    static let kafka = Platform(namespace: "kafka://kafka.halden.example:9092", source: "event-bus")
    static let bureauFiles = Platform(
        namespace: "file://sftp.vindel-credit.example", source: "vindel-credit-reference",
        storage: Storage(layer: "sftp", format: "csv"))
    static let landing = Platform(
        namespace: "s3://halden-landing", source: "landing-zone", storage: Storage(layer: "s3", format: "csv"))
    static let lake = Platform(
        namespace: "s3://halden-lake", source: "lake",
        catalog: Catalog(framework: "iceberg", type: "glue", name: "halden_lake", warehouse: "s3://halden-lake"),
        storage: Storage(layer: "iceberg", format: "parquet"), glue: "arn:aws:glue:eu-north-1:210987654321")
    static let warehouse = Platform(
        namespace: "snowflake://halden-prod", source: "snowflake-prod",
        catalog: Catalog(
            framework: "snowflake", type: "snowflake", name: "analytics", warehouse: "snowflake://halden-prod"))
    static let features = Platform(namespace: "feast://halden-features", source: "feature-store")
    static let models = Platform(namespace: "mlflow://mlflow.halden.example:5000", source: "model-registry")
    static let vectors = Platform(namespace: "milvus://milvus.halden.example:19530", source: "vector-store")
    static let intranet = Platform(
        namespace: "mssharepoint://intranet.halden.example:443/policies", source: "policy-library")
    static let dashboards = Platform(namespace: "tableau://bi.halden.example", source: "business-intelligence")
    static let regulator = Platform(
        namespace: "s3://halden-regulatory", source: "regulatory-archive", storage: Storage(layer: "s3", format: "xbrl")
    )
    /// Where analysts keep what they would rather not ask for.
    static let scratch = Platform(
        namespace: "s3://halden-scratch", source: "analyst-scratch", storage: Storage(layer: "s3", format: "xlsx"))
}
