extension Parser {
    /// `WITH a AS (…), b AS (…)`.
    mutating func with(into children: inout Children) throws(SyntaxError) {
        while at(.with) {
            let start = at
            advance()
            var flags: NodeFlags = []
            if at(.mutually), at(.recursive, 1) { advance() }
            if at(.recursive), !at(.as, 1) {
                advance()
                flags = .recursive
            }
            var ctes = Children()
            if at(.xmlnamespaces) {
                advance()
                try skipParentheses()
                if !take(.comma) { continue }
            }
            while true {
                if at(.function), isName(1), !at(.as, 1) {
                    try inlineFunction()
                } else {
                    append(try cte(), to: &ctes)
                }
                // Commas between functions can be left out; one before the query is let pass.
                let isBehindFunction = ctes.isEmpty && !at(.select) && !at(.with)
                guard take(.comma) || at(.function) && isName(1) || isBehindFunction else { break }
                _ = take(.with)
                if at(.select) { break }
            }
            append(node(.with, from: start, ctes, flags: flags), to: &children)
        }
    }

    /// Trino's `WITH FUNCTION f(…) RETURNS … RETURN …`: read over, since such functions cannot read tables.
    private mutating func inlineFunction() throws(SyntaxError) {
        advance()
        _ = try dottedName()
        try skipParentheses()
        var level = 0
        while !at(.endOfText) {
            switch keyword {
            case .begin, .case, .loop, .while, .repeat: level += 1
            case .if where !at(.leftParen, 1): level += 1
            case .end:
                level -= 1
                advance()
                if at(any: .if, .loop, .case, .while, .repeat) { advance() }
                continue
            case .with where at(.leftParen, 1):
                // Properties of the function.
                advance()
                try skipParentheses()
                continue
            case .select, .with:
                if level == 0 { return }
            default: break
            }
            if level == 0, at(.semicolon) || at(.comma) || at(.rightParen) {
                // Oracle's functions end in a semicolon.
                if tree.tokens[at - 1].kind == .word, rules.returnsWithoutS { _ = take(.semicolon) }
                return
            }
            try skipItem()
        }
    }

    /// One CTE with its columns, its query, or the expression that it names.
    private mutating func cte() throws(SyntaxError) -> NodeID {
        let start = at
        cteCount += 1
        var children = Children()
        if !namesCTE {
            if at(.template) {
                advance()
            } else {
                // ClickHouse: an expression with a name.
                let value = try expression()
                try expect(.as)
                guard isName() else { throw failure("a name") }
                advance()
                return node(.cte, from: start, child: value, value: UInt32(at - 1))
            }
        } else {
            advance()
        }
        let name = UInt32(at - 1)
        if at(.leftParen), !startsQuery(1) { try columnNames(into: &children) }
        // Databricks: MAX RECURSION LEVEL 10
        if at(.max), at(.recursion, 1) { advance(4) }
        if at(.using), at(.key, 1) {
            advance(2)
            try skipParentheses()
        }
        _ = take(.as)
        if !take(sequence: .not, .materialized) { _ = take(.materialized) }
        if take(.using) || at(.template) && !at(.leftParen, 1) { advance() }
        if at(.leftParen), !startsQuery(1), rules.expressionCTEs, !at(.leftParen, 1), !at(.with, 1) {
            append(try expression(), to: &children)
            return node(.cte, from: start, children, value: name)
        }
        if at(.leftParen) {
            let body = at
            advance()
            if startsStatementInCTE {
                let statement = try dataChange()
                append(node(.query, from: body, child: statement), to: &children)
            } else {
                append(try query(), to: &children)
            }
            try expect(.rightParen, ")")
        } else if startsOperand() {
            append(try expression(), to: &children)
        } else {
            throw failure("( and a query")
        }
        try cteSuffix(into: &children)
        return node(.cte, from: start, children, value: name)
    }

    /// Whether a name stands here behind which a query follows.
    private var namesCTE: Bool {
        guard isName() && !at(.null) || at(.string) else { return false }
        if at(.leftParen, 1) { return !rules.expressionCTEs || isCTE(afterName: 1) }
        if rules.expressionCTEs, at(.as, 1) {
            // `WITH a AS b` names the column a.
            return !isName(2) || at(any: .materialized, .not, distance: 2)
        }
        return at(.as, 1) || at(.using, 1) || at(.template, 1)
    }

    private var startsStatementInCTE: Bool {
        at(any: .insert, .update, .delete, .merge, .upsert)
    }

    /// `SEARCH DEPTH FIRST BY a SET b`, `CYCLE a SET b TO 1 DEFAULT 0 USING c`: the columns that they add, as `named`
    /// nodes of the columns they are made of.
    private mutating func cteSuffix(into children: inout Children) throws(SyntaxError) {
        if at(.search), at(any: .depth, .breadth, distance: 1) {
            let start = at
            advance(3)
            try expect(.by)
            var keys = Children()
            repeat {
                append(try expression(), to: &keys)
                _ = take(any: .asc, .desc)
                if take(.nulls) { advance() }
            } while take(.comma)
            try expect(.set)
            _ = try columnName()
            append(node(.named, from: start, keys, value: UInt32(at - 1)), to: &children)
        }
        if at(.cycle), isName(1) {
            let start = at
            advance()
            var keys = Children()
            repeat { append(try operand(), to: &keys) } while take(.comma)
            try expect(.set)
            _ = try columnName()
            append(node(.named, from: start, keys, value: UInt32(at - 1)), to: &children)
            if take(.to) {
                _ = try operand()
                try expect(.default)
                _ = try operand()
            }
            if take(.using) {
                _ = try columnName()
                append(node(.named, from: start, value: UInt32(at - 1)), to: &children)
                tree.nodes[Int(children.last)].firstChild = keys.first
            }
        }
    }
}
