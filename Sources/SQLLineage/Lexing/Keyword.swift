/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, admin, after, against, aggregate, aggregation_threshold, alert, alias, all, allow
    case also, alter, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply, approx
    case approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate, ast
    case asymmetric, async, at, atomic, attach, attributes, audit, authid, auto, await, backup, before, begin
    case bernoulli, between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, binlog, bit, blob, block
    case body, bool, boolean, both, box, branch, breadth, `break`, broadcast, browse, bt, bucket, buckets, bulk
    case business_time, by, bytea, cache, call, called, caller, cancel, capacity, cascaded, `case`, casespecific, cast
    case catalog, `catch`, cdc, century, change, changefeed, changes, char, character, charset, check, checkpoint
    case checksum, cidr, circle, clear, clone, close, cluster, clustered, codegen, collate, collation, collect, column
    case columns, columnstore, comment, commit, compound, compress, compute, concat, concurrent, condition
    case conditional, conflict, connect, connect_by_iscycle, connect_by_isleaf, connect_by_root, connection
    case constraint, contained, contains, content, `continue`, conversion, convert, copy, corresponding, cortex, cost
    case create, credential, cross, cs, ct, cube, current, current_catalog, current_date, current_datetime
    case current_role, current_schema, current_time, current_timestamp, current_user, cursor, cycle, d, data, database
    case date, date32, datetime, datetime2, datetime64, day, day_hour, day_microsecond, day_minute, day_second
    case dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate, decade, decimal, declare, deep, `default`
    case deferred, define, defined, del, delay, delayed, delete, delimited, delimiter, delta, deny, deploy, depth
    case derive, desc, descending, describe, detach, deterministic, diagnostic, dictionary, differential_privacy
    case dimension, dimensions, directed, directory, disable, discard, distance, distinct, distinctness, distinctrow
    case distkey, distribute, distributed, distribution, div, `do`, document, domain, double, dow, doy, drop, dumpfile
    case duplicate, dw, dynamic, each, echo, edge, `else`, elseif, elsif, emits, empty, enable, enclosed, encode
    case encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped, estimate, et, evaluate, event
    case evolution, exact, except, exception, exchange, exclude, excluding, exclusive, exec, execute, exists, exit
    case experimental, explain, explode, export, extend, extended, `extension`, external, external_location, facts
    case fail, `false`, fetch, field, fields, file, fill, filter, filtering, final, first, flashback, float, float64
    case flow, flush, fn, following, `for`, forall, force, forcescan, forceseek, foreach, foreign, format, formatted
    case freeze, from, fsck, full, fulltext, function, ge, generate, generated, geography, geometry, get, git, give
    case glob, global, go, goto, grant, grants, groom, group, grouping, groups, gt, handler, hash, having, help, hh
    case high_priority, hint, history, holdlock, hour, hour_microsecond, hour_minute, hour_second, hours, hybrid
    case iceberg, identifier, identity, `if`, ignore, ilike, image, immediate, `import`, `in`, include, index, indexed
    case inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins, insensitive, insert, install, instead
    case int, int64, integer, integration, interactive, interleaved, interpolate, intersect, interval, into
    case invalidate, inverted, io, iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json
    case json_array, json_build_object, json_object, json_objectagg, json_table, jsonb, kafka, keep, keepdefaults
    case keepidentity, key, keys, kill, kind, kv, label, lambda, language, large, last, lateral, lazy, le, leading
    case leave, left, `let`, level, like, limit, line, lines, link, list, listen, live, load, local, localtime
    case localtimestamp, location, lock, locked, locking, log, logging, logical, login, long, lookup, loop
    case low_priority, ls, lseg, lt, macaddr, macro, main, map, mark, masking, match, match_all, match_any
    case match_condition, match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize, match_regexp, matched
    case materialized, max, measures, member, merge, metrics, mi, microsecond, microseconds, millennium, millisecond
    case milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm, mod, model, modifies
    case modify, mon, month, months, move, ms, msck, multiset, name, named, namespace, nan, nanosecond, nanoseconds
    case national, natural, nchar, ne, nearest, nested, network, new, new_table, next, no, noaudit, nocompress
    case nocycle, node, noexpand, nolock, normalized, not, notebook, nothing, notification, notify, notnull, nowait
    case ns, nth, null, nulls, numeric, nvarchar, object, object_construct, of, offset, old, old_table, omit, on, one
    case only, open, `operator`, optimize, option, optionally, options, or, order, ordered, ordinality, out, outer
    case outfile, output, over, overflow, overlaps, overriding, overwrite, package, paglock, parallel, parallel_enable
    case parquet, partition, partitioned, partitions, passing, paste, path, pattern, pause, percent, perform, period
    case pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point, policy, polygon, portion, position
    case positional, pragma, preceding, precision, prefix, prepare, prewhere, primary, print, prior, proc, procedure
    case profile, program, project, projection, properties, publication, purge, put, qq, qualify, quarter, quarters
    case query, quick, quiesce, quotes, raise, raiserror, range, raw, read, readcommitted, readpast, reads
    case readuncommitted, real, reassign, rebalance, receive, recompile, reconfigure, recover, recursion, recursive
    case redistribute, reduce, ref, references, referencing, refresh, regclass, regexp, regexp_like, register
    case registry, reindex, release, reload, remote, remove, rename, reorg, repair, `repeat`, repeatable
    case repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset, resignal, resource
    case respect, restart, restore, result_cache, resultset, resume, `return`, returning, returns, reverse, revert
    case revoke, right, rlike, rm, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule
    case running, runstats, s3, safe_cast, sample, save, savepoint, scalar, schema, scn, scroll, search, search_path
    case second, second_microsecond, secondary, seconds, secret, security, seed, sel, select, semantic, semantic_view
    case semi, send, separator, sequence, serde, serdeproperties, serializable, server, service, session, session_user
    case set, setof, sets, settings, shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed, similar
    case similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source, sp_executesql
    case sp_rename, spatial, split, sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows
    case sql_no_cache, sql_small_result, sqlstate, ss, stage, staleness, start, starting, statement, statistic
    case statistics, stats, stdin, stdout, step, stop, storage, stored, straight_join, stream, streaming, strict
    case `struct`, submit, subpartition, subscribe, subscription, subset, subtype, summarize, `super`, supplemental
    case suspend, swap, `switch`, symmetric, sync, synonym, syntax, sysdate, sysdatetime, system, system_time
    case system_user, system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet, tablock
    case tablockx, tabular, tag, take, task, tblproperties, temp, temporary, terminate, terminated, test, text, the
    case then, `throw`, ties, time, timeseries, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz
    case timestampntz, timestamptz, timetz, timezone, tinyint, title, to, top, totals, trace, trailing, tran
    case transaction, transform, tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64
    case unbounded, uncache, unconditional, undefined, undo, undrop, union, unique, unknown, unlisten, unload, unlock
    case unlogged, unnest, unpivot, unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris
    case url, us, usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values
    case `var`, varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile
    case volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window
    case window_start, with, within, without, wk, work, workload, wrapper, write, xa, xlock, xml, xmlnamespaces
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

    /// The first word of a statement that manages a server, and in a block rather a name.
    var beginsAdministration: Bool {
        switch self {
        case .release, .xa, .repair, .binlog, .stop, .restart, .echo, .rebalance, .cancel, .pause, .recover, .wait,
            .validate, .admin, .trace, .groom, .check, .snapshot, .test, .split, .clone:
            true
        default: false
        }
    }
}
