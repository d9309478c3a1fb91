/// What an expression of a recipe refers to and does, read from its text.
///
/// Not a SQL parser: the estate's own expressions name every column as `alias.column`, which is all this looks for.
struct Expression: Sendable {
    struct Reference: Sendable, Hashable {
        let alias: String
        let column: String
    }

    let text: String
    /// Every column named, in order, once each.
    let references: [Reference]

    init(_ text: String) {
        self.text = text
        references = Self.references(in: text)
    }

    /// The subtype of a DIRECT transformation.
    var subtype: String {
        if let only = references.first, references.count == 1, text == "\(only.alias).\(only.column)" {
            return "IDENTITY"
        }
        return Self.aggregates.contains { text.contains($0) } ? "AGGREGATION" : "TRANSFORMATION"
    }

    /// Whether the value can no longer be read off the result.
    var isMasking: Bool {
        Self.masks.contains { text.contains($0) }
    }

    private static let aggregates = ["sum(", "avg(", "count(", "max(", "min(", "listagg(", "count_if("]
    private static let masks = ["sha2(", "mask_", "count("]

    private static func references(in text: String) -> [Reference] {
        var found: [Reference] = []
        var quoted = false
        var words: [String] = [""]
        func finish() {
            if words.count == 2, !words[0].isEmpty, !words[1].isEmpty, words[0].first?.isNumber == false {
                let reference = Reference(alias: words[0], column: words[1])
                if !found.contains(reference) { found.append(reference) }
            }
            words = [""]
        }
        for character in text {
            if character == "'" { quoted.toggle() }
            if !quoted, character == "." {
                words.append("")
            } else if !quoted, character.isLetter || character.isNumber || character == "_" {
                words[words.count - 1].append(character)
            } else {
                finish()
            }
        }
        finish()
        return found
    }
}
