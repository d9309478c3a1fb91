import Foundation
import OpenLineage
import SQLLineage

/// What is known of tables from outside the texts: schema files and a store.
struct SchemaSources {
    let files: [String]
    /// The file of a store, or nil for none.
    let store: String?
    /// Reads DDL among the files.
    let analyzer: SQLAnalyzer

    /// All tables; where several sources have one, the later counts, and files count before the store.
    /// - Throws: ``SQLError`` for a file that can't be used, ``StoreError`` for a store.
    func read() throws -> (schema: Schema, remarks: [ReportedDiagnostic]) {
        var schema = Schema()
        var remarks: [ReportedDiagnostic] = []
        if let store { schema = try Schema(storeAt: store) }
        for file in files {
            let bytes = [UInt8](try SQLInput.contents(file))
            let first = bytes.first { ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].contains($0) }
            if first == UInt8(ascii: "{") {
                for table in try Self.json(bytes, path: file).tables {
                    schema.add(table: table.name, columns: table.columns)
                }
                continue
            }
            let ddl = SourceText(label: file, sql: String(decoding: bytes, as: UTF8.self))
            let script = AnalyzedScript(analyzing: ddl, by: analyzer)
            var tables = Schema()
            tables.add(tablesOf: script.lineage)
            if tables.isEmpty {
                throw SQLError(
                    .badSchema, "the file is no JSON object and creates no table", path: file,
                    hint: "Give {\"db.schema.table\": [\"column\", …]}, or CREATE TABLE statements")
            }
            schema.add(tablesOf: script.lineage)
            remarks += script.diagnostics.filter { $0.severity == .error }.map { $0.standing(in: file) }
        }
        return (schema, remarks)
    }

    private static func json(_ bytes: [UInt8], path: String) throws(SQLError) -> Schema {
        do {
            return try Schema(json: bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes[3...] : bytes[...])
        } catch {
            throw SQLError(.badSchema, "the schema can't be read: \(error.description)", path: path)
        }
    }
}

extension ReportedDiagnostic {
    /// The same, told where there is no text to show it in.
    fileprivate func standing(in file: String) -> ReportedDiagnostic {
        var remark = self
        remark.message = "\(file):\(position.line):\(position.column): \(message)"
        remark.position = SourcePosition(line: 1, column: 1)
        remark.isOfText = false
        return remark
    }
}
