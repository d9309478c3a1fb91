import ArgumentParser
import Foundation
import OpenLineage

struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Checks events: whether they would be taken, or with --strict whether they keep to the specification.",
        discussion:
            "Ends with 0 when all is well, with 1 when --strict found errors, with 3 when an event would be refused.")

    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var paths: [String]
    @Flag(help: "Against OpenLineage 2-0-2 and its standard facets, with JSON paths.")
    var strict = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        var report = Report()
        for file in try paths.flatMap(EventFiles.files) {
            let handle = try EventFiles.open(file)
            try check(file, { try EventFiles.read(handle) }, &report)
        }
        output.format == .json ? report.printJSON() : report.printText(strict: strict)
        if report.refused > 0 { throw ExitCode(3) }
        if report.findings.contains(where: { $0.severity == "error" }) { throw ExitCode(1) }
    }

    private func check(_ source: String, _ read: () throws -> [UInt8], _ report: inout Report) throws {
        var splitter = EventSplitter()
        var gunzip: Gunzip?
        var isFirst = true
        while true {
            var piece = try read()
            let atEnd = piece.isEmpty
            if isFirst, Gunzip.isGzip(piece) { gunzip = Gunzip() }
            isFirst = false
            if let gunzip, !atEnd { piece = try gunzip.unpack(piece, limit: 1 << 30) }
            splitter.push(piece)
            while let next = splitter.next(atEnd: atEnd) { check(next, source, &report) }
            if atEnd { break }
        }
    }

    private func check(_ piece: EventSplitter.Piece, _ source: String, _ report: inout Report) {
        report.events += 1
        switch piece {
        case .broken(let error): report.refuse(source, error.line ?? 1, error)
        case .value(let bytes, let line):
            do {
                let event = try Event.decode(Array(bytes)[...])
                if strict {
                    for issue in EventValidator.validate(Array(bytes)[...]) {
                        report.findings.append(
                            .init(
                                source: source, line: line, severity: issue.severity.rawValue, path: issue.path,
                                message: issue.message))
                    }
                } else {
                    for diagnostic in event.diagnostics {
                        report.findings.append(
                            .init(
                                source: source, line: line, severity: "warning", path: diagnostic.path,
                                message: diagnostic.message))
                    }
                }
            } catch {
                report.refuse(source, line + (error.line ?? 1) - 1, error)
            }
        }
    }

    private struct Report {
        struct Finding {
            var source: String
            var line: Int
            var severity: String
            var path: String
            var message: String
        }

        var events = 0
        var refused = 0
        var findings: [Finding] = []

        mutating func refuse(_ source: String, _ line: Int, _ error: EventError) {
            refused += 1
            findings.append(
                .init(source: source, line: line, severity: "refused", path: error.path, message: error.message))
        }

        func printText(strict: Bool) {
            for finding in findings {
                let style: Terminal.Style = finding.severity == "warning" ? .yellow : .red
                Terminal.print(
                    "\(finding.source):\(finding.line): \(Terminal.styled(finding.severity, style)) \(finding.path): \(finding.message)"
                )
            }
            let errors = findings.filter { $0.severity == "error" }.count
            var line = "\(Figures.count(events)) events"
            line += refused > 0 ? ", \(Figures.count(refused)) would be refused" : ", all would be taken"
            if strict { line += ", \(Figures.count(errors)) errors against the specification" }
            let warnings = findings.filter { $0.severity == "warning" }.count
            if warnings > 0 { line += ", \(Figures.count(warnings)) warnings" }
            Terminal.print(line)
        }

        func printJSON() {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("events")
            writer.value(events)
            writer.key("refused")
            writer.value(refused)
            writer.key("findings")
            writer.beginArray()
            for finding in findings {
                writer.beginObject()
                writer.key("source")
                writer.value(finding.source)
                writer.key("line")
                writer.value(finding.line)
                writer.key("severity")
                writer.value(finding.severity)
                writer.key("path")
                writer.value(finding.path)
                writer.key("message")
                writer.value(finding.message)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
            Terminal.print(json: writer.bytes)
        }
    }
}
