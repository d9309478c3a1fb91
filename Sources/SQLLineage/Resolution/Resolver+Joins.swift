extension Resolver {
    // MARK: Joins

    mutating func addJoin(_ node: Node, scope: Int) {
        let before = scopes[scope].entries.count
        addRelation(node.firstChild, scope: scope)
        if node.flags.contains(.natural) { mergeNatural(scope: scope, leftCount: before) }
        var child = tree.nodes[Int(node.firstChild)].next
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .on: steer(byChildrenOf: child, .join, scope: scope)
            case .using: mergeUsing(part, scope: scope, leftCount: before)
            default: break
            }
            child = part.next
        }
        // SEMI and ANTI: only one side's columns come out.
        if node.flags.contains(.leftOnly) {
            for index in before..<scopes[scope].entries.count { scopes[scope].entries[index].isHidden = true }
        } else if node.flags.contains(.rightOnly) {
            for index in 0..<before { scopes[scope].entries[index].isHidden = true }
        }
    }

    /// USING (a, b): each is one column that both sides give.
    mutating func mergeUsing(_ using: Node, scope: Int, leftCount: Int) {
        var name = using.firstChild
        while name != 0 {
            let token = tree.nodes[Int(name)].value
            merge(nameSymbol(token), token: token, scope: scope, leftCount: leftCount)
            name = tree.nodes[Int(name)].next
        }
        guard using.value != 0 else { return }
        var merged = Relation(shape: .derived)
        name = using.firstChild
        while name != 0 {
            let token = tree.nodes[Int(name)].value
            let symbol = nameSymbol(token)
            if let set = scopes[scope].merged.last(where: { $0.symbol == symbol })?.set {
                merged.columns.append(OutputColumn(symbol: symbol, spelling: token, set: set, node: 0))
            }
            name = tree.nodes[Int(name)].next
        }
        enter(add(merged), symbol: nameSymbol(using.value), scope: scope, isHidden: true)
    }

    private mutating func merge(_ symbol: UInt32, token: UInt32, scope: Int, leftCount: Int) {
        let mark = sets.mark()
        var found = false
        if let known = scopes[scope].merged.firstIndex(where: { $0.symbol == symbol }) {
            sets.add(scopes[scope].merged[known].set, .identity, since: mark)
            scopes[scope].merged.remove(at: known)
            found = true
        }
        let entries = scopes[scope].entries
        // On each side those that are known to have it, else the ones that may.
        for side in [0..<leftCount, leftCount..<entries.count] where !(found && side.lowerBound == 0) {
            let known = side.filter { relations[entries[$0].relation].place(of: symbol) != nil }
            let possible = known.isEmpty ? side.filter { relations[entries[$0].relation].isOpen } : known
            for index in possible.prefix(
                known.isEmpty && possible.count > 1 && side.lowerBound == 0 ? 1 : possible.count)
            {
                if let set = column(symbol, spelling: token, of: entries[index].relation, at: token) {
                    sets.add(set, .identity, since: mark)
                }
            }
        }
        let set = sets.close(mark)
        scopes[scope].merged.append((symbol, set))
        steer(set, .join)
    }

    /// NATURAL JOIN: the columns that both sides are known to have.
    private mutating func mergeNatural(scope: Int, leftCount: Int) {
        let entries = scopes[scope].entries
        var symbols: [(UInt32, UInt32)] = []
        for right in leftCount..<entries.count {
            for column in relations[entries[right].relation].columns where !column.isStar {
                for left in 0..<leftCount where relations[entries[left].relation].place(of: column.symbol) != nil {
                    symbols.append((column.symbol, column.spelling))
                    break
                }
            }
        }
        for (symbol, spelling) in symbols {
            let token = spelling & Spelling.spelled == 0 ? spelling : 0
            merge(symbol, token: token, scope: scope, leftCount: leftCount)
        }
    }

    /// Joined tables in parentheses.
    mutating func addGroup(_ node: Node, scope: Int) {
        if node.flags.contains(.lateral) { return addArrayJoin(node, scope: scope) }
        let before = scopes[scope].entries.count
        var child = node.firstChild
        var aliased: Node?
        while child != 0 {
            let part = tree.nodes[Int(child)]
            switch part.kind {
            case .alias: aliased = part
            case .pivot, .unpivot:
                // Of all that is joined, one relation is turned.
                let joined = add(columns(ofEntries: before..<scopes[scope].entries.count, scope: scope, at: part.start))
                scopes[scope].entries.removeLast(scopes[scope].entries.count - before)
                let turned =
                    part.kind == .pivot
                    ? resolvePivot(part, over: joined, scope: scope) : resolveUnpivot(part, over: joined, scope: scope)
                enter(turned, symbol: OutputColumn.unnamedSymbol, scope: scope)
            default: addRelation(child, scope: scope)
            }
            child = part.next
        }
        guard let alias = aliased, alias.value != 0 else { return }
        // `(a JOIN b ON …) AS t`: t has the columns of both.
        var relation = columns(ofEntries: before..<scopes[scope].entries.count, scope: scope, at: alias.value)
        relation.scopeName = alias.value
        if scopes[scope].entries.count == before + 1 {
            scopes[scope].entries[before].symbol = nameSymbol(alias.value)
        } else {
            enter(add(relation), symbol: nameSymbol(alias.value), scope: scope, isHidden: true)
        }
    }

    /// The columns of several relations of a scope as those of one.
    private mutating func columns(ofEntries entries: Range<Int>, scope: Int, at token: UInt32) -> Relation {
        var relation = Relation(shape: .derived)
        for index in entries {
            relation.columns.append(contentsOf: starColumns(of: scopes[scope].entries[index].relation, at: token))
        }
        relation.isOpen = relation.columns.contains { $0.isStar }
        return relation
    }
}
