import Foundation
import OpenLineage
import Testing

@Suite(.enabled(if: Corpora.arePresent, "no corpora beside the checkout")) struct FacetSampleTests {
    /// Typed facets by name, with what can carry them.
    private static let types: [(any Facet.Type, carrier: String)] = [
        (NominalTimeRunFacet.self, "run"), (ParentRunFacet.self, "run"), (ErrorMessageRunFacet.self, "run"),
        (ProcessingEngineRunFacet.self, "run"), (ExternalQueryRunFacet.self, "run"),
        (ExtractionErrorRunFacet.self, "run"),
        (EnvironmentVariablesRunFacet.self, "run"), (ExecutionParametersRunFacet.self, "run"),
        (JobDependenciesRunFacet.self, "run"), (TagsRunFacet.self, "run"), (TestRunFacet.self, "run"),
        (DocumentationJobFacet.self, "job"), (SQLJobFacet.self, "job"), (SourceCodeJobFacet.self, "job"),
        (SourceCodeLocationJobFacet.self, "job"), (OwnershipJobFacet.self, "job"), (JobTypeJobFacet.self, "job"),
        (TagsJobFacet.self, "job"), (LineageJobFacet.self, "job"),
        (SchemaDatasetFacet.self, "dataset"), (DatasourceDatasetFacet.self, "dataset"),
        (DocumentationDatasetFacet.self, "dataset"), (OwnershipDatasetFacet.self, "dataset"),
        (TagsDatasetFacet.self, "dataset"),
        (ColumnLineageDatasetFacet.self, "dataset"), (SymlinksDatasetFacet.self, "dataset"),
        (LifecycleStateChangeDatasetFacet.self, "dataset"), (DatasetVersionDatasetFacet.self, "dataset"),
        (StorageDatasetFacet.self, "dataset"), (DatasetTypeDatasetFacet.self, "dataset"),
        (CatalogDatasetFacet.self, "dataset"),
        (HierarchyDatasetFacet.self, "dataset"), (DataQualityMetricsDatasetFacet.self, "dataset"),
        (DataQualityAssertionsDatasetFacet.self, "dataset"), (LineageDatasetFacet.self, "dataset"),
        (DataQualityMetricsInputDatasetFacet.self, "input"), (InputStatisticsInputDatasetFacet.self, "input"),
        (SubsetDatasetFacet.self, "input"), (OutputStatisticsOutputDatasetFacet.self, "output"),
        (SubsetDatasetFacet.self, "output"),
    ]

    /// Samples with the name of the facet and of its schema.
    private static func samples() throws -> [(schema: String, key: String, facet: JSONValue)] {
        try Corpora.files("openlineage_spec/spec/tests", endings: [".json"]).compactMap { url in
            let schema = url.deletingLastPathComponent().lastPathComponent
            guard schema != "tests", let object = try JSONValue.parse(try Corpora.bytes(url)[...]).objectValue,
                let (key, facet) = object.members.first
            else { return nil }
            return (schema, key, facet)
        }
    }

    /// Where a facet of a schema sits in an event.
    private static func carrier(_ schema: String, _ facet: JSONValue) -> String {
        if schema == "LineageFacet" { return facet["entries"] == nil ? "dataset" : "job" }
        if schema.contains("Subset") { return facet["inputCondition"] == nil ? "output" : "input" }
        if schema.hasSuffix("InputDatasetFacet") { return "input" }
        if schema.hasSuffix("OutputDatasetFacet") { return "output" }
        return schema.hasSuffix("RunFacet") ? "run" : schema.hasSuffix("JobFacet") ? "job" : "dataset"
    }

    private static func event(_ carrier: String, _ key: String, _ facet: JSONValue) -> [UInt8] {
        let carried: JSONValue = .object(JSONObject([(key, facet)]))
        func facets(_ name: String) -> JSONValue { name == carrier ? carried : [:] }
        let event: JSONValue = [
            "eventTime": "2026-01-01T00:00:00Z", "producer": "https://t.example/p", "eventType": "COMPLETE",
            "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
            "run": ["runId": "00000000-0000-4000-8000-000000000001", "facets": facets("run")],
            "job": ["namespace": "n", "name": "j", "facets": facets("job")],
            "inputs": [["namespace": "n", "name": "in", "inputFacets": facets("input")]],
            "outputs": [
                ["namespace": "n", "name": "out", "facets": facets("dataset"), "outputFacets": facets("output")]
            ],
        ]
        return event.encoded()
    }

    @Test func `every sample is taken, found valid, and survives reading and writing`() throws {
        let samples = try Self.samples()
        #expect(samples.count >= 45)
        for (schema, key, facet) in samples {
            let carrier = Self.carrier(schema, facet)
            let bytes = Self.event(carrier, key, facet)
            let event = try Event.decode(bytes[...])
            #expect(event.diagnostics.isEmpty)
            let issues = EventValidator.validate(bytes[...]).filter(\.isError)
            #expect(issues.isEmpty, "\(schema): \(issues)")
            let type = try #require(
                Self.types.first { $0.0.key == key && $0.carrier == carrier }?.0, "\(schema) has no type")
            let typed = try type.init(json: facet.encoded()[...])
            var writer = JSONWriter()
            typed.write(into: &writer)
            #expect(try JSONValue.parse(writer.bytes[...]) == facet, "\(schema)")
        }
    }

    @Test func `strict validation finds what is missing or of the wrong type in each sample`() throws {
        for (schema, key, facet) in try Self.samples() {
            guard let object = facet.objectValue else { continue }
            let carrier = Self.carrier(schema, facet)
            for (member, _) in object.members {
                var broken = object
                broken[member] = member.hasPrefix("_") ? nil : .bool(true)
                let bytes = Self.event(carrier, key, .object(broken))
                let issues = EventValidator.validate(bytes[...]).filter(\.isError)
                #expect(issues.contains { $0.path.contains("\(key).\(member)") }, "\(schema).\(member): \(issues)")
            }
        }
    }

    @Test func `all thirty-eight schemas of the specification have a type and a shape`() throws {
        let files = Corpora.files("openlineage_spec/spec/facets", endings: [".json"])
        #expect(files.count == 38)
        let names = Set(Self.types.map { String(describing: $0.0) })
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            let known =
                names.contains(name)
                || ["BaseSubsetDatasetFacet", "LineageFacet", "DataQualityMetricsInputDatasetFacet"].contains(name)
            #expect(known, "\(name) has no type")
        }
    }
}
