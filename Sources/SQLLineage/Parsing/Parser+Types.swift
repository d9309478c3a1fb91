extension Parser {
    /// A type: read over, since lineage needs its extent alone.
    mutating func type() throws(SyntaxError) {
        guard isName() || at(.template) || at(.string) || at(.variable) else { throw failure("a type") }
        let first = keyword
        advance()
        while at(.dot), isName(1) { advance(2) }
        switch first {
        case .double where at(.precision), .character where at(.varying), .char where at(.varying),
            .bit where at(.varying), .long where at(any: .varchar, .raw, .blob, .varbinary, .text),
            .binary where at(any: .large, .varying):
            advance()
            if at(.object) { advance() }
        case .character where at(.large), .char where at(.large):
            advance(2)
        case .national, .nchar:
            _ = take(any: .character, .char, .varchar, .text)
            _ = take(any: .varying, .large)
            _ = take(.object)
        case .interval:
            if isIntervalUnit() {
                advance()
                if at(.leftParen) { try skipParentheses() }
                if take(.to) { advance() }
            }
        case .unsigned, .signed:
            _ = take(any: .integer, .int, .bigint, .smallint, .tinyint)
        case .setof, .ref:
            if isName() { return try type() }
        case .table where !at(.leftParen) && !isOperator("<"):
            if isName() { return try type() }
        default: break
        }
        if isOperator("%"), at(any: .type, .rowtype, distance: 1) { advance(2) }
        try typeParameters()
        if take(any: .with, .without) {
            if !take(sequence: .local, .time, .zone), !take(sequence: .time, .zone) { at -= 1 }
        }
        if first == .interval, at(.leftParen) { try skipParentheses() }
        while at(.word), let keyword {
            switch keyword {
            case .unsigned, .signed, .zerofill: advance()
            case .array where !at(.leftBracket, 1):
                advance()
            case .list where first != .list: advance()
            case .character where at(.set, 1):
                advance(2)
                if at(.equals) { advance() }
                advance()
            case .charset:
                advance(2)
            case .multiset: advance()
            case .binary where first == .char || first == .varchar: advance()
            default: return try typeArrays()
            }
        }
        try typeArrays()
    }

    private mutating func typeArrays() throws(SyntaxError) {
        while at(.leftBracket), at(.rightBracket, 1) || at(.number, 1) && at(.rightBracket, 2) {
            try skipParentheses()
        }
    }

    private mutating func typeParameters() throws(SyntaxError) {
        if isOperator("<"), takesTypes, isTypeList() {
            var level = 0
            repeat {
                if at(.endOfText) || at(.semicolon) { throw failure(">") }
                if isOperator("<") { level += 1 }
                if isOperator(">") { level -= 1 }
                try skipItem()
            } while level > 0
        } else if at(.leftParen), typeTakesParentheses {
            try skipParentheses()
        } else if at(.leftBracket), keyword(tree.tokens[at - 1]) == .map || keyword(tree.tokens[at - 1]) == .list {
            try skipParentheses()
        }
    }

    /// Whether angle brackets behind the word before can hold types; behind `x::int` they compare.
    private var takesTypes: Bool {
        switch keyword(tree.tokens[at - 1]) {
        case .array, .map, .struct, .object, .list, .row, .table, .tuple, .range, .multiset, .setof, nil: true
        default: false
        }
    }

    /// A query in parentheses is no parameter of a type.
    private var typeTakesParentheses: Bool {
        !at(any: .select, .with, distance: 1)
    }
}
