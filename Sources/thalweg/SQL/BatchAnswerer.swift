package import OpenLineage
package import SQLLineage

/// Answers the requests of a batch, one after the other; each worker has one of its own.
package struct BatchAnswerer {
    /// What holds for requests that do not say it themselves.
    package struct Defaults: Sendable {
        package var dialect: String?
        package var schema = Schema()
        package var database: String?
        package var schemaName: String?

        package init() {}
    }

    private let defaults: Defaults
    private var schemas = SchemaCache()

    package init(defaults: Defaults = Defaults()) {
        self.defaults = defaults
    }

    /// The answer to one line, as one line of JSON without its end. Never fails: a line that is no request is answered
    /// with the diagnostic `bad-request`.
    ///
    /// The engine goes down into the text recursively: call this on a thread with a stack of at least 16 MB.
    /// - Parameter parseOnly: only whether the text parses.
    package mutating func answer(_ line: JSONBytes, parseOnly: Bool) -> [UInt8] {
        var failure: JSONError?
        let request = BatchRequest(line, knowing: schemas.texts, failure: &failure)
        if let failure { return Self.refusal(request.id, failure, parseOnly: parseOnly) }
        var remarks: [ReportedDiagnostic] = request.isRepaired ? [.repaired] : []
        let choice = DialectChoice(named: request.dialect ?? defaults.dialect)
        if let diagnostic = choice.diagnostic { remarks.append(diagnostic) }
        if parseOnly {
            let outcome = SQLAnalyzer(dialect: choice.dialect).parse(request.sql)
            return BatchAnswer.parse(request.id, outcome, remarks: remarks)
        }
        var analyzer = SQLAnalyzer(
            dialect: choice.dialect, schema: defaults.schema,
            defaultDatabase: request.defaultDatabase ?? defaults.database,
            defaultSchema: request.defaultSchema ?? defaults.schemaName)
        do throws(JSONError) {
            switch request.schema {
            case .none: break
            case .known(let place): analyzer.schema = schemas.schema(at: place)
            case .json(let json): analyzer.schema = try schemas.read(json)
            }
        } catch {
            var failure = error
            failure.path = "$.schema" + error.path.dropFirst()
            return Self.refusal(request.id, failure, parseOnly: parseOnly)
        }
        return BatchAnswer.lineage(request.id, analyzer.analyze(request.sql), remarks: remarks)
    }

    /// The answer to a line that is not even looked at.
    package static func refusal(_ reason: String, parseOnly: Bool) -> [UInt8] {
        BatchAnswer.refusal(
            Array("null".utf8)[...],
            ReportedDiagnostic(severity: .error, code: ReportedDiagnostic.Code.badRequest, message: reason),
            parseOnly: parseOnly)
    }

    private static func refusal(_ id: JSONBytes, _ error: JSONError, parseOnly: Bool) -> [UInt8] {
        let place = error.path == "$" ? "" : " at \(error.path)"
        return BatchAnswer.refusal(
            id,
            ReportedDiagnostic(
                severity: .error, code: ReportedDiagnostic.Code.badRequest, message: error.message + place,
                position: SourcePosition(line: 1, column: error.column)),
            parseOnly: parseOnly)
    }
}

/// The schemas of the last requests with the bytes of their JSON: neighbours in a query log mostly have the same, and to
/// compare bytes is a hundred times quicker than to read them. The last one used stands first.
private struct SchemaCache {
    private(set) var texts: [JSONBytes] = []
    private var schemas: [Schema] = []
    private static let limit = 4
    /// Larger schemas are kept only while they are the last, so that a batch stays within its memory.
    private static let byteLimit = 1 << 20

    mutating func schema(at place: Int) -> Schema {
        if place > 0 {
            texts.insert(texts.remove(at: place), at: 0)
            schemas.insert(schemas.remove(at: place), at: 0)
        }
        return schemas[0]
    }

    mutating func read(_ json: JSONBytes) throws(JSONError) -> Schema {
        let schema = try Schema(json: json)
        // A copy: the slice would keep the whole line.
        texts.insert(Array(json)[...], at: 0)
        schemas.insert(schema, at: 0)
        while texts.count > Self.limit
            || texts.count > 1 && texts.reduce(0, { $0 + $1.count }) > Self.byteLimit
        {
            texts.removeLast()
            schemas.removeLast()
        }
        return schema
    }
}
