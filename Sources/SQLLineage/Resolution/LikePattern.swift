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
