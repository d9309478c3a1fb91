import OpenLineage
import Testing

@Suite struct EventSplitterTests {
    /// The values as texts, broken pieces as their line numbers.
    private func pieces(_ text: String, chunk: Int) -> [String] {
        var splitter = EventSplitter()
        var found: [String] = []
        let bytes = Array(text.utf8)
        var start = 0
        while true {
            let end = min(bytes.count, start + chunk)
            splitter.push(bytes[start..<end])
            start = end
            while let piece = splitter.next(atEnd: start == bytes.count) {
                switch piece {
                case .value(let bytes, let line): found.append("\(line):\(String(decoding: bytes, as: UTF8.self))")
                case .broken(let error): found.append("broken at \(error.line ?? 0)")
                }
            }
            if start == bytes.count { return found }
        }
    }

    @Test(arguments: [1, 2, 3, 7, 1_000])
    func `objects, arrays and lines are cut alike, whatever the chunks`(chunk: Int) {
        #expect(pieces(#"{"a":"}{"}"#, chunk: chunk) == [#"1:{"a":"}{"}"#])
        #expect(
            pieces("{\"a\":1}\n{\"b\":[{}]}\r\n\n{\"c\":3}", chunk: chunk) == [
                "1:{\"a\":1}", "2:{\"b\":[{}]}", "4:{\"c\":3}",
            ])
        #expect(pieces("[\n {\"a\":1} ,\n {\"b\":2}\n]\n", chunk: chunk) == ["2:{\"a\":1}", "3:{\"b\":2}"])
        #expect(pieces("{\n\"a\":\n1}{\"b\":2}", chunk: chunk) == ["1:{\n\"a\":\n1}", "3:{\"b\":2}"])
        #expect(pieces("\u{FEFF}{\"a\":1}", chunk: chunk) == ["1:{\"a\":1}"])
        #expect(pieces("", chunk: chunk).isEmpty)
        #expect(pieces("[]", chunk: chunk).isEmpty)
    }

    @Test func `a broken line costs only itself`() {
        #expect(pieces("{\"a\":1}\nnonsense\n{\"b\":2}", chunk: 5) == ["1:{\"a\":1}", "broken at 2", "3:{\"b\":2}"])
        #expect(pieces("{\"a\":\"x\n{\"b\":2}\n", chunk: 4) == ["broken at 1", "2:{\"b\":2}"])
        #expect(pieces("{\"a\":1}\n{\"b\":", chunk: 100) == ["1:{\"a\":1}", "broken at 2"])
    }

    @Test func `an element that is no event is one piece of its array`() {
        #expect(pieces("[1, {\"a\":1}, \"x\"]", chunk: 100) == ["1:1", "1:{\"a\":1}", "1:\"x\""])
    }

    @Test func `what is no text is told so at once`() {
        var splitter = EventSplitter()
        splitter.push([0xff, 0xfe, 0x7b, 0x00])
        guard case .broken = splitter.next(atEnd: true) else {
            Issue.record("UTF-16 was taken")
            return
        }
        if splitter.next(atEnd: true) != nil { Issue.record("there was more") }
    }

    @Test func `a value beyond the limit is given up`() {
        var splitter = EventSplitter(limit: 100)
        splitter.push(Array(("{\"a\":\"" + String(repeating: "x", count: 500)).utf8))
        guard case .broken(let error) = splitter.next(atEnd: false) else {
            Issue.record("the limit was not kept")
            return
        }
        #expect(error.code == "TW104")
    }
}
