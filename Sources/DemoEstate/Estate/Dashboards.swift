/// What the board, the finance department and the regulator see.
enum Dashboards {
    static let riskAppetite = Table(
        .dashboards, "risk/risk-appetite", .dashboard, owner: .creditRisk,
        about: "Risk appetite for the board: default rates, scores and losses against their limits.",
        governance: .reporting,
        recipe: Recipe(
            .from(Marts.loanPerformance, "l"),
            .left(CreditRisk.rawScores, "s", on: "s.loan_id = l.loan_id", since: .productionV1),
            .left(Marts.provisions, "p", on: "p.loan_id = l.loan_id")),
        columns: [
            Column("default_rate", "real", from: "avg(l.default_12m)", tags: [.critical]),
            Column("mean_pd", "real", from: "avg(s.pd_12m)", tags: [.critical], since: .productionV1),
            Column("expected_loss", "real", from: "sum(p.expected_loss)", tags: [.critical]),
            Column("exposure", "real", from: "sum(l.outstanding)"),
        ])

    static let provisions = Table(
        .dashboards, "finance/ifrs9-provisions", .dashboard, owner: .finance, about: "Provisions by stage and month.",
        governance: .reporting, recipe: Recipe(.from(Marts.provisions, "p"), groupBy: ["p.stage"]),
        columns: [
            Column("stage", "integer", from: "p.stage"),
            Column("exposure", "real", from: "sum(p.exposure_at_default)"),
            Column("expected_loss", "real", from: "sum(p.expected_loss)", tags: [.critical]),
        ])

    static let branchKPIs = Table(
        .dashboards, "retail/branch-kpis", .dashboard, owner: .finance, about: "Branches compared.",
        governance: Governance(tier: 2, purposes: ["management_reporting"]),
        recipe: Recipe(.from(Marts.branchKPIs, "k"), .join(Marts.dimBranch, "b", on: "b.branch_id = k.branch_id")),
        columns: [
            Column("branch_name", "string", from: "b.branch_name"),
            Column("region", "string", from: "k.region"),
            Column("loan_volume", "real", from: "k.loan_volume"),
            Column("arrears_rate", "real", from: "k.arrears_rate"),
            Column("borrower_count", "integer", from: "k.borrower_count"),
        ])

    static let regulatoryReport = Table(
        .regulator, "corep/c_08_01_credit_risk", .report, owner: .compliance,
        about: "Credit risk, internal ratings, as sent to the supervisor.", governance: .reporting,
        recipe: Recipe(
            .from(Marts.provisions, "p"), .join(Marts.loanPerformance, "l", on: "l.loan_id = p.loan_id"),
            .left(CreditRisk.rawScores, "s", on: "s.loan_id = p.loan_id", since: .productionV1),
            groupBy: ["l.is_secured"]),
        versions: .dated, size: Size(rows: 96),
        columns: [
            Column("exposure_class", "string", from: "exposure_class(l.is_secured)"),
            Column("original_exposure", "decimal(18,2)", from: "sum(l.principal)", tags: [.critical]),
            Column("exposure_value", "decimal(18,2)", from: "sum(p.exposure_at_default)", tags: [.critical]),
            Column("average_pd", "decimal(7,6)", from: "avg(s.pd_12m)", tags: [.critical], since: .productionV1),
            Column("average_lgd", "decimal(5,4)", from: "avg(p.loss_given_default)"),
            Column("expected_loss_amount", "decimal(18,2)", from: "sum(p.expected_loss)", tags: [.critical]),
        ])

    /// The output of a job that is declared and has never run.
    static let climateReport = Table(
        .regulator, "esg/physical_risk", .report, owner: .compliance,
        about: "Exposure to physical climate risk by area; due next spring.", governance: .reporting,
        recipe: Recipe(
            .from(Marts.loanPerformance, "l"), .join(Marts.dimCustomer, "c", on: "c.customer_id = l.customer_id"),
            groupBy: ["c.postcode"]),
        columns: [
            Column("area", "string", from: "left(c.postcode, 2)"),
            Column("exposure", "decimal(18,2)", from: "sum(l.outstanding)"),
        ])

    static let tables = [riskAppetite, provisions, branchKPIs, regulatoryReport, climateReport]

    private static func refresh(_ table: Table, _ name: String, _ time: TimeOfDay) -> Job {
        Job(
            .tableau, "refresh.\(name)", "JOB", owner: table.owner ?? .finance,
            about: "Refreshes the extract of \(name).",
            schedule: .mondays(time), minutes: 6, writes: [table], code: "\(name).tds")
    }

    static let jobs = [
        refresh(riskAppetite, "risk_appetite", "11:05"),
        refresh(provisions, "ifrs9_provisions", "11:06"),
        refresh(branchKPIs, "branch_kpis", "11:07"),
        Job(
            .airflow, "reporting.corep_credit_risk", owner: .compliance,
            about: "Compiles the monthly report and archives it as sent.", schedule: .monthly(12, "13:00"), minutes: 16,
            writes: [regulatoryReport], code: "dags/reporting.py"),
        Job(
            .airflow, "reporting.climate_risk", owner: .compliance, about: "Will compile the report on physical risk.",
            schedule: .never, writes: [climateReport], code: "dags/reporting.py"),
    ]
}
