/// How Doris and StarRocks load data and run statements later.
extension Parser {
    /// `LOAD LABEL l (DATA INFILE('…') INTO TABLE t …, …) WITH …`, at LABEL.
    mutating func loadLabel(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        let label = try dottedName()
        try expect(.leftParen, "(")
        var children = Children()
        repeat {
            append(try loadedData(of: tree.path(label)), to: &children)
        } while take(.comma)
        try expect(.rightParen, ")")
        skipStatement()
        return node(.block, from: start, children)
    }

    /// One `DATA INFILE(…) INTO TABLE t …`, or `DATA FROM TABLE s INTO TABLE t …`.
    private mutating func loadedData(of label: Range<Int>) throws(SyntaxError) -> NodeID {
        let start = at
        var sources = Children()
        while !at(.into), !at(.rightParen), !at(.endOfText) {
            if at(.infile), at(.leftParen, 1) {
                advance(2)
                while at(.string) {
                    append(node(.location, from: at, value: UInt32(at)), to: &sources)
                    advance()
                    _ = take(.comma)
                }
                try expect(.rightParen, ")")
            } else if at(.from), at(.table, 1) {
                advance(2)
                append(node(.table, from: at, value: try tableName()), to: &sources)
            } else {
                try skipItem()
            }
        }
        try expect(.into)
        try expect(.table)
        var children = Children()
        append(try loadedTable(of: label), to: &children)
        append(sources.first, to: &children)
        skipUntil { $0 == .comma || $0 == .rightParen }
        while at(.comma), !at(any: .data, .data, distance: 1) {
            advance()
            skipUntil { $0 == .comma || $0 == .rightParen }
        }
        return node(.copy, from: start, children)
    }

    /// The table that is loaded: in the database of the label or job, where it says none itself.
    private mutating func loadedTable(of label: Range<Int>) throws(SyntaxError) -> NodeID {
        let table = try target()
        let path = tree.path(tree.nodes[Int(table)].value)
        guard path.count == 1, label.count > 1 else { return table }
        let first = tree.parts.count
        tree.parts.append(tree.parts[label.upperBound - 2])
        tree.parts.append(tree.parts[path.lowerBound])
        tree.nodes[Int(table)].value = SyntaxTree.pathValue(start: first, count: 2)
        return table
    }

    /// `CREATE ROUTINE LOAD db.job ON t … FROM KAFKA (…)`, at LOAD.
    mutating func routineLoad(from start: Int) throws(SyntaxError) -> NodeID {
        advance()
        let job = try dottedName()
        guard take(.on) else {
            skipStatement()
            return node(.utility, from: start)
        }
        let table = try loadedTable(of: tree.path(job))
        skipStatement()
        return node(.copy, from: start, child: table)
    }

    /// `CREATE JOB j ON SCHEDULE … DO statement`, `SUBMIT TASK t … AS statement`: what is run later, behind a word.
    mutating func deferredStatement(behind word: Keyword, from start: Int) throws(SyntaxError) -> NodeID {
        while !at(.endOfText), !at(.semicolon) {
            if take(word) {
                guard startsQuery() || startsStatement else { break }
                return node(.routine, from: start, child: try statement())
            }
            try skipItem()
        }
        skipStatement()
        return node(.utility, from: start)
    }
}
