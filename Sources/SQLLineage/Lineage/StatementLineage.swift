/// What one statement reads and writes.
public struct StatementLineage: Sendable {
    public var kind: StatementKind
    public var span: SourceSpan
    /// The tables read, each once, in the order in which the text names them first.
    public var inputs: [DatasetName]
    /// The tables written, dropped or changed.
    public var outputs: [DatasetName]
    public var columns: [ColumnLineage]
    /// Columns that steer which rows or groups come out, for all output columns alike.
    public var indirect: [ColumnInput]
    /// Output tables that are temporary: they end with the session.
    public var temporaryOutputs: Set<DatasetName>
    /// Stored procedures that the statement calls.
    public var calls: [String]
    var passages: [Passage]

    public init(kind: StatementKind, span: SourceSpan) {
        self.kind = kind
        self.span = span
        inputs = []
        outputs = []
        columns = []
        indirect = []
        temporaryOutputs = []
        calls = []
        passages = []
    }

    /// The CTEs and subqueries that a value passed on its way from its table to the output, the innermost first.
    public func scopes(passedBy input: ColumnInput) -> [String] {
        var names: [String] = []
        var next = input.passage
        while next != 0, names.count < 256 {
            let passage = passages[Int(next) - 1]
            names.append(passage.scope)
            next = passage.inner
        }
        return names.reversed()
    }
}

/// A step of a value through a CTE or subquery; a linked list, since outputs share most of their way.
struct Passage: Sendable {
    var scope: String
    /// The step before, 1-based; 0 at the table.
    var inner: UInt32
}

/// What a statement does, named after its leading words.
public enum StatementKind: String, Sendable, CaseIterable {
    case select = "SELECT"
    case insert = "INSERT"
    case update = "UPDATE"
    case delete = "DELETE"
    case merge = "MERGE"
    case createTable = "CREATE TABLE"
    case createTableAs = "CREATE TABLE AS"
    case createView = "CREATE VIEW"
    case createRoutine = "CREATE ROUTINE"
    case create = "CREATE"
    case alter = "ALTER"
    case rename = "RENAME"
    case swap = "SWAP"
    case drop = "DROP"
    case truncate = "TRUNCATE"
    case copy = "COPY"
    case call = "CALL"
    case use = "USE"
    case set = "SET"
    /// SHOW, GRANT, ANALYZE and others that move no data.
    case other = "OTHER"
    /// A statement that was not understood.
    case unknown = "UNKNOWN"
}
