/// White space, comments and template tags: what stands between tokens.
extension Lexer {
    mutating func skipSpace() {
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
                if rules.dashCommentsNeedSpace, at + 2 < bytes.count, !classes[Int(peek(2))].contains(.space),
                    !flags.contains(.newlineBefore), !isAtStatementStart
                {
                    return
                }
                if isCellSeparator {
                    endStatement()
                    flags = []
                }
                skipLine()
            case UInt8(ascii: "/"):
                if peek() == UInt8(ascii: "*") {
                    if !openVersionComment() { skipBlockComment() }
                } else if peek() == UInt8(ascii: "/"), rules.slashComments {
                    skipLine()
                } else {
                    return
                }
            case UInt8(ascii: "*"):
                guard closeVersionComment() else { return }
            case UInt8(ascii: "#"):
                // Elsewhere too where no operand can stand before it.
                guard
                    rules.hashComments
                        || classes[Int(peek())].contains(.space)
                            && (flags.contains(.newlineBefore) || isAtStatementStart)
                else { return }
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
    var wideSpace: Int {
        switch bytes[at] {
        case 0xC2: peek() == 0xA0 ? 2 : 0
        case 0xE2: peek() == 0x80 && (0x80...0x8B ~= peek(2) || peek(2) == 0xAF) ? 3 : 0
        case 0xE3: peek() == 0x80 && peek(2) == 0x80 ? 3 : 0
        case 0xEF: peek() == 0xBB && peek(2) == 0xBF ? 3 : 0
        default: 0
        }
    }

    mutating func skipLine() {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
        flags.insert(.spaceBefore)
    }

    mutating func skipBlockComment() {
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

    mutating func skipTemplateTag(closing: UInt8) {
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
}
