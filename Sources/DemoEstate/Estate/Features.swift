internal import OpenLineage

/// The feature store: Spark jobs that compute features into the lake, and feature views over them.
enum Features {
    static let customerMonthly = Table(
        .lake, "features/customer_monthly", owner: .modelEngineering, about: "Customer features, one row a month.",
        tags: [.gdpr], governance: .creditDecision,
        recipe: Recipe(
            .from(Marts.dimCustomer, "c"),
            .left(Warehouse.balances, "b", on: "b.customer_id = c.customer_id"),
            .left(Warehouse.cardSpend, "s", on: "s.customer_id = c.customer_id")),
        versions: .dated, size: Size(rows: 411_000, perDay: 61),
        columns: [
            Column("customer_id", "long", from: "c.customer_id"),
            Column("employment_status", "string", from: "c.employment_status"),
            Column("postcode", "string", from: "c.postcode", tags: [.pii, .proxy], since: .featureService),
            Column("tenure_months", "int", from: "months_between(current_date, c.customer_since)"),
            Column("overdraft_used", "double", from: "b.overdraft_used"),
            Column("net_flow_90d", "double", from: "b.net_flow_90d"),
            Column("cash_advance_share", "double", from: "s.cash_advance_share"),
            Column("event_timestamp", "timestamp", from: "current_timestamp()"),
        ])

    static let repaymentHistory = Table(
        .lake, "features/repayment_history", owner: .modelEngineering, about: "Payment record by customer.",
        tags: [.gdpr], governance: .creditDecision,
        recipe: Recipe(.from(Warehouse.delinquency, "d"), groupBy: ["d.customer_id"]), versions: .dated,
        size: Size(rows: 121_000, perDay: 30),
        columns: [
            Column("customer_id", "long", from: "d.customer_id"),
            Column("max_dpd_12m", "int", from: "max(d.max_dpd_12m)"),
            Column("missed_payments_12m", "int", from: "sum(d.missed_payments_12m)"),
            Column("outstanding", "double", from: "sum(d.outstanding)"),
            Column("event_timestamp", "timestamp", from: "current_timestamp()"),
        ])

    /// Default rates by postcode, weighed with who lives there: a protected attribute in all but name.
    static let areaRisk = Table(
        .lake, "features/area_risk", owner: .modelEngineering,
        about: "Default rates by postcode area, smoothed with the statistics of the area.", tags: [.gdpr],
        governance: .creditDecision,
        recipe: Recipe(
            .from(Marts.dimCustomer, "c"),
            .join(Marts.loanPerformance, "l", on: "l.customer_id = c.customer_id"),
            .join(Bureau.postcodeAreas, "p", on: "p.postcode = c.postcode"), groupBy: ["c.postcode"]),
        versions: .dated, size: Size(rows: 3_118), since: .featureService,
        columns: [
            Column("postcode", "string", from: "c.postcode", tags: [.proxy]),
            Column("area_default_rate", "double", from: "avg(cast(l.default_12m as int))"),
            Column(
                "area_risk_index", "double", "0 to 1",
                from: "area_index(c.postcode, avg(l.default_12m), p.unemployment_rate, p.foreign_born_share)",
                tags: [.proxy]),
            Column("event_timestamp", "timestamp", from: "current_timestamp()"),
        ])

    // MARK: Feature views

    private static func asset(
        ttlDays: Int, online: Bool, entity: String = "customer"
    ) -> @Sendable (Moment) -> [AssetFacet] {
        let body: JSONValue = [
            "entities": [.string(entity)], "ttlSeconds": .integer(Int64(ttlDays) * 86_400), "online": .bool(online),
        ]
        return { _ in [AssetFacet("thalweg_features", "ThalwegFeaturesFacet", body)] }
    }

    static let customerProfile = Table(
        .features, "customer_profile", .featureView, owner: .modelEngineering, about: "Who the borrower is.",
        tags: [.gdpr], governance: .creditDecision, recipe: Recipe(.from(customerMonthly, "f")),
        size: Size(rows: 411_000, perDay: 61), assets: asset(ttlDays: 31, online: true),
        columns: customerMonthly.columns.filter { $0.name != "event_timestamp" }.map { $0.copied(from: "f") })

    static let repaymentBehaviour = Table(
        .features, "repayment_behaviour", .featureView, owner: .modelEngineering, about: "How the borrower has paid.",
        tags: [.gdpr], governance: .creditDecision, recipe: Recipe(.from(repaymentHistory, "f")),
        size: Size(rows: 121_000, perDay: 30), assets: asset(ttlDays: 31, online: true),
        columns: repaymentHistory.columns.filter { $0.name != "event_timestamp" }.map { $0.copied(from: "f") })

    static let bureauSnapshot = Table(
        .features, "bureau_snapshot", .featureView, owner: .modelEngineering,
        about: "The bureau's latest word on the borrower, however old.", tags: [.gdpr, .sensitive],
        governance: .creditDecision, consent: Bureau.rawCreditReports.consent,
        recipe: Recipe(.from(Warehouse.creditReports, "r")), size: Size(rows: 351_000, perDay: 38),
        assets: asset(ttlDays: 365, online: true),
        columns: [
            Column("customer_id", "long", from: "r.customer_id"),
            Column("bureau_score", "int", from: "r.bureau_score", tags: [.sensitive]),
            Column("bureau_utilisation", "double", from: "r.utilisation"),
            Column("inquiries_6m", "int", from: "r.inquiries_6m"),
            Column("delinquencies_24m", "int", from: "r.delinquencies_24m"),
        ])

    static let areaIndex = Table(
        .features, "area_risk_index", .featureView, owner: .modelEngineering, about: "Where the borrower lives.",
        tags: [.gdpr], governance: .creditDecision, recipe: Recipe(.from(areaRisk, "f")),
        size: Size(rows: 3_118), since: .featureService,
        assets: asset(ttlDays: 92, online: true, entity: "postcode_area"),
        columns: [
            Column("postcode", "string", from: "f.postcode", tags: [.proxy]),
            Column("area_default_rate", "double", from: "f.area_default_rate"),
            Column("area_risk_index", "double", from: "f.area_risk_index", tags: [.proxy]),
        ])

    static let tables = [
        customerMonthly, repaymentHistory, areaRisk, customerProfile, repaymentBehaviour, bureauSnapshot, areaIndex,
        CreditRisk.featureService,
    ]

    static let jobs = [
        Job(
            .airflow, "risk_features", "DAG", owner: .modelEngineering,
            about: "Computes features and brings them online.", schedule: .mondays("05:00"), minutes: 1,
            code: "dags/risk_features.py"),
        Job(
            .spark, "risk_features.append_data.features_customer_monthly", "JOB", owner: .modelEngineering,
            about: "Computes customer features.", parent: "risk_features", schedule: .mondays("05:02"), minutes: 18,
            writes: [customerMonthly], code: "features/customer_monthly.py"),
        Job(
            .spark, "risk_features.append_data.features_repayment_history", "JOB", owner: .modelEngineering,
            about: "Computes the payment record.", parent: "risk_features", schedule: .mondays("05:03"), minutes: 12,
            writes: [repaymentHistory], code: "features/repayment_history.py"),
        Job(
            .spark, "risk_features.append_data.features_area_risk", "JOB", owner: .modelEngineering,
            about: "Computes the risk of postcode areas.", parent: "risk_features",
            schedule: .mondays("05:04").since(.featureService), minutes: 15, writes: [areaRisk],
            code: "features/area_risk.py"),
        Job(
            .feast, "materialize.borrower_views", "MATERIALIZATION", owner: .modelEngineering,
            about: "Brings the views of borrowers online.", parent: "risk_features", schedule: .mondays("05:30"),
            minutes: 8, writes: [customerProfile, repaymentBehaviour, bureauSnapshot], code: "feature_repo/views.py"),
        Job(
            .feast, "materialize.area_risk_index", "MATERIALIZATION", owner: .modelEngineering,
            about: "Brings the index of areas online.", parent: "risk_features",
            schedule: .mondays("05:31").since(.featureService), minutes: 4, writes: [areaIndex],
            code: "feature_repo/views.py"),
    ]
}
