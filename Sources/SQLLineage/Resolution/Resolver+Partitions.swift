/// The keys in `PARTITION (dt = '2020', hr)` of an INSERT.
struct InsertPartitions {
    /// Those that the query fills: its last columns.
    var filled: [String] = []
    /// Those that have a value of their own, by their names in lower case.
    var fixed: Set<String> = []
}

extension Resolver {
    mutating func partitions(_ node: Node) -> InsertPartitions {
        var partitions = InsertPartitions()
        guard rules.partitionsAreColumns else { return partitions }
        var key = node.firstChild
        while key != 0 {
            let item = tree.nodes[Int(key)]
            switch item.kind {
            case .columnName: partitions.filled.append(spelled(item.value))
            case .setItem: partitions.fixed.insert(tree.unquoted(item.value).lowercased())
            default: break
            }
            key = item.next
        }
        return partitions
    }

    /// The columns of the target that a query without a list of columns fills, in its order; empty where they have the
    /// names that the query gives them.
    mutating func filledColumns(
        of target: Int, by columns: ContiguousArray<OutputColumn>, partitions: InsertPartitions
    ) -> [String] {
        guard !columns.contains(where: { $0.isStar }) else { return [] }
        if let known = tables[target].columns {
            var names = known.map { spelled($0.spelling) }
            if !partitions.fixed.isEmpty { names.removeAll { partitions.fixed.contains($0.lowercased()) } }
            if !partitions.filled.isEmpty {
                let filled = Set(partitions.filled.map { $0.lowercased() })
                let keys = names.filter { filled.contains($0.lowercased()) }
                names.removeAll { filled.contains($0.lowercased()) }
                names += keys.count == filled.count ? keysInOrder(keys, partitions.filled) : partitions.filled
            }
            return columns.count < names.count ? Array(names.prefix(columns.count)) : names
        }
        guard !partitions.filled.isEmpty, columns.count >= partitions.filled.count else { return [] }
        return columns.dropLast(partitions.filled.count).map { spelled($0.spelling) } + partitions.filled
    }

    /// The keys as the table spells them, in the order of the list.
    private func keysInOrder(_ keys: [String], _ list: [String]) -> [String] {
        list.map { name in keys.first { $0.lowercased() == name.lowercased() } ?? name }
    }
}
