/// Why the input of `thalweg sql` can't be used: a stable code (`TW2xx`), what is wrong, where, and what to do. What is
/// wrong within SQL is a diagnostic and no error.
struct SQLError: Error, Sendable, CustomStringConvertible {
    enum Code: String, Sendable, CaseIterable {
        /// A file or folder is not there or can't be read.
        case unreadable = "TW201"
        /// A folder without .sql files.
        case noFiles = "TW202"
        /// A schema file that is neither JSON of the known forms nor DDL.
        case badSchema = "TW203"
        /// The answers of a batch can't be written.
        case unwritable = "TW204"
    }

    var code: Code
    var message: String
    /// The file concerned.
    var path: String?
    var hint: String?

    init(_ code: Code, _ message: String, path: String? = nil, hint: String? = nil) {
        self.code = code
        self.message = message
        self.path = path
        self.hint = hint
    }

    var description: String {
        var text = "\(code.rawValue): \(message)"
        if let path { text += " (\(path))" }
        if let hint { text += ". \(hint)" }
        return text
    }
}
