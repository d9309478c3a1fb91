extension Parser {
    /// `UPDATE t SET …` with FROM, joins and conditions.
    mutating func update() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.statistics, 1), isName(2), !at(.set, 2), !at(.as, 2) { return try utility() }
        if rules.statementsAsQueries, tree.text(UInt32(at + 1)).lowercased() == "extensions", !at(.set, 2), !isName(2) {
            return try utility()
        }
        advance()
        if at(.or), isName(1) { advance(2) }
        while at(any: .low_priority, .ignore), isName(1), !at(.set, 1) { advance() }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        var children = Children()
        try relations(into: &children)
        try portion()
        if at(.from) { append(try from(), to: &children) }
        try expect(.set)
        append(node(.assignmentList, from: at, try assignments()), to: &children)
        try changeClauses(into: &children)
        return node(.update, from: start, children)
    }

    /// `FOR PORTION OF BUSINESS_TIME FROM x TO y`
    mutating func portion() throws(SyntaxError) {
        guard at(.for), at(.portion, 1) else { return }
        advance(4)
        try expect(.from)
        _ = try expression()
        try expect(.to)
        _ = try expression()
    }

    /// `a = 1, (b, c) = (SELECT …)`.
    mutating func assignments() throws(SyntaxError) -> Children {
        var children = Children()
        repeat {
            if at(.where) || at(.endOfText) || at(.from) { break }
            let start = at
            var parts = Children()
            if at(.variable), at(.equals, 1) {
                // T-SQL: `@v = column = expression`.
                advance(2)
                if let column = try assignedColumn() {
                    append(column, to: &children)
                    continue
                }
                let value = try expression()
                append(node(.variable, from: start), to: &parts)
                append(value, to: &parts)
                append(node(.setItem, from: start, parts), to: &children)
                continue
            }
            append(try operand(), to: &parts)
            if tree.nodes[Int(parts.first)].kind == .call, !at(.equals) {
                // T-SQL: `doc.modify('…')`, `text.WRITE(…)`.
                continue
            }
            let isCompound = at(.op) || at(.star)
            while at(.op) || at(.star) || at(.colon) { advance() }
            guard take(.equals) || take(.assign) || take(.eq) else { throw failure("=") }
            var value = at(.default) && !at(.leftParen, 1) ? literalWord() : try expression()
            if isCompound {
                // `a += 1` is of a too.
                var own = tree.nodes[Int(parts.first)]
                own.next = 0
                tree.nodes.append(own)
                var operands = Children()
                append(UInt32(tree.nodes.count - 1), to: &operands)
                append(value, to: &operands)
                value = node(.operation, from: start, operands)
            }
            append(value, to: &parts)
            append(node(.setItem, from: start, parts), to: &children)
        } while take(.comma)
        return children
    }

    /// `column = expression` behind `@v =`; nil where it is an expression alone.
    private mutating func assignedColumn() throws(SyntaxError) -> NodeID? {
        let start = at
        guard isName() else { return nil }
        let mark = (tree.nodes.count, tree.parts.count)
        let column = try operand()
        guard tree.nodes[Int(column)].kind == .name, take(.equals) else {
            at = start
            tree.nodes.removeLast(tree.nodes.count - mark.0)
            tree.parts.removeLast(tree.parts.count - mark.1)
            return nil
        }
        var parts = Children()
        append(column, to: &parts)
        append(try expression(), to: &parts)
        return node(.setItem, from: start, parts)
    }

    /// What UPDATE and DELETE may have behind their core, in any order.
    private mutating func changeClauses(into children: inout Children) throws(SyntaxError) {
        while at(.word), let keyword {
            let start = at
            switch keyword {
            case .from: append(try from(), to: &children)
            case .using where !at(.leftParen, 1) || startsQuery(2):
                append(try from(), to: &children)
            case .where:
                advance()
                if at(.current), at(.of, 1) {
                    advance(3)
                } else {
                    append(node(.whereClause, from: start, child: try expression()), to: &children)
                }
            case .output: append(try output(), to: &children)
            case .order where at(.by, 1): append(try orderBy(), to: &children)
            case .limit:
                advance()
                var amounts = Children()
                append(try expression(), to: &amounts)
                if take(.comma) || take(.offset) { append(try expression(), to: &amounts) }
                append(node(.limit, from: start, amounts), to: &children)
            case .returning, .option, .log, .return:
                try returning(into: &children)
                if at == start { return }
            case .all where rules.abbreviatedStatements: advance()
            case .else where rules.abbreviatedStatements:
                // Teradata's UPDATE … ELSE INSERT of constants.
                try skipRest()
            case .in where at(.partition, 1):
                advance(2)
                append(try expression(), to: &children)
            case .settings:
                try skipSettings()
            default: return
            }
        }
    }

    /// `DELETE FROM t …` with USING, joins and conditions.
    mutating func delete() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while at(any: .low_priority, .quick, .ignore), isName(1), !at(.where, 1) { advance() }
        // Teradata: all objects of a database.
        if rules.abbreviatedStatements, at(any: .database, .user), isName(1) { return utilityRest(from: start) }
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        var children = Children()
        if at(.history) || at(.star), at(.from, 1) { advance() }
        if at(.from) {
            // DELETE FROM t …, or MySQL's DELETE FROM t, u USING …
            advance()
            try relations(into: &children)
            try portion()
        } else if at(.all) || endsItem() {
            throw failure("a table")
        } else {
            try relations(into: &children)
        }
        try changeClauses(into: &children)
        return node(.delete, from: start, children)
    }
}
