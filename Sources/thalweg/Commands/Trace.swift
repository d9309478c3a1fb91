import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Trace: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows where data comes from, or where it goes.",
        discussion: """
            NODE is a dataset, a job or a column: a full id (dataset:ns:name, datasetField:ns:name:column), a name, or \
            any end of a name that only one thing has (orders, orders.amount).
            """)

    @Argument(help: "What to start from.")
    var node: String
    @Flag(help: "Towards the sources (the default).")
    var up = false
    @Flag(help: "Towards what depends on it.")
    var down = false
    @Flag(help: "Both ways.")
    var both = false
    @Option(help: "Steps between datasets; else as far as it goes.")
    var depth: Int?
    @Flag(help: "Follow columns; for a dataset, all of its columns.")
    var columns = false
    @Option(help: "Columns that only steer (JOIN, FILTER …): hide, show, follow.")
    var indirect: IndirectPolicy = .show
    @Option(name: .customLong("as-of"), help: "The lineage of that moment: 2026-03-31 or 2026-03-31T18:00:00Z.")
    var asOf: String?
    @Option(name: .customLong("run"), help: "What exactly that run read, and the runs that made it.")
    var runID: String?
    @Flag(help: "Follow what failed runs claimed, too.")
    var failed = false
    @Flag(help: "Records, documents and chunks that events name.")
    var items = false
    @Option(help: "At most this many nodes.")
    var limit = 10_000
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if [up, down, both].filter(\.self).count > 1 {
            throw ValidationError("Choose one of --up, --down and --both.")
        }
        if let depth, depth < 0 { throw ValidationError("--depth must not be negative.") }
    }

    func run() throws {
        let questions = try store.openForQuestions()
        if let runID {
            return try RunProvenance(questions: questions, output: output).print(runID, of: node, depth: depth ?? 20)
        }
        if items { return try ItemProvenance(questions: questions, output: output).print(node) }
        let root = try questions.resolve(node)
        let direction: Direction = down ? .downstream : both ? .both : .upstream
        var isField = columns
        if case .field = root { isField = true }
        let moment = try asOf.map(Questions.moment)
        let options = TraceOptions(depth: depth, asOf: moment, indirect: indirect, includesFailed: failed, limit: limit)
        let result = try questions.trace(root, direction, columns: columns, options)
        if output.format == .json {
            var writer = JSONWriter()
            questions.write(result, root: root, direction, asOf: moment, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        let tree = LineageTree(graph: questions.graph, options: options)
        for way in direction == .both ? [Direction.upstream, .downstream] : [direction] {
            if direction == .both { Terminal.print(Terminal.styled(way == .upstream ? "comes from" : "goes to", .dim)) }
            for line in tree.lines(from: root, up: way == .upstream, columns: isField) { Terminal.print(line) }
        }
        Terminal.print()
        Terminal.print(Terminal.styled(Self.summary(result, questions.graph, moment), .dim))
    }

    static func summary(_ result: TraceResult, _ graph: GraphSnapshot, _ moment: Int64?) -> String {
        var datasets = 0
        var jobs = 0
        var columns = 0
        var holes = 0
        for (ref, depth) in result.nodes where depth > 0 {
            switch ref {
            case .field(let id):
                columns += 1
                if let field = graph.field(id), graph.node(field.dataset)?.isKnown == false { holes += 1 }
            case .node(let id):
                guard let node = graph.node(id) else { continue }
                if node.nodeClass == .job { jobs += 1 } else { datasets += 1 }
                if !node.isKnown { holes += 1 }
            }
        }
        var parts: [String] = []
        if datasets > 0 { parts.append("\(Figures.count(datasets)) datasets") }
        if jobs > 0 { parts.append("\(Figures.count(jobs)) jobs") }
        if columns > 0 { parts.append("\(Figures.count(columns)) columns") }
        if parts.isEmpty { parts.append("nothing known") }
        var text = parts.joined(separator: ", ")
        if let moment { text += ", as of \(Instant(microseconds: moment))" }
        if holes > 0 { text += " · \(holes) unresolved: named by lineage, but no event describes them" }
        if result.truncated { text += " · cut off at the limit" }
        return text
    }
}

extension IndirectPolicy: ExpressibleByArgument {}
