import LineageGraph
import LineageStore
import OpenLineage

/// What a run exactly read, and the runs that made that.
struct RunProvenance {
    let questions: Questions
    let output: OutputOptions

    func print(_ runID: String, of node: String, depth: Int) throws {
        let runs = try questions.store.catalog.upstreamRuns(of: runID, depth: depth)
        guard !runs.isEmpty else {
            throw QuestionError(
                .notFound, "there is no run `\(runID)`", hint: "`thalweg show` lists a job's latest runs")
        }
        let roots = runs.filter { $0.depth == 0 }.map(\.run)
        let root = try questions.resolve(node)
        let wanted = questions.graph.idText(root)
        func concerns(_ run: RunRecord) -> Bool {
            "job:\(run.key.job)" == wanted || (run.inputs + run.outputs).contains { wanted == "dataset:\($0.dataset)" }
        }
        guard roots.contains(where: concerns) else {
            throw QuestionError(
                .unsuitable, "run `\(runID)` neither reads, writes nor belongs to `\(wanted)`",
                hint: "It is a run of \(roots.map { "job:\($0.key.job)" }.joined(separator: ", "))")
        }
        output.format == .json ? printJSON(runs, runID) : printText(runs)
    }

    /// One run with what it read and wrote.
    func show(_ runID: String) throws {
        let runs = try questions.store.catalog.runs(withID: runID, facets: true)
        guard !runs.isEmpty else { throw QuestionError(.notFound, "there is no run `\(runID)`") }
        if output.format == .json { return printJSON(runs.map { (0, $0) }, runID) }
        printText(runs.map { (0, $0) })
        for error in runs.compactMap({ $0.facets.decode(ErrorMessageRunFacet.self)?.message }) {
            Terminal.print(Terminal.styled("  " + error, .red))
        }
        for parent in Set(runs.compactMap(\.parent)) {
            Terminal.print("  part of \(parent.job.name) run \(parent.runID)")
        }
        let facets = Set(runs.flatMap { $0.facets.entries.map(\.name) }).sorted().joined(separator: " ")
        Terminal.print(Terminal.styled("  facets \(facets)", .dim))
    }

    private func printText(_ runs: [(depth: Int, run: RunRecord)]) {
        for (depth, run) in runs {
            let indent = String(repeating: "  ", count: depth)
            let time = run.endedAt ?? run.updatedAt
            Terminal.print(
                indent + Terminal.styled(run.key.job.name, .bold)
                    + Terminal.styled("  \(run.state.rawValue.lowercased())  \(time)  run \(run.key.runID)", .dim))
            var table = TextTable()
            for (word, datasets) in [("read", run.inputs), ("wrote", run.outputs)] {
                for use in datasets {
                    let version = use.externalVersion ?? use.version.map { String($0.prefix(8)) } ?? "unknown version"
                    let maker = use.producedBy.map { "made by \($0.job.name) run \($0.runID.prefix(8))" } ?? ""
                    table.rows.append([word, use.dataset.name, version, maker])
                }
            }
            for line in table.lines(indent: depth * 2 + 2) { Terminal.print(line) }
        }
    }

    private func printJSON(_ runs: [(depth: Int, run: RunRecord)], _ runID: String) {
        var writer = JSONWriter()
        questions.write(runs, runID: runID, into: &writer)
        Terminal.print(json: writer.bytes)
    }
}
