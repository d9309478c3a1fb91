import Foundation
import Testing

/// Real artifacts beside the checkout; where they lie is said by $THALWEG_CORPORA, else `../shared/corpora`.
enum Corpora {
    static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["THALWEG_CORPORA"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpora")
    }()

    static var arePresent: Bool { FileManager.default.fileExists(atPath: root.path) }

    /// Files below a folder whose names end so, by path.
    static func files(_ folder: String, endings: [String]) -> [URL] {
        let base = root.appendingPathComponent(folder)
        let found =
            FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return found.filter { url in endings.contains { url.lastPathComponent.hasSuffix($0) } }.sorted {
            $0.path < $1.path
        }
    }

    static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
