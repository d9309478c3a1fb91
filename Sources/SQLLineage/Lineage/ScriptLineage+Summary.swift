extension ScriptLineage {
    /// Puts together what the script as a whole reads and writes, temporary tables folded away.
    mutating func summarize() {
        if statements.count == 1, statements[0].temporaryOutputs.isEmpty {
            inputs = statements[0].inputs
            outputs = statements[0].outputs
            columns = statements[0].columns
            indirect = statements[0].indirect
            return
        }
        var folding = Folding(temporary: temporaryTables())
        for statement in statements { folding.add(statement) }
        folding.addUnread(functionResults: functionResults)
        inputs = folding.inputs
        outputs = folding.outputs
        columns = folding.columns
        indirect = folding.indirect
    }

    /// The temporary tables that the script both makes and reads.
    private func temporaryTables() -> Set<DatasetName> {
        var made = Set<DatasetName>()
        var created = Set<DatasetName>()
        for statement in statements {
            made.formUnion(statement.temporaryOutputs)
            switch statement.kind {
            case .createTable, .createTableAs, .createView: created.formUnion(statement.outputs)
            // What a script makes and drops again was temporary as well.
            case .drop: made.formUnion(statement.outputs.filter { created.contains($0) })
            default: break
            }
        }
        return made
    }
}

/// Follows what temporary tables hold through to where it came from.
private struct Folding {
    let temporary: Set<DatasetName>
    var inputs: [DatasetName] = []
    var outputs: [DatasetName] = []
    var columns: [ColumnLineage] = []
    var indirect: [ColumnInput] = []

    /// What each temporary table is made of so far.
    private struct Content {
        var inputs: [DatasetName] = []
        var columns: [String: [ColumnInput]] = [:]
        var order: [ColumnLineage] = []
        var indirect: [ColumnInput] = []
        var isRead = false
    }

    private var contents: [DatasetName: Content] = [:]
    private var order: [DatasetName] = []
    private var places: [String: Int] = [:]
    private var steering = Set<String>()
    private var knownInputs = Set<DatasetName>()
    private var knownOutputs = Set<DatasetName>()
    private var dropped = Set<DatasetName>()

    init(temporary: Set<DatasetName>) {
        self.temporary = temporary
    }

    mutating func add(_ statement: StatementLineage) {
        var read: [DatasetName] = []
        var steered: [ColumnInput] = []
        for input in statement.inputs {
            if contents[input] != nil {
                contents[input]?.isRead = true
                read += contents[input]?.inputs ?? []
                steered += contents[input]?.indirect ?? []
            } else {
                read.append(input)
            }
        }
        let columns = statement.columns.map { column in
            var column = column
            column.inputs = folded(column.inputs)
            return column
        }
        steered += folded(statement.indirect)
        let hidden = statement.outputs.filter { temporary.contains($0) }
        if statement.kind == .drop { dropped.formUnion(hidden) }
        for target in hidden {
            if contents[target] == nil {
                contents[target] = Content()
                order.append(target)
            } else if statement.kind == .createTableAs || statement.kind == .createTable {
                contents[target] = Content(isRead: contents[target]?.isRead ?? false)
            }
            for input in read where contents[target]?.inputs.contains(input) == false {
                contents[target]?.inputs.append(input)
            }
            for column in columns where column.target == target {
                contents[target]?.columns[column.column.lowercased(), default: []] += column.inputs
                contents[target]?.order.append(column)
            }
            contents[target]?.indirect += steered
        }
        let visible = statement.outputs.filter { !temporary.contains($0) }
        guard hidden.isEmpty || !visible.isEmpty else { return }
        // A statement that only drops or empties a temporary table says nothing.
        add(inputs: read, outputs: visible)
        for column in columns where column.target.map({ !temporary.contains($0) }) ?? true { add(column) }
        for input in steered { add(indirect: input) }
    }

    /// Temporary tables that nothing reads are ordinary ends; those that a function returns are a query's outputs.
    mutating func addUnread(functionResults: Set<DatasetName>) {
        for table in order where !dropped.contains(table) {
            guard let content = contents[table], !content.isRead else { continue }
            let isResult = functionResults.contains(table)
            add(inputs: content.inputs, outputs: isResult ? [] : [table])
            for var column in content.order {
                if isResult { column.target = nil }
                add(column)
            }
            for input in content.indirect { add(indirect: input) }
        }
    }

    private mutating func add(inputs read: [DatasetName], outputs written: [DatasetName]) {
        for input in read where knownInputs.insert(input).inserted { inputs.append(input) }
        for output in written where knownOutputs.insert(output).inserted { outputs.append(output) }
    }

    private mutating func add(_ column: ColumnLineage) {
        guard let target = column.target else {
            columns.append(column)
            return
        }
        let key = target.name + "\u{1}" + column.column.lowercased()
        guard let place = places[key] else {
            places[key] = columns.count
            columns.append(column)
            return
        }
        columns[place].inputs.merge(column.inputs)
    }

    private mutating func add(indirect input: ColumnInput) {
        if steering.insert(Self.key(input)).inserted { indirect.append(input) }
    }

    private static func key(_ input: ColumnInput) -> String {
        "\(input.table?.name ?? "?")\u{1}\(input.column)\u{1}\(input.transformation.subtype.rawValue)\u{1}\(input.transformation.masking)"
    }

    /// Inputs of temporary tables replaced by what those columns are made of.
    private func folded(_ inputs: [ColumnInput]) -> [ColumnInput] {
        guard !contents.isEmpty else { return inputs }
        var result: [ColumnInput] = []
        for input in inputs {
            guard let table = input.table, let content = contents[table] else {
                result.append(input)
                continue
            }
            let name = input.column.split(separator: ".").first.map(String.init) ?? input.column
            let origins =
                content.columns[input.column.lowercased()] ?? content.columns[name.lowercased()]
                ?? content.columns["*"].map { stars in
                    stars.map { star in
                        var star = star
                        if star.column == "*" { star.column = input.column }
                        return star
                    }
                } ?? []
            result.merge(origins.map { Self.composed($0, with: input) })
        }
        return result
    }

    /// An origin seen through a further step.
    private static func composed(_ origin: ColumnInput, with step: ColumnInput) -> ColumnInput {
        var result = origin
        if step.transformation.kind == .indirect {
            result.transformation = step.transformation
        } else if origin.transformation.kind == .direct {
            let order: [Transformation.Subtype] = [.identity, .transformation, .aggregation]
            let inner = order.firstIndex(of: origin.transformation.subtype) ?? 0
            let outer = order.firstIndex(of: step.transformation.subtype) ?? 0
            result.transformation = Transformation(
                order[max(inner, outer)], masking: origin.transformation.masking || step.transformation.masking)
        }
        return result
    }
}
