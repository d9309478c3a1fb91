extension Parser {
    /// `MATCH_RECOGNIZE (…)` behind a relation.
    mutating func matchRecognize() throws(SyntaxError) -> NodeID {
        let start = at
        advance(2)
        var children = Children()
        var flags: NodeFlags = []
        while !at(.rightParen), !at(.endOfText) {
            let clause = at
            switch keyword {
            case .partition:
                append(try partitionBy(), to: &children)
            case .order:
                append(try orderBy(), to: &children)
            case .measures:
                advance()
                var items = Children()
                repeat {
                    if at(any: .final, .running), startsOperand(1) { advance() }
                    append(try projectionItem(), to: &items)
                } while take(.comma)
                append(node(.measures, from: clause, items), to: &children)
            case .pattern:
                advance()
                try skipParentheses()
                append(patternNames(from: clause), to: &children)
            case .define:
                advance()
                var items = Children()
                repeat {
                    let item = at
                    guard isName() else { throw failure("the name of a pattern") }
                    advance()
                    try expect(.as)
                    append(node(.item, from: item, child: try expression(), value: UInt32(item)), to: &items)
                } while take(.comma)
                append(node(.definitions, from: clause, items), to: &children)
            case .one, .all, .after, .with, .without, .show, .omit, .subset, .within:
                // ONE ROW PER MATCH, AFTER MATCH SKIP …: which rows come out, not of what.
                let isSkip = at(.after)
                let isSubset = at(.subset)
                if at(.all), at(.rows, 1) { flags = .outer }
                advance()
                while !at(any: .partition, .order, .measures, .pattern, .define, .after), !at(.rightParen),
                    !at(.endOfText)
                {
                    try skipItem()
                }
                if isSubset { append(patternNames(from: clause), to: &children) }
                if isSkip, at(any: .pattern, .define), tree.tokens[at - 1].kind == .word,
                    keyword(tree.tokens[at - 1]) == .first || keyword(tree.tokens[at - 1]) == .last
                        || keyword(tree.tokens[at - 1]) == .to
                {
                    throw failure("the name of a pattern")
                }
            default:
                throw failure("MEASURES, PATTERN or DEFINE")
            }
        }
        try expect(.rightParen, ")")
        return node(.matchRecognize, from: start, children, flags: flags)
    }

    /// The words of PATTERN and SUBSET up to here: they name rows of the table.
    private mutating func patternNames(from clause: Int) -> NodeID {
        var names = Children()
        for place in clause..<at where tree.tokens[place].kind == .word || tree.tokens[place].kind == .quotedName {
            append(node(.alias, from: place, value: UInt32(place)), to: &names)
        }
        return node(.patternNames, from: clause, names)
    }
}
