import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds datasets, jobs and columns by parts of their names, tags, owners or descriptions.")

    @Argument(help: "What to look for; \"\" for everything that the filters let through.")
    var text: String
    @Option(help: "dataset or job.")
    var `class`: String?
    @Option(help: "TABLE, MODEL, TASK …")
    var kind: String?
    @Option(help: "A tag of the node or of one of its columns.")
    var tag: String?
    @Option(help: "An owner; * stands for any text.")
    var owner: String?
    @Option(help: "A namespace; * stands for any text.")
    var namespace: String?
    @Option(help: "At most this many.")
    var limit = 50
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let `class`, !["dataset", "job"].contains(`class`) { throw ValidationError("--class is dataset or job.") }
        if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    }

    func run() throws {
        let questions = try store.openForQuestions()
        let nodeClass = self.class.map { $0 == "job" ? NodeClass.job : .dataset }
        let request = SearchRequest(
            text: text, nodeClass: nodeClass, kind: kind, tag: tag, owner: owner, namespace: namespace)
        let (hits, total) = questions.graph.search(request, limit: limit)
        if output.format == .json {
            var writer = JSONWriter()
            questions.write(hits, total: total, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        if hits.isEmpty {
            return Terminal.print("Nothing has “\(text)” in its name, columns, tags, owners or description.")
        }
        var table = TextTable()
        for hit in hits {
            guard let node = questions.graph.node(hit.node) else { continue }
            let columns = hit.columns.compactMap { questions.graph.field($0)?.path }.joined(separator: ", ")
            let detail = columns.isEmpty ? node.tags.joined(separator: " ") : "columns \(columns)"
            table.rows.append([
                Terminal.styled(node.name, .bold), Terminal.styled(node.kind.lowercased(), .cyan), node.namespace,
                node.isKnown ? detail : Terminal.styled("unresolved", .yellow),
            ])
        }
        for line in table.lines() { Terminal.print(line) }
        if total > hits.count {
            Terminal.print(Terminal.styled("the first \(hits.count) of \(Figures.count(total))", .dim))
        }
    }
}
