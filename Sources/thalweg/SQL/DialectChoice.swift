import SQLLineage

/// The dialect that is taken for a name, and whether that was a guess.
struct DialectChoice {
    var dialect: Dialect
    /// Says which dialect was taken for a name that is not known.
    var diagnostic: ReportedDiagnostic?

    /// Never fails: an unknown name stands for the dialect whose name it contains (`oracle19c`), else for the neutral one.
    /// - Parameter name: as tools write it; nil or empty for the neutral dialect.
    init(named name: String?) {
        guard let name, !name.isEmpty else {
            dialect = .neutral
            return
        }
        if let known = Dialect(named: name) {
            dialect = known
            return
        }
        let relative = Self.relative(of: name)
        dialect = relative ?? .neutral
        let taken = relative.map { "\($0.rawValue), which it contains, is taken" } ?? "the neutral dialect is taken"
        diagnostic = ReportedDiagnostic(
            severity: .warning, code: Diagnostic.Code.unknownDialect.rawValue,
            message: "there is no dialect `\(name.prefix(60))`; \(taken)")
    }

    /// The dialect with the longest name inside a name.
    private static func relative(of name: String) -> Dialect? {
        let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return Dialect.allCases.filter { $0.rawValue.count > 2 && folded.contains($0.rawValue) }
            .max { $0.rawValue.count < $1.rawValue.count }
    }

    /// What the dialect is called where `neutral` has to have a name.
    static func label(_ dialect: Dialect) -> String {
        dialect == .neutral ? "neutral" : dialect.rawValue
    }
}
