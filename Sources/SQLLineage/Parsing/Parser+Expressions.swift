extension Parser {
    /// An expression: operands with operators between them, as one flat node.
    mutating func expression() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.flatExpression() }
    }

    private mutating func flatExpression() throws(SyntaxError) -> NodeID {
        let start = at
        let first = try operand()
        var shape = try readOperator()
        guard shape != .none else { return first }
        var children = Children()
        append(first, to: &children)
        while shape != .none {
            if shape == .binary { append(try operand(), to: &children) }
            shape = try readOperator()
        }
        return node(.operation, from: start, children)
    }

    /// What follows an operator.
    enum OperatorShape {
        case none
        /// An operand.
        case binary
        /// Nothing.
        case postfix
    }

    /// Takes an operator if one stands here.
    private mutating func readOperator() throws(SyntaxError) -> OperatorShape {
        switch kind {
        case .op:
            if isOperator("?"), dialect == .clickhouse { colonIsOperator = true }
            advance()
            // `>>`, `<->`, `~*`, `||/`: longer operators are read sign by sign.
            while at(.op) || at(.star) || at(.equals) || at(.atSign), isGlued(), !isUnarySign { advance() }
            if at(.arrow), isGlued() { advance() }
            return .binary
        case .star:
            advance()
            while at(.star) || at(.equals), isGlued() { advance() }
            return .binary
        case .equals:
            advance()
            if at(.op) || at(.star), isGlued(), !isUnarySign { advance() }
            return .binary
        case .arrow, .atSign:
            advance()
            return .binary
        case .assign:
            advance()
            return .binary
        case .colon:
            // ClickHouse's `a ? b : c`.
            guard colonIsOperator else { return .none }
            advance()
            return .binary
        case .word:
            return try readKeywordOperator()
        default:
            return .none
        }
    }

    private var isUnarySign: Bool {
        isOperator("-") || isOperator("+") || isOperator("@") && !isGlued(1) || isOperator("~") && !isGlued(1)
    }

    private mutating func readKeywordOperator() throws(SyntaxError) -> OperatorShape {
        guard let keyword else { return .none }
        switch keyword {
        case .and, .or, .xor, .div, .like, .ilike, .rlike, .regexp, .glob, .sounds, .overlaps, .escape, .iregexp,
            .match_any, .match_all, .match_phrase, .match_phrase_prefix, .match_phrase_edge, .match_regexp:
            advance()
            _ = take(.like)
            if at(any: .any, .all, .some), at(.leftParen, 1) { advance() }
            return .binary
        case .eq, .ne, .gt, .ge, .lt, .le:
            guard dialect == .teradata else { return .none }
            advance()
            return .binary
        case .mod where !at(.leftParen, 1):
            advance()
            return .binary
        case .match where !at(.leftParen, 1) || dialect == .sqlite:
            advance()
            return .binary
        case .similar:
            guard at(.to, 1) else { return .none }
            advance(2)
            return .binary
        case .between:
            advance()
            _ = take(any: .symmetric, .asymmetric)
            return .binary
        case .in:
            advance()
            return .binary
        case .global:
            guard at(.in, 1) || at(.not, 1) && at(.in, 2) else { return .none }
            advance()
            _ = take(.not)
            advance()
            return .binary
        case .not:
            guard at(any: .in, .like, .ilike, .rlike, .regexp, .between, .similar, .glob, .match, distance: 1)
            else {
                if at(.null, 1) {
                    advance(2)
                    return .postfix
                }
                return .none
            }
            advance()
            return try readKeywordOperator()
        case .is:
            advance()
            return try readIsOperator()
        case .isnull, .notnull:
            advance()
            return .postfix
        case .collate:
            advance()
            _ = try? dottedName()
            if at(.string) { advance() }
            return .postfix
        case .at:
            if at(sequence: .at, .time, .zone) {
                advance(3)
                return .binary
            }
            if at(sequence: .at, .local) {
                advance(2)
                return .postfix
            }
            return .none
        case .operator:
            guard at(.leftParen, 1) else { return .none }
            advance()
            try skipParentheses()
            return .binary
        case .member where at(.of, 1):
            advance(2)
            return .binary
        default: return .none
        }
    }

    func at(any words: Keyword..., distance: Int) -> Bool {
        guard let keyword = keyword(peek(distance)) else { return false }
        return words.contains(keyword)
    }

    private mutating func readIsOperator() throws(SyntaxError) -> OperatorShape {
        _ = take(.not)
        if take(sequence: .distinct, .from) { return .binary }
        if at(.json) {
            advance()
            _ = take(any: .value, .scalar, .array, .object)
            _ = take(any: .with, .without) && take(.unique) && (take(.keys) || true)
            return .postfix
        }
        if take(sequence: .of, .type) || take(.of) {
            try skipParentheses()
            return .postfix
        }
        if take(any: .null, .true, .false, .unknown, .normalized, .document, .nan, .infinite) {
            if at(sequence: .strict) { advance() }
            return .postfix
        }
        if isName(), at(.normalized, 1) {
            advance(2)
            return .postfix
        }
        return .binary
    }

    // MARK: Operands

    /// One operand with what stands before and after it.
    mutating func operand() throws(SyntaxError) -> NodeID {
        let start = at
        var prefixes = 0
        while isPrefix() {
            advance()
            prefixes += 1
        }
        let primary = try self.primary()
        let whole = try postfix(primary, from: start)
        return prefixes == 0 ? whole : node(.operation, from: start, child: whole)
    }

    private func isPrefix() -> Bool {
        switch kind {
        case .op:
            return !isOperator("%") && !isOperator("?")
        case .word:
            switch keyword {
            case .not:
                return true
            case .prior, .connect_by_root:
                return at(.word, 1) || at(.quotedName, 1) || at(.leftParen, 1)
            case .binary:
                return startsOperand(1) && !at(.leftParen, 1) && !at(any: .as, .from, distance: 1)
            case .any, .some(.some), .all:
                return at(.leftParen, 1)
            default: return false
            }
        default: return false
        }
    }

    /// Whether an operand can begin at a token.
    func startsOperand(_ distance: Int = 0) -> Bool {
        let token = peek(distance)
        switch token.kind {
        case .quotedName, .string, .number, .variable, .template, .leftParen, .leftBracket, .leftBrace: return true
        case .op: return [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "!")].contains(byte(token))
        case .word:
            switch keyword(token) {
            case .from, .where, .group, .order, .having, .limit, .union, .except, .intersect, .as, .is, .in, .like,
                .between, .and, .or, .on, .using, .then, .else, .end, .when, .into, .over, .asc, .desc, .escape,
                .collate, .join, .qualify, .rlike, .ilike, .regexp:
                return false
            default: return true
            }
        default: return false
        }
    }

    // MARK: After an operand

    /// Fields, subscripts, casts and paths behind an operand.
    mutating func postfix(_ operand: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var operand = operand
        var length = 0
        while true {
            length += 1
            guard length < Self.maximumDepth else {
                throw SyntaxError(token: at, expected: "fewer than \(Self.maximumDepth) levels", code: .tooDeep)
            }
            switch kind {
            case .dot where at(.dot, 1):
                // `1..10`
                return operand
            case .dot:
                if at(.star, 1) {
                    advance(2)
                    operand = try starModifiers(
                        node(.star, from: start, child: operand), from: start)
                    return operand
                }
                guard at(.word, 1) || at(.quotedName, 1) || at(.number, 1) || at(.variable, 1) || at(.string, 1)
                else {
                    if at(.leftParen, 1) || at(.op, 1) || at(.leftBracket, 1) {
                        advance()
                        continue
                    }
                    throw failure("a name after the dot")
                }
                advance()
                let name = at
                advance()
                if at(.leftParen), tree.tokens[name].kind == .word {
                    // A method: its arguments take part as well.
                    var children = Children()
                    append(operand, to: &children)
                    append(try call(named: path(name), from: name), to: &children)
                    operand = node(.operation, from: start, children)
                } else {
                    operand = node(.field, from: start, child: operand, value: UInt32(name))
                }
            case .leftBracket:
                operand = try subscripted(operand, from: start)
            case .doubleColon:
                advance()
                if at(.string) { advance() } else { try type() }
                operand = node(.cast, from: start, child: operand)
            case .op where isCastOperator:
                while at(.op) || at(.colon) { advance() }
                try type()
                operand = node(.cast, from: start, child: operand)
            case .colon where isJSONPath:
                advance()
                let first = at
                try jsonPathElement()
                while true {
                    if at(.dot), isName(1) {
                        advance(2)
                    } else if at(.leftBracket) {
                        try skipParentheses()
                    } else if at(.colon), isName(1), isGlued() {
                        advance(2)
                    } else {
                        break
                    }
                }
                operand = node(.jsonPath, from: start, child: operand, value: UInt32(first))
            case .op where isOperator("?") && isGlued() && (at(.dot, 1) || at(.leftBracket, 1) || at(.doubleColon, 1)):
                advance()
            case .leftParen where at(.op, 1) && isOperator("+", 1) && at(.rightParen, 2):
                // Oracle's outer join `(+)`.
                advance(3)
            default:
                return operand
            }
        }
    }

    /// `:>` and `!:>` of SingleStore.
    private var isCastOperator: Bool {
        isOperator("!") && at(.colon, 1) && isOperator(">", 2)
    }

    private var isJSONPath: Bool {
        colonIsPath && isGlued() && (at(.word, 1) || at(.quotedName, 1) || at(.leftBracket, 1))
    }

    private mutating func jsonPathElement() throws(SyntaxError) {
        if at(.leftBracket) { try skipParentheses() } else { advance() }
    }

    private mutating func subscripted(_ operand: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        append(operand, to: &children)
        advance()
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        while !at(.rightBracket) {
            if at(.colon) || at(.comma) || at(.doubleColon) || at(.star) {
                advance()
            } else if at(.op), at(.colon, 1) || at(.rightBracket, 1) {
                advance()
            } else {
                append(try expression(), to: &children)
                if at(.fatArrow) { advance() }
                if take(.for) {
                    // A comprehension's `for x in list if condition` inside brackets.
                    _ = try expression()
                }
            }
        }
        try expect(.rightBracket, "]")
        return node(.index, from: start, children)
    }

    /// `EXCEPT`, `REPLACE` and the like behind a star.
    mutating func starModifiers(_ star: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        if tree.nodes[Int(star)].firstChild != 0 {
            children.first = tree.nodes[Int(star)].firstChild
            children.last = children.first
        }
        while true {
            let modifier = at
            if at(any: .except, .exclude), isName(1) || at(.leftParen, 1), !startsQueryAfterExcept {
                advance()
                var names = Children()
                if at(.leftParen) {
                    advance()
                    while !at(.rightParen) {
                        if isName() || at(.string) { append(try columnName(), to: &names) } else { _ = try expression() }
                        if !take(.comma) { break }
                    }
                    try expect(.rightParen, ")")
                } else {
                    append(try columnName(), to: &names)
                }
                append(node(.exceptColumns, from: modifier, names), to: &children)
            } else if at(any: .replace, .rename), at(.leftParen, 1) || isName(1) {
                let isReplace = at(.replace)
                advance()
                var items = Children()
                if take(.leftParen) {
                    try commaList(into: &items) { (parser) throws(SyntaxError) in try parser.projectionItem() }
                    try expect(.rightParen, ")")
                } else {
                    append(try projectionItem(), to: &items)
                }
                append(node(isReplace ? .replaceColumns : .renameColumns, from: modifier, items), to: &children)
            } else if at(any: .ilike, .like), at(.string, 1) {
                advance(2)
            } else if at(.apply), at(.leftParen, 1) {
                advance()
                try skipParentheses()
            } else {
                break
            }
        }
        tree.nodes[Int(star)].firstChild = children.first
        tree.nodes[Int(star)].end = UInt32(at)
        return star
    }

    private var startsQueryAfterExcept: Bool {
        guard at(.except) else { return false }
        var distance = 1
        while at(.leftParen, distance) { distance += 1 }
        return at(any: .select, .with, .from, .values, .all, .distinct, .table, distance: distance)
    }

    // MARK: Names

    /// A path of one part.
    mutating func path(_ token: Int) -> UInt32 {
        tree.parts.append(UInt32(token))
        return SyntaxTree.pathValue(start: tree.parts.count - 1, count: 1)
    }

    /// `a.b.c` as a path.
    mutating func dottedName() throws(SyntaxError) -> UInt32 {
        guard isName() || at(.template) || at(.variable) || at(.string) else { throw failure("a name") }
        let start = tree.parts.count
        tree.parts.append(UInt32(at))
        advance()
        while at(.dot) {
            if isName(1) || at(.template, 1) || at(.variable, 1) || at(.number, 1) {
                tree.parts.append(UInt32(at + 1))
                advance(2)
            } else if at(.dot, 1), isName(2) {
                // `db..table`: the schema is left to the default.
                tree.parts.append(UInt32(at + 2))
                advance(3)
            } else {
                break
            }
        }
        return SyntaxTree.pathValue(start: start, count: tree.parts.count - start)
    }
}
