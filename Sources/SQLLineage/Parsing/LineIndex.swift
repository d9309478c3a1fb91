/// Finds line and column of a place in a text.
struct LineIndex {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where each line begins.
    private var starts: [Int] = [0]
    /// The place asked for last: the next is often behind it in the same line.
    private var last = (offset: 0, line: 0, column: 1)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        for (offset, byte) in bytes.enumerated() where byte == 10 { starts.append(offset + 1) }
    }

    /// Line and column of a byte, both from one.
    mutating func position(_ offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        // Continuation bytes are no characters of their own.
        let isBehind = last.line == low && last.offset <= offset
        var column = isBehind ? last.column : 1
        for byte in bytes[(isBehind ? last.offset : starts[low])..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        last = (offset, low, column)
        return SourcePosition(line: low + 1, column: column)
    }
}
