/// The dbt project's marts, which everything that decides or reports reads.
enum Marts {
    static let dimCustomer = Table(
        .warehouse, "analytics.marts.dim_customer", owner: .dataPlatform, about: "Customers, one row each.",
        tags: [.gdpr], governance: .contract,
        recipe: Recipe(
            .from(Warehouse.customers, "c"),
            .left(Warehouse.balances, "b", on: "b.customer_id = c.customer_id")),
        size: Size(rows: 411_000, perDay: 61),
        columns: [
            Column("customer_id", "number(38,0)", from: "c.customer_id", tags: [.critical]),
            Column("age_band", "varchar(8)", "Ten years wide", from: "age_band(c.birth_year)", tags: [.protected]),
            Column("gender", "varchar(1)", from: "c.gender", tags: [.protected]),
            Column("postcode", "varchar(8)", from: "c.postcode", tags: [.pii, .proxy]),
            Column("city", "varchar(80)", from: "c.city"),
            Column("employment_status", "varchar(24)", from: "c.employment_status"),
            Column("customer_since", "date", from: "to_date(c.created_at)"),
            Column("account_count", "number(38,0)", from: "coalesce(b.account_count, 0)"),
            Column("total_balance", "number(18,2)", from: "coalesce(b.total_balance, 0)"),
        ])

    static let dimBranch = Table(
        .warehouse, "analytics.marts.dim_branch", owner: .finance, about: "Branches and the regions they report to.",
        recipe: Recipe(.from(CoreBanking.rawBranches, "b")), size: Size(rows: 47),
        columns: [
            Column("branch_id", "number(38,0)", from: "b.branch_id"),
            Column("branch_name", "varchar(80)", from: "b.branch_name"),
            Column("region", "varchar(40)", from: "b.region"),
            Column("opened_at", "date", from: "b.opened_at"),
        ])

    static let loanPerformance = Table(
        .warehouse, "analytics.marts.fct_loan_performance", owner: .creditRisk,
        about: "Loans with their payment record and default flag.", tags: [.gdpr], governance: .creditDecision,
        recipe: Recipe(
            .from(Warehouse.loans, "l"), .join(Warehouse.delinquency, "d", on: "d.loan_id = l.loan_id")),
        size: Size(rows: 138_000, perDay: 34),
        formerName: ("analytics.marts.loan_performance", until: .loanTableRenamed),
        columns: [
            Column("loan_id", "number(38,0)", from: "l.loan_id", tags: [.critical]),
            Column("customer_id", "number(38,0)", from: "l.customer_id"),
            Column("branch_id", "number(38,0)", from: "l.branch_id"),
            Column("principal", "number(18,2)", from: "l.principal"),
            Column("outstanding", "number(18,2)", from: "d.outstanding", tags: [.critical]),
            Column("interest_rate", "number(5,2)", from: "l.interest_rate", until: .coreRelease),
            Column("interest_rate", "number(7,4)", from: "l.interest_rate", since: .coreRelease),
            Column("is_secured", "boolean", from: "l.is_secured"),
            Column("max_dpd_12m", "number(38,0)", from: "d.max_dpd_12m", tags: [.critical]),
            Column(
                "default_12m", "boolean", "More than 90 days past due within a year",
                from: "d.max_dpd_12m > 90 or l.status = 'DEFAULT'", tags: [.critical]),
        ])

    static let creditRisk = Table(
        .warehouse, "analytics.marts.mart_credit_risk", owner: .creditRisk,
        about: "What the bank knows of a borrower at the time of a decision. Basis of credit_risk_pd up to version 3.",
        tags: [.gdpr, .sensitive], governance: .creditDecision,
        recipe: Recipe(
            .from(loanPerformance, "l"), .join(Warehouse.customers, "c", on: "c.customer_id = l.customer_id"),
            .left(Warehouse.balances, "b", on: "b.customer_id = l.customer_id"),
            .left(Warehouse.cardSpend, "s", on: "s.customer_id = l.customer_id"),
            .left(Warehouse.creditReports, "r", on: "r.customer_id = l.customer_id"),
            .left(Warehouse.loanApplications, "p", on: "p.customer_id = l.customer_id")),
        size: Size(rows: 138_000, perDay: 34, bytesPerRow: 160),
        columns: [
            Column("loan_id", "number(38,0)", from: "l.loan_id"),
            Column("customer_id", "number(38,0)", from: "l.customer_id"),
            Column("employment_status", "varchar(24)", from: "c.employment_status"),
            Column("income_declared", "number(18,2)", from: "p.income_declared", tags: [.sensitive]),
            Column("household_size", "number(38,0)", from: "p.household_size"),
            Column("total_balance", "number(18,2)", from: "b.total_balance"),
            Column("overdraft_used", "number(5,4)", from: "b.overdraft_used"),
            Column("net_flow_90d", "number(18,2)", from: "b.net_flow_90d"),
            Column("cash_advance_share", "number(5,4)", from: "s.cash_advance_share"),
            Column("max_dpd_12m", "number(38,0)", from: "l.max_dpd_12m"),
            Column(
                "debt_to_income", "number(7,4)", from: "(l.outstanding + r.total_debt) / nullif(p.income_declared, 0)"),
            Column("bureau_score", "number(3,0)", from: "r.bureau_score", tags: [.sensitive]),
            Column("bureau_utilisation", "number(5,4)", from: "r.utilisation"),
            Column("inquiries_6m", "number(38,0)", from: "r.inquiries_6m"),
            Column("bureau_report_age", "number(38,0)", "Days", from: "datediff(day, r.report_date, current_date)"),
            Column("default_12m", "boolean", from: "l.default_12m", tags: [.critical]),
        ])

    static let provisions = Table(
        .warehouse, "analytics.marts.mart_ifrs9_provisions", owner: .finance,
        about: "Expected credit loss of every loan, by stage.", governance: .reporting,
        recipe: Recipe(
            .from(loanPerformance, "l"),
            .left(CreditRisk.rawScores, "s", on: "s.loan_id = l.loan_id", since: .productionV1)),
        size: Size(rows: 138_000, perDay: 34),
        columns: [
            Column("loan_id", "number(38,0)", from: "l.loan_id"),
            Column("branch_id", "number(38,0)", from: "l.branch_id"),
            Column("stage", "number(1,0)", "1, 2 or 3", from: "ifrs9_stage(l.max_dpd_12m)", until: .productionV1),
            Column(
                "stage", "number(1,0)", "1, 2 or 3", from: "ifrs9_stage(l.max_dpd_12m, s.pd_12m)",
                since: .productionV1),
            Column("exposure_at_default", "number(18,2)", from: "l.outstanding", tags: [.critical]),
            Column("loss_given_default", "number(5,4)", from: "iff(l.is_secured, 0.18, 0.45)"),
            Column("pd_12m", "number(7,6)", from: "s.pd_12m", tags: [.critical], since: .productionV1),
            Column(
                "expected_loss", "number(18,2)", from: "l.outstanding * iff(l.is_secured, 0.18, 0.45) * 0.021",
                tags: [.critical], until: .productionV1),
            Column(
                "expected_loss", "number(18,2)", from: "l.outstanding * iff(l.is_secured, 0.18, 0.45) * s.pd_12m",
                tags: [.critical], since: .productionV1),
        ])

    static let branchKPIs = Table(
        .warehouse, "analytics.marts.mart_branch_kpis", owner: .finance, about: "Key figures of every branch.",
        governance: .reporting,
        recipe: Recipe(
            .from(dimBranch, "b"), .left(loanPerformance, "l", on: "l.branch_id = b.branch_id"),
            groupBy: ["b.branch_id", "b.region"]),
        size: Size(rows: 47),
        columns: [
            Column("branch_id", "number(38,0)", from: "b.branch_id"),
            Column("region", "varchar(40)", from: "b.region"),
            Column("loan_volume", "number(18,2)", from: "sum(l.principal)"),
            Column("arrears_rate", "number(5,4)", from: "avg(iff(l.max_dpd_12m > 30, 1, 0))"),
            Column("mean_interest_rate", "number(7,4)", from: "avg(l.interest_rate)"),
            Column("borrower_count", "number(38,0)", from: "count(distinct l.customer_id)"),
        ])

    static let marketingBase = Table(
        .warehouse, "analytics.marts.mart_marketing_base", owner: .marketing,
        about: "Customers for campaigns, with what helps to guess who takes a loan.", tags: [.gdpr],
        governance: .marketing,
        recipe: Recipe(
            .from(dimCustomer, "c"),
            .join(Warehouse.marketingPreferences, "m", on: "m.customer_id = c.customer_id"),
            .left(Warehouse.cardSpend, "s", on: "s.customer_id = c.customer_id"),
            .left(Warehouse.creditReports, "r", on: "r.customer_id = c.customer_id"),
            where: "m.may_email"),
        size: Size(rows: 241_000, perDay: 20),
        columns: [
            Column("customer_id", "number(38,0)", from: "c.customer_id"),
            Column("age_band", "varchar(8)", from: "c.age_band", tags: [.protected]),
            Column("city", "varchar(80)", from: "c.city"),
            Column("tenure_years", "number(5,1)", from: "datediff(day, c.customer_since, current_date) / 365"),
            Column("total_balance", "number(18,2)", from: "c.total_balance"),
            Column("spend_30d", "number(18,2)", from: "s.spend_30d"),
            Column("bureau_score", "number(3,0)", from: "r.bureau_score", tags: [.sensitive]),
            Column("other_debt", "number(18,2)", from: "r.total_debt", tags: [.sensitive]),
        ])

    /// Known by a DatasetEvent alone: no job ever writes a view.
    static let customerMasked = Table(
        .warehouse, "analytics.marts.v_customer_masked", .view, owner: .dataPlatform,
        about: "Customers for analysts outside the bank's risk departments.", tags: [.pseudonym],
        governance: Governance(tier: 2, purposes: ["analytics"], legalBasis: "legitimate_interests"),
        recipe: Recipe(.from(dimCustomer, "c")),
        columns: [
            Column("customer_key", "varchar(64)", from: "sha2(c.customer_id, 256)", tags: [.pseudonym]),
            Column("age_band", "varchar(8)", from: "c.age_band", tags: [.protected]),
            Column("postcode_area", "varchar(2)", from: "left(c.postcode, 2)"),
            Column("total_balance_rounded", "number(18,0)", from: "round(c.total_balance, -3)"),
        ])

    static let tables = [
        dimCustomer, dimBranch, loanPerformance, creditRisk, provisions, branchKPIs, marketingBase, customerMasked,
    ]

    static let jobs = [
        Warehouse.model(dimCustomer, schedule: .weekdays("03:22")),
        Warehouse.model(dimBranch, schedule: .mondays("03:22"), minutes: 0.5),
        Warehouse.model(loanPerformance, schedule: .weekdays("03:22")),
        Warehouse.model(creditRisk, schedule: .weekdays("03:26"), minutes: 5),
        Warehouse.model(provisions, schedule: .mondays("03:27"), minutes: 3),
        Warehouse.model(branchKPIs, schedule: .mondays("03:27")),
        Warehouse.model(marketingBase, schedule: .mondays("03:28")),
        Job(
            .dbt, "analytics.marts.halden.mart_credit_risk.build.test", "TEST", owner: .creditRisk,
            about: "Tests of mart_credit_risk.", parent: "warehouse.dbt_build", schedule: .mondays("03:33"), minutes: 1,
            alsoReads: [creditRisk], checks: Incidents.creditRiskChecks, code: "models/marts/marts.yml"),
        // The second producer of dim_branch: a script that finance runs by hand before it closes a quarter.
        Job(
            .worksheet, "finance.patch_branch_regions", "QUERY", owner: .finance,
            about: "Overwrites the regions of branches that moved in the reorganisation of 2025.",
            schedule: .on([Moment(daysBeforeEnd: 142), Moment(daysBeforeEnd: 50), Moment(daysBeforeEnd: 17)], "16:40"),
            minutes: 1, writes: [dimBranch], code: "patch_branch_regions.sql"),
    ]
}
