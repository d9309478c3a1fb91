/// Names as numbers: two names that differ in the case of ASCII letters alone are one symbol.
///
/// Symbols below ``Keyword/count`` are the keywords, whether they are used as such or as names.
struct SymbolTable {
    /// A name that is interned: where its folded bytes stand in ``text``.
    private struct Entry {
        var hash: UInt32
        var start: UInt32
        var length: UInt32
    }

    private var entries: ContiguousArray<Entry> = []
    private var text: ContiguousArray<UInt8> = []
    /// Open addressing: index into ``entries`` plus one, 0 is free.
    private var slots: ContiguousArray<UInt32>
    private var mask: Int

    init() {
        slots = ContiguousArray(repeating: 0, count: 256)
        mask = 255
        entries.reserveCapacity(128)
        text.reserveCapacity(2048)
    }

    /// Hash of the folded bytes; FNV-1a, which is good enough for words and needs no set-up.
    @inline(__always)
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes {
            hash = (hash ^ UInt32(fold(byte))) &* 16_777_619
        }
        return hash ^ (hash >> 15)
    }

    @inline(__always)
    static func fold(_ byte: UInt8) -> UInt8 {
        byte &- 65 < 26 ? byte | 32 : byte
    }

    /// The symbol of a name; a new one where the name has not been seen.
    mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(bytes)
        if let keyword = KeywordTable.shared.lookup(bytes, hash: hash) { return keyword }
        return intern(bytes, hash: hash)
    }

    mutating func intern(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { intern($0) }
    }

    /// As ``intern(_:)``, where it is known that the name is no keyword.
    mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
        var slot = Int(hash) & mask
        while true {
            let index = slots[slot]
            if index == 0 { break }
            let entry = entries[Int(index) - 1]
            if entry.hash == hash, Int(entry.length) == bytes.count, matches(entry, bytes) {
                return UInt32(Keyword.count) + index - 1
            }
            slot = (slot + 1) & mask
        }
        entries.append(Entry(hash: hash, start: UInt32(text.count), length: UInt32(bytes.count)))
        for byte in bytes { text.append(Self.fold(byte)) }
        slots[slot] = UInt32(entries.count)
        if entries.count * 2 > mask { grow() }
        return UInt32(Keyword.count) + UInt32(entries.count) - 1
    }

    private func matches(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = Int(entry.start)
        for byte in bytes {
            if text[at] != Self.fold(byte) { return false }
            at += 1
        }
        return true
    }

    private mutating func grow() {
        mask = mask * 2 + 1
        slots = ContiguousArray(repeating: 0, count: mask + 1)
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// The folded name of a symbol.
    func name(_ symbol: UInt32) -> String {
        if symbol < Keyword.count { return KeywordTable.shared.words[Int(symbol)] }
        let entry = entries[Int(symbol) - Keyword.count]
        return String(decoding: text[Int(entry.start)..<Int(entry.start + entry.length)], as: UTF8.self)
    }
}
