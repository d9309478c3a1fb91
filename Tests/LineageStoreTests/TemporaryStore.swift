import Foundation
import LineageGraph
import LineageStore
import OpenLineage

/// A store in a folder of its own that goes away with it.
final class TemporaryStore {
    let folder: URL
    let location: StoreLocation
    private(set) var store: LineageStore

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("thalweg-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        location = try StoreLocation(folder.appendingPathComponent("t.db").path)
        store = try LineageStore(location)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func reopen() throws {
        try store.close()
        store = try LineageStore(location)
    }

    /// Stores events and waits until questions see them.
    @discardableResult
    func add(_ events: [Event]) async throws -> [AppendOutcome] {
        let outcomes = try await store.append(events)
        await store.waitUntilVisible(outcomes.map(\.sequence).max() ?? 0)
        return outcomes
    }

    @discardableResult
    func add(_ texts: String...) async throws -> [AppendOutcome] {
        try await add(texts.map { try Event.decode(Array($0.utf8)[...]) })
    }
}

/// Events in short.
enum Sample {
    static func facet(_ members: String) -> String {
        #"{"_producer":"https://t.example/p","_schemaURL":"https://t.example/s.json",\#(members)}"#
    }

    static func dataset(_ name: String, _ facets: String = "") -> String {
        #"{"namespace":"db","name":"\#(name)","facets":{\#(facets)}}"#
    }

    static func schema(_ columns: String...) -> String {
        let fields = columns.map { #"{"name":"\#($0)","type":"TEXT"}"# }.joined(separator: ",")
        return #""schema":"# + facet(#""fields":[\#(fields)]"#)
    }

    /// `from.column` by target column.
    static func columns(_ pairs: (to: String, dataset: String, field: String)...) -> String {
        let fields = pairs.map { pair in
            #""\#(pair.to)":{"inputFields":[{"namespace":"db","name":"\#(pair.dataset)","field":"\#(pair.field)","transformations":[{"type":"DIRECT","subtype":"IDENTITY"}]}]}"#
        }.joined(separator: ",")
        return #""columnLineage":"# + facet(#""fields":{\#(fields)}"#)
    }

    static func run(
        _ type: String, _ id: Int, job: String = "j", minute: Int, inputs: [String] = [], outputs: [String] = [],
        runFacets: String = "", jobFacets: String = ""
    ) -> String {
        let hex = String(id, radix: 16)
        let run = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - hex.count) + hex
        return
            #"{"eventType":"\#(type)","eventTime":"\#(time(minute))","producer":"https://t.example/p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"\#(run)","facets":{\#(runFacets)}},"job":{"namespace":"jobs","name":"\#(job)","facets":{\#(jobFacets)}},"inputs":[\#(inputs.joined(separator: ","))],"outputs":[\#(outputs.joined(separator: ","))]}"#
    }

    static func time(_ minute: Int) -> String {
        Instant(microseconds: 1_780_000_000_000_000).advanced(bySeconds: Int64(minute) * 60).description
    }

    static func microseconds(_ minute: Int) -> Int64 {
        Instant(microseconds: 1_780_000_000_000_000).advanced(bySeconds: Int64(minute) * 60).microseconds
    }
}
