internal import Foundation
internal import GRDB
internal import OpenLineage

/// The statements of one projection transaction. Raw statements, because this is the hot path of ingestion.
struct CatalogTransaction {
    let db: Database

    /// Runs a cached statement.
    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        let statement = try db.cachedStatement(sql: sql)
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }

    /// The first row's first column as an integer.
    func integer(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// All rows of a cached statement.
    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first row of a cached statement.
    func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Row {
    /// A BLOB column's bytes; nil for NULL.
    func bytes(_ index: Int) -> [UInt8]? {
        // Not through `Data`: that would copy twice.
        (try? withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } }) ?? nil
    }
}
