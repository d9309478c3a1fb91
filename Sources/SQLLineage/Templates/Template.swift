/// A text with Jinja, cut into what it is made of. Offsets are those of the text.
struct Template {
    indirect enum Part {
        case text(Range<Int>)
        /// `{{ expression }}`.
        case output(Range<Int>, String)
        /// `{% if %}` with its branches; the condition of `else` is empty.
        case conditional([(condition: String, body: [Part])], Range<Int>)
        case loop(names: [String], over: String, body: [Part], Range<Int>)
        case set(name: String, value: String)
        case setBlock(name: String, body: [Part])
        /// `{% call statement(…) %}`: SQL that runs on its own.
        case statement([Part], Range<Int>)
        case macro(name: String, parameters: [MacroParameter], body: [Part])
        /// `{% do … %}`: evaluated for what it changes.
        case evaluate(String)
    }

    /// A parameter of a macro, with the expression of its default.
    struct MacroParameter {
        var name: String
        var standard: String?
    }

    private(set) var parts: [Part] = []
    /// Where a tag was not understood.
    private(set) var broken: [(range: Range<Int>, message: String)] = []

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        parts = body(until: []).parts
    }

    /// Whether there is anything to render.
    static func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{") {
                let next = bytes[index + 1]
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return true }
            }
            index += 1
        }
        return false
    }

    private func string(_ range: Range<Int>) -> String {
        var range = range
        // `{%- … -%}` trims white space, which means nothing to SQL.
        if let first = bytes[range].first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        if let last = bytes[range].last, last == UInt8(ascii: "-") || last == UInt8(ascii: "+") {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        var text = Substring(String(decoding: bytes[range], as: UTF8.self))
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// The end of a tag that was opened with `{` and a byte, and what is within; nil where it has no end.
    private mutating func tag(closing: UInt8) -> Range<Int>? {
        var index = at + 2
        var quote: UInt8 = 0
        while index + 1 < bytes.count {
            let byte = bytes[index]
            if quote != 0 {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == quote { quote = 0 }
            } else if closing != UInt8(ascii: "#"), byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == closing, bytes[index + 1] == UInt8(ascii: "}") {
                let content = (at + 2)..<index
                at = index + 2
                return content
            }
            index += 1
        }
        return nil
    }

    /// Parts up to a tag that begins with one of the words; the tag itself is returned.
    private mutating func body(until ends: [String], depth: Int = 0) -> (parts: [Part], end: String) {
        var parts: [Part] = []
        var start = at
        func flush(_ upTo: Int) {
            if upTo > start { parts.append(.text(start..<upTo)) }
        }
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "{"), at + 1 < bytes.count else {
                at += 1
                continue
            }
            let opening = at
            switch bytes[at + 1] {
            case UInt8(ascii: "#"):
                guard tag(closing: UInt8(ascii: "#")) != nil else {
                    at += 2
                    continue
                }
                flush(opening)
                start = at
            case UInt8(ascii: "{"):
                guard let content = tag(closing: UInt8(ascii: "}")) else {
                    at += 2
                    continue
                }
                flush(opening)
                parts.append(.output(opening..<at, string(content)))
                start = at
            case UInt8(ascii: "%"):
                guard let content = tag(closing: UInt8(ascii: "%")) else {
                    at += 2
                    continue
                }
                flush(opening)
                let text = string(content)
                let word = String(text.prefix { !$0.isWhitespace && $0 != "(" })
                if ends.contains(word) { return (parts, text) }
                if let part = part(word, text, opening: opening, depth: depth) { parts.append(part) }
                start = at
            default:
                at += 1
            }
        }
        flush(bytes.count)
        return (parts, "")
    }

    // MARK: Tags

    private mutating func part(_ word: String, _ text: String, opening: Int, depth: Int) -> Part? {
        let rest = String(text.dropFirst(word.count)).trimmed
        guard depth < 50 else { return nil }
        switch word {
        case "if":
            var branches: [(condition: String, body: [Part])] = []
            var condition = rest
            while true {
                let (body, end) = body(until: ["elif", "else", "endif"], depth: depth + 1)
                branches.append((condition, body))
                if end.hasPrefix("elif") {
                    condition = String(end.dropFirst(4)).trimmed
                } else if end.hasPrefix("else") {
                    condition = ""
                } else {
                    if end.isEmpty { broken.append((opening..<at, "this {% if %} has no {% endif %}")) }
                    return .conditional(branches, opening..<at)
                }
            }
        case "for":
            let (body, end) = body(until: ["endfor"], depth: depth + 1)
            if end.isEmpty { broken.append((opening..<at, "this {% for %} has no {% endfor %}")) }
            guard let range = rest.range(of: " in ") else { return nil }
            let names = rest[..<range.lowerBound].split(separator: ",").map { String($0).trimmed }
            return .loop(names: names, over: String(rest[range.upperBound...]).trimmed, body: body, opening..<at)
        case "set":
            if let equals = rest.firstIndex(of: "="), !rest[..<equals].contains("(") {
                return .set(
                    name: String(rest[..<equals]).trimmed, value: String(rest[rest.index(after: equals)...]).trimmed)
            }
            let (body, _) = body(until: ["endset"], depth: depth + 1)
            return .setBlock(name: rest, body: body)
        case "macro", "test", "materialization":
            let (body, _) = body(until: ["end" + word], depth: depth + 1)
            guard word == "macro", let open = rest.firstIndex(of: "("), let close = rest.lastIndex(of: ")") else {
                return nil
            }
            let parameters = parameters(rest[rest.index(after: open)..<close])
            return .macro(name: String(rest[..<open]).trimmed, parameters: parameters, body: body)
        case "call" where rest.hasPrefix("statement"):
            let (body, _) = body(until: ["endcall"], depth: depth + 1)
            return .statement(body, opening..<at)
        case "raw":
            let from = at
            _ = body(until: ["endraw"], depth: depth + 1)
            return .text(from..<at)
        case "docs":
            _ = body(until: ["enddocs"], depth: depth + 1)
            return nil
        case "do": return .evaluate(rest)
        case "snapshot", "endsnapshot", "call", "endcall", "filter", "endfilter", "endraw",
            "include",
            "import", "from", "extends", "block", "endblock", "endif", "endfor", "endset", "endmacro", "else", "elif":
            return nil
        default:
            broken.append((opening..<at, "the tag {% \(word) %} is not known"))
            return nil
        }
    }
}

extension Template {
    /// `a, b='x, y', c=[1, 2]`.
    private func parameters(_ list: Substring) -> [MacroParameter] {
        var parameters: [MacroParameter] = []
        var text = ""
        var quote: Character?
        var level = 0
        func close() {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.map({ String($0).trimmed }), !name.isEmpty else { return }
            parameters.append(MacroParameter(name: name, standard: parts.count > 1 ? String(parts[1]).trimmed : nil))
        }
        for character in list {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "([{".contains(character) {
                level += 1
            } else if ")]}".contains(character) {
                level -= 1
            } else if character == ",", level == 0 {
                close()
                text = ""
                continue
            }
            text.append(character)
        }
        close()
        return parameters
    }
}

extension String {
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Where a text stands first (the standard library alone has no such search).
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
