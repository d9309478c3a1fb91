package import OpenLineage

/// What became of the events of a file, a folder or a stream.
package struct IngestReport: Sendable {
    /// An event that was refused, with its place.
    package struct Refusal: Sendable {
        package var source: String
        /// 1-based line where the event begins.
        package var line: Int
        package var error: EventError
    }

    package var sources = 0
    package var stored = 0
    package var duplicates = 0
    package var bytes: Int64 = 0
    /// Events taken although something about them is odd, by diagnostic code.
    package var diagnostics: [String: Int] = [:]
    /// The first refusals; ``refused`` counts all.
    package var refusals: [Refusal] = []
    package var refused = 0

    package init() {}

    package var events: Int { stored + duplicates + refused }

    /// At most this many refusals are kept in full.
    static let keptRefusals = 1_000

    mutating func refuse(_ error: EventError, source: String, line: Int) {
        refused += 1
        if refusals.count < Self.keptRefusals { refusals.append(Refusal(source: source, line: line, error: error)) }
    }
}
