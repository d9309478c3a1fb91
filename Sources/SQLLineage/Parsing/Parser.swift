/// Why a statement could not be read on: at which token, and what would have been right there.
struct SyntaxError: Error {
    /// The index of the token where reading stopped.
    var token: Int
    /// What would have been right there, for people.
    var expected: String
    var code: Diagnostic.Code = .syntax
}

/// A hand-written parser for the union of the dialects: it takes what any of them has, as long as one reading does not
/// exclude another, and asks the ``DialectRules`` where they do.
///
/// Operators are read flat, without precedence: which columns take part in an expression does not depend on it.
struct Parser {
    /// What sets the dialect apart.
    let rules: DialectRules
    /// What was read so far.
    var tree: SyntaxTree
    /// The statements that broke.
    var diagnostics: [SyntaxError] = []
    /// The index of the token to read.
    var at = 0
    /// How deep the recursion is.
    var depth = 0
    /// Beyond this the text is refused rather than the stack overrun. A level takes up to 3 KB of it in an optimised
    /// build and up to 25 KB in others, in the parser and once more in the resolver.
    let maximumDepth: Int
    /// How many CTEs were read.
    var cteCount = 0
    /// Fits the stack of any thread.
    static let shallowDepth = 100
    /// Fits a ``LargeStack``.
    static let deepDepth = 4_000
    /// The run of opening parentheses that was measured last.
    var parentheses = 0..<0
    /// How many blocks are open; statements in them need no semicolon behind them.
    /// The name that an attribute gave the output at hand, 0 for none (Teradata).
    var attributeAlias = 0
    var blockDepth = 0
    /// A colon behind an operand begins a path into JSON (`src:customer.name`).
    var colonIsPath = true

    init(tree: consuming SyntaxTree, rules: DialectRules, maximumDepth: Int) {
        self.maximumDepth = maximumDepth
        self.tree = tree
        self.rules = rules
        self.tree.nodes.reserveCapacity(self.tree.tokens.count + 16)
        self.tree.parts.reserveCapacity(self.tree.tokens.count / 2 + 16)
        self.tree.nodes.append(Node(kind: .none, start: 0, end: 0))
        self.tree.parts.append(0)
    }

    // MARK: Tokens

    @inline(__always) var token: Token { tree.tokens[at] }

    @inline(__always) var kind: Token.Kind { tree.tokens[at].kind }

    @inline(__always)
    func peek(_ distance: Int = 1) -> Token {
        let index = at + distance
        return index < tree.tokens.count ? tree.tokens[index] : tree.tokens[tree.tokens.count - 1]
    }

    @inline(__always)
    mutating func advance(_ count: Int = 1) {
        at = min(at + count, tree.tokens.count - 1)
    }

    /// The keyword at a token, or nil. A quoted name is none.
    @inline(__always)
    func keyword(_ token: Token) -> Keyword? {
        token.kind == .word && token.symbol < Keyword.count ? Keyword(rawValue: UInt16(token.symbol)) : nil
    }

    @inline(__always) var keyword: Keyword? { keyword(token) }

    @inline(__always)
    func at(_ word: Keyword, _ distance: Int = 0) -> Bool {
        let token = distance == 0 ? self.token : peek(distance)
        return token.kind == .word && token.symbol == UInt32(word.rawValue)
    }

    @inline(__always)
    func at(_ kind: Token.Kind, _ distance: Int = 0) -> Bool {
        distance == 0 ? self.kind == kind : peek(distance).kind == kind
    }

    /// Whether the words stand here one after another.
    @inline(__always)
    func at(sequence a: Keyword, _ b: Keyword, _ c: Keyword? = nil, _ d: Keyword? = nil, distance: Int = 0) -> Bool {
        guard at(a, distance), at(b, distance + 1) else { return false }
        if let c, !at(c, distance + 2) { return false }
        if let d, !at(d, distance + 3) { return false }
        return true
    }

    /// Whether one of the words stands here. The parameters are spelled out because a variadic list would be an array on
    /// the heap at each call.
    @inline(__always)
    func at(
        any a: Keyword, _ b: Keyword? = nil, _ c: Keyword? = nil, _ d: Keyword? = nil, _ e: Keyword? = nil,
        _ f: Keyword? = nil, _ g: Keyword? = nil, _ h: Keyword? = nil, _ i: Keyword? = nil, _ j: Keyword? = nil,
        _ k: Keyword? = nil, _ l: Keyword? = nil, _ m: Keyword? = nil, _ n: Keyword? = nil, distance: Int = 0
    ) -> Bool {
        guard let word = keyword(distance == 0 ? token : peek(distance)) else { return false }
        return word == a || word == b || word == c || word == d || word == e || word == f || word == g || word == h
            || word == i || word == j || word == k || word == l || word == m || word == n
    }

    @inline(__always)
    mutating func take(_ word: Keyword) -> Bool {
        guard at(word) else { return false }
        at += 1
        return true
    }

    @inline(__always)
    mutating func take(_ kind: Token.Kind) -> Bool {
        guard self.kind == kind, kind != .endOfText else { return false }
        at += 1
        return true
    }

    /// Takes the words if all of them stand here.
    @inline(__always)
    mutating func take(sequence a: Keyword, _ b: Keyword, _ c: Keyword? = nil, _ d: Keyword? = nil) -> Bool {
        guard at(sequence: a, b, c, d) else { return false }
        advance(2 + (c == nil ? 0 : 1) + (d == nil ? 0 : 1))
        return true
    }

    @inline(__always)
    mutating func take(
        any a: Keyword, _ b: Keyword? = nil, _ c: Keyword? = nil, _ d: Keyword? = nil, _ e: Keyword? = nil,
        _ f: Keyword? = nil, _ g: Keyword? = nil, _ h: Keyword? = nil
    ) -> Bool {
        guard at(any: a, b, c, d, e, f, g, h) else { return false }
        at += 1
        return true
    }

    /// Takes a token, or fails with what was expected.
    mutating func expect(_ kind: Token.Kind, _ what: String) throws(SyntaxError) {
        guard take(kind) else { throw failure(what) }
    }

    /// Takes a word, or fails.
    mutating func expect(_ word: Keyword) throws(SyntaxError) {
        guard take(word) else { throw failure("\(word)".uppercased()) }
    }

    /// An error at this token.
    func failure(_ expected: String) -> SyntaxError {
        SyntaxError(token: at, expected: expected)
    }

    /// The first byte of a token.
    func byte(_ token: Token) -> UInt8 {
        Int(token.start) < tree.bytes.count ? tree.bytes[Int(token.start)] : 0
    }

    /// Whether the token stands right behind the one before.
    func isGlued(_ distance: Int = 0) -> Bool {
        !(distance == 0 ? token : peek(distance)).flags.contains(.spaceBefore)
    }

    /// Whether an operator of one sign stands at a token.
    func isOperator(_ text: Character, _ distance: Int = 0) -> Bool {
        let token = distance == 0 ? self.token : peek(distance)
        return token.kind == .op && token.end - token.start == 1 && byte(token) == text.asciiValue
    }

    /// A word or quoted name.
    @inline(__always)
    func isName(_ distance: Int = 0) -> Bool {
        let kind = distance == 0 ? self.kind : peek(distance).kind
        return kind == .word || kind == .quotedName
    }

    // MARK: Nodes

    /// Children that are being collected.
    struct Children {
        var first: NodeID = 0
        var last: NodeID = 0
        var isEmpty: Bool { first == 0 }
    }

    @inline(__always)
    mutating func append(_ node: NodeID, to children: inout Children) {
        guard node != 0 else { return }
        if children.last == 0 { children.first = node } else { tree.nodes[Int(children.last)].next = node }
        children.last = node
    }

    @inline(__always)
    mutating func node(
        _ kind: NodeKind, from start: Int, _ children: Children = Children(), value: UInt32 = 0,
        flags: NodeFlags = []
    ) -> NodeID {
        tree.nodes.append(
            Node(
                kind: kind, flags: flags, start: UInt32(start), end: UInt32(at), firstChild: children.first,
                value: value))
        return UInt32(tree.nodes.count - 1)
    }

    mutating func node(
        _ kind: NodeKind, from start: Int, child: NodeID, value: UInt32 = 0, flags: NodeFlags = []
    ) -> NodeID {
        node(kind, from: start, Children(first: child, last: child), value: value, flags: flags)
    }

    /// Runs `body` one level deeper, or fails where that is too deep.
    @inline(__always)
    mutating func nested<T>(_ body: (inout Parser) throws(SyntaxError) -> T) throws(SyntaxError) -> T {
        guard depth < maximumDepth else {
            throw SyntaxError(token: at, expected: "fewer than \(maximumDepth) levels", code: .tooDeep)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: Lists

    /// Elements with commas between them. A comma before the end of the list is let pass, as many dialects do.
    mutating func commaList(
        into children: inout Children, _ element: (inout Parser) throws(SyntaxError) -> NodeID
    ) throws(SyntaxError) {
        repeat {
            append(try element(&self), to: &children)
        } while take(.comma)
    }

    /// `(a, b)` as columnName nodes.
    mutating func columnNames(into children: inout Children) throws(SyntaxError) {
        try expect(.leftParen, "(")
        while !at(.rightParen) {
            append(try columnName(), to: &children)
            // A type, collation or order may follow the name.
            skipUntil { $0 == .comma || $0 == .rightParen }
            if !take(.comma) { break }
        }
        try expect(.rightParen, ")")
    }

    /// The name of a column, of which the last part is the value.
    mutating func columnName() throws(SyntaxError) -> NodeID {
        let start = at
        guard isName() || at(.string) || at(.variable) || at(.template) else { throw failure("the name of a column") }
        advance()
        while at(.dot), isName(1) { advance(2) }
        return node(.columnName, from: start, value: UInt32(at - 1))
    }

    /// The place of what closes the parenthesis, bracket or brace at a token, or nil where nothing does.
    @inline(__always)
    func closing(_ distance: Int = 0) -> Int? {
        let token = distance == 0 ? self.token : peek(distance)
        return token.symbol == 0 ? nil : Int(token.symbol)
    }

    /// How far from here the token behind the parenthesis at a distance is that closes it, or nil.
    @inline(__always)
    func distance(behind distance: Int) -> Int? {
        closing(distance).map { $0 + 1 - at }
    }

    /// Skips to a token outside of parentheses for which `stop` holds, or to the end of the statement.
    @inline(__always)
    mutating func skipUntil(_ stop: (Token.Kind) -> Bool) {
        while !at(.endOfText) {
            if stop(kind) || kind == .semicolon { return }
            switch kind {
            case .leftParen, .leftBracket, .leftBrace:
                guard let closing = closing() else { break }
                at = closing
            case .rightParen, .rightBracket, .rightBrace: return
            default: break
            }
            advance()
        }
    }

    /// Skips all that is left of the statement.
    mutating func skipStatement() {
        skipUntil { _ in false }
    }

    /// Skips one `( … )`, `[ … ]` or `{ … }`.
    mutating func skipParentheses() throws(SyntaxError) {
        guard at(.leftParen) || at(.leftBracket) || at(.leftBrace) else { throw failure("(") }
        guard let closing = closing() else { throw SyntaxError(token: at, expected: "a closing parenthesis") }
        at = closing + 1
    }

    /// Skips a token, or all of what stands in parentheses.
    mutating func skipItem() throws(SyntaxError) {
        switch kind {
        case .leftParen, .leftBracket, .leftBrace: try skipParentheses()
        default: advance()
        }
    }
}
