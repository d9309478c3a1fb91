extension Parser {
    /// The core of an operand: literal, name, call, parentheses, constructor.
    mutating func primary() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .number:
            advance()
            return node(.literal, from: start)
        case .string:
            advance()
            // Strings side by side are one.
            while at(.string), tree.tokens[at - 1].kind == .string { advance() }
            if at(.word), keyword == .uescape { advance(2) }
            return node(.literal, from: start)
        case .variable:
            advance()
            if at(.assign) {
                advance()
                return node(.assignment, from: start, child: try expression(), value: UInt32(start))
            }
            if at(.leftParen), isGlued(), tree.bytes[Int(tree.tokens[start].start)] == UInt8(ascii: "$") {
                try skipParentheses()
            }
            return node(.variable, from: start)
        case .template:
            advance()
            return try templated(from: start)
        case .leftParen:
            return try parenthesised()
        case .leftBracket:
            return try bracketed()
        case .leftBrace:
            return try braced()
        case .star:
            advance()
            return try starModifiers(node(.star, from: start), from: start)
        case .quotedName:
            return try nameOrCall()
        case .word:
            return try word()
        case .colon where isName(1) || at(.number, 1) || at(.string, 1) || at(.quotedName, 1):
            advance(2)
            return node(.variable, from: start)
        case .op where isOperator("?"):
            advance()
            if at(.number), isGlued() { advance() }
            return node(.variable, from: start)
        case .op where isOperator("%"):
            advance()
            if at(.leftParen) { try skipParentheses() }
            if isName(), isGlued() { advance() }
            return node(.variable, from: start)
        case .atSign:
            return try stage()
        default:
            throw failure("an expression")
        }
    }

    /// `{{ … }}` whose value is not known: a name or a value, with what is glued to it.
    private mutating func templated(from start: Int) throws(SyntaxError) -> NodeID {
        while isGlued(), isName() || at(.template) || at(.number) { advance() }
        if at(.leftParen), isGlued() {
            return try call(named: path(start), from: start)
        }
        return node(.template, from: start)
    }

    // MARK: Parentheses

    /// `( … )`: a query, a tuple, or an expression in parentheses.
    private mutating func parenthesised() throws(SyntaxError) -> NodeID {
        let start = at
        if startsQuery(1) || startsNestedQuery() {
            let query = try parenthesisedQuery()
            return node(.subquery, from: start, child: query)
        }
        advance()
        let outer = (colonIsPath, colonIsOperator)
        colonIsPath = true
        defer { (colonIsPath, colonIsOperator) = outer }
        if take(.rightParen) {
            if at(.arrow) { return try lambdaBody(Children(), from: start) }
            return node(.tuple, from: start)
        }
        var children = Children()
        var count = 0
        repeat {
            if at(.rightParen) { break }
            append(try argument(), to: &children)
            count += 1
        } while take(.comma)
        try expect(.rightParen, ")")
        if at(.arrow), rules.lambdaArrow, isLambdaParameters(children) {
            return try lambdaBody(children, from: start)
        }
        if count == 1, tree.nodes[Int(children.first)].kind != .named {
            return children.first
        }
        return node(.tuple, from: start, children)
    }

    private func isLambdaParameters(_ children: Children) -> Bool {
        var child = children.first
        while child != 0 {
            let node = tree.nodes[Int(child)]
            if node.kind != .name || node.value & 63 != 1 { return false }
            child = node.next
        }
        return true
    }

    /// After the parameters of a lambda, at its arrow.
    private mutating func lambdaBody(_ parameters: Children, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        var parameter = parameters.first
        while parameter != 0 {
            let following = tree.nodes[Int(parameter)].next
            tree.nodes[Int(parameter)].kind = .columnName
            tree.nodes[Int(parameter)].value = tree.nodes[Int(parameter)].start
            tree.nodes[Int(parameter)].next = 0
            append(parameter, to: &children)
            parameter = following
        }
        advance()
        append(try expression(), to: &children)
        return node(.lambda, from: start, children)
    }

    /// Whether behind a run of opening parentheses a query stands.
    func startsNestedQuery() -> Bool {
        guard at(.leftParen, 1) else { return false }
        var distance = 1
        while at(.leftParen, distance) { distance += 1 }
        guard startsQuery(distance) else { return false }
        // `((SELECT 1) + 1)` is an expression: what follows the innermost parenthesis tells.
        var level = 0
        var index = at + distance - 1
        while index < tree.tokens.count {
            switch tree.tokens[index].kind {
            case .leftParen: level += 1
            case .rightParen: level -= 1
            case .endOfText: return false
            default: break
            }
            index += 1
            if level == 0 { break }
        }
        guard index < tree.tokens.count else { return false }
        let next = tree.tokens[index]
        if next.kind == .rightParen { return true }
        switch keyword(next) {
        case .union, .intersect, .except, .minus, .order, .limit, .offset, .fetch: return true
        default: return false
        }
    }

    // MARK: Brackets and braces

    /// `[ … ]`: an array, or a comprehension.
    private mutating func bracketed() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        var children = Children()
        while !at(.rightBracket) {
            if startsQuery() {
                append(node(.subquery, from: at, child: try query()), to: &children)
            } else {
                append(try argument(), to: &children)
            }
            if at(.for) {
                // `[f(x) for x in list if p(x)]`: x is a parameter of the comprehension.
                advance()
                var parameters = Children()
                append(try columnName(), to: &parameters)
                while take(.comma) { append(try columnName(), to: &parameters) }
                _ = take(.in)
                let list = try expression()
                var body = children
                if take(.if) { append(try expression(), to: &body) }
                let operation = node(.operation, from: start, body)
                append(operation, to: &parameters)
                let lambda = node(.lambda, from: start, parameters)
                children = Children()
                append(lambda, to: &children)
                append(list, to: &children)
            }
            if take(.colon) { append(try expression(), to: &children) }
            if !take(.comma) { break }
        }
        try expect(.rightBracket, "]")
        return node(.array, from: start, children)
    }

    /// `{ 'a': x }`, `{fn f(x)}`, `{d '2020-01-01'}`, `{name: Type}`.
    private mutating func braced() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        let outer = colonIsPath
        colonIsPath = false
        defer { colonIsPath = outer }
        if isName(), at(.string, 1), isGlued(1) || at(any: .d, .t, .ts) {
            advance(2)
            try expect(.rightBrace, "}")
            return node(.literal, from: start)
        }
        if at(.fn) {
            advance()
            let inner = try expression()
            try expect(.rightBrace, "}")
            return inner
        }
        if dialect == .clickhouse, isName(), at(.colon, 1) {
            try skipRestOfBraces()
            return node(.variable, from: start)
        }
        var children = Children()
        while !at(.rightBrace) {
            let key = at
            if at(.star) {
                append(try operand(), to: &children)
            } else if isName() || at(.string) || at(.number), at(.colon, 1) || at(.equals, 1) {
                advance(2)
                append(node(.named, from: key, child: try expression(), value: UInt32(key)), to: &children)
            } else {
                append(try expression(), to: &children)
                if take(.colon) { append(try expression(), to: &children) }
            }
            if !take(.comma) { break }
        }
        try expect(.rightBrace, "}")
        return node(.structure, from: start, children)
    }

    private mutating func skipRestOfBraces() throws(SyntaxError) {
        at -= 1
        try skipParentheses()
    }

    /// `@stage/path.csv` and `@~`, `@%table`: what is glued together.
    mutating func stage() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        while !at(.endOfText), isGlued(), !at(.leftParen), !at(.rightParen), !at(.comma), !at(.semicolon) { advance() }
        return node(.stage, from: start, value: UInt32(at))
    }

    // MARK: Words

    private mutating func word() throws(SyntaxError) -> NodeID {
        let start = at
        guard let keyword else { return try nameOrCall() }
        // A keyword behind which a dot stands is a name.
        if at(.dot, 1) { return try nameOrCall() }
        switch keyword {
        case .null, .true, .false:
            if at(.leftParen, 1) { return try nameOrCall() }
            advance()
            return node(.literal, from: start)
        case .case:
            if startsOperand(1) || at(.when, 1), !at(any: .as, .from, distance: 1) || at(.when, 1) {
                return try caseExpression()
            }
            return try nameOrCall()
        case .cast, .try_cast, .safe_cast:
            guard at(.leftParen, 1) else { return try nameOrCall() }
            return try cast()
        case .exists:
            guard at(.leftParen, 1) else { return try nameOrCall() }
            if startsQuery(2) || at(.leftParen, 2) {
                advance()
                let query = try parenthesisedQuery()
                return node(.exists, from: start, child: query)
            }
            return try nameOrCall()
        case .interval:
            return try interval()
        case .array, .list:
            if at(.leftBracket, 1) {
                advance()
                return try bracketed()
            }
            if let constructor = try typedConstructor() { return constructor }
            return try nameOrCall()
        case .map:
            if at(.leftBrace, 1) {
                advance()
                return try braced()
            }
            if at(.leftBracket, 1) {
                advance()
                return try bracketed()
            }
            if let constructor = try typedConstructor() { return constructor }
            return try nameOrCall()
        case .struct, .row, .table, .tuple:
            if let constructor = try typedConstructor() { return constructor }
            return try nameOrCall()
        case .values where at(.leftParen, 1) && dialect != .mysql:
            return try nameOrCall()
        case .select, .with:
            // A query without parentheses: ARRAY(SELECT …) and some procedures.
            if startsQuery() { return node(.subquery, from: start, child: try query()) }
            return try nameOrCall()
        case .next where at(sequence: .next, .value, .for):
            advance(3)
            _ = try dottedName()
            if at(.over) { try skipOver() }
            return node(.literal, from: start)
        case .default:
            if at(.leftParen, 1) { return try nameOrCall() }
            advance()
            return node(.literal, from: start)
        case .date, .time, .timestamp, .datetime, .timestamptz, .timestampltz, .timestampntz, .json, .jsonb, .numeric,
            .decimal, .bignumeric, .bigdecimal, .bytea, .uuid, .inet, .point, .box, .circle, .path, .polygon, .line,
            .bit, .date32, .datetime64, .range, .timetz, .smalldatetime, .datetime2, .timestamp_ntz, .timestamp_ltz,
            .timestamp_tz, .char, .varchar, .text, .int, .float, .double, .binary_float, .bool, .boolean, .geography,
            .geometry, .lseg, .xml, .cidr, .macaddr, .regclass, .name, .bigint, .integer, .smallint, .real:
            if let literal = try typedLiteral() { return literal }
            if let constructor = try typedConstructor() { return constructor }
            return try nameOrCall()
        case .from, .where, .group, .order, .having, .union, .then, .when, .on, .join, .qualify, .intersect, .into:
            // Read as a name these would hide a missing operand.
            if at(.leftParen, 1) || !isReservedHere(keyword) { return try nameOrCall() }
            throw failure("an expression")
        case .current_date, .current_timestamp, .current_time, .current_user, .session_user, .sysdate, .localtime,
            .localtimestamp, .system_user, .current_datetime, .user, .utc_date, .utc_timestamp, .utc_time,
            .systimestamp, .current_role, .current_catalog, .current_schema, .rownum, .level, .sysdatetime:
            return try niladic()
        default:
            if at(.string, 1), isGlued(1) || tree.bytes[Int(token.start)] == UInt8(ascii: "_") {
                // A character set introducer (`_utf8'…'`) or a prefix that the dialect does not know.
                if byte(token) == UInt8(ascii: "_") || dialect == .oracle {
                    advance(2)
                    return node(.literal, from: start)
                }
            }
            return try nameOrCall()
        }
    }

    private func isReservedHere(_ keyword: Keyword) -> Bool {
        // `SELECT a.from`, `order = 1`: as names only where an operator or the end of an item follows.
        switch peek().kind {
        case .equals, .op, .dot: return false
        default: return true
        }
    }

    /// A function that is called without parentheses.
    private mutating func niladic() throws(SyntaxError) -> NodeID {
        let start = at
        if at(.leftParen, 1) { return try nameOrCall() }
        advance()
        switch keyword(tree.tokens[start]) {
        case .rownum, .level:
            return node(.literal, from: start)
        case .user where !at(.comma) && !at(.rightParen) && !at(.endOfText) && !at(.from):
            at = start
            return try nameOrCall()
        default:
            return node(.call, from: start, value: path(start))
        }
    }

    /// `DATE '2020-01-01'`.
    private mutating func typedLiteral() throws(SyntaxError) -> NodeID? {
        let start = at
        if at(.string, 1) {
            // MySQL's and others' string after a column is its alias only where the word is no type: never here.
            advance(2)
            return node(.literal, from: start)
        }
        if at(any: .timestamp, .time), at(any: .with, .without, distance: 1), at(.time, 2), at(.zone, 3), at(.string, 4) {
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

    /// `ARRAY<INT>[…]`, `STRUCT<a INT>(…)`, `ROW(…)`, or nil where no type parameters stand here.
    private mutating func typedConstructor() throws(SyntaxError) -> NodeID? {
        guard isOperator("<", 1), !at(.op, 2) else { return nil }
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
        case .leftBracket: return try bracketed()
        case .leftParen: return try call(named: path(start), from: start)
        case .string, .leftBrace: return try primary()
        default:
            at = start
            return nil
        }
    }

    private mutating func nameOrCall() throws(SyntaxError) -> NodeID {
        let start = at
        let first = tree.parts.count
        tree.parts.append(UInt32(at))
        advance()
        while at(.dot) {
            if at(.star, 1) {
                let path = SyntaxTree.pathValue(start: first, count: tree.parts.count - first)
                advance(2)
                return try starModifiers(node(.star, from: start, value: path), from: start)
            }
            if isName(1) || at(.variable, 1) || at(.template, 1) || at(.number, 1) {
                tree.parts.append(UInt32(at + 1))
                advance(2)
            } else if at(.dot, 1), isName(2) {
                tree.parts.append(UInt32(at + 2))
                advance(3)
            } else {
                break
            }
        }
        let path = SyntaxTree.pathValue(start: first, count: tree.parts.count - first)
        if dialect == .teradata, at(.leftParen), at(any: .title, .format, .named, .casespecific, .not, distance: 1) {
            // Attributes of the output: `dob (TITLE 'Birth')`.
            try skipParentheses()
        }
        if at(.leftParen), !(isOperator("+", 1) && at(.rightParen, 2)) {
            return try call(named: path, from: start)
        }
        if at(.arrow), rules.lambdaArrow, tree.parts.count - first == 1, !isJSONArrow {
            let parameter = node(.name, from: start, value: path)
            return try lambdaBody(Children(first: parameter, last: parameter), from: start)
        }
        if at(.variable), isGlued(), byte(token) == UInt8(ascii: "@") {
            // A database link.
            advance()
        }
        return node(.name, from: start, value: path)
    }

    /// `->` before a literal reads a field of JSON; before anything else it is a lambda's.
    private var isJSONArrow: Bool {
        if token.end - token.start == 3 { return true }
        return at(.string, 1) || at(.number, 1) || at(.variable, 1)
    }

    // MARK: CASE, CAST, INTERVAL

    private mutating func caseExpression() throws(SyntaxError) -> NodeID {
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

    private mutating func cast() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        let inner = at
        var children = Children()
        if startsQuery() {
            append(node(.subquery, from: inner, child: try query()), to: &children)
        } else {
            append(try expression(), to: &children)
        }
        if take(.as) || take(.comma) {
            if at(.string) { advance() } else { try type() }
        }
        // FORMAT '…', DEFAULT x ON CONVERSION ERROR, and options that some have.
        while !at(.rightParen), !at(.endOfText) {
            if take(.default) { append(try expression(), to: &children) }
            if at(.leftParen) { try skipParentheses() } else if !at(.rightParen) { advance() }
        }
        try expect(.rightParen, ")")
        return node(.cast, from: start, children)
    }

    private mutating func interval() throws(SyntaxError) -> NodeID {
        let start = at
        guard startsOperand(1) || at(.colon, 1), !isUnitlessInterval else { return try nameOrCall() }
        advance()
        var children = Children()
        append(try operand(), to: &children)
        while at(.op) || at(.star), !isIntervalUnit() {
            advance()
            append(try operand(), to: &children)
        }
        if isIntervalUnit() {
            advance()
            if at(.leftParen) { try skipParentheses() }
            if at(.to) {
                advance(2)
                if at(.leftParen) { try skipParentheses() }
            }
        }
        return node(.operation, from: start, children)
    }

    /// `interval` as a column: nothing behind it could be the amount.
    private var isUnitlessInterval: Bool {
        if at(.op, 1), !at(.number, 2), !at(.string, 2), !at(.leftParen, 2), !isName(2) { return true }
        if at(.op, 1) { return !isIntervalUnit(3) }
        if at(.leftParen, 1) { return !isGlued(1) ? false : dialect == .clickhouse }
        if at(.word, 1) {
            return !(isIntervalUnit(2) || at(.dot, 2) || at(.leftParen, 2) || at(.op, 2) || at(.star, 2)
                || at(.rightParen, 2) && !at(.from, 1)) || isIntervalUnit(1) && !isIntervalUnit(2)
        }
        return false
    }

    func isIntervalUnit(_ distance: Int = 0) -> Bool {
        let token = peek(distance)
        guard let keyword = keyword(token) else { return false }
        return keyword.isTimeUnit
    }
}
