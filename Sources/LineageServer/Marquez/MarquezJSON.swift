internal import LineageStore
internal import OpenLineage

/// The shapes of Marquez 0.51's answers, member by member; nulls are written out.
extension JSONWriter {
    mutating func object(_ members: (inout JSONWriter) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    mutating func member(_ key: String, _ text: String?) {
        self.key(key)
        value(text)
    }

    mutating func member(_ key: String, _ instant: Instant?) {
        self.key(key)
        value(instant)
    }

    mutating func member(_ key: String, _ flag: Bool) {
        self.key(key)
        value(flag)
    }

    mutating func member(_ key: String, _ texts: [String]) {
        self.key(key)
        write(texts)
    }

    /// `{"namespace", "name"}`.
    mutating func member(_ key: String, id name: DatasetName) {
        self.key(key)
        object { $0.name(name) }
    }

    mutating func member(_ key: String, ids names: [DatasetName]) {
        self.key(key)
        beginArray()
        for name in names { object { $0.name(name) } }
        endArray()
    }

    mutating func name(_ name: DatasetName) {
        member("namespace", name.namespace)
        member("name", name.name)
    }

    mutating func member(_ key: String, facets: Facets) {
        self.key(key)
        facets.write(into: &self)
    }

    /// A list with its plural, and its total where Marquez gives one.
    mutating func list<Element>(
        _ plural: String, _ elements: [Element], total: Int? = nil, _ element: (Element, inout JSONWriter) -> Void
    ) {
        object { writer in
            writer.key(plural)
            writer.beginArray()
            for item in elements { element(item, &writer) }
            writer.endArray()
            if let total {
                writer.key("totalCount")
                writer.value(total)
            }
        }
    }

    mutating func marquez(_ namespace: NamespaceRecord) {
        object { writer in
            writer.member("name", namespace.name)
            writer.member("createdAt", namespace.createdAt)
            writer.member("updatedAt", namespace.updatedAt)
            writer.member("ownerName", namespace.ownerName)
            writer.member("description", namespace.description)
            writer.member("isHidden", namespace.isHidden)
        }
    }

    mutating func marquez(_ source: SourceRecord) {
        object { writer in
            writer.member("type", source.type)
            writer.member("name", source.name)
            writer.member("createdAt", source.createdAt)
            writer.member("updatedAt", source.updatedAt)
            writer.member("connectionUrl", source.connectionUrl)
            writer.member("description", source.description)
        }
    }

    mutating func marquez(_ tag: TagRecord) {
        object { writer in
            writer.member("name", tag.name)
            writer.member("description", tag.description)
        }
    }

    mutating func member(_ key: String, fields: [FieldRecord]) {
        self.key(key)
        beginArray()
        for field in fields {
            object { writer in
                writer.member("name", field.name)
                writer.member("type", field.type)
                writer.member("tags", field.tags)
                writer.member("description", field.description)
            }
        }
        endArray()
    }

    /// - Parameter isNode: the smaller shape within a lineage graph.
    mutating func marquez(_ dataset: DatasetRecord, isNode: Bool = false) {
        object { writer in
            writer.member("id", id: dataset.name)
            writer.member(
                "type", ["TOPIC", "STREAM"].contains(dataset.kind) && !dataset.kindInferred ? "STREAM" : "DB_TABLE")
            writer.member("name", dataset.name.name)
            writer.member("physicalName", dataset.physicalName)
            writer.member("createdAt", dataset.createdAt)
            writer.member("updatedAt", dataset.updatedAt)
            writer.member("namespace", dataset.name.namespace)
            writer.member("sourceName", dataset.sourceName)
            writer.member("fields", fields: dataset.fields)
            writer.member("tags", isNode ? [] : dataset.tags)
            writer.member("lastModifiedAt", dataset.lastModifiedAt)
            writer.member("lastLifecycleState", dataset.lastLifecycleState)
            writer.member("description", dataset.description)
            if isNode { return }
            writer.member("currentVersion", dataset.currentVersion)
            writer.columnLineage(dataset.facets)
            writer.member("facets", facets: dataset.facets)
            writer.member("deleted", dataset.isDropped)
            if let place = dataset.facets.decode(DatasetTypeDatasetFacet.self)?.object.text("schemaLocation") {
                writer.member("schemaLocation", place)
            }
        }
    }

    private mutating func columnLineage(_ facets: Facets) {
        key("columnLineage")
        guard let facet = facets.decode(ColumnLineageDatasetFacet.self) else { return null() }
        beginArray()
        for (name, column) in facet.fields {
            let first = column.inputFields.first?.transformations.first
            let type = column.transformationType ?? MarquezTransformation.type(of: first)
            let description = column.transformationDescription ?? first?.description
            object { writer in
                writer.member("name", name)
                writer.key("inputFields")
                writer.beginArray()
                for input in column.inputFields {
                    let own = input.transformations.first
                    writer.object { writer in
                        writer.member("namespace", input.namespace)
                        writer.member("dataset", input.name)
                        writer.member("field", input.field)
                        writer.member("transformationDescription", own?.description ?? column.transformationDescription)
                        writer.member(
                            "transformationType", MarquezTransformation.type(of: own) ?? column.transformationType)
                    }
                }
                writer.endArray()
                writer.member("transformationDescription", description)
                writer.member("transformationType", type)
            }
        }
        endArray()
    }

    mutating func marquez(_ version: DatasetVersionRecord, _ dataset: DatasetRecord, createdBy run: RunRecord?) {
        object { writer in
            writer.member("id", id: version.dataset)
            writer.member("type", "DB_TABLE")
            writer.member("name", version.dataset.name)
            writer.member("physicalName", dataset.physicalName)
            writer.member("createdAt", version.createdAt)
            writer.member("version", version.version)
            writer.member("externalVersion", version.externalVersion)
            writer.member("namespace", version.dataset.namespace)
            writer.member("sourceName", dataset.sourceName)
            writer.member("fields", fields: version.fields)
            writer.member("tags", dataset.tags)
            writer.member("lifecycleState", version.lifecycleState)
            writer.member("description", dataset.description)
            writer.member("currentSchemaVersion", version.version)
            writer.key("createdByRun")
            if let run { writer.marquez(run) } else { writer.null() }
            writer.member("facets", facets: version.facets)
        }
    }

    mutating func marquez(_ job: JobRecord, latestRuns: [RunRecord]) {
        object { writer in
            writer.job(job)
            writer.key("latestRun")
            if let run = latestRuns.first { writer.marquez(run) } else { writer.null() }
            writer.key("latestRuns")
            writer.beginArray()
            for run in latestRuns { writer.marquez(run) }
            writer.endArray()
            writer.member("facets", facets: job.facets)
            writer.member("currentVersion", job.currentVersion)
            writer.member("labels", [job.kindInferred ? nil : job.kind, job.integration].compactMap(\.self))
            writer.member("tags", job.tags)
        }
    }

    /// The members that a job has in lists and in lineage graphs alike.
    mutating func job(_ job: JobRecord) {
        member("id", id: job.name)
        member("type", job.processingType == "STREAMING" ? "STREAM" : job.processingType)
        member("name", job.name.name)
        member("simpleName", job.simpleName)
        member("parentJobName", job.parent?.name)
        member("parentJobUuid", job.parent.map { MarquezID.job($0) })
        member("createdAt", job.createdAt)
        member("updatedAt", job.updatedAt)
        member("namespace", job.name.namespace)
        member("inputs", ids: job.inputs)
        member("outputs", ids: job.outputs)
        member("location", job.location)
        member("description", job.description)
    }

    mutating func marquez(_ version: JobVersionRecord, latestRun: RunRecord?) {
        object { writer in
            writer.key("id")
            writer.object { writer in
                writer.name(version.job)
                writer.member("version", version.version)
            }
            writer.member("name", version.job.name)
            writer.member("createdAt", version.createdAt)
            writer.member("version", version.version)
            writer.member("namespace", version.job.namespace)
            writer.member("location", version.location)
            writer.member("inputs", ids: version.inputs)
            writer.member("outputs", ids: version.outputs)
            writer.key("latestRun")
            if let latestRun { writer.marquez(latestRun) } else { writer.null() }
        }
    }

    mutating func marquez(_ run: RunRecord) {
        object { writer in
            writer.member("id", run.key.runID)
            writer.member("createdAt", run.createdAt)
            writer.member("updatedAt", run.updatedAt)
            writer.member("nominalStartTime", run.nominalStartTime)
            writer.member("nominalEndTime", run.nominalEndTime)
            // Marquez knows no such state: to its clients the run goes on.
            writer.member("state", run.state == .unfinished ? "RUNNING" : run.state.rawValue)
            writer.member("startedAt", run.startedAt)
            writer.member("endedAt", run.endedAt)
            writer.key("durationMs")
            if let start = run.startedAt, let end = run.endedAt {
                writer.value((end.microseconds - start.microseconds) / 1_000)
            } else {
                writer.null()
            }
            writer.key("args")
            writer.object { writer in
                for (key, value) in run.arguments { writer.member(key, value) }
            }
            writer.key("jobVersion")
            if let version = run.jobVersion {
                writer.object { writer in
                    writer.name(run.key.job)
                    writer.member("version", version)
                }
            } else {
                writer.null()
            }
            for (key, datasets) in [("inputDatasetVersions", run.inputs), ("outputDatasetVersions", run.outputs)] {
                writer.key(key)
                writer.beginArray()
                for use in datasets {
                    writer.object { writer in
                        writer.key("datasetVersionId")
                        writer.object { writer in
                            writer.name(use.dataset)
                            writer.member("version", use.version)
                        }
                        writer.member("facets", facets: use.facets)
                    }
                }
                writer.endArray()
            }
            writer.member("facets", facets: run.facets)
        }
    }
}

extension DatasetRecord {
    /// What the source calls the dataset, when a client declared it; else its name.
    var physicalName: String {
        aliases.first { $0.namespace == name.namespace && $0.name != name.name }?.name ?? name.name
    }
}

extension RunRecord {
    /// Arguments as Marquez derives them from facets.
    var arguments: [(String, String)] {
        var arguments: [(String, String)] = []
        // A run that a client announced has the arguments that the client gave.
        if facets["thalweg_created"] == nil, let nominal = facets.decode(NominalTimeRunFacet.self) {
            if let start = nominal.nominalStartTime { arguments.append(("nominal_start_time", start)) }
            if let end = nominal.nominalEndTime { arguments.append(("nominal_end_time", end)) }
        }
        if let parent {
            arguments += [("run_id", parent.runID), ("name", parent.job.name), ("namespace", parent.job.namespace)]
        }
        for (key, value) in facets.decode(ExecutionParametersRunFacet.self)?.parameters ?? [] {
            arguments.append((key, value.stringValue ?? String(decoding: value.encoded(), as: UTF8.self)))
        }
        return arguments
    }
}

/// The one word that Marquez has for a transformation.
enum MarquezTransformation {
    static func type(of transformation: LineageTransformation?) -> String? {
        guard let transformation else { return nil }
        return transformation.subtype ?? transformation.type
    }
}

/// UUIDs that Marquez gives to things that have only names here.
enum MarquezID {
    static func job(_ name: DatasetName) -> String { RunID.canonical("job:\(name)") }
}
