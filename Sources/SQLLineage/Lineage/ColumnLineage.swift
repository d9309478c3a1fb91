/// What one output column is made of.
public struct ColumnLineage: Sendable {
    /// The table written to, or nil for a bare query.
    public var target: DatasetName?
    /// The column's name; `*` for an unresolved star.
    public var column: String
    /// The expression that makes it, be it in a query that a star brought it from; ``SourceSpan/none`` where it comes from
    /// a table by a star.
    public var expression: SourceSpan
    /// Each input column with one transformation; the same column twice where it takes part in two ways.
    public var inputs: [ColumnInput]

    public init(target: DatasetName?, column: String, expression: SourceSpan, inputs: [ColumnInput]) {
        self.target = target
        self.column = column
        self.expression = expression
        self.inputs = inputs
    }
}

extension [ColumnInput] {
    /// Adds inputs of a further way to the same output. Of one input column there is one direct entry, the strongest;
    /// its value is masked only where every way masks it.
    mutating func merge(_ inputs: [ColumnInput]) {
        for input in inputs {
            let place = firstIndex {
                $0.column == input.column && $0.table == input.table && $0.candidates == input.candidates
                    && ($0.transformation.subtype == input.transformation.subtype
                        || $0.transformation.kind == .direct && input.transformation.kind == .direct)
            }
            guard let place else {
                append(input)
                continue
            }
            let known = self[place].transformation
            guard known.kind == .direct else { continue }
            let strength: [Transformation.Subtype] = [.identity, .transformation, .aggregation]
            let isStronger =
                (strength.firstIndex(of: input.transformation.subtype) ?? 0)
                > (strength.firstIndex(of: known.subtype) ?? 0)
            self[place].transformation = Transformation(
                isStronger ? input.transformation.subtype : known.subtype,
                masking: known.masking && input.transformation.masking)
        }
    }
}

/// One column that takes part in an output column, or in which rows a statement gives.
public struct ColumnInput: Sendable {
    /// The table that the column is of, or nil where it cannot be known.
    public var table: DatasetName?
    /// Where ``table`` is nil: the tables that may have it.
    public var candidates: [DatasetName]
    /// The column, as a dotted path where a field of it is read; `*` for an unresolved star.
    public var column: String
    public var transformation: Transformation
    /// Where the text names the column (or the star that brings it).
    public var reference: SourceSpan
    /// The last of the scopes that the value passed on its way out; see ``StatementLineage/scopes(passedBy:)``.
    var passage: UInt32

    public init(
        table: DatasetName?, candidates: [DatasetName] = [], column: String, transformation: Transformation,
        reference: SourceSpan = .none
    ) {
        self.table = table
        self.candidates = candidates
        self.column = column
        self.transformation = transformation
        self.reference = reference
        self.passage = 0
    }
}
