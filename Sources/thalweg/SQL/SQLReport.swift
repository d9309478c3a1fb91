import ArgumentParser
import Foundation
import OpenLineage
import SQLLineage

enum SQLFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, openlineage
}

/// From which severity on diagnostics make the command fail.
enum FailThreshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning

    /// The severities that occurred.
    struct Found {
        private var severities: Set<Diagnostic.Severity> = []

        mutating func note(_ diagnostics: [ReportedDiagnostic]) {
            severities.formUnion(diagnostics.map(\.severity))
        }

        func reaches(_ threshold: FailThreshold) -> Bool {
            severities.contains(.error) || threshold == .warning && severities.contains(.warning)
        }
    }
}

/// Prints scripts one after the other, as people read them or as events.
struct SQLReport {
    let format: SQLFormat
    let dialect: Dialect
    let naming: DatasetNaming
    let schema: Schema
    let eventTime: Instant?

    func print(_ script: AnalyzedScript, of input: SQLInput, isFirst: Bool) {
        switch format {
        case .json: break
        case .text:
            let lines = ScriptSheet(script: script, width: Terminal.width).lines()
            Terminal.print((isFirst ? "" : "\n") + lines.joined(separator: "\n"))
        case .openlineage:
            let event = ScriptEvent(
                script: script, jobName: input.jobName, dialect: dialect, naming: naming, schema: schema,
                time: eventTime ?? input.changed)
            if let bytes = event.encode() { Terminal.print(json: bytes) }
            for diagnostic in script.diagnostics where diagnostic.severity != .info {
                let place = "\(script.source.label):\(diagnostic.position.line):\(diagnostic.position.column)"
                Terminal.write("\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]")
            }
        }
    }
}

extension SQLInput {
    /// What the job that runs the text is called.
    var jobName: String {
        guard case .file(let path) = self else { return "query" }
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    /// When the text came to be what it is, so that the same file always gives the same event.
    var changed: Instant {
        guard case .file(let path) = self,
            let date = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        else { return .now }
        return Instant(microseconds: Int64(date.timeIntervalSince1970 * 1e6))
    }
}
