import ArgumentParser
import Foundation
import LineageServer
import LineageStore
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes events over HTTP and answers questions.",
        discussion: """
            OpenLineage clients send to http://HOST:PORT (POST /api/v1/lineage). The API of Marquez is under /api/v1, \
            our own under /api/v2, described by /openapi.json. Beyond loopback a token is needed: $THALWEG_TOKEN.
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let location = try store.location
        let progress = ProgressLine(label: "bringing the catalog up to date", unit: "events")
        let store = try LineageStore(location) { progress.update($0, of: $1) }
        progress.finish()
        try await server.serve(store, greeting: "serving \(location.ledgerPath)")
    }
}

struct ServerOptions: ParsableArguments {
    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"
    @Option(help: "The port; 0 takes any free one.")
    var port = 5000
    @Flag(help: "No line for each request.")
    var quiet = false
    @Flag(help: "Beyond loopback, serve without a token.")
    var insecure = false

    func validate() throws {
        if !(0...65_535).contains(port) { throw ValidationError("--port must be between 0 and 65535.") }
    }

    /// Serves until the process is told to end, then closes the store.
    func serve(_ store: LineageStore, greeting: String) async throws {
        let token = ProcessInfo.processInfo.environment["THALWEG_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        let configuration = ServerConfiguration(host: host, port: port, accessLog: !quiet, token: token)
        if !configuration.isLoopback && token == nil && !insecure {
            throw InputError(
                description: """
                    \(host) can be reached from other machines: set THALWEG_TOKEN to a secret that clients send as \
                    bearer token (OPENLINEAGE_API_KEY), or say --insecure
                    """)
        }
        var logger = Logger(label: "thalweg") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = quiet ? .warning : .info
        do {
            try await LineageServer(store, configuration, logger: logger).run { port in
                Terminal.write("thalweg: \(greeting) at http://\(host):\(port)")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            let reason = String(describing: error)
            let isTaken = reason.contains("EADDRINUSE") || reason.contains("errno: 98")
            throw InputError(
                description: isTaken
                    ? "port \(port) is in use: stop the other server, or choose another with --port"
                    : "can't serve at \(host):\(port): \(reason)")
        }
        try store.close()
    }
}
