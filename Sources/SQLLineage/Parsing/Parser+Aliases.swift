extension Parser {
    /// Whether the word here is an alias rather than the beginning of what comes next. Dialects reserve different words,
    /// so what follows the word decides where it can.
    func isAlias() -> Bool {
        guard let keyword else { return true }
        switch keyword {
        // Nowhere an alias.
        case .from, .where, .group, .having, .union, .intersect, .except, .on, .when, .then, .else, .and, .or, .as, .select,
            .in, .is, .not, .like, .between, .case, .into, .set, .values, .limit, .qualify, .join, .prewhere, .order,
            .straight_join, .ilike, .rlike, .collate, .asc, .desc, .returning:
            if keyword == .values || keyword == .set || keyword == .returning || keyword == .qualify || keyword == .order || keyword == .limit || keyword == .group {
                return at(.comma, 1) && keyword != .set || at(.rightParen, 1) && keyword == .values
            }
            return false
        case .using: return false
        case .output: return !rules.optionalSemicolons
        case .end:
            return false
        // Words that begin something only with the right word behind them.
        case .left, .right, .full, .inner, .cross, .natural, .asof, .global, .semi, .anti, .any, .all, .outer, .positional,
            .directed, .array, .hash, .merge, .loop, .paste:
            var distance = 1
            while distance < 6 {
                switch self.keyword(peek(distance)) {
                case .join, .straight_join, .apply, .union, .except, .intersect: return false
                case .left, .right, .full, .inner, .cross, .natural, .asof, .semi, .anti, .any, .all, .outer, .array,
                    .positional, .directed, .hash, .merge, .loop, .lateral:
                    distance += 1
                default: return keyword != .all && keyword != .any && keyword != .array || true
                }
            }
            return false
        case .lateral: return !at(.view, 1) && !at(.leftParen, 1) && !isName(1)
        case .window: return !(isName(1) && at(.as, 2))
        case .pivot, .unpivot, .match_recognize: return !at(.leftParen, 1) && !at(any: .include, .exclude, distance: 1)
        case .offset, .fetch: return !startsOperand(1) || at(.comma, 1)
        case .for:
            return !isName(1)
        case .connect, .cluster, .distribute, .sort, .partition: return !at(.by, 1) && !(keyword == .partition && at(.leftParen, 1))
        case .start: return !at(.with, 1)
        case .with: return false
        case .tablesample: return false
        case .sample: return !at(.leftParen, 1) && !at(.number, 1) && !at(any: .row, .bernoulli, .system, .block, distance: 1)
        case .option: return !at(.leftParen, 1)
        case .settings: return !(isName(1) && at(.equals, 2))
        case .format: return !(isName(1) && (dialect == .clickhouse || at(.endOfText, 2) || at(.semicolon, 2)))
        case .final: return !(dialect == .clickhouse)
        case .minus: return !(startsQuery(1) || at(.leftParen, 1) || at(any: .all, .distinct, distance: 1))
        case .bulk: return !at(.collect, 1)
        case .use, .force, .ignore: return !at(any: .index, .key, .nulls, distance: 1)
        case .version, .timestamp: return !at(.as, 1)
        case .at, .before: return !at(.leftParen, 1) && !at(any: .time, .local, .snapshot, .branch, .tag, .timestamp, .commit, distance: 1)
        case .changes: return !at(.leftParen, 1)
        case .model: return !at(any: .dimension, .partition, .main, .return, .ignore, .keep, distance: 1)
        case .overlaps, .similar, .regexp, .glob, .escape, .isnull, .notnull, .div, .xor, .member, .match, .sounds:
            return keyword == .match || keyword == .glob ? !startsOperand(1) : at(.comma, 1) || at(.from, 1) || at(.endOfText, 1)
        case .eq, .ne, .gt, .ge, .lt, .le: return dialect != .teradata
        case .mod: return !startsOperand(1)
        case .lock: return !at(.in, 1)
        case .insert where at(any: .into, .overwrite, distance: 1): return false
        case .insert, .update, .delete, .create, .drop, .alter, .exec, .execute, .declare, .truncate, .begin, .go, .if, .while, .print, .return, .grant:
            // In T-SQL and procedures the next statement may begin here.
            return !statementMayEnd
        case .do: return !at(any: .update, .nothing, distance: 1) && !at(.begin, 1)
        case .duplicate, .key: return true
        case .apply: return !at(.leftParen, 1)
        case .indexed: return !at(.by, 1)
        case .search, .cycle: return !at(any: .depth, .breadth, distance: 1)
        case .allow: return !at(.filtering, 1)
        case .match_condition, .nearest: return !at(.leftParen, 1) && !at(.number, 1)
        case .interpolate: return !at(.leftParen, 1)
        case .filter, .within, .over: return !at(.leftParen, 1) && !at(.group, 1)
        default: return true
        }
    }

    /// Whether a statement can end without a semicolon.
    var statementMayEnd: Bool { rules.optionalSemicolons || blockDepth > 0 }
}
