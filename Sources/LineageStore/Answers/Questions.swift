package import LineageGraph
internal import OpenLineage

/// The questions that the command line and the HTTP API ask alike, on one consistent snapshot.
package struct Questions: Sendable {
    package let store: LineageStore
    package let graph: GraphSnapshot

    package init(_ store: LineageStore) {
        self.store = store
        graph = store.graph.snapshot
    }

    // MARK: What is meant

    /// The node or column that a text names.
    package func resolve(_ text: String) throws(QuestionError) -> LineageRef {
        switch graph.resolve(text) {
        case .node(let id, _): return .node(id)
        case .field(let id, _): return .field(id)
        case .ambiguous(let candidates):
            let listed = Array(candidates.prefix(20))
            let more = candidates.count > listed.count ? " (the first 20 of \(candidates.count))" : ""
            throw QuestionError(
                .ambiguous, "`\(text)` names \(candidates.count) things", hint: "Write more of the name\(more)",
                candidates: listed)
        case .unknown(let suggestions):
            throw QuestionError(
                .notFound, "nothing is named `\(text)`",
                hint: suggestions.isEmpty ? "`thalweg search` finds names by their parts" : "Did you mean",
                candidates: suggestions)
        }
    }

    /// What a text names; where it names nothing and is a selector, what it selects.
    package func roots(_ text: String) throws(QuestionError) -> [LineageRef] {
        if case .unknown = graph.resolve(text), text.contains(":") || text.contains("*"),
            let selector = try? Selector(text)
        {
            let found = graph.select(selector).sorted().map { LineageRef.node($0) }
            if !found.isEmpty { return found }
        }
        return [try resolve(text)]
    }

    /// What a file of code stands for: the jobs whose source code location ends with its path, else the jobs and
    /// datasets that are named like it (`models/marts/orders.sql` is `…orders`).
    package func roots(ofFile path: String) throws(StoreError) -> [LineageRef] {
        let jobs = try store.catalog.jobs(withCodeAt: path).compactMap { name in
            graph.find(.job, namespace: name.namespace, name: name.name)
        }
        if !jobs.isEmpty { return jobs.map { .node($0) } }
        let file = path.split(separator: "/").last ?? ""
        let stem = String(file.split(separator: ".").first ?? "")
        guard !stem.isEmpty, let selector = try? Selector("\"\(stem)\"") else { return [] }
        return graph.select(selector).sorted().map { .node($0) }
    }

    /// Microseconds of a moment that a person wrote: an instant, a date (its end), or `now`.
    package static func moment(_ text: String) throws(QuestionError) -> Int64 {
        if text == "now" { return Instant.now.microseconds }
        if let instant = Instant(text) { return instant.microseconds }
        if let date = Instant(text + "T23:59:59.999999Z"), text.count == 10 { return date.microseconds }
        throw QuestionError(
            .malformed, "`\(text)` is no moment", hint: "Write 2026-03-31, or 2026-03-31T18:00:00Z")
    }

    package static func selector(_ text: String) throws(QuestionError) -> Selector {
        do {
            return try Selector(text)
        } catch {
            throw QuestionError(.malformed, "the selector can't be read: \(error.description)")
        }
    }

    // MARK: Answers

    /// Lineage of datasets and jobs, or of columns.
    /// - Parameter columns: follows the columns of a dataset that is named.
    package func trace(
        _ root: LineageRef, _ direction: Direction, columns: Bool, _ options: TraceOptions
    ) throws(QuestionError) -> TraceResult {
        switch root {
        case .field(let id): return graph.trace([id], direction, options)
        case .node(let id):
            guard columns else { return graph.trace([id], direction, options) }
            let fields = graph.fields(of: id)
            guard !fields.isEmpty else {
                throw QuestionError(
                    .unsuitable, "no columns are known of `\(graph.idText(id))`", hint: "Ask without --columns")
            }
            return graph.trace(fields.map(\.id), direction, options)
        }
    }

    package func paths(
        from: LineageRef, to: LineageRef, count: Int, _ options: TraceOptions
    ) throws(QuestionError) -> [LineagePath] {
        switch (from, to) {
        case (.node, .node), (.field, .field): return graph.paths(from: from, to: to, count: count, options)
        case (.field(let id), .node(let target)):
            // From a column to a dataset: to whichever of its columns is nearest; things without columns by dataset.
            let ends = graph.fields(of: target)
            let found = ends.flatMap { graph.paths(from: from, to: .field($0.id), count: count, options) }
                .sorted { $0.length < $1.length }.prefix(count)
            if !found.isEmpty { return Array(found) }
            guard let dataset = graph.field(id)?.dataset else { return [] }
            return graph.paths(from: .node(dataset), to: to, count: count, options)
        case (.node, .field(let id)):
            guard let dataset = graph.field(id)?.dataset else { return [] }
            return graph.paths(from: from, to: .node(dataset), count: count, options)
        }
    }

    package func impact(_ roots: [LineageRef], _ options: TraceOptions) -> [ImpactedNode] {
        var nodes: [NodeID] = []
        var fields: [FieldID] = []
        for root in roots {
            switch root {
            case .node(let id): nodes.append(id)
            case .field(let id): fields.append(id)
            }
        }
        if fields.isEmpty { return graph.impact(nodes, options) }
        if nodes.isEmpty { return graph.impact(fields, options) }
        let both = graph.impact(nodes, options) + graph.impact(fields, options)
        var seen: Set<NodeID> = []
        return both.sorted { $0.score > $1.score }.filter { seen.insert($0.id).inserted }
    }
}
