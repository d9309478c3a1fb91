/// How many cells of a terminal a text takes.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    static func of(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, of($1)) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// What East Asian Width (UAX 11) calls wide or full width, and emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff,
        0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1faff,
        0x20000...0x3fffd,
    ]

    /// The beginning of a text that fits into a width, with `…` where something was cut off.
    static func shortened(_ text: String, to width: Int) -> String {
        if text.utf8.count <= width { return text }
        var used = 0
        var kept = ""
        for character in text {
            used += of(character)
            if used >= width {
                // The last character fits only where nothing comes behind it.
                let isWhole = used == width && kept.count + 1 == text.count
                return isWhole ? text : kept + "…"
            }
            kept.append(character)
        }
        return text
    }

    /// Lines of words, broken at blanks to a width; lines after the first are indented.
    static func wrapped(_ words: [String], width: Int, indent: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words {
            let room = of(word)
            if !line.isEmpty, used + 1 + room > width {
                lines.append(line)
                line = String(repeating: " ", count: indent)
                used = indent
            } else if !line.isEmpty {
                line += " "
                used += 1
            }
            line += word
            used += room
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
