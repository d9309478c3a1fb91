extension Parser {
    /// An expression: operands with operators between them, as one flat node.
    mutating func expression() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.flatExpression() }
    }

    private mutating func flatExpression() throws(SyntaxError) -> NodeID {
        let start = at
        let first = try operand()
        if isConditionalOperator { return try conditional(first, from: start) }
        var shape = try readOperator()
        guard shape != .none else { return first }
        var children = Children()
        append(first, to: &children)
        while shape != .none {
            if shape == .binary {
                let namesTable = rules.tablesBehindIn && keyword(tree.tokens[at - 1]) == .in && isName()
                append(namesTable ? try operandBehindIn() : try operand(), to: &children)
            }
            if isConditionalOperator { return try conditional(node(.operation, from: start, children), from: start) }
            shape = try readOperator()
        }
        return node(.operation, from: start, children)
    }

    private var isConditionalOperator: Bool {
        rules.conditionalOperator && isOperator("?") && !(isOperator("?", 1) && isGlued(1))
    }

    /// `condition ? a : b`, at the question mark: a CASE in fewer words.
    private mutating func conditional(_ condition: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        advance()
        var branch = Children()
        if take(.colon) {
            // `a ?: b`
            append(condition, to: &branch)
            append(try expression(), to: &branch)
            return node(.operation, from: start, branch)
        }
        append(node(.condition, from: start, child: condition), to: &branch)
        append(try expression(), to: &branch)
        var children = Children()
        append(node(.when, from: start, branch), to: &children)
        try expect(.colon, ":")
        let otherwise = at
        append(node(.elseBranch, from: otherwise, child: try expression()), to: &children)
        return node(.caseExpression, from: start, children)
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
            if isOperator("!"), !startsOperand(1),
                !(at(.op, 1) || at(.equals, 1)) || at(.equals, 1) && !isGlued(1) && isGlued()
            {
                // PostgreSQL's and DuckDB's factorial.
                advance()
                return .postfix
            }
            if isOperator("%"), isPercentSign {
                advance()
                return .postfix
            }
            advance()
            // `>>`, `<->`, `~*`, `||/`: longer operators are read sign by sign.
            while continuesOperator { advance() }
            // Oracle and T-SQL let white space stand within `< =`.
            if at(.equals), isComparisonSign(at - 1) { advance() }
            if at(.arrow), isGlued() { advance() }
            return .binary
        case .star:
            advance()
            while at(.star) || at(.equals), isGlued() { advance() }
            return .binary
        case .equals, .arrow, .atSign, .assign:
            advance()
            return .binary
        case .word:
            return try readKeywordOperator()
        default:
            return .none
        }
    }

    /// Whether `<`, `>`, `!` or `^` alone stands at a token.
    private func isComparisonSign(_ index: Int) -> Bool {
        let token = tree.tokens[index]
        guard token.end - token.start == 1 else { return false }
        switch byte(token) {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "^"): return true
        default: return false
        }
    }

    /// Whether the sign here belongs to the operator that has begun, rather than to an operand behind it.
    private var continuesOperator: Bool {
        guard isGlued() else { return false }
        switch kind {
        case .op:
            if isOperator("-") || isOperator("+") { return false }
            if isOperator("?") {
                // `@?` and `??`; else it is a parameter.
                let before = byte(tree.tokens[at - 1])
                return (before == UInt8(ascii: "@") || before == UInt8(ascii: "?")) && startsOperand(1)
            }
            if isOperator("%") { return !at(.leftParen, 1) && !(at(.word, 1) && isGlued(1)) }
            if isOperator("@") || isOperator("~") { return isGlued(1) || peek().kind == .string }
            return true
        case .star, .equals, .atSign: return true
        default: return false
        }
    }

    /// A percent sign that is no operator: nothing to divide by stands behind it (`LIMIT 10%`).
    private var isPercentSign: Bool {
        !startsOperand(1) || at(.offset, 1) && startsOperand(2)
    }

    private mutating func readKeywordOperator() throws(SyntaxError) -> OperatorShape {
        guard let keyword else { return .none }
        switch keyword {
        case .and, .or, .like, .ilike, .between, .in, .is, .collate: break
        // Words that are names or aliases just as well: operators where an operand follows.
        case .xor, .div, .rlike, .regexp, .glob, .overlaps, .escape, .iregexp, .match_any, .match_all, .match_phrase,
            .match_phrase_prefix, .match_phrase_edge, .match_regexp, .sounds:
            guard startsOperand(1) || at(.like, 1) else { return .none }
        default: return try readWordOperator(keyword)
        }
        switch keyword {
        case .in where rules.alterChangesRows && at(.partition, 1) && !endsItem(2):
            // ALTER … UPDATE a = b IN PARTITION p
            return .none
        case .between:
            advance()
            _ = take(any: .symmetric, .asymmetric)
        case .is:
            guard !endsItem(1) else { return .none }
            advance()
            return try readIsOperator()
        case .collate:
            advance()
            if at(.string) { advance() } else { _ = try dottedName() }
            return .postfix
        default:
            advance()
            if keyword == .sounds { _ = take(.like) }
            if at(any: .any, .all, .some), startsOperand(1), keyword != .and, keyword != .or { advance() }
        }
        return .binary
    }

    /// Operators that are rare, or made of several words.
    private mutating func readWordOperator(_ keyword: Keyword) throws(SyntaxError) -> OperatorShape {
        switch keyword {
        case .eq, .ne, .gt, .ge, .lt, .le:
            guard rules.wordComparisons else { return .none }
            advance()
            return .binary
        case .mod where !at(.leftParen, 1) && startsOperand(1), .concat where !at(.leftParen, 1) && startsOperand(1),
            .regexp_like where !at(.leftParen, 1) && startsOperand(1),
            .match where (!at(.leftParen, 1) || rules.matchOperator) && startsOperand(1):
            advance()
            return .binary
        case .similar where at(.to, 1), .member where at(.of, 1):
            advance(2)
            return .binary
        case .multiset where at(any: .union, .except, .intersect, distance: 1):
            advance(2)
            _ = take(any: .all, .distinct)
            return .binary
        case .global where at(.in, 1) || at(sequence: .not, .in, distance: 1):
            advance()
            _ = take(.not)
            advance()
            return .binary
        case .not:
            return try readNegatedOperator()
        case .isnull, .notnull:
            guard !endsItem(1) || blockDepth == 0 else { return .none }
            advance()
            return .postfix
        case .at where at(sequence: .time, .zone, distance: 1):
            advance(3)
            return .binary
        case .at where at(.local, 1):
            advance(2)
            return .postfix
        case .operator where at(.leftParen, 1):
            advance()
            try skipParentheses()
            return .binary
        case .interpolate where at(any: .previous, .next, distance: 1) && at(.value, 2):
            // Vertica: a join of the nearest row before.
            advance(3)
            return .binary
        case .using where at(.analyzer, 1):
            // Doris: how a full-text search reads its words.
            advance(3)
            return .postfix
        case .day, .days, .hour, .hours, .minute, .minutes, .second, .seconds, .month, .months, .year, .years,
            .microsecond, .microseconds:
            guard rules.labelledDurations else { return .none }
            switch tree.tokens[at - 1].kind {
            case .number, .rightParen, .variable: break
            default: return .none
            }
            advance()
            return .postfix
        default: return .none
        }
    }

    private mutating func readNegatedOperator() throws(SyntaxError) -> OperatorShape {
        guard let negated = keyword(peek()) else { return .none }
        switch negated {
        case .in, .like, .ilike, .rlike, .regexp, .between, .similar, .glob, .match, .match_any, .match_all,
            .match_phrase,
            .match_phrase_prefix, .match_phrase_edge, .match_regexp, .regexp_like, .iregexp, .overlaps, .global,
            .member:
            advance()
            return try readKeywordOperator()
        case .null:
            advance(2)
            return .postfix
        default: return .none
        }
    }

    /// What can stand behind IS.
    private mutating func readIsOperator() throws(SyntaxError) -> OperatorShape {
        _ = take(.not)
        if take(sequence: .distinct, .from) { return .binary }
        if take(.json) {
            _ = take(any: .value, .scalar, .array, .object)
            _ = take(any: .with, .without)
            if take(.unique) { _ = take(any: .keys, .key) }
            return .postfix
        }
        if take(.of) {
            _ = take(.type)
            try skipParentheses()
            return .postfix
        }
        if take(any: .null, .true, .false, .unknown, .normalized, .document, .nan, .infinite) || take(.empty) {
            _ = take(.strict)
            return .postfix
        }
        if isName(), at(.normalized, 1) || at(.set, 1) {
            advance(2)
            return .postfix
        }
        return .binary
    }

    /// Whether behind a token an item of a list, or the text, ends.
    func endsItem(_ distance: Int = 0) -> Bool {
        switch peek(distance).kind {
        case .endOfText, .semicolon, .comma, .rightParen: true
        default: false
        }
    }
}
