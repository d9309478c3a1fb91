/// A table of the database as a statement refers to it.
struct BaseTable {
    var name: DatasetName
    /// Known columns in order; nil where they are not known.
    var columns: [KnownColumn]?
    /// Base columns by symbol of their name.
    var columnIDs: [UInt32: UInt32] = [:]
    var relation: RelationID?
    /// Read by the statement, rather than only written.
    var isInput = false
    /// How often FROM names it.
    var references = 0
    var isTemporary = false
    /// A view or table that the script itself made.
    var isOfSession = false

    struct KnownColumn {
        var symbol: UInt32
        var spelling: Spelling
        /// As the schema has it; empty where it is not known.
        var type: String
    }
}

/// A column of a base table, or one whose table is not known.
struct BaseColumn {
    /// Index into ``Resolver/tables``, or -1.
    var table: Int
    /// Where ``table`` is -1: the tables that may have it.
    var candidates: [Int] = []
    var symbol: UInt32
    var spelling: Spelling
    /// A field of the column: the path behind its name.
    var path: String = ""
}
