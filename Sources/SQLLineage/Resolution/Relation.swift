/// Index into ``Resolver/relations``.
typealias RelationID = Int

/// A name as it is shown: the token that spells it, or (with the high bit) an index into ``Resolver/spellings``.
typealias Spelling = UInt32

extension Spelling {
    static let spelled: UInt32 = 0x8000_0000
    static let unnamed: UInt32 = 0
}

/// One column of what a query gives.
struct OutputColumn {
    /// The case-folded name, or ``unnamedSymbol``, or ``starSymbol``.
    var symbol: UInt32
    var spelling: Spelling
    var set: SetID
    /// The item that makes it, in a query below where a star brought it; 0 where a table has it.
    var node: NodeID

    static let unnamedSymbol = UInt32.max
    static let starSymbol = UInt32.max - 1

    var isStar: Bool { symbol == Self.starSymbol }
}

/// Something with columns that a FROM clause can name.
struct Relation {
    enum Shape {
        /// A table of the database; ``table`` says which.
        case base
        /// A query, CTE, VALUES: its columns are what it gives.
        case derived
        /// A table function: all columns come from its arguments.
        case function
    }

    var shape: Shape
    /// ``Shape/base``: index into ``Resolver/tables``.
    var table: Int = -1
    var columns: ContiguousArray<OutputColumn> = []
    /// The columns are the fields of what stands in an array, rather than of a single value.
    var isCollection = false
    /// Its rows are structs with these columns (`SELECT AS STRUCT`).
    var isValueTable = false
    /// More columns than ``columns`` says: an unknown table, or a query with an unresolved star.
    var isOpen = false
    /// ``Shape/function``: nobody says which columns it gives.
    var hasUnknownColumns = false
    /// ``Shape/function``: what every column comes from. Else, where not 0, the value whose fields are the columns.
    var set: SetID = 0
    /// ``Shape/function``: what each argument of UNNEST gives.
    var arguments: [SetID] = []
    /// ``Shape/function``: what the columns are where the elements of each argument are taken apart.
    var elements: [SetID] = []
    /// The name that passages show; empty for none.
    var scopeName: Spelling = 0
    /// Places of the columns by symbol, made for wide relations.
    var index: [UInt32: Int32]?

    mutating func makeIndex() {
        guard columns.count > 24, index == nil else { return }
        var index = [UInt32: Int32](minimumCapacity: columns.count)
        for (place, column) in columns.enumerated() where index[column.symbol] == nil {
            index[column.symbol] = Int32(place)
        }
        self.index = index
    }

    @inline(__always)
    func place(of symbol: UInt32) -> Int? {
        if let index { return index[symbol].map(Int.init) }
        for place in columns.indices where columns[place].symbol == symbol { return place }
        return nil
    }
}

/// A relation as one SELECT sees it.
struct ScopeEntry {
    /// The alias, or the last part of the table's name; ``OutputColumn/unnamedSymbol`` where there is none.
    var symbol: UInt32
    /// The whole name as written, for `schema.table.column`: parts of ``SyntaxTree/parts``.
    var path: Range<Int>
    var relation: RelationID
    /// Only the other side of a SEMI or ANTI join gives columns.
    var isHidden = false
}

/// The relations that expressions of one SELECT can name.
struct Scope {
    var entries: ContiguousArray<ScopeEntry> = []
    /// The scope around, for correlated references.
    var parent: Int
    /// Columns that USING and NATURAL joins merge, with what both sides give.
    var merged: [(symbol: UInt32, set: SetID)] = []
    /// Outputs of this SELECT so far, that later expressions may name.
    var aliases: ContiguousArray<OutputColumn> = []
    /// Outputs can be named where no known column has the name: GROUP BY, HAVING and QUALIFY of any dialect.
    var namesOutputs = false
    /// The SELECT has a CONNECT BY: LEVEL is no column.
    var isHierarchical = false
    /// Expressions with an alias anywhere in this SELECT, by its symbol, where the dialect lets all of it name them.
    var expressions: [UInt32: AliasedExpression] = [:]
    /// Arrays that ARRAY JOIN unfolds, by the names of their elements: the columns that they are.
    var unfolded: [(symbol: UInt32, set: SetID)] = []
    /// Named windows.
    var windows: [(symbol: UInt32, node: NodeID)] = []
    /// Names that were read as columns of an unknown table.
    var witnessed: Set<UInt32> = []
    /// Parameters of lambdas.
    var parameters: [(symbol: UInt32, set: SetID)] = []
}

/// An expression that an alias names, resolved when the alias is first referred to.
struct AliasedExpression {
    var node: NodeID
    var set: SetID?
    var isResolving = false
}

/// A CTE, resolved when it is first referred to.
struct CTE {
    var symbol: UInt32
    var node: NodeID
    /// The CTEs that it sees: index plus one of the nearest, 0 for none.
    var environment: Int
    var isRecursive: Bool
    var relation: RelationID?
    var isResolving = false
    var isReferredByItself = false
}
