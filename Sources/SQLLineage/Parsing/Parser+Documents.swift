extension Parser {
    /// JSON_TABLE and XMLTABLE: the document, then the columns that are made of it.
    mutating func documentTable(into children: inout Children) throws(SyntaxError) {
        while !at(.rightParen), !at(.endOfText) {
            if at(.columns) {
                advance()
                try documentColumns(into: &children)
                continue
            }
            if at(
                any: .passing, .by, .value, .ref, .returning, .sequence, .null, .error, .empty, .on, .default, .format,
                .json)
            {
                advance()
                continue
            }
            if at(.xmlnamespaces) {
                advance()
                try skipParentheses()
                continue
            }
            if take(.comma) { continue }
            append(try argument(), to: &children)
        }
    }

    /// COLUMNS with their types and paths, which are read over; NESTED columns are columns as well.
    private mutating func documentColumns(into children: inout Children) throws(SyntaxError) {
        try nested { (parser) throws(SyntaxError) in try parser.readDocumentColumns(into: &children) }
    }

    private mutating func readDocumentColumns(into children: inout Children) throws(SyntaxError) {
        let parenthesised = take(.leftParen)
        while !at(.rightParen), !at(.endOfText) {
            if at(.nested), !at(.comma, 1), !at(.rightParen, 1) {
                advance()
                while !at(.columns), !endsItem() { advance() }
                if take(.columns) { try documentColumns(into: &children) }
            } else if isName() {
                advance()
                append(node(.columnName, from: at - 1, value: UInt32(at - 1)), to: &children)
                skipUntil { $0 == .comma || $0 == .rightParen }
            } else {
                throw failure("the name of a column")
            }
            if !take(.comma) { break }
        }
        if parenthesised { try expect(.rightParen, ")") }
    }
}
