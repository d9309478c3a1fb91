/// Something in an event that the specification does not allow, or advises against.
package struct ValidationIssue: Sendable, Hashable, CustomStringConvertible {
    package enum Severity: String, Sendable { case error, warning }

    package var severity: Severity
    /// JSON path.
    package var path: String
    package var message: String

    package var isError: Bool { severity == .error }
    package var description: String { "\(severity.rawValue): \(message) at \(path)" }
}

/// Checks events strictly against OpenLineage 2-0-2 and its standard facets. Unknown facets are checked for what every
/// facet must have; what a producer adds to an object is allowed, as the specification has it.
package enum EventValidator {
    /// All issues of an event, in the order of its members; empty when it is valid.
    package static func validate(_ bytes: JSONBytes) -> [ValidationIssue] {
        do {
            var checker = ShapeChecker()
            checker.checkEvent(try JSONValue.parse(bytes))
            return checker.issues
        } catch {
            return [
                ValidationIssue(
                    severity: .error, path: error.path,
                    message: "\(error.message) (line \(error.line), column \(error.column))")
            ]
        }
    }
}

/// Walks a value along its shape and notes what does not fit.
private struct ShapeChecker {
    var issues: [ValidationIssue] = []

    mutating func checkEvent(_ value: JSONValue) {
        guard case .object(let event) = value else { return error("$", "an event must be an object") }
        for (name, shape) in [("eventTime", Shape.time), ("producer", .uri), ("schemaURL", .uri)] {
            checkMember(event, "$", .init(name: name, isRequired: true, shape: shape))
        }
        checkSchemaURL(event)
        if event["run"] != nil {
            checkMember(
                event, "$",
                .init(
                    name: "eventType", isRequired: false,
                    shape: .words(["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"])))
            if event["eventType"] == nil {
                warn("$.eventType", "a run event without a type does not say where the run stands")
            }
            checkPart(event, "run", "$.run", [("runId", .uuid)], [("facets", .run)])
            checkPart(event, "job", "$.job", Self.name, [("facets", .job)])
        } else if event["job"] != nil {
            checkPart(event, "job", "$.job", Self.name, [("facets", .job)])
        } else if event["dataset"] != nil {
            checkPart(event, "dataset", "$.dataset", Self.name, [("facets", .dataset)])
        } else {
            error("$", "an event has a run with a job, a job, or a dataset")
        }
        checkDatasets(event, "inputs", [("facets", .dataset), ("inputFacets", .input)])
        checkDatasets(event, "outputs", [("facets", .dataset), ("outputFacets", .output)])
    }

    private static let name: [(String, Shape)] = [("namespace", .text), ("name", .text)]

    private mutating func checkSchemaURL(_ event: JSONObject) {
        guard let url = event.text("schemaURL") else { return }
        let kind = event["run"] != nil ? "RunEvent" : event["job"] != nil ? "JobEvent" : "DatasetEvent"
        let last = url.split(separator: "/").last.map(String.init) ?? ""
        if ["RunEvent", "JobEvent", "DatasetEvent"].contains(last), last != kind {
            error("$.schemaURL", "it names \(last), but the parts are those of a \(kind)")
        }
        if url.contains("/definitions/") {
            warn("$.schemaURL", "`definitions` is the old form; it is `$defs` since 1-0-0")
        }
    }

    private mutating func checkDatasets(
        _ event: JSONObject, _ key: String, _ facets: [(String, SpecificationShapes.Carrier)]
    ) {
        guard let value = event[key] else { return }
        guard case .array(let datasets) = value else { return error("$.\(key)", "must be a list") }
        for (index, dataset) in datasets.enumerated() {
            checkPart(["item": dataset], "item", "$.\(key)[\(index)]", Self.name, facets)
        }
    }

    private mutating func checkPart(
        _ owner: JSONObject, _ key: String, _ path: String, _ members: [(String, Shape)],
        _ facets: [(String, SpecificationShapes.Carrier)]
    ) {
        guard let value = owner[key] else { return error(path, "is missing") }
        guard case .object(let part) = value else { return error(path, "must be an object") }
        for (name, shape) in members { checkMember(part, path, .init(name: name, isRequired: true, shape: shape)) }
        for (name, carrier) in facets { checkFacets(part[name], "\(path).\(name)", carrier) }
    }

    private mutating func checkFacets(_ value: JSONValue?, _ path: String, _ carrier: SpecificationShapes.Carrier) {
        guard let value else { return }
        guard case .object(let facets) = value else { return error(path, "must be an object") }
        for (name, facet) in facets.members {
            let place = "\(path).\(name)"
            guard case .object(let object) = facet else {
                error(place, "a facet must be an object")
                continue
            }
            for key in ["_producer", "_schemaURL"] {
                checkMember(object, place, .init(name: key, isRequired: true, shape: .uri))
            }
            if let deleted = object["_deleted"] {
                if deleted.boolValue == nil { error("\(place)._deleted", "must be true or false") }
                if ![.job, .dataset].contains(carrier) {
                    error("\(place)._deleted", "only facets of jobs and datasets can be deleted")
                }
                if deleted == true { continue }
            }
            if let shape = SpecificationShapes.facets[carrier]?[name] {
                check(facet, shape, place)
            } else if let home = SpecificationShapes.Carrier.allCases.first(where: {
                SpecificationShapes.facets[$0]?[name] != nil
            }) {
                warn(place, "`\(name)` is a facet of \(home.rawValue)s, not of \(carrier.rawValue)s")
            }
        }
    }

    private mutating func checkMember(_ object: JSONObject, _ path: String, _ member: Shape.Member) {
        let place = "\(path).\(member.name)"
        guard let value = object[member.name] else {
            if member.isRequired { error(place, "is missing") }
            return
        }
        check(value, member.shape, place)
    }

    private mutating func check(_ value: JSONValue, _ shape: Shape, _ path: String) {
        switch shape {
        case .any: break
        case .text: if value.stringValue == nil { error(path, "must be a text") }
        case .integer: if value.integerValue == nil { error(path, "must be a whole number") }
        case .number: if value.doubleValue == nil { error(path, "must be a number") }
        case .bool: if value.boolValue == nil { error(path, "must be true or false") }
        case .object: if value.objectValue == nil { error(path, "must be an object") }
        case .uri:
            guard let text = value.stringValue else { return error(path, "must be a text") }
            if !Self.isURI(text) { error(path, "`\(text.prefix(80))` is no URI") }
        case .uuid:
            guard let text = value.stringValue else { return error(path, "must be a text") }
            if !RunID.isUUID(text) { error(path, "`\(text.prefix(80))` is no UUID") }
        case .time:
            guard let text = value.stringValue else { return error(path, "must be a text") }
            if Instant(text) == nil || !Self.hasZone(text) {
                error(path, "`\(text.prefix(80))` is no date and time with a zone (RFC 3339)")
            }
        case .words(let words):
            if value.stringValue.map({ !words.contains($0) }) ?? true {
                error(path, "must be \(words.count > 1 ? "one of " : "")\(words.joined(separator: ", "))")
            }
        case .list(let element):
            guard let elements = value.arrayValue else { return error(path, "must be a list") }
            for (index, item) in elements.enumerated() { check(item, element, "\(path)[\(index)]") }
        case .map(let element):
            guard let object = value.objectValue else { return error(path, "must be an object") }
            for (key, item) in object.members { check(item, element, "\(path).\(key)") }
        case .members(let members):
            guard let object = value.objectValue else { return error(path, "must be an object") }
            for member in members { checkMember(object, path, member) }
        case .either(let shapes): checkEither(value, shapes, path)
        case .named(let name): if let shape = SpecificationShapes.named[name] { check(value, shape, path) }
        }
    }

    /// Tells what is wrong with the alternative that fits best.
    private mutating func checkEither(_ value: JSONValue, _ shapes: [Shape], _ path: String) {
        var best: [ValidationIssue]?
        for shape in shapes {
            var attempt = ShapeChecker()
            attempt.check(value, shape, path)
            if attempt.issues.isEmpty { return }
            // The alternative whose `type` fits is the one that was meant.
            let isMeant = !attempt.issues.contains { $0.path == path + ".type" }
            if best == nil || isMeant || attempt.issues.count < best?.count ?? .max { best = attempt.issues }
            if isMeant { break }
        }
        issues += best ?? []
    }

    private static func isURI(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
            && !text.contains { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "\"" }
    }

    private static func hasZone(_ text: String) -> Bool {
        guard let time = text.dropFirst(10).first.map({ "Tt ".contains($0) }), time else { return false }
        let tail = text.dropFirst(11)
        return tail.last == "Z" || tail.last == "z" || tail.contains("+") || tail.contains("-")
    }

    private mutating func error(_ path: String, _ message: String) {
        issues.append(ValidationIssue(severity: .error, path: path, message: message))
    }

    private mutating func warn(_ path: String, _ message: String) {
        issues.append(ValidationIssue(severity: .warning, path: path, message: message))
    }
}
