import LineageGraph
import OpenLineage

/// Lineage as a tree of lines. What was shown before is not unfolded again.
struct LineageTree {
    let graph: GraphSnapshot
    let options: TraceOptions
    private static let lineLimit = 400

    func lines(from root: LineageRef, up: Bool, columns: Bool) -> [String] {
        var lines: [String] = []
        switch root {
        case .node(let id) where columns:
            lines.append(describe(root, nil))
            let fields = graph.fields(of: id)
            for (index, field) in fields.enumerated() {
                var seen: Set<LineageRef> = []
                grow(.field(field.id), nil, "", index == fields.count - 1, up, 0, &seen, &lines)
            }
        default:
            var seen: Set<LineageRef> = [root]
            lines.append(describe(root, nil))
            addBranches(of: root, "", up, 0, &seen, &lines)
        }
        if lines.count > Self.lineLimit {
            let hidden = lines.count - Self.lineLimit
            lines = Array(lines.prefix(Self.lineLimit))
            lines.append(
                Terminal.styled(
                    "… \(Figures.count(hidden)) more lines: narrow it with --depth, or ask for --format json", .dim))
        }
        return lines
    }

    private func grow(
        _ ref: LineageRef, _ why: Adjacent?, _ indent: String, _ isLast: Bool, _ up: Bool, _ depth: Int,
        _ seen: inout Set<LineageRef>, _ lines: inout [String]
    ) {
        let branch = Terminal.styled(isLast ? "└─ " : "├─ ", .dim)
        let isNew = seen.insert(ref).inserted
        let line = describe(ref, why)
        guard isNew else {
            lines.append(indent + branch + line + Terminal.styled("  (see above)", .dim))
            return
        }
        lines.append(indent + branch + line)
        guard lines.count < Self.lineLimit * 4, why.map(follows) ?? true else { return }
        addBranches(of: ref, indent + (isLast ? "   " : Terminal.styled("│  ", .dim)), up, depth, &seen, &lines)
    }

    private func addBranches(
        of ref: LineageRef, _ indent: String, _ up: Bool, _ depth: Int, _ seen: inout Set<LineageRef>,
        _ lines: inout [String]
    ) {
        guard depth < min(options.depth ?? .max, 200) else { return }
        let next = graph.adjacent(to: ref, up: up, options)
        for (index, adjacent) in next.enumerated() {
            grow(adjacent.ref, adjacent, indent, index == next.count - 1, up, depth + 1, &seen, &lines)
        }
    }

    /// Columns that only steer are shown and not followed, unless it was asked for.
    private func follows(_ adjacent: Adjacent) -> Bool {
        options.indirect == .follow || adjacent.transformations.isEmpty
            || adjacent.transformations.contains { $0.type == .direct }
    }

    private func describe(_ ref: LineageRef, _ why: Adjacent?) -> String {
        var line: String
        switch ref {
        case .node(let id):
            guard let node = graph.node(id) else { return "?" }
            line = Terminal.styled(node.name, .bold) + describeKind(node)
        case .field(let id):
            guard let field = graph.field(id), let node = graph.node(field.dataset) else { return "?" }
            let name =
                field.path.isEmpty ? "\(node.name) (all of it)" : "\(node.name).\(Terminal.styled(field.path, .bold))"
            line = name + (field.type.map { "  " + Terminal.styled($0.lowercased(), .dim) } ?? "")
            if !node.isKnown { line += Terminal.styled("  unresolved", .yellow) }
            if !field.tags.isEmpty { line += "  " + Terminal.styled(field.tags.joined(separator: " "), .magenta) }
        }
        if let why { line += Terminal.styled("  ← ", .dim) + describe(why) }
        return line
    }

    private func describeKind(_ node: GraphNode) -> String {
        var text = ""
        if !node.kind.isEmpty { text += "  " + Terminal.styled(node.kind.lowercased(), .cyan) }
        if !node.isKnown { text += Terminal.styled("  unresolved", .yellow) }
        if !node.tags.isEmpty { text += "  " + Terminal.styled(node.tags.joined(separator: " "), .magenta) }
        return text
    }

    private func describe(_ why: Adjacent) -> String {
        var parts: [String] = []
        let subtypes = Set(why.transformations.map { $0.subtype.isEmpty ? $0.type.rawValue : $0.subtype }).sorted()
        if !subtypes.isEmpty { parts.append(subtypes.joined(separator: "+").lowercased()) }
        if why.transformations.contains(where: \.masking) { parts.append("masked") }
        if let job = why.job.flatMap({ graph.node($0) }) { parts.append(job.name) }
        parts.append(why.timing.origins.origins.map(\.rawValue).joined(separator: "+"))
        if why.timing.state != .current { parts.append(Terminal.styled(why.timing.state.rawValue, .yellow)) }
        parts.append(String(Instant(microseconds: why.timing.lastSeen).description.prefix(10)))
        return Terminal.styled(parts.joined(separator: " · "), .dim)
    }
}
