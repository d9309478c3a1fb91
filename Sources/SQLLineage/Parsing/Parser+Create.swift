extension Parser {
    /// CREATE of anything. What moves no data is read over.
    mutating func create() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var flags: NodeFlags = []
        if take(.or) {
            // OR REPLACE, OR ALTER, OR REFRESH
            flags.insert(.replacing)
            advance()
        }
        // Everything between CREATE and the kind of thing: TEMPORARY, UNLOGGED, EXTERNAL, SECURE, …
        while at(.word) {
            guard let keyword else {
                if rules.virtualDatasets, tree.text(UInt32(at)).lowercased() == "vds" {
                    advance()
                    return try createView(from: start, flags: flags)
                }
                // TRANSIENT and other words before TABLE that mean nothing to lineage.
                guard at(.equals, 1) || followedByTableWord(3) else { break }
                if at(.equals, 1) { skipOptionName() }
                advance()
                continue
            }
            switch keyword {
            case .recursive where at(.view, 1):
                flags.insert(.recursive)
                advance()
                continue
            case .temp, .temporary, .volatile:
                flags.insert(.temporary)
                advance()
                continue
            case .multiset where at(.table, 1) || at(any: .volatile, .global, distance: 1):
                advance()
                continue
            case .partition where at(.function, 1):
                skipStatement()
                return node(.utility, from: start)
            case .join where at(.index, 1):
                advance(2)
                return try createView(from: start, flags: flags)
            case .synonym where isName(1), .alias where isName(1):
                return try createSynonym(from: start)
            case .sql where at(.security, 1):
                advance(3)
                continue
            case .sink where isName(1): return try createSink(from: start)
            case .source where isName(1): return try createSource(from: start)
            case .changefeed: return try createChangefeed(from: start)
            case .pipeline where isName(1): return try createPipeline()
            case .projection where isName(1):
                advance()
                return try createView(from: start, flags: flags)
            case .flow:
                advance()
                return try createFlow(from: start)
            case .cortex where at(.search, 1):
                advance(3)
                return try createTable(from: start, flags: flags)
            case .table,
                .model where isName(1) && !at(.registry, 1):
                advance()
                return try createTable(from: start, flags: flags)
            case .view:
                advance()
                return try createView(from: start, flags: flags)
            case .function, .procedure, .proc, .macro, .package, .aggregate, .trigger, .event, .task, .alert, .rule,
                .pipe:
                if keyword == .aggregate, !at(.function, 1) { break }
                if keyword == .package, at(.body, 1) { advance() }
                return try createRoutine(from: start)
            case .routine where at(.load, 1):
                advance()
                return try routineLoad(from: start)
            case .job where isName(1):
                return try deferredStatement(behind: .do, from: start)
            case .dictionary where rules.dictionaryFunctions && isName(1):
                advance()
                return try createDictionary(from: start, flags: flags)
            case .stream where isName(1):
                return try createStream(from: start)
            case _ where keyword.namesObject:
                switch keyword {
                case .foreign, .external, .row, .snapshot, .hybrid, .storage, .resource, .partition, .cluster, .file:
                    if followedByTableWord(3) {
                        advance()
                        continue
                    }
                default:
                    if followedByTableWord(2), !isName(2) || at(any: .table, .view, .function, distance: 1) {
                        advance()
                        continue
                    }
                }
                return try createOther(from: start)
            default:
                guard isName(1) || at(.equals, 1) else { break }
                if at(.equals, 1) { skipOptionName() }
                advance()
                continue
            }
            break
        }
        return try createOther(from: start)
    }

    /// MySQL's `ALGORITHM = `, and the user in ``DEFINER = `u`@`h` `` up to the host.
    private mutating func skipOptionName() {
        advance(2)
        if at(.atSign, 1) { advance(2) } else if at(.variable, 1) { advance() }
    }

    /// Whether TABLE, VIEW or FUNCTION comes within the next words.
    private func followedByTableWord(_ reach: Int) -> Bool {
        for distance in 1...reach {
            if at(any: .table, .view, .function, .procedure, distance: distance) { return true }
            if !at(.word, distance) { return false }
        }
        return false
    }

    private mutating func createOther(from start: Int) throws(SyntaxError) -> NodeID {
        if endsItem() { throw failure("what to create") }
        try skipRest()
        if rules.scriptBodies, keyword(tree.tokens[at - 1]) == .as {
            // The body of a script was left out of the tokens.
            let body = node(.executeImmediate, from: at - 1, value: UInt32(at - 1), flags: .negated)
            return node(.utility, from: start, child: body)
        }
        return node(.utility, from: start)
    }

    /// `CREATE SYNONYM s FOR t`
    private mutating func createSynonym(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        var children = Children()
        append(try target(), to: &children)
        guard take(.for), isName() else {
            try skipRest()
            return node(.utility, from: start)
        }
        append(try target(), to: &children)
        try skipRest()
        return node(.synonym, from: start, children)
    }

    /// Snowflake's CREATE STREAM … ON TABLE t: what reads the stream reads the changes of t.
    private mutating func createStream(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        _ = take(sequence: .if, .not, .exists)
        var children = Children()
        append(node(.table, from: at, value: try tableName()), to: &children)
        while !at(.endOfText), !at(.semicolon) {
            if at(.on), at(any: .table, .view, .stage, .external, .dynamic, .event, distance: 1) {
                advance(2)
                _ = take(.table)
                let source = node(.table, from: at, value: try tableName())
                append(node(.clone, from: start, child: source), to: &children)
            } else {
                try skipItem()
            }
        }
        return node(.createTable, from: start, children, flags: .leftOnly)
    }
}
