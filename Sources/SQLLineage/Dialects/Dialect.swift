/// The dialects of SQL that are known by name.
public enum Dialect: String, CaseIterable, Sendable {
    /// No dialect in particular: takes what most of them have.
    case neutral = ""
    case ansi
    case athena, bigquery, clickhouse, databricks, datafusion, db2, doris, dremio, drill, druid, duckdb, dune, exasol
    case fabric, greenplum, hive, impala, materialize, mysql, netezza, oracle, postgres, presto, redshift, risingwave
    case singlestore, snowflake, solr, spark, sqlite, starrocks, tableau, teradata, trino, tsql, vertica
    /// Not SQL, but seen where SQL is expected.
    case prql, dax

    /// The dialect of a name as tools write it (`mssql`, `spark3`, `PostgreSQL`), or nil where no dialect is near.
    public init?(named name: String) {
        let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
        if let exact = Dialect(rawValue: folded) {
            self = exact
            return
        }
        guard let relative = Self.aliases[folded] else { return nil }
        self = relative
    }

    /// Other names of dialects, and products that speak the dialect of another.
    private static let aliases: [String: Dialect] = [
        "generic": .neutral, "neutral": .neutral, "sql": .neutral, "ansisql": .ansi, "standard": .ansi,
        "postgresql": .postgres, "pg": .postgres, "psql": .postgres, "cockroachdb": .postgres, "cockroach": .postgres,
        "yugabyte": .postgres, "yugabytedb": .postgres, "timescale": .postgres, "timescaledb": .postgres,
        "enterprisedb": .postgres, "opengauss": .postgres, "neon": .postgres, "supabase": .postgres,
        "alloydb": .postgres, "aurorapostgresql": .postgres,
        "mssql": .tsql, "sqlserver": .tsql, "transactsql": .tsql, "synapse": .tsql, "azuresql": .tsql, "sybase": .tsql,
        "azuresynapse": .tsql, "msfabric": .fabric, "mariadb": .mysql, "tidb": .mysql, "aurora": .mysql,
        "percona": .mysql, "oceanbase": .mysql, "auroramysql": .mysql,
        "memsql": .singlestore, "singlestoredb": .singlestore, "googlebigquery": .bigquery, "bq": .bigquery,
        "googlesql": .bigquery, "zetasql": .bigquery, "spanner": .bigquery, "sparksql": .spark, "spark2": .spark,
        "spark3": .spark, "pyspark": .spark, "databrickssql": .databricks, "deltalake": .databricks,
        "hiveql": .hive, "awsathena": .athena, "prestodb": .presto, "prestosql": .trino, "starburst": .trino,
        "galaxy": .trino, "plsql": .oracle, "oracledb": .oracle, "sqlite3": .sqlite, "libsql": .sqlite,
        "motherduck": .duckdb, "ibmdb2": .db2, "apachedruid": .druid, "apachedrill": .drill, "apachedoris": .doris,
        "selectdb": .doris, "amazonredshift": .redshift, "mz": .materialize, "apachespark": .spark,
    ]
}
