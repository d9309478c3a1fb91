import SQLLineage
import Testing

/// Whatever becomes of a statement, there is an answer to it. Seeds are fixed: a failure repeats.
@Suite struct ParsingFuzzTests {
    private static let statements =
        (QueryParsingTests.constructs + ChangeParsingTests.constructs + DefinitionParsingTests.constructs)

    private static let inserted = [
        "(", ")", "[", "]", "{", "}", ",", ".", ";", ":", "::", "'", "\"", "`", "$$", "--", "/*", "*/", "->", "=>",
        ":=", "|>",
        "*", "@", "?", "%", "<", ">", "SELECT", "FROM", "WHERE", "WITH", "AS", "CASE", "END", "BEGIN", "IF", "UNION",
        "JOIN", "FOR EACH", "DELIMITER $$\n", "\n\\copy ", "FROM stdin;\n", "/*!50001", "-- COMMAND ----------\n",
        "PIVOT (",
        "ON", "INSERT", "VALUES", "OVER", "NOT", "INTERVAL", "{{", "}}", "{%", "\u{0}", "ä", "1", "1e", "0x",
    ]

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        /// SplitMix64.
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static func mutated(_ sql: String, _ generator: inout Generator) -> String {
        var words = sql.split(separator: " ").map(String.init)
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !words.isEmpty {
            let place = Int.random(in: 0..<words.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: words.remove(at: place)
            case 1: words.insert(words[place], at: place)
            case 2: words.swapAt(place, Int.random(in: 0..<words.count, using: &generator))
            default: words.insert((inserted.randomElement(using: &generator) ?? ""), at: place)
            }
        }
        var bytes = Array(words.joined(separator: " ").utf8)
        if Bool.random(using: &generator), !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            default: bytes.removeLast(bytes.count - place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: 0..<20)
    func `mutated statements are answered`(seed: UInt64) {
        var generator = Generator(state: seed)
        for construct in Self.statements {
            for _ in 0..<10 {
                let sql = Self.mutated(construct.sql, &generator)
                let dialect =
                    Bool.random(using: &generator)
                    ? construct.dialect : Dialect.allCases.randomElement(using: &generator)!
                for diagnostic in SQLAnalyzer(dialect: dialect).parse(sql).diagnostics {
                    #expect(diagnostic.position.line >= 1 && diagnostic.position.column >= 1)
                    #expect(!diagnostic.message.isEmpty)
                }
            }
        }
    }

    @Test(arguments: 0..<5)
    func `the lineage of mutated statements is answered`(seed: UInt64) {
        var generator = Generator(state: seed &+ 1_000)
        for construct in Self.statements {
            let sql = Self.mutated(construct.sql, &generator)
            _ = SQLAnalyzer(dialect: construct.dialect).analyze(sql)
        }
    }
}
