internal import OpenLineage

/// Turns a statement into claims, in the specification's precedence: the explicit `lineage` facet, then
/// `columnLineage`, then every input into every output.
///
/// Column lineage is seldom complete, so it confines only the inputs that it names: an input that no output's column
/// lineage mentions is taken to reach every output, as it would without the facet. What is not known is not dropped.
struct ClaimBuilder {
    let nodes: NodeTable
    let fields: FieldTable
    let transformations: TransformationTable
    let transaction: CatalogTransaction
    /// The job, or for a DatasetEvent the dataset, that the statement is about.
    let subject: NodeEntry
    let order: EventOrder

    private(set) var claims = ClaimSet()

    init(
        nodes: NodeTable, fields: FieldTable, transformations: TransformationTable, transaction: CatalogTransaction,
        subject: NodeEntry, order: EventOrder
    ) {
        self.nodes = nodes
        self.fields = fields
        self.transformations = transformations
        self.transaction = transaction
        self.subject = subject
        self.order = order
    }

    mutating func build(_ statement: LineageStatement) throws -> ClaimSet {
        claims = ClaimSet()
        let explicit = statement.lineage.flatMap { try? LineageJobFacet(json: $0) }
        if let explicit {
            try addExplicit(explicit, statement)
        } else if subject.nodeClass == .job {
            try addFlows(statement)
        }
        for output in statement.outputs { try addDatasetLineage(output, columns: explicit == nil) }
        if let dependencies = statement.dependencies.flatMap({ try? JobDependenciesRunFacet(json: $0) }) {
            try addDependencies(dependencies)
        }
        claims.normalize()
        return claims
    }

    // MARK: Inputs and outputs

    private mutating func addFlows(_ statement: LineageStatement) throws {
        let inputs = Set(try statement.inputs.map(dataset))
        var columnSources: [UInt32: Set<UInt32>] = [:]
        var outputs: [UInt32] = []
        for output in statement.outputs {
            let id = try dataset(output.name)
            outputs.append(id)
            if let facet = output.columnLineage.flatMap({ try? ColumnLineageDatasetFacet(json: $0) }) {
                let sources = Set(try facet.sourceDatasets.map(dataset))
                if !sources.isEmpty { columnSources[id] = sources }
            }
        }
        if columnSources.isEmpty || outputs.isEmpty {
            if !(inputs.isEmpty && outputs.isEmpty) {
                claims.flows.append(.init(inputs: Array(inputs), outputs: outputs))
            }
            return
        }
        let explained = columnSources.values.reduce(into: Set<UInt32>()) { $0.formUnion($1) }
        let unexplained = inputs.subtracting(explained)
        for output in outputs {
            let sources = columnSources[output].map { $0.union(unexplained) } ?? inputs
            claims.flows.append(.init(inputs: Array(sources), outputs: [output]))
        }
    }

    // MARK: Column lineage

    private mutating func addDatasetLineage(_ output: LineageStatement.Output, columns: Bool) throws {
        let target = try dataset(output.name)
        if let facet = output.lineage.flatMap({ try? LineageDatasetFacet(json: $0) }) {
            for input in facet.inputs { try add(input, into: .dataset(target), field: "", through: nil) }
            for field in facet.fields {
                for input in field.inputs { try add(input, into: .dataset(target), field: field.name, through: nil) }
            }
            return
        }
        guard columns, let facet = output.columnLineage.flatMap({ try? ColumnLineageDatasetFacet(json: $0) }) else {
            return
        }
        if subject.nodeClass == .dataset {
            for source in facet.sourceDatasets { claims.links.append(.init(from: try dataset(source), to: target)) }
        }
        try addColumns(facet, of: target)
    }

    private mutating func addColumns(_ facet: ColumnLineageDatasetFacet, of target: UInt32) throws {
        let shared = facet.influencesOfEveryColumn
        for (column, entry) in facet.fields {
            for input in entry.inputFields {
                for transformation in Self.transformations(of: input, in: entry) {
                    let influence = ColumnInfluence(input: input, transformation: transformation)
                    if shared.contains(influence) { continue }
                    try addColumn(influence, to: column, of: target)
                }
            }
        }
        for influence in shared.sorted(by: ColumnInfluence.precedes) { try addColumn(influence, to: "", of: target) }
        for input in facet.dataset {
            for transformation in Self.transformations(of: input, in: nil) {
                try addColumn(ColumnInfluence(input: input, transformation: transformation), to: "", of: target)
            }
        }
    }

    private mutating func addColumn(_ influence: ColumnInfluence, to column: String, of target: UInt32) throws {
        let source = try dataset(DatasetName(namespace: influence.namespace, name: influence.name))
        claims.fieldLinks.append(
            .init(
                from: try field(influence.field, source), to: try field(column, target),
                transformation: try transformation(influence.transformation)))
    }

    static func transformations(
        of input: ColumnLineageInputField, in column: ColumnLineageField?
    ) -> [TransformationTable.Key] {
        if !input.transformations.isEmpty { return transformations(input.transformations) }
        return [
            TransformationTable.Key(
                legacyType: column?.transformationType, description: column?.transformationDescription)
        ]
    }

    /// What the producer says of an edge; an edge without a word about it is direct.
    private static func transformations(_ stated: [LineageTransformation]) -> [TransformationTable.Key] {
        if stated.isEmpty { return [TransformationTable.Key(legacyType: nil, description: nil)] }
        return stated.map {
            TransformationTable.Key(
                type: $0.type, subtype: $0.subtype, description: $0.description, masking: $0.masking)
        }
    }

    // MARK: Explicit lineage

    private enum Target {
        case dataset(UInt32)
        case job(UInt32)
    }

    private mutating func addExplicit(_ facet: LineageJobFacet, _ statement: LineageStatement) throws {
        var mentioned = Set<UInt32>()
        for entry in facet.entries {
            switch entry {
            case .dataset(let name, let inputs, let fields):
                let target = try dataset(name)
                var sources = Set<UInt32>()
                let stated =
                    inputs.map { (input: $0, field: "") }
                    + fields.flatMap { field in field.inputs.map { ($0, field.name) } }
                for (input, field) in stated {
                    if let source = try add(input, into: .dataset(target), field: field, through: subject) {
                        sources.insert(source)
                    }
                }
                mentioned.insert(target)
                mentioned.formUnion(sources)
                // An empty list says that nothing feeds it: the job alone makes it.
                claims.flows.append(.init(inputs: Array(sources), outputs: [target]))
            case .job(let name, let inputs):
                let target = try name.map { try job($0) } ?? UInt32(subject.id)
                for input in inputs { try add(input, into: .job(target), field: "", through: nil) }
            }
        }
        // Inputs and outputs that the facet leaves out belong to the job, but nothing is inferred between them.
        for input in try statement.inputs.map(dataset) where !mentioned.contains(input) {
            claims.flows.append(.init(inputs: [input], outputs: []))
        }
        for output in try statement.outputs.map({ try dataset($0.name) }) where !mentioned.contains(output) {
            claims.flows.append(.init(inputs: [], outputs: [output]))
        }
    }

    /// Adds one explicit input; gives the source dataset when it flows through `through`.
    @discardableResult
    private mutating func add(
        _ input: LineageInput, into target: Target, field: String, through job: NodeEntry?
    ) throws -> UInt32? {
        switch (input, target) {
        case (.dataset(let input), .dataset(let target)):
            let source = try dataset(input.name)
            if job == nil { claims.links.append(.init(from: source, to: target)) }
            if input.field != nil || !field.isEmpty {
                for key in Self.transformations(input.transformations) {
                    claims.fieldLinks.append(
                        .init(
                            from: try self.field(input.field ?? "", source), to: try self.field(field, target),
                            transformation: try transformation(key)))
                }
            }
            return source
        case (.dataset(let input), .job(let target)):
            claims.links.append(.init(from: try dataset(input.name), to: target))
        case (.job(let name, _), .dataset(let target)):
            claims.links.append(.init(from: try name.map { try self.job($0) } ?? UInt32(subject.id), to: target))
        case (.job(let name, _), .job(let target)):
            if let name { claims.links.append(.init(from: try self.job(name), to: target)) }
        }
        return nil
    }

    private mutating func addDependencies(_ facet: JobDependenciesRunFacet) throws {
        let own = UInt32(subject.id)
        for upstream in facet.upstream {
            claims.links.append(.init(from: try job(upstream.job), to: own))
        }
        for downstream in facet.downstream {
            claims.links.append(.init(from: own, to: try job(downstream.job)))
        }
    }

    // MARK: Ids

    private func dataset(_ name: DatasetName) throws -> UInt32 {
        UInt32(try nodes.refer(.dataset, name, at: order, in: transaction).id)
    }

    private func job(_ name: DatasetName) throws -> UInt32 {
        UInt32(try nodes.refer(.job, name, at: order, in: transaction).id)
    }

    private func field(_ path: String, _ dataset: UInt32) throws -> UInt32 {
        UInt32(try fields.id(of: path, dataset: Int64(dataset), in: transaction))
    }

    private func transformation(_ key: TransformationTable.Key) throws -> UInt32 {
        UInt32(try transformations.id(of: key, in: transaction))
    }
}
