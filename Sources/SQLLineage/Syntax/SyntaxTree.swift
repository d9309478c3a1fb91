/// Tokens and nodes of one text. Everything after parsing works on this; the text itself is only read to say names.
struct SyntaxTree {
    let bytes: UnsafeBufferPointer<UInt8>
    var tokens: ContiguousArray<Token>
    var symbols: SymbolTable
    var nodes: ContiguousArray<Node> = []
    /// Token indices of the parts of names; a path is a run of them.
    var parts: ContiguousArray<UInt32> = []
    /// The statements of the text.
    var statements: [NodeID] = []

    /// The children of a node.
    @inline(__always)
    func children(_ id: NodeID) -> ChildSequence {
        ChildSequence(tree: self, next: nodes[Int(id)].firstChild)
    }

    @inline(__always)
    subscript(_ id: NodeID) -> Node {
        nodes[Int(id)]
    }

    /// A token, or the end of the text behind the last: who looks ahead need not ask where that is.
    func token(_ index: UInt32) -> Token { tokens[min(Int(index), tokens.count - 1)] }

    /// The keyword at a token, or nil. A quoted name is none.
    func keyword(_ index: UInt32) -> Keyword? {
        let token = token(index)
        return token.kind == .word && token.symbol < Keyword.count ? Keyword(rawValue: UInt16(token.symbol)) : nil
    }

    func firstChild(_ id: NodeID, _ kind: NodeKind) -> NodeID? {
        var child = nodes[Int(id)].firstChild
        while child != 0 {
            if nodes[Int(child)].kind == kind { return child }
            child = nodes[Int(child)].next
        }
        return nil
    }

    /// One step into a query: its body behind WITH, or the first operand of a set operation; 0 for others.
    func inner(of query: NodeID) -> NodeID {
        let node = nodes[Int(query)]
        guard node.kind == .query || node.kind == .setOperation else { return 0 }
        var child = node.firstChild
        while child != 0, nodes[Int(child)].kind == .with { child = nodes[Int(child)].next }
        return child
    }

    /// The SELECT, VALUES or set operation that a query is, without those that only stand around it.
    func body(of query: NodeID) -> NodeID {
        var id = query
        while nodes[Int(id)].kind == .query { id = inner(of: id) }
        return id
    }

    /// Where in ``parts`` the token indices of a path stand.
    @inline(__always)
    func path(_ value: UInt32) -> Range<Int> {
        let start = Int(value >> 6)
        return start..<(start + Int(value & 63))
    }

    static func pathValue(start: Int, count: Int) -> UInt32 {
        UInt32(start) << 6 | UInt32(min(count, 63))
    }

    func text(_ index: UInt32) -> String {
        let token = token(index)
        return String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }

    /// The text from a node's first token to its last.
    func span(_ id: NodeID) -> SourceSpan {
        let node = nodes[Int(id)]
        guard node.end > node.start else { return .none }
        return SourceSpan(start: Int(tokens[Int(node.start)].start), end: Int(tokens[Int(node.end) - 1].end))
    }

    func text(_ span: SourceSpan) -> String {
        String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    /// A name or string without its quotes and escapes.
    func unquoted(_ index: UInt32) -> String {
        let token = token(index)
        var start = Int(token.start)
        var end = Int(token.end)
        switch token.kind {
        case .word, .number, .variable, .template: break
        case .quotedName:
            let quote = bytes[start]
            let closing = quote == UInt8(ascii: "[") ? UInt8(ascii: "]") : quote
            start += 1
            if end > start, bytes[end - 1] == closing { end -= 1 }
            if token.flags.contains(.escaped) { return unescaped(start..<end, quote: closing) }
        case .string:
            return stringValue(token)
        default: break
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func unescaped(_ range: Range<Int>, quote: UInt8) -> String {
        var plain: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
            if byte == quote, next == quote {
                index += 1
            } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "]") {
                index += 1
                switch next {
                case UInt8(ascii: "n"): plain.append(10)
                case UInt8(ascii: "t"): plain.append(9)
                default: plain.append(next)
                }
                index += 1
                continue
            }
            plain.append(byte)
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private func stringValue(_ token: Token) -> String {
        let range = contentRange(token)
        if token.flags.contains(.escaped) {
            return unescaped(range, quote: bytes[range.lowerBound - 1])
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// Where the content of a string stands in the text, without prefix and delimiters.
    func contentRange(_ token: Token) -> Range<Int> {
        var start = Int(token.start)
        var end = Int(token.end)
        while start < end, bytes[start] != UInt8(ascii: "'"), bytes[start] != UInt8(ascii: "\""),
            bytes[start] != UInt8(ascii: "$")
        {
            start += 1
        }
        guard start < end else { return end..<end }
        let quote = bytes[start]
        if quote == UInt8(ascii: "$") {
            var tag = start + 1
            while tag < end, bytes[tag] != quote { tag += 1 }
            let length = tag + 1 - start
            return start + length < end - length ? (start + length)..<(end - length) : end..<end
        }
        if token.flags.contains(.longDelimiter) {
            let triple = start + 2 < end && bytes[start + 1] == quote && bytes[start + 2] == quote
            let (opening, closing) = triple ? (3, 3) : (2, 2)
            return start + opening <= end - closing ? (start + opening)..<(end - closing) : end..<end
        }
        start += 1
        if end > start, bytes[end - 1] == quote { end -= 1 }
        return start..<end
    }
}

/// The children of a node in order.
struct ChildSequence: Sequence, IteratorProtocol {
    let nodes: ContiguousArray<Node>
    var current: NodeID

    init(tree: borrowing SyntaxTree, next: NodeID) {
        nodes = tree.nodes
        current = next
    }

    @inline(__always)
    mutating func next() -> NodeID? {
        guard current != 0 else { return nil }
        let id = current
        current = nodes[Int(id)].next
        return id
    }
}
