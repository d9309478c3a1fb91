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
    case elseif, elsif, emits, empty, enable, enclosed, encoding, end, endif, engine, epoch, eq, error, errors
    case escape, escaped, estimate, evaluate, event, exact, except, exception, exchange, exclude, excluding
    case exclusive, exec, execute, exists, exit, explain, explode, export, extend, extended, `extension`
    case external, external_location, facts, fail, `false`, fetch, field, fields, file, fill, filter, filtering
    case final, first, flashback, float, float64, flow, flush, fn, following, `for`, forall, force, forcescan
    case forceseek, foreach, foreign, format, formatted, freeze, from, full, fulltext, function, ge, geography
    case geometry, get, git, glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash
    case having, help, hh, high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute
    case hour_second, hours, hybrid, iceberg, identifier, `if`, ignore, ilike, image, immediate, `import`, `in`
    case include, index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins
    case insensitive, insert, install, instead, int, int64, integer, integration, interactive, interleaved
    case interpolate, intersect, interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation
    case isoweek, isoyear, iterate, job, join, json, json_array, json_build_object, json_object, json_objectagg
    case json_table, jsonb, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language
    case large, last, lateral, lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link
    case list, listen, live, load, local, localtime, localtimestamp, location, lock, locked, locking, log
    case logical, login, long, lookup, loop, low_priority, lseg, lt, macaddr, macro, main, map, mark, masking
    case match, match_all, match_any, match_condition, match_phrase, match_phrase_edge, match_phrase_prefix
    case match_recognize, match_regexp, matched, materialized, max, measures, member, merge, metrics, mi
    case microsecond, microseconds, millennium, millisecond, milliseconds, min, minus, minute
    case minute_microsecond, minute_second, minutes, mm, mod, model, modifies, mon, month, months, move, ms
    case msck, multiset, name, named, namespace, nan, nanosecond, nanoseconds, national, natural, nchar, ne
    case nearest, nested, network, new, new_table, next, no, noaudit, nocompress, nocycle, node, noexpand
    case nolock, normalized, not, notebook, nothing, notification, notify, notnull, nowait, ns, nth, null, nulls
    case numeric, nvarchar, object, object_construct, of, offset, old, old_table, omit, on, one, only, open
    case `operator`, optimize, option, optionally, options, or, order, ordered, ordinality, out, outer, outfile
    case output, over, overflow, overlaps, overriding, overwrite, package, paglock, parallel, parallel_enable
    case partition, partitioned, partitions, passing, paste, path, pattern, percent, perform, period, pipe
    case pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point, policy, polygon, portion, position
    case positional, pragma, preceding, precision, prefix, prepare, prewhere, primary, print, prior, proc
    case procedure, profile, program, project, projection, properties, publication, purge, put, qq, qualify
    case quarter, quarters, query, quick, quotes, raise, raiserror, range, raw, read, readcommitted, readpast
    case reads, readuncommitted, real, reassign, recompile, recursive, redistribute, reduce, ref, referencing
    case refresh, regclass, regexp, regexp_like, register, reindex, reload, remote, remove, rename, `repeat`
    case repeatable, repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset
    case resignal, resource, respect, result_cache, resultset, resume, `return`, returning, returns, reverse
    case revert, revoke, right, rlike, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr
    case rs, rule, running, safe_cast, sample, save, scalar, schema, scn, scroll, search, second
    case second_microsecond, secondary, seconds, secret, security, seed, sel, select, semantic, semantic_view
    case semi, separator, sequence, serde, serdeproperties, serializable, server, service, session, session_user
    case set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed
    case similar, similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source
    case sp_executesql, spatial, sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows
    case sql_no_cache, sql_small_result, ss, stage, staleness, start, starting, statement, statistic, statistics
    case stats, stdin, stdout, step, storage, stored, straight_join, stream, streaming, strict, `struct`, submit
    case subpartition, subscribe, subscription, subset, subtype, summarize, `super`, supplemental, suspend, swap
    case `switch`, symmetric, synonym, syntax, sysdate, sysdatetime, system, system_time, system_user
    case system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet, tablock, tablockx
    case tabular, tag, take, task, tblproperties, temp, temporary, terminated, text, the, then, `throw`, ties
    case time, timeseries, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz
    case timestamptz, timetz, timezone, tinyint, title, to, top, totals, trailing, tran, transaction, transform
    case tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache
    case unconditional, undefined, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged
    case unnest, unpivot, unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url
    case us, usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values
    case varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile
    case volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window
    case window_start, with, within, without, wk, work, workload, wrapper, xlock, xml, xmlnamespaces, xmltable
    case xor, year, year_month, years, yr, yy, yyyy, zerofill, zone
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
