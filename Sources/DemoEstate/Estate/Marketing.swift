internal import OpenLineage

/// Marketing: who might take a loan, and whom the mail house writes to.
enum Marketing {
    private static let trainings = [Moment(daysBeforeEnd: 121), Moment(daysBeforeEnd: 36)]

    /// Profiles customers with the bureau's scores, for which nobody asked them and the bureau's agreement does not
    /// provide; and takes opt-in flags at their word although `withdrawn_at` says that consent is gone.
    static let model = Table(
        .models, "loan_propensity", .model, owner: .marketing, about: "Likelihood that a customer takes a loan offer.",
        governance: .marketing,
        recipe: Recipe(
            .from(Marts.marketingBase, "b"), .left(CRM.webSessions, "w", on: "w.customer_id = b.customer_id")),
        versions: .released([
            Release(version: "1", made: trainings[0], live: trainings[0]),
            Release(version: "2", made: trainings[1], live: trainings[1]),
        ]),
        size: Size(rows: 0), since: trainings[0],
        assets: { moment in
            [
                AssetFacet(
                    "thalweg_model", "ThalwegModelFacet",
                    [
                        "framework": "scikit-learn", "algorithm": "random forest", "stage": "production",
                        "task": "binary classification", "version": moment >= trainings[1] ? "2" : "1",
                    ])
            ]
        },
        columns: [
            Column(
                "propensity", "double",
                from:
                    "fit(b.age_band, b.city, b.tenure_years, b.total_balance, b.spend_30d, "
                    + "b.bureau_score, b.other_debt, w.loan_pages_viewed)"
            )
        ])

    static let scores = Table(
        .warehouse, "analytics.marketing.loan_propensity_scores", .predictions, owner: .marketing,
        about: "Likelihood of every customer with an opt-in.", tags: [.gdpr], governance: .marketing,
        recipe: Recipe(
            .from(Marts.marketingBase, "b"), .left(CRM.webSessions, "w", on: "w.customer_id = b.customer_id"),
            .join(model, "m", on: "true")),
        size: Size(rows: 241_000, perDay: 20), since: trainings[0],
        columns: [
            Column("customer_id", "number(38,0)", from: "b.customer_id"),
            Column(
                "propensity", "number(7,6)",
                from:
                    "predict(m.propensity, b.age_band, b.total_balance, b.spend_30d, "
                    + "b.bureau_score, b.other_debt, w.loan_pages_viewed)"
            ),
            Column("decile", "number(2,0)", from: "decile_of(m.propensity, b.total_balance, b.bureau_score)"),
        ])

    static let audience = Table(
        Platform(
            namespace: "file://sftp.mailhouse.example", source: "mail-house",
            storage: Platform.Storage(layer: "sftp", format: "csv")),
        "/in/halden/loan_offer_audience.csv", .file, owner: .marketing,
        about: "Addresses that the mail house writes to about loans.", tags: [.pii, .gdpr], governance: .marketing,
        recipe: Recipe(
            .from(scores, "s"), .join(CRM.rawContacts, "c", on: "c.customer_id = s.customer_id"),
            where: "s.decile >= 8"),
        versions: .dated, size: Size(rows: 72_000, perDay: 6), since: trainings[0],
        columns: [
            Column("full_name", "string", from: "c.full_name", tags: [.pii]),
            Column("email", "string", from: "c.email", tags: [.pii]),
            Column("language", "string", from: "c.preferred_language"),
            Column("offer_code", "string", from: "offer(s.decile)"),
        ])

    static let tables = [model, scores, audience]

    static let jobs = [
        Job(
            .mlflow, "marketing.train_propensity", "TRAINING", owner: .marketing, about: "Trains loan_propensity.",
            schedule: .on(trainings, "11:00"), minutes: 21, writes: [model], code: "propensity/train.py"),
        Job(
            .airflow, "marketing.score_propensity", owner: .marketing, about: "Scores customers with an opt-in.",
            schedule: .mondays("12:00").since(Moment(daysBeforeEnd: 116)), minutes: 9, writes: [scores],
            code: "dags/marketing.py"),
        Job(
            .airflow, "marketing.publish_audience", owner: .marketing, about: "Sends the audience to the mail house.",
            schedule: .mondays("12:30").since(Moment(daysBeforeEnd: 116)), minutes: 4, writes: [audience],
            code: "dags/marketing.py"),
    ]
}
