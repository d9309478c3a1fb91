/// Rows of cells under each other. A cell that is wider than its column's limit pushes only its own row; the last cell
/// is shortened to the line.
struct TextGrid {
    struct Cell {
        var text: String
        var style: Terminal.Style?

        init(_ text: String, _ style: Terminal.Style? = nil) {
            self.text = text
            self.style = style
        }

        var styled: String {
            guard let style, !text.isEmpty else { return text }
            return Terminal.styled(text, style)
        }
    }

    var rows: [[Cell]] = []
    /// One long name must not drive all rows apart.
    private static let columnLimit = 40
    /// The last cell keeps this much even where the line is over long.
    private static let leastRoom = 24

    func lines(indent: Int, width: Int) -> [String] {
        var limits: [Int] = []
        for row in rows {
            for (column, cell) in row.dropLast().enumerated() {
                let room = min(DisplayWidth.of(cell.text), Self.columnLimit)
                if column < limits.count { limits[column] = max(limits[column], room) } else { limits.append(room) }
            }
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            var used = indent
            var blanks = 0
            for (column, cell) in row.enumerated() {
                var cell = cell
                if column == row.count - 1 {
                    cell.text = DisplayWidth.shortened(cell.text, to: max(width - used - blanks, Self.leastRoom))
                }
                let room = DisplayWidth.of(cell.text)
                if room > 0 {
                    line += String(repeating: " ", count: blanks) + cell.styled
                    used += blanks + room
                    blanks = 0
                }
                // An empty column takes no room at all.
                if column < limits.count, limits[column] > 0 { blanks += max(limits[column] - room, 0) + 2 }
            }
            return line
        }
    }
}
