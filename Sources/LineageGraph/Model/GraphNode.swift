/// A dataset or job with what questions filter and show.
package struct GraphNode: Sendable {
    package var id: NodeID
    package var nodeClass: NodeClass
    package var namespace: String
    package var name: String
    /// `TABLE`, `MODEL`, `TASK` …; empty when unknown.
    package var kind: String
    package var kindInferred: Bool
    /// False for an unresolved reference: lineage names it, but no event ever spoke of it. A hole.
    package var isKnown: Bool
    /// Deleted by a person: questions pass by it.
    package var isHidden: Bool
    package var owners: [String]
    package var tags: [String]
    package var domain: String?
    package var tier: String?
    /// The description that people read.
    package var summary: String?
    /// Other names of the same thing.
    package var aliases: [(namespace: String, name: String)]

    package init(
        id: NodeID, nodeClass: NodeClass, namespace: String, name: String, kind: String = "",
        kindInferred: Bool = false,
        isKnown: Bool = true, isHidden: Bool = false, owners: [String] = [], tags: [String] = [], domain: String? = nil,
        tier: String? = nil, summary: String? = nil, aliases: [(namespace: String, name: String)] = []
    ) {
        self.id = id
        self.nodeClass = nodeClass
        self.namespace = namespace
        self.name = name
        self.kind = kind
        self.kindInferred = kindInferred
        self.isKnown = isKnown
        self.isHidden = isHidden
        self.owners = owners
        self.tags = tags
        self.domain = domain
        self.tier = tier
        self.summary = summary
        self.aliases = aliases
    }

    /// `dataset:<namespace>:<name>` or `job:<namespace>:<name>`.
    package var idText: String { "\(nodeClass.word):\(namespace):\(name)" }
}

/// A column with its type and tags.
package struct GraphField: Sendable {
    package var id: FieldID
    package var dataset: NodeID
    /// Dotted path; empty for the dataset as a whole.
    package var path: String
    package var type: String?
    package var tags: [String]

    package init(id: FieldID, dataset: NodeID, path: String, type: String? = nil, tags: [String] = []) {
        self.id = id
        self.dataset = dataset
        self.path = path
        self.type = type
        self.tags = tags
    }
}

/// OpenLineage's transformation of a column.
package struct Transformation: Hashable, Sendable {
    package enum TransformationType: String, Sendable { case direct = "DIRECT", indirect = "INDIRECT" }

    package var type: TransformationType
    /// `IDENTITY`, `AGGREGATION`, `JOIN` …; empty when the producer does not say.
    package var subtype: String
    package var description: String
    package var masking: Bool

    package init(type: TransformationType, subtype: String = "", description: String = "", masking: Bool = false) {
        self.type = type
        self.subtype = subtype
        self.description = description
        self.masking = masking
    }
}
