import SQLLineage
import Testing

/// A construct by name, in the SQL of a dialect that has it.
struct Construct: CustomTestStringConvertible {
    var name: String
    var dialect: Dialect
    var sql: String

    init(_ name: String, _ dialect: Dialect, _ sql: String) {
        self.name = name
        self.dialect = dialect
        self.sql = sql
    }

    var testDescription: String { "\(name) (\(dialect.rawValue))" }
}

/// What a text has that is not understood, as `line:column message`.
func problems(_ sql: String, _ dialect: Dialect = .neutral) -> [String] {
    SQLAnalyzer(dialect: dialect).parse(sql).diagnostics.filter { $0.severity == .error }.map {
        "\($0.position.line):\($0.position.column) \($0.message)"
    }
}
