import ArgumentParser
import Foundation
import LineageStore

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store's file; else $THALWEG_STORE, else ./thalweg.db.")
    var store: String?

    var location: StoreLocation {
        get throws(StoreError) {
            try StoreLocation(store ?? ProcessInfo.processInfo.environment["THALWEG_STORE"] ?? "thalweg.db")
        }
    }

    /// Opens the store for questions: up to date if no other process writes it, else as that process has it.
    func openForQuestions() throws(StoreError) -> Questions {
        Questions(try Self.openForReading(try location, withGraph: true))
    }

    /// Opens a store: up to date if no other process writes it, else as that process has it.
    /// - Throws: also when there is no store yet: to ask makes none.
    static func openForReading(_ location: StoreLocation, withGraph: Bool) throws(StoreError) -> LineageStore {
        guard location.exists else {
            throw StoreError(
                .cannotOpen, "there is no store", path: location.ledgerPath,
                hint: "Make one with `thalweg ingest` or `thalweg demo`, or name another with --store")
        }
        let progress = ProgressLine(label: "bringing the catalog up to date", unit: "events")
        do {
            let store = try LineageStore(location, mode: .readWrite, withGraph: withGraph) {
                progress.update($0, of: $1)
            }
            progress.finish()
            return store
        } catch  where error.code == .locked || error.code == .readOnly || error.code == .cannotOpen {
            return try LineageStore(location, mode: .readOnly, withGraph: withGraph)
        }
    }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// How a reading command answers.
struct OutputOptions: ParsableArguments {
    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text
}
