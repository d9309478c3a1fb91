internal import GRDB
package import OpenLineage

/// A record, document or chunk with what it came from.
package struct ItemLineage: Sendable {
    package var output: ThalwegItemsFacet.Item
    package var inputs: [ThalwegItemsFacet.Item]
    package var time: Instant
}

extension CatalogReader {
    /// What items of a dataset came from, as the events of the dataset say (`thalweg_items`), latest word first.
    /// - Parameter limit: events that are read, newest first.
    package func items(of name: DatasetName, limit: Int = 2_000) throws(StoreError) -> [ItemLineage] {
        try read { query in
            guard let node = try query.node(.dataset, name) else { return [] }
            let sequences = try query.transaction.rows(
                "SELECT seq FROM event_ref WHERE ref = ? ORDER BY time DESC, tie DESC LIMIT ?",
                [EventReference.node(node.id), limit]
            ).map { $0[0] as Int64 }
            var seen: Set<ThalwegItemsFacet.Item> = []
            var found: [ItemLineage] = []
            for event in try query.ledger.entries(sequences).compactMap({ try? Event.decode($0.body[...]) }) {
                var facets = [event.run?.facets, event.job?.facets, event.dataset?.facets]
                facets += event.inputs.map(\.facets) + event.outputs.map(\.facets)
                for facet in facets.compactMap({ $0?.decode(ThalwegItemsFacet.self) }) {
                    for entry in facet.entries
                    where entry.output.dataset == name || entry.inputs.contains(where: { $0.dataset == name }) {
                        guard seen.insert(entry.output).inserted else { continue }
                        found.append(ItemLineage(output: entry.output, inputs: entry.inputs, time: event.eventTime))
                    }
                }
            }
            return found
        }
    }
}
