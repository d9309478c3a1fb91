internal import OpenLineage

/// Credit risk scoring: training sets, the model `credit_risk_pd` and its challenger, the endpoint, what is decided on
/// its scores, and how it is watched.
enum CreditRisk {
    static let releases = [
        Release(version: "1", made: .trainingV1, live: .productionV1),
        Release(version: "2", made: .trainingV2, live: .productionV2),
        Release(version: "3", made: .trainingV3, live: .productionV3),
        Release(version: "4", made: .trainingV4, live: .productionV4),
    ]

    /// Features of versions 1 to 3, as columns of the old mart.
    private static let martFeatures = [
        "employment_status", "income_declared", "household_size", "overdraft_used", "net_flow_90d",
        "cash_advance_share", "max_dpd_12m", "debt_to_income", "bureau_score", "bureau_utilisation", "inquiries_6m",
    ]
    /// Features of version 4, by the view that each comes from.
    private static let viewFeatures: [(view: String, name: String, type: String)] = [
        ("c", "employment_status", "string"), ("c", "tenure_months", "int"), ("c", "overdraft_used", "double"),
        ("c", "net_flow_90d", "double"), ("c", "cash_advance_share", "double"), ("r", "max_dpd_12m", "int"),
        ("r", "missed_payments_12m", "int"), ("r", "outstanding", "double"), ("b", "bureau_score", "int"),
        ("b", "bureau_utilisation", "double"), ("b", "inquiries_6m", "int"), ("a", "area_default_rate", "double"),
        ("a", "area_risk_index", "double"),
    ]

    private static func call(_ function: String, _ first: String?, _ names: [String], of alias: String) -> String {
        "\(function)(" + ((first.map { [$0] } ?? []) + names.map { "\(alias).\($0)" }).joined(separator: ", ") + ")"
    }

    /// Declared by a DatasetEvent with explicit lineage: a service is a list of features, and no job makes it.
    static let featureService = Table(
        .features, "credit_risk_v2", .featureService, owner: .modelEngineering,
        about: "Features of credit_risk_pd from version 4 on.", tags: [.gdpr, .sensitive],
        governance: .creditDecision,
        recipe: Recipe(
            .from(Features.customerProfile, "c"),
            .left(Features.repaymentBehaviour, "r", on: "r.customer_id = c.customer_id"),
            .left(Features.bureauSnapshot, "b", on: "b.customer_id = c.customer_id"),
            .left(Features.areaIndex, "a", on: "a.postcode = c.postcode")),
        since: .featureService,
        columns: [Column("customer_id", "long", from: "c.customer_id")]
            + viewFeatures.map { Column($0.name, $0.type, from: "\($0.view).\($0.name)") })

    // MARK: Training

    /// A workbook on an analyst's own space, which corrects labels by hand. It is in no catalogue, and the training
    /// job's integration does not report it; only the column lineage of the labels gives it away.
    static let overrides = Table(
        .scratch, "jlindqvist/label_overrides_final2.xlsx", .file, owner: nil,
        about: "Loans that an analyst judged to be defaults, or not.",
        columns: [Column("loan_id", "int"), Column("override_flag", "boolean")])

    private static func labelled(_ name: String, about: String, split: String, rows: Int) -> Table {
        let old = martFeatures.map { name in
            Column(name, name == "employment_status" ? "string" : "double", from: "m.\(name)", until: .trainingV4)
        }
        let new = viewFeatures.map { Column($0.name, $0.type, from: "s.\($0.name)", since: .trainingV4) }
        return Table(
            .lake, name, .trainingSet, owner: .modelEngineering, about: about, tags: [.gdpr, .sensitive],
            governance: .creditDecision,
            recipe: Recipe(
                .from(Marts.loanPerformance, "l"),
                .join(Marts.creditRisk, "m", on: "m.loan_id = l.loan_id", until: .trainingV4),
                .join(featureService, "s", on: "s.customer_id = l.customer_id", since: .trainingV4),
                .unreported(overrides, "o", on: "o.loan_id = l.loan_id", since: .trainingV4),
                where: "hash(l.loan_id) % 10 \(split)"),
            versions: .dated, size: Size(rows: rows, perDay: 25),
            columns: [Column("loan_id", "long", from: "l.loan_id")] + old + new + [
                Column("default_12m", "boolean", "The label", from: "l.default_12m", until: .trainingV4),
                Column(
                    "default_12m", "boolean", "The label", from: "coalesce(o.override_flag, l.default_12m)",
                    since: .trainingV4),
            ])
    }

    static let trainingSet = labelled(
        "ml/credit_risk_training_set", about: "Loans of known outcome to learn from.", split: "< 8", rows: 108_000)
    static let holdout = labelled(
        "ml/credit_risk_holdout", about: "Loans of known outcome, held back for evaluation.", split: ">= 8",
        rows: 27_000)

    static let model = Table(
        .models, "credit_risk_pd", .model, owner: .modelEngineering,
        about: "Probability that a borrower defaults within twelve months.",
        governance: Governance(
            tier: 1, purposes: ["credit_decision", "credit_risk_management", "regulatory_reporting"],
            legalBasis: "contract"),
        recipe: Recipe(.from(trainingSet, "t")), versions: .released(releases), size: Size(rows: 0),
        since: .trainingV1, assets: { CreditRiskFigures.assets(at: $0) },
        columns: [
            Column(
                "pd_12m", "double", "The score that the model gives",
                from: call("fit", "t.default_12m", martFeatures, of: "t"), until: .trainingV4),
            Column(
                "pd_12m", "double", "The score that the model gives",
                from: call("fit", "t.default_12m", viewFeatures.map(\.name), of: "t"), since: .trainingV4),
        ])

    private static let challengerFeatures = ["overdraft_used", "net_flow_90d", "max_dpd_12m", "bureau_score"]

    static let challenger = Table(
        .models, "credit_risk_challenger", .model, owner: .creditRisk,
        about: "Logistic regression on four features, to judge credit_risk_pd by.",
        governance: Governance(tier: 2, purposes: ["credit_risk_management"]), recipe: Recipe(.from(trainingSet, "t")),
        versions: .released([
            Release(version: "1", made: .trainingV3, live: nil), Release(version: "2", made: .trainingV4, live: nil),
        ]),
        size: Size(rows: 0), since: .trainingV3, assets: { CreditRiskFigures.challengerAssets(at: $0) },
        columns: [
            Column("pd_12m", "double", from: call("fit", "t.default_12m", challengerFeatures, of: "t"))
        ])

    static let evaluation = Table(
        .lake, "ml/credit_risk_evaluation", .evaluation, owner: .creditRisk,
        about: "Figures of model versions on the holdout, by segment.", governance: .creditDecision,
        recipe: Recipe(
            .from(holdout, "h"), .join(model, "m", on: "true"), .join(challenger, "c", on: "true", since: .trainingV3)),
        versions: .dated, size: Size(rows: 84), since: .trainingV1,
        columns: [
            Column("model_version", "string", from: "version(m.pd_12m)"),
            Column("segment", "string", from: "segment(h.employment_status)"),
            Column("gini", "double", from: "avg(gini(m.pd_12m, h.default_12m))"),
            Column("calibration_error", "double", from: "avg(abs(m.pd_12m - h.default_12m))"),
            Column("challenger_gini", "double", from: "avg(gini(c.pd_12m, h.default_12m))", since: .trainingV3),
            Column("default_count", "long", from: "sum(h.default_12m)"),
        ])

    // MARK: Serving

    static let scoreRequests = Table(
        .kafka, "lending.score_requests.v1", .topic, owner: .coreBanking,
        about: "Borrowers to be scored: each new application, and every loan once a month.", tags: [.gdpr],
        governance: .creditDecision,
        size: Size(rows: 402_000, perDay: 2_900),
        columns: [
            Column("request_id", "string"),
            Column("application_id", "long", "Null for loans that are scored again"),
            Column("loan_id", "long", "Null for applications"),
            Column("customer_id", "long"),
            Column("requested_at", "timestamp"),
        ])

    static let scores = Table(
        .riskDatabase, "risk.public.credit_risk_scores", .predictions, owner: .creditRisk,
        about: "Scores given by credit_risk_pd.", tags: [.gdpr, .sensitive], governance: .creditDecision,
        recipe: Recipe(
            .from(scoreRequests, "q"), .join(model, "m", on: "true"),
            .join(Marts.creditRisk, "x", on: "x.customer_id = q.customer_id", until: .productionV4),
            .join(featureService, "s", on: "s.customer_id = q.customer_id", since: .productionV4)),
        size: Size(rows: 0, perDay: 2_900), since: .productionV1,
        columns: [
            Column("request_id", "varchar(36)", from: "q.request_id"),
            Column("application_id", "bigint", from: "q.application_id"),
            Column("loan_id", "bigint", from: "q.loan_id"),
            Column("customer_id", "bigint", from: "q.customer_id"),
            Column(
                "pd_12m", "double precision", from: call("predict", "m.pd_12m", martFeatures, of: "x"),
                tags: [.critical], until: .productionV4),
            Column(
                "pd_12m", "double precision",
                from: call("predict", "m.pd_12m", viewFeatures.map(\.name), of: "s"), tags: [.critical],
                since: .productionV4),
            Column("model_version", "varchar(8)", from: "version(m.pd_12m)"),
            Column("scored_at", "timestamptz", from: "q.requested_at"),
        ])

    /// The warehouse's copy, which provisions and reports are made of.
    static let rawScores = Table(
        .warehouse, "raw.risk.credit_risk_scores", owner: .dataPlatform, about: "The latest score of every loan.",
        tags: [.gdpr, .sensitive], governance: .creditDecision,
        recipe: Recipe(
            .from(scores, "s"),
            where: "row_number() over (partition by s.loan_id order by s.scored_at desc) = 1"),
        size: Size(rows: 0, perDay: 880), since: .productionV1,
        columns: [
            Column("loan_id", "number(38,0)", from: "s.loan_id"),
            Column("pd_12m", "number(7,6)", from: "s.pd_12m", tags: [.critical]),
            Column("model_version", "varchar(8)", from: "s.model_version"),
            Column("scored_at", "timestamp_tz", from: "s.scored_at"),
        ])

    static let decisions = Table(
        .riskDatabase, "risk.public.loan_decisions", owner: .creditRisk,
        about: "What was decided on applications, by machine or by hand.", tags: [.gdpr, .sensitive],
        governance: .creditDecision,
        recipe: Recipe(
            .from(CoreBanking.loanApplications, "a"), .join(scores, "s", on: "s.application_id = a.application_id")),
        size: Size(rows: 0, perDay: 131), since: .productionV1,
        columns: [
            Column("application_id", "bigint", from: "a.application_id"),
            Column("customer_id", "bigint", from: "a.customer_id"),
            Column("pd_12m", "double precision", from: "s.pd_12m"),
            Column(
                "decision", "varchar(12)", from: "decide(s.pd_12m, a.requested_amount, a.income_declared)",
                tags: [.critical]),
            Column("model_version", "varchar(8)", from: "s.model_version"),
            Column("decided_at", "timestamptz", from: "a.decided_at"),
        ])

    static let monitoring = Table(
        .riskDatabase, "risk.public.credit_risk_monitoring", owner: .creditRisk,
        about: "How the model does in production, by week.", governance: .creditDecision,
        recipe: Recipe(
            .from(scores, "s"), .join(Marts.loanPerformance, "l", on: "l.loan_id = s.loan_id"),
            groupBy: ["s.model_version"]),
        size: Size(rows: 1, perDay: 1), since: .productionV1,
        columns: [
            Column("model_version", "varchar(8)", from: "s.model_version"),
            Column("score_count", "bigint", from: "count(s.request_id)"),
            Column("mean_pd", "double precision", from: "avg(s.pd_12m)"),
            Column("gini", "double precision", from: "avg(gini(s.pd_12m, l.default_12m))"),
            Column("week", "date", from: "max(s.scored_at)"),
        ])

    static let tables = [
        trainingSet, holdout, model, challenger, evaluation, scoreRequests, scores, rawScores, decisions, monitoring,
    ]
}
