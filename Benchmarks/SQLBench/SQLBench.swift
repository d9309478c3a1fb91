import Foundation
import SQLLineage

/// Measures the SQL engine in process, as its peers are measured: the processor time of each query, the least of several
/// passes, first parsing alone, then full column lineage with the schema; then the same over all cores by the clock.
///
///     SQLBench CASES.jsonl [PASSES]
///
/// A case is `{"id", "sql", "dialect", "schema": {table: [column]}}`; the schema of a text is built once and not timed, as
/// in a program that analyses many queries against one warehouse. Answers a JSON object on one line.
@main
struct SQLBench {
    struct Case: Decodable {
        var id: String
        var sql: String
        var dialect: String?
        var schema: [String: [String]]?
    }

    struct Query {
        var id: String
        var sql: String
        var analyzer: SQLAnalyzer
    }

    static func main() throws {
        guard CommandLine.arguments.count > 1 else {
            print("SQLBench CASES.jsonl [PASSES]")
            return
        }
        let queries = try load(CommandLine.arguments[1])
        let passes = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 10 : 10
        let bytes = queries.reduce(0) { $0 + $1.sql.utf8.count }
        var result: [String: Any] = ["queries": queries.count, "bytes": bytes]
        result["parse"] = measure(queries, passes, bytes) { _ = $0.analyzer.parse($0.sql).statementCount }
        result["columns"] = measure(queries, passes, bytes) { _ = $0.analyzer.analyze($0.sql).columns.count }
        result["columns_all_cores_mb_per_s"] = throughput(queries, bytes)
        result["edges"] = queries.reduce(0) { total, query in
            total + query.analyzer.analyze(query.sql).columns.reduce(0) { $0 + $1.inputs.count }
        }
        result["incomplete"] = queries.filter { !$0.analyzer.analyze($0.sql).isComplete }.map(\.id)
        var usage = rusage()
        getrusage(.init(RUSAGE_SELF.rawValue), &usage)
        result["rss_mb"] = Double(usage.ru_maxrss) / 1024
        print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
    }

    private static func load(_ path: String) throws -> [Query] {
        var schemas: [[String: [String]]: Schema] = [:]
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let entry = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            let tables = entry.schema ?? [:]
            if schemas[tables] == nil {
                var schema = Schema()
                for (table, columns) in tables {
                    schema.add(
                        table: table.split(separator: ".").map(String.init), columns: columns.map { Schema.Column($0) })
                }
                schemas[tables] = schema
            }
            return Query(
                id: entry.id, sql: entry.sql,
                analyzer: SQLAnalyzer(
                    dialect: Dialect(named: entry.dialect ?? "") ?? .neutral, schema: schemas[tables] ?? Schema()))
        }
    }

    /// Milliseconds of processor time: the mean of the least of each query, the worst, and the rate.
    private static func measure(_ queries: [Query], _ passes: Int, _ bytes: Int, _ work: (Query) -> Void) -> [String:
        Any]
    {
        var least = [Double](repeating: .infinity, count: queries.count)
        for _ in 0..<passes {
            for (place, query) in queries.enumerated() {
                let start = processorTime()
                work(query)
                least[place] = min(least[place], processorTime() - start)
            }
        }
        let total = least.reduce(0, +)
        let worst = least.indices.max { least[$0] < least[$1] } ?? 0
        return [
            "mean_ms": total / Double(queries.count) * 1000, "mb_per_s": Double(bytes) / total / 1e6,
            "worst_ms": least[worst] * 1000, "worst_id": queries[worst].id,
        ]
    }

    private static func throughput(_ queries: [Query], _ bytes: Int) -> Double {
        let rounds = max(1, 20_000_000 / max(bytes, 1))
        let start = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: rounds * queries.count) { index in
            let query = queries[index % queries.count]
            _ = query.analyzer.analyze(query.sql).columns.count
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return Double(bytes * rounds) / seconds / 1e6
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
