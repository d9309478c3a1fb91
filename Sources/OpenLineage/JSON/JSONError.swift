/// The bytes of one JSON value inside the buffer it came in; no copy is made.
package typealias JSONBytes = ArraySlice<UInt8>

/// Malformed JSON, or JSON of another shape than expected, with its place.
package struct JSONError: Error, Sendable, CustomStringConvertible {
    package var message: String
    /// Bytes from the start of the text that was read.
    package var offset: Int
    /// 1-based.
    package var line: Int
    /// 1-based, in bytes.
    package var column: Int
    /// Where in the structure: `$.inputs[2].name`.
    package var path: String
    /// True when the text is no JSON at all; false when a value only has the wrong type.
    package var isSyntax: Bool

    package var description: String { "\(message) at \(path) (line \(line), column \(column))" }

    /// The same error seen from the container around the value.
    func inside(_ step: String) -> JSONError {
        var error = self
        error.path = "$" + step + path.dropFirst()
        return error
    }
}
