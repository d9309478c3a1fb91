package import LineageGraph
package import OpenLineage

extension Questions {
    /// Everything known of one node or column, as `show` and `/api/v2/node` give it.
    package func writeDescription(of ref: LineageRef, asOf: Int64?, into writer: inout JSONWriter) throws {
        writer.beginObject()
        writeMembers(of: ref, into: &writer)
        switch ref {
        case .field: writeNeighbours(of: ref, into: &writer)
        case .node(let id):
            guard let node = graph.node(id) else { break }
            let name = DatasetName(namespace: node.namespace, name: node.name)
            if node.nodeClass == .dataset {
                writeNeighbours(of: ref, into: &writer)
                if let record = try store.catalog.dataset(name, asOf: asOf.map(Instant.init(microseconds:))) {
                    try write(record, into: &writer)
                }
            } else if let record = try store.catalog.job(name) {
                try write(record, into: &writer)
            }
        }
        writer.endObject()
    }

    private func writeNeighbours(of ref: LineageRef, into writer: inout JSONWriter) {
        for (key, up) in [("inputs", true), ("outputs", false)] {
            writer.key(key)
            let ids = graph.adjacent(to: ref, up: up).map { adjacent in
                if case .node = ref, let job = adjacent.job { return graph.idText(job) }
                return graph.idText(adjacent.ref)
            }
            writer.write(Set(ids).sorted())
        }
    }

    private func write(_ record: DatasetRecord, into writer: inout JSONWriter) throws {
        writer.key("description")
        writer.value(record.description)
        writer.key("createdAt")
        writer.value(record.createdAt)
        writer.key("updatedAt")
        writer.value(record.updatedAt)
        writer.key("lastModifiedAt")
        writer.value(record.lastModifiedAt)
        writer.key("lifecycleState")
        writer.value(record.lastLifecycleState)
        writer.key("currentVersion")
        writer.value(record.currentVersion)
        writer.key("aliases")
        writer.write(record.aliases.map { "dataset:\($0)" })
        writer.key("fields")
        writer.beginArray()
        for field in record.fields {
            writer.beginObject()
            writer.key("name")
            writer.value(field.name)
            writer.key("type")
            writer.value(field.type)
            writer.key("description")
            writer.value(field.description)
            writer.key("tags")
            writer.write(field.tags)
            writer.endObject()
        }
        writer.endArray()
        let versions = try store.catalog.datasetVersions(record.name, limit: 20, offset: 0)
        writer.key("versionCount")
        writer.value(versions.totalCount)
        writer.key("versions")
        writer.beginArray()
        for version in versions.elements {
            writer.beginObject()
            writer.key("version")
            writer.value(version.version)
            writer.key("externalVersion")
            writer.value(version.externalVersion)
            writer.key("createdAt")
            writer.value(version.createdAt)
            writer.key("run")
            writer.value(version.createdByRun?.runID)
            writer.key("job")
            writer.value(version.createdByRun.map { "job:\($0.job)" })
            writer.endObject()
        }
        writer.endArray()
        writer.key("facets")
        record.facets.write(into: &writer)
    }

    private func write(_ record: JobRecord, into writer: inout JSONWriter) throws {
        writer.key("description")
        writer.value(record.description)
        writer.key("processingType")
        writer.value(record.processingType)
        writer.key("integration")
        writer.value(record.integration)
        writer.key("parent")
        writer.value(record.parent.map { "job:\($0)" })
        writer.key("location")
        writer.value(record.location)
        writer.key("createdAt")
        writer.value(record.createdAt)
        writer.key("updatedAt")
        writer.value(record.updatedAt)
        writer.key("currentVersion")
        writer.value(record.currentVersion)
        writer.key("inputs")
        writer.write(record.inputs.map { "dataset:\($0)" })
        writer.key("outputs")
        writer.write(record.outputs.map { "dataset:\($0)" })
        let runs = try store.catalog.runs(of: record.name, limit: 20, offset: 0, facets: false)
        writer.key("runCount")
        writer.value(runs.totalCount)
        writer.key("runs")
        writer.beginArray()
        for run in runs.elements { write(run, into: &writer) }
        writer.endArray()
        writer.key("facets")
        record.facets.write(into: &writer)
    }

    private func write(_ run: RunRecord, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("run")
        writer.value(run.key.runID)
        writer.key("state")
        writer.value(run.state.rawValue)
        writer.key("startedAt")
        writer.value(run.startedAt)
        writer.key("endedAt")
        writer.value(run.endedAt)
        writer.key("inputs")
        writer.write(run.inputs.map { "dataset:\($0.dataset)" })
        writer.key("outputs")
        writer.write(run.outputs.map { "dataset:\($0.dataset)" })
        writer.endObject()
    }
}
