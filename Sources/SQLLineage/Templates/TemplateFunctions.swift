/// The functions that dbt and Airflow give a template.
enum TemplateFunctions {
    static func call(
        _ name: String, _ values: [TemplateValue], named: [String: TemplateValue], variables: [String: TemplateValue]
    ) -> TemplateValue {
        switch name {
        case "ref":
            // The model's name is the table's, whatever package it is of.
            return values.last.map { $0 } ?? .unknown(name)
        case "source":
            guard values.count == 2, let source = values[0].text, let table = values[1].text else {
                return .unknown(name)
            }
            return .string(source + "." + table)
        case "var", "env_var", "Variable.get":
            guard let key = values.first?.text else { return .unknown(name) }
            return variables[key] ?? (values.count > 1 ? values[1] : named["default"] ?? .unknown(name))
        case "is_incremental", "dbt.is_incremental": return variables["is_incremental"] ?? .bool(false)
        case "config", "log", "print": return .string("")
        case "range":
            let bounds = values.compactMap { value -> Int? in if case .int(let number) = value { number } else { nil } }
            guard bounds.count == values.count, let first = bounds.first else { return .unknown(name) }
            let (from, to) = bounds.count > 1 ? (first, bounds[1]) : (0, first)
            let step = bounds.count > 2 ? bounds[2] : 1
            guard step != 0, abs(to - from) <= 100_000 else { return .unknown(name) }
            return .list(stride(from: from, to: to, by: step).map { .int($0) })
        case "dict": return .dictionary(named.sorted { $0.key < $1.key }.map { TemplateEntry($0.key, $0.value) })
        case "return", "set", "list": return values.first ?? .none
        case "dbt_utils.star", "star":
            // Which columns these are, only the database says: all of the table's.
            guard let alias = named["relation_alias"]?.text else { return .string("*") }
            return .string(alias + ".*")
        case "dbt_utils.generate_surrogate_key", "dbt_utils.surrogate_key":
            let columns = values.first?.elements ?? values
            let texts = columns.compactMap(\.text)
            guard texts.count == columns.count, !texts.isEmpty else { return .unknown(name) }
            return .string("md5(concat(\(texts.joined(separator: ", "))))")
        case "dbt_utils.group_by":
            guard case .int(let count)? = values.first ?? named["n"], (1...1000).contains(count) else {
                return .unknown(name)
            }
            return .string("group by " + (1...count).map(String.init).joined(separator: ", "))
        case "dbt_utils.union_relations":
            let relations = (named["relations"] ?? values.first)?.elements?.compactMap(\.text) ?? []
            guard !relations.isEmpty else { return .unknown(name) }
            return .string(relations.map { "select * from \($0)" }.joined(separator: " union all by name "))
        case "dbt_utils.deduplicate":
            guard let relation = (named["relation"] ?? values.first)?.text,
                let partition = (named["partition_by"] ?? values.dropFirst().first)?.text
            else { return .unknown(name) }
            let order = (named["order_by"] ?? values.dropFirst(2).first)?.text.map { " order by \($0)" } ?? ""
            return .string(
                "select * from \(relation) qualify row_number() over (partition by \(partition)\(order)) = 1")
        case "dbt_utils.date_spine":
            guard let part = (named["datepart"] ?? values.first)?.text else { return .unknown(name) }
            return .string("select cast(null as timestamp) as date_\(part)")
        case "this", "adapter.quote", "as_bool", "as_native", "as_number", "as_text":
            return values.first ?? .unknown(name)
        default:
            return macro(name, values + named.sorted { $0.key < $1.key }.map(\.value))
        }
    }

    /// A macro that is defined elsewhere: as a function of what it is given, so that the columns are seen.
    private static func macro(_ name: String, _ values: [TemplateValue]) -> TemplateValue {
        let package = name.split(separator: ".").first.map(String.init) ?? name
        let isQuery = [
            "union_relations", "date_spine", "pivot", "unpivot", "get_column_values", "deduplicate", "run_query",
            "statement",
        ]
        guard name.contains("."),
            ![
                "target", "adapter", "model", "ti", "macros", "dag", "task", "graph", "exceptions", "modules", "flags",
                "api",
            ].contains(package),
            !isQuery.contains(where: { name.hasSuffix($0) })
        else { return .unknown(name) }
        let texts = values.compactMap(\.text)
        guard texts.count == values.count, !texts.isEmpty else { return .unknown(name) }
        let function = name.split(separator: ".").last.map(String.init) ?? name
        return .string("\(function)(\(texts.joined(separator: ", ")))")
    }
}
