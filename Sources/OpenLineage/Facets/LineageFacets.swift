// Facets of the specification that say what came from what.

/// How an input had its part in an output: `type` DIRECT or INDIRECT, `subtype` IDENTITY, AGGREGATION, FILTER …
package struct LineageTransformation: Sendable, Hashable {
    package var type: String?
    package var subtype: String?
    package var description: String?
    package var masking: Bool?

    static func list(_ object: JSONObject) -> [LineageTransformation] {
        object.objects("transformations").map {
            LineageTransformation(
                type: $0.text("type"), subtype: $0.text("subtype"), description: $0.text("description"),
                masking: $0.flag("masking"))
        }
    }
}

/// A column that another came from.
package struct ColumnLineageInputField: Sendable, Hashable {
    package var namespace: String
    package var name: String
    package var field: String
    package var transformations: [LineageTransformation]

    init?(_ object: JSONObject) {
        guard let namespace = object.text("namespace"), let name = object.text("name"),
            let field = object.text("field"),
            !namespace.isBlank, !name.isBlank
        else { return nil }
        self.namespace = namespace
        self.name = name
        self.field = field
        transformations = LineageTransformation.list(object)
    }
}

/// An output column's inputs.
package struct ColumnLineageField: Sendable, Hashable {
    package var inputFields: [ColumnLineageInputField]
    /// Deprecated by `transformations` of each input.
    package var transformationType: String?
    /// Deprecated by `transformations` of each input.
    package var transformationDescription: String?
}

/// Column lineage (`columnLineage` 1-2-0). The members are read once.
package struct ColumnLineageDatasetFacet: ObjectFacet {
    package static let key = "columnLineage"
    package var object: JSONObject
    package let fields: [(name: String, column: ColumnLineageField)]
    /// What steers the dataset as a whole: filters, joins.
    package let dataset: [ColumnLineageInputField]

    package init(object: JSONObject) {
        self.object = object
        fields = object.object("fields").members.compactMap { name, value in
            guard let column = value.objectValue else { return nil }
            return (
                name,
                ColumnLineageField(
                    inputFields: column.objects("inputFields").compactMap(ColumnLineageInputField.init),
                    transformationType: column.text("transformationType"),
                    transformationDescription: column.text("transformationDescription"))
            )
        }
        dataset = object.objects("dataset").compactMap(ColumnLineageInputField.init)
    }

    package static func == (left: Self, right: Self) -> Bool { left.object == right.object }
    package func hash(into hasher: inout Hasher) { hasher.combine(object) }
}

/// A source in explicit lineage: a dataset, perhaps one field of it, or a job.
package enum LineageInput: Sendable, Hashable {
    package struct Dataset: Sendable, Hashable {
        package var name: DatasetName
        package var field: String?
        package var transformations: [LineageTransformation]
    }

    case dataset(Dataset)
    /// Without a name it is the event's own job.
    case job(DatasetName?, runId: String?)

    init?(_ object: JSONObject) {
        let name = DatasetName(object)
        if object.text("type")?.uppercased() == "JOB" {
            self = .job(name, runId: object.text("runId"))
        } else if let name {
            self = .dataset(
                Dataset(name: name, field: object.text("field"), transformations: LineageTransformation.list(object)))
        } else {
            return nil
        }
    }
}

/// A target in explicit lineage with its sources.
package enum LineageEntry: Sendable, Hashable {
    case dataset(DatasetName, inputs: [LineageInput], fields: [LineageField])
    /// Without a name it is the event's own job.
    case job(DatasetName?, inputs: [LineageInput])
}

/// A target field in explicit lineage with its sources.
package struct LineageField: Sendable, Hashable {
    package var name: String
    package var inputs: [LineageInput]

    static func list(_ object: JSONObject) -> [LineageField] {
        object.object("fields").members.map { name, value in
            LineageField(
                name: name, inputs: (value.objectValue ?? JSONObject()).objects("inputs").compactMap(LineageInput.init))
        }
    }
}

/// Explicit lineage of a job (`lineage` 1-0-0): observed on a run event, declared on a job event.
package struct LineageJobFacet: ObjectFacet {
    package static let key = "lineage"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var entries: [LineageEntry] {
        object.objects("entries").compactMap { entry in
            let inputs = entry.objects("inputs").compactMap(LineageInput.init)
            let name = DatasetName(entry)
            if entry.text("type")?.uppercased() == "JOB" { return .job(name, inputs: inputs) }
            guard let name else { return nil }
            return .dataset(name, inputs: inputs, fields: LineageField.list(entry))
        }
    }
}

/// Explicit lineage of the dataset that carries it: views, aliases.
package struct LineageDatasetFacet: ObjectFacet {
    package static let key = "lineage"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var inputs: [LineageInput] { object.objects("inputs").compactMap(LineageInput.init) }
    package var fields: [LineageField] { LineageField.list(object) }
}
