/// A pattern of LIKE: `%` stands for any text, `_` for one character.
struct LikePattern {
    private let pattern: [Character]
    private let ignoresCase: Bool

    init(_ text: String, ignoresCase: Bool) {
        self.ignoresCase = ignoresCase
        pattern = Array(ignoresCase ? text.lowercased() : text)
    }

    func matches(_ text: String) -> Bool {
        let text = Array(ignoresCase ? text.lowercased() : text)
        var place = 0
        var at = 0
        // Where the last `%` stood, and what it has taken so far: the only place to come back to.
        var wildcard: (place: Int, at: Int)?
        while at < text.count {
            if place < pattern.count, pattern[place] == "%" {
                wildcard = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == "_" || pattern[place] == text[at] {
                place += 1
                at += 1
            } else if let last = wildcard {
                wildcard = (last.place, last.at + 1)
                place = last.place + 1
                at = last.at + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "%" }
    }
}

/// What narrows the columns of a star by their names.
enum ColumnPattern {
    case like(LikePattern)
    case regex(Regex<AnyRegexOutput>)

    init?(_ text: String, flags: NodeFlags) {
        if flags.contains(.natural) || flags.contains(.distinct) {
            guard let regex = try? Regex(flags.contains(.natural) ? Self.regex(ofGlob: text) : text) else { return nil }
            self = .regex(regex)
        } else {
            self = .like(LikePattern(text, ignoresCase: flags.contains(.byName)))
        }
    }

    func matches(_ name: String) -> Bool {
        switch self {
        case .like(let pattern): pattern.matches(name)
        case .regex(let regex): ((try? regex.wholeMatch(in: name)) ?? nil) != nil
        }
    }

    /// `*` stands for any text, `?` for a character, `[…]` for one of several.
    private static func regex(ofGlob glob: String) -> String {
        var regex = ""
        for character in glob {
            switch character {
            case "*": regex += ".*"
            case "?": regex += "."
            case "[", "]", "-": regex.append(character)
            case "!" where regex.hasSuffix("["): regex += "^"
            default:
                if !character.isLetter, !character.isNumber, character != "_" { regex += "\\" }
                regex.append(character)
            }
        }
        return regex
    }
}
