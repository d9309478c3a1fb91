/// Cuts a stream of bytes into events: one object, objects one after another (on lines or spread over several), or
/// an array of them. Bytes may come in pieces of any size; what is kept is at most one value.
///
/// A broken line among JSON lines costs only itself: reading goes on at the next line.
package struct EventSplitter: Sendable {
    /// A value's bytes, or why there is none at this place.
    package enum Piece: Sendable {
        case value(JSONBytes, line: Int)
        case broken(EventError)
    }

    private var buffer: [UInt8] = []
    /// Where unread bytes begin.
    private var start = 0
    /// How far the value that begins at `start` was scanned.
    private var scanned = 0
    private var line = 1
    private var isArray = false
    private var isFirst = true
    /// A line was given up whose end has not come yet.
    private var isSkipping = false
    private var state = ValueScan()
    private let limit: Int

    /// - Parameter limit: bytes that one value may have.
    package init(limit: Int = 64 << 20) {
        self.limit = limit
    }

    /// Adds bytes to what is there.
    package mutating func push(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            scanned -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next piece; nil when more bytes are needed, or at the end when none is left.
    /// - Parameter atEnd: whether no more bytes will come.
    package mutating func next(atEnd: Bool) -> Piece? {
        if isFirst {
            if buffer.count < 3 && !atEnd { return nil }
            if buffer.starts(with: [0xef, 0xbb, 0xbf]) { start = 3 }
            if buffer.starts(with: [0xff, 0xfe]) || buffer.starts(with: [0xfe, 0xff]) || buffer.prefix(64).contains(0) {
                isFirst = false
                start = buffer.count
                scanned = start
                return .broken(broken("this is no UTF-8 text", hint: "Events are JSON in UTF-8, plain or in gzip"))
            }
            isFirst = false
            scanned = start
        }
        while true {
            if isSkipping {
                let end = buffer[start...].firstIndex(of: 0x0a)
                start = end ?? buffer.count
                isSkipping = end == nil
            }
            if state.isFresh {
                let isValueNext = skipSeparators()
                scanned = start
                guard isValueNext else { return nil }
            }
            switch state.scan(buffer, &scanned, inArray: isArray) {
            case .complete:
                let value = buffer[start..<scanned]
                let place = line
                consume()
                return .value(value, line: place)
            case .unfinished:
                if scanned - start > limit {
                    return skipLine(broken("a value is larger than \(limit >> 20) MiB", code: "TW104"))
                }
                guard atEnd, start < buffer.count else { return nil }
                return skipLine(broken("the text ends inside a value"))
            case .invalid:
                return skipLine(broken("this is no JSON value"))
            }
        }
    }

    /// Passes blanks, and in an array its brackets and commas; false when nothing is left.
    private mutating func skipSeparators() -> Bool {
        while start < buffer.count {
            switch buffer[start] {
            case 0x0a:
                line += 1
                start += 1
            case 0x20, 0x09, 0x0d, 0x1e: start += 1
            case UInt8(ascii: "["):
                if isArray { return true }
                isArray = true
                start += 1
            case UInt8(ascii: ","), UInt8(ascii: "]"):
                guard isArray else { return true }
                if buffer[start] == UInt8(ascii: "]") { isArray = false }
                start += 1
            default: return true
            }
        }
        return false
    }

    private mutating func consume() {
        for byte in buffer[start..<scanned] where byte == 0x0a { line += 1 }
        start = scanned
        state = ValueScan()
    }

    /// Gives up the value that begins at `start` and goes on at the next line.
    private mutating func skipLine(_ error: EventError) -> Piece {
        isSkipping = true
        state = ValueScan()
        return .broken(error)
    }

    private func broken(_ message: String, hint: String? = nil, code: String = "TW101") -> EventError {
        EventError(code: code, message: message, path: "$", line: line, column: 1, hint: hint, isSyntax: true)
    }
}

/// Finds the end of one JSON value by its brackets and quotes alone; what is inside is checked by who decodes it.
private struct ValueScan: Sendable {
    enum Result { case complete, unfinished, invalid }

    private var depth = 0
    private var inString = false
    private var isEscaped = false
    private var hasBegun = false

    var isFresh: Bool { !hasBegun }

    mutating func scan(_ bytes: [UInt8], _ position: inout Int, inArray: Bool) -> Result {
        if !hasBegun {
            guard position < bytes.count else { return .unfinished }
            if bytes[position] != UInt8(ascii: "{") {
                // A wrong element of an array ends at the next comma; elsewhere the line is given up.
                guard inArray, let end = bytes[position...].firstIndex(where: { [0x2c, 0x5d, 0x0a].contains($0) })
                else {
                    return .invalid
                }
                position = max(end, position + 1)
                return .complete
            }
            hasBegun = true
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if inString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                } else if byte == 0x0a {
                    return .invalid
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return .complete }
            default: break
            }
        }
        return .unfinished
    }
}
