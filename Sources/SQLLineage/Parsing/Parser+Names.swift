extension Parser {
    // MARK: Names

    /// A path of one part.
    mutating func path(_ token: Int) -> UInt32 {
        tree.parts.append(UInt32(token))
        return SyntaxTree.pathValue(start: tree.parts.count - 1, count: 1)
    }

    /// `a.b.c` as a path.
    mutating func dottedName() throws(SyntaxError) -> UInt32 {
        guard isName() || at(.template) || at(.variable) || at(.string) else { throw failure("a name") }
        let start = tree.parts.count
        tree.parts.append(UInt32(at))
        advance()
        while at(.dot) {
            if isName(1) || at(.template, 1) || at(.variable, 1) || at(.number, 1) {
                tree.parts.append(UInt32(at + 1))
                advance(2)
            } else if at(.dot, 1), isName(2) {
                // `db..table`: the schema is left to the default.
                tree.parts.append(UInt32(at + 2))
                advance(3)
            } else {
                break
            }
        }
        return SyntaxTree.pathValue(start: start, count: tree.parts.count - start)
    }

    /// `a.b.c`, `a.b.*`, `f(x)`, `x -> …`.
    mutating func nameOrCall() throws(SyntaxError) -> NodeID {
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
        if startsAttributes {
            let name = node(.name, from: start, value: path)
            return try attributes(of: name, from: start)
        }
        if at(.leftParen), !(isOperator("+", 1) && at(.rightParen, 2)) {
            let call = try call(named: path, from: start)
            guard at(any: .apply, .except, .replace), isColumns(call) else { return call }
            return try starModifiers(node(.star, from: start, child: call), from: start)
        }
        if at(.arrow), rules.lambdaArrow, tree.parts.count - first == 1, !isJSONArrow {
            let parameter = node(.name, from: start, value: path)
            return try lambdaBody(Children(first: parameter, last: parameter), from: start)
        }
        if at(.variable), isGlued(), byte(token) == UInt8(ascii: "@") {
            // A database link.
            advance()
            while at(.dot), isName(1) { advance(2) }
            if at(.leftParen) { return try call(named: path, from: start) }
        }
        return node(.name, from: start, value: path)
    }

    /// `COLUMNS('…')` stands for columns as a star does.
    private func isColumns(_ call: NodeID) -> Bool {
        guard let last = tree.path(tree.nodes[Int(call)].value).last else { return false }
        return keyword(tree.tokens[Int(tree.parts[last])]) == .columns
    }

    /// `->` before a literal reads a field of JSON; before anything else it is a lambda's.
    private var isJSONArrow: Bool {
        if token.end - token.start == 3 { return true }
        return at(.string, 1) || at(.number, 1) || at(.variable, 1)
    }

    // MARK: Stars

    /// `EXCEPT`, `REPLACE` and the like behind a star.
    mutating func starModifiers(_ star: NodeID, from start: Int) throws(SyntaxError) -> NodeID {
        var children = Children()
        if tree.nodes[Int(star)].firstChild != 0 {
            children.first = tree.nodes[Int(star)].firstChild
            children.last = children.first
            while tree.nodes[Int(children.last)].next != 0 { children.last = tree.nodes[Int(children.last)].next }
        }
        while true {
            let modifier = at
            if at(any: .except, .exclude), isName(1) || at(.leftParen, 1), !startsQueryAfterExcept {
                advance()
                var names = Children()
                if at(.leftParen) {
                    advance()
                    while !at(.rightParen) {
                        if isName() || at(.string) {
                            append(try columnName(), to: &names)
                        } else {
                            _ = try expression()
                        }
                        if !take(.comma) { break }
                    }
                    try expect(.rightParen, ")")
                } else {
                    append(try columnName(), to: &names)
                }
                append(node(.exceptColumns, from: modifier, names), to: &children)
            } else if at(any: .replace, .rename), at(.leftParen, 1) || isName(1) {
                let isReplace = at(.replace)
                advance()
                var items = Children()
                if take(.leftParen) {
                    repeat { append(try projectionItem(), to: &items) } while take(.comma) && !at(.rightParen)
                    try expect(.rightParen, ")")
                } else {
                    append(try projectionItem(), to: &items)
                }
                append(node(isReplace ? .replaceColumns : .renameColumns, from: modifier, items), to: &children)
            } else if let pattern = columnPattern() {
                append(pattern, to: &children)
            } else if at(.apply), at(.leftParen, 1) || isName(1) {
                // A function of each column; what it adds of its own can only be constants.
                advance()
                let name = at(.leftParen) ? at + 1 : at
                try skipItem()
                let isLambda = tree.tokens[name + 1].kind == .arrow
                append(node(.applyColumns, from: modifier, value: isLambda ? 0 : UInt32(name)), to: &children)
            } else {
                break
            }
        }
        tree.nodes[Int(star)].firstChild = children.first
        tree.nodes[Int(star)].end = UInt32(at)
        return star
    }

    /// `LIKE 'a%'`, `NOT ILIKE 'a%'`, `SIMILAR TO 'a.*'`, `GLOB 'a*'` behind a star.
    private mutating func columnPattern() -> NodeID? {
        let start = at
        var distance = at(.not) ? 1 : 0
        var flags: NodeFlags = distance == 1 ? .negated : []
        switch keyword(peek(distance)) {
        case .like: break
        case .ilike: flags.insert(.byName)
        case .glob: flags.insert(.natural)
        case .similar where at(.to, distance + 1):
            flags.insert(.distinct)
            distance += 1
        default: return nil
        }
        guard at(.string, distance + 1) else { return nil }
        advance(distance + 2)
        return node(.likeColumns, from: start, value: UInt32(at - 1), flags: flags)
    }

    private var startsQueryAfterExcept: Bool {
        guard at(.except) else { return false }
        var distance = 1
        while at(.leftParen, distance), distance < maximumDepth { distance += 1 }
        return at(any: .select, .with, .from, .values, .all, .distinct, .table, distance: distance)
    }
}
