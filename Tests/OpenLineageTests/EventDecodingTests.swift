import OpenLineage
import Testing

@Suite struct EventDecodingTests {
    private func decode(_ text: String) throws(EventError) -> Event { try Event.decode(Array(text.utf8)[...]) }

    private let job = #""job":{"namespace":"n","name":"j"}"#

    @Test(arguments: [
        (#""eventTime":"2026-01-01T00:00:00.123456789Z""#, "2026-01-01T00:00:00.123456Z"),
        (#""eventTime":"2026-01-01T02:00:00+02:00""#, "2026-01-01T00:00:00Z"),
        (#""eventTime":"2026-01-01T00:00:00""#, "2026-01-01T00:00:00Z"),
        (#""eventTime":1767225600"#, "2026-01-01T00:00:00Z"),
        (#""eventTime":1767225600.5"#, "2026-01-01T00:00:00.500Z"),
        (#""eventTime":1767225600000"#, "2026-01-01T00:00:00Z"),
        (#""eventTime":"2026-01-01T00:00Z[UTC]""#, "2026-01-01T00:00:00Z"),
    ])
    func `times are read as producers write them`(member: String, expected: String) throws {
        #expect(try decode("{\(member),\(job)}").eventTime.description == expected)
    }

    @Test func `a run id that is no UUID becomes the one that Java makes of it`() throws {
        let event = try decode(#"{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"run_id"},\#(job)}"#)
        // java.util.UUID.nameUUIDFromBytes("run_id".getBytes())
        #expect(event.run?.id == "0acf093b-3c88-3560-8dc6-22a33921d360")
        #expect(event.run?.originalID == "run_id")
        #expect(event.diagnostics.contains { $0.code == "TW153" })
        #expect(
            try decode(
                #"{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"0191F000-0000-7000-8000-00000000000A"},\#(job)}"#
            ).run?.id == "0191f000-0000-7000-8000-00000000000a")
    }

    @Test func `what an event is, is told by its parts`() throws {
        let dataset = #""dataset":{"namespace":"n","name":"d"}"#
        let run = #""run":{"runId":"00000000-0000-4000-8000-000000000001"}"#
        let time = #""eventTime":"2026-01-01T00:00:00Z""#
        #expect(try decode("{\(time),\(run),\(job),\(dataset)}").kind == .run)
        #expect(try decode("{\(time),\(job),\(dataset)}").kind == .job)
        #expect(try decode("{\(time),\(dataset)}").kind == .dataset)
    }

    @Test(arguments: [
        ("{", "TW101", "$"),
        ("", "TW101", "$"),
        ("[]", "TW103", "$"),
        (#"{"eventTime":"2026-01-01T00:00:00Z"}"#, "TW102", "$"),
        (#"{"eventTime":"2026-01-01","job":{"namespace":"n","name":"j"}}"#, "TW103", "$.eventTime"),
        (#"{"job":{"namespace":"n","name":"j"}}"#, "TW102", "$.eventTime"),
        (#"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n"}}"#, "TW103", "$.job.name"),
        (#"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":" "}}"#, "TW103", "$.job.name"),
        (#"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":7}}"#, "TW103", "$.job.name"),
        (#"{"eventTime":"2026-01-01T00:00:00Z","run":{},"job":{"namespace":"n","name":"j"}}"#, "TW103", "$.run.runId"),
        (#"{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"x"}}"#, "TW102", "$.job"),
        (
            #"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"a","name":"b"},{"name":"c"}]}"#,
            "TW103", "$.inputs[1].namespace"
        ),
        (#"{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"j"}} x"#, "TW101", "$"),
    ])
    func `what can't be placed is refused with its place`(text: String, code: String, path: String) {
        let error = #expect(throws: EventError.self) { try decode(text) }
        #expect(error?.code == code)
        #expect(error?.path == path)
    }

    @Test func `nesting without end and bytes that are no text are refused, not crashed on`() {
        let deep = #"{"eventTime":"2026-01-01T00:00:00Z","x":"# + String(repeating: "[", count: 100_000)
        #expect(throws: EventError.self) { try decode(deep) }
        #expect(throws: EventError.self) { try Event.decode([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d][...]) }
    }

    @Test func `no mutation of an event crashes the reader`() throws {
        let text =
            #"{"eventType":"START","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"a","facets":{"x":{"y":[1,-2.5e3,"\u00fc",null,true]}}},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"n","name":"d","facets":{}}]}"#
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        for _ in 0..<20_000 {
            var bytes = Array(text.utf8)
            for _ in 0...random(4) {
                switch random(3) {
                case 0: bytes[random(bytes.count)] = UInt8(random(256))
                case 1: bytes.remove(at: random(bytes.count))
                default: bytes.insert(UInt8(random(256)), at: random(bytes.count))
                }
            }
            do {
                _ = try Event.decode(bytes[...])
            } catch {
                #expect(error.line.map { $0 >= 1 } ?? true)
            }
            _ = EventValidator.validate(bytes[...])
        }
    }
}
