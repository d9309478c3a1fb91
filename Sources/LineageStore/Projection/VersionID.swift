internal import OpenLineage

/// Version ids of datasets and jobs: name-based UUIDs (SHA-256, version 8 of RFC 9562), so that the same facts give
/// the same id in every store.
enum VersionID {
    /// The version as its producer names it.
    static func external(_ dataset: DatasetName, version: String) -> String {
        uuid(of: ["external", dataset.namespace, dataset.name, version])
    }

    /// What a run wrote, told by its columns and the run.
    static func written(_ dataset: DatasetName, schema: JSONBytes?, job: DatasetName, runID: String) -> String {
        uuid(of: ["written", dataset.namespace, dataset.name, columns(schema), job.namespace, job.name, runID])
    }

    /// What was seen of a dataset that no known run wrote.
    static func seen(_ dataset: DatasetName, schema: JSONBytes?) -> String {
        uuid(of: ["seen", dataset.namespace, dataset.name, columns(schema)])
    }

    static func job(_ job: DatasetName, inputs: [DatasetName], outputs: [DatasetName], location: String?) -> String {
        func texts(_ names: [DatasetName]) -> [String] { names.sorted().flatMap { [$0.namespace, $0.name] } }
        return uuid(
            of: ["job", job.namespace, job.name, location ?? ""] + ["inputs"] + texts(inputs) + ["outputs"]
                + texts(outputs))
    }

    private static func columns(_ schema: JSONBytes?) -> String {
        guard let schema, let facet = try? SchemaDatasetFacet(json: schema) else { return "" }
        return SchemaColumn.columns(of: facet).map { "\($0.path)\u{1}\($0.type ?? "")" }.joined(separator: "\u{2}")
    }

    private static func uuid(of parts: [String]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        var digest = Array(Digest.sha256(bytes[...]).prefix(16))
        digest[6] = digest[6] & 0x0f | 0x80
        digest[8] = digest[8] & 0x3f | 0x80
        return RunID.text(of: digest)
    }
}
