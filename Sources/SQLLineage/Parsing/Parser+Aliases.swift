extension Parser {
    /// Whether the word here is an alias rather than the beginning of what comes next. Dialects reserve different words,
    /// so what follows the word decides where it can.
    func isAlias() -> Bool {
        // A label of T-SQL.
        if rules.optionalSemicolons, at(.colon, 1), token.flags.contains(.newlineBefore) { return false }
        guard let keyword else { return true }
        switch keyword {
        // Nowhere an alias.
        case .from, .where, .group, .having, .union, .intersect, .except, .on, .when, .then, .else, .and, .or, .as,
            .select, .in, .not, .like, .between, .case, .into, .join, .straight_join, .collate, .asc, .desc, .with:
            return false
        case .set: return false
        case .map, .reduce: return !startsTransform
        case .values: return at(.comma, 1) || at(.rightParen, 1)
        // Reserved in few dialects: an alias where nothing follows that they could apply to.
        case .returning, .qualify, .limit, .prewhere, .ilike, .rlike, .using, .is, .glob, .match_any, .match_all,
            .match_phrase, .match_regexp, .regexp, .xor, .div, .overlaps, .similar, .escape, .isnull,
            .notnull, .member, .sounds, .match_phrase_prefix, .match_phrase_edge, .iregexp:
            return endsItem(1) || at(.from, 1)
        case .order: return endsItem(1)
        case .offset, .fetch: return !startsOperand(1)
        case .regexp_like, .match, .mod: return !startsOperand(1)
        case .approx, .exact: return !at(.nearest, 1)
        case .exclude: return !(isName(1) && !at(.from, 1) || at(.leftParen, 1))
        case .log: return !at(.errors, 1)
        case .keys: return !at(.leftParen, 1)
        case .emits: return !at(.leftParen, 1)
        case .end:
            return blockDepth == 0
                && (endsItem(1) || at(.leftParen, 1) && !at(any: .timestamp, .offset, .statement, .stream, distance: 2))
        case .row: return !at(.format, 1)
        case .output: return !rules.optionalSemicolons
        case .timeseries: return !(isName(1) && at(.as, 2))
        case .partitioned, .clustered: return !at(.by, 1)
        case .extend: return !at(.leftParen, 1)
        // The loop over the query.
        case .loop where blockDepth > 0, .do where blockDepth > 0: return false
        // Words that begin something only with the right word behind them.
        case .left, .right, .full, .inner, .cross, .natural, .asof, .global, .semi, .anti, .any, .all, .outer,
            .positional,
            .directed, .array, .hash, .merge, .loop, .paste:
            var distance = 1
            while distance < 6 {
                switch self.keyword(peek(distance)) {
                case .join, .straight_join, .apply, .union, .except, .intersect: return false
                case .left, .right, .full, .inner, .cross, .natural, .asof, .semi, .anti, .any, .all, .outer, .array,
                    .positional, .directed, .hash, .merge, .loop, .lateral:
                    distance += 1
                default: return true
                }
            }
            return false
        case .lateral: return !at(.view, 1) && !at(.leftParen, 1) && !isName(1)
        case .window: return !(isName(1) && at(.as, 2))
        case .pivot, .unpivot, .match_recognize: return !at(.leftParen, 1) && !at(any: .include, .exclude, distance: 1)
        case .for:
            return !isName(1)
        case .connect, .cluster, .distribute, .sort, .partition:
            return !at(.by, 1) && !(keyword == .partition && at(.leftParen, 1))
        case .start: return !at(.with, 1)
        case .tablesample: return endsItem(1) || at(.from, 1)
        case .sample:
            return !at(.leftParen, 1) && !at(.number, 1) && !at(any: .row, .bernoulli, .system, .block, distance: 1)
        case .option: return !at(.leftParen, 1)
        case .settings: return !(isName(1) && at(.equals, 2))
        case .format: return !(isName(1) && (rules.finalAndFormat || at(.endOfText, 2) || at(.semicolon, 2)))
        case .final: return !rules.finalAndFormat
        case .minus: return !(startsQuery(1) || at(.leftParen, 1) || at(any: .all, .distinct, distance: 1))
        case .bulk: return !at(.collect, 1)
        case .force, .ignore: return !at(any: .index, .key, .nulls, distance: 1)
        case .version, .timestamp: return !at(.as, 1)
        case .at, .before:
            return !at(.leftParen, 1)
                && !at(any: .time, .local, .snapshot, .branch, .tag, .timestamp, .commit, .system_time, distance: 1)
        case .changes: return !at(.leftParen, 1)
        case .optimize: return !at(.for, 1)
        case .model: return !at(any: .dimension, .partition, .main, .return, .ignore, .keep, distance: 1)
        case .eq, .ne, .gt, .ge, .lt, .le: return !rules.wordComparisons
        case .lock: return !at(.in, 1)
        case .insert where at(any: .into, .overwrite, distance: 1): return false
        case .insert, .update, .delete, .create, .drop, .alter, .exec, .execute, .declare, .truncate, .begin, .go, .if,
            .while, .print, .return, .grant, .raiserror, .throw, .open, .close, .deallocate, .commit, .rollback, .use,
            .waitfor:
            // In T-SQL and procedures the next statement may begin here.
            return !statementMayEnd && !at(any: .index, .key, distance: 1)
        case .do: return !at(any: .update, .nothing, distance: 1) && !at(.begin, 1)
        case .apply: return !at(.leftParen, 1) && !isName(1)
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
