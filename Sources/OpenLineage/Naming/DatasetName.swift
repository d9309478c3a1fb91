/// The name of a dataset or job: unique within its namespace, as OpenLineage's naming rules have it.
package struct DatasetName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var namespace: String
    package var name: String

    package init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// From the members `namespace` and `name`; nil when one is missing or blank.
    init?(_ object: JSONObject) {
        guard let namespace = object.text("namespace"), let name = object.text("name"), !namespace.isBlank,
            !name.isBlank
        else { return nil }
        self.init(namespace: namespace, name: name)
    }

    package static func < (left: DatasetName, right: DatasetName) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }

    package var description: String { "\(namespace):\(name)" }
}
