/// JSON Schemas (2020-12) of Thalweg's own facets, as they are published under `https://thalweg.dev/schemas/1-0-0/`.
package enum ThalwegSchemas {
    /// Names and texts, by name.
    package static let all: [(name: String, json: String)] = (claims + settings + governance + models + assets)
        .sorted { $0.name < $1.name }

    /// The text of a schema.
    /// - Parameter name: `ThalwegClaimFacet`, with or without `.json`.
    package static func json(named name: String) -> String? {
        let bare = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
        return all.first { $0.name == bare }?.json
    }
}
