/// The tables of the projection. Nothing here is a source of truth: the file may be deleted and is made anew.
///
/// Ids are given in order of arrival and mean nothing outside the file. Everything else is a pure function of the
/// set of events; ``CatalogDigest`` compares two catalogs by names. Times are microseconds since 1970 UTC, and an
/// event's place in time is the pair `(time, tie)` (``EventOrder``), which no two different events share.
enum CatalogSchema {
    /// Part of the file: a catalog of another version is thrown away and made anew.
    static let version = 2

    static let statements = [
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",

        // Names.
        "CREATE TABLE namespace (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
        """
        CREATE TABLE node (
            id INTEGER PRIMARY KEY,
            class INTEGER NOT NULL,
            namespace INTEGER NOT NULL,
            name TEXT NOT NULL,
            known INTEGER NOT NULL,
            first_time INTEGER NOT NULL,
            last_time INTEGER NOT NULL,
            last_tie INTEGER NOT NULL,
            events INTEGER NOT NULL DEFAULT 0,
            hidden INTEGER NOT NULL DEFAULT 0,
            hidden_through INTEGER NOT NULL DEFAULT -1,
            visibility_time INTEGER NOT NULL DEFAULT (-9223372036854775807 - 1),
            visibility_tie INTEGER NOT NULL DEFAULT (-9223372036854775807 - 1),
            attributes BLOB,
            UNIQUE (class, namespace, name)
        ) STRICT
        """,
        """
        CREATE TABLE field (
            id INTEGER PRIMARY KEY,
            dataset INTEGER NOT NULL,
            path TEXT NOT NULL,
            type TEXT,
            ordinal INTEGER,
            tags TEXT,
            UNIQUE (dataset, path)
        ) STRICT
        """,
        "CREATE TABLE producer (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE) STRICT",
        """
        CREATE TABLE transformation (
            id INTEGER PRIMARY KEY,
            type INTEGER NOT NULL,
            subtype TEXT NOT NULL,
            description TEXT NOT NULL,
            masking INTEGER NOT NULL,
            UNIQUE (type, subtype, description, masking)
        ) STRICT
        """,

        // Which events there are, and which of them speak of a node or a run (`ref`: node × 2, run × 2 + 1).
        """
        CREATE TABLE event (
            time INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            type INTEGER NOT NULL,
            PRIMARY KEY (time, tie)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE event_ref (
            ref INTEGER NOT NULL,
            time INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (ref, time, tie)
        ) STRICT, WITHOUT ROWID
        """,

        // A row where a facet of a node differs from what the events before said. A body of NULL: the facet was deleted.
        """
        CREATE TABLE facet_change (
            node INTEGER NOT NULL,
            name TEXT NOT NULL,
            time INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            body BLOB,
            PRIMARY KEY (node, name, time, tie)
        ) STRICT, WITHOUT ROWID
        """,

        // Runs and the versions that they wrote.
        """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            job INTEGER NOT NULL,
            run_id TEXT NOT NULL,
            state INTEGER NOT NULL,
            open_ended INTEGER NOT NULL,
            first_time INTEGER NOT NULL,
            last_time INTEGER NOT NULL,
            started_at INTEGER,
            ended_at INTEGER,
            nominal_start INTEGER,
            nominal_end INTEGER,
            parent_namespace TEXT,
            parent_job TEXT,
            parent_run TEXT,
            io BLOB NOT NULL,
            UNIQUE (job, run_id)
        ) STRICT
        """,
        "CREATE INDEX run_by_id ON run (run_id)",
        "CREATE INDEX run_by_time ON run (job, first_time)",
        """
        CREATE TABLE dataset_version (
            dataset INTEGER NOT NULL,
            time INTEGER NOT NULL,
            run INTEGER NOT NULL,
            version TEXT NOT NULL,
            external TEXT,
            PRIMARY KEY (dataset, time, run)
        ) STRICT, WITHOUT ROWID
        """,

        // Identity: names that an event joins.
        """
        CREATE TABLE symlink (
            node INTEGER NOT NULL,
            other INTEGER NOT NULL,
            PRIMARY KEY (node, other)
        ) STRICT, WITHOUT ROWID
        """,

        // Who says what about the lineage of a subject. A set of claims is stored once however many runs make it.
        """
        CREATE TABLE claim_source (
            id INTEGER PRIMARY KEY,
            subject INTEGER NOT NULL,
            origin INTEGER NOT NULL,
            family INTEGER NOT NULL,
            UNIQUE (subject, origin, family)
        ) STRICT
        """,
        """
        CREATE TABLE claim_producer (
            source INTEGER NOT NULL,
            producer INTEGER NOT NULL,
            PRIMARY KEY (source, producer)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE claim_set (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, content BLOB NOT NULL) STRICT",
        """
        CREATE TABLE assertion (
            source INTEGER NOT NULL,
            time INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            last_time INTEGER NOT NULL,
            claim_set INTEGER NOT NULL,
            state INTEGER NOT NULL,
            PRIMARY KEY (source, time, tie)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX assertion_unsettled ON assertion (source, state, claim_set) WHERE state > 0",
        // Maximal stretches of settled assertions that say the same.
        """
        CREATE TABLE segment (
            source INTEGER NOT NULL,
            time INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            claim_set INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,
            PRIMARY KEY (source, time, tie)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
