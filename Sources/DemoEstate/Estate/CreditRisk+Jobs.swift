extension CreditRisk {
    private static let trainings: [Moment] = [.trainingV1, .trainingV2, .trainingV3, .trainingV4]

    static let jobs = [
        Job(
            .mlflow, "credit_risk.build_training_set", owner: .modelEngineering,
            about: "Joins outcomes with features, and splits training set from holdout.",
            schedule: .on(trainings, "08:00"), minutes: 25, writes: [trainingSet, holdout],
            code: "credit_risk/build_training_set.py"),
        Job(
            .mlflow, "credit_risk.train", "TRAINING", owner: .modelEngineering, about: "Trains credit_risk_pd.",
            after: "credit_risk.build_training_set",
            schedule: .on(trainings, "08:40"), minutes: 94, writes: [model],
            findings: { [Finding(subject: .run, facet: CreditRiskFigures.training(at: $0))] },
            code: "credit_risk/train.py"),
        Job(
            .mlflow, "credit_risk.train_challenger", "TRAINING", owner: .creditRisk,
            about: "Trains the challenger on the same data.", schedule: .on([.trainingV3, .trainingV4], "08:45"),
            minutes: 6, writes: [challenger], code: "credit_risk/train_challenger.py"),
        Job(
            .mlflow, "credit_risk.evaluate", "EVALUATION", owner: .creditRisk,
            about: "Evaluates new versions on the holdout; credit risk signs the result.", after: "credit_risk.train",
            schedule: .on(trainings, "14:30"), minutes: 18, writes: [evaluation], code: "credit_risk/evaluate.py"),
        Job(
            .serving, "credit-risk-api", "ENDPOINT", owner: .modelEngineering,
            about: "Scores borrowers; one run for each deployed version.",
            schedule: .on([.productionV1, .productionV2, .productionV3, .productionV4], "09:00"), isService: true,
            writes: [scores], code: "app/main.py"),
        Job(
            .airflow, "core_ingest.load_scores", owner: .dataPlatform, about: "Loads the latest score of every loan.",
            parent: "core_ingest", schedule: .mondays("01:08").since(Moment(daysBeforeEnd: 137)), minutes: 4,
            writes: [rawScores], code: "dags/core_ingest.py"),
        Job(
            .airflow, "loan_decisions", owner: .creditRisk, about: "Decides on applications by their scores.",
            schedule: .weekdays("16:10").since(Moment(daysBeforeEnd: 143)), minutes: 3, writes: [decisions],
            code: "dags/loan_decisions.py"),
        Job(
            .serving, "credit-risk-monitor", "EVALUATION", owner: .creditRisk,
            about: "Compares scores with what became of the loans.",
            schedule: .mondays("10:15").since(Moment(daysBeforeEnd: 137)), minutes: 7, writes: [monitoring],
            alsoReads: [model], findings: { CreditRiskFigures.monitoring(at: $0) }, code: "monitor/weekly.py"),
    ]
}

extension CreditRisk {
    /// What the registry says of versions of `credit_risk_pd`: staged when evaluated, put into production, archived.
    static let registrations: [Registration] = releases.enumerated().flatMap { index, release in
        var list = [registration(release, "staging", release.made, "15:10", tags: [.stage("staging")])]
        guard let live = release.live else { return list }
        if index > 0 {
            list.append(registration(releases[index - 1], "archived", live, "08:55", tags: [.stage("archived")]))
        }
        list.append(
            registration(release, "production", live, "08:56", tags: [.stage("production"), .alias("production")]))
        return list
    }

    private static func registration(
        _ release: Release, _ stage: String, _ moment: Moment, _ time: TimeOfDay, tags: [Tag]
    ) -> Registration {
        Registration(
            table: model, moment: moment, time: time, version: release.version, tags: tags,
            facets: CreditRiskFigures.facets(version: release.version, stage: stage, evaluated: true))
    }
}
