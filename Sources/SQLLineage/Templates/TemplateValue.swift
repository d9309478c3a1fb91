/// A value of a template's expression (Jinja).
public indirect enum TemplateValue: Sendable, Equatable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([TemplateValue])
    /// In the order of the text.
    case dictionary([TemplateEntry])
    /// A value that the text does not say; with the text of its expression.
    case unknown(String)

    /// What `{{ value }}` writes; nil where that is not known.
    var text: String? {
        switch self {
        case .none: "None"
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .double(let value): String(value)
        case .string(let value): value
        case .list(let values):
            values.contains { $0.text == nil }
                ? nil : "[" + values.map { $0.quotedText }.joined(separator: ", ") + "]"
        case .dictionary: nil
        case .unknown: nil
        }
    }

    private var quotedText: String {
        if case .string(let value) = self { return "'" + value + "'" }
        return text ?? ""
    }

    /// Whether it counts as true; nil where that is not known.
    var truth: Bool? {
        switch self {
        case .none: false
        case .bool(let value): value
        case .int(let value): value != 0
        case .double(let value): value != 0
        case .string(let value): !value.isEmpty
        case .list(let values): !values.isEmpty
        case .dictionary(let entries): !entries.isEmpty
        case .unknown: nil
        }
    }

    /// The elements that a loop goes through; nil where they are not known.
    var elements: [TemplateValue]? {
        switch self {
        case .list(let values): values
        case .dictionary(let entries): entries.map { .string($0.key) }
        case .string(let value): value.map { .string(String($0)) }
        default: nil
        }
    }
}

/// An entry of a template's dictionary.
public struct TemplateEntry: Sendable, Equatable {
    public var key: String
    public var value: TemplateValue

    public init(_ key: String, _ value: TemplateValue) {
        self.key = key
        self.value = value
    }
}
