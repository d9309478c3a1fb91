internal import OpenLineage

/// Puts everything that is told of the estate in the order of time.
struct EventPlanner {
    let period: Period
    private let written = Set(Estate.jobs.flatMap { $0.writes.map(\.id) })

    init(period: Period) {
        self.period = period
    }

    func events() -> [PlannedEvent] {
        var events = RunPlanner(period: period).runs().flatMap(events(of:)) + catalogue() + registrations()
        events += Estate.jobs.filter { $0.schedule.days == .never }.map { job in
            let moment = Moment(daysBeforeEnd: 30)
            return PlannedEvent(time: period.instant(moment, "09:12"), moment: moment, content: .declaration(job))
        }
        // Equal times keep the order of the estate, so that the same events come out each time.
        let sorted = events.enumerated().filter { $0.element.time <= period.end }
            .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        return versioned(sorted)
    }

    private func events(of run: PlannedRun) -> [PlannedEvent] {
        var events = [PlannedEvent(time: run.start, moment: run.moment, content: .start(run))]
        if run.job.isService { events += reports(of: run) }
        if let end = run.end { events.append(PlannedEvent(time: end, moment: run.moment, content: .end(run))) }
        return events
    }

    /// A service speaks up on the day it starts, and once a week while it runs.
    private func reports(of run: PlannedRun) -> [PlannedEvent] {
        period.moments.filter { $0 == run.moment || ($0 > run.moment && period.weekday($0) == 5) }.compactMap {
            moment in
            let time = period.instant(moment, "17:30")
            if let end = run.end, time >= end { return nil }
            return PlannedEvent(time: time, moment: moment, content: .running(run))
        }
    }

    // MARK: Datasets

    /// The catalogue speaks of a dataset when it comes to be, and whenever what it says of it changes.
    private func catalogue() -> [PlannedEvent] {
        var events: [PlannedEvent] = []
        for (index, table) in Estate.tables.enumerated() {
            var last: [DatasetFacets.Named] = []
            for moment in Moment.turningPoints where moment >= table.since ?? .start {
                let book = CatalogueFacets(moment: moment)
                var facets = book.facets(of: table, isWritten: written.contains(table.id))
                if facets == last { continue }
                // Jobs report the columns of what they write; until they first do, the catalogue knows them.
                if last.isEmpty, written.contains(table.id), !table.columns.isEmpty {
                    facets.append(book.schema(table))
                }
                last = last.isEmpty && written.contains(table.id) ? facets.filter { $0.key != "schema" } : facets
                let time = period.instant(moment, TimeOfDay(seconds: 300 + index))
                events.append(PlannedEvent(time: time, moment: moment, content: .catalogue(table, facets)))
            }
        }
        return events
    }

    private func registrations() -> [PlannedEvent] {
        CreditRisk.registrations.map {
            PlannedEvent(time: period.instant($0.moment, $0.time), moment: $0.moment, content: .registration($0))
        }
    }

    // MARK: Versions

    /// Notes with every run which version it read of what carries the date of its last writing.
    private func versioned(_ events: [PlannedEvent]) -> [PlannedEvent] {
        var latest: [String: String] = [:]
        var read: [String: [String: String]] = [:]
        return events.map { event in
            switch event.content {
            case .start(let run):
                read[run.id] = inputVersions(of: run, at: event.moment, latest: latest)
                return event
            case .end(var run):
                run.inputVersions = read[run.id] ?? [:]
                if case .completed = run.outcome {
                    for table in run.job.writes { latest[table.id] = period.date(run.moment) }
                }
                return PlannedEvent(time: event.time, moment: event.moment, content: .end(run))
            case .running(var run):
                run.inputVersions = inputVersions(of: run, at: event.moment, latest: latest)
                return PlannedEvent(time: event.time, moment: event.moment, content: .running(run))
            case .catalogue, .registration, .declaration:
                return event
            }
        }
    }

    private func inputVersions(
        of run: PlannedRun, at moment: Moment, latest: [String: String]
    ) -> [String: String] {
        var versions: [String: String] = [:]
        for table in run.job.reads(at: moment) {
            switch table.versions {
            case .none: break
            case .dated: versions[table.id] = written.contains(table.id) ? latest[table.id] : period.date(moment)
            case .released:
                // Evaluations judge what was just made, everything else uses what is in production.
                let isJudged = run.job.tool.integration == Tool.mlflow.integration
                versions[table.id] =
                    (isJudged ? table.versions.newest(at: moment) : table.versions.live(at: moment))?.version
            }
        }
        return versions
    }
}
