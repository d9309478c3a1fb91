internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LineageStore
internal import NIOCore
internal import NIOPosix
internal import OpenLineage

/// One request, as handlers see it: decoded path and query, the body on demand, the store.
struct Exchange: Sendable {
    let request: Request
    let store: LineageStore
    /// Path parameters, percent-decoded one by one after the path was cut at its slashes.
    let path: [String: String]
    /// Query parameters in order; names may repeat.
    let query: [(name: String, value: String)]
    /// Bytes that a body may have, packed or unpacked.
    static let bodyLimit = 64 << 20

    init(_ request: Request, _ store: LineageStore, parameters: [String: String]) {
        self.request = request
        self.store = store
        path = parameters.mapValues { $0.removingPercentEncoding ?? $0 }
        query = (request.uri.query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func decoded(_ text: Substring) -> String {
                let spaced = text.replacing("+", with: " ")
                return String(spaced).removingPercentEncoding ?? String(spaced)
            }
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    /// A path parameter; the route has it.
    func part(_ name: String) -> String { path[name] ?? "" }

    func value(_ name: String) -> String? { query.last { $0.name == name }?.value }

    func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

    func flag(_ name: String) -> Bool { ["true", "1", "yes"].contains(value(name)?.lowercased()) }

    /// A number within bounds.
    func number(_ name: String, default fallback: Int, min: Int = 0) throws(HTTPFailure) -> Int {
        guard let text = value(name) else { return fallback }
        guard let number = Int(text) else {
            throw HTTPFailure(status: 400, code: "TW403", message: "query param \(name) must be a number")
        }
        guard number >= min else {
            throw HTTPFailure(
                status: 400, code: "TW403", message: "query param \(name) must be greater than or equal to \(min)")
        }
        return number
    }

    /// Runs work that blocks (database, long walks) off the event loops.
    func offLoop<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await NIOThreadPool.singleton.runIfActive(work)
    }

    /// Lets events that were acknowledged before this request be visible to it, unless very many wait.
    func catchUp() async {
        if store.projectionStatus.waiting < 5_000 { await store.waitUntilVisible(store.ledger.lastSequence) }
    }

    /// The body, unpacked.
    func body() async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.bodyLimit {
            throw Self.tooLarge
        }
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            bytes.append(contentsOf: buffer.readableBytesView)
            if bytes.count > Self.bodyLimit { throw Self.tooLarge }
        }
        let coding = request.headers[.contentEncoding]?.lowercased() ?? ""
        guard coding.contains("gzip") || Gunzip.isGzip(bytes) else {
            guard coding.isEmpty || coding == "identity" else {
                throw HTTPFailure(
                    status: 415, code: "TW405",
                    message: "content encoding `\(coding)` is not supported; send gzip or plain JSON")
            }
            return bytes
        }
        guard let gunzip = Gunzip() else {
            throw HTTPFailure(status: 500, code: "TW499", message: "no memory to unpack")
        }
        do {
            let unpacked = try gunzip.unpack(bytes, limit: Self.bodyLimit)
            guard gunzip.isComplete else {
                throw HTTPFailure(status: 400, code: "TW101", message: "the gzip body ends too early")
            }
            return unpacked
        } catch let error as EventError {
            throw HTTPFailure(status: error.code == "TW104" ? 413 : 400, code: error.code, message: error.message)
        }
    }

    private static var tooLarge: HTTPFailure {
        HTTPFailure(status: 413, code: "TW104", message: "the body is larger than \(bodyLimit >> 20) MiB")
    }
}
