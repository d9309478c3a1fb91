import SQLLineage

extension Schema {
    /// The tables and views that a script of DDL leaves behind, with their columns in order.
    ///
    /// The engine knows them as state of the script's session; it is asked for them by a `SELECT *` behind the script.
    init(ddl script: AnalyzedScript, analyzer: SQLAnalyzer) {
        self.init()
        let kinds: Set<StatementKind> = [.createTable, .createTableAs, .createView, .alter, .rename]
        var tables: [SQLLineage.DatasetName] = []
        for statement in script.lineage.statements where kinds.contains(statement.kind) {
            for table in statement.outputs where table.kind == .table && !tables.contains(table) {
                tables.append(table)
            }
        }
        guard !tables.isEmpty else { return }
        let questions = tables.map { "SELECT * FROM \(Self.quoted($0.name, analyzer.dialect))" }
        let sql = script.source.sql + "\n;\n" + questions.joined(separator: ";\n")
        let answers = DeepStack.run { analyzer.analyze(sql) }.statements.suffix(tables.count)
        for (table, answer) in zip(tables, answers) {
            let columns = answer.columns.map(\.column)
            guard answer.kind == .select, !columns.isEmpty, !columns.contains("*") else { continue }
            add(table: QualifiedName.parts(table.name), columns: columns.map { Column($0) })
        }
    }

    private static func quoted(_ name: String, _ dialect: Dialect) -> String {
        let quotes: (String, String) =
            switch dialect {
            case .bigquery, .spark, .databricks, .hive, .mysql, .singlestore, .doris, .starrocks, .impala: ("`", "`")
            case .tsql, .fabric: ("[", "]")
            default: ("\"", "\"")
            }
        return name.split(separator: ".").map { quotes.0 + $0 + quotes.1 }.joined(separator: ".")
    }
}
