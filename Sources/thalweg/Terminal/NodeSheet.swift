import LineageGraph
import LineageStore
import OpenLineage

/// Everything about one thing, for a person to read.
struct NodeSheet {
    let questions: Questions
    let asOf: Int64?
    private var graph: GraphSnapshot { questions.graph }

    init(questions: Questions, asOf: Int64?) {
        self.questions = questions
        self.asOf = asOf
    }

    func lines(of ref: LineageRef) throws -> [String] {
        switch ref {
        case .field(let id): return columnLines(id)
        case .node(let id):
            guard let node = graph.node(id) else { return [] }
            let name = DatasetName(namespace: node.namespace, name: node.name)
            return node.nodeClass == .dataset ? try datasetLines(node, name) : try jobLines(node, name)
        }
    }

    private func head(_ node: GraphNode) -> [String] {
        var line = Terminal.styled(node.name, .bold)
        if !node.kind.isEmpty { line += "  " + Terminal.styled(node.kind.lowercased(), .cyan) }
        if node.kindInferred && !node.kind.isEmpty { line += Terminal.styled(" (inferred)", .dim) }
        if !node.isKnown { line += Terminal.styled("  unresolved: lineage names it, no event describes it", .yellow) }
        if node.isHidden { line += Terminal.styled("  hidden", .yellow) }
        return [line, Terminal.styled(node.idText, .dim)]
    }

    private func datasetLines(_ node: GraphNode, _ name: DatasetName) throws -> [String] {
        guard let record = try questions.store.catalog.dataset(name, asOf: asOf.map(Instant.init(microseconds:))) else {
            return head(node)
        }
        var lines = head(node)
        var facts = TextTable()
        if let description = record.description { facts.rows.append(["description", description]) }
        facts.rows.append(["owners", people(record.owners)])
        if !record.tags.isEmpty {
            facts.rows.append(["tags", Terminal.styled(record.tags.joined(separator: " "), .magenta)])
        }
        if let domain = node.domain {
            facts.rows.append(["domain", domain + (node.tier.map { ", tier \($0)" } ?? "")])
        }
        facts.rows.append(["seen", "\(record.createdAt) to \(record.updatedAt)"])
        if let written = record.lastModifiedAt { facts.rows.append(["last written", "\(written)"]) }
        if let version = record.currentVersion { facts.rows.append(["version", version]) }
        if !record.lastLifecycleState.isEmpty {
            facts.rows.append(["lifecycle", record.lastLifecycleState.lowercased()])
        }
        for alias in record.aliases { facts.rows.append(["also known as", "\(alias)"]) }
        facts.rows.append(["made by", neighbours(node.id, up: true)])
        facts.rows.append(["read by", neighbours(node.id, up: false)])
        facts.rows.append(["facets", record.facets.entries.map(\.name).sorted().joined(separator: " ")])
        lines += facts.lines(indent: 2)
        if !record.fields.isEmpty {
            lines.append(Terminal.styled("columns (\(record.fields.count))", .dim))
            let rows = record.fields.map { field in
                [
                    field.name, Terminal.styled((field.type ?? "").lowercased(), .cyan),
                    Terminal.styled(field.tags.joined(separator: " "), .magenta), field.description ?? "",
                ]
            }
            lines += TextTable(rows: rows).lines(indent: 2)
        }
        let versions = try questions.store.catalog.datasetVersions(name, limit: 5, offset: 0)
        if !versions.elements.isEmpty {
            lines.append(Terminal.styled("latest versions (of \(versions.totalCount))", .dim))
            let rows = versions.elements.map { version in
                [
                    version.externalVersion ?? String(version.version.prefix(8)), "\(version.createdAt)",
                    version.createdByRun.map { "\($0.job.name) run \($0.runID)" } ?? "not written by a known run",
                ]
            }
            lines += TextTable(rows: rows).lines(indent: 2)
        }
        return lines
    }

    private func jobLines(_ node: GraphNode, _ name: DatasetName) throws -> [String] {
        guard let record = try questions.store.catalog.job(name) else { return head(node) }
        var lines = head(node)
        var facts = TextTable()
        if let description = record.description { facts.rows.append(["description", description]) }
        facts.rows.append(["owners", people(record.owners)])
        facts.rows.append([
            "type",
            [record.processingType.lowercased(), record.integration?.lowercased()].compactMap(\.self).joined(
                separator: ", "),
        ])
        if let parent = record.parent { facts.rows.append(["parent", parent.name]) }
        if let location = record.location { facts.rows.append(["code", location]) }
        facts.rows.append(["reads", record.inputs.map(\.name).joined(separator: ", ")])
        facts.rows.append(["writes", record.outputs.map(\.name).joined(separator: ", ")])
        facts.rows.append(["seen", "\(record.createdAt) to \(record.updatedAt)"])
        facts.rows.append(["facets", record.facets.entries.map(\.name).sorted().joined(separator: " ")])
        lines += facts.lines(indent: 2)
        let runs = try questions.store.catalog.runs(of: name, limit: 8, offset: 0, facets: true)
        if !runs.elements.isEmpty {
            lines.append(Terminal.styled("latest runs (of \(Figures.count(runs.totalCount)))", .dim))
            let rows = runs.elements.map { run in
                [
                    state(run.state), "\(run.startedAt ?? run.createdAt)", duration(run), run.key.runID,
                    run.facets.decode(ErrorMessageRunFacet.self)?.message.split(separator: "\n").first.map(String.init)
                        ?? "",
                ]
            }
            lines += TextTable(rows: rows).lines(indent: 2)
        }
        return lines
    }

    private func columnLines(_ id: FieldID) -> [String] {
        guard let field = graph.field(id), let node = graph.node(field.dataset) else { return [] }
        var lines = [
            "\(node.name).\(Terminal.styled(field.path, .bold))  \(Terminal.styled((field.type ?? "").lowercased(), .cyan))",
            Terminal.styled(graph.idText(id), .dim),
        ]
        var facts = TextTable()
        if !field.tags.isEmpty {
            facts.rows.append(["tags", Terminal.styled(field.tags.joined(separator: " "), .magenta)])
        }
        for (title, up) in [("comes from", true), ("goes to", false)] {
            for adjacent in graph.adjacent(to: .field(id), up: up) {
                let how = Set(adjacent.transformations.map { $0.subtype.isEmpty ? $0.type.rawValue : $0.subtype })
                    .sorted()
                facts.rows.append([
                    title, columnName(adjacent.ref), how.joined(separator: "+").lowercased(),
                    adjacent.job.flatMap { graph.node($0)?.name } ?? "",
                ])
            }
        }
        lines += facts.lines(indent: 2)
        return lines
    }

    private func columnName(_ ref: LineageRef) -> String {
        guard case .field(let id) = ref, let field = graph.field(id), let node = graph.node(field.dataset) else {
            return "?"
        }
        return field.path.isEmpty ? node.name : "\(node.name).\(field.path)"
    }

    private func neighbours(_ id: NodeID, up: Bool) -> String {
        let jobs = graph.adjacent(to: .node(id), up: up, TraceOptions(asOf: asOf)).map { adjacent -> String in
            if let job = adjacent.job.flatMap({ graph.node($0) }) { return job.name }
            if case .node(let far) = adjacent.ref { return graph.node(far)?.name ?? "?" }
            return "?"
        }
        let names = Array(Set(jobs)).sorted()
        return names.isEmpty ? Terminal.styled("nothing that events tell of", .yellow) : names.joined(separator: ", ")
    }

    private func people(_ owners: [OwnerRecord]) -> String {
        owners.isEmpty ? Terminal.styled("nobody", .yellow) : owners.map(\.name).joined(separator: ", ")
    }

    private func state(_ state: RunState) -> String {
        let word = state.rawValue.lowercased()
        switch state {
        case .completed: return Terminal.styled(word, .green)
        case .failed, .aborted: return Terminal.styled(word, .red)
        case .unfinished: return Terminal.styled(word, .yellow)
        case .new, .running: return word
        }
    }

    private func duration(_ run: RunRecord) -> String {
        guard let start = run.startedAt, let end = run.endedAt else { return "" }
        return Figures.duration(Double(end.microseconds - start.microseconds) / 1e6)
    }
}
