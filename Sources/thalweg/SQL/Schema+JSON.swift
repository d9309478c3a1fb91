import OpenLineage
import SQLLineage

extension Schema {
    /// Reads tables with their columns from JSON, in any of these forms:
    ///
    /// - `{"db.sch.t": ["a", "b"]}`: the columns' names,
    /// - `{"db.sch.t": {"a": "INT", "b": {"x": "INT"}}}`: with their types; an object is a struct's fields,
    /// - `{"db": {"sch": {"t": {"a": "INT"}}}}`: nested, in any depth.
    ///
    /// A key may have several parts with dots; a part that contains a dot is quoted with `"`, `` ` `` or `[]`. Tables
    /// whose columns are empty or `null` are passed over: nothing is known of them.
    /// - Throws: when the text is no JSON or has another shape, with the path of what does not fit.
    init(json: JSONBytes) throws(JSONError) {
        self.init()
        let reader = JSONReader(json)
        guard case .object(let names) = try JSONValue.parse(json) else {
            throw reader.error("a schema is a JSON object of tables")
        }
        do {
            try add(names, below: [], path: "$")
        } catch {
            var shape = reader.error(error.message)
            shape.path = error.path
            throw shape
        }
    }

    /// A value of another shape than a schema has at that place.
    private struct Misfit: Error {
        var path: String
        var message: String
    }

    private mutating func add(_ names: JSONObject, below parents: [String], path: String) throws(Misfit) {
        for (key, value) in names.members {
            let place = "\(path).\(key)"
            let parts = parents + QualifiedName.parts(key)
            switch value {
            case .null: continue
            case .array(let list): add(parts, try Self.columns(list, place))
            case .object(let object) where object.members.contains(where: { $0.value.isScalar }):
                add(parts, try Self.columns(object, place))
            case .object(let object): try add(object, below: parts, path: place)
            default: throw Misfit(path: place, message: "expected a table's columns, or the names below `\(key)`")
            }
        }
    }

    private mutating func add(_ name: [String], _ columns: [Column]) {
        if !columns.isEmpty { add(table: name, columns: columns) }
    }

    private static func columns(_ list: [JSONValue], _ path: String) throws(Misfit) -> [Column] {
        var columns: [Column] = []
        columns.reserveCapacity(list.count)
        for (index, element) in list.enumerated() {
            switch element {
            case .string(let name): columns.append(Column(name))
            case .object(let object):
                guard let name = object.text("name") else { fallthrough }
                columns.append(Column(name, type: object.text("type") ?? ""))
            default:
                throw Misfit(
                    path: "\(path)[\(index)]", message: "expected a column's name, or an object with its `name`")
            }
        }
        return columns
    }

    private static func columns(_ types: JSONObject, _ path: String) throws(Misfit) -> [Column] {
        var columns: [Column] = []
        columns.reserveCapacity(types.members.count)
        for (name, type) in types.members {
            guard let text = Self.type(type) else {
                throw Misfit(path: "\(path).\(name)", message: "expected the type of column `\(name)`")
            }
            columns.append(Column(name, type: text))
        }
        return columns
    }

    /// A type as SQL writes it; nil when the value says none.
    private static func type(_ value: JSONValue) -> String? {
        switch value {
        case .null: return ""
        case .string(let text): return text
        case .object(let fields):
            var texts: [String] = []
            for (name, value) in fields.members {
                guard let text = type(value) else { return nil }
                texts.append(text.isEmpty ? name : "\(name) \(text)")
            }
            return "STRUCT<\(texts.joined(separator: ", "))>"
        default: return nil
        }
    }
}

extension JSONValue {
    fileprivate var isScalar: Bool {
        switch self {
        case .object, .array: false
        default: true
        }
    }
}

/// A table's name in several parts, as people write it.
enum QualifiedName {
    /// The parts without their quotes: `db."my.schema".t` has three. A path or URI is one part.
    static func parts(_ name: String) -> [String] {
        if name.contains("/") { return [name] }
        var parts: [String] = []
        var part = ""
        var closing: Character?
        var rest = name[...]
        while let next = rest.popFirst() {
            if let end = closing {
                if next != end {
                    part.append(next)
                } else if rest.first == end {
                    // A doubled quote stands for itself.
                    part.append(next)
                    rest.removeFirst()
                } else {
                    closing = nil
                }
            } else if next == "." {
                parts.append(part)
                part = ""
            } else if part.isEmpty, let end = closingQuote[next], rest.contains(end) {
                closing = end
            } else {
                part.append(next)
            }
        }
        parts.append(part)
        return parts.filter { !$0.isEmpty }
    }

    private static let closingQuote: [Character: Character] = ["\"": "\"", "`": "`", "[": "]"]
}
