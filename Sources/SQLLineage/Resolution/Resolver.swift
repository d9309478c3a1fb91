/// Finds for each statement of a script which columns its outputs come from.
///
/// Names are resolved as the text is walked, each query once; what a query gives is a ``Relation`` whose columns are sets
/// of base columns, so that a reference costs a look-up, however deep the query below it is.
struct Resolver {
    var tree: SyntaxTree
    let dialect: Dialect
    let rules: DialectRules
    let schema: Schema
    var session: Session
    /// The outcome of the script so far.
    var script = ScriptLineage()

    // What one statement needs; emptied by `begin`.
    var statement = StatementLineage(kind: .other, span: .none)
    var tables: ContiguousArray<BaseTable> = []
    var tableIDs: [String: Int] = [:]
    var baseColumns: ContiguousArray<BaseColumn> = []
    var relations: ContiguousArray<Relation> = []
    var scopes: ContiguousArray<Scope> = []
    var ctes: ContiguousArray<CTE> = []
    /// The CTEs in sight: index plus one of the nearest.
    var environment = 0
    var sets = SourceArena()
    var passages: ContiguousArray<Passage> = []
    var passageCache: [UInt64: UInt32] = [:]
    /// Sources that steer the statement: per base column the roles, and where they were first named.
    var steering: ContiguousArray<(column: UInt32, roles: Source.Indirect, reference: UInt32, passage: UInt32)> = []
    var steeringPlace: [UInt32: Int] = [:]
    /// Fields of columns that were put together as structs.
    var structFields: [SetID: RelationID] = [:]
    /// What columns of a PIVOT without a list of values come from.
    var pivotedRest: [RelationID: SetID] = [:]
    /// Spellings that stand nowhere in the text: names of the schema, generated names.
    var spellings: ContiguousArray<String> = [""]
    var pathColumns: [String: UInt32] = [:]
    var functionKinds: [UInt32: FunctionKind] = [:]
    /// What functions do to structs, by symbol.
    var passings: [UInt32: Passing] = [:]
    /// Tokens that were complained of, so that each place is reported once.
    var complained: Set<UInt64> = []
    var lines: LineIndex?
    /// How many aliases are being resolved, each for the one before.
    var aliasDepth = 0
    /// How deep blocks are nested.
    var depth = 0
    /// What variables of the script were last assigned, by symbol.
    var variables: [UInt32: Variable] = [:]
    var resolvingVariables: Set<UInt32> = []
    /// Variables that DECLARE made.
    var declared: Set<UInt32> = []
    /// Fields of records that were assigned by themselves, by symbol of the record.
    var records: [UInt32: [RecordField]] = [:]
    /// What records are rows of: by symbol the token of a table's name; types that the script defines; records of those.
    var rowTypes: [UInt32: UInt32] = [:]
    var recordTypes: [UInt32: NodeID] = [:]
    var recordShapes: [UInt32: NodeID] = [:]
    /// How many statements around this one run under a condition only.
    var branchDepth = 0
    /// Within the body of a procedure or function.
    var isInRoutine = false
    /// Changes of data inside WITH that were followed, with what they return.
    var changes: [NodeID: RelationID] = [:]
    /// What the RETURNING of the last change gives.
    var returned: RelationID?
    /// Where the columns that UPDATE and MERGE set stand in the statement's, by table and symbol.
    var changedColumns: [UInt64: Int] = [:]
    /// The row that an INSERT offers, for ON CONFLICT.
    var insertedRow: RelationID?
    /// The tables that the query of that INSERT reads: MySQL's ON DUPLICATE KEY sees them.
    var offering: ContiguousArray<ScopeEntry> = []
    /// The scope of the SELECT that was resolved last: behind a query, its outermost.
    var lastSelect: Int?
    /// While a variable is resolved that `SELECT @v = x` assigned: the assignments are its columns.
    var assignmentsAreColumns = false
    /// What COLUMNS(…), by its first token, stands for at the moment.
    var boundColumn: (call: UInt32, set: SetID)?
    /// The query that was a statement last: Snowflake's RESULT_SCAN and `$1` read it.
    var lastQuery: NodeID?
    /// The queries that table functions of the script stand for, by symbol, and those being resolved.
    var tableFunctions: [UInt32: NodeID] = [:]
    /// The expressions with queries in them that functions of the script stand for.
    var valueFunctions: [UInt32: NodeID] = [:]
    var resolvingFunctions: Set<NodeID> = []
    /// The queries of table functions whose body is a text.
    var functionTexts: [UInt32: String] = [:]
    /// The columns that those functions name, and the tables that functions of T-SQL fill, by symbol.
    var functionColumns: [UInt32: NodeID] = [:]
    var functionTables: [UInt32: DatasetName] = [:]
    /// Parameters of routines that are no scalars by their use: they may be tables.
    var parameters: Set<UInt32> = []
    /// The FROM that several INSERTs share (Hive).
    var sharedFrom: Scope?

    init(
        tree: consuming SyntaxTree, dialect: Dialect, schema: Schema, session: consuming Session
    ) {
        self.tree = tree
        self.dialect = dialect
        rules = dialect.rules
        self.schema = schema
        self.session = session
    }

    /// The script's statements, each with what the ones before it left behind.
    mutating func resolveScript() {
        for statement in tree.statements { noteTriggerFunction(statement) }
        for statement in tree.statements { resolveStatement(statement) }
    }

    // MARK: Statements' state

    mutating func begin(_ kind: StatementKind, _ node: NodeID) {
        statement = StatementLineage(kind: kind, span: tree.span(node))
        tables.removeAll(keepingCapacity: true)
        tableIDs.removeAll(keepingCapacity: true)
        baseColumns.removeAll(keepingCapacity: true)
        relations.removeAll(keepingCapacity: true)
        scopes.removeAll(keepingCapacity: true)
        ctes.removeAll(keepingCapacity: true)
        environment = 0
        sets.removeAll()
        passages.removeAll(keepingCapacity: true)
        passageCache.removeAll(keepingCapacity: true)
        steering.removeAll(keepingCapacity: true)
        steeringPlace.removeAll(keepingCapacity: true)
        structFields.removeAll(keepingCapacity: true)
        pivotedRest.removeAll(keepingCapacity: true)
        changedColumns.removeAll(keepingCapacity: true)
        insertedRow = nil
        offering = []
        lastSelect = nil
        returned = nil
        changes.removeAll(keepingCapacity: true)
        pathColumns.removeAll(keepingCapacity: true)
    }

    /// Turns what was gathered into the statement's lineage and adds it to the script's.
    mutating func finish() {
        if !changes.isEmpty { readReturned() }
        for table in tables where table.isInput { statement.inputs.append(table.name) }
        for entry in steering {
            for subtype in entry.roles.subtypes {
                statement.indirect.append(
                    input(entry.column, Transformation(subtype), reference: entry.reference, passage: entry.passage))
            }
        }
        statement.passages = Array(passages)
        script.statements.append(statement)
    }

    /// What a change within WITH returns is read, where it leads to another table.
    private mutating func readReturned() {
        var read = Set<DatasetName>()
        for column in statement.columns {
            read.formUnion(column.inputs.compactMap { $0.table == column.target ? nil : $0.table })
        }
        for index in tables.indices where read.contains(tables[index].name) { tables[index].isInput = true }
    }

    func input(
        _ column: UInt32, _ transformation: Transformation, reference: UInt32, passage: UInt32
    ) -> ColumnInput {
        let base = baseColumns[Int(column)]
        let token = tree.token(reference)
        let name = spelled(base.spelling)
        var input = ColumnInput(
            table: base.table >= 0 ? tables[base.table].name : nil,
            column: base.path.isEmpty ? name : name + "." + base.path, transformation: transformation,
            reference: SourceSpan(start: Int(token.start), end: Int(token.end)))
        if base.table < 0 { input.candidates = base.candidates.map { tables[$0].name } }
        input.passage = passage
        return input
    }

    /// The inputs of one output column.
    func inputs(of set: SetID) -> [ColumnInput] {
        let range = sets.range(set)
        var inputs: [ColumnInput] = []
        inputs.reserveCapacity(range.count)
        for index in range {
            let source = sets.sources[index]
            if source.direct != .none {
                let subtype: Transformation.Subtype =
                    switch source.direct {
                    case .aggregation: .aggregation
                    case .transformation: .transformation
                    default: .identity
                    }
                inputs.append(
                    input(
                        source.column, Transformation(subtype, masking: source.masked), reference: source.reference,
                        passage: source.passage))
            }
            if !source.indirect.isEmpty {
                for subtype in source.indirect.subtypes {
                    inputs.append(
                        input(
                            source.column, Transformation(subtype), reference: source.reference,
                            passage: source.passage))
                }
            }
        }
        return inputs
    }

    // MARK: Spelling

    func spelled(_ spelling: Spelling) -> String {
        if spelling & Spelling.spelled != 0 { return spellings[Int(spelling & ~Spelling.spelled)] }
        guard spelling != 0 else { return "" }
        return folded(spelling)
    }

    /// A name as the dialect keeps it.
    func folded(_ token: UInt32) -> String {
        let kind = tree.tokens[Int(token)].kind
        let text = tree.unquoted(token)
        guard kind == .word else { return text }
        switch rules.folding {
        case .keep: return text
        case .lower: return text.lowercased()
        case .upper: return text.uppercased()
        }
    }

    mutating func spelling(_ name: String) -> Spelling {
        spellings.append(name)
        return UInt32(spellings.count - 1) | Spelling.spelled
    }

    func symbol(_ token: UInt32) -> UInt32 { tree.tokens[Int(token)].symbol }

    /// The symbol of a token that may be a string or variable used as a name.
    mutating func nameSymbol(_ token: UInt32) -> UInt32 {
        switch tree.tokens[Int(token)].kind {
        case .word, .quotedName: return symbol(token)
        default: return tree.symbols.intern(tree.unquoted(token))
        }
    }

    // MARK: Steering

    /// Records that the sources of a set steer the whole statement.
    mutating func steer(_ set: SetID, _ roles: Source.Indirect) {
        for index in sets.range(set) { steer(sets.sources[index], roles) }
    }

    mutating func steer(_ source: Source, _ roles: Source.Indirect) {
        if let place = steeringPlace[source.column] {
            steering[place].roles.formUnion(roles)
        } else {
            steeringPlace[source.column] = steering.count
            steering.append((source.column, roles, source.reference, source.passage))
        }
    }

    /// Walks an expression whose columns steer the statement.
    mutating func steer(by expression: NodeID, _ roles: Source.Indirect, scope: Int) {
        let mark = sets.mark()
        walk(expression, Role.steering(roles), scope: scope, since: mark)
        let set = sets.close(mark)
        steer(set, roles)
    }

    mutating func steer(byChildrenOf node: NodeID, _ roles: Source.Indirect, scope: Int) {
        var child = tree.nodes[Int(node)].firstChild
        while child != 0 {
            steer(by: child, roles, scope: scope)
            child = tree.nodes[Int(child)].next
        }
    }

    // MARK: Diagnostics

    mutating func complain(
        _ code: Diagnostic.Code, _ message: String, at token: UInt32,
        severity: Diagnostic.Severity = .warning
    ) {
        let key = UInt64(token) << 8 | UInt64(Diagnostic.Code.allCases.firstIndex(of: code) ?? 0)
        guard complained.insert(key).inserted else { return }
        if lines == nil { lines = LineIndex(tree.bytes) }
        let place = tree.tokens[Int(token)]
        script.diagnostics.append(
            Diagnostic(
                severity: severity, code: code, message: message,
                span: SourceSpan(start: Int(place.start), end: Int(place.end)),
                position: lines?.position(Int(place.start)) ?? SourcePosition(line: 1, column: 1)))
    }

    // MARK: Relations and scopes

    mutating func add(_ relation: Relation) -> RelationID {
        relations.append(relation)
        return relations.count - 1
    }

    mutating func pushScope(parent: Int) -> Int {
        scopes.append(Scope(parent: parent))
        return scopes.count - 1
    }

    /// A passage through a scope, shared by all values that take the same way.
    mutating func passage(through scope: Spelling, after inner: UInt32) -> UInt32 {
        guard scope != 0 else { return inner }
        let key = UInt64(scope) << 32 | UInt64(inner)
        if let known = passageCache[key] { return known }
        passages.append(Passage(scope: spelled(scope), inner: inner))
        passageCache[key] = UInt32(passages.count)
        return UInt32(passages.count)
    }
}
