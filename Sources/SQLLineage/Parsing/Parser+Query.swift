extension Parser {
    /// Whether a query begins at a token.
    func startsQuery(_ distance: Int = 0) -> Bool {
        let token = peek(distance)
        guard let keyword = keyword(token) else { return false }
        switch keyword {
        case .select, .sel:
            if keyword == .sel { return rules.abbreviatedStatements }
            return !at(.comma, distance + 1) && !at(.equals, distance + 1) && !at(.dot, distance + 1)
                && !at(.rightParen, distance + 1)
        case .with:
            return startsWith(distance + 1)
        case .locking:
            return rules.abbreviatedStatements && isName(distance + 1)
        case .values:
            return at(.leftParen, distance + 1) || at(.row, distance + 1) && at(.leftParen, distance + 2)
                || at(.number, distance + 1) || at(.string, distance + 1)
        case .from:
            // FROM-first: only where no expression could stand before it.
            return
                (isName(distance + 1) || at(.leftParen, distance + 1) || at(.string, distance + 1)
                || at(.template, distance + 1) || at(.atSign, distance + 1)) && !at(.comma, distance + 2)
        case .table:
            guard isName(distance + 1) || at(.template, distance + 1) else { return false }
            switch peek(distance + 2).kind {
            case .rightParen, .endOfText, .semicolon, .dot, .pipeOperator: return true
            default:
                return at(
                    any: .union, .intersect, .except, .minus, .order, .limit, .offset, .where, distance: distance + 2)
            }
        case .pivot, .unpivot:
            return rules.statementsAsQueries
                && (isName(distance + 1) || at(.leftParen, distance + 1) || at(.string, distance + 1))
        case .describe, .show, .summarize:
            return rules.statementsAsQueries && (isName(distance + 1) || at(.string, distance + 1))
        default:
            return false
        }
    }

    /// Whether behind a WITH a common table expression stands, or what can be in its place.
    private func startsWith(_ distance: Int) -> Bool {
        if at(.recursive, distance) && !at(.as, distance + 1) || at(.xmlnamespaces, distance) { return true }
        if at(.function, distance), isName(distance + 1) { return true }
        if rules.expressionCTEs, startsOperand(distance), !at(.rightParen, distance) { return true }
        guard
            isName(distance) || at(.number, distance) || at(.variable, distance) || at(.string, distance)
                || at(.template, distance)
        else { return false }
        if at(.leftParen, distance + 1) { return isCTE(afterName: distance + 1) }
        // `WITH SCHEMABINDING AS SELECT` are options of a view.
        return at(.using, distance + 1)
            || at(.as, distance + 1)
                && (at(.leftParen, distance + 2) || at(.template, distance + 2)
                    || at(any: .materialized, .not, distance: distance + 2))
    }

    /// Whether the parenthesis at a token holds the columns of a CTE, or its query where AS is left out.
    func isCTE(afterName distance: Int) -> Bool {
        if startsQuery(distance + 1) { return true }
        guard let behind = self.distance(behind: distance) else { return false }
        if at(.using, behind), at(.key, behind + 1) { return true }
        guard at(.as, behind) else { return false }
        return at(.leftParen, behind + 1) || at(any: .materialized, .not, distance: behind + 1)
    }

    /// A query with all that belongs to it: WITH, set operations, ORDER BY, LIMIT, pipes.
    mutating func query() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readQuery() }
    }

    private mutating func readQuery() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.locking) { try lockingModifiers() }
        var children = Children()
        if at(.with) { try with(into: &children) }
        append(try setOperations(), to: &children)
        try queryTail(into: &children)
        var whole = node(.query, from: start, children)
        while at(.word), let operation = try setOperator() {
            // ORDER BY and LIMIT of an operand that has no parentheses around it.
            var operands = Children()
            append(whole, to: &operands)
            try setOperands(operation, from: start, into: &operands)
            try queryTail(into: &operands)
            whole = node(.query, from: start, operands)
        }
        return at(.pipeOperator) ? try pipeline(whole, from: start) : whole
    }

    // MARK: Set operations

    private mutating func setOperations() throws(SyntaxError) -> NodeID {
        let start = at
        let first = try queryTerm()
        guard let operation = try setOperator() else { return first }
        var operands = Children()
        append(first, to: &operands)
        try setOperands(operation, from: start, into: &operands)
        return operands.first
    }

    /// The operands behind the first set operator. What they make is the only child afterwards.
    private mutating func setOperands(
        _ operation: SetOperator, from start: Int, into operands: inout Children
    ) throws(SyntaxError) {
        var flags = operation.flags
        var current = operation
        while true {
            let operand = try queryTerm()
            if current.flags.contains(.subtracting) { tree.nodes[Int(operand)].flags.insert(.subtracting) }
            append(operand, to: &operands)
            flags.formUnion(current.flags.intersection(.byName))
            guard let next = try setOperator() else { break }
            current = next
        }
        append(operation.columns, to: &operands)
        let union = node(.setOperation, from: start, operands, flags: flags.subtracting(.subtracting))
        operands = Children(first: union, last: union)
    }

    /// UNION, EXCEPT, INTERSECT or MINUS: how columns are matched, and the `using` node of the columns that are listed.
    struct SetOperator {
        var flags: NodeFlags
        var columns: NodeID = 0
    }

    /// Takes a set operator with the words around it.
    mutating func setOperator() throws(SyntaxError) -> SetOperator? {
        var distance = 0
        while at(any: .left, .right, .full, .inner, .outer, distance: distance), distance < 2 { distance += 1 }
        guard at(any: .union, .except, .intersect, .minus, distance: distance) else { return nil }
        if at(.minus, distance), !startsQuery(distance + 1), !at(.leftParen, distance + 1),
            !at(any: .all, .distinct, distance: distance + 1)
        {
            return nil
        }
        var flags: NodeFlags = distance > 0 ? .byName : []
        if at(.left) { flags.insert(.leftOnly) }
        let isFull = at(.full)
        if at(.inner) { flags.insert(.natural) }
        advance(distance)
        if at(any: .except, .minus) { flags.insert(.subtracting) }
        advance()
        _ = take(any: .all, .distinct, .unique)
        if take(sequence: .by, .name) { flags.insert(.byName) }
        _ = take(.strict)
        if take(.corresponding) {
            // The columns that both have, unless the words before say otherwise.
            flags.insert(.byName)
            if !isFull, !flags.contains(.leftOnly) { flags.insert(.natural) }
        }
        let list = at
        guard at(any: .on, .by), at(.leftParen, 1) else { return SetOperator(flags: flags) }
        advance()
        var names = Children()
        try columnNames(into: &names)
        return SetOperator(flags: flags, columns: node(.using, from: list, names))
    }

    /// One operand of a set operation.
    private mutating func queryTerm() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen:
            let query = try parenthesisedQuery()
            if at(.as), isName(1), startsSetOperation(2) || at(.rightParen, 2) || at(.endOfText, 2) || at(.semicolon, 2)
            {
                // An alias that nothing can refer to.
                advance(2)
            }
            return query
        case .template:
            advance()
            return node(.template, from: start)
        case .word: break
        default: throw failure("a query")
        }
        switch keyword {
        case .select, .sel: return try select()
        case .with: return try query()
        case .values, .value:
            return try valuesTerm()
        case .from: return try fromFirst()
        case .table:
            advance()
            return tableQuery(try dottedName(), from: start)
        case .pivot, .unpivot: return try pivotStatement()
        case .insert, .update, .delete, .merge, .replace: return try dataChange()
        case .ins, .upd, .del:
            guard rules.abbreviatedStatements else { throw failure("a query") }
            return try dataChange()
        case .create: return try create()
        case .map where startsTransform, .reduce where startsTransform: return try transformQuery()
        case .describe, .show, .summarize:
            return try statementAsQuery()
        default:
            throw failure("SELECT, VALUES or a query in parentheses")
        }
    }

    /// VALUES, with the alias that names its columns (`VALUES (1) AS t(a)`).
    private mutating func valuesTerm() throws(SyntaxError) -> NodeID {
        let start = at
        let values = try self.values()
        let isNamed =
            at(.as) && (isName(1) || at(.leftParen, 1)) || isName() && isAlias() && (at(.leftParen, 1) || endsItem(1))
        guard isNamed, let alias = try alias() else { return values }
        var relation = Children()
        append(values, to: &relation)
        append(alias, to: &relation)
        return selectAll(from: node(.derived, from: start, relation), start: start)
    }

    /// `(query)`, however many parentheses there are.
    mutating func parenthesisedQuery() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.leftParen, "(")
        let outer = colonIsPath
        colonIsPath = true
        defer { colonIsPath = outer }
        var children = Children()
        append(try query(), to: &children)
        try expect(.rightParen, ")")
        return node(.query, from: start, children)
    }

    /// `SELECT * FROM relation`, where the text says so in fewer words.
    mutating func selectAll(from relation: NodeID, start: Int) -> NodeID {
        let star = node(.star, from: start, flags: .implied)
        return select(Children(first: star, last: star), from: relation, start: start, flags: .implied)
    }

    /// `SELECT items FROM relation`, where the text says so in fewer words.
    mutating func select(_ items: Children, from relation: NodeID, start: Int, flags: NodeFlags = []) -> NodeID {
        var children = Children()
        append(node(.projection, from: start, items), to: &children)
        append(node(.from, from: start, child: relation), to: &children)
        return node(.select, from: start, children, flags: flags)
    }

    /// `TABLE t` as a query of all columns.
    mutating func tableQuery(_ path: UInt32, from start: Int) -> NodeID {
        selectAll(from: node(.table, from: start, value: path), start: start)
    }

    /// Teradata's `LOCKING [TABLE] t FOR ACCESS` before a query.
    mutating func lockingModifiers() throws(SyntaxError) {
        while take(any: .locking, .lock) {
            while !at(.for), !at(.in), !isAtTextEnd { advance() }
            advance()
            while at(.word), !startsQuery(), !startsStatement, !at(.locking), !at(any: .upd, .del, .ins) { advance() }
        }
    }
}
