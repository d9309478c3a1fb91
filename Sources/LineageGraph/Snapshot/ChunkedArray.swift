/// An array in pieces, so that a copy that changes a few elements shares all other pieces with the original. That is
/// what makes a new snapshot of a million edges cost what changed in it.
struct ChunkedArray<Element: Sendable>: Sendable {
    private var chunks: [[Element]] = []
    private(set) var count = 0
    private let filler: Element
    private static var bits: Int { 8 }
    private static var size: Int { 1 << bits }

    /// - Parameter filler: stands at places that were never set.
    init(filler: Element) {
        self.filler = filler
    }

    subscript(index: Int) -> Element {
        get { chunks[index >> Self.bits][index & (Self.size - 1)] }
        _modify { yield &chunks[index >> Self.bits][index & (Self.size - 1)] }
    }

    /// Makes room up to and with `index`.
    mutating func grow(toInclude index: Int) {
        while chunks.count * Self.size <= index {
            chunks.append(Array(repeating: filler, count: Self.size))
        }
        count = max(count, index + 1)
    }
}
