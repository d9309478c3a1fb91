import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Impact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what a change reaches, the gravest first, with owners and the way it takes.",
        discussion: "NODE may be a dataset, a job, a column, or a selector such as tag:pii.")

    @Argument(help: "What would change.")
    var nodes: [String] = []
    @Option(
        parsing: .upToNextOption,
        help:
            "Files that change, such as `git diff --name-only` lists them: the jobs whose code they are, or what they name."
    )
    var changed: [String] = []
    @Option(help: "Steps between datasets; else as far as it goes.")
    var depth: Int?
    @Option(name: .customLong("as-of"), help: "The lineage of that moment.")
    var asOf: String?
    @Option(help: "At most this many lines.")
    var limit = 40
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if nodes.isEmpty && changed.isEmpty {
            throw ValidationError("Name what would change, or give --changed files.")
        }
    }

    func run() throws {
        let questions = try store.openForQuestions()
        var roots: [LineageRef] = []
        for node in nodes { roots += try questions.roots(node) }
        for file in changed {
            let found = try questions.roots(ofFile: file)
            if found.isEmpty { Terminal.write("\(file): no job's code and no name is known by it") }
            roots += found
        }
        let options = TraceOptions(depth: depth, asOf: try asOf.map(Questions.moment), limit: .max)
        let impact = questions.impact(roots, options)
        if output.format == .json {
            var writer = JSONWriter()
            questions.write(impact, roots: roots, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        printText(impact, questions.graph)
    }

    private func printText(_ impact: [ImpactedNode], _ graph: GraphSnapshot) {
        if impact.isEmpty {
            return Terminal.print("Nothing downstream is known: a change here reaches nobody that events tell of.")
        }
        var table = TextTable()
        table.rows.append(
            ["score", "what", "kind", "steps", "ways", "owners", "through"].map { Terminal.styled($0, .dim) })
        for item in impact.prefix(limit) {
            guard let node = graph.node(item.id) else { continue }
            let columns = item.columns.compactMap { graph.field($0)?.path }
            let via = item.via.dropFirst().dropLast().compactMap { graph.node($0) }.filter { $0.nodeClass == .dataset }
            let through = columns.isEmpty ? via.map(\.name).joined(separator: " → ") : "columns " + Self.short(columns)
            table.rows.append([
                "\((item.score * 10).rounded() / 10)", Terminal.styled(node.name, .bold),
                Terminal.styled(node.kind.lowercased(), .cyan), "\(item.distance)", "\(item.pathCount)",
                node.owners.isEmpty ? Terminal.styled("nobody", .yellow) : node.owners.joined(separator: ", "), through,
            ])
        }
        for line in table.lines() { Terminal.print(line) }
        let datasets = impact.filter { graph.node($0.id)?.nodeClass == .dataset }.count
        let owners = Set(impact.flatMap { graph.node($0.id)?.owners ?? [] })
        Terminal.print()
        Terminal.print(
            Terminal.styled(
                "reaches \(Figures.count(datasets)) datasets and \(Figures.count(impact.count - datasets)) jobs of \(owners.count) owners"
                    + (impact.count > limit ? " · the first \(limit) are shown" : ""), .dim))
    }

    private static func short(_ names: [String]) -> String {
        names.count <= 4
            ? names.joined(separator: ", ") : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
    }
}
