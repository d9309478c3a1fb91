/// Teradata's attributes behind an operand: `dob (TITLE 'Birth')`, `a (NAMED b)`, `c (DECIMAL(10, 2), FORMAT 'Z9')`.
extension Parser {
    var startsAttributes: Bool {
        guard rules.outputAttributes, at(.leftParen), let keyword = keyword(peek(1)) else { return false }
        switch keyword {
        case .title, .format, .named, .casespecific: return true
        case .not: return at(.casespecific, 2)
        default: return keyword.beginsPlainType && !isGlued()
        }
    }

    /// Reads them over, but for a new name and a type.
    mutating func attributes(of operand: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        let open = at
        let isCast = keyword(peek(1))?.beginsPlainType == true
        try skipParentheses()
        for place in open..<at - 1 where keyword(tree.tokens[place]) == .named { attributeAlias = place + 1 }
        return isCast ? node(.cast, from: start, child: operand) : operand
    }
}
