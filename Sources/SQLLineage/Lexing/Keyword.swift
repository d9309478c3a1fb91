/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, after, against, aggregate, aggregation_threshold, alert, all, allow, also
    case alter, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply, approx
    case approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate
    case ast, asymmetric, async, at, atomic, attach, attributes, audit, authid, backup, before, begin, bernoulli
    case between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, bit, blob, block, body, bool
    case boolean, both, box, branch, breadth, `break`, broadcast, browse, bucket, buckets, bulk, business_time
    case by, bytea, cache, call, called, caller, capacity, cascaded, `case`, casespecific, cast, catalog
    case `catch`, century, change, changes, char, character, charset, check, checkpoint, checksum, cidr, circle
    case clear, clone, close, cluster, clustered, codegen, collate, collation, collect, column, columns
    case columnstore, comment, commit, compound, compress, compute, concat, concurrent, conditional, conflict
    case connect, connect_by_root, connection, constraint, contained, contains, content, `continue`, conversion
    case copy, corresponding, cost, create, credential, cross, cs, ct, cube, current, current_catalog
    case current_date, current_datetime, current_role, current_schema, current_time, current_timestamp
    case current_user, cursor, cycle, d, data, database, date, date32, datetime, datetime2, datetime64, day
    case day_hour, day_microsecond, day_minute, day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd
    case deallocate, decade, decimal, declare, deep, `default`, deferred, define, defined, del, delayed, delete
    case delimited, delimiter, deny, deploy, depth, derive, desc, descending, describe, detach, deterministic
    case dictionary, differential_privacy, dimension, dimensions, directed, directory, disable, discard
    case distance, distinct, distinctness, distinctrow, distkey, distribute, distributed, distribution, div
    case `do`, document, domain, double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each, edge, `else`
    case elseif, elsif, emits, empty, enable, enclosed, encode, encoding, end, endif, engine, epoch, eq, error
    case errors, escape, escaped, estimate, evaluate, event, exact, except, exception, exchange, exclude
    case excluding, exclusive, exec, execute, exists, exit, explain, explode, export, extend, extended
    case `extension`, external, external_location, facts, fail, `false`, fetch, field, fields, file, fill
    case filter, filtering, final, first, flashback, float, float64, flow, flush, fn, following, `for`, forall
    case force, forcescan, forceseek, foreach, foreign, format, formatted, freeze, from, full, fulltext
    case function, ge, generated, geography, geometry, get, git, glob, global, go, goto, grant, grants, group
    case grouping, groups, gt, handler, hash, having, help, hh, high_priority, hint, history, holdlock, hour
    case hour_microsecond, hour_minute, hour_second, hours, hybrid, iceberg, identifier, identity, `if`, ignore
    case ilike, image, immediate, `import`, `in`, include, index, indexed, inet, infile, infinite, info
    case inherits, inner, `inout`, inpath, ins, insensitive, insert, install, instead, int, int64, integer
    case integration, interactive, interleaved, interpolate, intersect, interval, into, invalidate, inverted, io
    case iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json, json_array
    case json_build_object, json_object, json_objectagg, json_table, jsonb, keep, keepdefaults, keepidentity
    case key, keys, kill, kind, kv, label, lambda, language, large, last, lateral, lazy, le, leading, leave
    case left, `let`, level, like, limit, line, lines, link, list, listen, live, load, local, localtime
    case localtimestamp, location, lock, locked, locking, log, logical, login, long, lookup, loop, low_priority
    case lseg, lt, macaddr, macro, main, map, mark, masking, match, match_all, match_any, match_condition
    case match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize, match_regexp, matched
    case materialized, max, measures, member, merge, metrics, mi, microsecond, microseconds, millennium
    case millisecond, milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm, mod
    case model, modifies, mon, month, months, move, ms, msck, multiset, name, named, namespace, nan, nanosecond
    case nanoseconds, national, natural, nchar, ne, nearest, nested, network, new, new_table, next, no, noaudit
    case nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook, nothing, notification, notify
    case notnull, nowait, ns, nth, null, nulls, numeric, nvarchar, object, object_construct, of, offset, old
    case old_table, omit, on, one, only, open, `operator`, optimize, option, optionally, options, or, order
    case ordered, ordinality, out, outer, outfile, output, over, overflow, overlaps, overriding, overwrite
    case package, paglock, parallel, parallel_enable, partition, partitioned, partitions, passing, paste, path
    case pattern, percent, perform, period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql
    case point, policy, polygon, portion, position, positional, pragma, preceding, precision, prefix, prepare
    case prewhere, primary, print, prior, proc, procedure, profile, program, project, projection, properties
    case publication, purge, put, qq, qualify, quarter, quarters, query, quick, quotes, raise, raiserror, range
    case raw, read, readcommitted, readpast, reads, readuncommitted, real, reassign, recompile, recursive
    case redistribute, reduce, ref, references, referencing, refresh, regclass, regexp, regexp_like, register
    case registry, reindex, reload, remote, remove, rename, `repeat`, repeatable, repeatableread, replace
    case replica, replicate, repository, reservation, reservoir, reset, resignal, resource, respect
    case result_cache, resultset, resume, `return`, returning, returns, reverse, revert, revoke, right, rlike
    case role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running, safe_cast
    case sample, save, scalar, schema, scn, scroll, search, second, second_microsecond, secondary, seconds
    case secret, security, seed, sel, select, semantic, semantic_view, semi, separator, sequence, serde
    case serdeproperties, serializable, server, service, session, session_user, set, setof, sets, settings
    case shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed, similar, similarity, sink
    case skip, smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source, sp_executesql, sp_rename
    case spatial, sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows, sql_no_cache
    case sql_small_result, ss, stage, staleness, start, starting, statement, statistic, statistics, stats, stdin
    case stdout, step, storage, stored, straight_join, stream, streaming, strict, `struct`, submit, subpartition
    case subscribe, subscription, subset, subtype, summarize, `super`, supplemental, suspend, swap, `switch`
    case symmetric, synonym, syntax, sysdate, sysdatetime, system, system_time, system_user, system_version
    case systimestamp, t, table, tables, tablesample, tablespace, tablet, tablock, tablockx, tabular, tag, take
    case task, tblproperties, temp, temporary, terminated, text, the, then, `throw`, ties, time, timeseries
    case timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz, timestamptz, timetz
    case timezone, tinyint, title, to, top, totals, trailing, tran, transaction, transform, tree, trigger
    case `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache, unconditional
    case undefined, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged, unnest, unpivot
    case unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url, us, usage, use
    case user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values, varbinary
    case varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile, volume, wait
    case waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window, window_start
    case with, within, without, wk, work, workload, wrapper, write, xlock, xml, xmlnamespaces, xmltable, xor
    case year, year_month, years, yr, yy, yyyy, zerofill, zone
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
            .tran, .profile, .handler, .subscribe, .assert, .compute, .repeat, .stats, .execute, .change:
            true
        default: false
        }
    }
}
