/// A selection of nodes, as people write it: dbt's node selection, widened.
///
/// `orders` names by pattern · `+orders` with everything upstream · `orders+2` with two steps downstream ·
/// `tag:pii` `kind:model` `owner:risk` `ns:snowflake*` `domain:credit` `tier:1` `class:job` `field:*.email` · a blank
/// unites, a comma intersects, a leading `!` takes away · quotes around what has blanks.
package indirect enum Selector: Sendable, Equatable {
    case method(Method, String)
    /// The node set with what lies above and below it; a depth of nil is as far as it goes, 0 is not at all.
    case expanded(Selector, up: Reach, down: Reach)
    case union([Selector])
    case intersection([Selector])
    case complement(Selector)

    package enum Method: String, Sendable, CaseIterable {
        case name, tag, kind, owner, ns, field, domain, tier, `class`
    }

    package enum Reach: Sendable, Equatable {
        case none
        case steps(Int)
        case all
    }
}

/// Why a selector could not be read.
package struct SelectorError: Error, Sendable, Equatable, CustomStringConvertible {
    package var message: String
    /// Characters from the start.
    package var offset: Int
    package var text: String

    /// The message with a caret under the place.
    package var description: String {
        "\(message)\n  \(text)\n  \(String(repeating: " ", count: offset))^"
    }
}

extension Selector {
    /// - Throws: ``SelectorError`` with the place.
    package init(_ text: String) throws(SelectorError) {
        var parser = SelectorParser(text)
        self = try parser.parse()
    }
}

private struct SelectorParser {
    private let text: String
    private let characters: [Character]
    private var position = 0

    init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    mutating func parse() throws(SelectorError) -> Selector {
        var parts: [Selector] = []
        skipBlanks()
        while position < characters.count {
            parts.append(try parseIntersection())
            skipBlanks()
        }
        guard let first = parts.first else { throw error("the selector is empty", at: 0) }
        // A part that takes away, takes away from what the others unite; alone, from everything.
        let taken = parts.compactMap { part -> Selector? in if case .complement = part { part } else { nil } }
        let given = parts.filter { part in if case .complement = part { false } else { true } }
        if parts.count == 1 { return first }
        let united: Selector? = given.isEmpty ? nil : given.count == 1 ? given[0] : .union(given)
        if taken.isEmpty { return united ?? first }
        return .intersection((united.map { [$0] } ?? []) + taken)
    }

    private mutating func parseIntersection() throws(SelectorError) -> Selector {
        var parts = [try parseTerm()]
        while position < characters.count, characters[position] == "," {
            position += 1
            parts.append(try parseTerm())
        }
        return parts.count == 1 ? parts[0] : .intersection(parts)
    }

    private mutating func parseTerm() throws(SelectorError) -> Selector {
        if position < characters.count, characters[position] == "!" {
            position += 1
            return .complement(try parseTerm())
        }
        let up = parseLeadingReach()
        let start = position
        let (word, wasQuoted) = try parseWord()
        if word.isEmpty { throw error("expected a name, or method:value", at: start) }
        let base = try parseMethod(word, start, wasQuoted)
        let down = parseTrailingReach()
        return up == .none && down == .none ? base : .expanded(base, up: up, down: down)
    }

    /// `+`, or `2+`.
    private mutating func parseLeadingReach() -> Selector.Reach {
        var end = position
        while end < characters.count, characters[end].isASCII, characters[end].isNumber { end += 1 }
        guard end < characters.count, characters[end] == "+" else { return .none }
        let digits = String(characters[position..<end])
        position = end + 1
        return digits.isEmpty ? .all : .steps(Int(digits) ?? .max)
    }

    /// `+`, or `+2`.
    private mutating func parseTrailingReach() -> Selector.Reach {
        guard position < characters.count, characters[position] == "+" else { return .none }
        position += 1
        let start = position
        while position < characters.count, characters[position].isASCII, characters[position].isNumber { position += 1 }
        let digits = String(characters[start..<position])
        return digits.isEmpty ? .all : .steps(Int(digits) ?? .max)
    }

    private mutating func parseWord() throws(SelectorError) -> (String, wasQuoted: Bool) {
        var word = ""
        var wasQuoted = false
        while position < characters.count {
            let character = characters[position]
            if character == "\"" {
                if word.isEmpty { wasQuoted = true }
                let start = position
                position += 1
                while position < characters.count, characters[position] != "\"" {
                    word.append(characters[position])
                    position += 1
                }
                guard position < characters.count else { throw error("this quote is not closed", at: start) }
                position += 1
            } else if character == " " || character == "\t" || character == "," || character == "+" {
                break
            } else {
                word.append(character)
                position += 1
            }
        }
        return (word, wasQuoted)
    }

    private func parseMethod(_ word: String, _ start: Int, _ wasQuoted: Bool) throws(SelectorError) -> Selector {
        guard !wasQuoted, let colon = word.firstIndex(of: ":") else { return .method(.name, word) }
        let method = String(word[..<colon])
        let value = String(word[word.index(after: colon)...])
        if ["dataset", "job"].contains(method) { return .method(.name, word) }
        guard let known = Selector.Method(rawValue: method) else {
            // A name may hold colons (`s3://…`); only a lone word before the colon looks like a method.
            if value.hasPrefix("//") || method.contains(where: { !$0.isLetter }) { return .method(.name, word) }
            let names = Selector.Method.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("unknown method `\(method)`; there are \(names)", at: start)
        }
        if value.isEmpty { throw error("`\(method):` needs a value", at: start + word.count) }
        return .method(known, value)
    }

    private mutating func skipBlanks() {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
    }

    private func error(_ message: String, at offset: Int) -> SelectorError {
        SelectorError(message: message, offset: offset, text: text)
    }
}
