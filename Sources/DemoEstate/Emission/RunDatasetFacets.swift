internal import OpenLineage

/// The facets that one run gives to what it reads and writes.
struct RunDatasetFacets {
    let job: Job
    let moment: Moment
    let period: Period
    private let facets: DatasetFacets

    init(job: Job, moment: Moment, period: Period) {
        self.job = job
        self.moment = moment
        self.period = period
        facets = DatasetFacets(moment: moment, producer: job.tool.producer)
    }

    func ofInput(_ table: Table, version: String?, isFull: Bool) -> [DatasetFacets.Named] {
        (version.map { [facets.version($0)] } ?? []) + (isFull ? findings(on: table) : [])
    }

    func inputFacets(_ table: Table) -> [DatasetFacets.Named] {
        let checks = job.checks.filter { $0.table.id == table.id }
        if checks.isEmpty {
            // dbt knows what it wrote, not what the database read for it; a trace of one conversation counts nothing.
            if job.tool.dialect != nil || isTrace { return [] }
            return [facets.facet("inputStatistics", .inputStatistics, statistics(table))]
        }
        return [assertions(checks), metrics(checks, on: table)]
    }

    func ofOutput(_ table: Table, wasRun: Bool) -> [DatasetFacets.Named] {
        var list: [DatasetFacets.Named] = []
        switch table.versions {
        case .none: break
        case .dated: if wasRun { list.append(facets.version(period.date(moment))) }
        case .released: list += table.versions.newest(at: moment).map { [facets.version($0.version)] } ?? []
        }
        return list + table.assets(moment).map(facets.facet) + findings(on: table)
    }

    func outputFacets(_ table: Table) -> [DatasetFacets.Named] {
        if isTrace || (table.size.rows == 0 && table.size.perDay == 0) { return [] }
        return [facets.facet("outputStatistics", .outputStatistics, statistics(table))]
    }

    // MARK: Parts

    private var isTrace: Bool { job.tool.integration == Tool.assistant.integration }

    private func findings(on table: Table) -> [DatasetFacets.Named] {
        job.findings(moment).compactMap { finding in
            guard case .dataset(let subject) = finding.subject, subject.id == table.id else { return nil }
            return facets.facet(finding.facet)
        }
    }

    private func rows(_ table: Table) -> Int {
        let days = Period.length - moment.daysBeforeEnd
        let growth = table.size.perDay * days
        let variation = RunID.noise("rows \(table.id) \(moment.daysBeforeEnd)", below: max(table.size.perDay / 3, 1))
        return table.size.rows + growth + variation
    }

    private func statistics(_ table: Table) -> [(String, JSONValue)] {
        let rows = rows(table)
        var members: [(String, JSONValue)] = [
            ("rowCount", .integer(Int64(rows))), ("size", .integer(Int64(rows * table.size.bytesPerRow))),
        ]
        if table.platform.storage != nil {
            members.append(("fileCount", .integer(Int64(1 + rows * table.size.bytesPerRow / 134_217_728))))
        }
        return members
    }

    private func assertions(_ checks: [Check]) -> DatasetFacets.Named {
        let list = checks.map { check -> JSONValue in
            let outcome = check.outcome(moment)
            return [
                "assertion": .string(check.assertion), "success": .bool(outcome.success),
                "column": .string(check.column), "severity": .string(check.severity), "name": .string(check.name),
                "expected": .string(check.expected), "actual": .string(outcome.actual),
            ]
        }
        return facets.facet("dataQualityAssertions", .dataQualityAssertions, [("assertions", .array(list))])
    }

    private func metrics(_ checks: [Check], on table: Table) -> DatasetFacets.Named {
        let rows = rows(table)
        let columns = checks.compactMap { check -> (String, JSONValue)? in
            guard let share = check.nullShare?(moment) else { return nil }
            let missing = Int64(Double(rows) * share)
            return (check.column, ["nullCount": .integer(missing), "count": .number(Double(rows))])
        }
        return facets.facet(
            "dataQualityMetrics", .dataQualityMetricsOfInput,
            [("rowCount", .integer(Int64(rows))), ("columnMetrics", .object(JSONObject(columns)))])
    }
}
