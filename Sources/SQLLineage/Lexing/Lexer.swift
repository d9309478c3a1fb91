/// Turns SQL text into tokens, in one pass over its bytes. Never fails: what has no end runs to the end of the text and
/// is reported.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let rules: DialectRules
    private let classes = ByteClass.table
    private(set) var tokens: ContiguousArray<Token> = []
    private(set) var symbols = SymbolTable()
    /// Strings, names and comments without an end.
    private(set) var unterminated: [(offset: Int, what: String)] = []
    private var at = 0
    private var flags: Token.Flags = []
    /// The places of the parentheses, brackets and braces that are open.
    private var open: (parens: ContiguousArray<Int>, brackets: ContiguousArray<Int>, braces: ContiguousArray<Int>) = ([], [], [])

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
            next()
            flags = []
        }
        add(.endOfText, from: at)
    }

    @inline(__always)
    private func peek(_ distance: Int = 1) -> UInt8 {
        at + distance < bytes.count ? bytes[at + distance] : 0
    }

    @inline(__always)
    private func isName(_ byte: UInt8) -> Bool { classes[Int(byte)].contains(.name) }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inline(__always)
    private mutating func add(_ kind: Token.Kind, from start: Int, symbol: UInt32 = 0) {
        tokens.append(
            Token(start: UInt32(start), end: UInt32(at), symbol: symbol, kind: kind, flags: flags))
    }

    @inline(__always)
    private mutating func take(_ kind: Token.Kind, _ length: Int = 1) {
        let start = at
        at = min(at + length, bytes.count)
        add(kind, from: start)
    }

    // MARK: Parentheses

    /// Tells an open one where it is closed.
    @inline(__always)
    private mutating func close(_ open: Int) { tokens[open].symbol = UInt32(tokens.count) }

    /// A parenthesis that is open at the end of a statement is closed nowhere, least of all in the next one.
    @inline(__always)
    private mutating func closeStatement() {
        guard !open.parens.isEmpty || !open.brackets.isEmpty || !open.braces.isEmpty else { return }
        open.parens.removeAll(keepingCapacity: true)
        open.brackets.removeAll(keepingCapacity: true)
        open.braces.removeAll(keepingCapacity: true)
    }

    // MARK: White space and comments

    private mutating func skipSpace() {
        while at < bytes.count {
            let byte = bytes[at]
            if classes[Int(byte)].contains(.space) {
                flags.insert(byte == 10 || byte == 13 ? [.spaceBefore, .newlineBefore] : .spaceBefore)
                at += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "-"):
                guard peek() == UInt8(ascii: "-") else { return }
                if rules.dashCommentsNeedSpace, at + 2 < bytes.count, !classes[Int(peek(2))].contains(.space) {
                    return
                }
                skipLine()
            case UInt8(ascii: "/"):
                if peek() == UInt8(ascii: "*") {
                    skipBlockComment()
                } else if peek() == UInt8(ascii: "/"), rules.slashComments {
                    skipLine()
                } else {
                    return
                }
            case UInt8(ascii: "#"):
                guard rules.hashComments else { return }
                skipLine()
            case UInt8(ascii: "{"):
                guard peek() == UInt8(ascii: "#") || peek() == UInt8(ascii: "%") else { return }
                skipTemplateTag(closing: peek())
            default:
                let length = wideSpace
                guard length > 0 else { return }
                at += length
                flags.insert(.spaceBefore)
            }
        }
    }

    /// How many bytes the white space beyond ASCII takes that stands here: no-break, typographic and ideographic spaces.
    private var wideSpace: Int {
        switch bytes[at] {
        case 0xC2: peek() == 0xA0 ? 2 : 0
        case 0xE2: peek() == 0x80 && (0x80...0x8B ~= peek(2) || peek(2) == 0xAF) ? 3 : 0
        case 0xE3: peek() == 0x80 && peek(2) == 0x80 ? 3 : 0
        case 0xEF: peek() == 0xBB && peek(2) == 0xBF ? 3 : 0
        default: 0
        }
    }

    private mutating func skipLine() {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
        flags.insert(.spaceBefore)
    }

    private mutating func skipBlockComment() {
        let start = at
        at += 2
        var depth = 1
        flags.insert(.spaceBefore)
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "*"), peek() == UInt8(ascii: "/") {
                at += 2
                depth -= 1
                if depth == 0 { return }
            } else if byte == UInt8(ascii: "/"), peek() == UInt8(ascii: "*"), rules.nestedComments {
                at += 2
                depth += 1
            } else {
                at += 1
            }
        }
        if depth > 1 {
            // Most dialects do not nest comments: read it again as they do.
            at = start + 2
            while at + 1 < bytes.count {
                if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") {
                    at += 2
                    return
                }
                at += 1
            }
        }
        at = bytes.count
        unterminated.append((start, "comment"))
    }

    private mutating func skipTemplateTag(closing: UInt8) {
        let start = at
        at += 2
        flags.insert(.spaceBefore)
        while at + 1 < bytes.count {
            if bytes[at] == closing, bytes[at + 1] == UInt8(ascii: "}") {
                at += 2
                return
            }
            at += 1
        }
        at = bytes.count
        unterminated.append((start, "template tag"))
    }

    // MARK: Tokens

    private mutating func next() {
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
            if peek() == UInt8(ascii: "{") { return template() }
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
        case UInt8(ascii: "|"): take(peek() == UInt8(ascii: ">") ? .pipeOperator : .op, peek() == UInt8(ascii: ">") ? 2 : 1)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"): take(.op, peek() == UInt8(ascii: "=") ? 2 : 1)
        case UInt8(ascii: ":"):
            switch peek() {
            case UInt8(ascii: ":"): take(.doubleColon, 2)
            case UInt8(ascii: "="): take(.assign, 2)
            default: take(.colon)
            }
        case UInt8(ascii: "@"): atSign()
        case UInt8(ascii: "$"): dollar()
        case UInt8(ascii: "#"):
            let distance = peek() == UInt8(ascii: "#") ? 2 : 1
            if rules.hashNames, classes[Int(peek(distance))].contains(.letter) {
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
    private var canBeBracketName: Bool {
        guard classes[Int(peek())].contains(.letter) else { return false }
        switch tokens.last?.kind {
        case .word, .quotedName, .rightParen, .rightBracket: return flags.contains(.spaceBefore)
        default: return true
        }
    }

    /// Whether something stands right before, a field of which `.5x` may be.
    private var followsOperand: Bool {
        guard !flags.contains(.spaceBefore), let last = tokens.last else { return false }
        switch last.kind {
        case .word, .quotedName, .rightParen, .rightBracket: return true
        default: return false
        }
    }

    /// To the end of a name. White space beyond ASCII ends it as well.
    @inline(__always)
    private mutating func skipName() {
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
    private mutating func name(from start: Int) {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
        let hash = SymbolTable.hash(text)
        let symbol = KeywordTable.shared.lookup(text, hash: hash) ?? symbols.intern(text, hash: hash)
        add(.word, from: start, symbol: symbol)
    }

    private mutating func word() {
        let start = at
        skipName()
        if at < bytes.count {
            let quote = bytes[at]
            if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") && rules.doubleQuotedStrings {
                if prefixedString(from: start, quote) { return }
            }
        }
        name(from: start)
    }

    private mutating func number() {
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

    private func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 32) &- 97 < 6
    }

    private func isNumberSuffix(_ range: Range<Int>) -> Bool {
        guard rules.numberSuffixes, range.count <= 2 else { return false }
        let first = bytes[range.lowerBound] | 32
        if range.count == 2 { return first == UInt8(ascii: "b") && bytes[range.lowerBound + 1] | 32 == UInt8(ascii: "d") }
        switch first {
        case UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "f"): return true
        default: return false
        }
    }

    /// `@name`, `@@name` and quoted variables; a bare `@` stands before a stage or is an operator.
    private mutating func atSign() {
        let start = at
        var distance = 1
        if peek() == UInt8(ascii: "@") { distance = 2 }
        let first = peek(distance)
        if isName(first) && !rules.stages {
            at += distance
            skipName()
            add(.variable, from: start)
        } else if distance == 1, first == UInt8(ascii: "`") || first == UInt8(ascii: "'"), !rules.stages {
            at += 1
            quoted(.variable, first, escapes: false)
        } else if rules.stages {
            take(.atSign)
        } else {
            take(.op, distance)
        }
    }

    private mutating func dollar() {
        let start = at
        if peek() == UInt8(ascii: "{") {
            while at < bytes.count, bytes[at] != UInt8(ascii: "}") { at += 1 }
            at = min(at + 1, bytes.count)
            return add(.variable, from: start)
        }
        var end = at + 1
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

    private mutating func template() {
        let start = at
        at += 2
        while at + 1 < bytes.count {
            if bytes[at] == UInt8(ascii: "}"), bytes[at + 1] == UInt8(ascii: "}") {
                at += 2
                return add(.template, from: start)
            }
            at += 1
        }
        at = bytes.count
        unterminated.append((start, "template expression"))
        add(.template, from: start)
    }

    // MARK: Quoting

    /// From the opening quote at ``at`` to the closing one; a doubled quote stands for itself.
    private mutating func quoted(_ kind: Token.Kind, _ quote: UInt8, escapes: Bool, from first: Int? = nil) {
        let start = first ?? at
        if kind == .string, rules.tripleQuotedStrings, peek() == quote, peek(2) == quote {
            return tripleQuoted(quote, escapes: escapes, from: start)
        }
        let content = at + 1
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            if byte == quote {
                if peek() == quote {
                    flags.insert(.escaped)
                    at += 2
                    continue
                }
                at += 1
                return addQuoted(kind, from: start, content: content..<(at - 1))
            }
            if byte == UInt8(ascii: "\\"), escapes {
                flags.insert(.escaped)
                at += 1
            }
            at += 1
        }
        at = bytes.count
        unterminated.append((start, kind == .quotedName ? "quoted name" : "string"))
        addQuoted(kind, from: start, content: min(content, at)..<at)
    }

    private mutating func addQuoted(_ kind: Token.Kind, from start: Int, content: Range<Int>) {
        guard kind == .quotedName else { return add(kind, from: start) }
        var symbol: UInt32
        if flags.contains(.escaped) {
            let quote = bytes[start]
            var plain: [UInt8] = []
            var index = content.lowerBound
            while index < content.upperBound {
                if bytes[index] == UInt8(ascii: "\\"), rules.nameEscapes, index + 1 < content.upperBound { index += 1 }
                plain.append(bytes[index])
                index += bytes[index] == quote && index + 1 < content.upperBound && bytes[index + 1] == quote ? 2 : 1
            }
            symbol = plain.withUnsafeBufferPointer { symbols.intern($0) }
        } else {
            symbol = symbols.intern(UnsafeBufferPointer(rebasing: bytes[content]))
        }
        if content.isEmpty { symbol = symbols.intern("") }
        add(kind, from: start, symbol: symbol)
    }

    private mutating func tripleQuoted(_ quote: UInt8, escapes: Bool, from start: Int) {
        at += 3
        flags.insert(.longDelimiter)
        while at < bytes.count {
            if bytes[at] == quote, peek() == quote, peek(2) == quote {
                at += 3
                return add(.string, from: start)
            }
            at += bytes[at] == UInt8(ascii: "\\") && escapes ? 2 : 1
        }
        at = bytes.count
        unterminated.append((start, "string"))
        add(.string, from: start)
    }

    private mutating func bracketName() {
        let start = at
        at += 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "]") {
                at += 1
                if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
                    at += 1
                    flags.insert(.escaped)
                    continue
                }
                // The quote that doubles is the closing one here, so no unescaping by the opening byte.
                let content = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<(at - 1)])
                return add(.quotedName, from: start, symbol: symbols.intern(content))
            }
            at += 1
        }
        unterminated.append((start, "quoted name"))
        add(.quotedName, from: start, symbol: symbols.intern("["))
    }

    /// A string whose word before the quote says how it is read. Returns false where that word is no prefix.
    private mutating func prefixedString(from start: Int, _ quote: UInt8) -> Bool {
        guard at - start <= 2 else { return false }
        let first = bytes[start] | 32
        let second = at - start == 2 ? bytes[start + 1] | 32 : 0
        switch (first, second) {
        case (UInt8(ascii: "n"), 0), (UInt8(ascii: "b"), 0), (UInt8(ascii: "x"), 0), (UInt8(ascii: "h"), 0),
            (UInt8(ascii: "g"), 0):
            quoted(.string, quote, escapes: rules.backslashEscapes, from: start)
        case (UInt8(ascii: "e"), 0):
            quoted(.string, quote, escapes: true, from: start)
        case (UInt8(ascii: "r"), 0), (UInt8(ascii: "r"), UInt8(ascii: "b")), (UInt8(ascii: "b"), UInt8(ascii: "r")):
            guard rules.rawStrings else { return false }
            if rules.tripleQuotedStrings {
                // A backslash stays, but a quote after it does not end the string.
                quoted(.string, quote, escapes: true, from: start)
            } else {
                rawString(quote, from: start)
            }
        case (UInt8(ascii: "q"), 0), (UInt8(ascii: "n"), UInt8(ascii: "q")):
            guard rules.quoteDelimiters else { return false }
            delimitedString(from: start)
        default:
            return false
        }
        return true
    }

    /// `r'…'` ends at the next quote, whatever stands before it.
    private mutating func rawString(_ quote: UInt8, from start: Int) {
        at += 1
        while at < bytes.count, bytes[at] != quote { at += 1 }
        if at >= bytes.count { unterminated.append((start, "string")) }
        at = min(at + 1, bytes.count)
        add(.string, from: start)
    }

    /// `q'[…]'`: the character after the quote, or its counterpart, ends the string.
    private mutating func delimitedString(from start: Int) {
        let opening = peek()
        let closing: UInt8 =
            switch opening {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "("): UInt8(ascii: ")")
            case UInt8(ascii: "{"): UInt8(ascii: "}")
            case UInt8(ascii: "<"): UInt8(ascii: ">")
            default: opening
            }
        at += 2
        flags.insert(.longDelimiter)
        while at < bytes.count {
            if bytes[at] == closing, peek() == UInt8(ascii: "'") {
                at += 2
                return add(.string, from: start)
            }
            at += 1
        }
        at = bytes.count
        unterminated.append((start, "string"))
        add(.string, from: start)
    }
}
