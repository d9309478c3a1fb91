import ArgumentParser
import LineageStore
import OpenLineage

/// The command line: argument parsing, terminal output and wiring; answers come from the modules below.
@main
struct Thalweg: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thalweg",
        abstract: "Shows the line that data really follows: from raw source to model, prediction and answer.",
        discussion: """
            Events in OpenLineage's format go in by `ingest`, or over HTTP to `serve`. Questions about what came from \
            what are answered by `trace`, `path`, `impact` and `diff`. Try `thalweg demo`.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Ingest.self, Validate.self, Search.self, Show.self, Trace.self, Path.self,
            Impact.self,
            Diff.self, SQLCommand.self, Rebuild.self, LedgerCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Self.exit(reporting: error)
        }
    }

    /// Says what went wrong and ends with the contract's status: 1 findings, 2 usage, 3 bad input, 4 internal.
    private static func exit(reporting error: any Error) -> Never {
        switch error {
        case let status as ExitCode: Self.exit(withError: status)
        case let error as QuestionError:
            Terminal.error(error.description)
            Self.exit(withError: ExitCode(error.code == .malformed ? 2 : 3))
        case let error as StoreError:
            Terminal.error(error.description)
            Self.exit(withError: ExitCode(error.code == .database || error.code == .closed ? 4 : 3))
        case let error as EventError:
            Terminal.error(error.description)
            Self.exit(withError: ExitCode(3))
        case let error as SQLError:
            Terminal.error(error.description)
            Self.exit(withError: ExitCode(3))
        case let error as InputError:
            Terminal.error(error.description)
            Self.exit(withError: ExitCode(3))
        default:
            let code = Self.exitCode(for: error)
            if code == .success { Self.exit(withError: error) }
            Terminal.write(Self.fullMessage(for: error))
            Self.exit(withError: code == .validationFailure ? ExitCode(2) : ExitCode(4))
        }
    }
}

/// A file or address that can't be used.
struct InputError: Error, CustomStringConvertible {
    var description: String
}
