extension Parser {
    /// `DATE '2020-01-01'`.
    mutating func typedLiteral() throws(SyntaxError) -> NodeID? {
        let start = at
        if at(.string, 1) {
            advance(2)
            return node(.literal, from: start)
        }
        if at(any: .timestamp, .time), at(any: .with, .without, distance: 1), at(.time, 2), at(.zone, 3), at(.string, 4)
        {
            advance(5)
            return node(.literal, from: start)
        }
        if at(.double), at(.precision, 1), at(.string, 2) {
            advance(3)
            return node(.literal, from: start)
        }
        if at(any: .char, .varchar, .timestamp, .time, .numeric, .decimal, .bit), at(.leftParen, 1), at(.number, 2),
            at(.rightParen, 3), at(.string, 4)
        {
            advance(5)
            return node(.literal, from: start)
        }
        if at(any: .json, .decimal, .numeric, .int, .float, .double), at(.number, 1) || at(.leftBrace, 1) {
            advance()
            return node(.cast, from: start, child: try primary())
        }
        return nil
    }

    /// Whether the angle brackets at a token hold types, rather than being comparisons.
    func isTypeList(_ first: Int = 0) -> Bool {
        var level = 0
        // Longer lists of types than this are not written into expressions; the bound keeps reading linear.
        for distance in first..<first + 256 {
            let token = peek(distance)
            switch token.kind {
            case .op:
                guard token.end - token.start == 1 else { return false }
                if byte(token) == UInt8(ascii: "<") {
                    level += 1
                } else if byte(token) == UInt8(ascii: ">") {
                    level -= 1
                } else {
                    return false
                }
                if level == 0 { return true }
            case .word:
                switch keyword(token) {
                case .and, .or, .then, .else, .end, .from, .where, .as: return false
                default: break
                }
            case .number where distance == first + 1: return false
            case .quotedName, .number, .comma, .colon, .leftParen, .rightParen, .dot: break
            default: return false
            }
        }
        return false
    }

    /// `ARRAY<INT>[…]`, `STRUCT<a INT>(…)`, `ROW(…)`, or nil where no type parameters stand here.
    mutating func typedConstructor() throws(SyntaxError) -> NodeID? {
        guard isOperator("<", 1), isTypeList(1) else { return nil }
        let start = at
        let mark = (tree.nodes.count, tree.parts.count)
        do throws(SyntaxError) {
            try type()
        } catch {
            at = start
            tree.parts.removeLast(tree.parts.count - mark.1)
            return nil
        }
        switch kind {
        case .leftBracket:
            let array = try bracketed()
            tree.nodes[Int(array)].value = UInt32(start)
            return array
        case .leftParen: return try call(named: path(start), from: start)
        case .string, .leftBrace: return try primary()
        default:
            at = start
            return nil
        }
    }

    /// `CAST(x AS TYPE)` with the options that dialects have behind the type.
    mutating func cast() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        let inner = at
        var children = Children()
        if startsQuery() {
            append(node(.subquery, from: inner, child: try query()), to: &children)
        } else {
            append(try expression(), to: &children)
        }
        var typeStart = 0
        if take(.as) || take(.comma) {
            typeStart = at
            if at(.string) { advance() } else { try type() }
        }
        // FORMAT '…', DEFAULT x ON CONVERSION ERROR, RENAME FIELDS, …
        while !at(.rightParen), !at(.endOfText), !at(.semicolon) {
            if take(.default) || take(.format) || take(.using) || take(.comma)
                || at(sequence: .at, .time, .zone) && take(sequence: .at, .time, .zone)
            {
                append(try expression(), to: &children)
            } else {
                try skipItem()
            }
        }
        try expect(.rightParen, ")")
        return node(.cast, from: start, children, value: UInt32(typeStart))
    }

    /// `INTERVAL '1' DAY`, `INTERVAL (a + 1) MONTH`; a column may have that name as well.
    mutating func interval() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.leftParen, 1), at(.number, 2), at(.rightParen, 3), at(.string, 4) {
            advance(4)
        } else {
            guard startsOperand(1) || at(.colon, 1), !isIntervalName else { return try nameOrCall() }
            advance()
        }
        var children = Children()
        append(try operand(), to: &children)
        // `INTERVAL a + 1 DAY`: the amount is an expression, where a unit follows the sign's operand.
        while at(.op) || at(.star), isIntervalUnit(2) || at(.op, 2) && isIntervalUnit(4) {
            advance()
            append(try operand(), to: &children)
        }
        try intervalUnits()
        return node(.operation, from: start, children)
    }

    /// `DAY`, `DAY(2) TO SECOND(3)`, and further amounts: `5 HOURS 30 MINUTES`, `23 HOUR + 59 MINUTE`.
    private mutating func intervalUnits() throws(SyntaxError) {
        guard isIntervalUnit() else { return }
        advance()
        if at(.leftParen) { try skipParentheses() }
        if take(.to) {
            advance()
            if at(.leftParen) { try skipParentheses() }
        }
        while true {
            let sign = at(.op) ? 1 : 0
            guard at(.number, sign) || at(.string, sign), isIntervalUnit(sign + 1) else { return }
            advance(sign + 2)
        }
    }

    /// `interval` as a column: nothing behind it could be the amount.
    private var isIntervalName: Bool {
        if at(.op, 1), !at(.number, 2), !at(.string, 2), !at(.leftParen, 2), !isName(2) { return true }
        if at(.op, 1) { return !isIntervalUnit(3) }
        if at(.leftParen, 1) { return isGlued(1) && rules.intervalFunction }
        if at(.word, 1) {
            return
                !(isIntervalUnit(2) || at(.dot, 2) || at(.leftParen, 2) || at(.op, 2) || at(.star, 2)
                || at(.rightParen, 2) && !at(.from, 1)) || isIntervalUnit(1) && !isIntervalUnit(2)
        }
        return false
    }

    /// Whether a unit of time stands at a token.
    func isIntervalUnit(_ distance: Int = 0) -> Bool {
        keyword(peek(distance))?.isTimeUnit ?? false
    }
}
