/// Why a question could not be answered: a stable code (`TW4xx`) with what to do.
package struct QuestionError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Nothing has this name.
        case notFound = "TW401"
        /// Several things have this name.
        case ambiguous = "TW402"
        /// A part of the question can't be read: a moment, a number, a selector.
        case malformed = "TW403"
        /// The question does not fit the thing: columns of a job.
        case unsuitable = "TW404"
    }

    package var code: Code
    package var message: String
    package var hint: String?
    /// Ids that may have been meant.
    package var candidates: [String]

    package init(_ code: Code, _ message: String, hint: String? = nil, candidates: [String] = []) {
        self.code = code
        self.message = message
        self.hint = hint
        self.candidates = candidates
    }

    package var description: String {
        var text = "\(code.rawValue): \(message)"
        if let hint { text += ". \(hint)" }
        for candidate in candidates { text += "\n  \(candidate)" }
        return text
    }
}
