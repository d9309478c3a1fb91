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
    case conditional, conflict, connect, connect_by_root, connection, constraint, contained, contains, content
    case `continue`, conversion, convert, copy, corresponding, cortex, cost, create, credential, cross, cs, ct, cube
    case current, current_catalog, current_date, current_datetime, current_role, current_schema, current_time
    case current_timestamp, current_user, cursor, cycle, d, data, database, date, date32, datetime, datetime2
    case datetime64, day, day_hour, day_microsecond, day_minute, day_second, dayofweek, dayofyear, days, dbcc
    case dbproperties, dd, deallocate, decade, decimal, declare, deep, `default`, deferred, define, defined, del
    case delay, delayed, delete, delimited, delimiter, delta, deny, deploy, depth, derive, desc, descending
    case describe, detach, deterministic, diagnostic, dictionary, differential_privacy, dimension, dimensions
    case directed, directory, disable, discard, distance, distinct, distinctness, distinctrow, distkey, distribute
    case distributed, distribution, div, `do`, document, domain, double, dow, doy, drop, dumpfile, duplicate, dw
    case dynamic, each, edge, `else`, elseif, elsif, emits, empty, enable, enclosed, encode, encoding, end, endif
    case engine, epoch, eq, error, errors, escape, escaped, estimate, et, evaluate, event, evolution, exact, except
    case exception, exchange, exclude, excluding, exclusive, exec, execute, exists, exit, explain, explode, export
    case extend, extended, `extension`, external, external_location, facts, fail, `false`, fetch, field, fields
    case file, fill, filter, filtering, final, first, flashback, float, float64, flow, flush, fn, following, `for`
    case forall, force, forcescan, forceseek, foreach, foreign, format, formatted, freeze, from, fsck, full
    case fulltext, function, ge, generate, generated, geography, geometry, get, git, give, glob, global, go, goto
    case grant, grants, group, grouping, groups, gt, handler, hash, having, help, hh, high_priority, hint, history
    case holdlock, hour, hour_microsecond, hour_minute, hour_second, hours, hybrid, iceberg, identifier, identity
    case `if`, ignore, ilike, image, immediate, `import`, `in`, include, index, indexed, inet, infile, infinite
    case info, inherits, inner, `inout`, inpath, ins, insensitive, insert, install, instead, int, int64, integer
    case integration, interactive, interleaved, interpolate, intersect, interval, into, invalidate, inverted, io
    case iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json, json_array, json_build_object
    case json_object, json_objectagg, json_table, jsonb, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv
    case label, lambda, language, large, last, lateral, lazy, le, leading, leave, left, `let`, level, like, limit
    case line, lines, link, list, listen, live, load, local, localtime, localtimestamp, location, lock, locked
    case locking, log, logging, logical, login, long, lookup, loop, low_priority, ls, lseg, lt, macaddr, macro, main
    case map, mark, masking, match, match_all, match_any, match_condition, match_phrase, match_phrase_edge
    case match_phrase_prefix, match_recognize, match_regexp, matched, materialized, max, measures, member, merge
    case metrics, mi, microsecond, microseconds, millennium, millisecond, milliseconds, min, minus, minute
    case minute_microsecond, minute_second, minutes, mm, mod, model, modifies, modify, mon, month, months, move, ms
    case msck, multiset, name, named, namespace, nan, nanosecond, nanoseconds, national, natural, nchar, ne, nearest
    case nested, network, new, new_table, next, no, noaudit, nocompress, nocycle, node, noexpand, nolock, normalized
    case not, notebook, nothing, notification, notify, notnull, nowait, ns, nth, null, nulls, numeric, nvarchar
    case object, object_construct, of, offset, old, old_table, omit, on, one, only, open, `operator`, optimize
    case option, optionally, options, or, order, ordered, ordinality, out, outer, outfile, output, over, overflow
    case overlaps, overriding, overwrite, package, paglock, parallel, parallel_enable, partition, partitioned
    case partitions, passing, paste, path, pattern, percent, perform, period, pipe, pipeline, pipelined, pivot
    case placing, plan, plpgsql, plsql, point, policy, polygon, portion, position, positional, pragma, preceding
    case precision, prefix, prepare, prewhere, primary, print, prior, proc, procedure, profile, program, project
    case projection, properties, publication, purge, put, qq, qualify, quarter, quarters, query, quick, quiesce
    case quotes, raise, raiserror, range, raw, read, readcommitted, readpast, reads, readuncommitted, real, reassign
    case receive, recompile, reconfigure, recursion, recursive, redistribute, reduce, ref, references, referencing
    case refresh, regclass, regexp, regexp_like, register, registry, reindex, reload, remote, remove, rename, reorg
    case `repeat`, repeatable, repeatableread, replace, replica, replicate, repository, reservation, reservoir
    case reset, resignal, resource, respect, restore, result_cache, resultset, resume, `return`, returning, returns
    case reverse, revert, revoke, right, rlike, rm, role, rollback, rollup, routine, row, rowlock, rownum, rows
    case rowtype, rr, rs, rule, running, runstats, safe_cast, sample, save, savepoint, scalar, schema, scn, scroll
    case search, second, second_microsecond, secondary, seconds, secret, security, seed, sel, select, semantic
    case semantic_view, semi, send, separator, sequence, serde, serdeproperties, serializable, server, service
    case session, session_user, set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown, siblings
    case signal, signed, similar, similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort, sortkey
    case sounds, source, sp_executesql, sp_rename, spatial, sql, sql_big_result, sql_buffer_result, sql_cache
    case sql_calc_found_rows, sql_no_cache, sql_small_result, sqlstate, ss, stage, staleness, start, starting
    case statement, statistic, statistics, stats, stdin, stdout, step, storage, stored, straight_join, stream
    case streaming, strict, `struct`, submit, subpartition, subscribe, subscription, subset, subtype, summarize
    case `super`, supplemental, suspend, swap, `switch`, symmetric, sync, synonym, syntax, sysdate, sysdatetime
    case system, system_time, system_user, system_version, systimestamp, t, table, tables, tablesample, tablespace
    case tablet, tablock, tablockx, tabular, tag, take, task, tblproperties, temp, temporary, terminate, terminated
    case text, the, then, `throw`, ties, time, timeseries, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz
    case timestampltz, timestampntz, timestamptz, timetz, timezone, tinyint, title, to, top, totals, trailing, tran
    case transaction, transform, tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64
    case unbounded, uncache, unconditional, undefined, undo, undrop, union, unique, unknown, unlisten, unload
    case unlock, unlogged, unnest, unpivot, unregister, unset, unsigned, until, upd, update, updlock, upsert, ur
    case uri, uris, url, us, usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate
    case value, values, `var`, varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions
    case view, volatile, volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which
    case `while`, window, window_start, with, within, without, wk, work, workload, wrapper, write, xlock, xml
    case xmlnamespaces, xmltable, xor, xquery, year, year_month, years, yr, yy, yyyy, zerofill, zone
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
