import OpenLineage
import SQLLineage
import Testing

@testable import thalweg

@Suite struct SchemaJSONTests {
    private func tables(_ json: String) throws -> [String] {
        try Schema(json: Array(json.utf8)[...]).tables.map { table in
            let columns = table.columns.map { $0.type.isEmpty ? $0.name : "\($0.name):\($0.type)" }
            return table.name.joined(separator: "|") + " " + columns.joined(separator: ",")
        }
    }

    @Test(arguments: [
        (#"{"db.sch.t":["a","B"]}"#, ["db|sch|t a,B"]),
        (#"{"db.sch.t":{"a":"INT","b":null}}"#, ["db|sch|t a:INT,b"]),
        (#"{"db":{"sch":{"t":{"a":"INT"},"u":["x"]}},"v":["y"]}"#, ["db|sch|t a:INT", "db|sch|u x", "v y"]),
        (#"{"db.sch":{"t":{"a":"INT"}}}"#, ["db|sch|t a:INT"]),
        (#"{"t":{"a":"INT","b":{"x":"INT","y":{"z":"TEXT"}}}}"#, ["t a:INT,b:STRUCT<x INT, y STRUCT<z TEXT>>"]),
        (#"{"t":[{"name":"a","type":"INT"},{"name":"b"}]}"#, ["t a:INT,b"]),
        (#"{"\"my.db\".`s.1`.[t x]":["a"]}"#, ["my.db|s.1|t x a"]),
        (#"{"\"a\"\"b\".t":["a"]}"#, [#"a"b|t a"#]),
        (#"{"a]b.t":["a"], "[a.t":["b"], "db..t":["c"]}"#, ["a]b|t a", "[a|t b", "db|t c"]),
        (#"{"t":[],"u":{},"v":null}"#, []),
    ])
    func `a schema may be flat or nested`(json: String, expected: [String]) throws {
        #expect(try tables(json) == expected)
    }

    @Test(arguments: [
        (#"{"db":{"t":3}}"#, "$.db.t"), (#"{"t":[1]}"#, "$.t[0]"), (#"{"t":{"a":"INT","b":[1]}}"#, "$.t.b"),
        ("[1]", "$"),
    ])
    func `a misfit is told with its path`(json: String, path: String) {
        let error = #expect(throws: JSONError.self) { try Schema(json: Array(json.utf8)[...]) }
        #expect(error?.path == path)
    }
}
