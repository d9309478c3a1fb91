internal import OpenLineage

/// Turns schedules and incidents into runs.
struct RunPlanner {
    let period: Period

    /// All runs, in no particular order.
    func runs() -> [PlannedRun] {
        period.moments.flatMap(runs(on:)) + services()
    }

    // MARK: One day

    /// The runs of one day, services left out.
    func runs(on moment: Moment) -> [PlannedRun] {
        let jobs = Estate.jobs.filter { !$0.isService && $0.schedule.includes(moment, in: period) }
        let incidents = Incidents.all.filter { $0.moment == moment }
        var runs: [String: [PlannedRun]] = [:]
        for job in jobs {
            let holding = incidents.first { $0.holds.contains(job.name) }
            if let holding, holding.retryAfterMinutes == nil { continue }
            let delay = holding?.retryAfterMinutes ?? 0
            runs[job.name] = attempts(
                job, moment, delayedBy: delay, incident: incidents.first { $0.job == job.name })
        }
        for job in jobs.reversed() { closeParent(job, among: jobs, in: &runs) }
        link(jobs, in: &runs)
        return jobs.flatMap { runs[$0.name] ?? [] }
    }

    private func attempts(_ job: Job, _ moment: Moment, delayedBy delay: Int, incident: Incident?) -> [PlannedRun] {
        let scheduled = period.instant(moment, job.schedule.time)
        // A start on the second would look made up.
        let jitter = RunID.noise("\(job.name) \(period.date(moment))", below: 14_000_000)
        let start = Instant(microseconds: scheduled.microseconds + Int64(delay) * 60_000_000 + Int64(jitter))
        let duration = duration(of: job, moment)
        guard let incident else {
            return [run(job, moment, start, attempt: 1, after: duration, .completed)]
        }
        let outcome: PlannedRun.Outcome =
            switch incident.outcome {
            case .failed(let message): .failed(message)
            case .aborted(let message): .aborted(message)
            case .vanished: .vanished
            }
        var first = run(job, moment, start, attempt: 1, after: duration / 2, outcome)
        if case .vanished = outcome { first.end = nil }
        guard let minutes = incident.retryAfterMinutes else { return [first] }
        let again = Instant(microseconds: start.microseconds + Int64(minutes) * 60_000_000)
        return [first, run(job, moment, again, attempt: 2, after: duration, .completed)]
    }

    private func run(
        _ job: Job, _ moment: Moment, _ start: Instant, attempt: Int, after duration: Int64,
        _ outcome: PlannedRun.Outcome
    ) -> PlannedRun {
        PlannedRun(
            id: RunID.make(job, start: start, attempt: attempt), job: job, moment: moment, start: start,
            end: Instant(microseconds: start.microseconds + duration), outcome: outcome)
    }

    private func duration(of job: Job, _ moment: Moment) -> Int64 {
        let usual = Int64(job.minutes * 60_000_000)
        let variation = RunID.noise("duration \(job.name) \(period.date(moment))", below: 300)
        return usual * Int64(850 + variation) / 1000
    }

    // MARK: Parents

    /// A parent ends after its last child, and fails when a child came to nothing.
    private func closeParent(_ parent: Job, among jobs: [Job], in runs: inout [String: [PlannedRun]]) {
        let children = jobs.filter { $0.parent == parent.name }
        guard !children.isEmpty, var attempts = runs[parent.name], var own = attempts.popLast() else { return }
        let ends = children.compactMap { runs[$0.name]?.last?.end }
        if let last = ends.max(), let end = own.end, last >= end {
            own.end = Instant(microseconds: last.microseconds + 1_200_000)
        }
        for child in children {
            switch runs[child.name]?.last?.outcome {
            case .failed, .aborted: own.outcome = .failed("\(child.name) did not succeed")
            default: break
            }
        }
        runs[parent.name] = attempts + [own]
    }

    private func link(_ jobs: [Job], in runs: inout [String: [PlannedRun]]) {
        let links = runs.compactMapValues { runs in runs.last.map { PlannedRun.Link(job: $0.job, id: $0.id) } }
        let byName = Dictionary(jobs.map { ($0.name, $0) }) { first, _ in first }
        for job in jobs {
            var parents: [PlannedRun.Link] = []
            var next = job.parent
            while let name = next, let link = links[name] {
                parents.append(link)
                next = byName[name]?.parent
            }
            let predecessor = job.after.flatMap { links[$0] }
            for index in (runs[job.name] ?? []).indices {
                runs[job.name]?[index].parents = parents
                runs[job.name]?[index].predecessor = predecessor
            }
        }
    }

    // MARK: Services

    /// One run for each deployment, which lasts until the next.
    private func services() -> [PlannedRun] {
        Estate.jobs.filter(\.isService).flatMap { job in
            let starts = period.moments.filter { job.schedule.includes($0, in: period) }
            return starts.enumerated().map { index, moment in
                let start = period.instant(moment, job.schedule.time)
                var run = run(job, moment, start, attempt: 1, after: 0, .completed)
                run.end = nil
                if index + 1 < starts.count {
                    let next = period.instant(starts[index + 1], job.schedule.time)
                    run.end = Instant(microseconds: next.microseconds - 2_500_000)
                }
                return run
            }
        }
    }
}
