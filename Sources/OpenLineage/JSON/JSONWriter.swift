/// Builds JSON text by appending to bytes. The caller keeps objects and arrays balanced; commas are put in here.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var depth = 0
    private var needsComma = false
    private var afterKey = false

    /// - Parameter pretty: breaks lines and indents by two blanks.
    package init(pretty: Bool = false, capacity: Int = 1_024) {
        self.pretty = pretty
        bytes.reserveCapacity(capacity)
    }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    package mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        if pretty { bytes.append(0x20) }
        afterKey = true
    }

    package mutating func value(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    package mutating func value(_ text: String?) {
        if let text { value(text) } else { null() }
    }

    package mutating func value(_ number: Int) { word(String(number)) }
    package mutating func value(_ number: Int64) { word(String(number)) }

    /// Numbers that JSON can't hold (infinite, not a number) become null.
    package mutating func value(_ number: Double) {
        if number == number.rounded(), abs(number) < 1e15 {
            word(String(Int64(number)))
        } else {
            word(number.isFinite ? String(describing: number) : "null")
        }
    }

    package mutating func value(_ flag: Bool) { word(flag ? "true" : "false") }
    package mutating func value(_ instant: Instant) { value(instant.description) }

    package mutating func value(_ instant: Instant?) {
        if let instant { value(instant.description) } else { null() }
    }

    package mutating func null() { word("null") }

    /// A value that is JSON already, byte for byte.
    package mutating func raw(_ json: JSONBytes) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    private mutating func word(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        depth += 1
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        depth -= 1
        if needsComma { breakLine() }
        bytes.append(byte)
        needsComma = true
    }

    private mutating func separate() {
        if afterKey {
            afterKey = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
        if depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        guard pretty else { return }
        bytes.append(0x0a)
        for _ in 0..<depth * 2 { bytes.append(0x20) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Most texts are names: they go through in one piece.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
            bytes.append(UInt8(ascii: "\""))
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0a: bytes.append(contentsOf: "\\n".utf8)
            case 0x0d: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(UInt8(ascii: "0") + byte >> 4)
                let low = byte & 15
                bytes.append(low < 10 ? 0x30 + low : 0x61 + low - 10)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
