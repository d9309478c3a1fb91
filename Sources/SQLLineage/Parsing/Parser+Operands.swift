extension Parser {
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
            case .approximate:
                return isName(1) && at(.leftParen, 2)
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
        case .op:
            return [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "!")].contains(byte(token))
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
            guard length < maximumDepth else {
                throw SyntaxError(token: at, expected: "fewer than \(maximumDepth) levels", code: .tooDeep)
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
                if rules.typedSubcolumns, try readSubcolumn() {
                    operand = node(.cast, from: start, child: operand)
                    continue
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
            case .leftParen where startsAttributes:
                operand = try attributes(of: operand, from: start)
            case .leftBracket:
                operand = try subscripted(operand, from: start)
            case .doubleColon:
                advance()
                if rules.doubleColonIsPath {
                    _ = at(.op) ? advance() : ()
                    operand = node(.jsonPath, from: start, child: operand, value: UInt32(at))
                    advance()
                } else if rules.staticMethods, isName(), at(.leftParen, 1) {
                    let name = at
                    advance()
                    operand = try call(named: path(name), from: start)
                } else {
                    let type = UInt32(at)
                    if at(.string) { advance() } else { try self.type() }
                    operand = node(.cast, from: start, child: operand, value: type)
                }
            case .op where isOperator("!") && at(.colon, 1) && isOperator(">", 2),
                .colon where isOperator(">", 1) && isGlued(1):
                // `:>` and `!:>` of SingleStore.
                advance(at(.colon) ? 2 : 3)
                try type()
                operand = node(.cast, from: start, child: operand)
            case .colon where isJSONPath:
                operand = try jsonPath(of: operand, from: start)
            case .op where isOperator("?") && isGlued() && (at(.dot, 1) || at(.leftBracket, 1) || at(.doubleColon, 1)):
                advance()
            case .leftParen where at(.op, 1) && isOperator("+", 1) && at(.rightParen, 2):
                // Oracle's outer join `(+)`.
                advance(3)
            case .leftParen where isCallOfIdentifier(operand):
                operand = try call(named: tree.nodes[Int(operand)].value, from: start)
            case .word where tree.tokens[at - 1].kind == .rightParen:
                guard try readParenthesesSuffix(of: operand) else { return operand }
            default:
                return operand
            }
        }
    }

    /// `IDENTIFIER('f')(x)`: the function's name is a value.
    private func isCallOfIdentifier(_ operand: NodeID) -> Bool {
        let node = tree.nodes[Int(operand)]
        return node.kind == .call && keyword(tree.tokens[Int(node.start)]) == .identifier && isGlued()
            && tree.tokens[at - 1].kind == .rightParen
    }

    /// What may stand behind parentheses: the window of `(f(x)) OVER (…)`, the unit of `(a - b) DAY TO SECOND`.
    private mutating func readParenthesesSuffix(of operand: NodeID) throws(SyntaxError) -> Bool {
        switch keyword {
        case .over where at(.leftParen, 1) && tree.nodes[Int(operand)].kind == .call:
            addChild(try over(), to: operand)
            return true
        case .day, .year, .hour, .minute, .month, .second:
            let unit = at(.leftParen, 1) ? distance(behind: 1) ?? 1 : 1
            guard at(.to, unit), isIntervalUnit(unit + 1) else { return false }
            advance(unit + 2)
            if at(.leftParen) { try skipParentheses() }
            return true
        default: return false
        }
    }

    /// Adds a child behind the last of a node.
    mutating func addChild(_ child: NodeID, to parent: NodeID) {
        var last = tree.nodes[Int(parent)].firstChild
        guard last != 0 else {
            tree.nodes[Int(parent)].firstChild = child
            return
        }
        while tree.nodes[Int(last)].next != 0 { last = tree.nodes[Int(last)].next }
        tree.nodes[Int(last)].next = child
    }

    /// ClickHouse's `.:Type` and `.^name`, at the dot.
    private mutating func readSubcolumn() throws(SyntaxError) -> Bool {
        if at(.colon, 1) {
            advance(2)
            try type()
            return true
        }
        if isOperator("^", 1), isName(2) {
            advance(3)
            return true
        }
        return false
    }

    // MARK: Paths and subscripts

    private var isJSONPath: Bool {
        colonIsPath && (isGlued() || rules.spacedColonPaths)
            && (at(.word, 1) || at(.quotedName, 1) || at(.leftBracket, 1))
    }

    /// `:a.b[0]:c`, at the colon. The subscripts become children behind the operand.
    private mutating func jsonPath(of operand: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        let first = at
        var children = Children()
        append(operand, to: &children)
        if !at(.leftBracket) { advance() }
        while true {
            if at(.dot), isName(1) || at(.number, 1) {
                advance(2)
            } else if at(.leftBracket) {
                try subscripts(into: &children)
            } else if at(.colon), isJSONPath {
                advance(at(.leftBracket, 1) ? 1 : 2)
            } else {
                break
            }
        }
        return node(.jsonPath, from: start, children, value: UInt32(first))
    }

    private mutating func subscripted(_ operand: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        append(operand, to: &children)
        try subscripts(into: &children)
        return node(.index, from: start, children)
    }

    /// `[1]`, `[a:b]`, `[a, b]`.
    private mutating func subscripts(into children: inout Children) throws(SyntaxError) {
        try expect(.leftBracket, "[")
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
                _ = take(.fatArrow)
            }
        }
        try expect(.rightBracket, "]")
    }
}
