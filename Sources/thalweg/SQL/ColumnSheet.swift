import SQLLineage

/// The columns of one output as lines: where each comes from, how, and by which expression.
struct ColumnSheet {
    let source: SourceText
    let width: Int
    /// The scopes that an input passed, the innermost first.
    let scopes: (ColumnInput) -> [String]

    /// So many columns that come through unchanged are told in one paragraph.
    private static let paragraphLimit = 6

    func lines(_ columns: [ColumnLineage]) -> [String] {
        var lines: [String] = []
        var passing: [PassingOrigin: [String]] = [:]
        var order: [PassingOrigin] = []
        for column in columns {
            guard let origin = origin(ofPassing: column) else { continue }
            if passing[origin] == nil { order.append(origin) }
            passing[origin, default: []].append(column.column)
        }
        order.removeAll { (passing[$0]?.count ?? 0) < Self.paragraphLimit }
        for origin in order {
            guard let names = passing[origin] else { continue }
            let way = origin.scopes.isEmpty ? "" : " via \(origin.scopes.joined(separator: ", "))"
            lines.append("    \(Figures.count(names.count)) unchanged from \(origin.table)\(way):")
            let words = names.enumerated().map { $0.offset < names.count - 1 ? $0.element + "," : $0.element }
            lines += DisplayWidth.wrapped(words, width: width - 6, indent: 0).map { "      " + $0 }
        }
        let told = Set(order)
        var grid = TextGrid()
        for column in columns where origin(ofPassing: column).map({ !told.contains($0) }) ?? true {
            grid.rows += rows(column)
        }
        return lines + grid.lines(indent: 4, width: width)
    }

    // MARK: Columns that pass unchanged

    private struct PassingOrigin: Hashable {
        var table: String
        var scopes: [String]
    }

    /// The table of a column that comes out just as it is, under its own name.
    private func origin(ofPassing column: ColumnLineage) -> PassingOrigin? {
        guard column.inputs.count == 1, let input = column.inputs.first, let table = input.table,
            input.transformation == Transformation(.identity), column.column != "*",
            input.column.lowercased() == column.column.lowercased()
        else { return nil }
        return PassingOrigin(table: table.name, scopes: scopes(input))
    }

    // MARK: Others

    private func rows(_ column: ColumnLineage) -> [[TextGrid.Cell]] {
        let expression = TextGrid.Cell(told(column) ?? "", .dim)
        guard !column.inputs.isEmpty else {
            return [[.init(column.column, .bold), .init("← no column", .dim), .init(""), .init(""), expression]]
        }
        var merged: [(source: String, way: String, kinds: [String])] = []
        for input in column.inputs {
            let source = Self.name(input)
            let way = scopes(input).joined(separator: ", ")
            let kind = Self.kind(input.transformation)
            if let known = merged.firstIndex(where: { $0.source == source && $0.way == way }) {
                if !merged[known].kinds.contains(kind) { merged[known].kinds.append(kind) }
            } else {
                merged.append((source, way, [kind]))
            }
        }
        return merged.enumerated().map { place, entry in
            [
                .init(place == 0 ? column.column : "", .bold), .init("← " + entry.source),
                .init(entry.kinds.joined(separator: ", "), .cyan),
                .init(entry.way.isEmpty ? "" : "via " + entry.way, .dim), place == 0 ? expression : .init(""),
            ]
        }
    }

    /// The expression, unless it only repeats the column's name.
    private func told(_ column: ColumnLineage) -> String? {
        guard let text = source.oneLine(column.expression) else { return nil }
        let last = text.split(separator: ".").last.map(String.init) ?? text
        let bare = last.filter { !"\"`[]".contains($0) }.lowercased()
        let isRepetition = column.inputs.count == 1 && column.inputs.first?.column.lowercased() == bare
        return isRepetition && column.inputs.first?.transformation.subtype == .identity ? nil : text
    }

    /// `table.column`; where the table is not known, those that it may be.
    static func name(_ input: ColumnInput) -> String {
        if let table = input.table { return "\(table.name).\(input.column)" }
        let candidates = input.candidates.map(\.name)
        if candidates.isEmpty { return "?.\(input.column)" }
        let shown = candidates.prefix(4).joined(separator: " or ") + (candidates.count > 4 ? " …" : "")
        return "?.\(input.column) (of \(shown))"
    }

    private static func kind(_ transformation: Transformation) -> String {
        transformation.subtype.told + (transformation.masking ? " (masked)" : "")
    }
}

extension Transformation.Subtype {
    /// The word for people: `group by`.
    var told: String { rawValue.lowercased().split(separator: "_").joined(separator: " ") }
}
