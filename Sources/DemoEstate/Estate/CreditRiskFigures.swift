internal import OpenLineage

/// The figures of the credit risk models: what evaluations found at release, and how production went on from there.
enum CreditRiskFigures {
    private struct Figures {
        let gini: Double
        let auc: Double
        let brier: Double
        let trees: Int64
        let commit: String
    }

    private static let figures: [String: Figures] = [
        "1": Figures(gini: 0.581, auc: 0.7905, brier: 0.0412, trees: 320, commit: "5e0c1a7"),
        "2": Figures(gini: 0.604, auc: 0.802, brier: 0.0398, trees: 410, commit: "9b27f3d"),
        "3": Figures(gini: 0.629, auc: 0.8145, brier: 0.0381, trees: 450, commit: "c41d8e2"),
        "4": Figures(gini: 0.652, auc: 0.826, brier: 0.0374, trees: 600, commit: "17fa06b"),
    ]

    static func assets(at moment: Moment) -> [AssetFacet] {
        guard let release = CreditRisk.releases.last(where: { $0.made <= moment }) else { return [] }
        let live = release.live.map { $0 <= moment } ?? false
        return facets(
            version: release.version, stage: live ? "production" : "staging", evaluated: moment > release.made)
    }

    static func facets(version: String, stage: String, evaluated: Bool) -> [AssetFacet] {
        var facets = [
            AssetFacet(
                "thalweg_model", "ThalwegModelFacet",
                [
                    "framework": "xgboost", "algorithm": "gradient boosted trees", "stage": .string(stage),
                    "task": "binary classification", "version": .string(version),
                    "registry": "mlflow://mlflow.halden.example:5000",
                ])
        ]
        if evaluated { facets.append(metrics(onHoldout(version))) }
        return facets
    }

    private static func onHoldout(_ version: String) -> [JSONValue] {
        guard let figures = figures[version] else { return [] }
        return [
            metric("gini", figures.gini, on: CreditRisk.holdout), metric("auc", figures.auc, on: CreditRisk.holdout),
            metric("brier_score", figures.brier, on: CreditRisk.holdout),
        ]
    }

    static func challengerAssets(at moment: Moment) -> [AssetFacet] {
        [
            AssetFacet(
                "thalweg_model", "ThalwegModelFacet",
                [
                    "framework": "scikit-learn", "algorithm": "logistic regression", "stage": "challenger",
                    "task": "binary classification", "version": moment >= .trainingV4 ? "2" : "1",
                ]),
            metrics([metric("gini", moment >= .trainingV4 ? 0.566 : 0.571, on: CreditRisk.holdout)]),
        ]
    }

    static func training(at moment: Moment) -> AssetFacet {
        let release = CreditRisk.releases.last { $0.made <= moment }
        let figures = figures[release?.version ?? "1"]
        return AssetFacet(
            "thalweg_training", "ThalwegTrainingFacet",
            [
                "framework": "xgboost", "seed": 20_260_101, "gitCommit": .string(figures?.commit ?? ""),
                "parameters": [
                    "n_estimators": .integer(figures?.trees ?? 0), "max_depth": 5, "learning_rate": 0.05,
                    "scale_pos_weight": 11.2,
                ],
            ])
    }

    /// Version 3 holds until the bureau's reports grow old, and then loses more with every week.
    static func giniInProduction(at moment: Moment) -> Double {
        guard let release = CreditRisk.releases.last(where: { $0.live.map { $0 <= moment } ?? false }),
            let start = figures[release.version]?.gini
        else { return 0 }
        let staleWeeks = Double(max(0, Moment.bureauSilent.daysBeforeEnd - moment.daysBeforeEnd)) / 7
        let loss = moment < .productionV4 ? 0.0055 * staleWeeks * staleWeeks : 0.021
        let chance = Double(RunID.noise("gini \(moment.daysBeforeEnd)", below: 7) - 3) / 1000
        return ((start - 0.008 - loss + chance) * 1000).rounded() / 1000
    }

    /// What the weekly comparison adds to the figures that the version in production was released with.
    static func monitoring(at moment: Moment) -> [Finding] {
        let live = CreditRisk.model.versions.live(at: moment)?.version ?? ""
        let found = metric("gini_in_production", giniInProduction(at: moment), on: CreditRisk.monitoring)
        return [Finding(subject: .dataset(CreditRisk.model), facet: metrics(onHoldout(live) + [found]))]
    }

    private static func metrics(_ metrics: [JSONValue]) -> AssetFacet {
        AssetFacet("thalweg_metrics", "ThalwegMetricsFacet", ["metrics": .array(metrics)])
    }

    private static func metric(_ name: String, _ value: Double, on table: Table) -> JSONValue {
        [
            "name": .string(name), "value": .number(value),
            "dataset": ["namespace": .string(table.platform.namespace), "name": .string(table.name)],
        ]
    }
}
