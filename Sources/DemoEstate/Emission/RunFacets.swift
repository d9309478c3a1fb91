internal import OpenLineage

/// The facets of a run.
struct RunFacets {
    let run: PlannedRun
    let period: Period
    private let facets: DatasetFacets

    init(_ run: PlannedRun, in period: Period) {
        self.run = run
        self.period = period
        facets = DatasetFacets(moment: run.moment, producer: run.job.tool.producer)
    }

    /// What the first event of the run carries.
    var first: [DatasetFacets.Named] {
        let engine = run.job.tool.engine
        var list = [
            facets.facet(
                "processing_engine", .processingEngine,
                [
                    ("version", .string(engine.version)), ("name", .string(engine.name)),
                    ("openlineageAdapterVersion", .string(engine.adapter)),
                ])
        ]
        if run.job.tool.integration == Tool.airflow.integration {
            let scheduled = period.instant(run.moment, run.job.schedule.time)
            list.append(
                facets.facet("nominalTime", .nominalTime, [("nominalStartTime", .string(scheduled.description))]))
        }
        return list + parent
    }

    /// What later events add; what the first one said still holds.
    var later: [DatasetFacets.Named] {
        var list = parent
        if let predecessor = run.predecessor {
            let members =
                link(predecessor) + [
                    ("dependency_type", "IMPLICIT_DEPENDENCY"), ("sequence_trigger_rule", "FINISH_TO_START"),
                    ("status_trigger_rule", "EXECUTE_ON_SUCCESS"),
                ]
            list.append(
                facets.facet("jobDependencies", .jobDependencies, [("upstream", [.object(JSONObject(members))])]))
        }
        switch run.outcome {
        case .failed(let message), .aborted(let message):
            list.append(
                facets.facet(
                    "errorMessage", .errorMessage,
                    [("message", .string(message)), ("programmingLanguage", "python")]))
        case .completed, .vanished: break
        }
        return list
    }

    /// The root is told where it is another than the parent.
    private var parent: [DatasetFacets.Named] {
        guard let parent = run.parents.first, let root = run.parents.last else { return [] }
        let above = root.id == parent.id ? [] : [("root", JSONValue.object(JSONObject(link(root))))]
        return [facets.facet("parent", .parent, link(parent) + above)]
    }

    private func link(_ link: PlannedRun.Link) -> [(String, JSONValue)] {
        [
            ("run", ["runId": .string(link.id)]),
            ("job", ["namespace": .string(link.job.tool.namespace), "name": .string(link.job.name)]),
        ]
    }
}
