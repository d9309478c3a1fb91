import Foundation
import SQLLineage

/// What one kind of work took: the least processor time of each query, in the order of the cases.
struct Measurement: Encodable {
    var leastMilliseconds: [Double?]
    var meanMilliseconds: Double
    var megabytesPerSecond: Double
    var worstMilliseconds: Double
    var worstID: String
    /// Why queries have no time, by their id.
    var errors: [String: String]

    /// One core: the whole process is counted, and nothing else runs in it.
    init<Outcome>(
        of queries: [BenchmarkQuery], passes: Int, work: (BenchmarkQuery) -> Outcome, error: (Outcome) -> String?
    ) {
        var least = [Double](repeating: .infinity, count: queries.count)
        var errors: [String: String] = [:]
        for _ in 0..<passes {
            for (place, query) in queries.enumerated() {
                let start = Self.processorTime()
                let outcome = work(query)
                least[place] = min(least[place], Self.processorTime() - start)
                // Asked outside the time.
                errors[query.id] = error(outcome)
            }
        }
        let answered = queries.indices.filter { errors[queries[$0].id] == nil }
        let total = answered.reduce(0) { $0 + least[$1] }
        let bytes = answered.reduce(0) { $0 + queries[$1].sql.utf8.count }
        let worst = answered.max { least[$0] < least[$1] }
        leastMilliseconds = queries.indices.map { errors[queries[$0].id] == nil ? least[$0] * 1000 : nil }
        meanMilliseconds = answered.isEmpty ? 0 : total / Double(answered.count) * 1000
        megabytesPerSecond = total > 0 ? Double(bytes) / total / 1e6 : 0
        worstMilliseconds = worst.map { least[$0] * 1000 } ?? 0
        worstID = worst.map { queries[$0].id } ?? ""
        self.errors = errors
    }

    /// All cores: bytes by the clock while every core takes chunks of the queries.
    static func throughput(of queries: [BenchmarkQuery], work: @Sendable (BenchmarkQuery) -> Void) -> Double {
        let bytes = queries.reduce(0) { $0 + $1.sql.utf8.count }
        let rounds = max(1, 20_000_000 / max(bytes, 1))
        let chunk = 16
        let total = rounds * queries.count
        let start = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: (total + chunk - 1) / chunk) { number in
            for index in number * chunk..<min(total, (number + 1) * chunk) { work(queries[index % queries.count]) }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return Double(bytes * rounds) / seconds / 1e6
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private enum CodingKeys: String, CodingKey {
        case leastMilliseconds = "least_ms"
        case meanMilliseconds = "mean_ms"
        case megabytesPerSecond = "mb_per_s"
        case worstMilliseconds = "worst_ms"
        case worstID = "worst_id"
        case errors
    }
}
