import Foundation
import OpenLineage
import Testing

@Suite(.enabled(if: Corpora.arePresent, "no corpora beside the checkout"), .timeLimit(.minutes(2)))
struct RealEventTests {
    private static let folders = [
        "openlineage_samples", "dbt/openlineage", "airflow/events-airflow", "airflow/events-airflow2",
        "airflow/events-scheduler",
        "dagster/openlineage", "marquez/api/src/test/resources/open_lineage", "marquez/api/src/test/resources/apples",
        "great_expectations/openlineage",
    ]

    @Test(arguments: folders)
    func `events of real producers are taken`(folder: String) throws {
        var count = 0
        for file in Corpora.files(folder, endings: [".json", ".jsonl"]) where !file.path.contains("/validation/") {
            if file.lastPathComponent == "mapping.json" { continue }
            var splitter = EventSplitter()
            splitter.push(try Corpora.bytes(file))
            while let piece = splitter.next(atEnd: true) {
                guard case .value(let bytes, let line) = piece else {
                    Issue.record("\(file.lastPathComponent) is broken: \(piece)")
                    continue
                }
                // Some folders hold other JSON beside the events.
                guard bytes.count > 2, let value = try? JSONValue.parse(bytes), value["eventTime"] != nil else {
                    continue
                }
                count += 1
                do {
                    let event = try Event.decode(bytes)
                    #expect(event.raw.elementsEqual(bytes))
                    for output in event.outputs {
                        for (name, json) in output.facets.entries { #expect(!json.isEmpty, "\(name)") }
                    }
                } catch {
                    Issue.record("\(file.lastPathComponent):\(line): \(error)")
                }
            }
        }
        #expect(count > 0, "\(folder) has no events")
    }

    @Test func `unknown facets are kept byte for byte`() throws {
        let text =
            #"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"j","facets":{"my_own":{ "a" : [1, 2.50,  "ü\u00e9"] }}}}"#
        let event = try Event.decode(Array(text.utf8)[...])
        let json = try #require(event.job?.facets["my_own"])
        #expect(String(decoding: json, as: UTF8.self) == #"{ "a" : [1, 2.50,  "ü\u00e9"] }"#)
    }
}
