/// Card payments: topics of the card processor, kept in the lake and loaded into the warehouse.
enum Cards {
    private static let cardData = Governance(
        tier: 2, purposes: ["contract_performance", "fraud_prevention", "credit_decision"], legalBasis: "contract",
        retentionDays: 1095, freshnessHours: 30)

    static let authorisations = Table(
        .kafka, "cards.authorisations.v1", .topic, owner: .cards,
        about: "Every authorisation request, as the card processor sends it.", tags: [.gdpr], governance: cardData,
        size: Size(rows: 61_000_000, perDay: 158_000, bytesPerRow: 210),
        columns: [
            Column("auth_id", "string"),
            Column(
                "card_token", "string", "Stands for the card number, which is not stored", tags: [.pseudonym]),
            Column("account_id", "long"),
            Column("merchant_id", "string"),
            Column("mcc", "int", "Merchant category code"),
            Column("amount", "decimal(18,2)"),
            Column("currency", "string"),
            Column("country_code", "string"),
            Column("authorised_at", "timestamp"),
            Column("response_code", "string", "00 for approved"),
        ])

    static let disputes = Table(
        .kafka, "cards.disputes.v1", .topic, owner: .cards, about: "Payments that cardholders contest.",
        tags: [.gdpr], governance: cardData, size: Size(rows: 83_000, perDay: 71),
        columns: [
            Column("dispute_id", "string"),
            Column("auth_id", "string"),
            Column("reason_code", "string"),
            Column("amount", "decimal(18,2)"),
            Column("opened_at", "timestamp"),
        ])

    static let lakeAuthorisations = Table(
        .lake, "cards/authorisations", owner: .cards, about: "Authorisations of the topic, partitioned by day.",
        tags: [.gdpr], governance: cardData, recipe: Recipe(.from(authorisations, "a")), versions: .dated,
        size: Size(rows: 61_000_000, perDay: 158_000, bytesPerRow: 74),
        columns: authorisations.columns.map { $0.copied(from: "a") } + [
            Column("event_date", "date", "Partition", from: "to_date(a.authorised_at)")
        ])

    /// Written every week since a project that ended in spring; nobody reads it, and nobody owns it.
    static let disputesEnriched = Table(
        .lake, "cards/disputes_enriched", owner: nil,
        about: "Disputes with the merchant. Made for the chargeback pilot of spring 2026.", tags: [.gdpr],
        governance: Governance(tier: 3),
        recipe: Recipe(
            .from(disputes, "d"), .join(lakeAuthorisations, "a", on: "a.auth_id = d.auth_id")),
        versions: .dated, size: Size(rows: 83_000, perDay: 71),
        columns: [
            Column("dispute_id", "string", from: "d.dispute_id"),
            Column("auth_id", "string", from: "d.auth_id"),
            Column("merchant_id", "string", from: "a.merchant_id"),
            Column("mcc", "int", from: "a.mcc"),
            Column("reason_code", "string", from: "d.reason_code"),
            Column("disputed_amount", "decimal(18,2)", from: "coalesce(d.amount, a.amount)"),
            Column("opened_at", "timestamp", from: "d.opened_at"),
        ])

    static let rawAuthorisations = Table(
        .warehouse, "raw.cards.authorisations", owner: .dataPlatform, about: "Approved authorisations of the lake.",
        tags: [.gdpr], governance: cardData,
        recipe: Recipe(.from(lakeAuthorisations, "a"), where: "a.response_code = '00'"),
        size: Size(rows: 57_200_000, perDay: 149_000, bytesPerRow: 60),
        columns: [
            Column("auth_id", "varchar", from: "a.auth_id"),
            Column("account_id", "number(38,0)", from: "a.account_id"),
            Column("merchant_id", "varchar", from: "a.merchant_id"),
            Column("mcc", "number(4,0)", from: "a.mcc"),
            Column("amount", "number(18,2)", from: "a.amount"),
            Column("currency", "varchar(3)", from: "a.currency"),
            Column("country_code", "varchar(2)", from: "a.country_code"),
            Column("authorised_at", "timestamp_tz", from: "a.authorised_at"),
        ])

    static let tables = [authorisations, disputes, lakeAuthorisations, disputesEnriched, rawAuthorisations]

    static let jobs = [
        Job(
            .spark, "cards_bronze.append_data.cards_authorisations", "JOB", owner: .cards,
            about: "Drains the topic of authorisations into the lake.", schedule: .weekdays("00:20"), minutes: 17,
            writes: [lakeAuthorisations], code: "cards/bronze.py"),
        Job(
            .spark, "cards_disputes.overwrite_by_expression.cards_disputes_enriched", "JOB", owner: .cards,
            about: "Joins disputes with their authorisations.", schedule: .mondays("02:40"), minutes: 22,
            writes: [disputesEnriched], code: "cards/disputes.py"),
        Job(
            .airflow, "core_ingest.load_card_authorisations", owner: .dataPlatform,
            about: "Loads yesterday's approved authorisations from the lake.", parent: "core_ingest",
            schedule: .weekdays("01:06"), minutes: 12, writes: [rawAuthorisations], code: "dags/core_ingest.py"),
    ]
}
