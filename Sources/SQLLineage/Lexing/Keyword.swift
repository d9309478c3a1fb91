/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
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
    case comment, commit, compound, compress, compute, concurrent, conditional, conflict, connect, connect_by_root
    case connection, constraint, contained, contains, content, `continue`, conversion, copy, corresponding, cost
    case create, credential, cross, cs, ct, cube, current, current_catalog, current_date, current_datetime
    case current_role, current_schema, current_time, current_timestamp, current_user, cursor, cycle, d, data
    case database, date, date32, datetime, datetime2, datetime64, day, day_hour, day_microsecond, day_minute
    case day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate, decade, decimal, declare
    case deep, `default`, deferred, define, defined, del, delayed, delete, delimited, delimiter, deny, deploy
    case depth, derive, desc, descending, describe, detach, deterministic, dictionary, differential_privacy
    case dimension, dimensions, directed, directory, disable, discard, distance, distinct, distinctness
    case distinctrow, distkey, distribute, distributed, distribution, div, `do`, document, domain, double, dow
    case doy, drop, dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, emits, empty, enable
    case enclosed, encode, encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped, estimate
    case evaluate, event, exact, except, exception, exchange, exclude, excluding, exclusive, exec, execute, exists
    case exit, explain, explode, export, extend, extended, `extension`, external, external_location, facts, fail
    case `false`, fetch, field, fields, file, fill, filter, filtering, final, first, flashback, float, float64
    case flow, flush, fn, following, `for`, forall, force, forcescan, forceseek, foreach, foreign, format
    case formatted, freeze, from, full, fulltext, function, ge, generated, geography, geometry, get, git, glob
    case global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash, having, help, hh
    case high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute, hour_second, hours, hybrid
    case iceberg, identifier, identity, `if`, ignore, ilike, image, immediate, `import`, `in`, include, index
    case indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins, insensitive, insert
    case install, instead, int, int64, integer, integration, interactive, interleaved, interpolate, intersect
    case interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate
    case job, join, json, json_array, json_build_object, json_object, json_objectagg, json_table, jsonb, keep
    case keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language, large, last, lateral
    case lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link, list, listen, live, load
    case local, localtime, localtimestamp, location, lock, locked, locking, log, logical, login, long, lookup
    case loop, low_priority, lseg, lt, macaddr, macro, main, map, mark, masking, match, match_all, match_any
    case match_condition, match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize, match_regexp
    case matched, materialized, max, measures, member, merge, metrics, mi, microsecond, microseconds, millennium
    case millisecond, milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm, mod, model
    case modifies, mon, month, months, move, ms, msck, multiset, name, named, namespace, nan, nanosecond
    case nanoseconds, national, natural, nchar, ne, nearest, nested, network, new, new_table, next, no, noaudit
    case nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook, nothing, notification, notify
    case notnull, nowait, ns, nth, null, nulls, numeric, nvarchar, object, object_construct, of, offset, old
    case old_table, omit, on, one, only, open, `operator`, optimize, option, optionally, options, or, order
    case ordered, ordinality, out, outer, outfile, output, over, overflow, overlaps, overriding, overwrite
    case package, paglock, parallel, parallel_enable, partition, partitioned, partitions, passing, paste, path
    case pattern, percent, perform, period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point
    case policy, polygon, portion, position, positional, pragma, preceding, precision, prefix, prepare, prewhere
    case primary, print, prior, proc, procedure, profile, program, project, projection, properties, publication
    case purge, put, qq, qualify, quarter, quarters, query, quick, quotes, raise, raiserror, range, raw, read
    case readcommitted, readpast, reads, readuncommitted, real, reassign, recompile, recursive, redistribute
    case reduce, ref, references, referencing, refresh, regclass, regexp, regexp_like, register, registry, reindex
    case reload, remote, remove, rename, `repeat`, repeatable, repeatableread, replace, replica, replicate
    case repository, reservation, reservoir, reset, resignal, resource, respect, result_cache, resultset, resume
    case `return`, returning, returns, reverse, revert, revoke, right, rlike, role, rollback, rollup, routine, row
    case rowlock, rownum, rows, rowtype, rr, rs, rule, running, safe_cast, sample, save, scalar, schema, scn
    case scroll, search, second, second_microsecond, secondary, seconds, secret, security, seed, sel, select
    case semantic, semantic_view, semi, separator, sequence, serde, serdeproperties, serializable, server, service
    case session, session_user, set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown
    case siblings, signal, signed, similar, similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort
    case sortkey, sounds, source, sp_executesql, sp_rename, spatial, sql, sql_big_result, sql_buffer_result
    case sql_cache, sql_calc_found_rows, sql_no_cache, sql_small_result, ss, stage, staleness, start, starting
    case statement, statistic, statistics, stats, stdin, stdout, step, storage, stored, straight_join, stream
    case streaming, strict, `struct`, submit, subpartition, subscription, subset, subtype, summarize, `super`
    case supplemental, suspend, swap, `switch`, symmetric, synonym, syntax, sysdate, sysdatetime, system
    case system_time, system_user, system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet
    case tablock, tablockx, tabular, tag, take, task, tblproperties, temp, temporary, terminated, text, the, then
    case `throw`, ties, time, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz
    case timestamptz, timetz, tinyint, title, to, top, totals, trailing, tran, transaction, transform, tree
    case trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache
    case unconditional, undefined, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged
    case unnest, unpivot, unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url, us
    case usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values
    case varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile
    case volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window
    case window_start, with, within, without, wk, work, workload, wrapper, write, xlock, xml, xmlnamespaces
    case xmltable, xor, year, year_month, years, yr, yy, yyyy, zerofill, zone
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
        case .show, .grant, .revoke, .deny, .analyze, .comment, .commit, .rollback, .transaction, .pragma, .attach, .detach,
            .refresh, .invalidate, .msck, .install, .load, .uncache, .reload, .kill, .revert, .clear, .list, .remove,
            .checkpoint, .reindex, .optimize, .flush, .lock, .unlock, .help, .raise, .signal, .resignal, .leave, .iterate,
            .abort, .discard, .listen, .notify, .unlisten, .reassign, .checksum, .deallocate, .fetch, .close, .open, .move,
            .audit, .shutdown, .system, .save, .print, .raiserror, .throw, .waitfor, .dbcc, .goto, .exit, .break, .continue,
            .do, .vacuum, .null, .end, .set, .unset, .reset, .backup, .purge, .flashback, .suspend, .resume, .watch,
            .disable, .enable, .put, .get, .import, .add, .apply, .submit, .collect, .cluster, .security, .delimiter,
            .tran, .profile, .handler, .repeat, .stats, .assert, .execute, .change:
            true
        default: false
        }
    }
}
