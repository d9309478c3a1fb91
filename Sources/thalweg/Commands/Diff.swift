import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Compares the lineage of two moments.")

    @Option(help: "The earlier moment: 2026-03-31 or 2026-03-31T18:00:00Z.")
    var from: String
    @Option(help: "The later moment, or now.")
    var to: String = "now"
    @Argument(help: "Keeps to these: +credit_model, tag:pii, ns:snowflake* …")
    var selector: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let start = try Questions.moment(from)
        let end = try Questions.moment(to)
        let questions = try store.openForQuestions()
        let diff = try questions.diff(from: start, to: end, try selector.map(Questions.selector))
        if output.format == .json {
            var writer = JSONWriter()
            questions.write(diff, from: start, to: end, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        printText(diff, questions.graph)
    }

    private func printText(_ diff: LineageDiff, _ graph: GraphSnapshot) {
        func mark(_ change: GraphDiff.Change) -> String {
            change == .added ? Terminal.styled("+", .green) : Terminal.styled("-", .red)
        }
        section(
            "datasets and jobs",
            diff.graph.nodes.compactMap { change in
                graph.node(change.node).map {
                    [mark(change.change), Terminal.styled($0.name, .bold), $0.kind.lowercased(), $0.namespace]
                }
            })
        section(
            "edges",
            diff.graph.edges.map { change in
                [mark(change.change), name(change.edge.from, graph), "→", name(change.edge.to, graph), since(change)]
            })
        section(
            "columns of datasets",
            diff.columns.map { change in
                let mark =
                    switch change.change {
                    case .added: Terminal.styled("+", .green)
                    case .removed: Terminal.styled("-", .red)
                    case .retyped: Terminal.styled("~", .yellow)
                    }
                let type =
                    change.change == .retyped
                    ? "\(change.oldType ?? "?") → \(change.newType ?? "?")" : change.newType ?? change.oldType ?? ""
                return [
                    mark, "\(change.dataset.name).\(Terminal.styled(change.column, .bold))", type.lowercased(),
                    "\(change.at)",
                ]
            })
        section(
            "column lineage",
            diff.graph.columnEdges.map { change in
                [mark(change.change), name(change.edge.from, graph), "→", name(change.edge.to, graph), since(change)]
            })
        if diff.graph.nodes.isEmpty && diff.graph.edges.isEmpty && diff.columns.isEmpty
            && diff.graph.columnEdges.isEmpty
        {
            Terminal.print("The lineage of both moments is the same.")
        }
    }

    private func section(_ title: String, _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        Terminal.print(Terminal.styled("\(title) (\(Figures.count(rows.count)))", .dim))
        for line in TextTable(rows: Array(rows.prefix(60))).lines(indent: 2) { Terminal.print(line) }
        if rows.count > 60 {
            Terminal.print(Terminal.styled("  … \(Figures.count(rows.count - 60)) more in --format json", .dim))
        }
    }

    private func name(_ ref: LineageRef, _ graph: GraphSnapshot) -> String {
        switch ref {
        case .node(let id): return graph.node(id)?.name ?? "?"
        case .field(let id):
            guard let field = graph.field(id), let node = graph.node(field.dataset) else { return "?" }
            return field.path.isEmpty ? node.name : "\(node.name).\(field.path)"
        }
    }

    private func since(_ change: GraphDiff.EdgeChange) -> String {
        let timing = change.edge.timing
        let moment = change.change == .added ? timing.firstSeen : timing.lastSeen
        return (change.change == .added ? "first seen " : "last seen ")
            + Instant(microseconds: moment).description.prefix(10)
    }
}
