import Foundation
import Testing

/// The table of modules in docs/architecture.md, held against what the sources import.
@Suite struct ModuleImportTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What each module may use of ours.
    private static let allowed: [String: Set<String>] = [
        "OpenLineage": [],
        "SQLLineage": [],
        "LineageGraph": [],
        "LineageStore": ["OpenLineage", "LineageGraph"],
        "DemoEstate": ["OpenLineage"],
        "LineageServer": ["OpenLineage", "LineageGraph", "LineageStore"],
        "thalweg": ["OpenLineage", "SQLLineage", "LineageGraph", "LineageStore", "DemoEstate", "LineageServer"],
    ]

    private static func sources(_ module: String) throws -> [URL] {
        let folder = root.appendingPathComponent("Sources/\(module)")
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.pathExtension == "swift" }
    }

    @Test(arguments: allowed.keys.sorted())
    func `a module imports only what the architecture lets it`(module: String) throws {
        let files = try Self.sources(module)
        #expect(!files.isEmpty)
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let keyword = words.firstIndex(of: "import"), keyword <= 1, words.count > keyword + 1 else {
                    continue
                }
                let imported = String(words[keyword + 1])
                if Self.allowed[imported] != nil {
                    #expect(
                        Self.allowed[module]?.contains(imported) == true,
                        "\(file.lastPathComponent) imports \(imported)")
                }
            }
        }
    }

    @Test func `the architecture document lists every module`() throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
        for module in Self.allowed.keys {
            #expect(text.contains("`\(module)`"), "\(module) is not in docs/architecture.md")
        }
    }

    @Test func `every diagnostic of SQL is documented`() throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("docs/sql.md"), encoding: .utf8)
        let source = try String(
            contentsOf: Self.root.appendingPathComponent("Sources/SQLLineage/Lineage/Diagnostic.swift"), encoding: .utf8
        )
        for match in source.matches(of: /case ([a-zA-Z]+)(?: = "([a-z-]+)")?\n/) {
            let code = match.2.map(String.init) ?? String(match.1)
            #expect(text.contains("`\(code)`"), "\(code) is not in docs/sql.md")
        }
    }

    @Test func `no file is longer than two rooms`() throws {
        for module in Self.allowed.keys {
            for file in try Self.sources(module) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count
                #expect(lines <= 420, "\(file.lastPathComponent) has \(lines) lines")
            }
        }
    }

    @Test func `every command, route, metric and error code is documented`() throws {
        let docs = Self.root.appendingPathComponent("docs")
        let text = try ["cli.md", "api.md", "errors.md"].map {
            try String(contentsOf: docs.appendingPathComponent($0), encoding: .utf8)
        }.joined()
        let sources = try Self.allowed.keys.flatMap(Self.sources).map { try String(contentsOf: $0, encoding: .utf8) }
            .joined(separator: "\n")
        for match in sources.matches(of: /"(TW[0-9]{3})"/) {
            #expect(text.contains(match.1), "\(match.1) is not in docs/errors.md")
        }
        for match in sources.matches(
            of: /"(thalweg_[a-z_]+(?:_total|_seconds|_entries|_events|_edges|_references|_datasets|_jobs))"/)
        {
            #expect(text.contains(match.1), "\(match.1) is not in docs/api.md")
        }
        for match in sources.matches(of: /path: "(\/[a-z][^"]*)"/) {
            #expect(text.contains(match.1), "\(match.1) is not in docs/api.md")
        }
        for command in [
            "serve", "demo", "ingest", "validate", "search", "show", "trace", "path", "impact", "diff", "rebuild",
            "ledger", "sql",
        ] {
            #expect(text.contains("thalweg \(command)"), "\(command) is not in docs/cli.md")
        }
    }
}
