// The run facets of the specification, named as it names them.

package struct NominalTimeRunFacet: ObjectFacet {
    package static let key = "nominalTime"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var nominalStartTime: String? { object.text("nominalStartTime") }
    package var nominalEndTime: String? { object.text("nominalEndTime") }
}

package struct ParentRunFacet: ObjectFacet {
    package struct Reference: Sendable, Hashable {
        package var runId: String
        package var job: DatasetName
    }

    package static let key = "parent"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// nil when run or job is missing.
    package var parent: Reference? { Self.reference(object) }
    package var root: Reference? { Self.reference(object.object("root")) }

    private static func reference(_ object: JSONObject) -> Reference? {
        guard let runId = object.object("run").text("runId"), let job = DatasetName(object.object("job")) else {
            return nil
        }
        return Reference(runId: runId, job: job)
    }
}

package struct ErrorMessageRunFacet: ObjectFacet {
    package static let key = "errorMessage"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var message: String { object.text("message") ?? "" }
    package var programmingLanguage: String? { object.text("programmingLanguage") }
    package var stackTrace: String? { object.text("stackTrace") }
}

package struct ProcessingEngineRunFacet: ObjectFacet {
    package static let key = "processing_engine"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var version: String { object.text("version") ?? "" }
    package var name: String? { object.text("name") }
    package var openlineageAdapterVersion: String? { object.text("openlineageAdapterVersion") }
}

package struct ExternalQueryRunFacet: ObjectFacet {
    package static let key = "externalQuery"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var externalQueryId: String { object.text("externalQueryId") ?? "" }
    package var source: String { object.text("source") ?? "" }
}

package struct ExtractionErrorRunFacet: ObjectFacet {
    package static let key = "extractionError"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var totalTasks: Int64? { object.integer("totalTasks") }
    package var failedTasks: Int64? { object.integer("failedTasks") }
    /// What could not be read: the extractor's own holes.
    package var messages: [String] { object.objects("errors").compactMap { $0.text("errorMessage") } }
}

package struct EnvironmentVariablesRunFacet: ObjectFacet {
    package static let key = "environmentVariables"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var variables: [(name: String, value: String)] {
        object.objects("environmentVariables").map { ($0.text("name") ?? "", $0.text("value") ?? "") }
    }
}

package struct ExecutionParametersRunFacet: ObjectFacet {
    package static let key = "executionParameters"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var parameters: [(key: String, value: JSONValue)] {
        object.objects("parameters").map { ($0.text("key") ?? "", $0["value"] ?? .null) }
    }
}

package struct JobDependenciesRunFacet: ObjectFacet {
    package struct Dependency: Sendable, Hashable {
        package var job: DatasetName
        package var runId: String?
        package var dependencyType: String?
    }

    package static let key = "jobDependencies"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var upstream: [Dependency] { dependencies("upstream") }
    package var downstream: [Dependency] { dependencies("downstream") }
    package var triggerRule: String? { object.text("trigger_rule") }

    private func dependencies(_ key: String) -> [Dependency] {
        object.objects(key).compactMap { entry in
            guard let job = DatasetName(entry.object("job")) else { return nil }
            return Dependency(
                job: job, runId: entry.object("run").text("runId"),
                dependencyType: entry.text("dependency_type"))
        }
    }
}

/// A tag as the specification has it: `classification` = `PII`, perhaps of one field.
package struct TagEntry: Sendable, Hashable {
    package var key: String
    package var value: String?
    package var source: String?
    package var field: String?

    package init(key: String, value: String? = nil, source: String? = nil, field: String? = nil) {
        self.key = key
        self.value = value
        self.source = source
        self.field = field
    }

    static func entries(_ object: JSONObject) -> [TagEntry] {
        object.objects("tags").compactMap { tag in
            tag.text("key").map {
                TagEntry(key: $0, value: tag.text("value"), source: tag.text("source"), field: tag.text("field"))
            }
        }
    }
}

package struct TagsRunFacet: ObjectFacet {
    package static let key = "tags"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var tags: [TagEntry] { TagEntry.entries(object) }
}

package struct TestRunFacet: ObjectFacet {
    package struct Test: Sendable, Hashable {
        package var name: String
        /// `pass`, `fail` or `skip`.
        package var status: String
        package var severity: String?
        package var type: String?
        package var description: String?
    }

    package static let key = "test"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var tests: [Test] {
        object.objects("tests").map {
            Test(
                name: $0.text("name") ?? "", status: $0.text("status") ?? "", severity: $0.text("severity"),
                type: $0.text("type"), description: $0.text("description"))
        }
    }
}
