import ArgumentParser
import Foundation
import LineageStore
import OpenLineage

struct Ingest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes OpenLineage events from files into the store.",
        discussion: """
            Files may hold one event, an array of events, or JSON lines, plain or in gzip. Folders are read with all \
            their .json, .jsonl and .ndjson files. What is refused is listed with its place; the rest is kept. Events \
            that the store has already are passed over.
            """)

    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var paths: [String]
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let files = try paths.flatMap(EventFiles.files)
        let store = try LineageStore(try store.location, withGraph: false, defersProjection: true)
        let ingestor = EventIngestor(store)
        let total = files.reduce(Int64(0)) { $0 + EventFiles.size($1) }
        let progress = ProgressLine(label: "reading", unit: "bytes")
        var done: Int64 = 0
        for file in files {
            let handle = try EventFiles.open(file)
            try ingestor.ingest(source: file, read: { try EventFiles.read(handle) }) {
                progress.update(done + $0, of: total)
            }
            done += EventFiles.size(file)
        }
        let report = try ingestor.finish()
        let durable = progress.seconds
        progress.finish()
        let sequence = store.ledger.lastSequence
        let projecting = ProgressLine(label: "stored durably; projecting", unit: "events")
        try store.project { projecting.update($0, of: $1) }
        projecting.finish()
        try store.close()
        output.format == .json
            ? printJSON(report, sequence, durable, progress.seconds) : printText(report, durable, progress.seconds)
        if report.refused > 0 { throw ExitCode(3) }
    }

    private func printText(_ report: IngestReport, _ durable: Double, _ seconds: Double) {
        for refusal in report.refusals.prefix(20) {
            Terminal.write("\(refusal.source):\(refusal.line): \(refusal.error.description)")
        }
        if report.refused > 20 { Terminal.write("… and \(Figures.count(report.refused - 20)) more") }
        var line = "\(Figures.count(report.stored)) events stored"
        if report.duplicates > 0 { line += ", \(Figures.count(report.duplicates)) known already" }
        if report.refused > 0 { line += ", " + Terminal.styled("\(Figures.count(report.refused)) refused", .red) }
        let rate = Double(report.events) / max(durable, 0.001)
        line +=
            " from \(Figures.count(report.sources)) sources (\(Figures.bytes(report.bytes)), \(Figures.duration(seconds))"
        Terminal.print(line + ", \(Figures.count(Int64(rate))) events/s)")
        for (code, count) in report.diagnostics.sorted(by: { $0.key < $1.key }) {
            Terminal.print("  \(code) on \(Figures.count(count)) events: \(Self.meaning(of: code))")
        }
    }

    private static func meaning(of code: String) -> String {
        switch code {
        case "TW151": "an eventType that the specification does not have, taken as OTHER"
        case "TW152": "eventTime is a number, taken for seconds since 1970"
        case "TW153": "a run id that is no UUID; one was made from it"
        case "TW154": "no producer"
        case "TW155": "no schemaURL"
        case "TW156": "no eventType"
        case "TW157": "a facet that is no object was left out"
        case "TW158": "an input or output with a blank name was left out"
        default: "odd, but taken"
        }
    }

    private func printJSON(_ report: IngestReport, _ sequence: Int64, _ durable: Double, _ seconds: Double) {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in [
            ("stored", report.stored), ("duplicates", report.duplicates), ("refused", report.refused),
            ("sources", report.sources),
        ] {
            writer.key(key)
            writer.value(value)
        }
        writer.key("bytes")
        writer.value(report.bytes)
        writer.key("lastSequence")
        writer.value(sequence)
        writer.key("secondsToDurable")
        writer.value(durable)
        writer.key("secondsToVisible")
        writer.value(seconds)
        writer.key("refusals")
        writer.beginArray()
        for refusal in report.refusals {
            writer.beginObject()
            writer.key("source")
            writer.value(refusal.source)
            writer.key("line")
            writer.value(refusal.line)
            writer.key("code")
            writer.value(refusal.error.code)
            writer.key("path")
            writer.value(refusal.error.path)
            writer.key("message")
            writer.value(refusal.error.message)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        Terminal.print(json: writer.bytes)
    }
}

/// Finding and reading event files.
enum EventFiles {
    private static let endings = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"]

    /// The files that a path stands for: itself, or in a folder all event files below, in order of name.
    static func files(_ path: String) throws -> [String] {
        if path == "-" { return [path] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw InputError(description: "there is no file or folder `\(path)`")
        }
        guard isFolder.boolValue else { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let found = names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted().map { path + "/" + $0 }
        if found.isEmpty { throw InputError(description: "the folder `\(path)` has no .json, .jsonl or .ndjson files") }
        return found
    }

    static func size(_ path: String) -> Int64 {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int).map { Int64($0) } ?? 0
    }

    static func open(_ path: String) throws -> FileHandle {
        if path == "-" { return .standardInput }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw InputError(description: "the file `\(path)` can't be read")
        }
        return handle
    }

    /// The next piece; empty at the end.
    static func read(_ handle: FileHandle) throws -> [UInt8] {
        try handle.read(upToCount: 1 << 20).map { [UInt8]($0) } ?? []
    }
}
