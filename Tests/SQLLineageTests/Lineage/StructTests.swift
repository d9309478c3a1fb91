import SQLLineage
import Testing

/// Values that are put together of parts keep them apart.
@Suite struct StructTests {
    @Test func `every element of an array of structs counts`() {
        let answer = lineage(
            "select k, v from t, unnest([struct('a' as k, c1 as v), ('b', c2)])", .bigquery,
            schema: ["t": ["c1", "c2"]])
        #expect(answer.inputs(of: "k") == [])
        #expect(answer.inputs(of: "v") == ["t.c1 DIRECT TRANSFORMATION", "t.c2 DIRECT TRANSFORMATION"])
    }

    @Test func `a type names the fields by their place`() {
        let constructed = lineage("select s.b from (select struct<a int64, b string>(x, y) as s from t)", .bigquery)
        #expect(constructed.inputs(of: "b") == ["t.y DIRECT IDENTITY"])
        let cast = lineage("select cast(row(x, y) as row(a bigint, b varchar)).b as b from t", .trino)
        #expect(cast.inputs(of: "b") == ["t.y DIRECT TRANSFORMATION"])
    }

    @Test func `the rows of an array are columns of unnest`() {
        let answer = lineage("select a, b from t cross join unnest(array[row(p, q), row(r, s)]) as u (a, b)", .trino)
        #expect(answer.inputs(of: "a") == ["t.p DIRECT TRANSFORMATION", "t.r DIRECT TRANSFORMATION"])
        #expect(answer.inputs(of: "b") == ["t.q DIRECT TRANSFORMATION", "t.s DIRECT TRANSFORMATION"])
    }

    @Test func `branches keep the fields that they have in common`() {
        let answer = lineage("select q.x from (select if(c, struct(x, y), null) as q from t)", .bigquery)
        #expect(answer.inputs(of: "x") == ["t.c INDIRECT CONDITIONAL", "t.x DIRECT TRANSFORMATION"])
    }

    @Test func `a value table has the fields as its columns`() {
        let made = lineage("create table z as select as struct x, y + 1 as w from t", .bigquery)
        #expect(made.inputs(of: "z.x") == ["t.x DIRECT IDENTITY"])
        #expect(made.inputs(of: "z.w") == ["t.y DIRECT TRANSFORMATION"])
        let latest = lineage(
            "select as value array_agg(t order by ts desc limit 1)[offset(0)] from s.log t group by id", .bigquery,
            schema: ["s.log": ["id", "ts"]])
        #expect(latest.columns.map(\.column) == ["id", "ts"])
    }

    @Test func `a bare name beside unnested structs is of the only table, with a doubt`() {
        let sql = "select id, sku from t, unnest(items)"
        let answer = lineage(sql, .bigquery)
        #expect(answer.inputs(of: "sku") == ["t.sku DIRECT IDENTITY"])
        #expect(answer.codes == ["ambiguous-column 1:8", "ambiguous-column 1:12"])
        let known = lineage(sql, .bigquery, schema: ["t": ["id", "items"]])
        #expect(known.inputs(of: "id") == ["t.id DIRECT IDENTITY"])
        #expect(known.inputs(of: "sku") == ["t.items DIRECT TRANSFORMATION"])
    }

    @Test func `the types of a schema say what is unnested`() {
        var schema = Schema()
        let items = Schema.Column("items", type: "ARRAY<STRUCT<sku STRING, price STRUCT<net INT64, tax INT64>>>")
        schema.add(table: ["t"], columns: [Schema.Column("id", type: "INT64"), items])
        for sql in ["select id, i.* from t, unnest(items) as i", "select id, i.* from t, t.items as i"] {
            let answer = SQLAnalyzer(dialect: .bigquery, schema: schema).analyze(sql)
            #expect(answer.columns.map(\.column) == ["id", "sku", "price"])
        }
        let answer = SQLAnalyzer(dialect: .bigquery, schema: schema).analyze(
            "select sku, i.price.* from t, unnest(items) as i")
        #expect(answer.columns.map(\.column) == ["sku", "net", "tax"])
        #expect(answer.inputs(of: "tax") == ["t.items DIRECT TRANSFORMATION"])
    }

    @Test func `the types of a table's own definition say what is unnested`() {
        let answer = lineage(
            "create table t (id int64, items array<struct<sku string, qty int64>>); "
                + "create view v as select id, i.* from t, unnest(items) as i", .bigquery)
        #expect(answer.columns.map(\.column) == ["id", "sku", "qty"])
        #expect(answer.diagnostics.isEmpty)
    }
}
