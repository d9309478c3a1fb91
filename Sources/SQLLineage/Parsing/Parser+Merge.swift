extension Parser {
    /// `MERGE INTO t USING s ON … WHEN …`.
    mutating func merge() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.branch, 1), isName(2), at(.into, 3) { return try utility() }
        advance()
        if at(.top), at(.leftParen, 1) {
            advance()
            try skipParentheses()
        }
        // Delta's WITH SCHEMA EVOLUTION.
        if at(.with), at(.schema, 1) { advance(3) }
        _ = take(.into)
        var children = Children()
        append(try relation(), to: &children)
        try expect(.using)
        append(try relation(), to: &children)
        try joinsOfMerge(into: &children)
        let condition = at
        if at(.using) {
            advance()
            var names = Children()
            try columnNames(into: &names)
            append(node(.using, from: condition, names), to: &children)
        } else {
            try expect(.on)
            append(node(.on, from: condition, child: try expression()), to: &children)
        }
        if at(.with), at(.schema, 1) { advance(3) }
        if at(.remove) {
            // Redshift's REMOVE DUPLICATES: rows of the source in place of those that match.
            advance(2)
            append(node(.mergeBranch, from: start, flags: .asStruct), to: &children)
        }
        while at(.when) { append(try mergeBranch(), to: &children) }
        _ = take(sequence: .else, .ignore)
        if at(.logging) { try skipRest() }
        while at(any: .output, .returning, .option, .log) {
            let clause = at
            if at(.output) { append(try output(), to: &children) } else { try returning(into: &children) }
            if at == clause { throw failure("the end of the statement") }
        }
        return node(.merge, from: start, children)
    }

    /// Joins of the source, which some let stand without parentheses.
    private mutating func joinsOfMerge(into children: inout Children) throws(SyntaxError) {
        while at(any: .join, .left, .inner, .cross, .right, .full) {
            let before = at
            try joins(into: &children)
            if at == before { return }
        }
    }

    /// `WHEN [NOT] MATCHED [BY SOURCE] [AND condition] THEN …`.
    private mutating func mergeBranch() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        _ = take(.not)
        try expect(.matched)
        if take(.by) { advance() }
        var children = Children()
        if at(.and) {
            let condition = at
            advance()
            append(node(.condition, from: condition, child: try expression()), to: &children)
        }
        try expect(.then)
        var flags: NodeFlags = []
        switch keyword {
        case .update, .upd:
            advance()
            if take(.all) || at(.star) || at(.by) || at(.when) || endsItem() {
                _ = take(.star)
                if take(.by) { advance() }
                _ = take(.star)
                flags = .asStruct
            } else {
                try expect(.set)
                if take(.star) {
                    flags = .asStruct
                    try exceptedColumns(into: &children)
                } else {
                    append(node(.assignmentList, from: at, try assignments()), to: &children)
                }
            }
        case .insert, .ins:
            advance()
            if at(.leftParen) {
                let columns = at
                var names = Children()
                try columnNames(into: &names)
                if rules.abbreviatedStatements, !at(.values) {
                    // Teradata: VALUES is left out.
                    at = columns - 1
                    append(try values(), to: &children)
                    return node(.mergeBranch, from: start, children, flags: flags)
                }
                append(node(.insertColumns, from: columns, names), to: &children)
            }
            if take(.star) || take(.row) || take(.all) || at(.by) || at(.when) || endsItem() {
                if take(.by) { advance() }
                _ = take(.star)
                try exceptedColumns(into: &children)
                flags = .asStruct
            } else if !take(sequence: .default, .values) {
                if at(.overriding) { advance(3) }
                guard at(.values) else { throw failure("VALUES") }
                append(try values(), to: &children)
            }
        case .delete:
            advance()
        case .do:
            advance(2)
        case .signal:
            // DB2: a row that must not be.
            while !at(.when), !at(.else), !at(.semicolon), !at(.endOfText) { advance() }
        case .error:
            // DuckDB: a row that must not be.
            advance()
            if at(.string) { advance() }
        default:
            throw failure("UPDATE, INSERT or DELETE")
        }
        // Oracle's conditions of the change, and DELETE WHERE.
        while at(any: .where, .delete) {
            _ = take(.delete)
            let condition = at
            try expect(.where)
            append(node(.condition, from: condition, child: try expression()), to: &children)
        }
        return node(.mergeBranch, from: start, children, flags: flags)
    }

    /// `* EXCEPT (a, b)` of UPDATE SET and INSERT.
    private mutating func exceptedColumns(into children: inout Children) throws(SyntaxError) {
        let start = at
        guard take(.except) else { return }
        var names = Children()
        try columnNames(into: &names)
        append(node(.exceptColumns, from: start, names), to: &children)
    }
}
