internal import HTTPTypes
internal import Hummingbird
internal import LineageStore
internal import NIOCore
internal import OpenLineage

/// What a handler answers.
struct Answer: Sendable {
    var status = 200
    var contentType = "application/json"
    var body: [UInt8] = []
    var location: String?

    static func json(status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> Answer {
        var writer = JSONWriter(capacity: 4_096)
        try write(&writer)
        return Answer(status: status, body: writer.bytes)
    }

    static func empty(status: Int) -> Answer { Answer(status: status, contentType: "") }

    var response: Response {
        var headers = HTTPFields()
        if !contentType.isEmpty { headers[.contentType] = contentType }
        if let location { headers[.location] = location }
        return Response(
            status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

/// A request that can't be answered: status, stable code, what was wrong, what to do.
struct HTTPFailure: Error, Sendable {
    var status: Int
    var code: String
    var message: String
    var hint: String?
    var path: String?
    var candidates: [String] = []
    /// Where the thing is that was asked for under another name.
    var location: String?

    static func moved(to location: String) -> HTTPFailure {
        var failure = HTTPFailure(status: 301, code: "TW408", message: "the job goes by another name")
        failure.location = location
        return failure
    }

    init(
        status: Int, code: String, message: String, hint: String? = nil, path: String? = nil, candidates: [String] = []
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
        self.path = path
        self.candidates = candidates
    }

    init(_ error: any Error) {
        switch error {
        case let failure as HTTPFailure: self = failure
        case let error as EventError:
            self.init(
                status: error.code == "TW104" ? 413 : error.isSyntax ? 400 : 422, code: error.code,
                message: error.line.map {
                    "\(error.message) at \(error.path) (line \($0), column \(error.column ?? 1))"
                }
                    ?? "\(error.message) at \(error.path)",
                hint: error.hint, path: error.path)
        case let error as QuestionError:
            let status =
                switch error.code {
                case .notFound: 404
                case .ambiguous: 409
                case .malformed, .unsuitable: 400
                }
            self.init(
                status: status, code: error.code.rawValue, message: error.message, hint: error.hint,
                candidates: error.candidates)
        case let error as StoreError:
            // Clients send again after a 503; nothing was acknowledged.
            self.init(status: 503, code: error.code.rawValue, message: error.message, hint: error.hint)
        case let error as HTTPError:
            self.init(status: error.status.code, code: "TW400", message: error.body ?? error.status.reasonPhrase)
        default: self.init(status: 500, code: "TW499", message: "internal error")
        }
    }

    /// RFC 9457.
    var problem: Answer {
        var answer = Answer.json(status: status) { writer in
            writer.beginObject()
            writer.key("type")
            writer.value("https://thalweg.dev/errors/\(code)")
            writer.key("title")
            writer.value(Self.title(status))
            writer.key("status")
            writer.value(status)
            writer.key("code")
            writer.value(code)
            writer.key("detail")
            writer.value(message)
            writer.key("hint")
            writer.value(hint)
            writer.key("candidates")
            writer.write(candidates)
            writer.endObject()
        }
        answer.contentType = "application/problem+json"
        return answer
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Content"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }

    /// As clients of Marquez read it.
    var marquez: Answer {
        var answer = Answer.json(status: status) { writer in
            writer.beginObject()
            writer.key("code")
            writer.value(status)
            writer.key("message")
            writer.value(message)
            writer.key("errors")
            writer.write([message])
            writer.key("details")
            writer.value([code, hint].compactMap(\.self).joined(separator: ": "))
            writer.key("path")
            writer.value(path)
            writer.endObject()
        }
        answer.location = location
        return answer
    }
}
