internal import OpenLineage

/// The facets that an event states of each node it speaks of: the node's own, merged when the event names it twice.
struct NodeFacets {
    private(set) var nodes: [(nodeClass: NodeClassCode, name: DatasetName, facets: Facets)] = []

    /// In the reserved namespace `thalweg`, datasets are settings: metadata of namespaces, sources and tags.
    static let settingNamespace = "thalweg"

    init(_ event: Event) {
        if let job = event.job {
            add(.job, DatasetName(namespace: job.namespace, name: job.name), job.facets)
        }
        for input in event.inputs {
            add(dataset: DatasetName(namespace: input.namespace, name: input.name), input.facets)
        }
        for output in event.outputs {
            add(dataset: DatasetName(namespace: output.namespace, name: output.name), output.facets)
        }
        if event.kind == .dataset, let dataset = event.dataset {
            add(dataset: DatasetName(namespace: dataset.namespace, name: dataset.name), dataset.facets)
        }
        addNamed(by: event)
    }

    /// Nodes that a parent, a dependency or an explicit lineage facet names: stated to exist, though nothing else is
    /// said of them. (A column lineage input is not: it stays a hole until some event speaks of its dataset.)
    private mutating func addNamed(by event: Event) {
        if let parent = event.run?.facets.decode(ParentRunFacet.self) {
            if let job = parent.parent?.job { add(.job, job, Facets()) }
            if let root = parent.root?.job { add(.job, root, Facets()) }
        }
        if let dependencies = event.run?.facets.decode(JobDependenciesRunFacet.self) {
            for dependency in dependencies.upstream + dependencies.downstream {
                add(.job, dependency.job, Facets())
            }
        }
        if let lineage = event.job?.facets.decode(LineageJobFacet.self) {
            for entry in lineage.entries { addNamed(by: entry) }
        }
        for output in event.outputs { addNamed(by: output.facets) }
        if let dataset = event.dataset { addNamed(by: dataset.facets) }
    }

    private mutating func addNamed(by entry: LineageEntry) {
        switch entry {
        case .dataset(let target, let inputs, let fields):
            add(dataset: target, Facets())
            for input in inputs + fields.flatMap(\.inputs) { addNamed(by: input) }
        case .job(let target, let inputs):
            if let target { add(.job, target, Facets()) }
            for input in inputs { addNamed(by: input) }
        }
    }

    private mutating func addNamed(by facets: Facets) {
        guard let lineage = facets.decode(LineageDatasetFacet.self) else { return }
        for input in lineage.inputs + lineage.fields.flatMap(\.inputs) { addNamed(by: input) }
    }

    private mutating func addNamed(by input: LineageInput) {
        switch input {
        case .dataset(let source): add(dataset: source.name, Facets())
        case .job(let source, _): if let source { add(.job, source, Facets()) }
        }
    }

    static func nodeClass(ofDataset name: DatasetName) -> NodeClassCode {
        name.namespace == settingNamespace ? .setting : .dataset
    }

    private mutating func add(dataset name: DatasetName, _ facets: Facets) {
        add(Self.nodeClass(ofDataset: name), name, facets)
    }

    private mutating func add(_ nodeClass: NodeClassCode, _ name: DatasetName, _ facets: Facets) {
        if let index = nodes.firstIndex(where: { $0.nodeClass == nodeClass && $0.name == name }) {
            nodes[index].facets = nodes[index].facets.merging(newer: facets)
        } else {
            nodes.append((nodeClass, name, facets))
        }
    }
}
