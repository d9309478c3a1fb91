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
}
