import Foundation
import SQLLineage

/// A line of the file of cases: `{"id", "sql", "dialect", "schema": {table: [column]}}`.
struct BenchmarkCase: Decodable {
    var id: String
    var sql: String
    var dialect: String?
    var schema: [String: [String]]?
}

/// A text with the analyzer that knows its dialect and schema.
struct BenchmarkQuery {
    var id: String
    var sql: String
    var analyzer: SQLAnalyzer

    /// The queries of a file. A schema is built once for all cases that have the same, as in a program that analyses
    /// many queries against one warehouse.
    static func load(_ path: String) throws -> [BenchmarkQuery] {
        var schemas: [[String: [String]]: Schema] = [:]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let entry = try JSONDecoder().decode(BenchmarkCase.self, from: Data(line.utf8))
            let tables = entry.schema ?? [:]
            let schema = schemas[tables] ?? Schema(benchmark: tables)
            schemas[tables] = schema
            let name = entry.dialect ?? ""
            // An unknown dialect would be measured as another: better no figures than those.
            guard let dialect = name.isEmpty ? .neutral : Dialect(named: name) else {
                throw UnknownDialect(name: name, id: entry.id)
            }
            return BenchmarkQuery(
                id: entry.id, sql: entry.sql, analyzer: SQLAnalyzer(dialect: dialect, schema: schema))
        }
    }
}

struct UnknownDialect: Error, CustomStringConvertible {
    var name: String
    var id: String
    var description: String { "the dialect '\(name)' of case \(id) is not known" }
}

extension Schema {
    fileprivate init(benchmark tables: [String: [String]]) {
        self.init()
        for (name, columns) in tables.sorted(by: { $0.key < $1.key }) {
            add(table: name.split(separator: ".").map(String.init), columns: columns.map { Column($0) })
        }
    }
}
