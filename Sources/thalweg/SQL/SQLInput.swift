import Foundation
import OpenLineage

/// One text to analyse, not yet read. Each is a session of its own.
enum SQLInput: Hashable, Sendable {
    case file(String)
    case standardInput
    case query(String)

    /// The inputs that paths stand for: files, `-`, and all .sql files below folders in order of their names.
    static func inputs(_ paths: [String]) throws(SQLError) -> [SQLInput] {
        var inputs: [SQLInput] = []
        for path in paths {
            if path == "-" { inputs.append(.standardInput) } else { inputs += try files(path).map(SQLInput.file) }
        }
        return inputs
    }

    private static func files(_ path: String) throws(SQLError) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw SQLError(.unreadable, "there is no such file or folder", path: path)
        }
        guard isFolder.boolValue else { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let folder = path.hasSuffix("/") ? path : path + "/"
        let found = names.filter { $0.lowercased().hasSuffix(".sql") }.sorted().map { folder + $0 }
        if found.isEmpty {
            throw SQLError(
                .noFiles, "the folder has no .sql files", path: path,
                hint: "Name the files one by one if they end otherwise")
        }
        return found
    }

    /// What the text is called in answers.
    var label: String {
        switch self {
        case .file(let path): path
        case .standardInput: "-"
        case .query: "query"
        }
    }

    /// Reads the text.
    /// - Returns: also whether bytes that are no UTF-8 had to be replaced.
    func read() throws(SQLError) -> (text: SourceText, isRepaired: Bool) {
        switch self {
        case .query(let sql): return (SourceText(label: label, sql: sql), false)
        case .standardInput: return decode(FileHandle.standardInput.readDataToEndOfFile())
        case .file(let path): return decode(try Self.contents(path))
        }
    }

    /// The bytes of a file, of standard input for `-`.
    static func contents(_ path: String) throws(SQLError) -> Data {
        if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SQLError(.unreadable, "the file can't be read", path: path)
        }
        return data
    }

    private func decode(_ data: Data) -> (SourceText, Bool) {
        // A byte order mark is no part of the text.
        let bytes = data.starts(with: [0xef, 0xbb, 0xbf]) ? [UInt8](data.dropFirst(3)) : [UInt8](data)
        let isRepaired = UTF8Check.firstInvalid(in: bytes[...]) != nil
        return (SourceText(label: label, sql: String(decoding: bytes, as: UTF8.self)), isRepaired)
    }
}
