/// A facet with a known name and shape.
package protocol Facet: Sendable {
    /// Its name in the `facets` map.
    static var key: String { get }
    /// - Throws: when the bytes are no JSON object.
    init(json: JSONBytes) throws(JSONError)
    func write(into writer: inout JSONWriter)
}

/// A typed view of a facet's JSON object. All members are kept, also those that the specification does not have, so
/// that reading and writing a facet loses nothing; typed members are read leniently: a missing list is empty, an
/// optional member of the wrong type is absent.
package protocol ObjectFacet: Facet, Hashable {
    var object: JSONObject { get set }
    init(object: JSONObject)
}

extension ObjectFacet {
    package init(json: JSONBytes) throws(JSONError) {
        var reader = JSONReader(json)
        guard case .object(let object) = try JSONValue(&reader) else { throw reader.error("a facet must be an object") }
        self.init(object: object)
    }

    package func write(into writer: inout JSONWriter) {
        JSONValue.object(object).write(into: &writer)
    }

    /// The code that made the facet.
    package var producer: String? { object.text("_producer") }
    /// Where the facet's schema is published.
    package var schemaURL: String? { object.text("_schemaURL") }
}

extension JSONObject {
    /// A member that is a string.
    package func text(_ key: String) -> String? { self[key]?.stringValue }
    /// A member that is a list; empty when it is none.
    package func list(_ key: String) -> [JSONValue] { self[key]?.arrayValue ?? [] }
    /// The objects in a list; others are passed over.
    package func objects(_ key: String) -> [JSONObject] { list(key).compactMap(\.objectValue) }
    /// The strings in a list; others are passed over.
    package func texts(_ key: String) -> [String] { list(key).compactMap(\.stringValue) }
    /// A member that is an object; empty when it is none.
    package func object(_ key: String) -> JSONObject { self[key]?.objectValue ?? JSONObject() }
    package func integer(_ key: String) -> Int64? { self[key]?.integerValue }
    package func double(_ key: String) -> Double? { self[key]?.doubleValue }
    package func flag(_ key: String) -> Bool? { self[key]?.boolValue }
}
