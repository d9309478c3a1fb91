import OpenLineage
import SQLLineage

/// One line of a batch: a text of SQL and what is known around it.
struct BatchRequest {
    /// What the request calls itself: any JSON value, given back byte for byte; `null` where it has none.
    private(set) var id = Self.null
    private(set) var sql = ""
    /// The dialect's name as the request has it.
    private(set) var dialect: String?
    private(set) var schema = SchemaText.none
    private(set) var defaultDatabase: String?
    private(set) var defaultSchema: String?
    /// Bytes that are no UTF-8 were replaced.
    private(set) var isRepaired = false

    /// The schema as it stands in the request.
    enum SchemaText {
        case none
        /// The same, byte for byte, as the known one at this place.
        case known(Int)
        /// Not yet read.
        case json(JSONBytes)
    }

    private static let null: JSONBytes = Array("null".utf8)[...]

    /// Reads a line. Where that fails, what was read before the failure is kept, so that an answer can name the request.
    /// - Parameter schemas: those of the last requests, which most likely are those of the next ones.
    init(_ line: JSONBytes, knowing schemas: [JSONBytes], failure: inout JSONError?) {
        do {
            try read(line, schemas)
        } catch {
            failure = error
        }
    }

    private mutating func read(_ line: JSONBytes, _ schemas: [JSONBytes]) throws(JSONError) {
        var reader = JSONReader(line)
        if UTF8Check.firstInvalid(in: line) != nil {
            // Query logs cut texts in the middle of a character; that is no reason to lose the statement.
            isRepaired = true
            reader = JSONReader(Array(String(decoding: line, as: UTF8.self).utf8)[...])
        }
        guard reader.peek() == .object else { throw reader.error("a request is a JSON object with `sql`") }
        var text: String?
        var misfit: JSONError?
        try reader.readObject { (reader, key) throws(JSONError) in
            switch key {
            case "id": id = try reader.skipValue()
            case "sql": text = try Self.text(&reader, key, &misfit)
            case "dialect": dialect = try Self.text(&reader, key, &misfit)
            case "default_database": defaultDatabase = try Self.text(&reader, key, &misfit)
            case "default_schema": defaultSchema = try Self.text(&reader, key, &misfit)
            case "schema": schema = try Self.schema(&reader, schemas)
            default: try reader.skipValue()
            }
        }
        try reader.expectEnd()
        if let misfit { throw misfit }
        guard let text else { throw reader.error("a request needs `sql`") }
        sql = text
    }

    private static func schema(
        _ reader: inout JSONReader, _ schemas: [JSONBytes]
    ) throws(JSONError) -> SchemaText {
        for (place, known) in schemas.enumerated() where reader.skip(known: known) { return .known(place) }
        return try reader.readNull() ? .none : .json(try reader.skipValue())
    }

    /// A string, or nil for `null`. Another value is noted and passed over, since the `id` may come behind it.
    private static func text(
        _ reader: inout JSONReader, _ key: String, _ misfit: inout JSONError?
    ) throws(JSONError) -> String? {
        switch reader.peek() {
        case .string: return try reader.readString()
        case .null, .invalid, .end: break
        default: misfit = misfit ?? reader.error("`\(key)` must be a string")
        }
        try reader.skipValue()
        return nil
    }
}
