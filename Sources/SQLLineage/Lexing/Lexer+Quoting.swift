/// Strings and names in quotes of every kind.
extension Lexer {
    /// From the opening quote at ``at`` to the closing one; a doubled quote stands for itself.
    mutating func quoted(_ kind: Token.Kind, _ quote: UInt8, escapes: Bool, from first: Int? = nil) {
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

    mutating func addQuoted(_ kind: Token.Kind, from start: Int, content: Range<Int>) {
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

    mutating func tripleQuoted(_ quote: UInt8, escapes: Bool, from start: Int) {
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

    mutating func bracketName() {
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
    mutating func prefixedString(from start: Int, _ quote: UInt8) -> Bool {
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
    mutating func rawString(_ quote: UInt8, from start: Int) {
        at += 1
        while at < bytes.count, bytes[at] != quote { at += 1 }
        if at >= bytes.count { unterminated.append((start, "string")) }
        at = min(at + 1, bytes.count)
        add(.string, from: start)
    }

    /// `q'[…]'`: the character after the quote, or its counterpart, ends the string.
    mutating func delimitedString(from start: Int) {
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
