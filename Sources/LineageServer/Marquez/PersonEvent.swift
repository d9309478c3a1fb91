internal import LineageStore
internal import OpenLineage

/// What a client does through the write API becomes an OpenLineage event like any other, so that the ledger explains
/// it: edits of datasets and jobs, and metadata in the reserved namespace `thalweg`.
enum PersonEvent {
    private static let producer = "https://thalweg.dev/api/v1"

    /// A facet of ours or of the specification with its header.
    static func facet(_ schema: String, _ members: JSONObject, isOwn: Bool = true) -> JSONValue {
        var object = members
        object["_producer"] = .string(producer)
        let base = isOwn ? "https://thalweg.dev/schemas/1-0-0/" : "https://openlineage.io/spec/facets/1-0-0/"
        object["_schemaURL"] = .string(isOwn ? "\(base)\(schema).json" : "\(base)\(schema).json#/$defs/\(schema)")
        return .object(object)
    }

    static func dataset(_ name: DatasetName, facets: JSONObject) throws -> Event {
        try event("DatasetEvent", ["dataset": node(name, facets)])
    }

    static func job(
        _ name: DatasetName, facets: JSONObject, inputs: [DatasetName]? = nil, outputs: [DatasetName]? = nil
    ) throws -> Event {
        var members: JSONObject = ["job": node(name, facets)]
        if let inputs { members["inputs"] = .array(inputs.map { node($0, [:]) }) }
        if let outputs { members["outputs"] = .array(outputs.map { node($0, [:]) }) }
        return try event("JobEvent", members)
    }

    static func run(
        _ id: String, _ job: DatasetName, type: String, at time: Instant = .now, facets: JSONObject = [:],
        inputs: [DatasetName] = [], outputs: [DatasetName] = []
    ) throws -> Event {
        try event(
            "RunEvent",
            [
                "eventType": .string(type), "run": ["runId": .string(id), "facets": .object(facets)],
                "job": node(job, [:]),
                "inputs": .array(inputs.map { node($0, [:]) }), "outputs": .array(outputs.map { node($0, [:]) }),
            ], at: time)
    }

    /// Metadata of a namespace, source or tag.
    static func setting(_ name: String, facet key: String, _ facet: JSONValue) throws -> Event {
        try dataset(DatasetName(namespace: "thalweg", name: name), facets: JSONObject([(key, facet)]))
    }

    private static func node(_ name: DatasetName, _ facets: JSONObject) -> JSONValue {
        ["namespace": .string(name.namespace), "name": .string(name.name), "facets": .object(facets)]
    }

    private static func event(_ kind: String, _ members: JSONObject, at time: Instant = .now) throws -> Event {
        var object = JSONObject([
            ("eventTime", .string(time.description)), ("producer", .string(producer)),
            ("schemaURL", .string("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/\(kind)")),
        ])
        for (key, value) in members.members { object[key] = value }
        return try Event.decode(JSONValue.object(object).encoded()[...])
    }
}

extension Exchange {
    /// Stores an event and waits until questions see it.
    func record(_ events: [Event]) async throws {
        let outcomes = try await store.append(events)
        if let last = outcomes.map(\.sequence).max() { await store.waitUntilVisible(last) }
    }

    /// The body as a JSON object.
    func object() async throws -> JSONObject {
        let bytes = try await body()
        if bytes.allSatisfy({ [0x20, 0x09, 0x0a, 0x0d].contains($0) }) { return JSONObject() }
        do {
            guard case .object(let object) = try JSONValue.parse(bytes[...]) else {
                throw HTTPFailure(status: 422, code: "TW103", message: "the body must be a JSON object")
            }
            return object
        } catch let error as JSONError {
            throw HTTPFailure(status: 400, code: "TW101", message: error.description)
        }
    }
}

extension JSONObject {
    /// A required text, or Marquez' words for its absence.
    func required(_ key: String) throws(HTTPFailure) -> String {
        guard let text = text(key), !text.isEmpty else {
            throw HTTPFailure(status: 422, code: "TW102", message: "\(key) must not be null", path: "$.\(key)")
        }
        return text
    }
}
