/// Functions in FROM that read a table or file which an argument names.
enum CalledTable {
    /// `IDENTIFIER('t')`.
    case identifier
    /// The first text, or a list of them, is the name of a table.
    case named
    /// As ``named``, and the argument may be a name, a stage or another such call.
    case changes
    /// The first text, or a list of them, is a file or location.
    case file
    /// As ``file``, behind the name of a cluster.
    case distributedFile
    /// Behind what says where (which may hold a password) stand database and table.
    case remote
    /// Database and table.
    case looped
    /// A pattern of tables' names.
    case matched

    /// By the function's name in lower case; nil for others.
    static func of(_ name: String, dialect: Dialect) -> CalledTable? {
        switch dialect {
        case .clickhouse: clickhouse[name] ?? common[name]
        case .doris, .starrocks: doris[name] ?? common[name]
        default: common[name]
        }
    }

    private static let common = table([
        .identifier: "identifier",
        .named: "table query_table",
        .changes: "stream table_changes directory",
        .remote: "postgres_scan mysql_scan azureblobstorage remote remotesecure cluster mysql postgresql",
        .file: """
        dynamic_table s3 gcs hdfs url file iceberg deltalake s3cluster read_parquet parquet_scan \
        read_csv read_csv_auto read_json read_json_auto read_ndjson read_text read_blob iceberg_scan delta_scan \
        read_files sniff_csv parquet_metadata read_xlsx st_read glob sqlite_scan iceberg_metadata \
        read_json_objects read_avro read_arrow cloud_files openrowset parquet_schema parquet_file_metadata \
        parquet_kv_metadata read_ndjson_auto read_ndjson_objects read_json_objects_auto
        """,
    ])

    private static let clickhouse = table([
        .named: "dictionary",
        .remote: "clusterallreplicas mongodb jdbc odbc icebergazure deltalakeazure",
        .looped: "loop mergetreeindex mergetreeprojection",
        .matched: "merge",
        .file: "icebergs3 iceberghdfs iceberglocal deltalakes3 deltalakelocal hudi cosn oss",
        .distributedFile: """
        s3cluster hdfscluster urlcluster filecluster deltalakecluster icebergcluster icebergs3cluster \
        iceberghdfscluster hudicluster gcscluster
        """,
    ])

    private static let doris = table([.file: "files local http s3 hdfs"])

    private static func table(_ names: [CalledTable: String]) -> [String: CalledTable] {
        var table: [String: CalledTable] = [:]
        for (kind, list) in names {
            for name in list.split(separator: " ") { table[String(name)] = kind }
        }
        return table
    }
}
