/// A job of the estate.
struct Job: Sendable {
    let tool: Tool
    let name: String
    /// TASK, DAG, TRAINING, ENDPOINT …, as the `jobType` facet names it.
    let type: String
    let owner: Team
    let about: String
    /// The job whose run this one's runs are part of.
    var parent: String?
    /// The job that must have ended, within the same parent, before this one starts.
    var after: String?
    let schedule: Schedule
    /// How long a run takes.
    let minutes: Double
    /// Runs of a service report while they last, and end when the next one takes over.
    var isService = false
    let writes: [Table]
    /// Inputs beyond those of the recipes of what it writes.
    var alsoReads: [Table] = []
    var checks: [Check] = []
    /// What a run finds out about datasets that it reads or writes, beside what is known of them anyway.
    var findings: @Sendable (Moment) -> [Finding] = { _ in [] }
    /// File of the code, in the repository of the tool.
    var code: String?

    init(
        _ tool: Tool, _ name: String, _ type: String = "TASK", owner: Team, about: String, parent: String? = nil,
        after: String? = nil, schedule: Schedule, minutes: Double = 4, isService: Bool = false, writes: [Table] = [],
        alsoReads: [Table] = [], checks: [Check] = [],
        findings: @escaping @Sendable (Moment) -> [Finding] = { _ in [] }, code: String? = nil
    ) {
        self.tool = tool
        self.name = name
        self.type = type
        self.owner = owner
        self.about = about
        self.parent = parent
        self.after = after
        self.schedule = schedule
        self.minutes = minutes
        self.isService = isService
        self.writes = writes
        self.alsoReads = alsoReads
        self.checks = checks
        self.findings = findings
        self.code = code
    }

    /// Whether its tool says with the explicit `lineage` facet what goes into which of several outputs; others leave
    /// that to column lineage.
    var statesLineage: Bool {
        writes.count > 1 && [Tool.airflow.integration, Tool.feast.integration].contains(tool.integration)
    }

    /// What the job's integration reports as read, in a stable order, once each.
    func reads(at moment: Moment) -> [Table] {
        var seen = Set<String>()
        return (writes.flatMap { $0.recipe.relations(at: moment).filter(\.isReported).map(\.table) } + alsoReads)
            .filter { table in !writes.contains { $0.id == table.id } && seen.insert(table.id).inserted }
    }
}

/// A test that a job runs on what it reads, with its outcome on each day.
struct Check: Sendable {
    let table: Table
    let assertion: String
    let column: String
    let name: String
    let severity: String
    let expected: String
    let outcome: @Sendable (Moment) -> (success: Bool, actual: String)
    /// Share of the column's values that are missing, where it was measured.
    var nullShare: (@Sendable (Moment) -> Double)?
}

/// A facet that one run adds to a dataset, or to itself.
struct Finding: Sendable {
    enum Subject: Sendable {
        case dataset(Table)
        case run
    }

    let subject: Subject
    let facet: AssetFacet
}

/// A tool that runs jobs and reports them.
struct Tool: Sendable {
    /// Namespace of its jobs.
    let namespace: String
    let producer: String
    let integration: String
    let engine: (name: String, version: String, adapter: String)
    /// Repository of the code that it runs.
    let repository: String
    /// Dialect of the SQL that its jobs are made of; nil when they are programs.
    var dialect: String?
}

extension Tool {
    private static let emitters = "https://git.halden.example/platform/lineage-emitters/tree/2.3.0/"

    static let airflow = Tool(
        namespace: "halden-airflow",
        producer: "https://github.com/apache/airflow/tree/providers-openlineage/2.20.3", integration: "AIRFLOW",
        engine: ("Airflow", "3.1.2", "2.20.3"), repository: "https://git.halden.example/platform/dags")
    static let dbt = Tool(
        namespace: "halden-dbt", producer: "https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt",
        integration: "DBT", engine: ("dbt", "1.11.2", "1.54.0"),
        repository: "https://git.halden.example/platform/warehouse", dialect: "snowflake")
    static let worksheet = Tool(
        namespace: "halden-snowflake", producer: emitters + "snowflake-history", integration: "SNOWFLAKE",
        engine: ("Snowflake", "10.38.1", "2.3.0"), repository: "https://git.halden.example/finance/worksheets",
        dialect: "snowflake")
    static let spark = Tool(
        namespace: "halden-spark",
        producer: "https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/spark", integration: "SPARK",
        engine: ("spark", "3.5.6", "1.54.0"), repository: "https://git.halden.example/platform/spark-jobs")
    static let feast = Tool(
        namespace: "halden-features", producer: emitters + "feast", integration: "FEAST",
        engine: ("Feast", "0.57.0", "2.3.0"), repository: "https://git.halden.example/risk/features")
    static let mlflow = Tool(
        namespace: "halden-ml", producer: emitters + "mlflow", integration: "MLFLOW",
        engine: ("MLflow", "3.4.0", "2.3.0"), repository: "https://git.halden.example/risk/credit-models")
    static let serving = Tool(
        namespace: "halden-serving", producer: emitters + "serving", integration: "CUSTOM",
        engine: ("Python", "3.12.7", "2.3.0"), repository: "https://git.halden.example/risk/scoring-api")
    static let assistant = Tool(
        namespace: "halden-assistant", producer: emitters + "otel-genai", integration: "OPENTELEMETRY",
        engine: ("Python", "3.12.7", "2.3.0"), repository: "https://git.halden.example/customer/assistant")
    static let tableau = Tool(
        namespace: "halden-bi", producer: emitters + "tableau", integration: "TABLEAU",
        engine: ("Tableau", "2025.3.1", "2.3.0"), repository: "https://git.halden.example/finance/dashboards")
    /// The nightly export of the bank's data catalogue, which describes datasets that no job writes.
    static let catalogue = Tool(
        namespace: "halden-catalogue", producer: emitters + "catalogue", integration: "CUSTOM",
        engine: ("Python", "3.12.7", "2.3.0"), repository: "https://git.halden.example/platform/catalogue")
}
