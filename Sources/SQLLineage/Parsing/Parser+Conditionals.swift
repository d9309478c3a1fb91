extension Parser {
    /// `CASE x WHEN 1 THEN a ELSE b END`.
    mutating func caseExpression() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        advance()
        if !at(.when) {
            let operand = at
            append(node(.condition, from: operand, child: try expression()), to: &children)
        }
        while at(.when) {
            let branch = at
            advance()
            var parts = Children()
            let condition = at
            var conditions = Children()
            try commaList(into: &conditions) { (parser) throws(SyntaxError) in try parser.expression() }
            append(node(.condition, from: condition, conditions), to: &parts)
            try expect(.then)
            append(try expression(), to: &parts)
            append(node(.when, from: branch, parts), to: &children)
        }
        if at(.else) {
            let branch = at
            advance()
            append(node(.elseBranch, from: branch, child: try expression()), to: &children)
        }
        try expect(.end)
        if at(.case) { advance() }
        return node(.caseExpression, from: start, children)
    }

    /// `IF a THEN b [ELSEIF c THEN d] ELSE e ENDIF` as a CASE, or nil where IF is a name or function.
    mutating func conditionalExpression() throws(SyntaxError) -> NodeID? {
        let start = at
        if at(.leftParen, 1) {
            guard let behind = distance(behind: 1), at(.then, behind) else { return nil }
        } else {
            guard startsOperand(1), !at(.op, 1), !at(.dot, 1) else { return nil }
        }
        var children = Children()
        repeat {
            let branch = at
            advance()
            var parts = Children()
            append(node(.condition, from: at, child: try expression()), to: &parts)
            try expect(.then)
            append(try expression(), to: &parts)
            append(node(.when, from: branch, parts), to: &children)
        } while at(any: .elseif, .elsif)
        if at(.else) {
            let branch = at
            advance()
            append(node(.elseBranch, from: branch, child: try expression()), to: &children)
        }
        guard take(.endif) || take(.end) else { throw failure("ENDIF") }
        return node(.caseExpression, from: start, children)
    }
}
