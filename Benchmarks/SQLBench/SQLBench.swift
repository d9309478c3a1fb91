import Foundation
import SQLLineage

/// Measures the SQL engine in process, as its peers are measured: `SQLBench CASES.jsonl [PASSES]`.
///
/// Timed are `SQLAnalyzer.parse` and `SQLAnalyzer.analyze`, from the text to the finished value; reading the cases and
/// building their schemas is not. Prints one JSON object.
@main
enum SQLBench {
    /// What is printed.
    struct Report: Encodable {
        var queries: Int
        var bytes: Int
        var parse: Measurement
        var columns: Measurement
        var parseOnAllCores: Double
        var columnsOnAllCores: Double
        var edges: Int
        var peakMegabytes: Double

        private enum CodingKeys: String, CodingKey {
            case queries, bytes, parse, columns, edges
            case parseOnAllCores = "parse_all_cores_mb_per_s"
            case columnsOnAllCores = "columns_all_cores_mb_per_s"
            case peakMegabytes = "rss_mb"
        }
    }

    static func main() throws {
        let arguments = CommandLine.arguments
        guard (2...3).contains(arguments.count), let passes = arguments.count == 3 ? Int(arguments[2]) : 3, passes > 0
        else {
            FileHandle.standardError.write(Data("usage: SQLBench CASES.jsonl [PASSES]\n".utf8))
            exit(64)
        }
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            print(String(decoding: try encoder.encode(report(arguments[1], passes: passes)), as: UTF8.self))
        } catch {
            let message = (error as? UnknownDialect)?.description ?? error.localizedDescription
            FileHandle.standardError.write(Data("SQLBench: \(arguments[1]): \(message)\n".utf8))
            exit(1)
        }
    }

    private static func report(_ path: String, passes: Int) throws -> Report {
        let queries = try BenchmarkQuery.load(path)
        let parse = Measurement(of: queries, passes: passes, work: { $0.analyzer.parse($0.sql) }) {
            message($0.diagnostics, $0.isComplete)
        }
        let columns = Measurement(of: queries, passes: passes, work: { $0.analyzer.analyze($0.sql) }) {
            // Every case makes columns. Silence is quick, and must not pass for speed.
            message($0.diagnostics, $0.isComplete) ?? ($0.columns.isEmpty ? "an answer without columns" : nil)
        }
        // Before the concurrent part, which holds as many answers as there are cores.
        let peak = peakMegabytes()
        return Report(
            queries: queries.count, bytes: queries.reduce(0) { $0 + $1.sql.utf8.count }, parse: parse,
            columns: columns,
            parseOnAllCores: Measurement.throughput(of: queries) { _ = $0.analyzer.parse($0.sql) },
            columnsOnAllCores: Measurement.throughput(of: queries) { _ = $0.analyzer.analyze($0.sql) },
            edges: queries.reduce(0) { total, query in
                query.analyzer.analyze(query.sql).columns.reduce(total) { $0 + $1.inputs.count }
            },
            peakMegabytes: peak)
    }

    private static func message(_ diagnostics: [Diagnostic], _ isComplete: Bool) -> String? {
        isComplete ? nil : diagnostics.first { $0.severity == .error }?.message ?? "not understood whole"
    }

    /// The greatest resident size of this program. On Linux the resource usage would begin with the size of the process
    /// that started it.
    private static func peakMegabytes() -> Double {
        #if canImport(Darwin)
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss) / 1_048_576
        #else
            let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
            return (kibibytes ?? 0) / 1024
        #endif
    }
}
