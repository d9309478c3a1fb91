import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

@Suite struct ScriptEventTests {
    private let time = Instant(microseconds: 1_774_980_000_000_000)

    private func encoded(_ script: AnalyzedScript, schema: Schema = Schema()) -> [UInt8]? {
        ScriptEvent(
            script: script, jobName: "models/revenue.sql", dialect: .postgres,
            naming: DatasetNaming(namespace: "postgres://db:5432"), schema: schema, time: time
        ).encode()
    }

    private func decoded(_ script: AnalyzedScript, schema: Schema = Schema()) throws -> JSONValue {
        try Samples.json(try #require(encoded(script, schema: schema)))
    }

    private var schema: Schema {
        var schema = Schema()
        schema.add(
            table: ["raw", "orders"], columns: [.init("region", type: "text"), .init("amount", type: "numeric")])
        return schema
    }

    @Test(arguments: [
        "insert into u select a, sum(b) from t join v using (a) group by a",
        "create table s.u as select * from s.t where x > 1",
        "copy into t from 's3://bucket/a/*.csv'",
        "merge into u using t on u.a = t.a when matched then update set b = t.b when not matched then insert values (t.a, t.b)",
        "create temporary table x as select a from t; insert into u select a from x; delete from u where a = 1",
        "select a from t, v",
    ])
    func `every event keeps to the specification`(sql: String) throws {
        let bytes = try #require(encoded(Samples.analyzing(sql, schema: schema)))
        #expect(EventValidator.validate(bytes[...]).isEmpty)
        _ = try Event.decode(bytes[...])
        #expect(!bytes.contains(0x0a))
    }

    @Test func `an event made by hand keeps to the specification`() throws {
        let bytes = try #require(encoded(Samples.analyzed(Samples.insert), schema: schema))
        #expect(EventValidator.validate(bytes[...]).isEmpty)
    }

    @Test func `the job carries its SQL and what kind it is`() throws {
        let job = try decoded(Samples.analyzed(Samples.insert))["job"]
        #expect(job?["name"] == "models/revenue.sql")
        #expect(job?["namespace"] == "postgres://db:5432")
        #expect(job?["facets"]?["sql"]?["query"] == .string(Samples.sql))
        #expect(job?["facets"]?["sql"]?["dialect"] == "postgres")
        #expect(job?["facets"]?["jobType"]?["jobType"] == "QUERY")
    }

    @Test func `columns have their inputs with transformations, the dataset what steers all rows`() throws {
        let facet = try decoded(Samples.analyzed(Samples.insert))["outputs"]?[0]?["facets"]?["columnLineage"]
        #expect(
            facet?["fields"]?["email_hash"]?["inputFields"] == [
                [
                    "namespace": "postgres://db:5432", "name": "raw.customers", "field": "email",
                    "transformations": [
                        [
                            "type": "DIRECT", "subtype": "TRANSFORMATION", "description": "md5(c.email)",
                            "masking": true,
                        ]
                    ],
                ]
            ])
        #expect(facet?["dataset"]?.arrayValue?.count == 2)
        #expect(facet?["dataset"]?[0]?["transformations"]?[0]?["subtype"] == "JOIN")
    }

    @Test func `one column in two ways is one input with two transformations`() throws {
        var script = Samples.insert
        script.columns[1].inputs.append(Samples.input(Samples.orders, "amount", .conditional))
        let field = try decoded(Samples.analyzed(script))["outputs"]?[0]?["facets"]?["columnLineage"]?["fields"]?[
            "total"]
        #expect(field?["inputFields"]?.arrayValue?.count == 1)
        #expect(field?["inputFields"]?[0]?["transformations"]?.arrayValue?.count == 2)
    }

    @Test func `unknown tables and unresolved stars are left out of column lineage, not of the inputs`() throws {
        var script = Samples.insert
        script.columns = [
            Samples.column("x", "o.region", [Samples.input(nil, "region", .identity, candidates: [Samples.orders])]),
            Samples.column("*", "o.region", [Samples.input(Samples.orders, "*", .identity)]),
        ]
        script.indirect = []
        let event = try decoded(Samples.analyzed(script))
        #expect(event["outputs"]?[0]?["facets"]?["columnLineage"] == nil)
        #expect(event["inputs"]?.arrayValue?.count == 2)
    }

    @Test func `only what is known for sure is said of a dataset's columns`() throws {
        let insert = try decoded(Samples.analyzed(Samples.insert), schema: schema)
        #expect(
            insert["inputs"]?[0]?["facets"]?["schema"]?["fields"] == [
                ["name": "region", "type": "text"], ["name": "amount", "type": "numeric"],
            ])
        #expect(insert["outputs"]?[0]?["facets"]?["schema"] == nil)
        let made = try decoded(Samples.analyzing("create table u as select a, b as c from t"))
        #expect(made["outputs"]?[0]?["facets"]?["schema"]?["fields"] == [["name": "a"], ["name": "c"]])
        let open = try decoded(Samples.analyzing("create table u as select * from t"))
        #expect(open["outputs"]?[0]?["facets"]?["schema"] == nil)
    }

    @Test func `what steers one statement does not steer the others' outputs`() throws {
        let event = try decoded(
            Samples.analyzing(
                """
                create temporary table x as select a from t where f = 1;
                insert into u select a from x;
                insert into w select a from v where g = 2;
                """))
        func steering(_ index: Int) -> [String] {
            let facet = event["outputs"]?[index]?["facets"]?["columnLineage"]
            return facet?["dataset"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
        }
        #expect(steering(0) == ["f"])
        #expect(steering(1) == ["g"])
    }

    @Test func `a text that touches no data is no event`() {
        #expect(encoded(Samples.analyzing("set x = 1")) == nil)
        #expect(encoded(Samples.analyzing("")) == nil)
    }
}
