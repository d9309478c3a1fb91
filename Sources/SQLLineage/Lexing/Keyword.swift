/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, admin, after, against, aggregate, aggregation_threshold, alert, alias, all, allow
    case also, alter, analyse, analyze, analyzer, and, anonymization, ansi, anti, any, api, append, application, apply
    case approx, approximate, array, `as`, asc, ascending, asensitive, asof, assembly, assert, assignment, associate
    case ast, asymmetric, async, at, atomic, attach, attributes, audit, authid, auto, await, backup, batch, before
    case begin, bernoulli, between, bigdecimal, bigint, bignumeric, binary, binary_float, binding, binlog, bit, blob
    case block, body, bool, boolean, both, box, branch, breadth, `break`, broadcast, browse, bt, bucket, buckets, bulk
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
    case derive, desc, descending, describe, detach, deterministic, diagnostic, dictionaries, dictionary
    case differential_privacy, dimension, dimensions, directed, directory, disable, discard, distance, distinct
    case distinctness, distinctrow, distkey, distribute, distributed, distribution, div, `do`, document, domain
    case double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each, echo, edge, `else`, elseif, elsif, emits
    case empty, enable, enclosed, encode, encoding, end, endif, engine, epoch, eq, error, errors, escape, escaped
    case estimate, et, evaluate, event, evolution, exact, except, exception, exchange, exclude, excluding, exclusive
    case exec, execute, exists, exit, experimental, explain, explode, export, extend, extended, `extension`, external
    case external_location, facts, fail, `false`, fetch, field, fields, file, files, fill, filter, filtering, final
    case first, flashback, float, float64, flow, flush, fn, following, `for`, forall, force, forcescan, forceseek
    case foreach, foreign, format, formatted, freeze, from, fsck, full, fulltext, function, ge, generate, generated
    case geography, geometry, get, git, give, glob, global, go, goto, graph, graph_table, grant, grants, groom, group,
        grouping, groups
    case gt, handler, hash, having, help, hh, high_priority, hint, history, holdlock, hour, hour_microsecond
    case hour_minute, hour_second, hours, hybrid, iceberg, identifier, identity, `if`, ignore, ilike, image, immediate
    case `import`, `in`, include, index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, ins
    case insensitive, insert, install, instead, int, int64, integer, integration, interactive, interleaved
    case interpolate, intersect, interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation, isoweek
    case isoyear, iterate, job, join, json, json_array, json_build_object, json_object, json_objectagg, json_table
    case jsonb, kafka, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language, large
    case last, lateral, lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link, list, listen
    case live, load, local, localtime, localtimestamp, location, lock, locked, locking, log, logging, logical, login
    case logs, long, lookup, loop, low_priority, ls, lseg, lt, macaddr, macro, main, map, mark, masking, match
    case match_all, match_any, match_condition, match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize
    case match_regexp, matched, materialized, max, measures, meets, member, merge, metrics, mi, microsecond,
        microseconds
    case millennium, millisecond, milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm
    case mod, model, modifies, modify, mon, month, months, move, ms, msck, multiset, mutually, name, named, namespace
    case nan, nanosecond, nanoseconds, national, natural, nchar, ne, nearest, nested, network, new, new_table, next
    case no, noaudit, nocompress, nocycle, node, noexpand, nolock, normalize, normalized, not, notebook, nothing,
        notification
    case notify, notnull, nowait, ns, nth, null, nullaware, nulls, numeric, nvarchar, object, object_construct, of
    case offset, old, old_table, omit, on, one, only, open, openquery, openrowset, openxml, `operator`, optimize
    case option, optionally, options, or, order, ordered, ordinality, out, outer, outfile, output, over, overflow
    case overlaps, overriding, overwrite, package, paglock, parallel, parallel_enable, parameters, parquet, partition
    case partitioned, partitions, passing, paste, path, pattern, pause, percent, perform, period, pipe, pipeline
    case pipelined, pivot, placing, plan, plpgsql, plsql, point, policy, polygon, portion, position, positional
    case pragma, preceding, precision, prefix, preload, prepare, previous, prewhere, primary, print, prior, proc
    case procedure, profile, program, project, projection, properties, publication, purge, put, qq, qualify, quarter
    case quarters, query, quick, quiesce, quotes, raise, raiserror, range, raw, read, readcommitted, readpast, reads
    case readuncommitted, real, reassign, rebalance, receive, recompile, recompress, reconfigure, record, recover,
        recursion
    case recursive, redistribute, reduce, ref, references, referencing, refresh, regclass, regexp, regexp_like
    case register, registry, reindex, release, reload, remote, remove, rename, reorg, repair, `repeat`, repeatable
    case repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset, resignal, resource
    case respect, restart, restore, result_cache, resultset, resume, `return`, returning, returns, reverse, revert
    case revoke, right, rlike, rm, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule
    case run, running, runstats, s3, safe_cast, sample, save, savepoint, scalar, schema, scn, scroll, search,
        search_path
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
            .validate, .admin, .trace, .groom, .check, .snapshot, .test, .split, .clone, .analyse, .preload,
            .recompress:
            true
        default: false
        }
    }
}
