internal import HTTPTypes

/// A route with what the API description says of it. Requests are dispatched from the same table that
/// `/openapi.json` is written from, so that the two can't differ.
struct Route: Sendable {
    struct Parameter: Sendable {
        var name: String
        var description: String
        var isRequired = false
        /// `string`, `integer` or `boolean`.
        var type = "string"
    }

    var method: HTTPRequest.Method
    /// With parameters in braces: `/api/v1/namespaces/{namespace}`.
    var path: String
    var summary: String
    var parameters: [Parameter] = []
    var takesBody = false
    /// How failures are told.
    var failureStyle = FailureStyle.problem
    var handle: @Sendable (Exchange) async throws -> Answer

    enum FailureStyle: Sendable { case problem, marquez }

    static let limit = Parameter(name: "limit", description: "At most this many.", type: "integer")
    static let offset = Parameter(name: "offset", description: "Leaves out this many first.", type: "integer")
    static let asOf = Parameter(name: "asOf", description: "The moment that is asked about; now without it.")
}
