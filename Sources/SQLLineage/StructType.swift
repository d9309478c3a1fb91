/// Reads the fields out of the type of a nested column, as the databases write it: `STRUCT<a INT64, b STRUCT<c STRING>>`,
/// `struct<a:int,b:string>`, `ROW(a INTEGER, b VARCHAR)`, and arrays of these.
enum StructType {
    /// The fields in order with their types, or nil where the type is no struct.
    static func fields(of type: String) -> [Schema.Column]? {
        var text = Substring(type).trimmed
        // The elements of an array have the fields.
        while let inner = argument(of: text, named: ["array", "list", "repeated"]) { text = inner.trimmed }
        if text.hasSuffix("[]") { text = text.dropLast(2).trimmed }
        guard let inner = argument(of: text, named: ["struct", "row", "record", "object", "tuple"]) else { return nil }
        return split(inner).compactMap { part in
            let part = part.trimmed
            guard let end = part.firstIndex(where: { $0 == ":" || $0.isWhitespace }) else { return nil }
            let name = part[..<end].filter { !"`\"".contains($0) }
            return Schema.Column(String(name), type: String(part[part.index(after: end)...].trimmed))
        }
    }

    /// Whether a type is an array of another.
    static func isArray(_ type: String) -> Bool {
        let text = Substring(type).trimmed
        return text.hasSuffix("]") || ["array", "list"].contains { text.lowercased().hasPrefix($0) }
    }

    /// What stands in the brackets behind one of the names.
    private static func argument(of text: Substring, named names: [String]) -> Substring? {
        guard let open = text.firstIndex(where: { $0 == "<" || $0 == "(" }), let last = text.last,
            last == ">" || last == ")"
        else { return nil }
        guard names.contains(String(text[..<open].trimmed).lowercased()) else { return nil }
        return text[text.index(after: open)..<text.index(before: text.endIndex)]
    }

    /// Parts between the commas that stand in no brackets.
    private static func split(_ text: Substring) -> [Substring] {
        var parts: [Substring] = []
        var level = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "<", "(": level += 1
            case ">", ")": level -= 1
            case "," where level == 0:
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        parts.append(text[start...])
        return parts
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
