/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
enum Keyword: UInt16, CaseIterable {
    case abort, absent, access, add, after, against, aggregate, aggregation_threshold, alert, all, allow, also
    case alter, analyze, and, anonymization, ansi, anti, any, api, application, apply, array, `as`, asc, ascending
    case asensitive, asof, assembly, assert, assignment, associate, ast, asymmetric, async, at, atomic, attach
    case attributes, audit, authid, backup, before, begin, bernoulli, between, bigdecimal, bigint, bignumeric
    case binary, binary_float, binding, bit, blob, block, body, bool, boolean, both, box, branch, breadth, `break`
    case broadcast, browse, bucket, buckets, bulk, business_time, by, bytea, cache, call, caller, capacity
    case cascaded, `case`, casespecific, cast, catalog, `catch`, century, change, changes, char, character
    case charset, check, checkpoint, checksum, cidr, circle, clear, clone, close, cluster, clustered, codegen
    case collate, collation, collect, column, columns, columnstore, comment, commit, compound, compress, compute
    case concurrent, conditional, conflict, connect, connect_by_root, connection, constraint, contained
    case `continue`, conversion, copy, corresponding, cost, create, credential, cross, cs, cube, current
    case current_catalog, current_date, current_datetime, current_role, current_schema, current_time
    case current_timestamp, current_user, cursor, cycle, d, data, database, date, date32, datetime, datetime2
    case datetime64, day, day_hour, day_microsecond, day_minute, day_second, dayofweek, dayofyear, days, dbcc
    case dbproperties, dd, deallocate, decade, decimal, declare, deep, `default`, deferred, define, delayed
    case delete, delimiter, deny, deploy, depth, desc, descending, describe, detach, deterministic, dictionary
    case differential_privacy, dimension, directed, directory, disable, discard, distance, distinct, distinctrow
    case distkey, distribute, distributed, distribution, div, `do`, document, domain, double, dow, doy, drop
    case dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, empty, enable, enclosed, encode
    case encoding, end, engine, epoch, eq, error, errors, escape, escaped, estimate, evaluate, event, except
    case exception, exchange, exclude, excluding, exclusive, exec, execute, exists, exit, explain, explode, export
    case extend, extended, `extension`, external, external_location, `false`, fetch, fields, file, fill, filter
    case filtering, final, first, flashback, float, flow, flush, fn, following, `for`, forall, force, forcescan
    case forceseek, foreach, foreign, format, formatted, from, full, fulltext, function, ge, generated, geography
    case geometry, get, git, glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash
    case having, help, hh, high_priority, hint, holdlock, hour, hour_microsecond, hour_minute, hour_second, hours
    case hybrid, iceberg, identifier, identity, `if`, ignore, ilike, image, immediate, `import`, `in`, include
    case index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath, insensitive, insert
    case install, instead, int, integer, integration, interactive, interleaved, interpolate, intersect, interval
    case into, invalidate, inverted, iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json
    case json_array, json_build_object, json_object, json_objectagg, json_table, jsonb, keep, keepdefaults
    case keepidentity, key, keys, kill, kind, kv, label, language, large, last, lateral, lazy, le, leading, leave
    case left, `let`, level, like, limit, line, lines, link, list, listen, live, load, local, localtime
    case localtimestamp, location, lock, locked, locking, log, logical, login, long, lookup, loop, low_priority
    case lseg, lt, macaddr, macro, main, map, masking, match, match_all, match_any, match_condition, match_phrase
    case match_phrase_edge, match_phrase_prefix, match_recognize, match_regexp, matched, materialized, max
    case measures, member, merge, mi, microsecond, microseconds, millennium, millisecond, milliseconds, min, minus
    case minute, minute_microsecond, minute_second, minutes, mm, mod, mode, model, mon, month, months, move, ms
    case msck, multiset, name, named, namespace, nan, nanosecond, nanoseconds, national, natural, nchar, ne
    case nearest, nested, network, next, no, noaudit, nocompress, nocycle, node, noexpand, nolock, normalized, not
    case notebook, nothing, notification, notify, notnull, nowait, ns, null, nulls, numeric, nvarchar, object
    case object_construct, of, offset, omit, on, one, only, open, `operator`, optimize, option, optionally
    case options, or, order, ordinality, out, outer, outfile, output, over, overflow, overlaps, overriding
    case overwrite, package, paglock, parallel_enable, partition, partitioned, partitions, passing, paste, path
    case pattern, percent, perform, period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point
    case policy, polygon, position, positional, pragma, preceding, precision, prepare, prewhere, primary, print
    case prior, proc, procedure, profile, program, project, projection, properties, publication, purge, put, qq
    case qualify, quarter, quarters, query, quick, quotes, raise, raiserror, range, raw, read, readcommitted
    case readpast, readuncommitted, real, reassign, recursive, redistribute, reduce, ref, references, refresh
    case regclass, regexp, register, registry, reindex, reload, remote, remove, rename, `repeat`, repeatable
    case repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset, resignal
    case resource, respect, result_cache, resultset, resume, `return`, returning, returns, reverse, revert, revoke
    case right, rlike, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running
    case safe_cast, sample, save, scalar, schema, scn, scroll, search, second, second_microsecond, secondary
    case seconds, secret, security, seed, sel, select, semantic, semantic_view, semi, separator, sequence
    case serdeproperties, serializable, server, service, session, session_user, set, setof, sets, settings
    case shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed, similar, similarity, sink, skip
    case smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source, sp_executesql, sp_rename, spatial
    case sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows, sql_no_cache, sql_small_result
    case ss, stage, staleness, start, starting, statement, statistic, statistics, stats, stdin, stdout, step
    case storage, stored, straight_join, stream, streaming, strict, `struct`, submit, subpartition, subscription
    case subset, subtype, summarize, `super`, supplemental, suspend, swap, `switch`, symmetric, synonym, syntax
    case sysdate, sysdatetime, system, system_time, system_user, system_version, systimestamp, t, table, tables
    case tablesample, tablespace, tablet, tablock, tablockx, tabular, tag, task, tblproperties, temp, temporary
    case terminated, text, the, then, `throw`, ties, time, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz
    case timestampltz, timestampntz, timestamptz, timetz, tinyint, title, to, top, totals, trailing, tran
    case transaction, transform, tree, trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape
    case uint64, unbounded, uncache, unconditional, undo, undrop, union, unique, unknown, unlisten, unload, unlock
    case unlogged, unnest, unpivot, unregister, unset, unsigned, until, update, updlock, upsert, ur, uri, uris
    case url, us, usage, use, user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, value, values
    case varbinary, varchar, variadic, variant, varying, vector, verbose, version, versions, view, volatile
    case volume, wait, waitfor, warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window
    case with, within, without, wk, work, workload, wrapper, write, xlock, xml, xmlnamespaces, xmltable, xor, year
    case year_month, years, yr, yy, yyyy, zerofill, zone
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
            .tran, .profile, .handler, .repeat, .stats, .execute, .change, .assert:
            true
        default: false
        }
    }
}
