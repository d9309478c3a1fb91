internal import OpenLineage

/// The facets of a job; constant between two turning points.
struct JobFacets {
    let job: Job
    let moment: Moment
    private let facets: DatasetFacets

    init(_ job: Job, at moment: Moment) {
        self.job = job
        self.moment = moment
        facets = DatasetFacets(moment: moment, producer: job.tool.producer)
    }

    /// What a START event carries.
    var brief: [DatasetFacets.Named] { [jobType] }

    /// What the job is, whose it is, and what it does.
    var full: [DatasetFacets.Named] {
        var list = [
            jobType,
            facets.facet("documentation", .documentationOfJob, [("description", .string(job.about))]),
            facets.facet(
                "ownership", .ownershipOfJob, [("owners", [["name": .string(job.owner.name), "type": "OWNER"]])]),
        ]
        if let code = job.code {
            list.append(
                facets.facet(
                    "sourceCodeLocation", .sourceCodeLocation,
                    [
                        ("type", "git"), ("url", .string("\(job.tool.repository)/blob/main/\(code)")),
                        ("repoUrl", .string(job.tool.repository)), ("path", .string(code)), ("branch", "main"),
                    ]))
        }
        return list + work
    }

    /// What the job does; that it is a job of its type was said at the start of the run.
    var work: [DatasetFacets.Named] {
        var list: [DatasetFacets.Named] = []
        if let dialect = job.tool.dialect, let table = job.writes.first {
            var query = SQLText(moment: moment).query(of: table)
            // dbt reports the query of the model; a worksheet is what a person typed.
            if job.tool.integration != Tool.dbt.integration {
                query = "create or replace table \(table.name(at: moment)) as\n" + query
            }
            list.append(facets.facet("sql", .sql, [("query", .string(query)), ("dialect", .string(dialect))]))
        }
        if job.statesLineage { list.append(LineageFacets(facets: facets).jobLineage(of: job)) }
        return list
    }

    private var isService: Bool { job.isService || ["ENDPOINT", "RETRIEVAL", "GENERATION"].contains(job.type) }

    private var jobType: DatasetFacets.Named {
        var members: [(String, JSONValue)] = [
            ("processingType", isService ? "SERVICE" : "BATCH"), ("integration", .string(job.tool.integration)),
            ("jobType", .string(job.type)),
        ]
        if job.isService {
            members.append(
                (
                    "emissionPattern",
                    ["eventTrigger": "PERIODIC", "eventContentMode": "ACCUMULATIVE", "windowDuration": 604_800]
                ))
        }
        return facets.facet("jobType", .jobType, members)
    }
}
