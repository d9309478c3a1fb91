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
    case dumpfile, duplicate, dw, dynamic, each, edge, `else`, elseif, elsif, empty, enable, enclosed, encoding
    case end, engine, epoch, eq, error, errors, escape, escaped, estimate, evaluate, event, except, exception
    case exchange, exclude, excluding, exclusive, exec, execute, exists, exit, explain, explode, export, extend
    case extended, `extension`, external, external_location, `false`, fetch, fields, file, fill, filter, filtering
    case final, first, flashback, float, flow, flush, fn, following, `for`, forall, force, forcescan, forceseek
    case foreach, foreign, format, formatted, from, full, fulltext, function, ge, geography, geometry, get, git
    case glob, global, go, goto, grant, grants, group, grouping, groups, gt, handler, hash, having, help, hh
    case high_priority, hint, holdlock, hour, hour_microsecond, hour_minute, hour_second, hours, hybrid, iceberg
    case identifier, `if`, ignore, ilike, image, immediate, `import`, `in`, include, index, indexed, inet, infile
    case infinite, info, inherits, inner, `inout`, inpath, insensitive, insert, install, instead, int, integer
    case integration, interactive, interleaved, interpolate, intersect, interval, into, invalidate, inverted
    case iregexp, `is`, isnull, isolation, isoweek, isoyear, iterate, job, join, json, json_array
    case json_build_object, json_object, json_objectagg, json_table, jsonb, keep, keepdefaults, keepidentity, key
    case keys, kill, kind, kv, label, language, large, last, lateral, lazy, le, leading, leave, left, `let`, level
    case like, limit, line, lines, link, list, listen, live, load, local, localtime, localtimestamp, location
    case lock, locked, log, logical, login, long, lookup, loop, low_priority, lseg, lt, macaddr, macro, main, map
    case masking, match, match_all, match_any, match_condition, match_phrase, match_phrase_edge
    case match_phrase_prefix, match_recognize, match_regexp, matched, materialized, max, measures, member, merge
    case mi, microsecond, microseconds, millennium, millisecond, milliseconds, min, minus, minute
    case minute_microsecond, minute_second, minutes, mm, mod, model, mon, month, months, move, ms, msck, multiset
    case name, named, namespace, nan, nanosecond, nanoseconds, national, natural, nchar, ne, nearest, nested
    case network, next, no, noaudit, nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook
    case nothing, notification, notify, notnull, nowait, ns, null, nulls, numeric, nvarchar, object
    case object_construct, of, offset, omit, on, one, only, open, `operator`, optimize, option, optionally
    case options, or, order, ordinality, out, outer, outfile, output, over, overflow, overlaps, overriding
    case overwrite, package, paglock, parallel_enable, partition, partitioned, partitions, passing, paste, path
    case pattern, percent, perform, period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point
    case policy, polygon, position, positional, pragma, preceding, precision, prepare, prewhere, primary, print
    case prior, proc, procedure, profile, program, project, projection, properties, publication, purge, put, qq
    case qualify, quarter, quarters, query, quick, quotes, raise, raiserror, range, raw, read, readcommitted
    case readpast, readuncommitted, real, reassign, recursive, redistribute, reduce, ref, refresh, regclass
    case regexp, register, reindex, reload, remote, remove, rename, `repeat`, repeatable, repeatableread, replace
    case replica, replicate, repository, reservation, reservoir, reset, resignal, resource, respect, result_cache
    case resultset, resume, `return`, returning, returns, reverse, revert, revoke, right, rlike, role, rollback
    case rollup, routine, row, rowlock, rownum, rows, rowtype, rr, rs, rule, running, safe_cast, sample, save
    case scalar, schema, scn, scroll, search, second, second_microsecond, secondary, seconds, secret, security
    case seed, sel, select, semantic, semantic_view, semi, separator, sequence, serdeproperties, serializable
    case server, service, session, session_user, set, setof, sets, settings, shallow, shard, share, show, shuffle
    case shutdown, siblings, signal, signed, similar, similarity, sink, skip, smalldatetime, smallint, snapshot
    case some, sort, sortkey, sounds, source, sp_executesql, spatial, sql, sql_big_result, sql_buffer_result
    case sql_cache, sql_calc_found_rows, sql_no_cache, sql_small_result, ss, stage, staleness, start, starting
    case statement, statistic, statistics, stats, stdin, stdout, step, storage, stored, straight_join, stream
    case streaming, strict, `struct`, submit, subpartition, subscription, subset, subtype, summarize, `super`
    case supplemental, suspend, swap, `switch`, symmetric, synonym, syntax, sysdate, sysdatetime, system
    case system_time, system_user, system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet
    case tablock, tablockx, tabular, tag, task, tblproperties, temp, temporary, terminated, text, the, then
    case `throw`, ties, time, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz
    case timestamptz, timetz, tinyint, title, to, top, totals, trailing, tran, transaction, transform, tree
    case trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache
    case unconditional, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged, unnest, unpivot
    case unregister, unset, unsigned, until, update, updlock, upsert, ur, uri, uris, url, us, usage, use, user
    case using, utc_date, utc_time, utc_timestamp, uuid, vacuum, value, values, varbinary, varchar, variadic
    case variant, varying, vector, verbose, version, versions, view, volatile, volume, wait, waitfor, warehouse
    case watch, watermark, week, weeks, when, `where`, which, `while`, window, with, within, without, wk, work
    case workload, wrapper, xlock, xml, xmlnamespaces, xmltable, xor, year, year_month, years, yr, yy, yyyy
    case zerofill, zone
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
            .tran, .profile, .handler, .repeat, .stats, .help, .execute, .change:
            true
        default: false
        }
    }
}
