/// The facets of a run, job or dataset: names with the exact bytes that came, in order, known or not.
package struct Facets: Sendable {
    package private(set) var entries: [(name: String, json: JSONBytes)]

    package init(_ entries: [(name: String, json: JSONBytes)] = []) {
        self.entries = entries
    }

    package var isEmpty: Bool { entries.isEmpty }

    package subscript(name: String) -> JSONBytes? {
        entries.last { $0.name == name }?.json
    }

    /// Whether the facet is there to say that it is gone: `"_deleted": true`.
    package func isDeleted(_ name: String) -> Bool {
        guard let json = self[name], json.containsWord("_deleted") else { return false }
        var reader = JSONReader(json)
        var deleted = false
        try? reader.readObject { (reader, key) throws(JSONError) in
            if key == "_deleted", reader.peek() == .bool {
                deleted = try reader.readBool()
            } else {
                try reader.skipValue()
            }
        }
        return deleted
    }

    /// A typed facet; nil when it is absent, deleted, or of another shape than it should have.
    package func decode<F: Facet>(_ type: F.Type) -> F? {
        guard let json = self[F.key], !isDeleted(F.key) else { return nil }
        return try? F(json: json)
    }

    /// The same with the reason why it could not be read.
    package func decoding<F: Facet>(_ type: F.Type) throws(JSONError) -> F? {
        guard let json = self[F.key], !isDeleted(F.key) else { return nil }
        return try F(json: json)
    }

    /// These facets with those of a later statement put over them: a facet of the same name replaces the whole facet,
    /// one that is deleted goes away.
    package func merging(newer: Facets) -> Facets {
        var merged = entries
        for (name, json) in newer.entries {
            merged.removeAll { $0.name == name }
            if !newer.isDeleted(name) { merged.append((name, json)) }
        }
        return Facets(merged)
    }

    /// Adds or replaces a facet.
    package mutating func set(_ name: String, _ json: [UInt8]) {
        entries.removeAll { $0.name == name }
        entries.append((name, json[...]))
    }

    /// Writes the facets as one JSON object, each byte for byte.
    package func write(into writer: inout JSONWriter) {
        writer.beginObject()
        for (name, json) in entries {
            writer.key(name)
            writer.raw(json)
        }
        writer.endObject()
    }
}

extension JSONBytes {
    /// Whether an ASCII word occurs anywhere: a quick look before a real one.
    func containsWord(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { needle in
            guard let first = needle.first, count >= needle.count else { return false }
            var start = startIndex
            while start + needle.count <= endIndex {
                if self[start] == first, self[start..<start + needle.count].elementsEqual(needle) { return true }
                start += 1
            }
            return false
        }
    }
}
