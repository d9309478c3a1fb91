extension Parser {
    /// `FOR SYSTEM_TIME AS OF x`, `VERSION AS OF 3`: which state of the table is read.
    mutating func timeTravel(into children: inout Children) throws(SyntaxError) {
        let start = at
        if take(.for) { _ = take(.system) }
        _ = take(any: .system_time, .version, .timestamp, .system_version, .business_time, .time)
        var moments = Children()
        if take(sequence: .as, .of) {
            if !take(any: .timestamp, .scn) { _ = take(sequence: .system, .time) }
            append(try expression(), to: &moments)
        } else if take(.between) {
            append(try expression(), to: &moments)
        } else if take(.from) {
            append(try expression(), to: &moments)
            try expect(.to)
            append(try expression(), to: &moments)
        } else if take(.contained) {
            try expect(.in)
            append(try expression(), to: &moments)
        } else if !take(.all) {
            throw failure("AS OF, BETWEEN or FROM")
        }
        append(node(.operation, from: start, moments), to: &children)
    }

    /// TABLESAMPLE and SAMPLE with all that may stand behind them; the amounts become an operation.
    mutating func sample(into children: inout Children) throws(SyntaxError) {
        let start = at
        _ = take(.using)
        advance()
        var amounts = Children()
        _ = take(any: .bernoulli, .system, .block, .row, .reservoir)
        if isName(), at(.leftParen, 1) { advance() }
        if at(.leftParen) {
            advance()
            _ = take(.bucket)
            while !at(.rightParen) {
                append(try expression(), to: &amounts)
                // `BUCKET 1 OUT OF 4 ON x`, `10 PERCENT`, `5 ROWS`
                while at(.word), !at(.on) { advance() }
                if !take(.on) { _ = take(.comma) }
            }
            try expect(.rightParen, ")")
        } else {
            // Teradata lists several samples.
            repeat {
                append(try operand(), to: &amounts)
                while isOperator("/") {
                    advance()
                    append(try operand(), to: &amounts)
                }
            } while at(.comma) && at(.number, 1) && take(.comma)
            _ = take(any: .rows, .percent)
            if isOperator("%") { advance() }
            if at(.leftParen) { try skipParentheses() }
        }
        if take(any: .repeatable, .seed) { try skipParentheses() }
        if at(.offset), at(.number, 1) {
            advance()
            append(try operand(), to: &amounts)
            while isOperator("/") {
                advance()
                append(try operand(), to: &amounts)
            }
        }
        append(node(.operation, from: start, amounts), to: &children)
    }
}
