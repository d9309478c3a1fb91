/// The macros of dbt and of its package dbt_utils, written out as SQL that reads the same columns.
struct TemplateMacros {
    let name: String
    let values: [TemplateValue]
    let named: [String: TemplateValue]

    /// What the macro writes; nil where it is none of these.
    func call() -> TemplateValue? {
        guard let dot = name.firstIndex(of: ".") else { return name == "star" ? star() : nil }
        let macro = name[name.index(after: dot)...]
        switch name[..<dot] {
        case "dbt_utils": return utility(macro) ?? builtIn(macro)
        case "dbt": return builtIn(macro)
        case "api" where name.hasPrefix("api.Column."): return values.first
        default: return nil
        }
    }

    private func utility(_ macro: Substring) -> TemplateValue? {
        switch macro {
        case "star": star()
        case "generate_surrogate_key", "surrogate_key": surrogateKey()
        case "group_by": groupBy()
        case "union_relations": unionRelations()
        case "deduplicate": deduplicate()
        case "pivot": pivot()
        case "unpivot": unpivot()
        case "date_spine":
            argument("datepart", 0)?.text.map { .string("select cast(null as timestamp) as date_\($0)") }
        default: nil
        }
    }

    /// Macros that dbt has for what databases write differently, where they are more than a function of their name.
    private func builtIn(_ macro: Substring) -> TemplateValue? {
        switch macro {
        case "type_string": return .string("varchar")
        case "type_int": return .string("int")
        case "type_timestamp", "type_bigint", "type_float", "type_numeric", "type_boolean":
            return .string(String(macro.dropFirst("type_".count)))
        case "current_timestamp", "current_timestamp_backcompat", "current_timestamp_in_utc_backcompat":
            return .string("current_timestamp")
        case "safe_cast", "cast":
            guard let field = argument("field", 0)?.text else { return nil }
            let type = argument("type", 1)?.text ?? "varchar"
            return .string("cast(\(field) as \(type))")
        case "string_literal":
            return argument("value", 0)?.text.map { .string("'\($0.filter { $0 != "'" })'") }
        case "escape_single_quotes": return argument("expression", 0)
        default: return nil
        }
    }

    // MARK: Arguments

    private func argument(_ name: String, _ place: Int) -> TemplateValue? {
        named[name] ?? (values.indices.contains(place) ? values[place] : nil)
    }

    /// The texts of a list; nil where one is not known.
    private func texts(_ value: TemplateValue?) -> [String]? {
        guard let value else { return [] }
        if value == .none { return [] }
        guard case .list(let elements) = value else { return nil }
        let texts = elements.compactMap(\.text)
        return texts.count == elements.count ? texts : nil
    }

    private static func isName(_ text: String) -> Bool {
        !(text.first?.isNumber ?? true) && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    /// A name as any dialect takes it.
    private func quoted(_ name: String) -> String {
        Self.isName(name) || name.hasPrefix("\"") || name.hasPrefix("`") ? name : "\"\(name.filter { $0 != "\"" })\""
    }

    private func excluding(_ columns: [String]) -> String {
        columns.isEmpty ? "" : " exclude (\(columns.map(quoted).joined(separator: ", ")))"
    }

    // MARK: Macros

    /// Which columns these are, only the database says: all of the table's, but for those that are left out.
    private func star() -> TemplateValue {
        guard let left = texts(argument("except", 2)), named["prefix"] == nil, named["suffix"] == nil else {
            return .unknown(name)
        }
        let alias = argument("relation_alias", 1)?.text.map { $0 == "None" || $0.isEmpty ? "" : $0 + "." } ?? ""
        return .string("\(alias)*\(excluding(left))")
    }

    private func surrogateKey() -> TemplateValue {
        let columns = values.first?.elements ?? values
        let texts = columns.compactMap(\.text)
        guard texts.count == columns.count, !texts.isEmpty else { return .unknown(name) }
        return .string("md5(concat(\(texts.joined(separator: ", "))))")
    }

    private func groupBy() -> TemplateValue {
        guard case .int(let count)? = argument("n", 0), (1...1000).contains(count) else { return .unknown(name) }
        return .string("group by " + (1...count).map(String.init).joined(separator: ", "))
    }

    private func unionRelations() -> TemplateValue {
        guard let relations = texts(argument("relations", 0)), !relations.isEmpty,
            let included = texts(named["include"]), let excluded = texts(named["exclude"])
        else { return .unknown(name) }
        let columns = included.isEmpty ? "*" + excluding(excluded) : included.map(quoted).joined(separator: ", ")
        let source = named["source_column_name"] ?? .string("_dbt_source_relation")
        let condition = named["where"]?.text.map { " where \($0)" } ?? ""
        return .string(
            relations.map { relation in
                let label = source.text.map { "'\(relation.filter { $0 != "'" })' as \(quoted($0)), " } ?? ""
                return "select \(source == .none ? "" : label)\(columns) from \(relation)\(condition)"
            }.joined(separator: " union all by name "))
    }

    private func deduplicate() -> TemplateValue {
        guard let relation = argument("relation", 0)?.text, let partition = argument("partition_by", 1)?.text else {
            return .unknown(name)
        }
        let order = argument("order_by", 2)?.text.map { " order by \($0)" } ?? ""
        return .string(
            "select * from \(relation) qualify row_number() over (partition by \(partition)\(order)) = 1")
    }

    /// A column for each value: an aggregate of what a CASE chooses.
    private func pivot() -> TemplateValue {
        guard let column = argument("column", 0)?.text, let values = texts(argument("values", 1)), !values.isEmpty,
            let then = (argument("then_value", 8) ?? .int(1)).text,
            let otherwise = (argument("else_value", 9) ?? .int(0)).text
        else { return .unknown(name) }
        let isNamed = argument("alias", 2)?.truth ?? true
        let aggregate = argument("agg", 3)?.text ?? "sum"
        let comparison = argument("cmp", 4)?.text ?? "="
        let (prefix, suffix) = (argument("prefix", 5)?.text ?? "", argument("suffix", 6)?.text ?? "")
        let distinct = argument("distinct", 10)?.truth == true ? "distinct " : ""
        return .string(
            values.map { value in
                let literal = value.filter { $0 != "'" }
                let choice =
                    "\(aggregate)(\(distinct)case when \(column) \(comparison) '\(literal)' then \(then) else \(otherwise) end)"
                return isNamed ? "\(choice) as \(quoted(prefix + value + suffix))" : choice
            }.joined(separator: ", "))
    }

    /// A row for each column: its name and its value beside those that are kept.
    private func unpivot() -> TemplateValue {
        guard let relation = argument("relation", 0)?.text, let kept = texts(argument("exclude", 2)),
            let removed = texts(argument("remove", 3))
        else { return .unknown(name) }
        let field = argument("field_name", 4)?.text ?? "field_name"
        let value = argument("value_name", 5)?.text ?? "value"
        let columns =
            kept.map(quoted) + [
                "cast('' as varchar) as \(quoted(field))",
                "coalesce(*\(excluding(kept + removed))) as \(quoted(value))",
            ]
        return .string("select \(columns.joined(separator: ", ")) from \(relation)")
    }
}
