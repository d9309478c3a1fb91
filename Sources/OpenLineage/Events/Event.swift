/// An OpenLineage event (specification 2-0-2): of a run, of a job, or of a dataset.
package struct Event: Sendable {
    package enum Kind: Sendable {
        case run, job, dataset
    }

    package struct Run: Sendable {
        /// Lower-case UUID; made from ``originalID`` when that is none.
        package var id: String
        package var originalID: String
        package var facets: Facets
    }

    package struct Job: Sendable {
        package var namespace: String
        package var name: String
        package var facets: Facets
    }

    package struct Dataset: Sendable {
        package var namespace: String
        package var name: String
        package var facets: Facets
    }

    package struct InputDataset: Sendable {
        package var namespace: String
        package var name: String
        package var facets: Facets
        package var inputFacets: Facets
    }

    package struct OutputDataset: Sendable {
        package var namespace: String
        package var name: String
        package var facets: Facets
        package var outputFacets: Facets
    }

    package var kind: Kind
    package var eventTime: Instant
    /// nil when the event does not say.
    package var eventType: EventType?
    /// URI of the code that made the event; empty when it does not say.
    package var producer: String
    package var schemaURL: String?
    package var run: Run?
    package var job: Job?
    package var inputs: [InputDataset] = []
    package var outputs: [OutputDataset] = []
    package var dataset: Dataset?
    /// The event exactly as it was received.
    package var raw: JSONBytes
    /// What was odd and taken nevertheless.
    package var diagnostics: [EventDiagnostic] = []
}

/// Where in its life a run is.
package enum EventType: Sendable, Hashable {
    case start, running, complete, abort, fail, other
    /// A word that the specification does not have; treated like ``other``.
    case unknown(String)

    package init(_ text: String) {
        switch text.uppercased() {
        case "START": self = .start
        case "RUNNING": self = .running
        case "COMPLETE": self = .complete
        case "ABORT": self = .abort
        case "FAIL": self = .fail
        case "OTHER": self = .other
        default: self = .unknown(text)
        }
    }

    package var isTerminal: Bool { self == .complete || self == .abort || self == .fail }
}

/// Something odd in an event that was taken all the same.
package struct EventDiagnostic: Sendable, Hashable {
    /// `TW15x`.
    package var code: String
    package var message: String
    /// JSON path.
    package var path: String
}

/// Why an event was refused.
package struct EventError: Error, Sendable, CustomStringConvertible {
    /// `TW101` malformed JSON, `TW102` a required part is missing, `TW103` a part has the wrong type or value,
    /// `TW104` too large.
    package var code: String
    package var message: String
    /// JSON path.
    package var path: String
    package var line: Int?
    package var column: Int?
    package var hint: String?
    /// True when the text is no JSON (HTTP 400); false when it is no event (HTTP 422).
    package var isSyntax: Bool

    package init(
        code: String, message: String, path: String, line: Int? = nil, column: Int? = nil, hint: String? = nil,
        isSyntax: Bool = false
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint
        self.isSyntax = isSyntax
    }

    package init(_ error: JSONError) {
        self.init(
            code: error.isSyntax ? "TW101" : "TW103", message: error.message, path: error.path, line: error.line,
            column: error.column, isSyntax: error.isSyntax)
    }

    package var description: String {
        var text = "\(code): \(message) at \(path)"
        if let line, let column { text += " (line \(line), column \(column))" }
        if let hint { text += ". \(hint)" }
        return text
    }
}
