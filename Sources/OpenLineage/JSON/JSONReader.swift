/// A pull reader of strict JSON (RFC 8259) over bytes.
///
/// Written here and not taken from Foundation because ingestion needs the exact bytes of every facet, exact places in
/// errors, and ten times the speed. Text must be valid UTF-8 (see ``JSONReader/init(checking:)``).
package struct JSONReader: Sendable {
    /// What the next value is, told by its first byte.
    package enum Kind: Sendable {
        case object, array, string, number, bool, null, invalid, end
    }

    private let bytes: JSONBytes
    private var position: Int
    private var depth = 0
    /// Deeper nesting is an error, not a stack overflow.
    package static let depthLimit = 512

    /// Reads text that is known to be UTF-8.
    package init(_ bytes: JSONBytes) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// - Throws: when the text is not UTF-8, with the place of the first bad byte.
    package init(checking bytes: JSONBytes) throws(JSONError) {
        self.init(bytes)
        if let bad = UTF8Check.firstInvalid(in: bytes) {
            position = bad
            throw error("the text is not UTF-8", syntax: true)
        }
    }

    // MARK: Looking

    /// The kind of the next value; blanks before it are passed over.
    package mutating func peek() -> Kind {
        skipBlanks()
        guard position < bytes.endIndex else { return .end }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: return .invalid
        }
    }

    /// Index of the next byte in the buffer.
    package var index: Int { position }

    /// Moves past the end of the text if only blanks are left.
    package mutating func expectEnd() throws(JSONError) {
        skipBlanks()
        if position < bytes.endIndex { throw error("unexpected text after the value", syntax: true) }
    }

    // MARK: Containers

    /// Reads an object, handing each member's key to `member`, which must read or skip the value.
    package mutating func readObject(
        _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard peek() == .object else { throw mismatch("an object") }
        try enter()
        if try close(UInt8(ascii: "}")) { return }
        while true {
            skipBlanks()
            let key = try readString(what: "a member name")
            skipBlanks()
            try expect(UInt8(ascii: ":"), "`:` after the member name")
            do {
                try member(&self, key)
            } catch {
                throw error.inside(".\(key)")
            }
            if try close(UInt8(ascii: "}")) { return }
            try expect(UInt8(ascii: ","), "`,` or `}`")
        }
    }

    /// Reads an array, handing each position to `element`, which must read or skip the value.
    package mutating func readArray(_ element: (inout JSONReader, Int) throws(JSONError) -> Void) throws(JSONError) {
        guard peek() == .array else { throw mismatch("an array") }
        try enter()
        if try close(UInt8(ascii: "]")) { return }
        var index = 0
        while true {
            do {
                try element(&self, index)
            } catch {
                throw error.inside("[\(index)]")
            }
            index += 1
            if try close(UInt8(ascii: "]")) { return }
            try expect(UInt8(ascii: ","), "`,` or `]`")
        }
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > Self.depthLimit { throw error("nested deeper than \(Self.depthLimit) levels", syntax: true) }
        position += 1
    }

    private mutating func close(_ byte: UInt8) throws(JSONError) -> Bool {
        skipBlanks()
        guard position < bytes.endIndex else { throw error("the text ends inside a value", syntax: true) }
        guard bytes[position] == byte else { return false }
        position += 1
        depth -= 1
        return true
    }

    // MARK: Scalars

    package mutating func readString() throws(JSONError) -> String {
        guard peek() == .string else { throw mismatch("a string") }
        return try readString(what: "a string")
    }

    /// A number as Double.
    package mutating func readNumber() throws(JSONError) -> Double {
        guard peek() == .number else { throw mismatch("a number") }
        let start = position
        try skipNumber()
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
    }

    package mutating func readBool() throws(JSONError) -> Bool {
        guard peek() == .bool else { throw mismatch("true or false") }
        let value = bytes[position] == UInt8(ascii: "t")
        try skipWord(value ? "true" : "false")
        return value
    }

    /// Passes over `null` if it is next.
    package mutating func readNull() throws(JSONError) -> Bool {
        guard peek() == .null else { return false }
        try skipWord("null")
        return true
    }

    /// Passes over any value, checking its syntax; gives its bytes.
    @discardableResult
    package mutating func skipValue() throws(JSONError) -> JSONBytes {
        let kind = peek()
        let start = position
        switch kind {
        case .object:
            try readObject { (reader, _) throws(JSONError) in _ = try reader.skipValue() }
        case .array:
            try readArray { (reader, _) throws(JSONError) in _ = try reader.skipValue() }
        case .string: try skipString(what: "a string")
        case .number: try skipNumber()
        case .bool: _ = try readBool()
        case .null: _ = try readNull()
        case .end: throw error("the text ends where a value is expected", syntax: true)
        case .invalid: throw error("expected a value", syntax: true)
        }
        return bytes[start..<position]
    }

    /// Passes over the next value if it is, byte for byte, an object that was read before; reads nothing else.
    package mutating func skip(known object: JSONBytes) -> Bool {
        guard peek() == .object, object.first == UInt8(ascii: "{"), bytes.endIndex - position >= object.count,
            bytes[position..<position + object.count].elementsEqual(object)
        else { return false }
        position += object.count
        return true
    }

    // MARK: Errors

    /// An error at the present place.
    package func error(_ message: String, syntax: Bool = false) -> JSONError {
        var line = 1
        var column = 1
        for byte in bytes[bytes.startIndex..<min(position, bytes.endIndex)] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return JSONError(
            message: message, offset: position - bytes.startIndex, line: line, column: column, path: "$",
            isSyntax: syntax)
    }

    private mutating func mismatch(_ expected: String) -> JSONError {
        let kind = peek()
        let isSyntax = kind == .end || kind == .invalid
        return error(
            kind == .end ? "the text ends where \(expected) is expected" : "expected \(expected)", syntax: isSyntax)
    }

    // MARK: Bytes

    private mutating func skipBlanks() {
        while position < bytes.endIndex {
            switch bytes[position] {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func expect(_ byte: UInt8, _ what: String) throws(JSONError) {
        guard position < bytes.endIndex, bytes[position] == byte else { throw error("expected \(what)", syntax: true) }
        position += 1
    }

    private mutating func skipWord(_ word: StaticString) throws(JSONError) {
        let count = word.utf8CodeUnitCount
        let fits =
            position + count <= bytes.endIndex
            && word.withUTF8Buffer { bytes[position..<position + count].elementsEqual($0) }
        guard fits else { throw error("expected `\(word)`", syntax: true) }
        position += count
    }

    private mutating func skipNumber() throws(JSONError) {
        func digits(_ reader: inout JSONReader) throws(JSONError) {
            let start = reader.position
            while reader.position < reader.bytes.endIndex, (0x30...0x39).contains(reader.bytes[reader.position]) {
                reader.position += 1
            }
            if reader.position == start { throw reader.error("expected a digit", syntax: true) }
        }
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let isZero = position < bytes.endIndex && bytes[position] == 0x30
        let start = position
        try digits(&self)
        if isZero && position > start + 1 { throw error("a number can't begin with 0", syntax: true) }
        if position < bytes.endIndex, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits(&self)
        }
        if position < bytes.endIndex, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.endIndex, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
                position += 1
            }
            try digits(&self)
        }
    }

    /// Moves past a string; gives whether it has escapes.
    @discardableResult
    private mutating func skipString(what: String) throws(JSONError) -> Bool {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") else {
            throw error("expected \(what)", syntax: true)
        }
        position += 1
        var escaped = false
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return escaped
            }
            if byte < 0x20 { throw error("a string can't hold a raw control character", syntax: true) }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                try skipEscape()
            } else {
                position += 1
            }
        }
        throw error("the text ends inside a string", syntax: true)
    }

    private mutating func skipEscape() throws(JSONError) {
        position += 1
        guard position < bytes.endIndex else { throw error("the text ends inside a string", syntax: true) }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard position < bytes.endIndex, HexDigit.value(bytes[position]) != nil else {
                    throw error("expected four hexadecimal digits after \\u", syntax: true)
                }
                position += 1
            }
        default: throw error("unknown escape in a string", syntax: true)
        }
    }

    private mutating func readString(what: String) throws(JSONError) -> String {
        let start = position + 1
        let escaped = try skipString(what: what)
        let content = bytes[start..<position - 1]
        return escaped ? JSONReader.unescaped(content) : String(decoding: content, as: UTF8.self)
    }

    /// Resolves escapes; a lone surrogate becomes U+FFFD.
    private static func unescaped(_ content: JSONBytes) -> String {
        var units: [UInt8] = []
        units.reserveCapacity(content.count)
        var index = content.startIndex
        func code(at index: Int) -> UInt32 {
            content[index..<index + 4].reduce(0) { $0 << 4 | UInt32(HexDigit.value($1) ?? 0) }
        }
        while index < content.endIndex {
            guard content[index] == UInt8(ascii: "\\") else {
                units.append(content[index])
                index += 1
                continue
            }
            index += 2
            switch content[index - 1] {
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0c)
            case UInt8(ascii: "n"): units.append(0x0a)
            case UInt8(ascii: "r"): units.append(0x0d)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                // Databases and terminals can't hold NUL: it is read as U+FFFD.
                var scalar = code(at: index) == 0 ? 0xfffd : code(at: index)
                index += 4
                let isPair =
                    (0xd800..<0xdc00).contains(scalar) && index + 6 <= content.endIndex
                    && content[index] == UInt8(ascii: "\\") && content[index + 1] == UInt8(ascii: "u")
                if isPair, (0xdc00..<0xe000).contains(code(at: index + 2)) {
                    scalar = 0x10000 + (scalar - 0xd800) << 10 + (code(at: index + 2) - 0xdc00)
                    index += 6
                }
                units.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
            default: units.append(content[index - 1])
            }
        }
        return String(decoding: units, as: UTF8.self)
    }
}

enum HexDigit {
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Whether bytes are UTF-8.
package enum UTF8Check {
    /// Index of the first byte that is not part of a well-formed sequence; nil when all are.
    package static func firstInvalid(in bytes: JSONBytes) -> Int? {
        var isASCII = true
        for byte in bytes where byte >= 0x80 {
            isASCII = false
            break
        }
        if isASCII || String(validating: bytes, as: UTF8.self) != nil { return nil }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
            let end = index + length
            if end > bytes.endIndex || String(validating: bytes[index..<end], as: UTF8.self) == nil { return index }
            index = end
        }
        return nil
    }
}
