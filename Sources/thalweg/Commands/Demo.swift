import ArgumentParser
import DemoEstate
import Foundation
import LineageGraph
import LineageStore
import OpenLineage

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds the example estate, a bank, in a fresh store, prints a tour of questions, and serves it.")

    @Flag(name: .customLong("no-serve"), help: "Only the tour.")
    var noServe = false
    @Option(help: "Where to build it; else a file of its own in the temporary folder.")
    var store: String?
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let path = store ?? FileManager.default.temporaryDirectory.appendingPathComponent("thalweg-demo.db").path
        let location = try StoreLocation(path)
        try location.remove()
        let demo = DemoEstate()
        let (events, seconds) = try build(location, demo)
        let lineage = try LineageStore(location)
        let statistics = lineage.graph.snapshot.statistics
        Terminal.print(
            Terminal.styled("Halden Bank", .bold)
                + ", an example: \(Figures.count(events)) OpenLineage events of five months, read in \(Figures.duration(seconds))"
        )
        Terminal.print(
            "\(Figures.count(statistics.datasets)) datasets, \(Figures.count(statistics.columns)) columns, \(Figures.count(statistics.jobs)) jobs, "
                + "\(Figures.count(statistics.columnEdges)) column edges, \(statistics.unresolved) unresolved reference\(statistics.unresolved == 1 ? "" : "s")"
        )
        try lineage.close()
        try tour(demo.questions, location)
        if noServe {
            Terminal.print("Ask more: " + Terminal.styled("export THALWEG_STORE=\(path)", .bold))
            return
        }
        let served = try LineageStore(location)
        try await server.serve(served, greeting: "the example estate, for questions and for events,")
    }

    private func build(_ location: StoreLocation, _ demo: DemoEstate) throws -> (Int, Double) {
        let progress = ProgressLine(label: "building the example estate", unit: "events")
        let store = try LineageStore(location, withGraph: false)
        let ingestor = EventIngestor(store)
        var iterator = demo.events.makeIterator()
        var count: Int64 = 0
        try ingestor.ingest(
            source: "demo",
            read: {
                guard let event = iterator.next() else { return [] }
                count += 1
                progress.update(count, of: 0)
                return event + [0x0a]
            })
        let report = try ingestor.finish()
        try store.close()
        progress.finish()
        if let refusal = report.refusals.first { throw refusal.error }
        return (report.stored, progress.seconds)
    }

    /// Asks each question as a person would, by its command.
    private func tour(_ questions: [DemoQuestion], _ location: StoreLocation) throws {
        for (index, question) in questions.enumerated() {
            Terminal.print()
            Terminal.print(Terminal.styled("\(index + 1). \(question.title)", .bold))
            Terminal.print(Terminal.styled("   \(question.why)", .dim))
            Terminal.print(Terminal.styled("   $ \(question.command)", .green))
            var arguments = Array(question.arguments.dropFirst())
            arguments += ["--store", location.ledgerPath]
            do {
                var command = try Thalweg.parseAsRoot(arguments)
                try command.run()
            } catch let status as ExitCode where status.rawValue == 1 {
                continue
            }
        }
        Terminal.print()
    }
}
