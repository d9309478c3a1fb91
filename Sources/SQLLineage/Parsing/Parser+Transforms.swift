/// Hive's MAP and REDUCE, which hand rows to a script.
extension Parser {
    /// Whether `MAP a, b USING 'script'` begins here.
    var startsTransform: Bool {
        guard rules.scriptTransforms, at(any: .map, .reduce), startsOperand(1) else { return false }
        var index = at + 1
        while index + 1 < tree.tokens.count {
            switch tree.tokens[index].kind {
            case .semicolon, .endOfText, .rightParen: return false
            case .leftParen, .leftBracket, .leftBrace:
                guard tree.tokens[index].symbol != 0 else { return false }
                index = Int(tree.tokens[index].symbol)
            case .word where keyword(tree.tokens[index]) == .using: return tree.tokens[index + 1].kind == .string
            default: break
            }
            index += 1
        }
        return false
    }

    /// `MAP a, b USING 'script' AS c, d`: outputs that come from all that the script is given.
    mutating func transform() throws(SyntaxError) -> NodeID {
        let start = at
        advance()
        var arguments = Children()
        try commaList(into: &arguments) { (parser) throws(SyntaxError) in try parser.expression() }
        if at(.row), at(.format, 1) { try rowFormat() }
        try expect(.using)
        try expect(.string, "a script")
        var children = Children()
        append(node(.call, from: start, arguments, value: path(start)), to: &children)
        if take(.as) {
            if at(.leftParen) {
                try columnNames(into: &children)
            } else {
                try commaList(into: &children) { (parser) throws(SyntaxError) in try parser.columnName() }
            }
        }
        if at(.row), at(.format, 1) { try rowFormat() }
        return node(.projection, from: start, child: node(.item, from: start, children))
    }

    /// A transform with the clauses behind it, as a SELECT.
    mutating func transformQuery() throws(SyntaxError) -> NodeID {
        let start = at
        var children = Children()
        append(try transform(), to: &children)
        try selectClauses(into: &children)
        return node(.select, from: start, children)
    }
}
