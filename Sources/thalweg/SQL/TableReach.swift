import SQLLineage

/// Which tables reach which outputs of a script, through its temporary tables.
struct TableReach {
    private var direct: [SQLLineage.DatasetName: Set<SQLLineage.DatasetName>] = [:]
    private var temporary: Set<SQLLineage.DatasetName> = []

    init(_ lineage: ScriptLineage) {
        for statement in lineage.statements {
            temporary.formUnion(statement.temporaryOutputs)
            // A table that is changed steers itself by its own columns.
            for output in statement.outputs {
                direct[output, default: []].formUnion(statement.inputs + [output])
                direct[output]?.formUnion(statement.indirect.compactMap(\.table))
            }
        }
    }

    func tables(of output: SQLLineage.DatasetName) -> Set<SQLLineage.DatasetName> {
        var reached: Set<SQLLineage.DatasetName> = []
        var pending = [output]
        while let next = pending.popLast() {
            for table in direct[next] ?? [] where reached.insert(table).inserted {
                if temporary.contains(table) { pending.append(table) }
            }
        }
        return reached
    }
}
