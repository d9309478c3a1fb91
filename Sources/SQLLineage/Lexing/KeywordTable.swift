extension Keyword {
    static let count = Keyword.allCases.count
}

/// Finds keywords by their bytes. Built once; read from everywhere.
final class KeywordTable: @unchecked Sendable {
    static let shared = KeywordTable()

    /// The words by raw value, in lower case.
    let words: [String]
    private let slots: UnsafeMutablePointer<UInt16>
    private let hashes: UnsafeMutablePointer<UInt32>
    private let starts: UnsafeMutablePointer<UInt32>
    private let text: UnsafeMutablePointer<UInt8>
    private let mask: Int

    private init() {
        words = Keyword.allCases.map { "\($0)".lowercased() }
        let bytes = words.flatMap { Array($0.utf8) }
        mask = 4095
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: .max, count: mask + 1)
        hashes = .allocate(capacity: words.count)
        starts = .allocate(capacity: words.count + 1)
        text = .allocate(capacity: bytes.count)
        text.initialize(from: bytes, count: bytes.count)
        var start = 0
        for (index, word) in words.enumerated() {
            let length = word.utf8.count
            let hash = SymbolTable.hash(UnsafeBufferPointer(start: text + start, count: length))
            hashes[index] = hash
            starts[index] = UInt32(start)
            start += length
            var slot = Int(hash) & mask
            while slots[slot] != .max { slot = (slot + 1) & mask }
            slots[slot] = UInt16(index)
        }
        starts[words.count] = UInt32(start)
    }

    /// The raw value of the keyword, or nil. `hash` is ``SymbolTable/hash(_:)`` of the bytes.
    @inline(__always)
    func lookup(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32? {
        var slot = Int(hash) & mask
        while true {
            let index = Int(slots[slot])
            if index == Int(UInt16.max) { return nil }
            if hashes[index] == hash {
                let start = Int(starts[index])
                if Int(starts[index + 1]) - start == bytes.count {
                    var at = 0
                    while at < bytes.count, text[start + at] == SymbolTable.fold(bytes[at]) { at += 1 }
                    if at == bytes.count { return UInt32(index) }
                }
            }
            slot = (slot + 1) & mask
        }
    }
}
