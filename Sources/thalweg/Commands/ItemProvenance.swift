import LineageGraph
import LineageStore
import OpenLineage

/// Which records, documents and chunks came from which.
struct ItemProvenance {
    let questions: Questions
    let output: OutputOptions

    func print(_ text: String) throws {
        guard case .node(let id) = try questions.resolve(text), let node = questions.graph.node(id),
            node.nodeClass == .dataset
        else {
            throw QuestionError(.unsuitable, "items belong to datasets", hint: "Name a dataset")
        }
        let items = try questions.store.catalog.items(of: DatasetName(namespace: node.namespace, name: node.name))
        if output.format == .json {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("dataset")
            writer.value(node.idText)
            writer.key("items")
            writer.beginArray()
            for item in items {
                writer.beginObject()
                writer.key("output")
                write(item.output, into: &writer)
                writer.key("inputs")
                writer.beginArray()
                for input in item.inputs { write(input, into: &writer) }
                writer.endArray()
                writer.key("time")
                writer.value(item.time)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
            return Terminal.print(json: writer.bytes)
        }
        if items.isEmpty { return Terminal.print("No event names items of \(node.idText).") }
        for item in items {
            Terminal.print(
                Terminal.styled("\(item.output.dataset.name)/\(item.output.item)", .bold)
                    + Terminal.styled("  \(item.time)", .dim))
            for input in item.inputs {
                let score = input.score.map { "  score \($0)" } ?? ""
                Terminal.print("  ← \(input.dataset.name)/\(input.item)\(score)")
            }
        }
    }

    private func write(_ item: ThalwegItemsFacet.Item, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("dataset")
        writer.value("dataset:\(item.dataset)")
        writer.key("item")
        writer.value(item.item)
        if let score = item.score {
            writer.key("score")
            writer.value(score)
        }
        writer.endObject()
    }
}
