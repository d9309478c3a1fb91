package import OpenLineage

extension Questions {
    /// Run-exact provenance: runs with the very versions that they read and wrote.
    package func write(_ runs: [(depth: Int, run: RunRecord)], runID: String, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("run")
        writer.value(runID)
        writer.key("runs")
        writer.beginArray()
        for (depth, run) in runs {
            writer.beginObject()
            writer.key("depth")
            writer.value(depth)
            writer.key("run")
            writer.value(run.key.runID)
            writer.key("job")
            writer.value("job:\(run.key.job)")
            writer.key("state")
            writer.value(run.state.rawValue)
            writer.key("startedAt")
            writer.value(run.startedAt)
            writer.key("endedAt")
            writer.value(run.endedAt)
            for (key, datasets) in [("inputs", run.inputs), ("outputs", run.outputs)] {
                writer.key(key)
                writer.beginArray()
                for use in datasets { write(use, into: &writer) }
                writer.endArray()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ use: RunDataset, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("dataset")
        writer.value("dataset:\(use.dataset)")
        writer.key("version")
        writer.value(use.version)
        writer.key("externalVersion")
        writer.value(use.externalVersion)
        writer.key("producedBy")
        writer.value(use.producedBy?.runID)
        writer.key("producedByJob")
        writer.value(use.producedBy.map { "job:\($0.job)" })
        writer.endObject()
    }
}
