// Facets of our own, prefix `thalweg_`; their JSON Schemas are in ThalwegSchemas.swift.

/// How an event's lineage is known.
package struct ThalwegClaimFacet: ObjectFacet {
    package static let key = "thalweg_claim"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// `observed`, `declared`, `parsed`, `inferred` or `confirmed`.
    package var origin: String { object.text("origin") ?? "" }
    package var confidence: Double? { object.double("confidence") }
    package var note: String? { object.text("note") }
}

/// Tags that people put on or took off, on top of the standard ones.
package struct ThalwegTagsFacet: ObjectFacet {
    package static let key = "thalweg_tags"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var tags: [TagEntry] { TagEntry.entries(object) }
    package var removed: [TagEntry] { TagEntry.entries(["tags": object["removed"] ?? []]) }
}

/// A person's wish to hide a node, or to show it again.
package struct ThalwegVisibilityFacet: ObjectFacet {
    package static let key = "thalweg_visibility"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var hidden: Bool { object.flag("hidden") ?? false }
    /// How many events had spoken of the node when it was hidden; when there are more, it shows again. Without a
    /// number it stays hidden. (Not a time: an event may come late, and must show the node all the same.)
    package var events: Int64? { object.integer("events") }
    package var reason: String? { object.text("reason") }
}

/// Metadata of a namespace, on a dataset event in the reserved namespace `thalweg`.
package struct ThalwegNamespaceFacet: ObjectFacet {
    package static let key = "thalweg_namespace"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var owner: String? { object.text("owner") }
    package var description: String? { object.text("description") }
    package var hidden: Bool { object.flag("hidden") ?? false }
}

/// Metadata of a data source, on a dataset event in the reserved namespace `thalweg`.
package struct ThalwegSourceFacet: ObjectFacet {
    package static let key = "thalweg_source"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var type: String? { object.text("type") }
    package var connectionUrl: String? { object.text("connectionUrl") }
    package var description: String? { object.text("description") }
}

/// What a tag means, on a dataset event in the reserved namespace `thalweg`.
package struct ThalwegTagFacet: ObjectFacet {
    package static let key = "thalweg_tag"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var description: String? { object.text("description") }
}

/// A run that was announced but has not started.
package struct ThalwegCreatedFacet: ObjectFacet {
    package static let key = "thalweg_created"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
}

/// What governance knows of a dataset.
package struct ThalwegGovernanceFacet: ObjectFacet {
    package static let key = "thalweg_governance"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var domain: String? { object.text("domain") }
    package var tier: String? { object.text("tier") }
    package var purposes: [String] { object.texts("purposes") }
    package var legalBasis: String? { object.text("legalBasis") }
    package var retentionDays: Int64? { object.integer("retentionDays") }
    package var region: String? { object.text("region") }
    package var licence: String? { object.text("licence") }
    /// The freshness that was promised.
    package var maxAgeHours: Double? { object.object("freshness").double("maxAgeHours") }
}

/// For what purposes the people concerned allowed their data to be used.
package struct ThalwegConsentFacet: ObjectFacet {
    package static let key = "thalweg_consent"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var purposes: [(purpose: String, basis: String)] {
        object.objects("purposes").map { ($0.text("purpose") ?? "", $0.text("basis") ?? "") }
    }
    /// Share of records with consent, 0 to 1.
    package var coverage: Double? { object.double("coverage") }
}

/// What a model is.
package struct ThalwegModelFacet: ObjectFacet {
    package static let key = "thalweg_model"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var framework: String? { object.text("framework") }
    package var algorithm: String? { object.text("algorithm") }
    package var stage: String? { object.text("stage") }
    package var task: String? { object.text("task") }
    package var version: String? { object.text("version") }
}

/// How well a model did, and on what.
package struct ThalwegMetricsFacet: ObjectFacet {
    package static let key = "thalweg_metrics"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var metrics: [(name: String, value: Double)] {
        object.objects("metrics").compactMap { metric in
            metric.text("name").flatMap { name in metric.double("value").map { (name, $0) } }
        }
    }
}

/// Records, documents and chunks, and which came from which.
package struct ThalwegItemsFacet: ObjectFacet {
    package struct Item: Sendable, Hashable {
        package var dataset: DatasetName
        package var item: String
        package var score: Double?
    }

    package static let key = "thalweg_items"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var entries: [(output: Item, inputs: [Item])] {
        object.objects("entries").compactMap { entry in
            Self.item(entry.object("output")).map { ($0, entry.objects("inputs").compactMap(Self.item)) }
        }
    }

    private static func item(_ object: JSONObject) -> Item? {
        guard let namespace = object.text("namespace"), let name = object.text("name"), let item = object.text("item")
        else {
            return nil
        }
        return Item(dataset: DatasetName(namespace: namespace, name: name), item: item, score: object.double("score"))
    }
}

/// How a model was trained, on the training's run.
package struct ThalwegTrainingFacet: ObjectFacet {
    package static let key = "thalweg_training"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var framework: String? { object.text("framework") }
    package var seed: Int64? { object.integer("seed") }
    package var gitCommit: String? { object.text("gitCommit") }
    /// As the producer gives them, by name.
    package var parameters: JSONObject { object.object("parameters") }
}

/// What a feature view serves.
package struct ThalwegFeaturesFacet: ObjectFacet {
    package static let key = "thalweg_features"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var entities: [String] { object.texts("entities") }
    package var ttlSeconds: Int64? { object.integer("ttlSeconds") }
    package var online: Bool? { object.flag("online") }
}

/// A prompt's text and the variables in it.
package struct ThalwegPromptFacet: ObjectFacet {
    package static let key = "thalweg_prompt"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var version: String? { object.text("version") }
    package var template: String? { object.text("template") }
    package var variables: [String] { object.texts("variables") }
}

/// How texts became vectors.
package struct ThalwegEmbeddingFacet: ObjectFacet {
    package static let key = "thalweg_embedding"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var model: String? { object.text("model") }
    package var dimensions: Int64? { object.integer("dimensions") }
    /// Cosine, dot product …
    package var metric: String? { object.text("metric") }
    package var chunkSize: Int64? { object.integer("chunkSize") }
    package var chunkOverlap: Int64? { object.integer("chunkOverlap") }
}
