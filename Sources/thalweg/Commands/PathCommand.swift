import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the ways by which data gets from one thing to another, the shortest first.")

    @Argument(help: "Where the data comes from: a dataset, job or column.")
    var from: String
    @Argument(help: "Where it arrives.")
    var to: String
    @Option(help: "How many ways to show.")
    var count = 3
    @Option(help: "The longest way to consider, in steps.")
    var depth: Int?
    @Option(name: .customLong("as-of"), help: "The lineage of that moment.")
    var asOf: String?
    @Option(help: "Columns that only steer: hide, show (as hide), follow.")
    var indirect: IndirectPolicy = .follow
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if count < 1 { throw ValidationError("--count must be at least 1.") }
    }

    func run() throws {
        let questions = try store.openForQuestions()
        let source = try questions.resolve(from)
        let target = try questions.resolve(to)
        let options = TraceOptions(depth: depth, asOf: try asOf.map(Questions.moment), indirect: indirect)
        let paths = try questions.paths(from: source, to: target, count: count, options)
        if output.format == .json {
            var writer = JSONWriter()
            questions.write(paths, from: source, to: target, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        if paths.isEmpty {
            let back = try questions.paths(from: target, to: source, count: 1, options)
            Terminal.print("No data gets from \(questions.graph.idText(source)) to \(questions.graph.idText(target)).")
            if !back.isEmpty { Terminal.print("It goes the other way: thalweg path \(to) \(from)") }
            throw ExitCode(1)
        }
        for (index, path) in paths.enumerated() {
            if index > 0 { Terminal.print() }
            Terminal.print(Terminal.styled("\(path.length) step\(path.length == 1 ? "" : "s")", .dim))
            for (position, step) in path.steps.enumerated() {
                Terminal.print(describe(step, questions.graph, position == 0))
            }
        }
    }

    private func describe(_ step: LineageRef, _ graph: GraphSnapshot, _ isFirst: Bool) -> String {
        switch step {
        case .node(let id):
            guard let node = graph.node(id) else { return "?" }
            if node.nodeClass == .job { return Terminal.styled("    │ \(node.name)", .dim) }
            return (isFirst ? "  " : "  ▼ ") + Terminal.styled(node.name, .bold)
                + Terminal.styled("  \(node.kind.lowercased())", .cyan)
                + (node.isKnown ? "" : Terminal.styled("  unresolved", .yellow))
        case .field(let id):
            guard let field = graph.field(id), let node = graph.node(field.dataset) else { return "?" }
            return (isFirst ? "  " : "  ▼ ") + "\(node.name).\(Terminal.styled(field.path, .bold))"
        }
    }
}
