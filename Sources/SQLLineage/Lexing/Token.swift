/// One token of SQL text: where it stands and what it is. 16 bytes, without any text of its own.
struct Token {
    enum Kind: UInt8 {
        case endOfText
        /// An unquoted word, keyword or not.
        case word
        case quotedName
        case string
        case number
        /// `@x`, `:x`, `$1`, `?`, `%s`, `${x}`: a value that the text does not hold.
        case variable
        /// `{{ … }}` of a template whose value is not known.
        case template
        case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
        case comma, dot, semicolon, colon, doubleColon, star
        /// `->` and `->>`
        case arrow
        /// `=>`
        case fatArrow
        /// `:=`
        case assign
        case equals
        /// `|>`
        case pipeOperator
        /// `@` before a stage or account name
        case atSign
        /// Any other operator.
        case op
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let spaceBefore = Flags(rawValue: 1)
        static let newlineBefore = Flags(rawValue: 2)
        /// The string or quoted name has escapes, so that its value is not its text.
        static let escaped = Flags(rawValue: 4)
        /// A string that needs no closing look: `$$…$$`, `q'[…]'`, `r'…'` and the like have longer delimiters.
        static let longDelimiter = Flags(rawValue: 8)
    }

    var start: UInt32
    var end: UInt32
    /// Words and quoted names: the case-folded name in the ``SymbolTable``; of a word that is a keyword, its raw value.
    /// Opening parentheses, brackets and braces: the index of the token that closes it, or 0.
    var symbol: UInt32
    var kind: Kind
    var flags: Flags
}
