import ArgumentParser
import LineageStore
import OpenLineage

struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes the catalog anew from the ledger.",
        discussion: """
            The ledger is the truth, the catalog a projection of it. --verify makes a second catalog and compares, \
            without touching the first: they must be equal.
            """)

    @Flag(help: "Compare a fresh projection with the catalog as it is.")
    var verify = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let location = try store.location
        guard location.exists else {
            throw StoreError(.cannotOpen, "there is no store", path: location.ledgerPath, hint: "Name one with --store")
        }
        let progress = ProgressLine(label: "projecting", unit: "events")
        if verify {
            let result = try CatalogRebuild.verify(location) { progress.update($0, of: $1) }
            progress.finish()
            report(result)
            if !result.differences.isEmpty || result.ledger.firstBroken != nil { throw ExitCode(1) }
        } else {
            let events = try CatalogRebuild.rebuild(location) { progress.update($0, of: $1) }
            progress.finish()
            Terminal.print(
                "The catalog was made anew from \(Figures.count(events)) events in \(Figures.duration(progress.seconds))."
            )
        }
    }

    private func report(_ result: CatalogRebuild.Verification) {
        if output.format == .json {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("events")
            writer.value(result.ledger.entries)
            writer.key("ledgerWhole")
            writer.value(result.ledger.firstBroken == nil)
            writer.key("lastLink")
            writer.value(Hex.text(result.ledger.lastLink))
            writer.key("differences")
            writer.write(result.differences)
            writer.endObject()
            return Terminal.print(json: writer.bytes)
        }
        if let broken = result.ledger.firstBroken {
            Terminal.print(Terminal.styled("The ledger is broken at entry \(broken.sequence): \(broken.reason).", .red))
        } else {
            Terminal.print(
                "The ledger's \(Figures.count(result.ledger.entries)) entries are whole, last link \(Hex.text(result.ledger.lastLink))."
            )
        }
        if result.differences.isEmpty {
            Terminal.print("A fresh projection equals the catalog.")
        } else {
            Terminal.print(
                Terminal.styled("A fresh projection differs in: \(result.differences.joined(separator: ", ")).", .red))
            Terminal.print("Run `thalweg rebuild` to make the catalog anew.")
        }
    }
}

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Works on the book of events itself.", subcommands: [Verify.self, Export.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks that every entry is as it was stored and linked to the one before.")
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let progress = ProgressLine(label: "checking", unit: "entries")
            let (result, total) = try LedgerCommand.withLedger(store) { ledger in
                (try ledger.verify { progress.update($0, of: ledger.lastSequence) }, ledger.lastSequence)
            }
            progress.finish()
            if output.format == .json {
                var writer = JSONWriter()
                writer.beginObject()
                writer.key("entries")
                writer.value(result.entries)
                writer.key("whole")
                writer.value(result.firstBroken == nil)
                writer.key("lastLink")
                writer.value(Hex.text(result.lastLink))
                writer.key("firstBroken")
                if let broken = result.firstBroken { writer.value(broken.sequence) } else { writer.null() }
                writer.endObject()
                Terminal.print(json: writer.bytes)
            } else if let broken = result.firstBroken {
                Terminal.print(
                    Terminal.styled("Broken at entry \(broken.sequence) of \(total): \(broken.reason).", .red))
            } else {
                Terminal.print(
                    "\(Figures.count(result.entries)) entries, all whole. Last link \(Hex.text(result.lastLink))")
            }
            if result.firstBroken != nil { throw ExitCode(1) }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes all events as JSON lines, in the order in which they came.")
        @OptionGroup var store: StoreOptions

        func run() throws {
            try LedgerCommand.withLedger(store) { ledger in
                var last: Int64 = 0
                while true {
                    let entries = try ledger.entries(after: last, limit: 1_000)
                    guard let end = entries.last else { break }
                    for entry in entries {
                        Terminal.print(json: entry.body.map { $0 == 0x0a || $0 == 0x0d ? 0x20 : $0 })
                    }
                    last = end.sequence
                }
            }
        }
    }

    static func withLedger<T>(_ options: StoreOptions, _ body: (Ledger) throws -> T) throws -> T {
        let location = try options.location
        guard location.exists else {
            throw StoreError(.cannotOpen, "there is no store", path: location.ledgerPath, hint: "Name one with --store")
        }
        return try body(try Ledger(readingAt: location))
    }
}

/// Bytes as lower-case hexadecimal text.
enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
