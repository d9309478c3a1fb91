import OpenLineage
import SQLLineage

/// Names what SQL reads and writes as OpenLineage's naming rules have it.
struct DatasetNaming {
    /// The namespace of tables and stages.
    let namespace: String

    func name(_ dataset: SQLLineage.DatasetName) -> OpenLineage.DatasetName {
        switch dataset.kind {
        case .table: OpenLineage.DatasetName(namespace: namespace, name: dataset.name)
        case .stage: OpenLineage.DatasetName(namespace: namespace, name: Self.folder(dataset.name))
        case .file: Self.file(dataset.name)
        }
    }

    /// The root of a URI is the namespace, the path the name: `s3://bucket/a/b` is `a/b` in `s3://bucket`.
    private static func file(_ location: String) -> OpenLineage.DatasetName {
        guard let scheme = location.firstRange(of: "://"), !location[..<scheme.lowerBound].isEmpty else {
            return OpenLineage.DatasetName(namespace: "file", name: folder(location))
        }
        let kind = location[..<scheme.lowerBound].lowercased()
        let rest = location[scheme.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = String(rest[..<slash])
        let path = folder(String(rest[slash...]))
        if kind == "file" || authority.isEmpty { return OpenLineage.DatasetName(namespace: "file", name: path) }
        let root = "\(objectStores[kind] ?? kind)://\(authority)"
        // Keys of object stores have no slash before them, paths of file systems do.
        guard objectStores[kind] != nil else {
            return OpenLineage.DatasetName(namespace: root, name: path.isEmpty ? "/" : path)
        }
        let key = String(path.drop { $0 == "/" })
        return OpenLineage.DatasetName(namespace: root, name: key.isEmpty ? "/" : key)
    }

    /// Schemes of object stores, and those that are another way to the same store.
    private static let objectStores = [
        "s3": "s3", "s3a": "s3", "s3n": "s3", "gs": "gs", "gcs": "gs", "wasb": "wasbs", "wasbs": "wasbs",
        "abfs": "abfss", "abfss": "abfss", "azure": "azure", "oss": "oss", "cos": "cos", "cosn": "cos", "obs": "obs",
    ]

    /// A path without what only picks files within it: `a/b/*.csv` and `a/b/` are the dataset `a/b`.
    private static func folder(_ path: String) -> String {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if let pattern = parts.firstIndex(where: { $0.contains { "*?{".contains($0) } }), pattern > 0 {
            parts = Array(parts[..<pattern])
        }
        while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        let folder = parts.joined(separator: "/")
        return folder.isEmpty && path.hasPrefix("/") ? "/" : folder
    }
}
