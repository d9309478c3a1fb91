import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

@Suite struct BatchAnswererTests {
    private func answer(_ line: String, parseOnly: Bool = false) throws -> JSONValue {
        let bytes = DeepStack.run {
            var answerer = BatchAnswerer()
            return answerer.answer(Array(line.utf8)[...], parseOnly: parseOnly)
        }
        #expect(!bytes.contains(0x0a))
        return try Samples.json(bytes)
    }

    @Test func `an answer has the form of the contract`() throws {
        let answer = try answer(
            #"{"id":"7","sql":"insert into u select sum(a) as total from t where b > 1","default_database":"db","default_schema":"sch"}"#
        )
        #expect(
            answer == [
                "id": "7", "ok": true, "statements": 1, "sources": ["db.sch.t"], "targets": ["db.sch.u"],
                "columns": [
                    [
                        "target": "db.sch.u", "column": "total",
                        "inputs": [
                            [
                                "table": "db.sch.t", "column": "a", "type": "DIRECT", "subtype": "AGGREGATION",
                                "masking": false,
                            ]
                        ],
                    ]
                ],
                "indirect": [
                    [
                        "table": "db.sch.t", "column": "b", "type": "INDIRECT", "subtype": "FILTER", "masking": false,
                    ]
                ],
                "diagnostics": [],
            ])
    }

    @Test func `parsing only leaves lineage out`() throws {
        #expect(
            try answer(#"{"id":1,"sql":"select 1; select 2"}"#, parseOnly: true)
                == ["id": 1, "ok": true, "statements": 2, "diagnostics": []])
    }

    @Test(arguments: [
        "x", "[1]", "{}", #"{"sql":3}"#, #"{"sql":null}"#, #"{"sql":"x""#, #"{"sql":"select 1","schema":{"t":1}}"#,
    ])
    func `a line that is no request is answered and refused`(line: String) throws {
        let answer = try answer(line)
        #expect(answer["id"]?.isNull == true)
        #expect(answer["ok"] == false)
        #expect(answer["statements"] == 0)
        #expect(answer["columns"] == [])
        #expect(answer["diagnostics"]?[0]?["code"] == "bad-request")
        #expect(answer["diagnostics"]?[0]?["severity"] == "error")
    }

    @Test(arguments: [#""a\"b""#, "17", #"{"query":[1,2]}"#, "null"])
    func `the id comes back as it was, also with a refusal`(id: String) throws {
        let expected = try Samples.json(Array(id.utf8))
        #expect(try answer(#"{"id":\#(id),"sql":"select 1"}"#)["id"] == expected)
        #expect(try answer(#"{"sql":3,"id":\#(id)}"#)["id"] == expected)
    }

    @Test func `an unknown dialect is replaced and told`() throws {
        let near = try answer(#"{"sql":"select 1","dialect":"oracle19c"}"#)
        #expect(near["ok"] == true)
        #expect(near["diagnostics"]?[0]?["code"] == "unknown-dialect")
        #expect(DialectChoice(named: "oracle19c").dialect == .oracle)
        #expect(DialectChoice(named: "klingon").dialect == .neutral)
        #expect(DialectChoice(named: "mssql").diagnostic == nil)
        #expect(DialectChoice(named: "").diagnostic == nil)
    }

    @Test func `bytes that are no UTF-8 do not cost the statement`() throws {
        let line = Array(#"{"id":1,"sql":"select a from t -- "#.utf8) + [0xe9] + Array(#""}"#.utf8)
        var answerer = BatchAnswerer()
        let answer = try Samples.json(answerer.answer(line[...], parseOnly: false))
        #expect(answer["sources"] == ["t"])
        #expect(answer["diagnostics"]?[0]?["code"] == "invalid-utf8")
    }

    @Test func `the schema of each line counts, whatever the lines before had`() throws {
        let schemas = (0..<7).map { #"{"t":["first\#($0)","b"]}"# }
        var answerer = BatchAnswerer()
        for place in [0, 0, 1, 0, 2, 3, 4, 5, 6, 0, 6, 6, 1, 0] {
            let line = #"{"sql":"select * from t","schema":\#(schemas[place])}"#
            let answer = try Samples.json(answerer.answer(Array(line.utf8)[...], parseOnly: false))
            #expect(answer["columns"]?[0]?["column"] == .string("first\(place)"))
        }
        let none = try Samples.json(answerer.answer(Array(#"{"sql":"select * from t"}"#.utf8)[...], parseOnly: false))
        #expect(none["columns"]?[0]?["column"] == "*")
    }

    @Test func `defaults hold where a request does not say otherwise`() throws {
        var defaults = BatchAnswerer.Defaults()
        defaults.dialect = "snowflake"
        defaults.database = "db"
        defaults.schemaName = "s"
        var answerer = BatchAnswerer(defaults: defaults)
        func sources(_ line: String) throws -> JSONValue? {
            try Samples.json(answerer.answer(Array(line.utf8)[...], parseOnly: false))["sources"]
        }
        #expect(try sources(#"{"sql":"select a from t"}"#) == ["db.s.T"])
        #expect(try sources(#"{"sql":"select a from t","dialect":"postgres","default_schema":"x"}"#) == ["db.x.t"])
    }
}
