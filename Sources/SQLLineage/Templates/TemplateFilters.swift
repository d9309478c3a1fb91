/// Jinja's filters, and the methods of Python's values that templates use.
enum TemplateFilters {
    static func apply(_ name: String, to value: TemplateValue, _ arguments: [TemplateValue]) -> TemplateValue {
        if name == "default" || name == "d" {
            if case .unknown = value { return arguments.first ?? .string("") }
            return value
        }
        if case .unknown = value { return value }
        switch name {
        case "join":
            guard let elements = value.elements else { return .unknown(name) }
            let texts = elements.compactMap(\.text)
            guard texts.count == elements.count else { return .unknown(name) }
            return .string(texts.joined(separator: arguments.first?.text ?? ""))
        case "length", "count": return value.elements.map { .int($0.count) } ?? .unknown(name)
        case "first": return value.elements?.first ?? .unknown(name)
        case "last": return value.elements?.last ?? .unknown(name)
        case "list", "unique", "sort": return list(name, value)
        case "string": return value.text.map { .string($0) } ?? .unknown(name)
        case "int": return value.text.flatMap { Int($0) }.map { .int($0) } ?? .unknown(name)
        case "as_bool", "as_native", "as_number", "as_text", "safe", "e", "escape", "tojson": return value
        case "map":
            // map(attribute='x') and map('upper').
            guard let elements = value.elements, let filter = arguments.first?.text else { return .unknown(name) }
            return .list(elements.map { apply(filter, to: $0, []) })
        default: return method(name, of: value, arguments)
        }
    }

    private static func list(_ name: String, _ value: TemplateValue) -> TemplateValue {
        guard let elements = value.elements else { return .unknown(name) }
        switch name {
        case "unique":
            var seen: [TemplateValue] = []
            for element in elements where !seen.contains(element) { seen.append(element) }
            return .list(seen)
        case "sort":
            return .list(elements.sorted { ($0.text ?? "") < ($1.text ?? "") })
        default: return .list(elements)
        }
    }

    static func method(_ name: String, of value: TemplateValue, _ arguments: [TemplateValue]) -> TemplateValue {
        if case .dictionary(let entries) = value {
            switch name {
            case "items": return .list(entries.map { .list([.string($0.key), $0.value]) })
            case "keys": return .list(entries.map { .string($0.key) })
            case "values": return .list(entries.map(\.value))
            case "get":
                return entries.first { $0.key == arguments.first?.text }?.value
                    ?? (arguments.count > 1 ? arguments[1] : .none)
            default: return .unknown(name)
            }
        }
        guard let text = value.text else { return .unknown(name) }
        switch name {
        case "upper": return .string(text.uppercased())
        case "lower": return .string(text.lowercased())
        case "capitalize": return .string(text.prefix(1).uppercased() + text.dropFirst().lowercased())
        case "trim", "strip": return .string(text.trimmed)
        case "replace":
            guard arguments.count >= 2, let old = arguments[0].text, let new = arguments[1].text, !old.isEmpty else {
                return .unknown(name)
            }
            return .string(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new))
        case "split":
            let parts = text.split(separator: arguments.first?.text ?? " ", omittingEmptySubsequences: false)
            return .list(parts.map { .string(String($0)) })
        case "startswith": return .bool(text.hasPrefix(arguments.first?.text ?? ""))
        case "endswith": return .bool(text.hasSuffix(arguments.first?.text ?? ""))
        case "join":
            guard let elements = arguments.first?.elements else { return .unknown(name) }
            return .string(elements.compactMap(\.text).joined(separator: text))
        case "format":
            var result = text
            for argument in arguments {
                guard let place = result.firstIndex(of: "{"), let end = result[place...].firstIndex(of: "}") else {
                    break
                }
                result.replaceSubrange(place...end, with: argument.text ?? "")
            }
            return .string(result)
        default: return .unknown(name)
        }
    }

    static func arithmetic(_ sign: String, _ left: TemplateValue, _ right: TemplateValue) -> TemplateValue {
        if case .int(let a) = left, case .int(let b) = right {
            switch sign {
            case "+": return .int(a &+ b)
            case "-": return .int(a &- b)
            case "*": return .int(a &* b)
            case "/": return b == 0 ? .unknown(sign) : .double(Double(a) / Double(b))
            case "//": return b == 0 ? .unknown(sign) : .int(a / b)
            case "%": return b == 0 ? .unknown(sign) : .int(a % b)
            case "<": return .bool(a < b)
            case ">": return .bool(a > b)
            case "<=": return .bool(a <= b)
            case ">=": return .bool(a >= b)
            default: return .unknown(sign)
            }
        }
        return .unknown(sign)
    }
}
