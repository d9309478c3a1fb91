extension Parser {
    /// INSERT, UPDATE, DELETE, MERGE or REPLACE.
    mutating func dataChange() throws(SyntaxError) -> NodeID {
        switch keyword {
        case .update, .upd: try update()
        case .delete, .del: try delete()
        case .merge: try merge()
        default: try insert()
        }
    }

    // MARK: RETURNING

    /// RETURNING, and what else ends a change of data.
    mutating func returning(into children: inout Children) throws(SyntaxError) {
        if at(.returning) || at(.return) && !statementMayEnd {
            let start = at
            advance()
            if at(.with), at(.leftParen, 1) {
                advance()
                try skipParentheses()
            }
            var items = Children()
            repeat { append(try projectionItem(), to: &items) } while take(.comma)
            _ = take(sequence: .bulk, .collect)
            if at(.into) { append(try into(), to: &items) }
            append(node(.returning, from: start, items), to: &children)
        }
        if at(.option), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        if at(.log), at(.errors, 1) { skipStatement() }
    }

    /// T-SQL's OUTPUT clause, which may write what it gives to a table.
    mutating func output() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var items = Children()
        repeat { append(try projectionItem(), to: &items) } while take(.comma)
        if at(.into) {
            let into = at
            advance()
            var parts = Children()
            append(node(.table, from: at, value: try dottedName(), flags: .target), to: &parts)
            if at(.leftParen), !startsQuery(1) {
                let columns = at
                var names = Children()
                try columnNames(into: &names)
                append(node(.insertColumns, from: columns, names), to: &parts)
            }
            append(node(.into, from: into, parts), to: &items)
        }
        return node(.returning, from: start, items)
    }
}
