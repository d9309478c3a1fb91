import OpenLineage
import Testing

@Suite struct JSONTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    private func random(_ generator: inout Generator, depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int64.random(in: .min...(.max), using: &generator))
        case 3: return .number(Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 1_024 + 0.000_5)
        case 4, 5:
            let scalars: [String] = ["a", "é", "\"", "\\", "\n", "\u{1}", "🌊", "/", "\u{7f}", "\u{2028}"]
            return .string(
                (0..<Int.random(in: 0...8, using: &generator)).compactMap { _ in
                    scalars.randomElement(using: &generator)
                }.joined())
        case 6:
            return .array(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in random(&generator, depth: depth - 1) })
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0...4, using: &generator)).map {
                        ("k\($0)", random(&generator, depth: depth - 1))
                    }))
        }
    }

    @Test func `what is written is read back the same`() throws {
        var generator = Generator(state: 11)
        for _ in 0..<3_000 {
            let value = random(&generator, depth: 4)
            #expect(try JSONValue.parse(value.encoded()[...]) == value)
            #expect(try JSONValue.parse(value.encoded(pretty: true)[...]) == value)
        }
    }

    @Test(arguments: [
        "01", "1.", ".5", "+1", "1e", "nul", "tru", "\"\\x\"", "\"\\u12\"", "\"\n\"", "[1,]", "{\"a\":}", "{a:1}",
        "[1 2]", "{\"a\":1,}", "'a'", "\u{FEFF}1", "1 1",
    ])
    func `what RFC 8259 does not allow is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(text.utf8)[...]) }
    }

    @Test func `escapes and surrogates are resolved`() throws {
        #expect(try JSONValue.parse(Array(#""\ud83c\udf0a\u00fc\/\b""#.utf8)[...]) == .string("🌊ü/\u{8}"))
        #expect(try JSONValue.parse(Array(#""\ud83c!""#.utf8)[...]) == .string("\u{FFFD}!"))
    }

    @Test func `only an object that is the same byte for byte is passed over as known`() throws {
        func rest(of text: String, after known: String) throws -> String? {
            var reader = JSONReader(Array(text.utf8)[...])
            guard reader.skip(known: Array(known.utf8)[...]) else { return nil }
            return try reader.readString()
        }
        #expect(try rest(of: #" {"a":[1]} "next""#, after: #"{"a":[1]}"#) == "next")
        #expect(try rest(of: #"{"a":[2]} "next""#, after: #"{"a":[1]}"#) == nil)
        #expect(try rest(of: #"{"a""#, after: #"{"a":[1]}"#) == nil)
        #expect(try rest(of: #""x" "next""#, after: #""x""#) == nil)
    }

    @Test func `an error tells where it is`() {
        let error = #expect(throws: JSONError.self) {
            try JSONValue.parse(Array("{\"a\": [1,\n  {\"b\": x}]}".utf8)[...])
        }
        #expect(error?.line == 2)
        #expect(error?.column == 9)
        #expect(error?.path == "$.a[1].b")
    }
}

@Suite struct InstantTests {
    @Test func `every day of four centuries is written and read back`() {
        var days = CivilDate.daysSince1970(year: 1799, month: 12, day: 31)
        var previous = CivilDate.civil(daysSince1970: days)
        for _ in 0..<146_097 {
            days += 1
            let date = CivilDate.civil(daysSince1970: days)
            let follows =
                date.day == previous.day + 1
                || (date.day == 1 && previous.day == CivilDate.days(inMonth: previous.month, previous.year))
            #expect(follows)
            previous = date
        }
        for microseconds in [0, -1, 1, 1_780_000_000_123_456, -62_000_000_000_000_000] as [Int64] {
            let instant = Instant(microseconds: microseconds)
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test(arguments: [
        "", "2026", "2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00Q",
        "2026-13-01T00:00:00Z", "yesterday",
    ])
    func `what is no instant is not taken for one`(text: String) {
        #expect(Instant(text) == nil)
    }
}

@Suite struct ProducerFamilyTests {
    @Test(arguments: [
        (
            "https://github.com/OpenLineage/OpenLineage/tree/1.9.0/integration/spark",
            "https://github.com/OpenLineage/OpenLineage/integration/spark"
        ),
        ("https://github.com/apache/airflow/tree/providers-openlineage/1.14.0", "https://github.com/apache/airflow"),
        ("https://github.com/dbt-labs/dbt-core@1.8.1", "https://github.com/dbt-labs/dbt-core"),
        ("https://t.example/p", "https://t.example/p"),
    ])
    func `an upgrade is not another source`(uri: String, family: String) {
        #expect(ProducerFamily.of(uri) == family)
    }
}

@Suite struct PublishedSchemaTests {
    @Test func `the published schemas are JSON and equal the files beside them`() throws {
        for (name, json) in ThalwegSchemas.all {
            let schema = try JSONValue.parse(Array(json.utf8)[...])
            #expect(schema["$id"]?.stringValue == "https://thalweg.dev/schemas/1-0-0/\(name).json")
        }
        #expect(ThalwegSchemas.all.count >= 16)
    }
}
