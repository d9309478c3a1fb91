/// The core banking system: a PostgreSQL database, copied into the warehouse every night.
enum CoreBanking {
    static let customers = Table(
        .coreDatabase, "core.public.customers", owner: .coreBanking,
        about: "One row per person who holds or has held a product of the bank.",
        tags: [.pii, .gdpr], governance: .contract, size: Size(rows: 412_000, perDay: 61, bytesPerRow: 240),
        columns: [
            Column("customer_id", "bigint", "Number of the customer, never used again", tags: [.critical]),
            Column("national_id", "varchar(16)", "National identification number", tags: [.pii, .sensitive]),
            Column("first_name", "varchar(80)", tags: [.pii]),
            Column("last_name", "varchar(80)", tags: [.pii]),
            Column("date_of_birth", "date", tags: [.pii, .protected]),
            Column("gender", "char(1)", "As registered; F, M or X", tags: [.protected]),
            Column("email", "varchar(160)", tags: [.pii]),
            Column("mobile_phone", "varchar(24)", tags: [.pii]),
            Column("fax_number", "varchar(24)", tags: [.pii], until: .coreRelease),
            Column("postcode", "varchar(8)", "Of the home address", tags: [.pii, .proxy]),
            Column("city", "varchar(80)"),
            Column("country_code", "char(2)"),
            Column("employment_status", "varchar(24)", "EMPLOYED, SELF_EMPLOYED, RETIRED, STUDENT or NONE"),
            Column("created_at", "timestamptz"),
        ])

    static let accounts = Table(
        .coreDatabase, "core.public.accounts", owner: .coreBanking, about: "Current and savings accounts.",
        tags: [.gdpr], governance: .contract, size: Size(rows: 655_000, perDay: 88, bytesPerRow: 120),
        columns: [
            Column("account_id", "bigint", "Number of the account", tags: [.critical]),
            Column("customer_id", "bigint", "Main holder"),
            Column("branch_id", "integer"),
            Column("product_code", "varchar(12)"),
            Column("currency", "char(3)"),
            Column("balance", "numeric(18,2)", "Booked balance at the end of the day", tags: [.critical]),
            Column("overdraft_limit", "numeric(18,2)"),
            Column("opened_at", "date"),
            Column("closed_at", "date"),
            Column("status", "varchar(12)", "OPEN, BLOCKED or CLOSED"),
        ])

    static let transactions = Table(
        .coreDatabase, "core.public.transactions", owner: .coreBanking, about: "Bookings on accounts.",
        tags: [.gdpr], governance: .contract, size: Size(rows: 98_400_000, perDay: 214_000, bytesPerRow: 96),
        columns: [
            Column("transaction_id", "bigint"),
            Column("account_id", "bigint"),
            Column("booked_at", "timestamptz"),
            Column("txn_amount", "numeric(18,2)", "Amount in the account's currency", until: .coreRelease),
            Column("amount", "numeric(18,2)", "Amount in the account's currency", since: .coreRelease),
            Column("currency", "char(3)"),
            Column("direction", "char(1)", "C for credit, D for debit"),
            Column("counterparty_iban", "varchar(34)", tags: [.pii]),
            Column("category_code", "varchar(8)"),
            Column("channel", "varchar(12)", "BRANCH, CARD, MOBILE, WEB or BATCH"),
        ])

    static let loans = Table(
        .coreDatabase, "core.public.loans", owner: .coreBanking, about: "Consumer loans and mortgages.",
        tags: [.gdpr], governance: .contract, size: Size(rows: 138_000, perDay: 34, bytesPerRow: 140),
        columns: [
            Column("loan_id", "bigint", tags: [.critical]),
            Column("customer_id", "bigint"),
            Column("branch_id", "integer"),
            Column("product_code", "varchar(12)"),
            Column("principal", "numeric(18,2)", "Amount lent", tags: [.critical]),
            Column("interest_rate", "numeric(5,2)", "Percent a year", until: .coreRelease),
            Column("interest_rate", "numeric(7,4)", "Percent a year", since: .coreRelease),
            Column("term_months", "integer"),
            Column("collateral_type", "varchar(16)"),
            Column("originated_at", "date"),
            Column("maturity_date", "date"),
            Column("status", "varchar(12)", "ACTIVE, ARREARS, DEFAULT or REPAID", tags: [.critical]),
        ])

    static let repayments = Table(
        .coreDatabase, "core.public.repayments", owner: .coreBanking, about: "Instalments due and paid.",
        tags: [.gdpr], governance: .contract, size: Size(rows: 4_870_000, perDay: 4_500, bytesPerRow: 80),
        columns: [
            Column("repayment_id", "bigint"),
            Column("loan_id", "bigint"),
            Column("due_date", "date"),
            Column("paid_at", "timestamptz"),
            Column("amount_due", "numeric(18,2)"),
            Column("amount_paid", "numeric(18,2)"),
            Column("days_past_due", "integer", "Days between due date and payment, or today", tags: [.critical]),
        ])

    static let loanApplications = Table(
        .coreDatabase, "core.public.loan_applications", owner: .coreBanking,
        about: "Applications for loans, whatever became of them.", tags: [.gdpr], governance: .contract,
        size: Size(rows: 391_000, perDay: 140, bytesPerRow: 130),
        columns: [
            Column("application_id", "bigint"),
            Column("customer_id", "bigint"),
            Column("applied_at", "timestamptz"),
            Column("requested_amount", "numeric(18,2)"),
            Column("purpose", "varchar(24)"),
            Column("income_declared", "numeric(18,2)", "Yearly income before tax, as stated", tags: [.sensitive]),
            Column("household_size", "integer"),
            Column("decision", "varchar(12)", "APPROVED, DECLINED or WITHDRAWN"),
            Column("decided_at", "timestamptz"),
            Column("channel", "varchar(12)"),
        ])

    static let branches = Table(
        .coreDatabase, "core.public.branches", owner: .coreBanking, about: "Branches of the bank.",
        size: Size(rows: 47),
        columns: [
            Column("branch_id", "integer"),
            Column("branch_name", "varchar(80)"),
            Column("region", "varchar(40)"),
            Column("postcode", "varchar(8)"),
            Column("opened_at", "date"),
        ])

    // MARK: Copies in the warehouse

    static let rawCustomers = Table(replicaOf: customers, as: "raw.core.customers")
    static let rawAccounts = Table(replicaOf: accounts, as: "raw.core.accounts")
    static let rawTransactions = Table(replicaOf: transactions, as: "raw.core.transactions")
    static let rawLoans = Table(replicaOf: loans, as: "raw.core.loans")
    static let rawRepayments = Table(replicaOf: repayments, as: "raw.core.repayments")
    static let rawLoanApplications = Table(replicaOf: loanApplications, as: "raw.core.loan_applications")
    static let rawBranches = Table(replicaOf: branches, as: "raw.core.branches")

    static let tables = [
        customers, accounts, transactions, loans, repayments, loanApplications, branches, rawCustomers, rawAccounts,
        rawTransactions, rawLoans, rawRepayments, rawLoanApplications, rawBranches,
    ]

    static let jobs = [
        Job(
            .airflow, "core_ingest", "DAG", owner: .dataPlatform,
            about: "Copies the operational databases into the warehouse after the end-of-day run.",
            schedule: .weekdays("01:00"), minutes: 1, code: "dags/core_ingest.py"),
        Job(
            .airflow, "core_ingest.load_parties", owner: .dataPlatform,
            about: "Loads customers and branches, each from the table of its name.", parent: "core_ingest",
            schedule: .weekdays("01:02"), minutes: 9, writes: [rawCustomers, rawBranches], code: "dags/core_ingest.py"),
        Job(
            .airflow, "core_ingest.load_ledger", owner: .dataPlatform, about: "Loads accounts and their bookings.",
            parent: "core_ingest", schedule: .weekdays("01:03"), minutes: 31, writes: [rawAccounts, rawTransactions],
            code: "dags/core_ingest.py"),
        Job(
            .airflow, "core_ingest.load_lending", owner: .dataPlatform,
            about: "Loads loans, repayments and applications.", parent: "core_ingest", schedule: .weekdays("01:05"),
            minutes: 14, writes: [rawLoans, rawRepayments, rawLoanApplications], code: "dags/core_ingest.py"),
    ]
}
