internal import OpenLineage

/// What an event, or all events of a run together, state about lineage: the raw material of a claim set.
struct LineageStatement: Sendable {
    struct Output: Sendable {
        var name: DatasetName
        var columnLineage: JSONBytes?
        var lineage: JSONBytes?
    }

    var inputs: [DatasetName]
    var outputs: [Output]
    /// The explicit `lineage` facet of the job.
    var lineage: JSONBytes?
    var dependencies: JSONBytes?

    init(_ run: RunFold) {
        inputs = run.inputs.keys.sorted()
        outputs = run.outputs
            .map { Output(name: $0, columnLineage: $1.columnLineage, lineage: $1.lineage) }
            .sorted { $0.name < $1.name }
        lineage = run.lineage
        dependencies = run.dependencies
    }

    /// The statement of a JobEvent or DatasetEvent.
    init(_ event: Event) {
        inputs = Array(Set(event.inputs.map { DatasetName(namespace: $0.namespace, name: $0.name) })).sorted()
        var merged: [DatasetName: Facets] = [:]
        for output in event.outputs {
            let name = DatasetName(namespace: output.namespace, name: output.name)
            merged[name] = merged[name]?.merging(newer: output.facets) ?? output.facets
        }
        if event.kind == .dataset, let dataset = event.dataset {
            merged[DatasetName(namespace: dataset.namespace, name: dataset.name)] = dataset.facets
        }
        outputs =
            merged
            .map { Output(name: $0, columnLineage: $1["columnLineage"], lineage: $1["lineage"]) }
            .sorted { $0.name < $1.name }
        lineage = event.job?.facets["lineage"]
        dependencies = event.run?.facets["jobDependencies"]
    }

    var isEmpty: Bool {
        inputs.isEmpty && outputs.isEmpty && lineage == nil && dependencies == nil
    }

    /// Bytes that are equal when the statements are: the key under which a claim set is remembered, so that the
    /// thousandth run of a job parses nothing.
    var signature: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ text: String) {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
        }
        func append(_ json: JSONBytes?) {
            if let json { bytes.append(contentsOf: json) }
            bytes.append(1)
        }
        for input in inputs {
            append(input.namespace)
            append(input.name)
        }
        bytes.append(2)
        for output in outputs {
            append(output.name.namespace)
            append(output.name.name)
            append(output.columnLineage)
            append(output.lineage)
        }
        append(lineage)
        append(dependencies)
        return Digest.sha256(bytes[...])
    }
}
