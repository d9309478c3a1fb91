/// An expression between `{{` and `}}`, or in a tag.
indirect enum TemplateExpression: Sendable {
    case literal(TemplateValue)
    case name(String)
    case list([TemplateExpression])
    case dictionary([(key: TemplateExpression, value: TemplateExpression)])
    case attribute(TemplateExpression, String)
    case index(TemplateExpression, TemplateExpression)
    case call(TemplateExpression, [TemplateArgument])
    case filter(TemplateExpression, String, [TemplateArgument])
    case test(TemplateExpression, String, negated: Bool)
    case unary(String, TemplateExpression)
    case binary(String, TemplateExpression, TemplateExpression)
    case conditional(condition: TemplateExpression, then: TemplateExpression, otherwise: TemplateExpression)
}

struct TemplateArgument: Sendable {
    var name: String?
    var value: TemplateExpression
}

/// Reads an expression of Jinja; nil where it is none.
struct TemplateExpressionParser {
    private enum Token: Equatable {
        case name(String)
        case string(String)
        case number(String)
        case symbol(String)
    }

    private var tokens: [Token] = []
    private var at = 0
    private var depth = 0

    init?(_ text: String) {
        var characters = Substring(text)
        while let first = characters.first {
            if first.isWhitespace {
                characters.removeFirst()
            } else if first == "'" || first == "\"" {
                characters.removeFirst()
                var value = ""
                while let next = characters.first, next != first {
                    characters.removeFirst()
                    if next == "\\", let escaped = characters.first {
                        characters.removeFirst()
                        value.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
                    } else {
                        value.append(next)
                    }
                }
                guard !characters.isEmpty else { return nil }
                characters.removeFirst()
                tokens.append(.string(value))
            } else if first.isNumber {
                let number = characters.prefix { $0.isNumber || $0 == "." }
                characters.removeFirst(number.count)
                tokens.append(.number(String(number)))
            } else if first.isLetter || first == "_" {
                let name = characters.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                characters.removeFirst(name.count)
                tokens.append(.name(String(name)))
            } else {
                let pair = String(characters.prefix(2))
                let symbol = ["==", "!=", "<=", ">=", "//", "**"].contains(pair) ? pair : String(first)
                characters.removeFirst(symbol.count)
                tokens.append(.symbol(symbol))
            }
        }
    }

    /// The whole text as one expression.
    mutating func whole() -> TemplateExpression? {
        guard let value = expression(), at == tokens.count else { return nil }
        return value
    }

    /// An expression at the place; what follows is left.
    mutating func expression() -> TemplateExpression? {
        guard depth < 60 else { return nil }
        depth += 1
        defer { depth -= 1 }
        guard let value = or() else { return nil }
        guard take(name: "if") else { return value }
        guard let condition = or() else { return nil }
        guard take(name: "else") else {
            return .conditional(condition: condition, then: value, otherwise: .literal(.string("")))
        }
        return expression().map { .conditional(condition: condition, then: value, otherwise: $0) }
    }

    // MARK: Tokens

    private mutating func take(name: String) -> Bool {
        guard at < tokens.count, tokens[at] == .name(name) else { return false }
        at += 1
        return true
    }

    private mutating func take(_ symbol: String) -> Bool {
        guard at < tokens.count, tokens[at] == .symbol(symbol) else { return false }
        at += 1
        return true
    }

    private mutating func takeName() -> String? {
        guard at < tokens.count, case .name(let name) = tokens[at] else { return nil }
        at += 1
        return name
    }

    // MARK: Operators

    private mutating func or() -> TemplateExpression? {
        guard var left = and() else { return nil }
        while take(name: "or") {
            guard let right = and() else { return nil }
            left = .binary("or", left, right)
        }
        return left
    }

    private mutating func and() -> TemplateExpression? {
        guard var left = not() else { return nil }
        while take(name: "and") {
            guard let right = not() else { return nil }
            left = .binary("and", left, right)
        }
        return left
    }

    private mutating func not() -> TemplateExpression? {
        if take(name: "not") { return not().map { .unary("not", $0) } }
        return comparison()
    }

    private mutating func comparison() -> TemplateExpression? {
        guard var left = sum() else { return nil }
        while at < tokens.count {
            if case .symbol(let symbol) = tokens[at], ["==", "!=", "<", ">", "<=", ">="].contains(symbol) {
                at += 1
                guard let right = sum() else { return nil }
                left = .binary(symbol, left, right)
            } else if take(name: "in") {
                guard let right = sum() else { return nil }
                left = .binary("in", left, right)
            } else if tokens[at] == .name("not"), at + 1 < tokens.count, tokens[at + 1] == .name("in") {
                at += 2
                guard let right = sum() else { return nil }
                left = .unary("not", .binary("in", left, right))
            } else if take(name: "is") {
                let negated = take(name: "not")
                guard let test = takeName() else { return nil }
                left = .test(left, test, negated: negated)
            } else {
                break
            }
        }
        return left
    }

    private mutating func sum() -> TemplateExpression? {
        guard var left = product() else { return nil }
        while at < tokens.count, case .symbol(let symbol) = tokens[at], ["+", "-", "~"].contains(symbol) {
            at += 1
            guard let right = product() else { return nil }
            left = .binary(symbol, left, right)
        }
        return left
    }

    private mutating func product() -> TemplateExpression? {
        guard var left = unary() else { return nil }
        while at < tokens.count, case .symbol(let symbol) = tokens[at], ["*", "/", "//", "%"].contains(symbol) {
            at += 1
            guard let right = unary() else { return nil }
            left = .binary(symbol, left, right)
        }
        return left
    }

    private mutating func unary() -> TemplateExpression? {
        if take("-") { return unary().map { .unary("-", $0) } }
        return primary().flatMap { postfix($0) }
    }

    // MARK: Operands

    private mutating func primary() -> TemplateExpression? {
        guard at < tokens.count else { return nil }
        let token = tokens[at]
        at += 1
        switch token {
        case .string(let value): return .literal(.string(value))
        case .number(let text): return .literal(Int(text).map(TemplateValue.int) ?? .double(Double(text) ?? 0))
        case .name(let name):
            switch name {
            case "true", "True": return .literal(.bool(true))
            case "false", "False": return .literal(.bool(false))
            case "none", "None": return .literal(.none)
            default: return .name(name)
            }
        case .symbol("("):
            var items: [TemplateExpression] = []
            var isTuple = false
            while !take(")") {
                guard let item = expression() else { return nil }
                items.append(item)
                if take(",") { isTuple = true } else if !take(")") { return nil } else { break }
            }
            return items.count == 1 && !isTuple ? items[0] : .list(items)
        case .symbol("["):
            var items: [TemplateExpression] = []
            while !take("]") {
                guard let item = expression() else { return nil }
                items.append(item)
                if !take(",") {
                    guard take("]") else { return nil }
                    break
                }
            }
            return .list(items)
        case .symbol("{"):
            var entries: [(key: TemplateExpression, value: TemplateExpression)] = []
            while !take("}") {
                guard let key = expression(), take(":"), let value = expression() else { return nil }
                entries.append((key, value))
                if !take(",") {
                    guard take("}") else { return nil }
                    break
                }
            }
            return .dictionary(entries)
        default: return nil
        }
    }

    private mutating func postfix(_ operand: TemplateExpression) -> TemplateExpression? {
        var operand = operand
        while true {
            if take(".") {
                guard let name = takeName() else { return nil }
                operand = .attribute(operand, name)
            } else if take("[") {
                guard let index = expression(), take("]") else { return nil }
                operand = .index(operand, index)
            } else if take("(") {
                guard let arguments = arguments() else { return nil }
                operand = .call(operand, arguments)
            } else if take("|") {
                guard let name = takeName() else { return nil }
                var arguments: [TemplateArgument] = []
                if take("(") {
                    guard let given = self.arguments() else { return nil }
                    arguments = given
                }
                operand = .filter(operand, name, arguments)
            } else {
                return operand
            }
        }
    }

    private mutating func arguments() -> [TemplateArgument]? {
        var arguments: [TemplateArgument] = []
        while !take(")") {
            var name: String?
            if at + 1 < tokens.count, case .name(let word) = tokens[at], tokens[at + 1] == .symbol("=") {
                name = word
                at += 2
            }
            guard let value = expression() else { return nil }
            arguments.append(TemplateArgument(name: name, value: value))
            if !take(",") {
                guard take(")") else { return nil }
                break
            }
        }
        return arguments
    }
}
