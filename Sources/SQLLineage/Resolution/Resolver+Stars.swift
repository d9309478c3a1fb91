extension Resolver {
    /// The columns of a star, with what EXCEPT, REPLACE and RENAME make of them.
    mutating func expandedStar(
        _ star: Node, scope: Int, isOutput: Bool = false
    ) -> ContiguousArray<OutputColumn> {
        var columns: ContiguousArray<OutputColumn> = []
        var modifier = star.firstChild
        if star.value != 0 {
            let path = tree.path(star.value)
            if let relation = namedRelation(path, scope: scope) {
                columns =
                    elementStar(path, of: relation, at: star.start) ?? starColumns(of: relation, at: star.start)
            } else {
                // `column.*`: the fields of a struct.
                columns = structStar(resolve(path, scope: scope), at: star.start)
            }
        } else if modifier != 0,
            ![.exceptColumns, .replaceColumns, .renameColumns, .likeColumns, .applyColumns].contains(
                tree.nodes[Int(modifier)].kind)
        {
            if let call = columnsCall(in: modifier) {
                columns = self.columns(of: call, scope: scope)
            } else if let fields = fieldsOfCall(modifier, scope: scope) {
                columns = fields
            } else {
                columns = structStar(set(of: modifier, scope: scope), at: star.start)
            }
            modifier = tree.nodes[Int(modifier)].next
        } else {
            columns = allColumns(scope: scope, at: star.start)
        }
        while modifier != 0 {
            apply(tree.nodes[Int(modifier)], to: &columns, scope: scope)
            modifier = tree.nodes[Int(modifier)].next
        }
        if isOutput, !star.flags.contains(.implied) {
            complain(ofStarsIn: columns, at: star.end - 1)
        }
        return columns
    }

    private mutating func complain(ofStarsIn columns: ContiguousArray<OutputColumn>, at token: UInt32) {
        var names: [String] = []
        var values: [String] = []
        for column in columns where column.isStar {
            if sets.isEmpty(column.set) {
                complain(.unresolvedStar, "* stands for columns that are not known", at: token)
            }
            for index in sets.range(column.set) {
                // Behind another scope the star was reported there.
                guard sets.sources[index].passage == 0 else { continue }
                let base = baseColumns[Int(sets.sources[index].column)]
                guard base.table >= 0 else { continue }
                let table = tables[base.table].name.name
                if base.symbol != OutputColumn.starSymbol {
                    values.append("\(table).\(spelled(base.spelling))")
                } else if !names.contains(table) {
                    names.append(table)
                }
            }
        }
        if names.isEmpty, !values.isEmpty {
            complain(
                .unresolvedStar,
                "* stands for columns that are made of \(values.joined(separator: ", ")), and they are not known",
                at: token)
        }
        guard !names.isEmpty else { return }
        complain(
            .unresolvedStar,
            "* stands for the columns of \(names.joined(separator: ", ")), which are not known: give a schema",
            at: token)
    }

    /// `(jsonb_each(x)).*`: the columns that a table function is known to give.
    private mutating func fieldsOfCall(_ id: NodeID, scope: Int) -> ContiguousArray<OutputColumn>? {
        var id = id
        while tree.nodes[Int(id)].kind == .tuple, tree.nodes[Int(id)].firstChild != 0 {
            id = tree.nodes[Int(id)].firstChild
        }
        let call = tree.nodes[Int(id)]
        guard call.kind == .call else { return nil }
        let names = Self.columns(ofFunction: functionName(call), dialect: dialect)
        guard !names.isEmpty else { return nil }
        let set = set(of: id, scope: scope)
        return ContiguousArray(
            names.map { OutputColumn(symbol: tree.symbols.intern($0), spelling: spelling($0), set: set, node: id) })
    }

    /// `*`: the columns of all relations in order, those that a join merges once.
    private mutating func allColumns(scope: Int, at token: UInt32) -> ContiguousArray<OutputColumn> {
        var columns: ContiguousArray<OutputColumn> = []
        var merged = Set<UInt32>()
        for index in scopes[scope].entries.indices {
            let entry = scopes[scope].entries[index]
            guard !entry.isHidden else { continue }
            for var column in starColumns(of: entry.relation, at: token) {
                if let known = scopes[scope].merged.first(where: { $0.symbol == column.symbol }) {
                    guard merged.insert(column.symbol).inserted else { continue }
                    column.set = known.set
                }
                columns.append(column)
            }
        }
        return columns
    }

    /// All columns of a relation as outputs; of one that is not known, a star that says so.
    mutating func starColumns(of id: RelationID, at token: UInt32) -> ContiguousArray<OutputColumn> {
        let relation = relations[id]
        var columns: ContiguousArray<OutputColumn> = []
        switch relation.shape {
        case .base:
            if relation.isOpen {
                let column = starColumn(of: relation.table)
                let set = sets.single(
                    Source(column: column, passage: 0, reference: token, direct: .identity, masked: false, indirect: [])
                )
                return [
                    OutputColumn(symbol: OutputColumn.starSymbol, spelling: spelling("*"), set: set, node: 0)
                ]
            }
            columns.reserveCapacity(relation.columns.count)
            for column in relation.columns {
                let base = baseColumn(table: relation.table, symbol: column.symbol, spelling: column.spelling)
                let set = sets.single(
                    Source(column: base, passage: 0, reference: token, direct: .identity, masked: false, indirect: []))
                columns.append(OutputColumn(symbol: column.symbol, spelling: column.spelling, set: set, node: 0))
            }
        case .derived:
            columns.reserveCapacity(relation.columns.count)
            for var column in relation.columns {
                column.set = throughScope(column.set, relation.scopeName)
                columns.append(column)
            }
        case .function:
            columns = relation.columns
            if relation.hasUnknownColumns {
                complain(.unresolvedStar, "which columns this function gives is not known", at: token)
            }
            if columns.isEmpty, relation.set != 0 || relation.hasUnknownColumns {
                columns = [
                    OutputColumn(symbol: OutputColumn.starSymbol, spelling: spelling("*"), set: relation.set, node: 0)
                ]
            }
        }
        return columns
    }

    mutating func throughScope(_ set: SetID, _ scope: Spelling) -> SetID {
        guard scope != 0, !sets.isEmpty(set) else { return set }
        let mark = sets.mark()
        for index in sets.range(set) {
            var source = sets.sources[index]
            source.passage = passage(through: scope, after: source.passage)
            sets.add(source, since: mark)
        }
        let result = sets.close(mark)
        if let fields = structFields[set] { structFields[result] = fields }
        return result
    }

    private mutating func structStar(_ set: SetID, at token: UInt32) -> ContiguousArray<OutputColumn> {
        if let fields = structFields[set] {
            var columns = relations[fields].columns
            for place in columns.indices where columns[place].spelling == 0 {
                let name = rules.outputNames == .numbered ? "f\(place)_" : "field\(place)"
                columns[place].symbol = tree.symbols.intern(name)
                columns[place].spelling = spelling(name)
            }
            return columns
        }
        guard set != 0 else { return [] }
        if let columns = typedFields(of: set, at: token) { return columns }
        return [OutputColumn(symbol: OutputColumn.starSymbol, spelling: spelling("*"), set: set, node: 0)]
    }

    /// `item.*` of `UNNEST(x) AS item`: item is the element, whose fields are not known.
    private mutating func elementStar(
        _ path: Range<Int>, of id: RelationID, at token: UInt32
    ) -> ContiguousArray<OutputColumn>? {
        guard rules.unnestsFields, relations[id].shape == .function, relations[id].isOpen, path.count == 1,
            relations[id].columns.count == 1,
            relations[id].columns[0].symbol == nameSymbol(tree.parts[path.lowerBound])
        else { return nil }
        return structStar(relations[id].columns[0].set, at: token)
    }

    /// The fields that the type of a column in the schema names.
    mutating func typedFields(of set: SetID, at token: UInt32) -> ContiguousArray<OutputColumn>? {
        let range = sets.range(set)
        guard range.count == 1 else { return nil }
        let source = sets.sources[range.lowerBound]
        let base = baseColumns[Int(source.column)]
        guard base.table >= 0,
            var type = tables[base.table].columns?.first(where: { $0.symbol == base.symbol })?.type
        else { return nil }
        for part in base.path.split(separator: ".") {
            guard let field = StructType.fields(of: type)?.first(where: { $0.name.lowercased() == part.lowercased() })
            else { return nil }
            type = field.type
        }
        return StructType.fields(of: type).map { columns(ofFields: $0, in: source, at: token) }
    }

    /// The fields of a type as columns. Behind an expression all come from its source, and keep their own fields.
    private mutating func columns(
        ofFields fields: [Schema.Column], in source: Source, at token: UInt32
    ) -> ContiguousArray<OutputColumn> {
        var columns: ContiguousArray<OutputColumn> = []
        for field in fields {
            var part = source
            if source.direct == .identity { part.column = self.field(field.name, of: source.column) }
            part.reference = token
            let set = sets.single(part)
            if source.direct != .identity, let inner = StructType.fields(of: field.type) {
                let relation = Relation(shape: .derived, columns: self.columns(ofFields: inner, in: part, at: token))
                structFields[set] = add(relation)
            }
            columns.append(
                OutputColumn(
                    symbol: tree.symbols.intern(field.name), spelling: spelling(field.name), set: set, node: 0))
        }
        return columns
    }

    // MARK: EXCEPT, REPLACE, RENAME, LIKE, APPLY

    /// ClickHouse's APPLY: a function of each column.
    private mutating func applyFunction(_ name: UInt32, to columns: inout ContiguousArray<OutputColumn>) {
        let function = name == 0 ? "" : tree.unquoted(name)
        let kind = name == 0 ? .scalar : FunctionKind.of(function.lowercased(), dialect: dialect)
        for place in columns.indices {
            let mark = sets.mark()
            sets.add(columns[place].set, Role.identity.within(kind), since: mark)
            columns[place].set = sets.close(mark)
            guard name != 0, !columns[place].isStar else { continue }
            let shown = "\(function)(\(spelled(columns[place].spelling)))"
            columns[place].symbol = tree.symbols.intern(shown)
            columns[place].spelling = spelling(shown)
        }
    }

    private mutating func apply(_ modifier: Node, to columns: inout ContiguousArray<OutputColumn>, scope: Int) {
        switch modifier.kind {
        case .likeColumns:
            guard let pattern = ColumnPattern(tree.unquoted(modifier.value), flags: modifier.flags) else { break }
            let keeps = !modifier.flags.contains(.negated)
            columns.removeAll { !$0.isStar && pattern.matches(spelled($0.spelling)) != keeps }
        case .applyColumns: applyFunction(modifier.value, to: &columns)
        default: break
        }
        var child = modifier.firstChild
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch modifier.kind {
            case .exceptColumns:
                let symbol = nameSymbol(part.value)
                columns.removeAll { $0.symbol == symbol }
            case .replaceColumns:
                guard part.kind == .item, part.value != 0 else { break }
                let symbol = nameSymbol(part.value)
                let set = set(of: part.firstChild, scope: scope)
                if let place = columns.firstIndex(where: { $0.symbol == symbol }) {
                    columns[place].set = set
                    columns[place].node = child
                } else {
                    columns.append(OutputColumn(symbol: symbol, spelling: part.value, set: set, node: child))
                }
            case .renameColumns:
                guard part.kind == .item, part.value != 0, tree.nodes[Int(part.firstChild)].kind == .name else { break }
                let path = tree.path(tree.nodes[Int(part.firstChild)].value)
                let old = nameSymbol(tree.parts[path.upperBound - 1])
                if let place = columns.firstIndex(where: { $0.symbol == old }) {
                    columns[place].symbol = nameSymbol(part.value)
                    columns[place].spelling = part.value
                } else if columns.contains(where: { $0.isStar }) {
                    columns.append(
                        OutputColumn(
                            symbol: nameSymbol(part.value), spelling: part.value,
                            set: set(of: part.firstChild, scope: scope), node: child))
                }
            default: break
            }
            child = part.next
        }
    }
}
