extension Event {
    /// Reads one event, taking what real producers send (missing `schemaURL`, `eventType` or `producer`, other event
    /// types, times without zone or as numbers, run ids that are no UUIDs) and refusing what can't be placed.
    ///
    /// What an event is, is told by its parts: a run makes it a run event, else a job a job event, else a dataset.
    package static func decode(_ bytes: JSONBytes) throws(EventError) -> Event {
        do {
            var reader = try JSONReader(checking: bytes)
            var parts = EventParts()
            let kind = reader.peek()
            guard kind == .object else {
                throw reader.error("an event must be a JSON object", syntax: kind == .end || kind == .invalid)
            }
            try reader.readObject { (reader, key) throws(JSONError) in try parts.read(key, &reader) }
            try reader.expectEnd()
            return try parts.event(bytes)
        } catch let error as JSONError {
            throw EventError(error)
        } catch let error as EventError {
            throw error
        } catch {
            throw EventError(code: "TW103", message: String(describing: error), path: "$")
        }
    }
}

/// The members of an event as they are met.
private struct EventParts {
    var eventTime: Instant?
    var hasEventTime = false
    var eventType: EventType?
    var producer: String?
    var schemaURL: String?
    var run: Event.Run?
    var job: Event.Job?
    var dataset: Event.Dataset?
    var inputs: [Event.InputDataset] = []
    var outputs: [Event.OutputDataset] = []
    var diagnostics: [EventDiagnostic] = []

    mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONError) {
        if reader.peek() == .null {
            try reader.skipValue()
            return
        }
        switch key {
        case "eventTime":
            hasEventTime = true
            eventTime = try readTime(&reader)
        case "eventType":
            eventType = EventType(try reader.readString())
            if case .unknown(let word) = eventType {
                note("TW151", "unknown eventType `\(word)` is treated as OTHER", "$.eventType")
            }
        case "producer": producer = try reader.readString()
        case "schemaURL": schemaURL = try reader.readString()
        case "run": run = try readRun(&reader)
        case "job":
            let part = try NamedPart(&reader, "$.job", &diagnostics)
            job = Event.Job(namespace: part.namespace, name: part.name, facets: part.facets)
        case "dataset":
            let part = try NamedPart(&reader, "$.dataset", &diagnostics)
            dataset = Event.Dataset(namespace: part.namespace, name: part.name, facets: part.facets)
        case "inputs":
            try reader.readArray { (reader, index) throws(JSONError) in
                guard let part = try NamedPart(dataset: &reader, "$.inputs[\(index)]", &diagnostics) else { return }
                inputs.append(
                    Event.InputDataset(
                        namespace: part.namespace, name: part.name, facets: part.facets, inputFacets: part.inputFacets))
            }
        case "outputs":
            try reader.readArray { (reader, index) throws(JSONError) in
                guard let part = try NamedPart(dataset: &reader, "$.outputs[\(index)]", &diagnostics) else { return }
                outputs.append(
                    Event.OutputDataset(
                        namespace: part.namespace, name: part.name, facets: part.facets, outputFacets: part.outputFacets
                    ))
            }
        default: try reader.skipValue()
        }
    }

    private mutating func readTime(_ reader: inout JSONReader) throws(JSONError) -> Instant {
        if reader.peek() == .number {
            let number = try reader.readNumber()
            guard let instant = Instant(epochSeconds: number) else { throw reader.error("the time is out of range") }
            note("TW152", "eventTime is a number, taken for seconds since 1970", "$.eventTime")
            return instant
        }
        let text = try reader.readString()
        if let instant = Instant(text) { return instant }
        if let number = Double(text), let instant = Instant(epochSeconds: number) { return instant }
        throw reader.error("`\(text.prefix(60))` is no date and time; write it like 2026-01-31T12:00:00Z")
    }

    private mutating func readRun(_ reader: inout JSONReader) throws(JSONError) -> Event.Run {
        var runID: String?
        var facets = Facets()
        var notes: [EventDiagnostic] = []
        try reader.readObject { (reader, key) throws(JSONError) in
            switch key {
            case "runId" where reader.peek() != .null: runID = try reader.readString()
            case "facets": facets = try NamedPart.readFacets(&reader, "$.run.facets", &notes)
            default: try reader.skipValue()
            }
        }
        diagnostics += notes
        guard let runID, !runID.isBlank else { throw reader.error("the run needs an id").inside(".runId") }
        if !RunID.isUUID(runID) {
            note("TW153", "runId `\(runID.prefix(60))` is no UUID; one is made from it", "$.run.runId")
        }
        // An old name of the parent facet.
        if facets["parent"] == nil, let parent = facets["parentRun"] { facets.set("parent", [UInt8](parent)) }
        return Event.Run(id: RunID.canonical(runID), originalID: runID, facets: facets)
    }

    mutating func event(_ raw: JSONBytes) throws(EventError) -> Event {
        guard let eventTime else {
            throw EventError(
                code: "TW102", message: hasEventTime ? "eventTime is empty" : "eventTime is missing",
                path: "$.eventTime",
                hint: "Every event needs the time at which it happened")
        }
        if producer == nil { note("TW154", "producer is missing", "$.producer") }
        if schemaURL == nil { note("TW155", "schemaURL is missing", "$.schemaURL") }
        let kind: Event.Kind
        if run != nil {
            kind = .run
            guard job != nil else {
                throw EventError(code: "TW102", message: "a run event needs a job", path: "$.job")
            }
            if eventType == nil { note("TW156", "eventType is missing", "$.eventType") }
        } else if job != nil {
            kind = .job
        } else if dataset != nil {
            kind = .dataset
        } else {
            throw EventError(
                code: "TW102", message: "an event needs a run with a job, a job, or a dataset", path: "$",
                hint: "See https://openlineage.io/spec/2-0-2/OpenLineage.json")
        }
        return Event(
            kind: kind, eventTime: eventTime, eventType: eventType, producer: producer ?? "", schemaURL: schemaURL,
            run: run, job: job, inputs: inputs, outputs: outputs, dataset: kind == .dataset ? dataset : nil, raw: raw,
            diagnostics: diagnostics)
    }

    private mutating func note(_ code: String, _ message: String, _ path: String) {
        diagnostics.append(EventDiagnostic(code: code, message: message, path: path))
    }
}

/// A job or dataset: namespace, name and facets.
private struct NamedPart {
    var namespace = ""
    var name = ""
    var facets = Facets()
    var inputFacets = Facets()
    var outputFacets = Facets()

    /// A job, or the dataset that an event is about: without a name there is nothing to speak of.
    init(_ reader: inout JSONReader, _ path: String, _ diagnostics: inout [EventDiagnostic]) throws(JSONError) {
        _ = try read(&reader, path, &diagnostics)
        if namespace.isBlank { throw reader.error("namespace is missing or blank").inside(".namespace") }
        if name.isBlank { throw reader.error("name is missing or blank").inside(".name") }
    }

    /// An input or output; nil when its name is there but blank, as of data that only lived in memory: the event is
    /// taken without it.
    init?(dataset reader: inout JSONReader, _ path: String, _ diagnostics: inout [EventDiagnostic]) throws(JSONError) {
        let present = try read(&reader, path, &diagnostics)
        guard namespace.isBlank || name.isBlank else { return }
        let member = namespace.isBlank ? "namespace" : "name"
        guard present.contains("namespace"), present.contains("name") else {
            throw reader.error("\(member) is missing or blank").inside(".\(member)")
        }
        diagnostics.append(
            EventDiagnostic(
                code: "TW158", message: "the \(member) is blank; the dataset is left out", path: "\(path).\(member)"))
        return nil
    }

    /// - Returns: the members that are there.
    private mutating func read(
        _ reader: inout JSONReader, _ path: String, _ diagnostics: inout [EventDiagnostic]
    ) throws(JSONError) -> Set<String> {
        var present: Set<String> = []
        try reader.readObject { (reader, key) throws(JSONError) in
            if reader.peek() == .null {
                try reader.skipValue()
                return
            }
            if key == "namespace" || key == "name" { present.insert(key) }
            switch key {
            case "namespace": namespace = try reader.readString()
            case "name": name = try reader.readString()
            case "facets": facets = try Self.readFacets(&reader, path + ".facets", &diagnostics)
            case "inputFacets": inputFacets = try Self.readFacets(&reader, path + ".inputFacets", &diagnostics)
            case "outputFacets": outputFacets = try Self.readFacets(&reader, path + ".outputFacets", &diagnostics)
            default: try reader.skipValue()
            }
        }
        return present
    }

    static func readFacets(
        _ reader: inout JSONReader, _ path: String, _ diagnostics: inout [EventDiagnostic]
    ) throws(JSONError) -> Facets {
        guard reader.peek() != .null else {
            try reader.skipValue()
            return Facets()
        }
        var entries: [(name: String, json: JSONBytes)] = []
        try reader.readObject { (reader, key) throws(JSONError) in
            let isObject = reader.peek() == .object
            let isNull = reader.peek() == .null
            let json = try reader.skipValue()
            if isObject {
                entries.append((key, json))
            } else if !isNull {
                diagnostics.append(
                    EventDiagnostic(
                        code: "TW157", message: "the facet is no object and is left out", path: "\(path).\(key)"))
            }
        }
        if Set(entries.map(\.name)).count < entries.count {
            // Of one key twice the last counts, as JSON readers have it.
            var seen = Set<String>()
            entries = entries.reversed().filter { seen.insert($0.name).inserted }.reversed()
        }
        return Facets(entries)
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
