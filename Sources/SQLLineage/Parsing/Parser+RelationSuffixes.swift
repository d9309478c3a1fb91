extension Parser {
    /// Aliases, PIVOT, samples, time travel, hints: whatever stands behind a relation, in any order.
    mutating func relationSuffixes(of relation: NodeID, into children: inout Children) throws(SyntaxError) {
        var hasAlias = false
        while true {
            let start = at
            switch kind {
            case .word: break
            case .quotedName:
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
                continue
            case .star where tree.nodes[Int(relation)].kind == .table && !rules.dashNames:
                advance()
                continue
            case .dot where at(.star, 1) && tree.nodes[Int(relation)].kind == .table:
                // MySQL's `DELETE t.* FROM …`
                advance(2)
                continue
            case .string where !hasAlias && (rules.doubleQuotedStrings || rules.bracketNames):
                append(node(.alias, from: at, value: UInt32(at)), to: &children)
                advance()
                hasAlias = true
                continue
            case .leftParen where isHintList || isFile(relation):
                // T-SQL's hints, and the format of a file or stage.
                try skipParentheses()
                continue
            case .leftParen
            where !hasAlias && tree.nodes[Int(relation)].kind == .derived && isName(1)
                && (at(.comma, 2) || at(.rightParen, 2)):
                // Spark: `(VALUES (1, 2)) (a, b)`, the columns without a name for the whole.
                var names = Children()
                try columnNames(into: &names)
                append(node(.alias, from: start, names), to: &children)
                hasAlias = true
                continue
            case .leftBracket where tree.nodes[Int(relation)].kind == .table:
                try skipParentheses()
                continue
            default: return
            }
            guard let keyword else {
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
                continue
            }
            switch keyword {
            case .pivot where at(.leftParen, 1) || at(.xml, 1) && at(.leftParen, 2),
                .unpivot where at(.leftParen, 1) || at(any: .include, .exclude, distance: 1):
                append(try pivot(), to: &children)
                hasAlias = false
            case .match_recognize where at(.leftParen, 1):
                append(try matchRecognize(), to: &children)
                hasAlias = false
            case .tablesample where !endsItem(1),
                .sample
            where at(.leftParen, 1) || at(.number, 1) || at(any: .row, .bernoulli, .system, .block, distance: 1):
                try sample(into: &children)
            case .for
            where at(any: .system_time, .version, .timestamp, .system_version, .system, .business_time, distance: 1):
                try timeTravel(into: &children)
            case .version where at(sequence: .version, .as, .of), .timestamp where at(sequence: .timestamp, .as, .of),
                .as where at(.of, 1), .system_version where at(.as, 1):
                try timeTravel(into: &children)
            case .at where rules.unpivotsObjects && isName(1):
                advance()
                append(node(.offsetAlias, from: at, value: UInt32(at)), to: &children)
                advance()
            case .at
            where at(.leftParen, 1) || at(any: .snapshot, .branch, .tag, .commit, .ref, .timestamp, distance: 1),
                .before where at(.leftParen, 1), .changes where at(.leftParen, 1),
                .end where at(.leftParen, 1) && at(any: .timestamp, .offset, .statement, .stream, distance: 2):
                // `AT (TIMESTAMP => x)`, `AT BRANCH b`
                advance()
                if at(.leftParen) {
                    append(try primary(), to: &children)
                } else {
                    advance()
                    append(node(.operation, from: at, child: try primary()), to: &children)
                }
            case .before where at(.system_time, 1):
                // MariaDB's DELETE HISTORY.
                advance(2)
                _ = take(any: .timestamp, .transaction)
                append(node(.operation, from: start, child: try expression()), to: &children)
            case .watermark where isName(1) && at(.delay, 2):
                advance(4)
                _ = try expression()
            case .extend where at(.leftParen, 1):
                // Druid: the columns of what EXTERN reads.
                advance()
                var columns = Children()
                try columnNames(into: &columns)
                append(node(.alias, from: start, columns, flags: .implied), to: &children)
            case .with where at(.ordinality, 1):
                advance(2)
                tree.nodes[Int(relation)].value = 1
            case .with where at(.offset, 1):
                advance(2)
                let alias = at
                if take(.as) || isName() && isAlias() {
                    append(node(.offsetAlias, from: alias, value: UInt32(at)), to: &children)
                    advance()
                } else {
                    append(node(.offsetAlias, from: start, value: UInt32(start + 1)), to: &children)
                }
            case .with where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .use where at(any: .index, .key, distance: 1), .force where at(any: .index, .key, distance: 1),
                .ignore where at(any: .index, .key, distance: 1):
                advance(2)
                if take(.for) { while at(any: .join, .order, .group, .by) { advance() } }
                try skipParentheses()
                if at(.comma), at(any: .use, .force, .ignore, distance: 1), at(any: .index, .key, distance: 2) {
                    advance()
                }
            case .partition where rules.matchOperator && isName(1) && at(any: .where, .using, distance: 2):
                // Doris: DELETE FROM t PARTITION p WHERE …
                advance(2)
            case .partition where at(.leftParen, 1), .tablet where at(.leftParen, 1),
                .partitions where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .subpartition where at(.leftParen, 1):
                advance()
                try skipParentheses()
            case .partition where at(.for, 1) && at(.leftParen, 2),
                .subpartition where at(.for, 1) && at(.leftParen, 2):
                advance(2)
                try skipParentheses()
            case .partition where at(.by, 1) && at(.leftParen, 2) && isPartitionedJoin:
                // Oracle: an outer join for each value of the keys.
                advance(2)
                try skipParentheses()
            case .indexed where at(.by, 1):
                advance(3)
            case .not where at(.indexed, 1):
                advance(2)
            case .final where rules.finalAndFormat || hasAlias:
                advance()
            case .versions where at(.between, 1):
                advance(2)
                _ = take(any: .scn, .timestamp)
                append(node(.operation, from: start, child: try expression()), to: &children)
            default:
                guard !hasAlias, let alias = try alias() else { return }
                append(alias, to: &children)
                hasAlias = true
            }
        }
    }

    /// Whether a relation is a file or a stage.
    private func isFile(_ relation: NodeID) -> Bool {
        switch tree.nodes[Int(relation)].kind {
        case .location, .stage: true
        default: false
        }
    }

    /// Whether PARTITION BY here belongs to a join.
    private var isPartitionedJoin: Bool {
        guard let behind = distance(behind: 2) else { return false }
        return at(any: .left, .right, .full, .inner, .outer, .join, .on, .using, distance: behind)
    }

    /// `[AS] a`, `[AS] a (x, y)`, `AS (x INT, y TEXT)`; nil where no alias stands here.
    mutating func alias() throws(SyntaxError) -> NodeID? {
        let start = at
        let isExplicit = at(.as)
        if isExplicit {
            advance()
        } else {
            guard at(.quotedName) || at(.word) && isAlias() else { return nil }
        }
        var children = Children()
        var name: UInt32 = 0
        if isName() || at(.string) || at(.template) || at(.variable) {
            name = UInt32(at)
            advance()
            while isGlued(), at(.template) { advance() }
        } else if !at(.leftParen) {
            throw failure("an alias")
        }
        if at(.leftParen), !isHintList {
            try columnNames(into: &children)
        }
        return node(.alias, from: start, children, value: name)
    }
}
