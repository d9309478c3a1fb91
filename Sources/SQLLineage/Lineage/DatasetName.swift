/// A table, view, file or stage that a statement reads or writes.
public struct DatasetName: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A table, view, stream or other relation of the database.
        case table
        /// A file, directory or object location: a path or URI.
        case file
        /// A named stage, e.g. Snowflake's `@stage/path`.
        case stage
    }

    /// Parts joined by dots, without quotes, completed with the defaults, in the case that the dialect gives them.
    /// Files and stages as they are written.
    public var name: String
    public var kind: Kind

    public init(_ name: String, kind: Kind = .table) {
        self.name = name
        self.kind = kind
    }
}
