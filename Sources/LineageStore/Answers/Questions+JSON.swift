package import LineageGraph
package import OpenLineage

extension Questions {
    /// The contract's `trace` answer.
    package func write(
        _ result: TraceResult, root: LineageRef, _ direction: Direction, asOf: Int64?, into writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("root")
        writer.value(graph.idText(root))
        writer.key("direction")
        writer.value(direction.rawValue)
        writer.key("asOf")
        writer.value(asOf.map(Instant.init(microseconds:)))
        writer.key("nodes")
        writer.beginArray()
        for (ref, depth) in result.nodes { write(ref, depth: depth, into: &writer) }
        writer.endArray()
        writer.key("edges")
        writer.beginArray()
        for edge in result.edges { write(edge, into: &writer) }
        writer.endArray()
        writer.key("truncated")
        writer.value(result.truncated)
        writer.endObject()
    }

    /// A node or column with what lists show of it.
    package func write(_ ref: LineageRef, depth: Int? = nil, into writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(of: ref, into: &writer)
        if let depth {
            writer.key("depth")
            writer.value(depth)
        }
        writer.endObject()
    }

    /// The members of a node or column, within an object that the caller has begun.
    package func writeMembers(of ref: LineageRef, into writer: inout JSONWriter) {
        writer.key("id")
        writer.value(graph.idText(ref))
        var owner: GraphNode?
        var field: GraphField?
        switch ref {
        case .node(let id): owner = graph.node(id)
        case .field(let id):
            field = graph.field(id)
            owner = field.flatMap { graph.node($0.dataset) }
        }
        guard let node = owner else { return }
        writer.key("class")
        writer.value(field == nil ? node.nodeClass.word : field?.path.isEmpty == true ? "dataset" : "datasetField")
        writer.key("kind")
        writer.value(node.kind)
        if node.kindInferred {
            writer.key("kindInferred")
            writer.value(true)
        }
        writer.key("namespace")
        writer.value(node.namespace)
        writer.key("name")
        writer.value(node.name)
        if let field, !field.path.isEmpty {
            writer.key("field")
            writer.value(field.path)
            writer.key("type")
            writer.value(field.type)
        }
        writer.key("known")
        writer.value(node.isKnown)
        writer.key("owners")
        writer.write(node.owners)
        writer.key("tags")
        writer.write(field?.tags ?? node.tags)
    }

    func write(_ edge: TraceEdge, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("from")
        writer.value(graph.idText(edge.from))
        writer.key("to")
        writer.value(graph.idText(edge.to))
        writer.key("job")
        writer.value(edge.job.map { graph.idText($0) })
        writer.key("type")
        writer.value(edge.isIndirect ? "INDIRECT" : "DIRECT")
        writer.key("subtypes")
        writer.write(Set(edge.transformations.map(\.subtype)).filter { !$0.isEmpty }.sorted())
        writer.key("masking")
        writer.value(edge.isMasking)
        let descriptions = Set(edge.transformations.map(\.description)).filter { !$0.isEmpty }.sorted()
        if !descriptions.isEmpty {
            writer.key("descriptions")
            writer.write(descriptions)
        }
        writer.key("origins")
        writer.write(edge.timing.origins.origins.map(\.rawValue))
        writer.key("state")
        writer.value(edge.timing.state.rawValue)
        writer.key("current")
        writer.value(edge.timing.state == .current)
        writer.key("firstSeen")
        writer.value(Instant(microseconds: edge.timing.firstSeen))
        writer.key("lastSeen")
        writer.value(Instant(microseconds: edge.timing.lastSeen))
        writer.key("producers")
        writer.write(edge.timing.producers)
        writer.endObject()
    }

    package func write(_ paths: [LineagePath], from: LineageRef, to: LineageRef, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("from")
        writer.value(graph.idText(from))
        writer.key("to")
        writer.value(graph.idText(to))
        writer.key("paths")
        writer.beginArray()
        for path in paths {
            writer.beginObject()
            writer.key("length")
            writer.value(path.length)
            writer.key("steps")
            writer.write(path.steps.map { graph.idText($0) })
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    package func write(_ impact: [ImpactedNode], roots: [LineageRef], limit: Int = .max, into writer: inout JSONWriter)
    {
        writer.beginObject()
        writer.key("roots")
        writer.write(roots.map { graph.idText($0) })
        writer.key("total")
        writer.value(impact.count)
        writer.key("impacted")
        writer.beginArray()
        for node in impact.prefix(limit) {
            writer.beginObject()
            writeMembers(of: .node(node.id), into: &writer)
            writer.key("distance")
            writer.value(node.distance)
            writer.key("paths")
            writer.value(node.pathCount)
            writer.key("score")
            writer.value((node.score * 100).rounded() / 100)
            writer.key("columns")
            writer.write(node.columns.map { graph.idText($0) })
            writer.key("via")
            writer.write(node.via.map { graph.idText($0) })
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    package func write(_ hits: [SearchHit], total: Int, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("total")
        writer.value(total)
        writer.key("results")
        writer.beginArray()
        for hit in hits {
            writer.beginObject()
            writeMembers(of: .node(hit.node), into: &writer)
            writer.key("matched")
            writer.value(hit.matched)
            writer.key("columns")
            writer.write(hit.columns.map { graph.idText($0) })
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    /// A list of texts.
    package mutating func write(_ texts: some Sequence<String>) {
        beginArray()
        for text in texts { value(text) }
        endArray()
    }
}
