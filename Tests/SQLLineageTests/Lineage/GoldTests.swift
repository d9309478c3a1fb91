import Foundation
import SQLLineage
import Testing

/// The gold set: queries with their whole lineage (subtypes, masking, steering), as Gold/README.md says how it came to be.
@Suite struct GoldTests {
    struct Case: Decodable, CustomTestStringConvertible, Sendable {
        struct Expectation: Decodable {
            struct Column: Decodable {
                var target: String?
                var column: String
                var inputs: [String]
            }

            var sources: [String]?
            var targets: [String]?
            var columns: [Column]?
            var indirect: [String]?
            var diagnostics: [String]?
        }

        var id: String
        var dialect: String?
        var sql: String
        var schema: [String: [String]]?
        var defaultDatabase: String?
        var defaultSchema: String?
        var expect: Expectation

        var testDescription: String { id }
    }

    /// Written from the rules, without the engine.
    static let independent = cases(in: "Gold")
    /// Written by the engine, and read.
    static let recorded = cases(in: "Gold/Recorded")

    private static func cases(in folder: String) -> [Case] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appendingPathComponent(folder)
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }.flatMap { file in
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").map { line in
                do {
                    let decoder = JSONDecoder()
                    decoder.keyDecodingStrategy = .convertFromSnakeCase
                    return try decoder.decode(Case.self, from: Data(line.utf8))
                } catch {
                    fatalError("\(file.lastPathComponent): \(line.prefix(80)): \(error)")
                }
            }
        }
    }

    @Test func `the gold set has at least two hundred cases`() {
        #expect(Self.independent.count >= 200)
        let all = Self.independent + Self.recorded
        #expect(Set(all.map(\.id)).count == all.count)
    }

    @Test func `whatever a statement is cut down to is answered`() {
        for gold in Self.independent + Self.recorded {
            let words = gold.sql.split(separator: " ", omittingEmptySubsequences: false)
            for length in stride(from: 1, to: words.count, by: max(1, words.count / 6)) {
                let beginning = words.prefix(length).joined(separator: " ")
                let answer = lineage(beginning, Dialect(named: gold.dialect ?? "") ?? .neutral)
                #expect(answer.isComplete || !answer.diagnostics.isEmpty)
            }
        }
    }

    @Test(arguments: independent + recorded)
    func `lineage is as the gold set has it`(gold: Case) {
        let answer = lineage(
            gold.sql, Dialect(named: gold.dialect ?? "") ?? .neutral, schema: gold.schema ?? [:],
            database: gold.defaultDatabase, defaultSchema: gold.defaultSchema)
        #expect(answer.reads == (gold.expect.sources ?? []).sorted())
        #expect(answer.writes == (gold.expect.targets ?? []).sorted())
        let got = answer.columns.map { "\($0.target?.name ?? "-") \($0.column): \($0.inputs.map(\.summary).sorted())" }
        let expected = (gold.expect.columns ?? []).map { "\($0.target ?? "-") \($0.column): \($0.inputs.sorted())" }
        #expect(got.sorted() == expected.sorted())
        #expect(answer.steering == (gold.expect.indirect ?? []).sorted())
        if let diagnostics = gold.expect.diagnostics {
            #expect(Set(answer.diagnostics.map(\.code.rawValue)) == Set(diagnostics))
        }
    }
}
