import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writing to people: colour only where a terminal shows it, errors to the error stream.
enum Terminal {
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    static let isInteractive = isatty(STDOUT_FILENO) == 1
    /// Whether standard input is a keyboard.
    static let isTyped = isatty(STDIN_FILENO) == 1
    static let showsProgress = isatty(STDERR_FILENO) == 1
    private static let usesColour =
        isInteractive && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        || ProcessInfo.processInfo.environment["CLICOLOR_FORCE"] == "1"

    static func styled(_ text: String, _ style: Style) -> String {
        usesColour ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
    }

    /// Writes a line to standard output.
    static func print(_ line: String = "") {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func print(json bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes + [0x0a]))
    }

    /// Writes a line to standard error.
    static func write(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static func error(_ message: String) {
        write("thalweg: " + message)
    }

    /// Columns of the terminal; 100 where there is none.
    static var width: Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 100
    }
}

/// A table with aligned columns; the last column may run on.
struct TextTable {
    var rows: [[String]] = []

    /// - Parameter indent: blanks before each row.
    func lines(indent: Int = 0) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - Self.width(cell) + 2)
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Characters that show: colour codes take no room.
    private static func width(_ text: String) -> Int {
        var count = 0
        var inCode = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{1b}" {
                inCode = true
            } else if inCode {
                if scalar == "m" { inCode = false }
            } else {
                count += 1
            }
        }
        return count
    }
}
