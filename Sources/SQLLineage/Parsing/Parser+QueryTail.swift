extension Parser {
    /// ORDER BY, LIMIT and the like, in whatever order they come.
    mutating func queryTail(into children: inout Children) throws(SyntaxError) {
        while at(.word) || at(.template) {
            let start = at
            guard let keyword else {
                // A macro that adds a clause: what it stands for is not known.
                guard at(.template) else { return }
                advance()
                continue
            }
            switch keyword {
            case .order where at(any: .by, .siblings, distance: 1):
                append(try orderBy(), to: &children)
            case .sort where at(.by, 1):
                append(try orderBy(), to: &children)
            case .cluster where at(.by, 1), .distribute where at(.by, 1), .partitioned where at(.by, 1),
                .clustered where at(.by, 1):
                append(try partitionBy(), to: &children)
            case .limit:
                try limit(into: &children)
            case .offset where startsOperand(1):
                advance()
                append(node(.limit, from: start, child: try expression()), to: &children)
                _ = take(any: .row, .rows)
            case .optimize where at(.for, 1):
                advance(2)
                _ = try expression()
                _ = take(any: .row, .rows)
            case .fetch where at(any: .first, .next, .approx, .exact, distance: 1) || startsOperand(1):
                try fetch(into: &children)
            case .for where at(any: .update, .share, .no, .key, .xml, .json, .read, .fetch, .browse, distance: 1):
                let clause = at
                let isDocument = at(any: .xml, .json, distance: 1)
                try lockingClause()
                if isDocument { append(node(.asDocument, from: clause), to: &children) }
            case .lock where at(.in, 1):
                advance()
                while at(.word), !at(.union) { advance() }
            case .option where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .settings where isName(1):
                try skipSettings()
            case .format where isName(1) && (rules.finalAndFormat || at(.endOfText, 2)):
                advance(2)
            case .into:
                append(try into(), to: &children)
            case .with:
                guard try withOption() else { return }
            case .allow where at(.filtering, 1):
                advance(2)
            case .sample where at(.number, 1) || at(.leftParen, 1), .using where at(.sample, 1),
                .tablesample where at(.leftParen, 1) || isName(1):
                try sample(into: &children)
            case .window where isName(1) && at(.as, 2):
                append(try windows(), to: &children)
            case .qualify where !endsItem(1):
                advance()
                append(node(.qualify, from: start, child: try expression()), to: &children)
            default:
                return
            }
        }
    }

    /// `WITH READ ONLY`, `WITH CHECK OPTION`, `WITH NO DATA`, `WITH UR`, … behind a query. False where WITH begins
    /// something else.
    private mutating func withOption() throws(SyntaxError) -> Bool {
        var length = 1
        switch keyword(peek()) {
        case .no: length = at(.schema, 2) ? 3 : 2
        case .data, .ur, .cs, .rs, .rr, .ties, .totals: length = 1
        case .local, .cascaded, .check:
            length = at(.check, 1) ? 2 : 3
            guard at(.check, length - 1), at(.option, length) else { return false }
        case .read:
            guard at(.only, 2) else { return false }
            length = 2
        case .schema where at(.binding, 2): length = 2
        default: return false
        }
        advance(length + 1)
        if take(.and), take(.no) || at(any: .stats, .statistics) { advance() }
        if take(.constraint) { advance() }
        return true
    }

    /// `FETCH FIRST 5 PERCENT ROWS WITH TIES`.
    private mutating func fetch(into children: inout Children) throws(SyntaxError) {
        let start = at
        advance()
        _ = take(any: .approx, .exact)
        _ = take(any: .first, .next)
        if !at(any: .row, .rows) {
            append(node(.limit, from: start, child: try expression()), to: &children)
            _ = take(.percent)
        }
        _ = take(any: .row, .rows)
        if !take(.only) { _ = take(sequence: .with, .ties) }
    }

    /// `SETTINGS a = 1, b = 2`.
    mutating func skipSettings() throws(SyntaxError) {
        advance()
        repeat {
            advance()
            if take(.equals) {
                if isOperator("-") { advance() }
                try skipItem()
            }
        } while take(.comma)
    }

    /// `LIMIT 5 OFFSET 2`, `LIMIT 2, 5`, `LIMIT 1 BY a`, `LIMIT ALL`.
    private mutating func limit(into children: inout Children) throws(SyntaxError) {
        let start = at
        advance()
        if at(.all) || at(.null) {
            advance()
            return
        }
        var values = Children()
        append(try expression(), to: &values)
        _ = take(.percent)
        if take(.comma) { append(try expression(), to: &values) }
        if take(.offset) {
            append(try expression(), to: &values)
            _ = take(any: .row, .rows)
        }
        append(node(.limit, from: start, values), to: &children)
        // Vertica: so many rows of each partition.
        if at(.over) { append(try over(), to: &children) }
        if at(.by) {
            // ClickHouse: so many rows for each value.
            let by = at
            advance()
            var keys = Children()
            try commaList(into: &keys) { (parser) throws(SyntaxError) in try parser.expression() }
            append(node(.qualify, from: by, keys), to: &children)
        }
        if at(.with), at(.ties, 1) { advance(2) }
    }

    private mutating func lockingClause() throws(SyntaxError) {
        advance()
        if at(any: .xml, .json, .browse) {
            while at(.word) || at(.comma) || at(.leftParen) {
                if at(.option), at(.leftParen, 1) { return }
                if statementMayEnd, token.flags.contains(.newlineBefore), startsStatement { return }
                if at(any: .union, .except, .intersect) { return }
                try skipItem()
            }
            return
        }
        while at(any: .update, .share, .no, .key, .read, .fetch, .only) { advance() }
        if take(.of) {
            repeat { _ = try dottedName() } while take(.comma)
        }
        if take(.wait) { _ = try operand() }
        if !take(.nowait) { _ = take(sequence: .skip, .locked) }
    }

    /// SELECT … INTO: a table, variables, or a file.
    mutating func into() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var children = Children()
        var flags: NodeFlags = []
        let isFile = at(any: .outfile, .dumpfile)
        if isFile || isName() && (at(.string, 1) || isName(1) && at(.string, 2)) && !at(any: .temp, .temporary, .table)
        {
            // OUTFILE, OUTFILE S3, KAFKA, LINK name, … before the file, options behind it.
            while at(.word) { advance() }
            append(node(.location, from: at, value: UInt32(at)), to: &children)
            advance()
            while at(.word) || at(.string) || at(.number),
                !at(any: .from, .where, .group, .having, .order, .limit, .union, .for, .lock, .settings)
            {
                advance()
                if at(.leftParen), keyword(tree.tokens[at - 1]) == .properties { try skipParentheses() }
            }
            return node(.into, from: start, children)
        }
        _ = take(sequence: .overwrite, .table)
        while at(any: .temp, .temporary, .unlogged, .table, .global, .local, .strict) {
            if at(any: .temp, .temporary) { flags = .temporary }
            if !isName(1) && !at(.template, 1) { break }
            advance()
        }
        repeat {
            if at(.variable) || at(.colon) || isOperator("?") {
                append(try operand(), to: &children)
            } else {
                let table = at
                append(node(.table, from: table, value: try dottedName()), to: &children)
                if at(.leftParen), !startsQuery(1) { try skipParentheses() }
            }
        } while take(.comma)
        return node(.into, from: start, children, flags: flags)
    }
}
