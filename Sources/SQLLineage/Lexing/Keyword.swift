/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, after, against, aggregate, aggregation_threshold, alert, all, allow, also
    case alter, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply, approx
    case approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate, ast
    case asymmetric, async, at, atomic, attach, attributes, audit, authid, auto, await, backup, before, begin
    case bernoulli, between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, bit, blob, block, body
    case bool, boolean, both, box, branch, breadth, `break`, broadcast, browse, bucket, buckets, bulk, business_time
    case by, bytea, cache, call, called, caller, capacity, cascaded, `case`, casespecific, cast, catalog, `catch`
    case cdc, century, change, changes, char, character, charset, check, checkpoint, checksum, cidr, circle, clear
    case clone, close, cluster, clustered, codegen, collate, collation, collect, column, columns, columnstore
    case comment, commit, compound, compress, compute, concat, concurrent, condition, conditional, conflict, connect
    case connect_by_root, connection, constraint, contained, contains, content, `continue`, conversion, convert
    case copy, corresponding, cortex, cost, create, credential, cross, cs, ct, cube, current, current_catalog
    case current_date, current_datetime, current_role, current_schema, current_time, current_timestamp, current_user
    case cursor, cycle, d, data, database, date, date32, datetime, datetime2, datetime64, day, day_hour
    case day_microsecond, day_minute, day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate
    case decade, decimal, declare, deep, `default`, deferred, define, defined, del, delay, delayed, delete
    case delimited, delimiter, delta, deny, deploy, depth, derive, desc, descending, describe, detach, deterministic
    case dictionary, differential_privacy, dimension, dimensions, directed, directory, disable, discard, distance
    case distinct, distinctness, distinctrow, distkey, distribute, distributed, distribution, div, `do`, document
    case domain, double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, emits
    case empty, enable, enclosed, encode, encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped
    case estimate, evaluate, event, evolution, exact, except, exception, exchange, exclude, excluding, exclusive
    case exec, execute, exists, exit, explain, explode, export, extend, extended, `extension`, external
    case external_location, facts, fail, `false`, fetch, field, fields, file, fill, filter, filtering, final, first
    case flashback, float, float64, flow, flush, fn, following, `for`, forall, force, forcescan, forceseek, foreach
    case foreign, format, formatted, freeze, from, fsck, full, fulltext, function, ge, generate, generated
    case geography, geometry, get, git, glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler
    case hash, having, help, hh, high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute
    case hour_second, hours, hybrid, iceberg, identifier, identity, `if`, ignore, ilike, image, immediate, `import`
    case `in`, include, index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins
    case insensitive, insert, install, instead, int, int64, integer, integration, interactive, interleaved
    case interpolate, intersect, interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation, isoweek
    case isoyear, iterate, job, join, json, json_array, json_build_object, json_object, json_objectagg, json_table
    case jsonb, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language, large, last
    case lateral, lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link, list, listen, live
    case load, local, localtime, localtimestamp, location, lock, locked, locking, log, logical, login, long, lookup
    case loop, low_priority, ls, lseg, lt, macaddr, macro, main, map, mark, masking, match, match_all, match_any
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
    case qualify, quarter, quarters, query, quick, quotes, raise, raiserror, range, raw, read, readcommitted
    case readpast, reads, readuncommitted, real, reassign, recompile, recursion, recursive, redistribute, reduce
    case ref, references, referencing, refresh, regclass, regexp, regexp_like, register, registry, reindex, reload
    case remote, remove, rename, reorg, `repeat`, repeatable, repeatableread, replace, replica, replicate
    case repository, reservation, reservoir, reset, resignal, resource, respect, restore, result_cache, resultset
    case resume, `return`, returning, returns, reverse, revert, revoke, right, rlike, rm, role, rollback, rollup
    case routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running, safe_cast, sample, save, scalar
    case schema, scn, scroll, search, second, second_microsecond, secondary, seconds, secret, security, seed, sel
    case select, semantic, semantic_view, semi, separator, sequence, serde, serdeproperties, serializable, server
    case service, session, session_user, set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown
    case siblings, signal, signed, similar, similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort
    case sortkey, sounds, source, sp_executesql, sp_rename, spatial, sql, sql_big_result, sql_buffer_result
    case sql_cache, sql_calc_found_rows, sql_no_cache, sql_small_result, sqlstate, ss, stage, staleness, start
    case starting, statement, statistic, statistics, stats, stdin, stdout, step, storage, stored, straight_join
    case stream, streaming, strict, `struct`, submit, subpartition, subscribe, subscription, subset, subtype
    case summarize, `super`, supplemental, suspend, swap, `switch`, symmetric, sync, synonym, syntax, sysdate
    case sysdatetime, system, system_time, system_user, system_version, systimestamp, t, table, tables, tablesample
    case tablespace, tablet, tablock, tablockx, tabular, tag, take, task, tblproperties, temp, temporary
    case terminated, text, the, then, `throw`, ties, time, timeseries, timestamp, timestamp_ltz, timestamp_ntz
    case timestamp_tz, timestampltz, timestampntz, timestamptz, timetz, timezone, tinyint, title, to, top, totals
    case trailing, tran, transaction, transform, tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type
    case uescape, uint64, unbounded, uncache, unconditional, undefined, undo, undrop, union, unique, unknown
    case unlisten, unload, unlock, unlogged, unnest, unpivot, unregister, unset, unsigned, until, upd, update
    case updlock, upsert, ur, uri, uris, url, us, usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid
    case vacuum, validate, value, values, `var`, varbinary, varchar, variadic, variant, varying, vector, verbose
    case version, versions, view, volatile, volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when
    case `where`, which, `while`, window, window_start, with, within, without, wk, work, workload, wrapper, write
    case xlock, xml, xmlnamespaces, xmltable, xor, year, year_month, years, yr, yy, yyyy, zerofill, zone
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
            .restore, .convert, .generate, .reorg, .fsck, .sync, .ls, .rm, .await:
            true
        default: false
        }
    }
}
