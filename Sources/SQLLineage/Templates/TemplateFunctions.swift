/// The functions that dbt and Airflow give a template.
enum TemplateFunctions {
    static func call(
        _ name: String, _ values: [TemplateValue], named: [String: TemplateValue], variables: [String: TemplateValue]
    ) -> TemplateValue {
        if let written = TemplateMacros(name: name, values: values, named: named).call() { return written }
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
        case "dict", "namespace":
            return .dictionary(named.sorted { $0.key < $1.key }.map { TemplateEntry($0.key, $0.value) })
        case "return", "set", "list": return values.first ?? .none
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
            "statement", "get_filtered_columns_in_relation", "get_relations_by_pattern", "get_relations_by_prefix",
            "get_tables_by_pattern_sql", "get_tables_by_prefix_sql", "get_query_results_as_dict", "get_single_value",
        ]
        guard name.contains("."),
            ![
                "target", "adapter", "model", "ti", "macros", "dag", "task", "graph", "exceptions", "modules", "flags",
                "api",
            ].contains(package),
            !isQuery.contains(where: { name.hasSuffix($0) })
        else { return .unknown(name) }
        // A list stands for so many arguments.
        let arguments = values.flatMap { value in
            if case .list(let elements) = value { elements } else { [value] }
        }
        let texts = arguments.compactMap(\.text)
        guard texts.count == arguments.count, !texts.isEmpty else { return .unknown(name) }
        let function = name.split(separator: ".").last.map(String.init) ?? name
        return .string("\(function)(\(texts.joined(separator: ", ")))")
    }
}
