/// What belongs to the client that runs a script rather than to SQL: MySQL's `DELIMITER` and version comments, psql's
/// commands behind a backslash, the rows that follow `COPY … FROM stdin`.
extension Lexer {
    /// What a client's commands have changed for the text behind them.
    struct ClientState {
        /// What ends a statement beside the semicolon (`DELIMITER $$`).
        var delimiter: [UInt8] = []
        /// The statement ends with its line (`\copy`).
        var endsWithLine = false
        /// The rows of a `COPY … FROM stdin` follow behind the statement.
        var rowsFollow = false
        /// No line `\.` stands behind this place: what was searched once need not be searched again.
        var searchedForRows = Int.max
        /// How many version comments are open.
        var versionComments = 0

        /// Whether each token has to be looked at.
        var isWatching = false
    }

    /// Whether a new statement begins here.
    var isAtStatementStart: Bool { tokens.last.map { $0.kind == .semicolon } ?? true }

    /// The end of the line that holds this place.
    private var lineEnd: Int {
        var end = at
        while end < bytes.count, bytes[end] != 10 { end += 1 }
        return end
    }

    /// Ends a statement without a semicolon.
    mutating func endStatement(_ length: Int = 0) {
        closeStatement()
        take(.semicolon, length)
        client.endsWithLine = false
        if client.rowsFollow { skipRows() }
        client.isWatching = !client.delimiter.isEmpty
    }

    /// Takes what ends a statement here by the wish of the client.
    mutating func takeStatementEnd() -> Bool {
        if client.endsWithLine, flags.contains(.newlineBefore) {
            endStatement()
            flags = [.spaceBefore, .newlineBefore]
        }
        let delimiter = client.delimiter
        guard !delimiter.isEmpty, bytes[at...].starts(with: delimiter) else { return false }
        if let last = delimiter.last, isName(last), last != UInt8(ascii: "$"), isName(peek(delimiter.count)) {
            return false
        }
        endStatement(delimiter.count)
        return true
    }

    /// Where in a word the delimiter begins, `END$$`, or the word's end.
    func delimiterPlace(in word: Range<Int>) -> Int {
        guard let first = client.delimiter.first, !classes[Int(first)].contains(.letter) || first == UInt8(ascii: "$")
        else { return word.upperBound }
        return word.first { bytes[$0...].starts(with: client.delimiter) } ?? word.upperBound
    }

    // MARK: MySQL

    /// `DELIMITER $$` on a line of its own. False where the word is something else.
    mutating func takeDelimiterCommand(from start: Int) -> Bool {
        guard flags.contains(.newlineBefore) || isAtStatementStart else { return false }
        let behind = bytes[at..<lineEnd]
        let word = behind.drop { classes[Int($0)].contains(.space) }.prefix { !classes[Int($0)].contains(.space) }
        guard !word.isEmpty, word.startIndex > at, isAtStatementStart || word.allSatisfy(isDelimiterSign) else {
            return false
        }
        client.delimiter = word.allSatisfy { $0 == UInt8(ascii: ";") } ? [] : Array(word)
        at = behind.endIndex
        add(.semicolon, from: start)
        closeStatement()
        client.isWatching = !client.delimiter.isEmpty
        return true
    }

    /// A sign of which delimiters are made and that stands alone nowhere behind an option DELIMITER.
    private func isDelimiterSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "?"):
            false
        default: byte == UInt8(ascii: "$") || !isName(byte)
        }
    }

    /// Goes into `/*!50001 … */`, which MySQL runs, and MariaDB's `/*M! … */`. A version that no server has is a comment.
    mutating func openVersionComment() -> Bool {
        let sign = peek(2) == UInt8(ascii: "M") ? 3 : 2
        guard rules.versionComments, peek(sign) == UInt8(ascii: "!") else { return false }
        var end = at + sign + 1
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        if end - at > sign + 2, bytes[at + sign + 1] == UInt8(ascii: "9"), bytes[at + sign + 2] == UInt8(ascii: "9") {
            return false
        }
        at = end
        flags.insert(.spaceBefore)
        client.versionComments += 1
        return true
    }

    mutating func closeVersionComment() -> Bool {
        guard client.versionComments > 0, peek() == UInt8(ascii: "/") else { return false }
        client.versionComments -= 1
        at += 2
        flags.insert(.spaceBefore)
        return true
    }

    // MARK: Notebooks

    /// `-- COMMAND ----------` between the cells of a Databricks notebook, which need no semicolons.
    var isCellSeparator: Bool {
        guard peek(3) == UInt8(ascii: "C"), !isAtStatementStart else { return false }
        return bytes[at...].starts(with: Array("-- COMMAND ---".utf8))
    }

    // MARK: SQL*Plus

    /// PROMPT and REMARK of SQL*Plus, the text of which may hold a single quote. False where something else stands here.
    mutating func skipRemark() -> Bool {
        guard isAtStatementStart || tokens.last?.kind == .op && flags.contains(.newlineBefore) else { return false }
        var end = at
        while end < bytes.count, isName(bytes[end]) { end += 1 }
        let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
        guard word.count <= 6, Self.remarks.contains(String(decoding: word, as: UTF8.self).lowercased()) else {
            return false
        }
        skipLine()
        return true
    }

    /// `&name` and `&&name`, which SQL*Plus asks for; a dot ends the name, so that `&owner..t` is a table of a schema.
    mutating func substitution() {
        let start = at
        at += peek() == UInt8(ascii: "&") ? 2 : 1
        let name = at
        skipName()
        guard at > name else { return add(.op, from: start) }
        add(.variable, from: start)
        if at < bytes.count, bytes[at] == UInt8(ascii: "."), peek() == UInt8(ascii: ".") { at += 1 }
    }

    private static let remarks: Set<String> = ["prompt", "rem", "remark", "pro"]

    // MARK: psql

    /// A backslash: a command of psql or of MySQL's client, or an operator.
    mutating func backslash() {
        var end = at + 1
        while end < bytes.count, isName(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
        switch word {
        case "" where peek() == UInt8(ascii: ";"):
            endStatement(2)
        case "G": endStatement(2)
        case "g" where rules.versionComments: endStatement(2)
        case "g", "gx", "gset", "gexec", "gdesc", "watch", "crosstabview":
            endStatement(end - at)
            skipLine()
        case _ where !flags.contains(.newlineBefore) && !isAtStatementStart:
            take(.op)
        case "copy":
            take(.op)
            client.endsWithLine = true
            client.isWatching = true
        default:
            skipLine()
        }
    }

    /// The rows behind `COPY … FROM stdin;`, up to the line `\.`. Without such a line there are none.
    mutating func skipRows() {
        client.rowsFollow = false
        guard at < client.searchedForRows else { return }
        var line = min(lineEnd + 1, bytes.count)
        while line < bytes.count {
            let isEnd =
                bytes[line] == UInt8(ascii: "\\") && line + 1 < bytes.count && bytes[line + 1] == UInt8(ascii: ".")
            if isEnd {
                at = line + 2
                return
            }
            while line < bytes.count, bytes[line] != 10 { line += 1 }
            line += 1
        }
        client.searchedForRows = at
    }
}
