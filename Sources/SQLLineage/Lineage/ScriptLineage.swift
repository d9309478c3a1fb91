/// What a text of SQL reads and writes, statement by statement and as a whole.
public struct ScriptLineage: Sendable {
    /// The statements that run, in order; those of a procedure's body stand where its definition does.
    public var statements: [StatementLineage]
    /// The tables that the script reads, temporary tables folded away where the script makes and reads them.
    public var inputs: [DatasetName]
    /// The tables that the script writes.
    public var outputs: [DatasetName]
    /// Column lineage of all statements, followed through the temporary tables that are folded away.
    public var columns: [ColumnLineage]
    public var indirect: [ColumnInput]
    public var diagnostics: [Diagnostic]
    /// The number of statements that the text holds at its top level.
    public var statementCount: Int
    /// Every statement was understood whole.
    public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Tables that the script renamed, with the number of statements before.
    var renames: [(old: DatasetName, new: DatasetName, statement: Int)] = []
    /// Table variables that are what a function returns: they are no tables of their own.
    var functionResults: Set<DatasetName> = []
    /// What the script leaves behind for texts around it.
    var session = Session()

    public init() {
        statements = []
        inputs = []
        outputs = []
        columns = []
        indirect = []
        diagnostics = []
        statementCount = 0
    }
}

/// Whether a text parses, without its lineage.
public struct ParseOutcome: Sendable {
    /// The number of statements that the text holds at its top level.
    public var statementCount: Int
    public var diagnostics: [Diagnostic]
    public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }

    public init(statementCount: Int, diagnostics: [Diagnostic]) {
        self.statementCount = statementCount
        self.diagnostics = diagnostics
    }
}
