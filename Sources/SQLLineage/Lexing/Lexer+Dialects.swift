/// What single dialects have between or in place of ordinary tokens.
extension Lexer {
    /// ClickHouse's `{name:Identifier}`: a name that is given when the query runs.
    mutating func identifierParameter() -> Bool {
        let start = at
        guard let end = bytes[start...].prefix(128).firstIndex(of: UInt8(ascii: "}")) else { return false }
        let parts = bytes[(start + 1)..<end].split(separator: UInt8(ascii: ":"))
        guard parts.count == 2, parts[1].elementsEqual("Identifier".utf8) else { return false }
        at = end + 1
        add(.template, from: start)
        return true
    }

    /// `PARALLEL WITH` ends a statement as a semicolon does.
    mutating func endParallelStatement() {
        guard tokens.count > 1, tokens[tokens.count - 2].symbol == UInt32(Keyword.parallel.rawValue),
            tokens[tokens.count - 2].kind == .word
        else { return }
        tokens.removeLast()
        tokens[tokens.count - 1].kind = .semicolon
        tokens[tokens.count - 1].symbol = 0
    }

    /// Behind AS: leaves out the body of a script, up to a line with a slash alone, which becomes the statement's end.
    mutating func skipScript() {
        let unread = tokens[scriptlessTokens...]
        scriptlessTokens = tokens.count
        for token in unread.reversed() where token.kind == .semicolon || token.kind == .word {
            if token.kind == .semicolon { return }
            let word = bytes[Int(token.start)..<Int(token.end)]
            guard word.count == 6, word.elementsEqual("script".utf8, by: { $0 | 0x20 == $1 }) else { continue }
            var line = at
            while line < bytes.count {
                while line < bytes.count, bytes[line] != UInt8(ascii: "\n") { line += 1 }
                var slash = line + 1
                while slash < bytes.count, bytes[slash] == UInt8(ascii: " ") { slash += 1 }
                let end = slash + 1
                if slash < bytes.count, bytes[slash] == UInt8(ascii: "/"),
                    end >= bytes.count || bytes[end] == UInt8(ascii: "\n") || bytes[end] == UInt8(ascii: "\r")
                {
                    at = end
                    return add(.semicolon, from: slash)
                }
                line += 1
            }
            at = bytes.count
            return
        }
    }
}
