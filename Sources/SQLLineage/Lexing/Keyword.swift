/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, after, against, aggregate, aggregation_threshold, alert, alias, all, allow
    case also, alter, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply
    case approx, approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate
    case ast, asymmetric, async, at, atomic, attach, attributes, audit, authid, auto, await, backup, before, begin
    case bernoulli, between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, bit, blob, block, body
    case bool, boolean, both, box, branch, breadth, `break`, broadcast, browse, bt, bucket, buckets, bulk
    case business_time, by, bytea, cache, call, called, caller, capacity, cascaded, `case`, casespecific, cast
    case catalog, `catch`, cdc, century, change, changes, char, character, charset, check, checkpoint, checksum
    case cidr, circle, clear, clone, close, cluster, clustered, codegen, collate, collation, collect, column
    case columns, columnstore, comment, commit, compound, compress, compute, concat, concurrent, condition
    case conditional, conflict, connect, connect_by_iscycle, connect_by_isleaf, connect_by_root, connection
    case constraint, contained, contains, content, `continue`, conversion, convert, copy, corresponding, cortex
    case cost, create, credential, cross, cs, ct, cube, current, current_catalog, current_date, current_datetime
    case current_role, current_schema, current_time, current_timestamp, current_user, cursor, cycle, d, data
    case database, date, date32, datetime, datetime2, datetime64, day, day_hour, day_microsecond, day_minute
    case day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate, decade, decimal, declare, deep
    case `default`, deferred, define, defined, del, delay, delayed, delete, delimited, delimiter, delta, deny
    case deploy, depth, derive, desc, descending, describe, detach, deterministic, diagnostic, dictionary
    case differential_privacy, dimension, dimensions, directed, directory, disable, discard, distance, distinct
    case distinctness, distinctrow, distkey, distribute, distributed, distribution, div, `do`, document, domain
    case double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, emits, empty
    case enable, enclosed, encode, encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped, estimate
    case et, evaluate, event, evolution, exact, except, exception, exchange, exclude, excluding, exclusive, exec
    case execute, exists, exit, explain, explode, export, extend, extended, `extension`, external, external_location
    case facts, fail, `false`, fetch, field, fields, file, fill, filter, filtering, final, first, flashback, float
    case float64, flow, flush, fn, following, `for`, forall, force, forcescan, forceseek, foreach, foreign, format
    case formatted, freeze, from, fsck, full, fulltext, function, ge, generate, generated, geography, geometry, get
    case git, give, glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash, having, help
    case hh, high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute, hour_second, hours, hybrid
    case iceberg, identifier, identity, `if`, ignore, ilike, image, immediate, `import`, `in`, include, index
    case indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins, insensitive, insert, install
    case instead, int, int64, integer, integration, interactive, interleaved, interpolate, intersect, interval, into
    case invalidate, inverted, io, iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json
    case json_array, json_build_object, json_object, json_objectagg, json_table, jsonb, keep, keepdefaults
    case keepidentity, key, keys, kill, kind, kv, label, lambda, language, large, last, lateral, lazy, le, leading
    case leave, left, `let`, level, like, limit, line, lines, link, list, listen, live, load, local, localtime
    case localtimestamp, location, lock, locked, locking, log, logging, logical, login, long, lookup, loop
    case low_priority, ls, lseg, lt, macaddr, macro, main, map, mark, masking, match, match_all, match_any
    case match_condition, match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize, match_regexp
    case matched, materialized, max, measures, member, merge, metrics, mi, microsecond, microseconds, millennium
    case millisecond, milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm, mod, model
    case modifies, modify, mon, month, months, move, ms, msck, multiset, name, named, namespace, nan, nanosecond
    case nanoseconds, national, natural, nchar, ne, nearest, nested, network, new, new_table, next, no, noaudit
    case nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook, nothing, notification, notify
    case notnull, nowait, ns, nth, null, nulls, numeric, nvarchar, object, object_construct, of, offset, old
    case old_table, omit, on, one, only, open, `operator`, optimize, option, optionally, options, or, order, ordered
    case ordinality, out, outer, outfile, output, over, overflow, overlaps, overriding, overwrite, package, paglock
    case parallel, parallel_enable, partition, partitioned, partitions, passing, paste, path, pattern, percent
    case perform, period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point, policy, polygon
    case portion, position, positional, pragma, preceding, precision, prefix, prepare, prewhere, primary, print
    case prior, proc, procedure, profile, program, project, projection, properties, publication, purge, put, qq
    case qualify, quarter, quarters, query, quick, quiesce, quotes, raise, raiserror, range, raw, read
    case readcommitted, readpast, reads, readuncommitted, real, reassign, receive, recompile, reconfigure, recursion
    case recursive, redistribute, reduce, ref, references, referencing, refresh, regclass, regexp, regexp_like
    case register, registry, reindex, reload, remote, remove, rename, reorg, `repeat`, repeatable, repeatableread
    case replace, replica, replicate, repository, reservation, reservoir, reset, resignal, resource, respect
    case restore, result_cache, resultset, resume, `return`, returning, returns, reverse, revert, revoke, right
    case rlike, rm, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running
    case runstats, safe_cast, sample, save, savepoint, scalar, schema, scn, scroll, search, second
    case second_microsecond, secondary, seconds, secret, security, seed, sel, select, semantic, semantic_view, semi
    case send, separator, sequence, serde, serdeproperties, serializable, server, service, session, session_user
    case set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed
    case similar, similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source
    case sp_executesql, sp_rename, spatial, sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows
    case sql_no_cache, sql_small_result, sqlstate, ss, stage, staleness, start, starting, statement, statistic
    case statistics, stats, stdin, stdout, step, storage, stored, straight_join, stream, streaming, strict, `struct`
    case submit, subpartition, subscribe, subscription, subset, subtype, summarize, `super`, supplemental, suspend
    case swap, `switch`, symmetric, sync, synonym, syntax, sysdate, sysdatetime, system, system_time, system_user
    case system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet, tablock, tablockx, tabular
    case tag, take, task, tblproperties, temp, temporary, terminate, terminated, text, the, then, `throw`, ties
    case time, timeseries, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz
    case timestamptz, timetz, timezone, tinyint, title, to, top, totals, trailing, tran, transaction, transform
    case tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache
    case unconditional, undefined, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged, unnest
    case unpivot, unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url, us, usage
    case use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values, `var`
    case varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile, volume
    case wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window
    case window_start, with, within, without, wk, work, workload, wrapper, write, xlock, xml, xmlnamespaces
    case xmltable, xor, xquery, year, year_month, years, yr, yy, yyyy, zerofill, zone
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
            .tran, .profile, .handler, .subscribe, .assert, .compute, .repeat, .stats, .execute, .change,
            .restore, .convert, .generate, .reorg, .fsck, .sync, .ls, .rm, .await, .savepoint, .reconfigure,
            .runstats, .terminate, .quiesce, .connect, .send, .receive, .bt, .et, .give, .diagnostic, .xquery:
            true
        default: false
        }
    }
}
