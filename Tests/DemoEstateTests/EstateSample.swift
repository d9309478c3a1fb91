import DemoEstate
import OpenLineage

/// The estate's events, written and decoded once for all tests.
enum EstateSample {
    static let bytes: [[UInt8]] = Array(DemoEstate().events)
    static let events: [Event] = bytes.compactMap { try? Event.decode($0[...]) }

    static func runs(of job: String) -> [Event] {
        events.filter { $0.kind == .run && $0.job?.name == job }
    }

    static func datasetEvents(_ name: String) -> [Event] {
        events.filter { $0.kind == .dataset && $0.dataset?.name == name }
    }

    static func json(_ facets: Facets?, _ name: String) -> JSONValue? {
        facets?[name].flatMap { try? JSONValue.parse($0) }
    }

    static func columns(_ facets: Facets?) -> [String] {
        json(facets, "schema")?["fields"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    }

    /// The columns that a column of an output is said to come from, as `dataset.column`.
    static func sources(of column: String, in output: Event.OutputDataset?) -> [String] {
        let inputs = json(output?.facets, "columnLineage")?["fields"]?[column]?["inputFields"]?.arrayValue ?? []
        return inputs.map { "\($0["name"]?.stringValue ?? "").\($0["field"]?.stringValue ?? "")" }
    }

    /// The last COMPLETE event of a job before a day of the story.
    static func completed(_ job: String, before daysBeforeEnd: Int) -> Event? {
        let limit = Instant.demoEnd.microseconds - Int64(daysBeforeEnd) * 86_400_000_000
        return runs(of: job).last { $0.eventType == .complete && $0.eventTime.microseconds < limit }
    }

    static func latest(_ job: String) -> Event? {
        runs(of: job).last { $0.eventType == .complete }
    }
}
