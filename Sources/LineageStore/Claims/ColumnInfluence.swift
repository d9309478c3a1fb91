internal import OpenLineage

/// One column's influence on another, apart from which column it influences.
struct ColumnInfluence: Hashable {
    var namespace: String
    var name: String
    var field: String
    var transformation: TransformationTable.Key

    init(input: ColumnLineageInputField, transformation: TransformationTable.Key) {
        namespace = input.namespace
        name = input.name
        field = input.field
        self.transformation = transformation
    }

    static func precedes(_ left: ColumnInfluence, _ right: ColumnInfluence) -> Bool {
        (left.namespace, left.name, left.field, left.transformation.subtype)
            < (right.namespace, right.name, right.field, right.transformation.subtype)
    }
}

extension ColumnLineageDatasetFacet {
    /// The datasets that columns come from, each once, sorted.
    var sourceDatasets: [DatasetName] {
        var names = Set<DatasetName>()
        for (_, column) in fields {
            for input in column.inputFields { names.insert(DatasetName(namespace: input.namespace, name: input.name)) }
        }
        for input in dataset { names.insert(DatasetName(namespace: input.namespace, name: input.name)) }
        return names.sorted()
    }

    /// INDIRECT influences that are repeated for every column: producers without a dataset-wide list spell a filter
    /// or a join out for each column. They are kept once, for the dataset as a whole.
    var influencesOfEveryColumn: Set<ColumnInfluence> {
        guard fields.count > 1 else { return [] }
        var common: Set<ColumnInfluence>?
        for (_, column) in fields {
            var own = Set<ColumnInfluence>()
            for input in column.inputFields {
                for transformation in ClaimBuilder.transformations(of: input, in: column)
                where transformation.isIndirect && transformation.subtype != "WINDOW"
                    && transformation.subtype != "CONDITIONAL"
                {
                    own.insert(ColumnInfluence(input: input, transformation: transformation))
                }
            }
            common = common?.intersection(own) ?? own
            if common?.isEmpty == true { return [] }
        }
        return common ?? []
    }
}
