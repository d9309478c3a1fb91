import SQLLineage

/// A text of SQL by its lines, so that places in it can be shown to people.
struct SourceText: Sendable {
    /// What the text is called: a path, `-` for standard input, `query`.
    let label: String
    let sql: String
    private let bytes: [UInt8]
    /// Where each line begins.
    private let lineStarts: [Int]

    init(label: String, sql: String) {
        self.label = label
        self.sql = sql
        bytes = Array(sql.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0a { starts.append(offset + 1) }
        lineStarts = starts
    }

    var lineCount: Int { lineStarts.count }

    /// Line and column of an offset in UTF-8; the column counts characters.
    func position(_ offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        var column = 1
        for byte in bytes[lineStarts[low]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        return SourcePosition(line: low + 1, column: column)
    }

    /// A line without its end; nil when there is none of that number.
    func line(_ number: Int) -> String? {
        guard number >= 1, number <= lineStarts.count else { return nil }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0d { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The text of a stretch; nil for one that is empty or lies outside.
    func text(_ span: SourceSpan) -> String? {
        guard span.start >= 0, span.start < span.end, span.end <= bytes.count else { return nil }
        return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    /// The same with every stretch of blanks and line ends as one blank.
    func oneLine(_ span: SourceSpan) -> String? {
        text(span)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
