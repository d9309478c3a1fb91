/// The words that mean something to the parser, by what they are in lower case. Which of them are reserved depends on the
/// place and the dialect; all can be names.
///
/// The cases are spelled as the words are: the table of keywords is made from their names.
// swift-format-ignore: AlwaysUseLowerCamelCase
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
    case comment, commit, compound, compress, compute, concat, concurrent, conditional, conflict, connect
    case connect_by_root, connection, constraint, contained, content, `continue`, conversion, copy, corresponding
    case cost, create, credential, cross, cs, ct, cube, current, current_catalog, current_date, current_datetime
    case current_role, current_schema, current_time, current_timestamp, current_user, cursor, cycle, d, data
    case database, date, date32, datetime, datetime2, datetime64, day, day_hour, day_microsecond, day_minute
    case day_second, dayofweek, dayofyear, days, dbcc, dbproperties, dd, deallocate, decade, decimal, declare
    case deep, `default`, deferred, define, del, delayed, delete, delimiter, deny, deploy, depth, derive, desc
    case descending, describe, detach, deterministic, dictionary, differential_privacy, dimension, directed
    case directory, disable, discard, distance, distinct, distinctrow, distkey, distribute, distributed
    case distribution, div, `do`, document, domain, double, dow, doy, drop, dumpfile, duplicate, dw, dynamic, each
    case edge, `else`, elseif, elsif, emits, empty, enable, enclosed, encode, encoding, end, endif, engine, epoch
    case eq, error, errors, escape, escaped, estimate, evaluate, event, exact, except, exception, exchange
    case exclude, excluding, exclusive, exec, execute, exists, exit, explain, explode, export, extend, extended
    case `extension`, external, external_location, fail, `false`, fetch, field, fields, file, fill, filter
    case filtering, final, first, flashback, float, float64, flow, flush, fn, following, `for`, forall, force
    case forcescan, forceseek, foreach, foreign, format, formatted, from, full, fulltext, function, ge, generated
    case geography, geometry, get, git, glob, global, go, goto, grant, grants, group, grouping, groups, gt
    case handler, hash, having, help, hh, high_priority, hint, holdlock, hour, hour_microsecond, hour_minute
    case hour_second, hours, hybrid, iceberg, identifier, identity, `if`, ignore, ilike, image, immediate
    case `import`, `in`, include, index, indexed, inet, infile, infinite, info, inherits, inner, `inout`, inpath
    case ins, insensitive, insert, install, instead, int, int64, integer, integration, interactive, interleaved
    case interpolate, intersect, interval, into, invalidate, inverted, io, iregexp, `is`, isnull, isolation
    case isoweek, isoyear, iterate, job, join, json, json_array, json_build_object, json_object, json_objectagg
    case json_table, jsonb, keep, keepdefaults, keepidentity, key, keys, kill, kind, kv, label, lambda, language
    case large, last, lateral, lazy, le, leading, leave, left, `let`, level, like, limit, line, lines, link, list
    case listen, live, load, local, localtime, localtimestamp, location, lock, locked, locking, log, logical
    case login, long, lookup, loop, low_priority, lseg, lt, macaddr, macro, main, map, masking, match, match_all
    case match_any, match_condition, match_phrase, match_phrase_edge, match_phrase_prefix, match_recognize
    case match_regexp, matched, materialized, max, measures, member, merge, mi, microsecond, microseconds
    case millennium, millisecond, milliseconds, min, minus, minute, minute_microsecond, minute_second, minutes, mm
    case mod, model, mon, month, months, move, ms, msck, multiset, name, named, namespace, nan, nanosecond
    case nanoseconds, national, natural, nchar, ne, nearest, nested, network, new, new_table, next, no, noaudit
    case nocompress, nocycle, node, noexpand, nolock, normalized, not, notebook, nothing, notification, notify
    case notnull, nowait, ns, null, nulls, numeric, nvarchar, object, object_construct, of, offset, old, old_table
    case omit, on, one, only, open, `operator`, optimize, option, optionally, options, or, order, ordinality, out
    case outer, outfile, output, over, overflow, overlaps, overriding, overwrite, package, paglock
    case parallel_enable, partition, partitioned, partitions, passing, paste, path, pattern, percent, perform
    case period, pipe, pipeline, pipelined, pivot, placing, plan, plpgsql, plsql, point, policy, polygon, position
    case positional, pragma, preceding, precision, prepare, prewhere, primary, print, prior, proc, procedure
    case profile, program, project, projection, properties, publication, purge, put, qq, qualify, quarter
    case quarters, query, quick, quotes, raise, raiserror, range, raw, read, readcommitted, readpast
    case readuncommitted, real, reassign, recursive, redistribute, reduce, ref, references, referencing, refresh
    case regclass, regexp, regexp_like, register, registry, reindex, reload, remote, remove, rename, `repeat`
    case repeatable, repeatableread, replace, replica, replicate, repository, reservation, reservoir, reset
    case resignal, resource, respect, result_cache, resultset, resume, `return`, returning, returns, reverse
    case revert, revoke, right, rlike, role, rollback, rollup, routine, row, rowlock, rownum, rows, rowtype, rr
    case rs, rule, running, safe_cast, sample, save, scalar, schema, scn, scroll, search, second
    case second_microsecond, secondary, seconds, secret, security, seed, sel, select, semantic, semantic_view
    case semi, separator, sequence, serdeproperties, serializable, server, service, session, session_user, set
    case setof, sets, settings, shallow, shard, share, show, shuffle, shutdown, siblings, signal, signed, similar
    case similarity, sink, skip, smalldatetime, smallint, snapshot, some, sort, sortkey, sounds, source
    case sp_executesql, sp_rename, spatial, sql, sql_big_result, sql_buffer_result, sql_cache, sql_calc_found_rows
    case sql_no_cache, sql_small_result, ss, stage, staleness, start, starting, statement, statistic, statistics
    case stats, stdin, stdout, step, storage, stored, straight_join, stream, streaming, strict, `struct`, submit
    case subpartition, subscribe, subscription, subset, subtype, summarize, `super`, supplemental, suspend, swap
    case `switch`, symmetric, synonym, syntax, sysdate, sysdatetime, system, system_time, system_user
    case system_version, systimestamp, t, table, tables, tablesample, tablespace, tablet, tablock, tablockx
    case tabular, tag, take, task, tblproperties, temp, temporary, terminated, text, the, then, `throw`, ties
    case time, timeseries, timestamp, timestamp_ltz, timestamp_ntz, timestamp_tz, timestampltz, timestampntz
    case timestamptz, timetz, tinyint, title, to, top, totals, trailing, tran, transaction, transform, tree
    case trigger, `true`, truncate, `try`, try_cast, ts, tuple, type, uescape, uint64, unbounded, uncache
    case unconditional, undo, undrop, union, unique, unknown, unlisten, unload, unlock, unlogged, unnest, unpivot
    case unregister, unset, unsigned, until, upd, update, updlock, upsert, ur, uri, uris, url, us, usage, use
    case user, using, utc_date, utc_time, utc_timestamp, uuid, vacuum, validate, value, values, varbinary, varchar
    case variadic, variant, varying, vector, verbose, version, versions, view, volatile, volume, wait, waitfor
    case warehouse, watch, watermark, week, weeks, when, `where`, which, `while`, window, with, within, without
    case wk, work, workload, wrapper, write, xlock, xml, xmlnamespaces, xmltable, xor, year, year_month, years, yr
    case yy, yyyy, zerofill, zone
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
            .tran, .profile, .handler, .subscribe, .assert, .compute, .repeat, .stats, .execute, .change:
            true
        default: false
        }
    }
}
