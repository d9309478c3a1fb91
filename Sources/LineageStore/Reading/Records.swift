package import OpenLineage

/// One page of a listing, with the number of rows that the whole listing has.
package struct Page<Element: Sendable>: Sendable {
    package var elements: [Element]
    package var totalCount: Int

    package init(elements: [Element], totalCount: Int) {
        self.elements = elements
        self.totalCount = totalCount
    }
}

/// A namespace of datasets and jobs. Times are event times: the first and the last event that named it.
package struct NamespaceRecord: Sendable, Hashable {
    package var name: String
    package var createdAt: Instant
    package var updatedAt: Instant
    /// `anonymous` until a person or a client names an owner.
    package var ownerName: String
    package var description: String?
    package var isHidden: Bool
}

/// Where data physically comes from: the `dataSource` facet, or what a client declared by the write API.
package struct SourceRecord: Sendable, Hashable {
    package var type: String
    package var name: String
    package var createdAt: Instant
    package var updatedAt: Instant
    package var connectionUrl: String
    package var description: String?
}

/// A tag that is in use, or that was declared with a description.
package struct TagRecord: Sendable, Hashable {
    package var name: String
    package var description: String?

    package init(name: String, description: String?) {
        self.name = name
        self.description = description
    }
}

/// One column of a dataset as its current schema has it; nested fields have dotted paths.
package struct FieldRecord: Sendable, Hashable {
    package var name: String
    package var type: String?
    package var description: String?
    package var tags: [String]
}

/// A dataset as it stands now, or as it stood at the moment that was asked for.
package struct DatasetRecord: Sendable {
    package var name: DatasetName
    /// `TABLE`, `MODEL`, `TOPIC` …; empty when nothing is known.
    package var kind: String
    /// True when the kind was inferred from the name, not stated by an event.
    package var kindInferred: Bool
    /// False for a name that only column lineage mentions: a hole.
    package var isKnown: Bool
    package var createdAt: Instant
    package var updatedAt: Instant
    /// The latest event time of a run that wrote it.
    package var lastModifiedAt: Instant?
    package var sourceName: String
    package var fields: [FieldRecord]
    package var tags: [String]
    package var owners: [OwnerRecord]
    package var description: String?
    /// `CREATE`, `DROP` …; empty when no event said.
    package var lastLifecycleState: String
    /// UUID of the current version; nil before any version is known.
    package var currentVersion: String?
    package var facets: Facets
    /// The other names of the same dataset (symlinks).
    package var aliases: [DatasetName]
    package var isHidden: Bool
    /// True when the last lifecycle change is `DROP`.
    package var isDropped: Bool
}

/// An owner as the `ownership` facets name it.
package struct OwnerRecord: Sendable, Hashable {
    package var name: String
    package var type: String?
}

/// A dataset at a moment: what a run wrote, or a schema that was seen.
package struct DatasetVersionRecord: Sendable {
    package var dataset: DatasetName
    /// UUID derived from the external version, or from schema and producing run.
    package var version: String
    /// The version as the producer calls it (`version` facet), when it does.
    package var externalVersion: String?
    package var createdAt: Instant
    package var fields: [FieldRecord]
    package var lifecycleState: String
    package var facets: Facets
    /// The run that wrote it; nil for versions that no run of ours wrote.
    package var createdByRun: RunKey?
}

/// Runs are told apart by job and run id: one producer shares a run id over several jobs.
package struct RunKey: Sendable, Hashable {
    package var job: DatasetName
    package var runID: String
}

/// A job as it stands now.
package struct JobRecord: Sendable {
    package var name: DatasetName
    /// `TASK`, `DAG`, `TRAINING` …; empty when nothing is known.
    package var kind: String
    package var kindInferred: Bool
    /// `BATCH`, `STREAMING` or `SERVICE`.
    package var processingType: String
    package var integration: String?
    /// The name without its parent's.
    package var simpleName: String
    package var parent: DatasetName?
    package var createdAt: Instant
    package var updatedAt: Instant
    package var inputs: [DatasetName]
    package var outputs: [DatasetName]
    package var location: String?
    package var description: String?
    package var owners: [OwnerRecord]
    package var tags: [String]
    package var facets: Facets
    /// UUID of inputs, outputs and location as they are now; nil while no lineage is known.
    package var currentVersion: String?
    package var isHidden: Bool
}

/// What a job read and wrote while that stayed the same.
package struct JobVersionRecord: Sendable {
    package var job: DatasetName
    package var version: String
    package var createdAt: Instant
    package var updatedAt: Instant
    package var location: String?
    package var inputs: [DatasetName]
    package var outputs: [DatasetName]
}

/// Where a run stands. `unfinished` is ours: a batch run that never ended although a later run of its job did,
/// or that has been silent for longer than ``CatalogReader/silenceLimit``.
package enum RunState: String, Sendable, CaseIterable {
    case new = "NEW"
    case running = "RUNNING"
    case completed = "COMPLETED"
    case aborted = "ABORTED"
    case failed = "FAILED"
    case unfinished = "UNFINISHED"
}

/// One run of a job with what it exactly read and wrote.
package struct RunRecord: Sendable {
    package var key: RunKey
    /// The id as the producer wrote it, when it was no UUID.
    package var originalID: String?
    package var state: RunState
    package var createdAt: Instant
    package var updatedAt: Instant
    package var startedAt: Instant?
    package var endedAt: Instant?
    package var nominalStartTime: Instant?
    package var nominalEndTime: Instant?
    package var parent: RunKey?
    package var jobVersion: String?
    package var inputs: [RunDataset]
    package var outputs: [RunDataset]
    /// Merged run facets; empty unless asked for.
    package var facets: Facets
    /// Merged job facets of this run; empty unless asked for.
    package var jobFacets: Facets
}

/// A dataset as one run read or wrote it.
package struct RunDataset: Sendable {
    package var dataset: DatasetName
    /// UUID of the version; nil when it can't be known.
    package var version: String?
    package var externalVersion: String?
    /// `inputFacets` or `outputFacets` of the run; empty unless asked for.
    package var facets: Facets
    /// The run that wrote the version that was read; nil for outputs and for versions of unknown making.
    package var producedBy: RunKey?
}

/// One event of the ledger.
package struct LedgerEvent: Sendable {
    package var sequence: Int64
    package var receivedAt: Instant
    /// The event as it was received.
    package var body: [UInt8]
}

/// A span of time and how many events of each type it has.
package struct EventCounts: Sendable, Hashable {
    package var from: Instant
    package var to: Instant
    package var start: Int
    package var complete: Int
    package var fail: Int
    package var abort: Int
}
