/// What went wrong with single runs.
struct Incident: Sendable {
    enum Outcome: Sendable {
        case failed(message: String)
        case aborted(message: String)
        /// Started and was never heard of again.
        case vanished
    }

    let job: String
    let moment: Moment
    let outcome: Outcome
    /// After how long the job was run again, with success; nil if not before its next turn.
    let retryAfterMinutes: Int?
    /// Jobs that wait for the retry, or do not run that day when there is none.
    var holds: [String] = []
}

enum Incidents {
    static let all = [
        // The night after the core release: the old name of the column is gone.
        Incident(
            job: "analytics.staging.halden.stg_core__transactions.build.run", moment: .coreRelease,
            outcome: .failed(
                message: "Database Error in model stg_core__transactions (models/staging/stg_core__transactions.sql)\n"
                    + "  000904 (42000): SQL compilation error: error line 5 at position 36\n"
                    + "  invalid identifier 'T.TXN_AMOUNT'"),
            retryAfterMinutes: 155,
            holds: [
                "analytics.intermediate.halden.int_account_flows.build.run",
                "analytics.intermediate.halden.int_customer_balances.build.run",
                "analytics.marts.halden.dim_customer.build.run", "analytics.marts.halden.mart_credit_risk.build.run",
                "analytics.marts.halden.mart_credit_risk.build.test",
                "analytics.marts.halden.mart_marketing_base.build.run",
                "risk_features.append_data.features_customer_monthly", "materialize.borrower_views",
            ]),
        Incident(
            job: "core_ingest.load_lending", moment: Moment(daysBeforeEnd: 129),
            outcome: .failed(message: "psycopg2.OperationalError: server closed the connection unexpectedly"),
            retryAfterMinutes: 20),
        Incident(
            job: "refresh.ifrs9_provisions", moment: Moment(daysBeforeEnd: 53),
            outcome: .failed(message: "Extract refresh failed: the data source gave no answer within 180 seconds"),
            retryAfterMinutes: nil),
        Incident(
            job: "assistant_index.embed", moment: Moment(daysBeforeEnd: 44),
            outcome: .aborted(message: "Cancelled by a person: GPU quota of the month used up"), retryAfterMinutes: nil,
            holds: ["assistant_index.publish"]),
        Incident(
            job: "risk_features.append_data.features_area_risk", moment: Moment(daysBeforeEnd: 18),
            outcome: .vanished, retryAfterMinutes: 140, holds: ["materialize.area_risk_index"]),
        Incident(
            job: "credit_risk.train", moment: .trainingV4,
            outcome: .failed(message: "xgboost.core.XGBoostError: std::bad_alloc, host memory limit of 32 GiB reached"),
            retryAfterMinutes: 150),
    ]

    /// Borrowers without a bureau score grow more with every week without a file.
    static func missingScores(at moment: Moment) -> Double {
        0.021 + 0.0025 * Double(max(0, Moment.bureauSilent.daysBeforeEnd - moment.daysBeforeEnd))
    }

    static let creditRiskChecks = [
        Check(
            table: Marts.creditRisk, assertion: "not_null", column: "loan_id",
            name: "not_null_mart_credit_risk_loan_id",
            severity: "error", expected: "0", outcome: { _ in (true, "0") }, nullShare: { _ in 0 }),
        Check(
            table: Marts.creditRisk, assertion: "unique", column: "loan_id", name: "unique_mart_credit_risk_loan_id",
            severity: "error", expected: "0", outcome: { _ in (true, "0") }),
        Check(
            table: Marts.creditRisk, assertion: "dbt_utils.not_null_proportion", column: "bureau_score",
            name: "dbt_utils_not_null_proportion_mart_credit_risk_0_95__bureau_score", severity: "warn",
            expected: ">= 0.95",
            outcome: { moment in
                let present = ((1 - missingScores(at: moment)) * 10_000).rounded() / 10_000
                return (present >= 0.95, "\(present)")
            },
            nullShare: { missingScores(at: $0) }),
    ]
}
