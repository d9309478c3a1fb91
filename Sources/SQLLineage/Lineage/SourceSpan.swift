/// A stretch of the analysed text: UTF-8 offsets, half open.
public struct SourceSpan: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public static let none = SourceSpan(start: 0, end: 0)
}

/// A place in a text as people count it: line and column from 1, the column in characters of UTF-8 text (not bytes).
public struct SourcePosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
