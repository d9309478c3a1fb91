extension Parser {
    /// The whole text, statement by statement. One that is not understood costs only itself.
    mutating func script() {
        while true {
            skipSeparators()
            if at(.endOfText) { break }
            let before = at
            let statement = recoveringStatement(inBlock: false)
            tree.statements.append(statement)
            if at == before { advance() }
        }
    }

    private mutating func skipSeparators() {
        while at(.semicolon) || isBatchSeparator || startsClientCommand || isFlow {
            if at(.go), at(.number, 1) { advance() }
            if startsClientCommand {
                while !at(.endOfText), at + 1 < tree.tokens.count, !peek().flags.contains(.newlineBefore) { advance() }
            }
            advance()
        }
    }

    /// A command of the client that ends with its line: SQL*Plus' `SPOOL x`, BTEQ's `.LOGON x`, sqlcmd's `:setvar x`,
    /// `source x` of MySQL's.
    private var startsClientCommand: Bool {
        // Options of a PL/pgSQL body (`#variable_conflict use_column`).
        if at(.word), byte(token) == UInt8(ascii: "#"), isName(1), !peek().flags.contains(.newlineBefore) {
            return token.flags.contains(.newlineBefore)
        }
        guard rules.clientCommands != .none, at == 0 || token.flags.contains(.newlineBefore) else { return false }
        switch rules.clientCommands {
        case .none: return false
        case .dots: return at(.dot) && at(.word, 1) && isGlued(1)
        case .colons: return at(.colon) && at(.word, 1) && isGlued(1)
        case .sqlPlus:
            if at(.atSign) || at(.variable) && byte(token) == UInt8(ascii: "@") { return true }
            guard at(.word) else { return false }
            if at(.set) {
                return isName(1) && !at(any: .transaction, .role, .constraint, distance: 1) && !at(.equals, 2)
            }
            return Self.sqlPlusCommands.contains(tree.unquoted(UInt32(at)).lowercased())
        case .hive:
            return isOperator("!") && at(.word, 1)
                || at(.word) && ["dfs", "source"].contains(tree.unquoted(UInt32(at)).lowercased())
        case .mysql:
            return at(.word) && Self.mysqlCommands.contains(tree.unquoted(UInt32(at)).lowercased())
        }
    }

    private static let sqlPlusCommands: Set<String> = [
        "spool", "whenever", "accept", "acc", "define", "undefine", "variable", "print", "col",
        "column", "ttitle", "btitle", "break", "clear", "host", "pause", "connect", "disconnect", "show",
    ]

    private static let mysqlCommands: Set<String> = [
        "source", "tee", "notee", "pager", "nopager", "prompt", "status", "warnings", "nowarning", "rehash", "connect",
        "charset", "system", "ego", "edit", "quit", "exit",
    ]

    /// Snowflake's `->>` between statements.
    private var isFlow: Bool { rules.flowOperator && kind == .arrow && token.end - token.start == 3 }

    /// T-SQL's GO, and SQL*Plus' slash, on a line of its own.
    private var isBatchSeparator: Bool {
        guard at(.go) || isOperator("/") else { return false }
        guard at == 0 || token.flags.contains(.newlineBefore) || at(.go) && tree.tokens[at - 1].kind == .semicolon
        else {
            return false
        }
        let next = at(.go) && at(.number, 1) ? peek(2) : peek()
        return next.kind == .endOfText || next.flags.contains(.newlineBefore)
    }

    /// A statement, or a `broken` one with what could be read, and the place after it.
    mutating func recoveringStatement(inBlock: Bool) -> NodeID {
        let start = at
        let firstNode = tree.nodes.count
        let depthBefore = (depth, blockDepth)
        do throws(SyntaxError) {
            colonIsPath = true
            let statement = try self.statement()
            if !at(.semicolon), !at(.endOfText), !isBatchSeparator, !isFlow,
                !(isOperator("\\") && at(.copy, 1)),
                !(inBlock && endsBlockItem),
                !(statementMayEnd && startsStatement)
            {
                throw failure("the end of the statement")
            }
            return statement
        } catch {
            (depth, blockDepth) = depthBefore
            diagnostics.append(error)
            at = max(at, error.token)
            resynchronise()
            return broken(from: start, firstNode: firstNode)
        }
    }

    /// To the next semicolon, wherever parentheses may be open.
    private mutating func resynchronise() {
        while !at(.endOfText), !at(.semicolon), !isBatchSeparator { advance() }
    }

    /// What was read of a statement before it broke: the queries and tables that nothing holds yet.
    private mutating func broken(from start: Int, firstNode: Int) -> NodeID {
        var isHeld = Set<NodeID>()
        for id in firstNode..<tree.nodes.count {
            var child = tree.nodes[id].firstChild
            while child != 0 {
                isHeld.insert(child)
                child = tree.nodes[Int(child)].next
            }
        }
        var children = Children()
        for id in firstNode..<tree.nodes.count where !isHeld.contains(UInt32(id)) {
            switch tree.nodes[id].kind {
            case .table, .derived, .select, .query, .from, .setOperation, .with, .projection, .insertColumns:
                append(UInt32(id), to: &children)
            default: break
            }
        }
        // The last may still be linked to what it stood before in a list that was not finished.
        if children.last != 0 { tree.nodes[Int(children.last)].next = 0 }
        return node(.broken, from: start, children)
    }

    /// Whether a word stands here with which a statement can begin, so that one without semicolon may end before it.
    var startsStatement: Bool {
        // A label of T-SQL.
        if rules.optionalSemicolons, at(.colon, 1), token.flags.contains(.newlineBefore), isName() { return true }
        guard let keyword else { return false }
        switch keyword {
        case .with: return startsQuery()
        // T-SQL, where statements need no semicolons, has no FOR and no REPLACE, but options of these names.
        case .for, .replace, .loop: if rules.optionalSemicolons, blockDepth == 0 { return false }
        case .merge where at(.range, 1): return false
        default: break
        }
        return beginsStatement(keyword) || at(.colon, 1)
    }

    /// Whether a statement can begin with a word.
    func beginsStatement(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .select, .insert, .update, .delete, .merge, .create, .drop, .alter, .truncate, .exec, .execute, .declare,
            .set,
            .if, .while, .begin, .end, .return, .print, .grant, .revoke, .use, .go, .raiserror, .throw, .open, .fetch,
            .close,
            .deallocate, .commit, .rollback, .save, .waitfor, .break, .continue, .else, .bulk, .dbcc, .deny, .goto,
            .exception, .loop, .for, .call, .elseif, .elsif, .when, .until, .tran, .backup, .kill, .disable, .enable,
            .copy,
            .unload, .rename, .analyze, .vacuum, .comment, .show, .replace, .with:
            true
        default: false
        }
    }

    /// Words that end a statement in a block.
    var endsBlockItem: Bool {
        at(any: .end, .else, .elseif, .elsif, .when, .exception, .until) || startsStatement
    }
}
