import SQLLineage

/// A diagnostic as lines: place and message, the line of the text, and a mark under the place.
struct DiagnosticSheet {
    let source: SourceText
    let width: Int

    func lines(_ diagnostic: ReportedDiagnostic) -> [String] {
        let style: Terminal.Style =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            case .info: .cyan
            }
        let place = diagnostic.isOfText ? ":\(diagnostic.position.line):\(diagnostic.position.column)" : ""
        let head =
            "\(source.label)\(place): \(Terminal.styled(diagnostic.severity.rawValue, style)): \(diagnostic.message) "
            + Terminal.styled("[\(diagnostic.code)]", .dim)
        guard diagnostic.isOfText, let line = source.line(diagnostic.position.line) else { return [head] }
        let number = String(diagnostic.position.line)
        let gutter = String(repeating: " ", count: max(5 - number.count, 1))
        let excerpt = Excerpt(
            line, column: diagnostic.position.column, length: length(of: diagnostic), width: width - 8)
        return [
            head,
            Terminal.styled("\(gutter)\(number) | ", .dim) + excerpt.text,
            Terminal.styled(gutter + String(repeating: " ", count: number.count) + " | ", .dim)
                + Terminal.styled(excerpt.mark, style),
        ]
    }

    /// The characters that are meant, up to the end of the line.
    private func length(of diagnostic: ReportedDiagnostic) -> Int {
        guard let text = source.text(diagnostic.span) else { return 1 }
        return text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }.count
    }
}

/// A line of text with a mark under a part of it, cut to a width around that part.
struct Excerpt {
    private(set) var text = ""
    private(set) var mark = ""
    /// Tabs go to the next multiple of this.
    private static let tab = 4

    /// - Parameters:
    ///   - column: from 1, in Unicode scalars.
    ///   - length: of the part, in Unicode scalars.
    init(_ line: String, column: Int, length: Int, width: Int) {
        var cells: [(scalar: Unicode.Scalar, width: Int)] = []
        var used = 0
        for scalar in line.unicodeScalars {
            let room = scalar == "\t" ? Self.tab - used % Self.tab : DisplayWidth.of(scalar)
            cells.append((scalar, room))
            used += room
        }
        let start = min(max(column - 1, 0), cells.count)
        let end = min(max(start + length, start + 1), max(cells.count, start + 1))
        var first = 0
        var last = cells.count
        if used > width {
            // Minified SQL has lines of many thousand characters: what stands around the place is enough.
            first = max(0, start - width / 3)
            last = min(cells.count, first + width)
            var shown = cells[first..<last].reduce(0) { $0 + $1.width }
            while shown > width - 2, last > start + 1 {
                last -= 1
                shown -= cells[last].width
            }
        }
        if first > 0 {
            text = "…"
            mark = " "
        }
        for (index, cell) in cells[first..<last].enumerated() {
            let place = first + index
            if cell.scalar == "\t" {
                text += String(repeating: " ", count: cell.width)
            } else {
                text.unicodeScalars.append(cell.scalar)
            }
            if place < start {
                mark += String(repeating: " ", count: cell.width)
            } else if place < end {
                mark += place == start ? "^" : ""
                mark += String(repeating: "~", count: max(place == start ? cell.width - 1 : cell.width, 0))
            }
        }
        if last < cells.count { text += "…" }
        if start >= last { mark += "^" }
    }
}
