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
            if at(.number), isGlued(), tree.text(UInt32(start)).hasPrefix("$") {
                // T-SQL's money: `$5.00`.
                advance()
                return node(.literal, from: start)
            }
            if at(.assign) {
                advance()
                return node(.assignment, from: start, child: try expression(), value: UInt32(start))
            }
            while at(.dot), isName(1), !at(.leftParen, 2),
                tree.bytes[Int(tree.tokens[start].start)] != UInt8(ascii: "$")
            { advance(2) }
            if at(.leftParen), isGlued(), tree.bytes[Int(tree.tokens[start].start)] == UInt8(ascii: "$") {
                try skipParentheses()
            }
            return node(.variable, from: start)
        case .template where tree.bytes[Int(token.start)] != UInt8(ascii: "{"):
            // A name of which a template is a part.
            return try nameOrCall()
        case .template:
            advance()
            return try templated(from: start)
        case .leftParen:
            return try parenthesised()
        case .leftBracket:
            return try bracketed()
        case .leftBrace:
            return try braced()
        case .star where at(.columns, 1) && at(.leftParen, 2):
            // DuckDB's `*COLUMNS(…)` unpacks the columns into a list.
            advance()
            return node(.star, from: start, child: try nameOrCall())
        case .star where at(.star, 1):
            // Snowflake spreads a list over arguments.
            advance(2)
            return try operand()
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
        while isGlued(), at(.template) || at(.number) { advance() }
        if at(.leftParen), isGlued() {
            return try call(named: path(start), from: start)
        }
        return node(.template, from: start)
    }

    // MARK: Words

    private mutating func word() throws(SyntaxError) -> NodeID {
        let start = at
        guard let keyword else {
            if let string = introducedString() { return string }
            return try nameOrCall()
        }
        // A keyword behind which a dot stands is a name.
        if at(.dot, 1) { return try nameOrCall() }
        switch keyword {
        case .null, .true, .false:
            if at(.leftParen, 1) { return try nameOrCall() }
            advance()
            return node(.literal, from: start)
        case .date where rules.abbreviatedStatements && !at(.string, 1) && !at(.leftParen, 1),
            .time where rules.abbreviatedStatements && !at(.string, 1) && !at(.leftParen, 1):
            // Teradata: what the clock says.
            advance()
            return node(.literal, from: start)
        case .case:
            if startsOperand(1) || at(.when, 1) || at(.from, 1) { return try caseExpression() }
            return try nameOrCall()
        case .if:
            if rules.conditionalExpression, let conditional = try conditionalExpression() { return conditional }
            return try nameOrCall()
        case .lambda:
            if isName(1), at(.colon, 2) || at(.comma, 2) { return try lambda() }
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
                return try braced(isMap: true)
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
        case .select, .with:
            // A query without parentheses: ARRAY(SELECT …) and some procedures.
            if startsQuery() { return node(.subquery, from: start, child: try query()) }
            return try nameOrCall()
        case .collation where at(.for, 1) && at(.leftParen, 2):
            advance(2)
            return node(.call, from: start, child: try parenthesised(), value: path(start))
        case .next where at(sequence: .next, .value, .for), .previous where at(sequence: .previous, .value, .for):
            advance(3)
            _ = try dottedName()
            if at(.over) { _ = try over() }
            return node(.literal, from: start)
        case .current where rules.spacedRegisters && at(.word, 1):
            // `CURRENT DATE`
            advance(2)
            return node(.call, from: start, value: path(start))
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
            .systimestamp, .current_role, .current_catalog, .current_schema, .rownum, .level, .connect_by_isleaf,
            .connect_by_iscycle, .sysdatetime:
            guard !at(.leftParen, 1), rules.reservedValues.contains(ValueWords(keyword)) else {
                return try nameOrCall()
            }
            // A function that is called without parentheses.
            advance()
            return node(.call, from: start, value: path(start))
        default:
            if let string = introducedString() { return string }
            return try nameOrCall()
        }
    }

    /// A word before a string that says how to read it: a character set (`_utf8'…'`) or a prefix.
    private mutating func introducedString() -> NodeID? {
        let isIntroducer = byte(token) == UInt8(ascii: "_")
        guard
            at(.string, 1) && (isGlued(1) && rules.stringIntroducers || rules.typedLiterals || isIntroducer)
                || at(.number, 1) && isIntroducer && rules.stringIntroducers
        else { return nil }
        let start = at
        advance(2)
        return node(.literal, from: start)
    }

    /// Whether a reserved word cannot be a name here.
    private func isReservedHere(_ keyword: Keyword) -> Bool {
        // `SELECT a.from`, `order = 1`: as names only where an operator or the end of an item follows.
        switch peek().kind {
        case .equals, .op, .dot: return false
        default: return true
        }
    }
}
