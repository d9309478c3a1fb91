internal import LineageGraph
internal import LineageStore
internal import OpenLineage

/// `/column-lineage`: depth counts edges. A quirk that clients rely on: `inEdges` run backwards, from the node to
/// what it comes from.
struct MarquezColumnLineage: Sendable {
    let store: LineageStore

    func answer(_ text: String, depth: Int, withDownstream: Bool) throws -> Answer {
        let graph = store.graph.snapshot
        let (roots, version) = try roots(of: text, graph)
        if version != nil && withDownstream {
            throw HTTPFailure(
                status: 400, code: "TW403", message: "Node version cannot be specified when withDownstream is true")
        }
        var options = TraceOptions(depth: depth, indirect: .show)
        if let version { options.asOf = try moment(of: version, text, graph) }
        let trace = graph.trace(roots, withDownstream ? .both : .upstream, options)
        var inputs: [FieldID: [TraceEdge]] = [:]
        var outputs: [FieldID: [FieldID]] = [:]
        for edge in trace.edges {
            guard case .field(let from) = edge.from, case .field(let to) = edge.to else { continue }
            inputs[to, default: []].append(edge)
            outputs[from, default: []].append(to)
        }
        // Known but unmapped is an empty graph.
        let ids = Set(inputs.keys).union(outputs.keys).sorted { graph.idText($0) < graph.idText($1) }
        let suffix = version.map { "#" + $0 } ?? ""
        let datasets = Set(ids.compactMap { graph.field($0)?.dataset }).compactMap { graph.node($0) }
        let versions = try store.catalog.currentVersions(
            of: Set(datasets.map { DatasetName(namespace: $0.namespace, name: $0.name) }))
        var writer = JSONWriter(capacity: ids.count * 512)
        writer.beginObject()
        writer.key("graph")
        writer.beginArray()
        for id in ids {
            try write(id, inputs[id] ?? [], outputs[id] ?? [], suffix, versions, graph, &writer)
        }
        writer.endArray()
        writer.endObject()
        return Answer(body: writer.bytes)
    }

    private func roots(of text: String, _ graph: GraphSnapshot) throws -> ([FieldID], version: String?) {
        switch graph.resolve(text) {
        case .field(let id, let version): return ([id], version)
        case .node(let id, let version):
            guard graph.node(id)?.nodeClass == .job else { return (graph.allFields(of: id), version) }
            return (graph.datasets(of: id).outputs.flatMap { graph.allFields(of: $0) }, version)
        case .ambiguous, .unknown: throw HTTPFailure.notFound("Could not find node")
        }
    }

    /// When a version of a dataset was made; lineage is asked as of then.
    private func moment(of version: String, _ text: String, _ graph: GraphSnapshot) throws -> Int64 {
        let dataset: NodeID? =
            switch graph.resolve(text) {
            case .field(let id, _): graph.field(id)?.dataset
            case .node(let id, _): id
            case .ambiguous, .unknown: nil
            }
        guard let node = dataset.flatMap({ graph.node($0) }),
            let record = try store.catalog.datasetVersion(
                DatasetName(namespace: node.namespace, name: node.name), version: version)
        else { throw HTTPFailure.notFound("Could not find node") }
        return record.createdAt.microseconds
    }

    private func write(
        _ id: FieldID, _ inputs: [TraceEdge], _ outputs: [FieldID], _ suffix: String,
        _ versions: [DatasetName: String], _ graph: GraphSnapshot,
        _ writer: inout JSONWriter
    ) throws {
        guard let field = graph.field(id), let node = graph.node(field.dataset) else { return }
        let text = graph.idText(id) + suffix
        let first = inputs.first?.transformations.first
        writer.beginObject()
        writer.member("id", text)
        writer.member("type", "DATASET_FIELD")
        writer.key("data")
        writer.object { writer in
            writer.member("namespace", node.namespace)
            writer.member("dataset", node.name)
            writer.member("datasetVersion", versions[DatasetName(namespace: node.namespace, name: node.name)])
            writer.member("field", field.path)
            writer.member("fieldType", inputs.isEmpty ? "" : field.type ?? "")
            writer.member("transformationDescription", first?.description)
            writer.member("transformationType", first.map(Self.word))
            writer.key("inputFields")
            writer.beginArray()
            for edge in inputs {
                guard case .field(let far) = edge.from, let source = graph.field(far),
                    let owner = graph.node(source.dataset)
                else { continue }
                writer.object { writer in
                    writer.member("namespace", owner.namespace)
                    writer.member("dataset", owner.name)
                    writer.member("datasetVersion", versions[DatasetName(namespace: owner.namespace, name: owner.name)])
                    writer.member("field", source.path)
                    writer.member("transformationDescription", edge.transformations.first?.description)
                    writer.member("transformationType", edge.transformations.first.map(Self.word))
                }
            }
            writer.endArray()
        }
        writer.edges("inEdges", inputs.map { (text, graph.idText($0.from) + suffix) }.sorted { $0 < $1 })
        writer.edges("outEdges", outputs.map { (text, graph.idText($0) + suffix) }.sorted { $0 < $1 })
        writer.endObject()
    }

    private static func word(_ transformation: Transformation) -> String {
        transformation.subtype.isEmpty ? transformation.type.rawValue : transformation.subtype
    }
}
