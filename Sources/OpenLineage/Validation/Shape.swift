/// What a JSON value must look like. Shapes are written as text, in a notation small enough to compare with the
/// specification by eye:
///
/// `{name*: text, size: integer}` an object, `*` marks required members, others are allowed besides ·
/// `[shape]` a list · `map shape` an object with any keys · `<A B>` one of these words · `(shape | shape)` either ·
/// `text` `uri` `time` `uuid` `integer` `number` `bool` `object` `any` · `@name` a shape by its name, also its own.
indirect enum Shape: Sendable {
    case any, text, uri, time, uuid, integer, number, bool, object
    case list(Shape)
    case map(Shape)
    case words([String])
    case members([Member])
    case either([Shape])
    case named(String)

    struct Member: Sendable {
        var name: String
        var isRequired: Bool
        var shape: Shape
    }

    /// - Returns: nil when the text is not in the notation.
    init?(_ text: String) {
        var parser = ShapeParser(text)
        guard let shape = parser.parse(), parser.isAtEnd else { return nil }
        self = shape
    }
}

private struct ShapeParser {
    private let tokens: [String]
    private var position = 0

    init(_ text: String) {
        var tokens: [String] = []
        var word = ""
        for character in text + " " {
            if "{}[]<>()|:,*".contains(character) || character.isWhitespace {
                if !word.isEmpty { tokens.append(word) }
                word = ""
                if !character.isWhitespace { tokens.append(String(character)) }
            } else {
                word.append(character)
            }
        }
        self.tokens = tokens
    }

    var isAtEnd: Bool { position == tokens.count }

    private mutating func next() -> String? {
        guard position < tokens.count else { return nil }
        defer { position += 1 }
        return tokens[position]
    }

    private mutating func take(_ token: String) -> Bool {
        guard position < tokens.count, tokens[position] == token else { return false }
        position += 1
        return true
    }

    mutating func parse() -> Shape? {
        guard let token = next() else { return nil }
        switch token {
        case "any": return .any
        case "text": return .text
        case "uri": return .uri
        case "time": return .time
        case "uuid": return .uuid
        case "integer": return .integer
        case "number": return .number
        case "bool": return .bool
        case "object": return .object
        case "map": return parse().map { .map($0) }
        case "[":
            guard let element = parse(), take("]") else { return nil }
            return .list(element)
        case "<":
            var words: [String] = []
            while let word = next(), word != ">" { words.append(word) }
            return .words(words)
        case "(":
            var shapes: [Shape] = []
            repeat {
                guard let shape = parse() else { return nil }
                shapes.append(shape)
            } while take("|")
            return take(")") ? .either(shapes) : nil
        case "{": return parseMembers()
        default: return token.hasPrefix("@") ? .named(String(token.dropFirst())) : nil
        }
    }

    private mutating func parseMembers() -> Shape? {
        var members: [Shape.Member] = []
        repeat {
            guard let name = next() else { return nil }
            let isRequired = take("*")
            guard take(":"), let shape = parse() else { return nil }
            members.append(.init(name: name, isRequired: isRequired, shape: shape))
        } while take(",")
        return take("}") ? .members(members) : nil
    }
}
