extension Keyword {
    /// What CREATE can make beside tables, views and routines.
    var namesObject: Bool {
        switch self {
        case .schema, .database, .stage, .index, .sequence, .role, .user, .catalog, .warehouse, .type, .domain,
            .extension,
            .connection, .secret, .dictionary, .synonym, .tablespace, .policy, .constraint, .server, .language,
            .collation,
            .operator, .cast, .publication, .subscription, .statistics, .assembly, .login, .share, .tag, .integration,
            .network, .resource, .file, .credential, .profile, .repository, .model, .volume, .snapshot, .bucket,
            .masking,
            .row, .application, .notebook, .stats, .namespace, .project, .semantic, .statistic, .columnstore, .vector,
            .search, .partition, .service, .compute, .session, .capacity, .reservation, .assignment, .access,
            .transform,
            .conversion, .foreign, .external, .storage, .api, .security, .notification, .git, .image, .source, .sink,
            .cluster, .workload, .routine, .job, .link, .hybrid, .text:
            true
        default: false
        }
    }

    /// The first word of a type that a column of a reserved name may have.
    var beginsPlainType: Bool {
        switch self {
        case .int, .integer, .varchar, .text, .date, .timestamp, .bigint, .uint64, .char, .nvarchar, .numeric, .binary,
            .bytea, .uuid, .super, .json, .jsonb, .smallint, .nchar, .decimal, .double, .float, .variant, .object,
            .boolean,
            .bool, .tinyint, .int64, .float64, .varbinary, .datetime, .character, .real, .time, .long,
            .array, .map, .struct, .bit:
            true
        default: false
        }
    }

    /// A statement that moves no data and has no word in it with which another begins.
    var beginsShortUtility: Bool {
        switch self {
        case .print, .fetch, .close, .open, .deallocate, .commit, .rollback, .break, .continue, .save, .raiserror,
            .throw,
            .waitfor:
            true
        default: false
        }
    }

    /// A hint of how T-SQL reads a table (`WITH (NOLOCK)`).
    var isTableHint: Bool {
        switch self {
        case .nolock, .readpast, .rowlock, .tablock, .tablockx, .updlock, .holdlock, .xlock, .noexpand, .index,
            .forceseek,
            .forcescan, .paglock, .readcommitted, .readuncommitted, .serializable, .snapshot, .nowait, .repeatableread,
            .keepidentity, .keepdefaults:
            true
        default: false
        }
    }

    /// The first word of a statement that a routine's body can be.
    var beginsRoutineBody: Bool {
        switch self {
        case .begin, .declare, .return, .if, .set, .select, .with, .insert, .update, .delete, .merge, .truncate, .call,
            .execute, .exec, .while, .case, .for, .copy, .loop, .create, .alter, .print, .let:
            true
        default: false
        }
    }
}
