internal import Foundation
internal import HTTPTypes
internal import Hummingbird
package import LineageStore
package import Logging
internal import NIOCore
internal import NIOPosix
internal import OpenLineage
internal import ServiceLifecycle
internal import UnixSignals

/// Where and how to serve.
package struct ServerConfiguration: Sendable {
    package var host: String
    package var port: Int
    /// A line for each request.
    package var accessLog: Bool
    /// Beyond loopback every request needs it as bearer token; nil needs none.
    package var token: String?

    package init(host: String = "127.0.0.1", port: Int = 5000, accessLog: Bool = true, token: String? = nil) {
        self.host = host
        self.port = port
        self.accessLog = accessLog
        self.token = token
    }

    /// Whether only this machine can reach the server.
    package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

/// The HTTP face of a store.
package struct LineageServer: Sendable {
    private let store: LineageStore
    private let configuration: ServerConfiguration
    private let logger: Logger
    private let metrics = ServerMetrics()

    package init(_ store: LineageStore, _ configuration: ServerConfiguration, logger: Logger) {
        self.store = store
        self.configuration = configuration
        self.logger = logger
    }

    /// Serves until the process is told to end (SIGTERM, SIGINT); then finishes what it has begun.
    /// - Parameter onRunning: called with the port when connections are taken.
    /// - Throws: when the address can't be had.
    package func run(onRunning: @escaping @Sendable (Int) -> Void) async throws {
        let application = Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "thalweg",
                reuseAddress: true),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? configuration.port) },
            logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// Every route, in the order of the API description.
    var routes: [Route] {
        LineageReceiver(metrics: metrics).routes + MarquezReads().routes + MarquezWrites().routes
            + MarquezLineage().routes
            + MarquezEvents().routes + MarquezFullSearch().routes + QuestionRoutes().routes + serviceRoutes
    }

    private var serviceRoutes: [Route] {
        [
            Route(method: .get, path: "/health", summary: "Whether the process lives.") { _ in
                Answer.json { $0.object { $0.member("status", "ok") } }
            },
            Route(method: .get, path: "/ready", summary: "Whether events are taken and projected.") { exchange in
                let status = exchange.store.projectionStatus
                return Answer.json(status: status.failure == nil ? 200 : 503) { writer in
                    writer.object { writer in
                        writer.member("status", status.failure == nil ? "ready" : "failed")
                        writer.member("reason", status.failure?.description)
                        writer.key("waitingEvents")
                        writer.value(status.waiting)
                    }
                }
            },
            Route(method: .get, path: "/schemas/{name}", summary: "The JSON Schema of a facet of ours.") { exchange in
                guard let schema = ThalwegSchemas.json(named: exchange.part("name")) else {
                    throw HTTPFailure(
                        status: 404, code: "TW401", message: "there is no schema `\(exchange.part("name"))`",
                        candidates: ThalwegSchemas.all.map(\.name))
                }
                return Answer(contentType: "application/schema+json", body: Array(schema.utf8))
            },
            Route(method: .get, path: "/metrics", summary: "Figures for Prometheus.") { exchange in
                Answer(
                    contentType: "text/plain; version=0.0.4; charset=utf-8",
                    body: Array(metrics.text(exchange.store).utf8))
            },
        ]
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: NoSuchRoute())
        let routes = routes
        for route in routes { add(route, to: router) }
        let description = OpenAPI.document(
            routes + [
                Route(method: .get, path: "/openapi.json", summary: "This description.") { _ in .empty(status: 200) }
            ])
        add(
            Route(method: .get, path: "/openapi.json", summary: "This description.") { _ in Answer(body: description) },
            to: router)
        for asset in WebAssets.routes { add(asset, to: router) }
        return router
    }

    private func add(_ route: Route, to router: Router<BasicRequestContext>) {
        router.on(RouterPath(route.path), method: route.method) { request, context in
            let start = DispatchTime.now().uptimeNanoseconds
            var parameters: [String: String] = [:]
            for (key, value) in context.parameters { parameters[String(key)] = String(value) }
            let exchange = Exchange(request, store, parameters: parameters)
            var answer: Answer
            do {
                try authorize(request)
                answer = try await route.handle(exchange)
            } catch {
                let failure = HTTPFailure(error)
                if failure.status >= 500 { logger.error("\(request.method) \(request.uri.path): \(error)") }
                answer = route.failureStyle == .marquez ? failure.marquez : failure.problem
            }
            let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
            metrics.noteRequest(
                method: route.method.rawValue, route: route.path, status: answer.status, seconds: seconds)
            if configuration.accessLog {
                logger.info(
                    "\(request.method) \(request.uri.path) \(answer.status) \(answer.body.count) B \(Int(seconds * 1e6)) µs"
                )
            }
            return answer.response
        }
    }

    private func authorize(_ request: Request) throws(HTTPFailure) {
        guard let token = configuration.token else { return }
        let given = request.headers[.authorization] ?? ""
        // Compared by hash: the time it takes tells nothing of the token.
        guard Digest.sha256(Array(given.utf8)[...]) == Digest.sha256(Array("Bearer \(token)".utf8)[...]) else {
            throw HTTPFailure(
                status: 401, code: "TW407", message: "this server needs a token",
                hint: "Send `Authorization: Bearer <token>` with the token that the server was started with")
        }
    }
}

/// Answers paths and methods that there are none of in the words of the API.
private struct NoSuchRoute: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            let failure = HTTPFailure(
                status: error.status.code, code: "TW409",
                message: "\(request.method) \(request.uri.path) is no route of this server",
                hint: "/openapi.json lists the routes")
            return (request.uri.path.hasPrefix("/api/v1") ? failure.marquez : failure.problem).response
        }
    }
}
