// The job facets of the specification, named as it names them. `lineage` is in LineageFacets.swift.

package struct DocumentationJobFacet: ObjectFacet {
    package static let key = "documentation"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var description: String? { object.text("description") }
    package var contentType: String? { object.text("contentType") }
}

package struct SQLJobFacet: ObjectFacet {
    package static let key = "sql"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var query: String { object.text("query") ?? "" }
    package var dialect: String? { object.text("dialect") }
}

package struct SourceCodeJobFacet: ObjectFacet {
    package static let key = "sourceCode"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var language: String { object.text("language") ?? "" }
    package var sourceCode: String { object.text("sourceCode") ?? "" }
}

package struct SourceCodeLocationJobFacet: ObjectFacet {
    package static let key = "sourceCodeLocation"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var type: String? { object.text("type") }
    package var url: String? { object.text("url") }
    package var repoUrl: String? { object.text("repoUrl") }
    package var path: String? { object.text("path") }
    package var version: String? { object.text("version") }
    package var tag: String? { object.text("tag") }
    package var branch: String? { object.text("branch") }
    package var pullRequestNumber: String? { object.text("pullRequestNumber") }
}

/// An owner: a team or a person, and in which role.
package struct OwnerEntry: Sendable, Hashable {
    package var name: String
    package var type: String?

    static func entries(_ object: JSONObject) -> [OwnerEntry] {
        object.objects("owners").compactMap { owner in
            owner.text("name").map { OwnerEntry(name: $0, type: owner.text("type")) }
        }
    }
}

package struct OwnershipJobFacet: ObjectFacet {
    package static let key = "ownership"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var owners: [OwnerEntry] { OwnerEntry.entries(object) }
}

package struct JobTypeJobFacet: ObjectFacet {
    package struct EmissionPattern: Sendable, Hashable {
        package var eventTrigger: String
        /// `ACCUMULATIVE` or `COMPLETE_SNAPSHOT`.
        package var eventContentMode: String
    }

    package static let key = "jobType"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// `BATCH`, `STREAMING` or `SERVICE`.
    package var processingType: String { object.text("processingType") ?? "BATCH" }
    package var integration: String? { object.text("integration") }
    /// `QUERY`, `COMMAND`, `DAG`, `TASK`, `JOB`, `MODEL` …
    package var jobType: String? { object.text("jobType") }
    package var emissionPattern: EmissionPattern? {
        guard case .object(let pattern) = object["emissionPattern"] else { return nil }
        return EmissionPattern(
            eventTrigger: pattern.text("eventTrigger") ?? "EVENT_BASED",
            eventContentMode: pattern.text("eventContentMode") ?? "ACCUMULATIVE")
    }
}

package struct TagsJobFacet: ObjectFacet {
    package static let key = "tags"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var tags: [TagEntry] { TagEntry.entries(object) }
}
