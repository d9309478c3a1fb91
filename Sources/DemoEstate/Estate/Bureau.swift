/// Reports of the credit bureau, which come as a weekly file, and the statistics of postcode areas.
enum Bureau {
    private static let bureauData = Governance(
        tier: 1, purposes: ["credit_decision", "credit_risk_management"], legalBasis: "legitimate_interests",
        retentionDays: 365, freshnessHours: 192, licence: "Vindel Credit Reference data agreement 2024/118")

    /// The agreement with the bureau covers credit decisions; it says nothing of marketing.
    private static let consent = Consent(
        purposes: [
            .init(
                purpose: "credit_decision", basis: "legitimate_interests",
                evidence: "Vindel Credit Reference data agreement 2024/118, section 4"),
            .init(purpose: "credit_risk_management", basis: "legitimate_interests"),
        ],
        coverage: 1)

    static let consumerFile = Table(
        .bureauFiles, "/out/halden/consumer_credit_file.csv", .file, owner: .creditRisk,
        about: "Weekly extract of the credit bureau for the bank's customers.", tags: [.pii, .gdpr, .sensitive],
        governance: bureauData, consent: consent, versions: .none,
        size: Size(rows: 361_000, perDay: 40, bytesPerRow: 110),
        columns: [
            Column("bureau_ref", "string"),
            Column("national_id", "string", tags: [.pii, .sensitive]),
            Column("report_date", "date"),
            Column("score", "int", "0 to 999, higher is better", tags: [.sensitive]),
            Column("open_accounts", "int"),
            Column("total_debt", "decimal(18,2)", "With all lenders", tags: [.sensitive]),
            Column("utilisation", "decimal(5,4)", "Share of credit lines in use"),
            Column("delinquencies_24m", "int"),
            Column("inquiries_6m", "int"),
            Column("public_records", "int"),
        ])

    static let landedFile = Table(
        .landing, "bureau/consumer_credit_file", .file, owner: .dataPlatform,
        about: "The bureau's files as they came.", tags: [.pii, .gdpr, .sensitive], governance: bureauData,
        consent: consent, recipe: Recipe(.from(consumerFile, "f")), versions: .dated,
        size: Size(rows: 361_000, perDay: 40, bytesPerRow: 110),
        columns: consumerFile.columns.map { $0.copied(from: "f") })

    static let rawCreditReports = Table(
        .warehouse, "raw.bureau.credit_reports", owner: .creditRisk, about: "The latest report of every person.",
        tags: [.pii, .gdpr, .sensitive], governance: bureauData, consent: consent,
        recipe: Recipe(.from(landedFile, "f"), where: "f.score is not null"),
        size: Size(rows: 358_000, perDay: 40, bytesPerRow: 90),
        columns: landedFile.columns.map { $0.copied(from: "f") })

    static let postcodeAreas = Table(
        .landing, "reference/postcode_area.csv", .file, owner: .creditRisk,
        about: "Statistics of postcode areas, bought once and uploaded by hand.",
        governance: Governance(tier: 3, purposes: ["reference_data"], licence: "Area statistics 2024, single user"),
        size: Size(rows: 3_118),
        columns: [
            Column("postcode", "string"),
            Column("area_code", "string"),
            Column("population", "int"),
            Column("median_income", "int"),
            Column("unemployment_rate", "decimal(5,4)"),
            Column("foreign_born_share", "decimal(5,4)", "Share of residents born abroad", tags: [.protected]),
        ])

    static let tables = [consumerFile, landedFile, rawCreditReports, postcodeAreas]

    /// Started by the arrival of a file: when none comes, nothing runs and nothing fails.
    static let jobs = [
        Job(
            .airflow, "credit_bureau", "DAG", owner: .creditRisk,
            about: "Takes in the credit bureau's weekly file; a sensor starts it when there is one.",
            schedule: .mondays("00:30").until(.bureauSilent), minutes: 1, code: "dags/credit_bureau.py"),
        Job(
            .airflow, "credit_bureau.fetch_consumer_file", owner: .creditRisk,
            about: "Copies the file from the bureau's server to the landing zone.", parent: "credit_bureau",
            schedule: .mondays("00:31").until(.bureauSilent), minutes: 3, writes: [landedFile],
            code: "dags/credit_bureau.py"),
        Job(
            .airflow, "credit_bureau.load_credit_reports", owner: .creditRisk,
            about: "Loads the file into the warehouse.",
            parent: "credit_bureau", schedule: .mondays("00:35").until(.bureauSilent), minutes: 6,
            writes: [rawCreditReports], code: "dags/credit_bureau.py"),
    ]
}
