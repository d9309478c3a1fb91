import SQLLineage

/// What one statement reads, writes and makes, as lines for people.
struct StatementSheet {
    let source: SourceText
    let width: Int

    /// - Parameter number: of the statement in its script, from 1.
    func lines(_ statement: StatementLineage, number: Int) -> [String] {
        let line = source.position(statement.span.start).line
        var lines = [
            Terminal.styled("\(number). \(statement.kind.rawValue)", .bold) + Terminal.styled("  line \(line)", .dim)
        ]
        lines += names("reads", statement.inputs.map(\.name))
        let outputs = statement.outputs.map { name in
            statement.temporaryOutputs.contains(name) ? "\(name.name) (temporary)" : name.name
        }
        lines += names("writes", outputs)
        lines += names("calls", statement.calls)
        let scopes: (ColumnInput) -> [String] = { statement.scopes(passedBy: $0) }
        lines += columns(statement.columns, scopes)
        lines += steering(statement.indirect)
        return lines
    }

    /// A label with a list behind it, wrapped.
    func names(_ label: String, _ names: [String]) -> [String] {
        guard !names.isEmpty else { return [] }
        let words = names.enumerated().map { $0.offset < names.count - 1 ? $0.element + "," : $0.element }
        let wrapped = DisplayWidth.wrapped(words, width: width - 10, indent: 0)
        return wrapped.enumerated().map { index, text in
            let head = index == 0 ? Terminal.styled(label, .dim) : String(repeating: " ", count: label.count)
            return "  " + head + String(repeating: " ", count: max(8 - label.count, 1)) + text
        }
    }

    /// Columns by the table that they are written to.
    func columns(_ columns: [ColumnLineage], _ scopes: @escaping (ColumnInput) -> [String]) -> [String] {
        guard !columns.isEmpty else { return [] }
        var targets: [SQLLineage.DatasetName?] = []
        var groups: [SQLLineage.DatasetName?: [ColumnLineage]] = [:]
        for column in columns {
            if groups[column.target] == nil { targets.append(column.target) }
            groups[column.target, default: []].append(column)
        }
        let sheet = ColumnSheet(source: source, width: width, scopes: scopes)
        return targets.flatMap { target in
            let title = targets.count > 1 ? "columns of \(target?.name ?? "the query")" : "columns"
            return ["  " + Terminal.styled(title, .dim)] + sheet.lines(groups[target] ?? [])
        }
    }

    /// What steers all rows, by the way it does.
    func steering(_ inputs: [ColumnInput]) -> [String] {
        guard !inputs.isEmpty else { return [] }
        var lines = ["  " + Terminal.styled("all rows steered by", .dim)]
        for subtype in Transformation.Subtype.allCases {
            var names: [String] = []
            for input in inputs where input.transformation.subtype == subtype {
                let name = ColumnSheet.name(input)
                if !names.contains(name) { names.append(name) }
            }
            guard !names.isEmpty else { continue }
            let label = subtype.told
            let words = names.enumerated().map { $0.offset < names.count - 1 ? $0.element + "," : $0.element }
            let wrapped = DisplayWidth.wrapped(words, width: width - 14, indent: 0)
            for (index, text) in wrapped.enumerated() {
                let head = index == 0 ? label : ""
                lines.append(
                    "    " + Terminal.styled(head, .cyan)
                        + String(repeating: " ", count: max(10 - head.count, 1)) + text)
            }
        }
        return lines
    }
}
