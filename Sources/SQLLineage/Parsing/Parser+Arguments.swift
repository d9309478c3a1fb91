extension Parser {
    /// All arguments up to the closing parenthesis, which is left.
    mutating func arguments(into children: inout Children) throws(SyntaxError) {
        while !at(.rightParen) {
            if at(.endOfText) || at(.semicolon) { throw failure("a closing parenthesis") }
            let before = at
            try argumentPart(into: &children)
            if take(.comma) { continue }
            if at == before { throw failure("a comma or a closing parenthesis") }
        }
    }

    /// One argument, or one of the words and clauses that functions put between arguments.
    private mutating func argumentPart(into children: inout Children) throws(SyntaxError) {
        switch kind {
        case .comma:
            return
        case .word:
            if at(.when, 1), at(.empty, 2) {
                // PRUNE WHEN EMPTY, KEEP WHEN EMPTY behind a table.
                advance(3)
                return
            }
            guard let keyword else { break }
            if startsQuery(), keyword != .from || children.isEmpty {
                append(node(.subquery, from: at, child: try query()), to: &children)
                return
            }
            if try argumentClause(keyword, into: &children) { return }
        default: break
        }
        append(try argument(), to: &children)
    }

    private mutating func argumentClause(
        _ keyword: Keyword, into children: inout Children
    ) throws(SyntaxError) -> Bool {
        switch keyword {
        case .distinct, .all, .unique:
            guard startsOperand(1) || at(.star, 1) || at(.leftParen, 1) else { return false }
            advance()
            return true
        case .order where at(.by, 1), .sort where at(.by, 1):
            append(try orderBy(), to: &children)
            return true
        case .partition where at(.by, 1):
            append(try partitionBy(), to: &children)
            return true
        case .using where at(.parameters, 1):
            // Vertica
            skipUntil { $0 == .rightParen }
            return true
        case .from, .for, .using, .placing, .separator, .value, .passing, .against, .similar:
            // Between the arguments of EXTRACT, SUBSTRING, TRIM, OVERLAY, GROUP_CONCAT, JSON_OBJECT, …
            guard !children.isEmpty, startsOperand(1) || at(.colon, 1),
                !at(.leftParen, 1) || keyword == .from || keyword == .against || keyword == .for
            else { return false }
            advance()
            if keyword == .using, isName(), at(.rightParen, 1) { advance() }
            return true
        case .as where !children.isEmpty:
            return false
        case .leading, .trailing, .both:
            guard startsOperand(1) || at(.from, 1) else { return false }
            advance()
            // TRIM(TRAILING FROM b)
            _ = take(.from)
            return true
        case .key where startsOperand(1) && !at(.comma, 1) && !at(.op, 1) && !at(.leftParen, 1):
            advance()
            return true
        case .set where at(.string, 1), .remove where at(.string, 1), .insert where at(.string, 1),
            .append where at(.string, 1), .replace where at(.string, 1), .keep where at(.string, 1):
            // Oracle's JSON_TRANSFORM.
            guard !children.isEmpty else { return false }
            advance()
            return true
        case .ignore where at(.nulls, 1), .respect where at(.nulls, 1):
            advance(2)
            return true
        case .having where at(any: .max, .min, distance: 1):
            advance(2)
            append(node(.orderBy, from: at, child: try expression()), to: &children)
            return true
        case .limit:
            guard startsOperand(1) else { return false }
            advance()
            append(node(.limit, from: at, child: try expression()), to: &children)
            if take(.offset) { append(node(.limit, from: at, child: try expression()), to: &children) }
            return true
        case .on where at(any: .overflow, .null, .error, .empty, .conversion, distance: 1):
            while !at(.rightParen), !at(.comma), !at(.endOfText) { advance() }
            return true
        case .null where at(.on, 1) && (at(.null, 2) || at(any: .empty, .error, distance: 2)),
            .absent where at(.on, 1), .error where at(.on, 1),
            .empty where at(.on, 1) || at(any: .array, .object, distance: 1) && at(.on, 2):
            while !at(.on), !at(.endOfText) { advance() }
            advance(2)
            return true
        case .returning:
            guard isName(1) else { return false }
            advance()
            try type()
            if take(.format) { advance() }
            return true
        case .format where at(.json, 1):
            advance(2)
            if take(.encoding) { advance() }
            return true
        case .with where at(any: .unique, .wrapper, .conditional, .unconditional, .array, .ties, distance: 1),
            .without where at(any: .unique, .wrapper, .array, .conditional, distance: 1),
            .keep where at(.quotes, 1), .omit where at(.quotes, 1), .strict where at(.rightParen, 1),
            .asc where !children.isEmpty, .desc where !children.isEmpty, .nulls where !children.isEmpty:
            advance()
            while at(.word), !at(.order), !at(.returning) { advance() }
            return true
        case .in where at(any: .boolean, .natural, distance: 1):
            // MATCH … AGAINST ('x' IN BOOLEAN MODE)
            while at(.word) { advance() }
            return true
        case .to where !children.isEmpty:
            guard isName(1), at(.rightParen, 2) else { return false }
            advance(2)
            return true
        case .columns where at(.leftParen, 1) && !children.isEmpty, .nested where at(.path, 1):
            while !at(.leftParen), !at(.endOfText) { advance() }
            try skipParentheses()
            return true
        case .default where !children.isEmpty && startsOperand(1):
            // DEFAULT x ON EMPTY
            advance()
            append(try expression(), to: &children)
            try expect(.on)
            advance()
            return true
        case .array where at(.rightParen, 1):
            advance()
            return true
        case .on where children.isEmpty && (isName(1) || at(.leftParen, 1)):
            // Teradata's table operators: `f(ON t PARTITION BY a ORDER BY b USING …)`.
            let start = at
            advance()
            let source = try relation()
            append(node(.subquery, from: start, child: selectAll(from: source, start: start)), to: &children)
            skipUntil { $0 == .rightParen }
            return true
        case .table where isTableArgument:
            append(try tableArgument(), to: &children)
            return true
        case .data where at(.equals, 1) && isName(2) && rules.optionalSemicolons:
            // T-SQL's PREDICT (MODEL = @m, DATA = t AS d).
            let start = at
            advance(2)
            let source = try relation()
            append(node(.subquery, from: start, child: selectAll(from: source, start: start)), to: &children)
            return true
        case .settings where isName(1) && at(.equals, 2):
            skipUntil { $0 == .rightParen }
            return true
        case .variadic, .document, .content, .bulk, .changes:
            // Words before an argument.
            guard at(.word, 1) || at(.quotedName, 1) || at(.string, 1) || at(.variable, 1),
                !at(any: .is, .in, .as, .like, distance: 1)
            else { return false }
            advance()
            return true
        case .by where at(any: .value, .ref, distance: 1):
            advance(2)
            return true
        case .model where isName(1):
            advance()
            append(node(.table, from: at, value: try tableName()), to: &children)
            return true
        case .name where isName(1) && self.keyword(peek()) == nil:
            advance(2)
            return true
        default:
            return false
        }
    }

    /// Whether TABLE here is followed by a table or a query: what a table function reads.
    private var isTableArgument: Bool {
        at(.leftParen, 1) ? isName(2) || startsQuery(2) : isName(1)
    }

    /// `TABLE t`, `TABLE(t)`, `TABLE (SELECT …)`, `TABLE f(x)`, with the words that say how its rows are dealt out.
    private mutating func tableArgument() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let argument: NodeID
        if at(.leftParen) {
            advance()
            if startsQuery() {
                argument = node(.subquery, from: start, child: try query())
            } else {
                argument = try tableArgumentName(from: start)
            }
            try expect(.rightParen, ")")
        } else {
            argument = try tableArgumentName(from: start)
        }
        if at(.with), isName(1) {
            // WITH SINGLE PARTITION
            advance()
            while at(.word), !at(.order) { advance() }
        }
        return argument
    }

    private mutating func tableArgumentName(from start: Int) throws(SyntaxError) -> NodeID {
        let name = at
        let path = try dottedName()
        if at(.leftParen) { return try call(named: path, from: name) }
        return node(.subquery, from: start, child: tableQuery(path, from: start))
    }

    /// Snowflake's `x INT -> x + 1`.
    private mutating func typedLambda() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        append(try columnName(), to: &children)
        advance(2)
        append(try expression(), to: &children)
        return node(.lambda, from: start, children)
    }

    /// An expression, with a name where it has one: `x AS a`, `a => x`, `a := x`, `'k': x`, `k VALUE x`.
    mutating func argument() throws(SyntaxError) -> NodeID {
        let start = at
        if isName(), at(.fatArrow, 1) || at(.assign, 1) {
            advance(2)
            if startsQuery() {
                let query = node(.subquery, from: at, child: try self.query())
                return node(.named, from: start, child: query, value: UInt32(start))
            }
            if at(.table), isTableArgument {
                return node(.named, from: start, child: try tableArgument(), value: UInt32(start))
            }
            return node(.named, from: start, child: try expression(), value: UInt32(start))
        }
        if isName(), isName(1), at(.arrow, 2), rules.lambdaArrow { return try typedLambda() }
        let value = try expression()
        switch kind {
        case .colon where !colonIsPath:
            advance()
            var children = Children()
            append(value, to: &children)
            append(try expression(), to: &children)
            return node(.operation, from: start, children)
        case .fatArrow:
            advance()
            return try expression()
        case .word:
            if at(.as) {
                if isName(1) || at(.string, 1) {
                    advance(2)
                    let alias = at - 1
                    // The alias may have been a type (XMLSERIALIZE).
                    if at(.leftParen) { try skipParentheses() }
                    return node(.named, from: start, child: value, value: UInt32(alias))
                }
                if at(.leftParen, 1) {
                    advance()
                    try skipParentheses()
                    return value
                }
            }
            if at(.value), startsOperand(1), !at(.comma, 1) {
                advance()
                var children = Children()
                append(value, to: &children)
                append(try expression(), to: &children)
                return node(.operation, from: start, children)
            }
            if keyword?.isTimeUnit == true, at(.rightParen, 1) || at(.comma, 1) { advance() }
            return value
        case .quotedName:
            advance()
            return node(.named, from: start, child: value, value: UInt32(at - 1))
        default:
            return value
        }
    }
}
