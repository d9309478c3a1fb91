/// Turns SQL text into tokens, in one pass over its bytes. Never fails: what has no end runs to the end of the text and
/// is reported.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let rules: DialectRules
    let classes = ByteClass.table
    var tokens: ContiguousArray<Token> = []
    var symbols = SymbolTable()
    /// Strings, names and comments without an end.
    var unterminated: [(offset: Int, what: String)] = []
    var at = 0
    var flags: Token.Flags = []
    var client = ClientState()
    /// How many tokens were searched for SCRIPT before an AS, without need to be searched again.
    var scriptlessTokens = 0
    /// The places of the parentheses, brackets and braces that are open.
    var open: (parens: ContiguousArray<Int>, brackets: ContiguousArray<Int>, braces: ContiguousArray<Int>) = (
        [], [], []
    )

    init(_ bytes: UnsafeBufferPointer<UInt8>, rules: DialectRules) {
        self.bytes = bytes
        self.rules = rules
        tokens.reserveCapacity(bytes.count / 4 + 16)
    }

    mutating func run() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        while true {
            skipSpace()
            if at >= bytes.count { break }
            if rules.clientCommands == .sqlPlus, skipRemark() { continue }
            if !client.isWatching || !takeStatementEnd() { next() }
            flags = []
        }
        add(.endOfText, from: at)
    }

    @inline(__always)
    func peek(_ distance: Int = 1) -> UInt8 {
        at + distance < bytes.count ? bytes[at + distance] : 0
    }

    @inline(__always)
    func isName(_ byte: UInt8) -> Bool { classes[Int(byte)].contains(.name) }

    @inline(__always)
    func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inline(__always)
    mutating func add(_ kind: Token.Kind, from start: Int, symbol: UInt32 = 0) {
        tokens.append(
            Token(start: UInt32(start), end: UInt32(at), symbol: symbol, kind: kind, flags: flags))
    }

    @inline(__always)
    mutating func take(_ kind: Token.Kind, _ length: Int = 1) {
        let start = at
        at = min(at + length, bytes.count)
        add(kind, from: start)
    }

    // MARK: Parentheses

    /// Tells an open one where it is closed.
    @inline(__always)
    mutating func close(_ open: Int) { tokens[open].symbol = UInt32(tokens.count) }

    /// A parenthesis that is open at the end of a statement is closed nowhere, least of all in the next one.
    @inline(__always)
    mutating func closeStatement() {
        guard !open.parens.isEmpty || !open.brackets.isEmpty || !open.braces.isEmpty else { return }
        open.parens.removeAll(keepingCapacity: true)
        open.brackets.removeAll(keepingCapacity: true)
        open.braces.removeAll(keepingCapacity: true)
    }

    // MARK: Tokens

    mutating func next() {
        let byte = bytes[at]
        let byteClass = classes[Int(byte)]
        if byteClass.contains(.letter) { return word() }
        if byteClass.contains(.digit) { return number() }
        switch byte {
        case UInt8(ascii: "("):
            open.parens.append(tokens.count)
            take(.leftParen)
        case UInt8(ascii: ")"):
            if let last = open.parens.popLast() { close(last) }
            take(.rightParen)
        case UInt8(ascii: ","): take(.comma)
        case UInt8(ascii: ";"):
            closeStatement()
            take(.semicolon)
            if client.rowsFollow { skipRows() }
        case UInt8(ascii: "\\"): backslash()
        case UInt8(ascii: "'"): quoted(.string, UInt8(ascii: "'"), escapes: rules.backslashEscapes)
        case UInt8(ascii: "\""):
            if rules.doubleQuotedStrings {
                quoted(.string, byte, escapes: rules.backslashEscapes)
            } else {
                quoted(.quotedName, byte, escapes: rules.nameEscapes)
            }
        case UInt8(ascii: "`"): quoted(.quotedName, byte, escapes: rules.nameEscapes)
        case UInt8(ascii: "["):
            if rules.bracketNames || rules.bracketNamesWherePossible && canBeBracketName {
                bracketName()
            } else {
                // `VALUES [(1), (2))`: a range that a parenthesis closes.
                if rules.halfOpenRanges, tokens.last?.symbol == UInt32(Keyword.values.rawValue) {
                    open.parens.append(tokens.count)
                } else {
                    open.brackets.append(tokens.count)
                }
                take(.leftBracket)
            }
        case UInt8(ascii: "]"):
            if let last = open.brackets.popLast() { close(last) }
            take(.rightBracket)
        case UInt8(ascii: "{"):
            if peek() == UInt8(ascii: "{") { return template(from: at) }
            if rules.bracedParameters, identifierParameter() { return }
            open.braces.append(tokens.count)
            take(.leftBrace)
        case UInt8(ascii: "}"):
            if let last = open.braces.popLast() { close(last) }
            take(.rightBrace)
        case UInt8(ascii: "."):
            if isDigit(peek()), !followsOperand, tokens.last?.kind != .dot { number() } else { take(.dot) }
        case UInt8(ascii: "*"): take(.star)
        case UInt8(ascii: "="):
            switch peek() {
            case UInt8(ascii: ">"): take(.fatArrow, 2)
            case UInt8(ascii: "="): take(.op, 2)
            default: take(.equals)
            }
        case UInt8(ascii: "-"):
            if peek() == UInt8(ascii: ">") {
                take(.arrow, peek(2) == UInt8(ascii: ">") ? 3 : 2)
            } else {
                take(.op)
            }
        case UInt8(ascii: "|"):
            let isPipe = peek() == UInt8(ascii: ">") && peek(2) != UInt8(ascii: ">")
            take(isPipe ? .pipeOperator : .op, isPipe ? 2 : 1)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"): take(.op, peek() == UInt8(ascii: "=") ? 2 : 1)
        case UInt8(ascii: ":"):
            switch peek() {
            // CockroachDB writes a cast with three as well, Vertica `::!` where it cannot fail.
            case UInt8(ascii: ":"):
                let third = peek(2)
                let isLong = (third == UInt8(ascii: ":") || third == UInt8(ascii: "!")) && rules.folding == .lower
                take(.doubleColon, isLong ? 3 : 2)
            case UInt8(ascii: "="): take(.assign, 2)
            default: take(.colon)
            }
        case UInt8(ascii: "@") where rules.atTerminates && isLineEnd(peek()):
            at += 1
            add(.semicolon, from: at - 1)
        case UInt8(ascii: "@"): atSign()
        case UInt8(ascii: "$"): dollar()
        case UInt8(ascii: "&") where rules.clientCommands == .sqlPlus: substitution()
        case UInt8(ascii: "#"):
            let distance = peek() == UInt8(ascii: "#") ? 2 : 1
            let next = peek(distance)
            if rules.hashNames,
                classes[Int(next)].contains(.letter)
                    || rules.bracketNames && rules.atNames && (isDigit(next) || next == UInt8(ascii: "@"))
            {
                let start = at
                at += distance
                skipName()
                name(from: start)
            } else {
                take(.op)
            }
        default: take(.op)
        }
    }

    /// Whether nothing stands before that could be subscripted, and a name within.
    var canBeBracketName: Bool {
        guard classes[Int(peek())].contains(.letter) else { return false }
        switch tokens.last?.kind {
        case .word, .quotedName, .rightParen, .rightBracket: return flags.contains(.spaceBefore)
        default: return true
        }
    }

    /// Whether something stands right before, a field of which `.5x` may be.
    var followsOperand: Bool {
        guard !flags.contains(.spaceBefore), let last = tokens.last else { return false }
        switch last.kind {
        case .word, .quotedName, .rightParen, .rightBracket: return true
        case .number: return tokens.count > 1 && tokens[tokens.count - 2].kind == .dot
        default: return false
        }
    }

    /// To the end of a name. White space beyond ASCII ends it as well.
    @inline(__always)
    mutating func skipName() {
        while at < bytes.count {
            let byte = bytes[at]
            if isName(byte) {
                if byte >= 0x80, wideSpace > 0 { return }
                at += 1
            } else if byte == UInt8(ascii: "#") && rules.hashNames || byte == UInt8(ascii: "@") && rules.atNames {
                at += 1
            } else {
                return
            }
        }
    }

    @inline(__always)
    mutating func name(from start: Int) {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
        let hash = SymbolTable.hash(text)
        let symbol = KeywordTable.shared.lookup(text, hash: hash) ?? symbols.intern(text, hash: hash)
        if symbol == UInt32(Keyword.delimiter.rawValue), takeDelimiterCommand(from: start) { return }
        if symbol == UInt32(Keyword.stdin.rawValue), tokens.last?.kind == .word,
            tokens.last?.symbol == UInt32(Keyword.from.rawValue)
        {
            client.rowsFollow = true
        }
        add(.word, from: start, symbol: symbol)
    }

    mutating func word() {
        let start = at
        skipName()
        if !client.delimiter.isEmpty { at = delimiterPlace(in: start..<at) }
        if at < bytes.count {
            let quote = bytes[at]
            if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") && rules.doubleQuotedStrings {
                if prefixedString(from: start, quote) { return }
            }
            if quote == UInt8(ascii: "{"), peek() == quote, isPartOfName(start) { return template(from: start) }
        }
        name(from: start)
        if rules.parallelStatements, tokens.last?.symbol == UInt32(Keyword.with.rawValue) { endParallelStatement() }
        if rules.scriptBodies, tokens.last?.symbol == UInt32(Keyword.as.rawValue) { skipScript() }
    }

    /// Whether a word to which a template is glued is the beginning of a name (`events_{{ ds }}`) rather than a keyword.
    private func isPartOfName(_ start: Int) -> Bool {
        bytes[at - 1] == UInt8(ascii: "_") || !isKeyword(start)
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || at + 1 >= bytes.count
    }

    private func isKeyword(_ start: Int) -> Bool {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<at])
        return KeywordTable.shared.lookup(word, hash: SymbolTable.hash(word)) != nil
    }

    mutating func number() {
        let start = at
        if bytes[at] == UInt8(ascii: "0"), peek() | 32 == UInt8(ascii: "x") || peek() | 32 == UInt8(ascii: "b"),
            isHex(peek(2))
        {
            at += 2
            while at < bytes.count, isHex(bytes[at]) || bytes[at] == UInt8(ascii: "_") { at += 1 }
            add(.number, from: start)
            return
        }
        var isName = false
        while at < bytes.count, isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "_") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "."), peek() != UInt8(ascii: "."),
            start == 0 || bytes[start - 1] != UInt8(ascii: ".") || tokens.last?.kind != .dot,
            !(classes[Int(peek())].contains(.letter) && peek() | 32 != UInt8(ascii: "e"))
        {
            at += 1
            while at < bytes.count, isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "_") { at += 1 }
        }
        if at < bytes.count, bytes[at] | 32 == UInt8(ascii: "e") {
            let sign = peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") ? 2 : 1
            if isDigit(peek(sign)) {
                at += sign
                while at < bytes.count, isDigit(bytes[at]) { at += 1 }
            }
        }
        if at < bytes.count, classes[Int(bytes[at])].contains(.letter) {
            // A suffix of a literal (1L, 2.5BD), a name that begins with a digit, or the next word.
            let suffix = at
            skipName()
            isName = !isNumberSuffix(suffix..<at) || bytes[suffix - 1] == UInt8(ascii: "_")
            if isName, !rules.digitNames, tokens.last?.kind != .dot {
                at = suffix
                isName = false
            }
        }
        if isName { name(from: start) } else { add(.number, from: start) }
    }

    func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 32) &- 97 < 6
    }

    func isNumberSuffix(_ range: Range<Int>) -> Bool {
        guard rules.numberSuffixes, range.count <= 2 else { return false }
        let first = bytes[range.lowerBound] | 32
        if range.count == 2 {
            return first == UInt8(ascii: "b") && bytes[range.lowerBound + 1] | 32 == UInt8(ascii: "d")
        }
        switch first {
        case UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "f"): return true
        default: return false
        }
    }

    /// `@name`, `@@name` and quoted variables; a bare `@` stands before a stage or is an operator.
    mutating func atSign() {
        let start = at
        var distance = 1
        if peek() == UInt8(ascii: "@") { distance = 2 }
        let first = peek(distance)
        if isName(first) && !rules.stages {
            at += distance
            skipName()
            add(.variable, from: start)
        } else if distance == 1, first == UInt8(ascii: "`") || first == UInt8(ascii: "'"), rules.doubleQuotedStrings,
            !rules.stages
        {
            at += 1
            quoted(.variable, first, escapes: false)
        } else if rules.stages {
            take(.atSign)
        } else {
            take(.op, distance)
        }
    }

    mutating func dollar() {
        let start = at
        if peek() == UInt8(ascii: "{") {
            while at < bytes.count, bytes[at] != UInt8(ascii: "}") { at += 1 }
            at = min(at + 1, bytes.count)
            return add(.variable, from: start)
        }
        var end = at + 1
        if peek() == UInt8(ascii: "("), rules.clientCommands == .colons {
            // sqlcmd's `$(name)`.
            while end < bytes.count, isName(bytes[end]) || bytes[end] == UInt8(ascii: "(") { end += 1 }
            at = end < bytes.count && bytes[end] == UInt8(ascii: ")") ? end + 1 : at + 1
            return add(at == start + 1 ? .op : .variable, from: start)
        }
        while end < bytes.count, isName(bytes[end]), bytes[end] != UInt8(ascii: "$") { end += 1 }
        if rules.dollarStrings, end < bytes.count, bytes[end] == UInt8(ascii: "$"),
            rules.numericDollarTags || !isDigit(peek())
        {
            let tag = UnsafeBufferPointer(rebasing: bytes[start...end])
            var close = end + 1
            while close + tag.count <= bytes.count {
                if bytes[close] == UInt8(ascii: "$"), bytes[close..<(close + tag.count)].elementsEqual(tag) {
                    at = close + tag.count
                    flags.insert(.longDelimiter)
                    return add(.string, from: start)
                }
                close += 1
            }
            unterminated.append((start, "dollar-quoted string"))
            at = bytes.count
            return add(.string, from: start)
        }
        at = max(end, at + 1)
        add(at == start + 1 ? .op : .variable, from: start)
    }

    /// `{{ … }}` with what is glued to it: `{{ prefix }}_events_{{ day }}` is one name.
    mutating func template(from start: Int) {
        while at + 1 < bytes.count, bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "{") {
            let open = at
            at += 2
            while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "}") || bytes[at + 1] != UInt8(ascii: "}") { at += 1 }
            guard at + 1 < bytes.count else {
                at = bytes.count
                unterminated.append((open, "template expression"))
                break
            }
            at += 2
            let behind = at
            skipName()
            if at > behind, isKeyword(behind) { at = behind }
        }
        add(.template, from: start)
    }

}
