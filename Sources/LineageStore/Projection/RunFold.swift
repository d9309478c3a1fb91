internal import OpenLineage

/// States of a run as stored; ``RunState/unfinished`` is derived when read, since it depends on the present.
enum RunStateCode: Int64, Sendable {
    case new = 0, running, completed, aborted, failed

    var isFailure: Bool { self == .aborted || self == .failed }
    var isTerminal: Bool { rawValue >= 2 }
}

/// A run put together from its events in their order. Events of a run add up: inputs and outputs unite, a facet of the
/// same name replaces the one before; a run that declares `COMPLETE_SNAPSHOT` says everything in each event.
struct RunFold: Sendable {
    struct Output: Sendable {
        var externalVersion: String?
        var schema: JSONBytes?
        var columnLineage: JSONBytes?
        var lineage: JSONBytes?
    }

    struct Parent: Sendable, Hashable {
        var namespace: String
        var job: String
        var runID: String
    }

    var state = RunStateCode.new
    var firstTime: Int64 = .max
    var last = EventOrder(time: .min, tie: .min)
    var startedAt: Int64?
    var endedAt: Int64?
    var nominalStart: Int64?
    var nominalEnd: Int64?
    var parent: Parent?
    /// STREAMING and SERVICE runs speak for their job while they run; they need not end.
    var isOpenEnded = false
    var isSnapshot = false
    /// Set by `thalweg_claim`; a run is `observed` otherwise.
    var origin: String?
    var producer = ""
    /// The explicit `lineage` facet of the job.
    var lineage: JSONBytes?
    var dependencies: JSONBytes?
    var inputs: [DatasetName: String?] = [:]
    var outputs: [DatasetName: Output] = [:]

    /// Adds the next event; events must come in their order.
    mutating func add(_ event: Event, at order: EventOrder) {
        let time = order.time
        firstTime = min(firstTime, time)
        last = max(last, order)
        if !event.producer.isEmpty { producer = event.producer }
        addState(event, time)
        if let facets = event.run?.facets { addRunFacets(facets) }
        if let facets = event.job?.facets { addJobFacets(facets) }
        if isSnapshot && !(event.inputs.isEmpty && event.outputs.isEmpty) {
            inputs = [:]
            outputs = [:]
        }
        for input in event.inputs {
            let name = DatasetName(namespace: input.namespace, name: input.name)
            inputs[name] = .some(
                input.facets.decode(DatasetVersionDatasetFacet.self)?.datasetVersion ?? inputs[name] ?? nil)
        }
        for output in event.outputs {
            let name = DatasetName(namespace: output.namespace, name: output.name)
            outputs[name, default: Output()].add(output.facets)
        }
    }

    private mutating func addState(_ event: Event, _ time: Int64) {
        switch event.eventType {
        case .start:
            // A second START does not move the start: retries of one event are common.
            startedAt = startedAt ?? time
            if !state.isTerminal { state = .running }
        case .complete: end(.completed, time)
        case .fail: end(.failed, time)
        case .abort: end(.aborted, time)
        case .running, .other, .unknown, nil:
            if event.run?.facets["thalweg_created"] != nil { break }
            if !state.isTerminal { state = .running }
        }
    }

    private mutating func end(_ terminal: RunStateCode, _ time: Int64) {
        state = terminal
        endedAt = time
    }

    private mutating func addRunFacets(_ facets: Facets) {
        if let nominal = facets.decode(NominalTimeRunFacet.self) {
            nominalStart = nominal.nominalStartTime.flatMap { Instant($0)?.microseconds }
            nominalEnd = nominal.nominalEndTime.flatMap { Instant($0)?.microseconds }
        }
        if let named = facets.decode(ParentRunFacet.self)?.parent {
            parent = Parent(namespace: named.job.namespace, job: named.job.name, runID: RunID.canonical(named.runId))
        }
        if let facet = facets["jobDependencies"] { dependencies = facet }
        if let claim = facets.decode(ThalwegClaimFacet.self) { origin = claim.origin }
    }

    private mutating func addJobFacets(_ facets: Facets) {
        if let type = facets.decode(JobTypeJobFacet.self) {
            isOpenEnded = ["STREAMING", "SERVICE"].contains(type.processingType.uppercased())
            isSnapshot = type.emissionPattern?.eventContentMode.uppercased() == "COMPLETE_SNAPSHOT"
        }
        if let facet = facets["lineage"] { lineage = facet }
        if let claim = facets.decode(ThalwegClaimFacet.self) { origin = claim.origin }
    }
}

extension RunFold.Output {
    mutating func add(_ facets: Facets) {
        if let version = facets.decode(DatasetVersionDatasetFacet.self) { externalVersion = version.datasetVersion }
        if let facet = facets["schema"] { schema = facet }
        if let facet = facets["columnLineage"] { columnLineage = facet }
        if let facet = facets["lineage"] { lineage = facet }
    }
}
