import SQLLineage
import Testing

@Suite struct SchemaTests {
    @Test func `names match by their end, whatever their case`() {
        let answer = lineage("select * from Orders", .snowflake, schema: ["db.public.orders": ["Id", "Total"]])
        #expect(answer.columns.map(\.column) == ["Id", "Total"])
        #expect(answer.reads == ["ORDERS"])
    }

    @Test func `definitions in SQL make a schema`() throws {
        let schema = Schema(
            ddl:
                "create table s.t (id int not null primary key, name varchar(10) default 'x'); create view v as select id from s.t",
            dialect: .postgres)
        let table = try #require(schema.tables.first { $0.name == ["s", "t"] })
        #expect(table.columns == [Schema.Column("id", type: "int"), Schema.Column("name", type: "varchar(10)")])
        #expect(schema.tables.contains { $0.name == ["v"] && $0.columns.map(\.name) == ["id"] })
    }

    @Test func `a star over a struct gives the fields of its type`() {
        var schema = Schema()
        schema.add(table: ["t"], columns: [Schema.Column("s", type: "STRUCT<a INT64, b STRUCT<c STRING>>")])
        let answer = SQLAnalyzer(dialect: .bigquery, schema: schema).analyze("select s.* from t")
        #expect(answer.inputs(of: "a") == ["t.s.a DIRECT IDENTITY"])
        #expect(answer.inputs(of: "b") == ["t.s.b DIRECT IDENTITY"])
    }

    @Test func `an insert without a column list takes the target's columns in order`() {
        let answer = lineage("insert into u select a, b from t", schema: ["u": ["x", "y"]])
        #expect(answer.inputs(of: "u.y") == ["t.b DIRECT IDENTITY"])
    }

    @Test func `columns that are written are spelled as the schema has them`() {
        let tables = ["t": ["id", "n"], "s": ["a", "b"]]
        let inserted = lineage("insert into t (id, n) select a, b from s", .snowflake, schema: tables)
        #expect(inserted.columns.map(\.column) == ["id", "n"])
        let merged = lineage(
            "merge into t using s on t.id = s.a when matched then update set n = s.b "
                + "when not matched then insert (id, n) values (s.a, s.b)", .snowflake, schema: tables)
        #expect(Set(merged.columns.map(\.column)) == ["id", "n"])
        #expect(merged.columns.count == 2)
    }

    @Test func `an update from a derived table sets the columns of its target`() {
        for source in ["src", "t"] {
            let answer = lineage("update t set a = s.a from (select id, x as a from \(source)) s where t.id = s.id")
            #expect(answer.inputs(of: "t.a") == ["\(source).x DIRECT IDENTITY"])
        }
    }

    @Test func `a column hides the word that is a value without it`() {
        #expect(lineage("SELECT sysdate FROM t", .neutral).inputs(of: "sysdate") == [])
        let known = lineage("SELECT sysdate FROM t", .neutral, schema: ["t": ["sysdate"]])
        #expect(known.inputs(of: "sysdate") == ["t.sysdate DIRECT IDENTITY"])
        #expect(lineage("SELECT level FROM t", .bigquery).inputs(of: "level") == ["t.level DIRECT IDENTITY"])
        #expect(lineage("SELECT level FROM t CONNECT BY PRIOR a = b", .snowflake).inputs(of: "LEVEL") == [])
        #expect(lineage("SELECT user FROM t", schema: ["t": ["user"]]).inputs(of: "user") == [])
    }

    @Test func `a key of PARTITION with a value takes no column of the query`() {
        let insert = "INSERT OVERWRITE TABLE t PARTITION (dt = '2024', hr) SELECT x, y, h FROM s"
        let answer = lineage(insert, .hive, schema: ["t": ["a", "b", "dt", "hr"]])
        #expect(answer.columns.map(\.column) == ["a", "b", "hr"])
        #expect(answer.inputs(of: "t.hr") == ["s.h DIRECT IDENTITY"])
    }

    @Test func `an alias within an expression can be named in all of the SELECT`() {
        let answer = lineage("SELECT (a + 1 AS x) * 2 AS y, x FROM t WHERE x > 3", .clickhouse)
        #expect(answer.inputs(of: "x") == ["t.a DIRECT TRANSFORMATION"])
        #expect(answer.steering == ["t.a FILTER"])
        #expect(lineage("SELECT sum(a) AS a FROM t", .clickhouse).inputs(of: "a") == ["t.a DIRECT AGGREGATION"])
    }

    @Test func `functions of rows give each column its own cells`() {
        let stack = "SELECT id, k, v FROM p LATERAL VIEW stack(2, 'a', x, 'b', y) t AS k, v"
        #expect(lineage(stack, .hive).inputs(of: "k") == [])
        #expect(
            lineage(stack, .hive).inputs(of: "v") == ["p.x DIRECT TRANSFORMATION", "p.y DIRECT TRANSFORMATION"])
    }

    @Test func `what says how to connect is no name`() {
        let answer = lineage("select a from postgres_scan('host=x password=secret', 'public', 'tbl')", .duckdb)
        #expect(answer.reads == ["public.tbl"])
    }

    @Test func `defaults complete names`() {
        #expect(lineage("select a from t", database: "db", defaultSchema: "sch").reads == ["db.sch.t"])
        #expect(lineage("select a from x.t", database: "db", defaultSchema: "sch").reads == ["db.x.t"])
        #expect(lineage("select a from x.t", .mysql, database: "db").reads == ["x.t"])
        #expect(lineage("select a from x..t", .tsql, database: "db").reads == ["x.dbo.t"])
        #expect(lineage("select a from x..t", database: "db", defaultSchema: "sch").reads == ["x.sch.t"])
    }
}
