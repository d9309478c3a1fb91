internal import OpenLineage

/// Writes planned events as JSON. Facets that stay the same between two turning points are written once and kept.
struct EventEncoder {
    private struct FragmentKey: Hashable {
        let subject: String
        let topic: String
        let era: Int
    }

    private typealias Fragment = [(key: String, json: [UInt8])]

    let period: Period
    private var fragments: [FragmentKey: Fragment] = [:]

    init(period: Period) {
        self.period = period
    }

    mutating func encode(_ event: PlannedEvent) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        switch event.content {
        case .start(let run): write(run, "START", event, into: &writer)
        case .running(let run): write(run, "RUNNING", event, into: &writer)
        case .end(let run): write(run, Self.eventType(run.outcome), event, into: &writer)
        case .catalogue(let table, let facets):
            writeHead(event, Tool.catalogue.producer, "DatasetEvent", into: &writer)
            writeDataset(table, event.moment, Self.fragment(facets), into: &writer)
        case .registration(let registration):
            writeHead(event, Tool.mlflow.producer, "DatasetEvent", into: &writer)
            let facets = DatasetFacets(moment: event.moment, producer: Tool.mlflow.producer)
            let list =
                [
                    facets.version(registration.version),
                    facets.tags(registration.tags.map { ($0, nil) }, source: "MLFLOW"),
                ]
                + registration.facets.map(facets.facet)
            writeDataset(registration.table, event.moment, Self.fragment(list), into: &writer)
        case .declaration(let job):
            writeHead(event, job.tool.producer, "JobEvent", into: &writer)
            writeJob(job, JobFacets(job, at: event.moment).full, into: &writer)
            writeDatasets(of: job, nil, event.moment, isFull: true, into: &writer)
        }
        writer.endObject()
        return writer.bytes
    }

    private static func eventType(_ outcome: PlannedRun.Outcome) -> String {
        switch outcome {
        case .completed: "COMPLETE"
        case .failed: "FAIL"
        case .aborted: "ABORT"
        case .vanished: "OTHER"
        }
    }

    // MARK: Parts of an event

    private func writeHead(_ event: PlannedEvent, _ producer: String, _ kind: String, into writer: inout JSONWriter) {
        writer.key("eventTime")
        writer.value(event.time.description)
        writer.key("producer")
        writer.value(producer)
        writer.key("schemaURL")
        writer.value("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/\(kind)")
    }

    private mutating func write(
        _ run: PlannedRun, _ type: String, _ event: PlannedEvent, into writer: inout JSONWriter
    ) {
        let isBrief = type == "START"
        writeHead(event, run.job.tool.producer, "RunEvent", into: &writer)
        writer.key("eventType")
        writer.value(type)
        writer.key("run")
        writer.beginObject()
        writer.key("runId")
        writer.value(run.id)
        let facets = RunFacets(run, in: period)
        var list = isBrief ? facets.first : facets.later
        if type == "COMPLETE" {
            let dataset = DatasetFacets(moment: event.moment, producer: run.job.tool.producer)
            for finding in run.job.findings(event.moment) {
                if case .run = finding.subject { list.append(dataset.facet(finding.facet)) }
            }
        }
        Self.write(Self.fragment(list), as: "facets", into: &writer)
        writer.endObject()
        if isBrief {
            writeJob(run.job, JobFacets(run.job, at: event.moment).brief, into: &writer)
        } else {
            let job = run.job
            let moment = event.moment
            let isDetailed = describesJob(job, moment)
            let code = Self.codeRevision(of: run, at: moment)
            let said = fragment("\(job.tool.namespace) \(job.name)", isDetailed ? "job" : "work", code) {
                isDetailed ? JobFacets(job, at: code).full : JobFacets(job, at: code).work
            }
            writeJob(job, said, into: &writer)
            writeDatasets(of: job, run, moment, isFull: type == "COMPLETE" || type == "RUNNING", into: &writer)
        }
    }

    /// What fails on the day of a change fails because its code is that of the day before.
    private static func codeRevision(of run: PlannedRun, at moment: Moment) -> Moment {
        if case .failed = run.outcome { return Moment(daysBeforeEnd: moment.daysBeforeEnd + 1) }
        return moment
    }

    /// Daily jobs say on Mondays, and on their first day, whose they are and where their code is; others always do.
    private func describesJob(_ job: Job, _ moment: Moment) -> Bool {
        guard job.schedule.days == .weekdays else { return true }
        return period.weekday(moment) == 1 || moment == job.schedule.lifetime.since ?? .start
    }

    private func writeJob(_ job: Job, _ facets: [DatasetFacets.Named], into writer: inout JSONWriter) {
        writeJob(job, Self.fragment(facets), into: &writer)
    }

    private func writeJob(_ job: Job, _ facets: Fragment, into writer: inout JSONWriter) {
        writer.key("job")
        writer.beginObject()
        writer.key("namespace")
        writer.value(job.tool.namespace)
        writer.key("name")
        writer.value(job.name)
        Self.write(facets, as: "facets", into: &writer)
        writer.endObject()
    }

    private func writeDataset(
        _ table: Table, _ moment: Moment, _ facets: Fragment, into writer: inout JSONWriter
    ) {
        writer.key("dataset")
        writer.beginObject()
        Self.writeName(table, moment, into: &writer)
        Self.write(facets, as: "facets", into: &writer)
        writer.endObject()
    }

    // MARK: Inputs and outputs

    private mutating func writeDatasets(
        of job: Job, _ run: PlannedRun?, _ moment: Moment, isFull: Bool, into writer: inout JSONWriter
    ) {
        let facets = RunDatasetFacets(job: job, moment: moment, period: period)
        writer.key("inputs")
        writer.beginArray()
        for table in job.reads(at: moment) {
            writer.beginObject()
            Self.writeName(table, moment, into: &writer)
            let version = run?.inputVersions[table.id]
            let own = facets.ofInput(table, version: version, isFull: isFull)
            Self.write(Self.fragment(own), as: "facets", into: &writer)
            if isFull, run != nil {
                Self.write(Self.fragment(facets.inputFacets(table)), as: "inputFacets", into: &writer)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("outputs")
        writer.beginArray()
        for table in job.writes {
            writer.beginObject()
            Self.writeName(table, moment, into: &writer)
            var list: Fragment = []
            if isFull {
                list = fragment(table.id + " " + job.name, "output", moment) {
                    DatasetFacets(moment: moment, producer: job.tool.producer)
                        .written(table, columnLineage: !job.statesLineage)
                }
                list += Self.fragment(facets.ofOutput(table, wasRun: run != nil))
            }
            Self.write(list, as: "facets", into: &writer)
            if isFull, run != nil {
                Self.write(Self.fragment(facets.outputFacets(table)), as: "outputFacets", into: &writer)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private static func writeName(_ table: Table, _ moment: Moment, into writer: inout JSONWriter) {
        writer.key("namespace")
        writer.value(table.platform.namespace)
        writer.key("name")
        writer.value(table.name(at: moment))
    }

    // MARK: Fragments

    private mutating func fragment(
        _ subject: String, _ topic: String, _ moment: Moment, _ make: () -> [DatasetFacets.Named]
    ) -> Fragment {
        let era = Moment.turningPoints.count { $0 <= moment }
        let key = FragmentKey(subject: subject, topic: topic, era: era)
        if let known = fragments[key] { return known }
        let made = Self.fragment(make())
        fragments[key] = made
        return made
    }

    private static func fragment(_ facets: [DatasetFacets.Named]) -> Fragment {
        facets.map { facet in
            var writer = JSONWriter()
            facet.body.write(into: &writer)
            return (facet.key, writer.bytes)
        }
    }

    private static func write(_ facets: Fragment, as key: String, into writer: inout JSONWriter) {
        if facets.isEmpty { return }
        writer.key(key)
        writer.beginObject()
        for facet in facets {
            writer.key(facet.key)
            writer.raw(facet.json[...])
        }
        writer.endObject()
    }
}
