import OpenLineage
import Testing

@Suite struct RunTests {
    private struct Record {
        var job = ""
        var starts = 0
        var ends = 0
        var startedAt: Instant?
    }

    private static let records: [String: Record] = {
        var records: [String: Record] = [:]
        for event in EstateSample.events where event.kind == .run {
            guard let run = event.run, let job = event.job else { continue }
            var record = records[run.id] ?? Record(job: job.name)
            if record.job != job.name { record.job = "shared by \(record.job) and \(job.name)" }
            if event.eventType == .start {
                record.starts += 1
                record.startedAt = event.eventTime
            }
            if event.eventType?.isTerminal == true { record.ends += 1 }
            records[run.id] = record
        }
        return records
    }()

    @Test func everyRunStartsOnceAndBelongsToOneJob() {
        for (id, record) in Self.records {
            #expect(record.starts == 1, "\(id) of \(record.job)")
            #expect(!record.job.hasPrefix("shared"), "\(id): \(record.job)")
        }
    }

    @Test func runIdsCarryTheTimeOfTheStart() throws {
        for (id, record) in Self.records {
            let digits = id.filter { $0 != "-" }
            let milliseconds = try #require(Int64(digits.prefix(12), radix: 16))
            #expect(milliseconds == record.startedAt.map { $0.microseconds / 1000 })
            #expect(digits.dropFirst(12).first == "7")
        }
    }

    @Test func allRunsEndButTheLostOneAndTheServiceInProduction() {
        let open = Self.records.values.filter { $0.ends == 0 }.map(\.job).sorted()
        #expect(open == ["credit-risk-api", "risk_features.append_data.features_area_risk"])
        #expect(Self.records.values.allSatisfy { $0.ends <= 1 })
    }

    @Test func parentsAreRunsThatHaveStarted() throws {
        for event in EstateSample.events {
            guard let parent = EstateSample.json(event.run?.facets, "parent") else { continue }
            for link in [parent, parent["root"]].compactMap({ $0 }) {
                let id = try #require(link["run"]?["runId"]?.stringValue)
                let record = try #require(Self.records[id], "\(event.job?.name ?? "") has an unknown parent")
                #expect(record.job == link["job"]?["name"]?.stringValue)
                #expect(record.startedAt.map { $0 <= event.eventTime } == true, "\(event.job?.name ?? "")")
            }
        }
    }
}
