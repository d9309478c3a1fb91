extension Parser {
    /// `FROM a, b JOIN c ON …`: relations and joins in a row.
    mutating func from() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        try relations(into: &children)
        return node(.from, from: start, children)
    }

    mutating func relations(into children: inout Children) throws(SyntaxError) {
        repeat {
            // A comma before the end of the list is let pass.
            if at(any: .where, .group, .order) && !children.isEmpty && !at(.as, 1) { break }
            if at(.rightParen) || at(.endOfText), !children.isEmpty { break }
            append(try relation(), to: &children)
            try joins(into: &children)
        } while take(.comma)
    }

    // MARK: Joins

    mutating func pipeJoins(into children: inout Children) throws(SyntaxError) { try joins(into: &children) }

    private mutating func joins(into children: inout Children) throws(SyntaxError) {
        while true {
            if at(.lateral), at(.view, 1) {
                append(try lateralView(), to: &children)
                continue
            }
            if at(.comma), at(.lateral, 1), at(.view, 2) {
                advance()
                continue
            }
            // The condition of an outer join of `a JOIN b JOIN c ON … ON …`.
            if at(.on), !at(.conflict, 1), !(at(.duplicate, 1) && at(.key, 2)), let condition = try joinCondition() {
                append(condition, to: &children)
                continue
            }
            guard let length = joinLength else { return }
            append(try join(length), to: &children)
        }
    }

    /// How many words make up the JOIN that begins here, or nil.
    private var joinLength: Int? {
        guard at(.word) else { return nil }
        var distance = 0
        while distance < 7 {
            guard let keyword = keyword(peek(distance)) else { return nil }
            switch keyword {
            case .join, .straight_join: return distance + 1
            case .apply:
                return distance > 0 ? distance + 1 : nil
            case .global, .natural, .asof, .any, .all, .semi, .anti, .left, .right, .full, .inner, .outer, .cross,
                .positional, .paste, .directed, .hash, .loop, .merge, .remote, .local, .lateral, .broadcast, .shuffle,
                .array, .reduce, .replicate, .redistribute, .nearest, .lookup:
                distance += 1
            default: return nil
            }
        }
        return nil
    }

    private mutating func join(_ length: Int) throws(SyntaxError) -> NodeID {
        let start = at
        var flags: NodeFlags = []
        var isArray = false
        for distance in 0..<length {
            switch keyword(peek(distance)) {
            case .natural: flags.insert(.natural)
            case .semi, .anti: flags.insert(at(.right) ? .rightOnly : .leftOnly)
            case .left, .right, .full, .outer: flags.insert(.outer)
            case .apply: flags.insert(.lateral)
            case .array: isArray = true
            default: break
            }
        }
        advance(length)
        var children = Children()
        if isArray {
            // ClickHouse: arrays to unfold, each with an alias.
            repeat {
                let item = at
                var parts = Children()
                append(try expression(), to: &parts)
                if let alias = try alias() { append(alias, to: &parts) }
                append(node(.tableFunction, from: item, parts), to: &children)
            } while take(.comma)
            return node(.joinGroup, from: start, children, flags: .lateral)
        }
        if take(.by) || at(.leftParen) && at(any: .type, .hint, distance: 1) { try skipParentheses() }
        if at(.leftBracket) { try skipParentheses() }
        append(try relation(), to: &children)
        if at(.match_condition) {
            let on = at
            advance(2)
            append(node(.on, from: on, child: try expression()), to: &children)
            try expect(.rightParen, ")")
        }
        if at(.nearest) {
            advance(2)
            _ = take(.by)
            if at(any: .distance, .similarity) { advance() }
            append(node(.on, from: at, child: try expression()), to: &children)
        } else if let condition = try joinCondition() {
            append(condition, to: &children)
        }
        return node(.join, from: start, children, flags: flags)
    }

    private mutating func joinCondition() throws(SyntaxError) -> NodeID? {
        let start = at
        if at(.on), !at(.conflict, 1), !(at(.duplicate, 1) && at(.key, 2)) {
            advance()
            return node(.on, from: start, child: try expression())
        }
        if at(.using), !at(.sample, 1) {
            advance()
            var names = Children()
            if at(.leftParen) {
                try columnNames(into: &names)
            } else {
                repeat { append(try columnName(), to: &names) } while take(.comma)
            }
            if take(.as) { advance() }
            return node(.using, from: start, names)
        }
        return nil
    }

    // MARK: Relations

    /// One item of FROM with its alias and what turns it (PIVOT, samples, time travel).
    mutating func relation() throws(SyntaxError) -> NodeID {
        try nested { (parser) throws(SyntaxError) in try parser.readRelation() }
    }

    private mutating func readRelation() throws(SyntaxError) -> NodeID {
        let start = at
        let isLateral = at(.lateral) && !at(.comma, 1) && !at(.dot, 1) && (at(.leftParen, 1) || isName(1)) && take(.lateral)
        if at(.only), isName(1) || at(.leftParen, 1) { advance() }
        // DuckDB: the alias first.
        var prefixAlias: NodeID = 0
        if dialect == .duckdb, isName(), at(.colon, 1) {
            prefixAlias = node(.alias, from: at, value: UInt32(at))
            advance(2)
        }
        let relation = try relationCore()
        var children = Children(first: tree.nodes[Int(relation)].firstChild, last: 0)
        var last = children.first
        while last != 0 {
            children.last = last
            last = tree.nodes[Int(last)].next
        }
        append(prefixAlias, to: &children)
        try relationSuffixes(of: relation, into: &children)
        tree.nodes[Int(relation)].firstChild = children.first
        tree.nodes[Int(relation)].start = UInt32(start)
        tree.nodes[Int(relation)].end = UInt32(at)
        if isLateral { tree.nodes[Int(relation)].flags.insert(.lateral) }
        return relation
    }

    private mutating func relationCore() throws(SyntaxError) -> NodeID {
        let start = at
        switch kind {
        case .leftParen:
            return try parenthesisedRelation()
        case .string:
            advance()
            return node(.location, from: start, value: UInt32(start))
        case .atSign:
            return try stage()
        case .leftBrace:
            try skipParentheses()
            return node(.table, from: start, value: path(start))
        case .leftBracket:
            let array = try primary()
            return node(.tableFunction, from: start, child: array)
        case .colon, .op:
            // `:name`, `?`: a table that is not known.
            let variable = try primary()
            return node(.variable, from: start, child: variable)
        case .word: break
        case .quotedName, .template, .variable: return try namedRelation()
        default: throw failure("a table or a query in parentheses")
        }
        switch keyword {
        case .values where at(.leftParen, 1):
            return node(.derived, from: start, child: try values())
        case .table where at(.leftParen, 1), .the where at(.leftParen, 1):
            return try tableOperator()
        case .unnest where at(.leftParen, 1), .explode where at(.leftParen, 1):
            return try namedRelation()
        case .rows where at(.from, 1) && at(.leftParen, 2):
            advance(3)
            var children = Children()
            repeat {
                append(try expression(), to: &children)
                if take(.as) {
                    if isName() { advance() }
                    if at(.leftParen) { try skipParentheses() }
                }
            } while take(.comma)
            try expect(.rightParen, ")")
            return node(.tableFunction, from: start, children)
        case .stream where isName(1) && !at(any: .as, .join, .where, distance: 1):
            advance()
            return try namedRelation()
        case .where, .group, .having, .on, .select, .union, .limit, .join, .order:
            if at(.dot, 1) || at(.comma, 1) || at(.endOfText, 1) || at(.rightParen, 1) || at(.as, 1) { return try namedRelation() }
            throw failure("a table or a query in parentheses")
        case .from where startsQuery():
            throw failure("a table")
        default:
            return try namedRelation()
        }
    }

    /// `TABLE(f(x))`, `TABLE(name)`, `THE(SELECT …)`.
    private mutating func tableOperator() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        if startsQuery() {
            let query = try self.query()
            try expect(.rightParen, ")")
            return node(.derived, from: start, child: query)
        }
        var children = Children()
        append(try argument(), to: &children)
        while take(.comma) { append(try argument(), to: &children) }
        try expect(.rightParen, ")")
        let first = tree.nodes[Int(children.first)]
        if first.kind == .name, first.next == 0 {
            return node(.table, from: start, value: first.value)
        }
        if at(.over) || at(.within) { skipUntil { $0 == .comma || $0 == .rightParen } }
        return node(.tableFunction, from: start, children)
    }

    /// A query, or joined tables, in parentheses.
    private mutating func parenthesisedRelation() throws(SyntaxError) -> NodeID {
        let start = at
        if startsQuery(1) || startsNestedQuery() {
            let query = try parenthesisedQueryInFrom()
            return node(.derived, from: start, child: query)
        }
        advance()
        var children = Children()
        try relations(into: &children)
        try expect(.rightParen, ")")
        return node(.joinGroup, from: start, children)
    }

    /// `(SELECT …)`, and `(SELECT …) UNION …` within further parentheses.
    private mutating func parenthesisedQueryInFrom() throws(SyntaxError) -> NodeID {
        let start = at
        try expect(.leftParen, "(")
        let outer = (colonIsPath, colonIsOperator)
        colonIsPath = true
        defer { (colonIsPath, colonIsOperator) = outer }
        let query = try self.query()
        try expect(.rightParen, ")")
        return node(.query, from: start, child: query)
    }

    private mutating func namedRelation() throws(SyntaxError) -> NodeID {
        let start = at
        let isSemanticView = at(.semantic_view) && at(.leftParen, 1)
        if isSemanticView { return try semanticView() }
        let path = try tableName()
        if at(.leftParen), !isHintList {
            let function = try call(named: path, from: start)
            var children = Children()
            append(function, to: &children)
            if at(.with), at(.leftParen, 1), !isTableHint(1) {
                // OPENJSON … WITH (a INT '$.a', …)
                advance(2)
                var columns = Children()
                while !at(.rightParen), !at(.endOfText) {
                    if isName() {
                        append(node(.columnName, from: at, value: UInt32(at)), to: &columns)
                        advance()
                    }
                    skipUntil { $0 == .comma || $0 == .rightParen }
                    if !take(.comma) { break }
                }
                try expect(.rightParen, ")")
                let alias = node(.alias, from: start, columns, flags: .implied)
                append(alias, to: &children)
            }
            return node(.tableFunction, from: start, children)
        }
        return node(.table, from: start, value: path)
    }

    /// `SEMANTIC_VIEW(v METRICS a DIMENSIONS b)`: the view, whose columns are the metrics and dimensions.
    private mutating func semanticView() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        let path = try tableName()
        skipUntil { $0 == .rightParen }
        try expect(.rightParen, ")")
        return node(.table, from: start, value: path)
    }

    /// T-SQL's `t (NOLOCK)`.
    private var isHintList: Bool {
        rules.bracketNames && isTableHint()
    }

    private func isTableHint(_ distance: Int = 0) -> Bool {
        at(.leftParen, distance)
            && at(
                any: .nolock, .readpast, .rowlock, .tablock, .tablockx, .updlock, .holdlock, .xlock, .noexpand, .index,
                .forceseek, .forcescan, .paglock, .readcommitted, .readuncommitted, .serializable, .snapshot, .nowait,
                .repeatableread, .keepidentity, .keepdefaults, distance: distance + 1)
    }

    /// A table's name; BigQuery's may have dashes, and a wildcard at its end.
    mutating func tableName() throws(SyntaxError) -> UInt32 {
        if rules.dashNames, at(.word) { joinDashes() }
        let name = try dottedName()
        if rules.dashNames, at(.star), isGlued() { advance() }
        while isGlued(), at(.template) || tree.tokens[at - 1].kind == .template && (isName() || at(.dot) && isName(1)) {
            advance()
        }
        if at(.variable), isGlued(), byte(token) == UInt8(ascii: "@") { advance() }
        if isOperator("@"), isGlued(), isName(1) { advance(2) }
        return name
    }

    /// Makes one word of `my-project`, as far as nothing stands between its parts.
    private mutating func joinDashes() {
        var last = at
        while isOperator("-", last + 1 - at), isGlued(last + 1 - at),
            isName(last + 2 - at) || at(.number, last + 2 - at), isGlued(last + 2 - at)
        {
            last += 2
        }
        guard last > at else { return }
        var end = tree.tokens[last].end
        if at(.number, last - at), tree.bytes[Int(end) - 1] == UInt8(ascii: ".") { end -= 1 }
        var token = tree.tokens[at]
        token.end = end
        token.symbol = tree.symbols.intern(
            UnsafeBufferPointer(rebasing: tree.bytes[Int(token.start)..<Int(token.end)]))
        token.kind = .word
        let dotFollows = end != tree.tokens[last].end
        tree.tokens[last] = token
        at = last
        if dotFollows {
            // `project-1.dataset`: the number took the dot with it.
            tree.parts.append(UInt32(at))
        }
    }

    // MARK: After a relation

    private mutating func relationSuffixes(of relation: NodeID, into children: inout Children) throws(SyntaxError) {
        var hasAlias = false
        while true {
            let start = at
            switch kind {
            case .word: break
            case .quotedName:
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
                continue
            case .star where tree.nodes[Int(relation)].kind == .table && !rules.dashNames:
                advance()
                continue
            case .string where !hasAlias && (rules.doubleQuotedStrings || rules.bracketNames):
                append(node(.alias, from: at, value: UInt32(at)), to: &children)
                advance()
                hasAlias = true
                continue
            case .leftParen where isHintList || tree.nodes[Int(relation)].kind == .stage:
                try skipParentheses()
                continue
            case .leftBracket where tree.nodes[Int(relation)].kind == .table:
                try skipParentheses()
                continue
            default: return
            }
            guard let keyword else {
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
                continue
            }
            switch keyword {
            case .pivot where at(.leftParen, 1), .unpivot where at(.leftParen, 1) || at(any: .include, .exclude, distance: 1):
                append(try pivot(), to: &children)
                hasAlias = false
            case .match_recognize where at(.leftParen, 1):
                append(try matchRecognize(), to: &children)
                hasAlias = false
            case .tablesample,
                .sample where at(.leftParen, 1) || at(.number, 1) || at(any: .row, .bernoulli, .system, .block, distance: 1):
                try sample()
            case .for where at(any: .system_time, .version, .timestamp, .system_version, .system, .business_time, distance: 1):
                try timeTravel()
            case .version where at(sequence: .version, .as, .of), .timestamp where at(sequence: .timestamp, .as, .of),
                .as where at(.of, 1), .system_version where at(.as, 1):
                try timeTravel()
            case .at where at(.leftParen, 1) || at(any: .snapshot, .branch, .tag, .commit, .ref, .timestamp, distance: 1),
                .before where at(.leftParen, 1):
                advance()
                if at(.leftParen) {
                    try skipParentheses()
                } else {
                    advance()
                    _ = try primary()
                }
                if at(sequence: .end), at(.leftParen, 1) {
                    advance()
                    try skipParentheses()
                }
            case .changes where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .end where at(.leftParen, 1) && at(any: .timestamp, .offset, .statement, distance: 2):
                advance()
                try skipParentheses()
            case .with where at(.ordinality, 1):
                advance(2)
                tree.nodes[Int(relation)].value = 1
            case .with where at(.offset, 1):
                advance(2)
                let alias = at
                if take(.as) || isName() && isAlias() {
                    append(node(.offsetAlias, from: alias, value: UInt32(at)), to: &children)
                    advance()
                } else {
                    append(node(.offsetAlias, from: start, value: UInt32(start + 1)), to: &children)
                }
            case .with where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .use where at(any: .index, .key, distance: 1), .force where at(any: .index, .key, distance: 1),
                .ignore where at(any: .index, .key, distance: 1):
                advance(2)
                if take(.for) { while at(any: .join, .order, .group, .by) { advance() } }
                try skipParentheses()
                _ = take(.comma) && { (parser: inout Parser) in
                    if !parser.at(any: .use, .force, .ignore) { parser.at -= 1 }
                    return true
                }(&self)
            case .partition where at(.leftParen, 1), .tablet where at(.leftParen, 1), .partitions where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .subpartition where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .indexed where at(.by, 1):
                advance(3)
            case .not where at(.indexed, 1):
                advance(2)
            case .final:
                advance()
            case .versions where at(.between, 1):
                advance(2)
                _ = take(any: .scn, .timestamp)
                _ = try expression()
            default:
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
            }
        }
    }

    /// `[AS] a`, `[AS] a (x, y)`, `AS (x INT, y TEXT)`; nil where no alias stands here.
    mutating func alias() throws(SyntaxError) -> NodeID? {
        let start = at
        let isExplicit = at(.as)
        if isExplicit {
            advance()
        } else {
            guard at(.quotedName) || at(.word) && isAlias() else { return nil }
        }
        var children = Children()
        var name: UInt32 = 0
        if isName() || at(.string) || at(.template) || at(.variable) {
            name = UInt32(at)
            advance()
            while isGlued(), at(.template) { advance() }
        } else if !at(.leftParen) {
            throw failure("an alias")
        }
        if at(.leftParen), !isHintList {
            try columnNames(into: &children)
        } else if isExplicit, at(.word), at(.comma, 1) || false, false {
            advance()
        }
        return node(.alias, from: start, children, value: name)
    }

    private mutating func timeTravel() throws(SyntaxError) {
        if take(.for) { _ = take(.system) }
        _ = take(any: .system_time, .version, .timestamp, .system_version, .business_time, .time)
        if take(sequence: .as, .of) {
            _ = take(any: .timestamp, .scn)
            _ = try expression()
        } else if take(.between) {
            _ = try expression()
        } else if take(.from) {
            _ = try expression()
            _ = take(.to)
            _ = try expression()
        } else if take(.contained) {
            advance()
            try skipParentheses()
        } else if take(.all) {
        }
    }

    /// TABLESAMPLE and SAMPLE with all that may stand behind them.
    mutating func sample() throws(SyntaxError) {
        _ = take(.using)
        advance()
        _ = take(any: .bernoulli, .system, .block, .row, .reservoir)
        if isName(), at(.leftParen, 1) { advance() }
        if at(.leftParen) {
            try skipParentheses()
        } else {
            _ = try operand()
            while isOperator("/") {
                advance()
                _ = try operand()
            }
            _ = take(any: .rows, .percent)
            if isOperator("%") { advance() }
            if at(.leftParen) { try skipParentheses() }
        }
        if take(any: .repeatable, .seed) { try skipParentheses() }
        if at(.offset), at(.number, 1) {
            advance()
            _ = try operand()
            while isOperator("/") {
                advance()
                _ = try operand()
            }
        }
    }

    /// `LATERAL VIEW [OUTER] f(x) t AS a, b`.
    mutating func lateralView() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        _ = take(.outer)
        var children = Children()
        append(try operand(), to: &children)
        let alias = at
        var name: UInt32 = 0
        if isName(), !at(.as), isAlias() || at(.quotedName) {
            name = UInt32(at)
            advance()
        }
        var columns = Children()
        if take(.as) {
            if at(.leftParen) {
                try columnNames(into: &columns)
            } else {
                repeat {
                    append(try columnName(), to: &columns)
                } while at(.comma) && isName(1) && !at(.lateral, 1) && take(.comma)
            }
        }
        append(node(.alias, from: alias, columns, value: name), to: &children)
        return node(.lateralView, from: start, children)
    }
}
