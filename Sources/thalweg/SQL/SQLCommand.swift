import ArgumentParser
import Foundation
import LineageStore
import OpenLineage
import SQLLineage

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Shows which tables and columns SQL reads, writes and makes.",
        discussion: """
            Each file is a session of its own: temporary tables, views and USE hold within it. Folders are read with \
            all their .sql files. What can't be understood or known is listed with its place; --fail-on makes that the \
            exit status. With --batch, requests are read as JSON lines and answered as JSON lines.
            """)

    @Argument(help: "Files, folders, or - for standard input (the default).", completion: .file())
    var paths: [String] = []
    @Option(name: .shortAndLong, help: "The SQL itself, rather than files.")
    var query: String?
    @Option(help: "snowflake, bigquery, postgres, tsql, spark …; else what most dialects have is taken.")
    var dialect: String?
    @Option(help: "Known tables: JSON ({\"db.sch.t\": [\"a\"]}), or DDL. May be repeated.", completion: .file())
    var schema: [String] = []
    @Option(help: "Known tables: those of this store, by the names of its datasets.")
    var store: String?
    @Option(help: "The database of names that are written without one.")
    var defaultDatabase: String?
    @Option(help: "The schema of names that are written without one.")
    var defaultSchema: String?
    @Option(help: "text for people, json for programs, openlineage for JobEvents as JSON lines.")
    var format = SQLFormat.text
    @Option(help: "For openlineage: the namespace of jobs and tables; else sql://DIALECT.")
    var namespace: String?
    @Option(help: "For openlineage: the time of the events; else when the file was last changed.")
    var eventTime: String?
    @Option(help: "End with status 1 when there are diagnostics of this severity or worse: error or warning.")
    var failOn: FailThreshold?
    @Flag(help: "Read requests as JSON lines, answer as JSON lines.")
    var batch = false
    @Flag(help: "With --batch: only whether the SQL parses.")
    var parseOnly = false

    func validate() throws {
        if query != nil && !paths.isEmpty { throw ValidationError("Give either --query or paths.") }
        if parseOnly && !batch { throw ValidationError("--parse-only belongs to --batch.") }
        if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
        if eventTime.map({ Instant($0) == nil }) == true {
            throw ValidationError("--event-time is a time like 2026-03-31T18:00:00Z.")
        }
        guard batch else { return }
        if query != nil || paths.count > 1 { throw ValidationError("--batch reads one file, or - for standard input.") }
        if failOn != nil { throw ValidationError("--fail-on does not go with --batch.") }
        if format != .text { throw ValidationError("--format does not go with --batch: it answers JSON lines.") }
    }

    func run() throws {
        let choice = DialectChoice(named: dialect)
        var analyzer = SQLAnalyzer(
            dialect: choice.dialect, defaultDatabase: defaultDatabase, defaultSchema: defaultSchema)
        let known = try SchemaSources(files: schema, store: store, analyzer: analyzer).read()
        analyzer.schema = known.schema
        for remark in known.remarks { Terminal.write("thalweg: " + remark.message) }
        if batch { return try runBatch(analyzer) }
        var inputs = try query.map { [.query($0)] } ?? SQLInput.inputs(paths)
        if inputs.isEmpty {
            if Terminal.isTyped { Terminal.write("reading SQL from the keyboard; Ctrl-D ends it") }
            inputs = [.standardInput]
        }
        let report = SQLReport(
            format: format, dialect: choice.dialect, naming: DatasetNaming(namespace: namespaceName(choice.dialect)),
            schema: known.schema, eventTime: eventTime.flatMap { Instant($0) })
        let progress = ProgressLine(label: "analysing", unit: "files")
        var scripts: [AnalyzedScript] = []
        var worst = FailThreshold.Found()
        for (index, input) in inputs.enumerated() {
            let (text, isRepaired) = try input.read()
            let remarks = (choice.diagnostic.map { [$0] } ?? []) + (isRepaired ? [.repaired] : [])
            let script = AnalyzedScript(analyzing: text, by: analyzer, remarks: remarks)
            worst.note(script.diagnostics)
            if format == .json { scripts.append(script) } else { report.print(script, of: input, isFirst: index == 0) }
            if format != .text { progress.update(Int64(index + 1), of: Int64(inputs.count)) }
        }
        progress.finish()
        if format == .json { Terminal.print(json: ScriptJSON.encode(scripts)) }
        if let failOn, worst.reaches(failOn) { throw ExitCode(1) }
    }

    private func runBatch(_ analyzer: SQLAnalyzer) throws {
        var defaults = BatchAnswerer.Defaults()
        defaults.dialect = dialect
        defaults.schema = analyzer.schema
        defaults.database = defaultDatabase
        defaults.schemaName = defaultSchema
        try BatchRun(path: paths.first ?? "-", parseOnly: parseOnly, defaults: defaults).run()
    }

    private func namespaceName(_ dialect: Dialect) -> String {
        namespace ?? "sql://\(DialectChoice.label(dialect))"
    }
}
