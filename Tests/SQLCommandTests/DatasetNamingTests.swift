import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

@Suite struct DatasetNamingTests {
    private func name(_ text: String, _ kind: SQLLineage.DatasetName.Kind) -> String {
        let name = DatasetNaming(namespace: "sql://snowflake").name(SQLLineage.DatasetName(text, kind: kind))
        return "\(name.namespace) \(name.name)"
    }

    @Test func `tables and stages are in the database's namespace`() {
        #expect(name("db.s.t", .table) == "sql://snowflake db.s.t")
        #expect(name("@db.s.stage/a/*.csv", .stage) == "sql://snowflake @db.s.stage/a")
        #expect(name("@stage/", .stage) == "sql://snowflake @stage")
    }

    @Test(arguments: [
        ("s3://bucket/a/b.csv", "s3://bucket a/b.csv"), ("s3a://bucket/a/", "s3://bucket a"),
        ("gs://bucket", "gs://bucket /"), ("s3://bucket/*.csv", "s3://bucket /"),
        ("abfss://box@account.dfs.core.windows.net/a", "abfss://box@account.dfs.core.windows.net a"),
        ("hdfs://node:8020/data/t", "hdfs://node:8020 /data/t"), ("https://host/x.csv", "https://host /x.csv"),
        ("file:///data/x.csv", "file /data/x.csv"), ("/data/x/*.parquet", "file /data/x"),
        ("/*.csv", "file /"), ("data/x.csv", "file data/x.csv"), ("*.csv", "file *.csv"),
    ])
    func `the root of a location is its namespace`(location: String, expected: String) {
        #expect(name(location, .file) == expected)
    }
}
