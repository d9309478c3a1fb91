import SQLLineage
import Testing

/// Stars that take some of the columns only, or do something to each.
@Suite struct StarTests {
    private let tables = ["t": ["id", "name", "user_ID"]]

    @Test func `LIKE and ILIKE narrow a star`() {
        let insensitive = lineage("select * ilike '%id' from t", .snowflake, schema: tables)
        #expect(insensitive.columns.map(\.column) == ["id", "user_ID"])
        let negated = lineage("select * not like '%\\_ID' from t", .duckdb, schema: tables)
        #expect(negated.columns.map(\.column) == ["id", "name", "user_ID"])
        #expect(lineage("select * like 'n__e' from t", .duckdb, schema: tables).columns.map(\.column) == ["name"])
    }

    @Test func `COLUMNS takes a pattern, a list or a star`() {
        func names(_ sql: String) -> [String] { lineage(sql, .duckdb, schema: tables).columns.map(\.column) }
        #expect(names("select columns('^(id|name)$') from t") == ["id", "name"])
        #expect(names("select columns(['name']) from t") == ["name"])
        #expect(names("select columns(* exclude (name)) from t") == ["id", "user_ID"])
    }

    @Test func `an expression around COLUMNS is one for each column`() {
        let answer = lineage("select max(columns(*)) from t", .duckdb, schema: tables)
        #expect(answer.columns.map(\.column) == ["id", "name", "user_ID"])
        #expect(answer.inputs(of: "name") == ["t.name DIRECT AGGREGATION"])
        #expect(lineage("select max(columns(*)) from t", .duckdb).inputs(of: "*") == ["t.* DIRECT AGGREGATION"])
    }

    @Test func `APPLY is a function of each column`() {
        let answer = lineage("select * except (name) apply(sum) from t", .clickhouse, schema: tables)
        #expect(answer.columns.map(\.column) == ["sum(id)", "sum(user_ID)"])
        #expect(answer.inputs(of: "sum(id)") == ["t.id DIRECT AGGREGATION"])
    }

    @Test func `unpacked columns are the arguments of one call`() {
        let answer = lineage("SELECT coalesce(*COLUMNS('x.')) AS f FROM t", .duckdb, schema: ["t": ["x1", "x2", "y"]])
        #expect(answer.columns.map(\.column) == ["f"])
        #expect(answer.inputs(of: "f") == ["t.x1 DIRECT TRANSFORMATION", "t.x2 DIRECT TRANSFORMATION"])
    }

    @Test func `what ARRAY JOIN unfolds stands for its elements, in stars too`() {
        let plain = lineage("SELECT * FROM t ARRAY JOIN arr", .clickhouse, schema: ["t": ["id", "arr"]])
        #expect(plain.columns.map(\.column) == ["id", "arr"])
        #expect(plain.inputs(of: "arr") == ["t.arr DIRECT TRANSFORMATION"])
        let nested = "SELECT id, n.k FROM t ARRAY JOIN nested AS n"
        let answer = lineage(nested, .clickhouse, schema: ["t": ["id", "nested.k", "nested.v"]])
        #expect(answer.inputs(of: "k") == ["t.nested.k DIRECT TRANSFORMATION"])
        #expect(answer.diagnostics.isEmpty)
    }
}
