internal import OpenLineage

/// One run of the estate, before it is written down.
struct PlannedRun: Sendable {
    enum Outcome: Sendable {
        case completed
        case failed(String)
        case aborted(String)
        case vanished
    }

    struct Link: Sendable {
        let job: Job
        let id: String
    }

    let id: String
    let job: Job
    let moment: Moment
    let start: Instant
    /// Nil while the run goes on, and for good when it vanished.
    var end: Instant?
    var outcome: Outcome
    /// From the immediate parent to the root.
    var parents: [Link] = []
    /// Run of the job that had to end before.
    var predecessor: Link?
    /// Versions of what it read, by table.
    var inputVersions: [String: String] = [:]
}

/// One event of the estate, in the order in which it will be written.
struct PlannedEvent: Sendable {
    enum Content: Sendable {
        case start(PlannedRun)
        case running(PlannedRun)
        case end(PlannedRun)
        case catalogue(Table, [DatasetFacets.Named])
        case registration(Registration)
        case declaration(Job)
    }

    let time: Instant
    let moment: Moment
    let content: Content
}

/// What the model registry says of a version.
struct Registration: Sendable {
    let table: Table
    let moment: Moment
    let time: TimeOfDay
    let version: String
    let tags: [Tag]
    let facets: [AssetFacet]
}
