/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, after, against, aggregate, aggregation_threshold, alert, all, allow, also
    case alter, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply, approx
    case approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate, ast
    case asymmetric, async, at, atomic, attach, attributes, audit, authid, backup, before, begin, bernoulli
    case between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, bit, blob, block, body, bool
    case boolean, both, box, branch, breadth, `break`, broadcast, browse, bucket, buckets, bulk, business_time, by
    case bytea, cache, call, called, caller, capacity, cascaded, `case`, casespecific, cast, catalog, `catch`
    case century, change, changes, char, character, charset, check, checkpoint, checksum, cidr, circle, clear
    case clone, close, cluster, clustered, codegen, collate, collation, collect, column, columns, columnstore
    case comment, commit, compound, compress, compute, concat, concurrent, conditional, conflict, connect
    case connect_by_root, connection, constraint, contained, contains, content, `continue`, conversion, copy
    case corresponding, cost, create, credential, cross, cs, ct, cube, current, current_catalog, current_date
    case current_datetime, current_role, current_schema, current_time, current_timestamp, current_user, cursor
    case cycle, d, data, database, date, date32, datetime, datetime2, datetime64, day, day_hour, day_microsecond
    case day_minute, day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate, decade, decimal
    case declare, deep, `default`, deferred, define, defined, del, delayed, delete, delimited, delimiter, deny
    case deploy, depth, derive, desc, descending, describe, detach, deterministic, dictionary
    case differential_privacy, dimension, dimensions, directed, directory, disable, discard, distance, distinct
    case distinctness, distinctrow, distkey, distribute, distributed, distribution, div, `do`, document, domain
    case double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, emits, empty
    case enable, enclosed, encode, encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped
    case estimate, evaluate, event, exact, except, exception, exchange, exclude, excluding, exclusive, exec
    case execute, exists, exit, explain, explode, export, extend, extended, `extension`, external
    case external_location, facts, fail, `false`, fetch, field, fields, file, fill, filter, filtering, final
    case first, flashback, float, float64, flow, flush, fn, following, `for`, forall, force, forcescan, forceseek
    case foreach, foreign, format, formatted, freeze, from, full, fulltext, function, ge, generated, geography
    case geometry, get, git, glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash
    case having, help, hh, high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute
    case hour_second, hours, hybrid, iceberg, identifier, identity, `if`, ignore, ilike, image, immediate
    case `import`, `in`, include, index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath
    case ins, insensitive, insert, install, instead, int, int64, integer, integration, interactive, interleaved
    case interpolate, intersect, interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation
    case isoweek, isoyear, iterate, job, join, json, json_array, json_build_object, json_object, json_objectagg
    case json_table, jsonb, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language
    case large, last, lateral, lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link, list
    case listen, live, load, local, localtime, localtimestamp, location, lock, locked, locking, log, logical
    case login, long, lookup, loop, low_priority, lseg, lt, macaddr, macro, main, map, mark, masking, match
    case match_all, match_any, match_condition, match_phrase, match_phrase_edge, match_phrase_prefix
    case match_recognize, match_regexp, matched, materialized, max, measures, member, merge, metrics, mi
    case microsecond, microseconds, millennium, millisecond, milliseconds, min, minus, minute, minute_microsecond
    case minute_second, minutes, mm, mod, model, modifies, mon, month, months, move, ms, msck, multiset, name
    case named, namespace, nan, nanosecond, nanoseconds, national, natural, nchar, ne, nearest, nested, network
    case new, new_table, next, no, noaudit, nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook
    case nothing, notification, notify, notnull, nowait, ns, nth, null, nulls, numeric, nvarchar, object
    case object_construct, of, offset, old, old_table, omit, on, one, only, open, `operator`, optimize, option
    case optionally, options, or, order, ordered, ordinality, out, outer, outfile, output, over, overflow
    case overlaps, overriding, overwrite, package, paglock, parallel, parallel_enable, partition, partitioned
    case partitions, passing, paste, path, pattern, percent, perform, period, pipe, pipeline, pipelined, pivot
    case placing, plan, plpgsql, plsql, point, policy, polygon, portion, position, positional, pragma, preceding
    case precision, prefix, prepare, prewhere, primary, print, prior, proc, procedure, profile, program, project
    case projection, properties, publication, purge, put, qq, qualify, quarter, quarters, query, quick, quotes
    case raise, raiserror, range, raw, read, readcommitted, readpast, reads, readuncommitted, real, reassign
    case recompile, recursive, redistribute, reduce, ref, references, referencing, refresh, regclass, regexp
    case regexp_like, register, registry, reindex, reload, remote, remove, rename, `repeat`, repeatable
    case repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset, resignal
    case resource, respect, result_cache, resultset, resume, `return`, returning, returns, reverse, revert, revoke
    case right, rlike, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running
    case safe_cast, sample, save, scalar, schema, scn, scroll, search, second, second_microsecond, secondary
    case seconds, secret, security, seed, sel, select, semantic, semantic_view, semi, separator, sequence, serde
    case serdeproperties, serializable, server, service, session, session_user, set, setof, sets, settings
    case shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed, similar, similarity, sink, skip
    case smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source, sp_executesql, sp_rename, spatial
    case sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows, sql_no_cache, sql_small_result
    case ss, stage, staleness, start, starting, statement, statistic, statistics, stats, stdin, stdout, step
    case storage, stored, straight_join, stream, streaming, strict, `struct`, submit, subpartition, subscribe
    case subscription, subset, subtype, summarize, `super`, supplemental, suspend, swap, `switch`, symmetric
    case synonym, syntax, sysdate, sysdatetime, system, system_time, system_user, system_version, systimestamp, t
    case table, tables, tablesample, tablespace, tablet, tablock, tablockx, tabular, tag, take, task
    case tblproperties, temp, temporary, terminated, text, the, then, `throw`, ties, time, timeseries, timestamp
    case timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz, timestamptz, timetz, timezone
    case tinyint, title, to, top, totals, trailing, tran, transaction, transform, tree, trigger, `true`, truncate
    case `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache, unconditional, undefined, undo
    case undrop, union, unique, unknown, unlisten, unload, unlock, unlogged, unnest, unpivot, unregister, unset
    case unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url, us, usage, use, user, using, utc_date
    case utc_time, utc_timestamp, uuid, vacuum, validate, value, values, varbinary, varchar, variadic, variant
    case varying, vector, verbose, version, versions, view, volatile, volume, wait, waitfor, warehouse, watch
    case watermark, week, weeks, when, `where`, which, `while`, window, window_start, with, within, without, wk
    case work, workload, wrapper, write, xlock, xml, xmlnamespaces, xmltable, xor, year, year_month, years, yr, yy
    case yyyy, zerofill, zone
}

extension Keyword {
    /// A unit of time, as INTERVAL, EXTRACT and the date functions take it.
    var isTimeUnit: Bool {
        switch self {
        case .year, .years, .quarter, .quarters, .month, .months, .week, .weeks, .day, .days, .hour, .hours, .minute,
            .minutes, .second, .seconds, .millisecond, .milliseconds, .microsecond, .microseconds, .nanosecond,
            .nanoseconds, .dayofweek, .dayofyear, .isoweek, .isoyear, .epoch, .decade, .century, .millennium,
            .year_month, .day_hour, .day_minute, .day_second, .hour_minute, .hour_second, .minute_second,
            .second_microsecond, .day_microsecond, .hour_microsecond, .minute_microsecond, .yr, .mon, .hh, .mi, .ss,
            .ms, .us, .ns, .dow, .doy, .dw, .dd, .mm, .yy, .yyyy, .qq, .wk:
            true
        default: false
        }
    }

    /// A function whose arguments are keys and values with a colon between them.
    var isJSONConstructor: Bool {
        switch self {
        case .json_object, .json_objectagg, .json_array, .object, .object_construct, .json_build_object: true
        default: false
        }
    }

    /// The first word of a statement that moves no data.
    var beginsUtility: Bool {
        switch self {
        case .show, .grant, .revoke, .deny, .analyze, .comment, .commit, .rollback, .transaction, .pragma, .attach,
            .detach,
            .refresh, .invalidate, .msck, .install, .load, .uncache, .reload, .kill, .revert, .clear, .list, .remove,
            .checkpoint, .reindex, .optimize, .flush, .lock, .unlock, .help, .raise, .signal, .resignal, .leave,
            .iterate,
            .abort, .discard, .listen, .notify, .unlisten, .reassign, .checksum, .deallocate, .fetch, .close, .open,
            .move,
            .audit, .shutdown, .system, .save, .print, .raiserror, .throw, .waitfor, .dbcc, .goto, .exit, .break,
            .continue,
            .do, .vacuum, .null, .end, .set, .unset, .reset, .backup, .purge, .flashback, .suspend, .resume, .watch,
            .disable, .enable, .put, .get, .import, .add, .apply, .submit, .collect, .cluster, .security, .delimiter,
            .tran, .profile, .handler, .subscribe, .assert, .compute, .repeat, .stats, .execute, .change:
            true
        default: false
        }
    }
}
