/// The query that makes a table, written out from its recipe.
struct SQLText {
    let moment: Moment

    func query(of table: Table) -> String {
        let columns = table.columns(at: moment).compactMap { column in
            column.expression.map { $0.hasSuffix(".\(column.name)") ? "    \($0)" : "    \($0) as \(column.name)" }
        }
        var lines = ["select", columns.joined(separator: ",\n")]
        for relation in table.recipe.relations(at: moment) {
            let name = "\(relation.table.name(at: moment)) as \(relation.alias)"
            if let join = relation.join, let condition = relation.condition {
                lines.append("\(join) \(name) on \(condition)")
            } else {
                lines.append("from \(name)")
            }
        }
        if let filter = table.recipe.filter { lines.append("where \(filter)") }
        if !table.recipe.groupBy.isEmpty { lines.append("group by " + table.recipe.groupBy.joined(separator: ", ")) }
        return lines.joined(separator: "\n")
    }
}
