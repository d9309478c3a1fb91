extension GraphSnapshot {
    /// The datasets that a job reads and writes as it is now, sorted by id.
    package func datasets(of job: NodeID) -> (inputs: [NodeID], outputs: [NodeID]) {
        guard Int(job.rawValue) < storage.bundles.count, let bundle = storage.bundles[Int(job.rawValue)] else {
            return ([], [])
        }
        var inputs: Set<NodeID> = []
        var outputs: Set<NodeID> = []
        for timed in bundle.flows where bundle.timings[Int(timed.timing)].state.isLive {
            inputs.formUnion(timed.flow.inputs)
            outputs.formUnion(timed.flow.outputs)
        }
        func visible(_ nodes: Set<NodeID>) -> [NodeID] { nodes.filter { isVisible($0.rawValue) }.sorted() }
        return (visible(inputs), visible(outputs))
    }

    /// The jobs that write a dataset, or those that read it, as it is now, sorted by id.
    package func jobs(around dataset: NodeID, writing: Bool) -> [NodeID] {
        guard Int(dataset.rawValue) < storage.nodeEdges.count else { return [] }
        let edges = storage.nodeEdges[Int(dataset.rawValue)]
        let jobs = (writing ? edges.flowsIn : edges.flowsOut).filter { $0.isLive && isVisible($0.subject) }
        return Set(jobs.map { NodeID(rawValue: $0.subject) }).sorted()
    }

    /// The columns of a dataset with the pseudo-column of the dataset as a whole.
    package func allFields(of dataset: NodeID) -> [FieldID] {
        guard Int(dataset.rawValue) < storage.fieldsOfDataset.count else { return [] }
        return storage.fieldsOfDataset[Int(dataset.rawValue)].map { FieldID(rawValue: $0) }
    }
}
