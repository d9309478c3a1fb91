import Foundation
import LineageGraph

/// Asks Thalweg's graph, in this process, what the peers are asked of the same estate: `GraphBench EDGEFILE [--json]`.
@main
enum GraphBench {
    static func main() throws {
        guard CommandLine.arguments.count > 1 else {
            print("usage: GraphBench EDGEFILE [--json]")
            exit(2)
        }
        let file = try EdgeFile(path: CommandLine.arguments[1])
        let (update, ids) = file.update()
        let before = residentMegabytes()
        let graph = LiveGraph()
        let build = seconds { graph.apply(update) }
        let memory = residentMegabytes() - before
        let snapshot = graph.snapshot
        func dataset(_ index: Int) -> NodeID { NodeID(rawValue: UInt32(index)) }
        func field(_ field: EdgeFile.Field) -> FieldID { FieldID(rawValue: ids[field.dataset][field.column] ?? 0) }
        func datasets(_ nodes: [NodeID]) -> Int { nodes.count { Int($0.rawValue) < file.datasetCount } }

        var results: [Measurement] = []
        results.append(
            measure("upstream-datasets", file.datasetQueries) { datasets(snapshot.closure([dataset($0)], up: true)) })
        results.append(measure("upstream-fields", file.fieldQueries) { snapshot.closure([field($0)], up: true).count })
        results.append(
            measure("downstream-datasets", file.datasetQueries) { datasets(snapshot.closure([dataset($0)], up: false)) }
        )
        results.append(
            measure("downstream-fields", file.fieldQueries) { snapshot.closure([field($0)], up: false).count })
        results.append(
            measure("paths", file.pathQueries) { snapshot.countPaths(from: dataset($0.0), to: dataset($0.1), depth: 6) }
        )
        results.append(
            measure("impact", file.datasetQueries) { snapshot.impact([dataset($0)], TraceOptions(limit: .max)).count })
        results.append(
            measure("shortest-paths", Array(file.pathQueries.prefix(40))) {
                snapshot.paths(from: .node(dataset($0.0)), to: .node(dataset($0.1)), count: 5).count
            })
        results.append(
            measure("apply", Array(0..<min(500, update.subjects.count))) { index in
                var change = GraphUpdate()
                let subject = update.subjects[index * 29 % update.subjects.count]
                change.subjects = [subject]
                graph.apply(change)
                return graph.snapshot.node(subject.subject) == nil ? 0 : 1
            })
        write(build, memory, results)
    }

    struct Measurement {
        var question: String
        var times: [Double]
        var checksum: Int

        func percentile(_ percent: Double) -> Double {
            guard !times.isEmpty else { return 0 }
            let sorted = times.sorted()
            return sorted[min(sorted.count - 1, max(0, Int((Double(sorted.count) * percent / 100).rounded(.up)) - 1))]
        }
    }

    private static func measure<Query>(_ question: String, _ queries: [Query], _ ask: (Query) -> Int) -> Measurement {
        if let first = queries.first { _ = ask(first) }
        var times: [Double] = []
        var checksum = 0
        for query in queries {
            times.append(seconds { checksum += ask(query) })
        }
        return Measurement(question: question, times: times, checksum: checksum)
    }

    private static func seconds(_ work: () -> Void) -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        work()
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    private static func residentMegabytes() -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (Double(line.split(separator: " ").dropFirst().first ?? "0") ?? 0) / 1_024
    }

    private static func write(_ build: Double, _ memory: Double, _ results: [Measurement]) {
        func number(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
        let questions = results.map { result in
            """
            {"question": "\(result.question)", "asked": \(result.times.count), "answered": \(result.times.count), \
            "timeouts": 0, "p50_ms": \(number(result.percentile(50) * 1_000)), "p95_ms": \(number(result.percentile(95) * 1_000)), \
            "max_ms": \(number((result.times.max() ?? 0) * 1_000)), "checksum": \(result.checksum)}
            """
        }
        print("{\"build_seconds\": \(number(build)), \"memory_mb\": \(number(memory)),")
        print(" \"questions\": [\(questions.joined(separator: ",\n  "))]}")
    }
}
