import ArgumentParser
import LineageGraph
import LineageStore
import OpenLineage

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows everything known of one dataset, job, column or run.")

    @Argument(help: "A name, an id, or run:<uuid>.")
    var node: String
    @Option(name: .customLong("as-of"), help: "A dataset as it was at that moment.")
    var asOf: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let questions = try store.openForQuestions()
        let moment = try asOf.map(Questions.moment)
        if node.hasPrefix("run:") || RunID.isUUID(node) {
            let id = node.hasPrefix("run:") ? String(node.dropFirst(4)) : node
            return try RunProvenance(questions: questions, output: output).show(id)
        }
        let ref = try questions.resolve(node)
        if output.format == .json {
            var writer = JSONWriter()
            try questions.writeDescription(of: ref, asOf: moment, into: &writer)
            return Terminal.print(json: writer.bytes)
        }
        for line in try NodeSheet(questions: questions, asOf: moment).lines(of: ref) { Terminal.print(line) }
    }
}
