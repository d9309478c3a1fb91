/// The dbt project: staging models, which clean and pseudonymise, and intermediate models.
enum Warehouse {
    static let customers = Table(
        .warehouse, "analytics.staging.stg_core__customers", owner: .dataPlatform,
        about: "Customers without what identifies them.", tags: [.gdpr], governance: .contract,
        recipe: Recipe(.from(CoreBanking.rawCustomers, "c"), where: "c.country_code is not null"),
        size: Size(rows: 411_000, perDay: 61),
        columns: [
            Column("customer_id", "number(38,0)", from: "c.customer_id", tags: [.critical]),
            Column(
                "national_id_hash", "varchar(64)", "Key to the credit bureau", from: "sha2(c.national_id, 256)",
                tags: [.pseudonym]),
            Column("email_hash", "varchar(64)", from: "sha2(lower(c.email), 256)", tags: [.pseudonym]),
            Column("birth_year", "number(4,0)", from: "year(c.date_of_birth)", tags: [.protected]),
            Column("gender", "varchar(1)", from: "c.gender", tags: [.protected]),
            Column("postcode", "varchar(8)", from: "c.postcode", tags: [.pii, .proxy]),
            Column("city", "varchar(80)", from: "c.city"),
            Column("employment_status", "varchar(24)", from: "c.employment_status"),
            Column("created_at", "timestamp_tz", from: "c.created_at"),
        ])

    static let accounts = Table(
        .warehouse, "analytics.staging.stg_core__accounts", owner: .dataPlatform, about: "Accounts, typed and renamed.",
        tags: [.gdpr], governance: .contract, recipe: Recipe(.from(CoreBanking.rawAccounts, "a")),
        size: Size(rows: 655_000, perDay: 88),
        columns: [
            Column("account_id", "number(38,0)", from: "a.account_id"),
            Column("customer_id", "number(38,0)", from: "a.customer_id"),
            Column("branch_id", "number(38,0)", from: "a.branch_id"),
            Column("product_code", "varchar(12)", from: "a.product_code"),
            Column("balance_eur", "number(18,2)", from: "a.balance * fx_to_eur(a.currency)", tags: [.critical]),
            Column("overdraft_limit_eur", "number(18,2)", from: "a.overdraft_limit * fx_to_eur(a.currency)"),
            Column("is_open", "boolean", from: "a.status = 'OPEN'"),
            Column("opened_at", "date", from: "a.opened_at"),
        ])

    static let transactions = Table(
        .warehouse, "analytics.staging.stg_core__transactions", owner: .dataPlatform,
        about: "Bookings in euro, credits positive and debits negative.", tags: [.gdpr], governance: .contract,
        recipe: Recipe(.from(CoreBanking.rawTransactions, "t")),
        size: Size(rows: 98_400_000, perDay: 214_000, bytesPerRow: 70),
        columns: [
            Column("transaction_id", "number(38,0)", from: "t.transaction_id"),
            Column("account_id", "number(38,0)", from: "t.account_id"),
            Column("booked_at", "timestamp_tz", from: "t.booked_at"),
            Column(
                "amount_eur", "number(18,2)",
                from: "iff(t.direction = 'D', -1, 1) * t.txn_amount * fx_to_eur(t.currency)", until: .coreRelease),
            Column(
                "amount_eur", "number(18,2)",
                from: "iff(t.direction = 'D', -1, 1) * t.amount * fx_to_eur(t.currency)", since: .coreRelease),
            Column("counterparty_hash", "varchar(64)", from: "sha2(t.counterparty_iban, 256)", tags: [.pseudonym]),
            Column("category_code", "varchar(8)", from: "t.category_code"),
            Column("channel", "varchar(12)", from: "t.channel"),
        ])

    static let loans = Table(
        .warehouse, "analytics.staging.stg_core__loans", owner: .dataPlatform, about: "Loans, typed and renamed.",
        tags: [.gdpr], governance: .contract, recipe: Recipe(.from(CoreBanking.rawLoans, "l")),
        size: Size(rows: 138_000, perDay: 34),
        columns: [
            Column("loan_id", "number(38,0)", from: "l.loan_id", tags: [.critical]),
            Column("customer_id", "number(38,0)", from: "l.customer_id"),
            Column("branch_id", "number(38,0)", from: "l.branch_id"),
            Column("product_code", "varchar(12)", from: "l.product_code"),
            Column("principal", "number(18,2)", from: "l.principal", tags: [.critical]),
            Column("interest_rate", "number(5,2)", from: "l.interest_rate", until: .coreRelease),
            Column("interest_rate", "number(7,4)", from: "l.interest_rate", since: .coreRelease),
            Column("term_months", "number(38,0)", from: "l.term_months"),
            Column("is_secured", "boolean", from: "l.collateral_type <> 'NONE'"),
            Column("originated_at", "date", from: "l.originated_at"),
            Column("status", "varchar(12)", from: "l.status", tags: [.critical]),
        ])

    static let repayments = Table(
        .warehouse, "analytics.staging.stg_core__repayments", owner: .dataPlatform, about: "Instalments.",
        tags: [.gdpr], governance: .contract, recipe: Recipe(.from(CoreBanking.rawRepayments, "r")),
        size: Size(rows: 4_870_000, perDay: 4_500),
        columns: [
            Column("repayment_id", "number(38,0)", from: "r.repayment_id"),
            Column("loan_id", "number(38,0)", from: "r.loan_id"),
            Column("due_date", "date", from: "r.due_date"),
            Column("paid_at", "timestamp_tz", from: "r.paid_at"),
            Column("amount_due", "number(18,2)", from: "r.amount_due"),
            Column("amount_paid", "number(18,2)", from: "r.amount_paid"),
            Column("days_past_due", "number(38,0)", from: "greatest(r.days_past_due, 0)", tags: [.critical]),
        ])

    static let loanApplications = Table(
        .warehouse, "analytics.staging.stg_core__loan_applications", owner: .dataPlatform,
        about: "The latest decided application of each customer.", tags: [.gdpr], governance: .contract,
        recipe: Recipe(
            .from(CoreBanking.rawLoanApplications, "p"),
            where: "p.decided_at is not null\n"
                + "qualify row_number() over (partition by p.customer_id order by p.decided_at desc) = 1"),
        size: Size(rows: 214_000, perDay: 62),
        columns: [
            Column("application_id", "number(38,0)", from: "p.application_id"),
            Column("customer_id", "number(38,0)", from: "p.customer_id"),
            Column("applied_at", "timestamp_tz", from: "p.applied_at"),
            Column("requested_amount", "number(18,2)", from: "p.requested_amount"),
            Column("purpose", "varchar(24)", from: "p.purpose"),
            Column("income_declared", "number(18,2)", from: "p.income_declared", tags: [.sensitive]),
            Column("household_size", "number(38,0)", from: "p.household_size"),
            Column("decision", "varchar(12)", from: "p.decision"),
        ])

    static let authorisations = Table(
        .warehouse, "analytics.staging.stg_cards__authorisations", owner: .dataPlatform,
        about: "Card payments in euro.",
        tags: [.gdpr], governance: .contract, recipe: Recipe(.from(Cards.rawAuthorisations, "a")),
        size: Size(rows: 57_200_000, perDay: 149_000, bytesPerRow: 48),
        columns: [
            Column("auth_id", "varchar", from: "a.auth_id"),
            Column("account_id", "number(38,0)", from: "a.account_id"),
            Column("amount_eur", "number(18,2)", from: "a.amount * fx_to_eur(a.currency)"),
            Column("is_cash_advance", "boolean", from: "a.mcc in (6010, 6011)"),
            Column("is_foreign", "boolean", from: "a.country_code <> home_country()"),
            Column("authorised_at", "timestamp_tz", from: "a.authorised_at"),
        ])

    static let creditReports = Table(
        .warehouse, "analytics.staging.stg_bureau__credit_reports", owner: .creditRisk,
        about: "Bureau reports by customer.", tags: [.gdpr, .sensitive], governance: .creditDecision,
        consent: Bureau.rawCreditReports.consent,
        recipe: Recipe(
            .from(Bureau.rawCreditReports, "b"),
            .join(customers, "c", on: "c.national_id_hash = sha2(b.national_id, 256)")),
        size: Size(rows: 351_000, perDay: 38),
        columns: [
            Column("customer_id", "number(38,0)", from: "c.customer_id"),
            Column("report_date", "date", from: "b.report_date"),
            Column("bureau_score", "number(3,0)", from: "b.score", tags: [.sensitive]),
            Column("open_accounts", "number(38,0)", from: "b.open_accounts"),
            Column("total_debt", "number(18,2)", from: "b.total_debt", tags: [.sensitive]),
            Column("utilisation", "number(5,4)", from: "b.utilisation"),
            Column("delinquencies_24m", "number(38,0)", from: "b.delinquencies_24m"),
            Column("inquiries_6m", "number(38,0)", from: "b.inquiries_6m"),
        ])

    static let marketingPreferences = Table(
        .warehouse, "analytics.staging.stg_crm__marketing_preferences", owner: .marketing,
        about: "Opt-ins, as the flags say.", tags: [.gdpr], governance: .marketing,
        consent: CRM.marketingPreferences.consent,
        recipe: Recipe(.from(CRM.rawMarketingPreferences, "p")), size: Size(rows: 402_000, perDay: 60),
        columns: [
            Column("customer_id", "number(38,0)", from: "p.customer_id"),
            Column("may_email", "boolean", from: "p.email_opt_in"),
            Column("may_profile", "boolean", from: "p.profiling_opt_in"),
            Column("consented_at", "timestamp_tz", from: "p.consented_at"),
            Column("withdrawn_at", "timestamp_tz", from: "p.withdrawn_at"),
        ])

    // MARK: Intermediate

    static let accountFlows = Table(
        .warehouse, "analytics.intermediate.int_account_flows", owner: .dataPlatform,
        about: "What went in and out of each account in ninety days.", tags: [.gdpr], governance: .contract,
        recipe: Recipe(
            .from(transactions, "t"), where: "t.booked_at >= dateadd(day, -90, current_date)",
            groupBy: ["t.account_id"]),
        size: Size(rows: 571_000, perDay: 70),
        columns: [
            Column("account_id", "number(38,0)", from: "t.account_id"),
            Column("net_flow_90d", "number(18,2)", from: "sum(t.amount_eur)"),
            Column("booking_count_90d", "number(38,0)", from: "count(t.transaction_id)"),
        ])

    static let balances = Table(
        .warehouse, "analytics.intermediate.int_customer_balances", owner: .dataPlatform,
        about: "What each customer holds, over all open accounts.", tags: [.gdpr], governance: .contract,
        recipe: Recipe(
            .from(accounts, "a"),
            .left(accountFlows, "f", on: "f.account_id = a.account_id"),
            where: "a.is_open", groupBy: ["a.customer_id"]),
        size: Size(rows: 388_000, perDay: 55),
        columns: [
            Column("customer_id", "number(38,0)", from: "a.customer_id"),
            Column("account_count", "number(38,0)", from: "count(a.account_id)"),
            Column("total_balance", "number(18,2)", from: "sum(a.balance_eur)", tags: [.critical]),
            Column(
                "overdraft_used", "number(5,4)",
                from: "sum(greatest(-a.balance_eur, 0)) / nullif(sum(a.overdraft_limit_eur), 0)"),
            Column("net_flow_90d", "number(18,2)", from: "sum(f.net_flow_90d)"),
        ])

    static let delinquency = Table(
        .warehouse, "analytics.intermediate.int_loan_delinquency", owner: .creditRisk,
        about: "Payment record of every loan.", tags: [.gdpr], governance: .creditDecision,
        recipe: Recipe(
            .from(loans, "l"), .left(repayments, "r", on: "r.loan_id = l.loan_id"),
            groupBy: ["l.loan_id", "l.customer_id", "l.principal"]),
        size: Size(rows: 138_000, perDay: 34),
        columns: [
            Column("loan_id", "number(38,0)", from: "l.loan_id"),
            Column("customer_id", "number(38,0)", from: "l.customer_id"),
            Column(
                "max_dpd_12m", "number(38,0)",
                from: "max(iff(r.due_date >= dateadd(month, -12, current_date), r.days_past_due, 0))", tags: [.critical]
            ),
            Column(
                "missed_payments_12m", "number(38,0)",
                from: "count_if(r.due_date >= dateadd(month, -12, current_date) and r.amount_paid < r.amount_due)"),
            Column("last_paid_at", "timestamp_tz", from: "max(r.paid_at)"),
            Column("outstanding", "number(18,2)", from: "l.principal - sum(r.amount_paid)", tags: [.critical]),
        ])

    static let cardSpend = Table(
        .warehouse, "analytics.intermediate.int_card_spend", owner: .cards, about: "Card use of the last thirty days.",
        tags: [.gdpr], governance: .contract,
        recipe: Recipe(
            .from(authorisations, "p"), .join(accounts, "a", on: "a.account_id = p.account_id"),
            where: "p.authorised_at >= dateadd(day, -30, current_date)", groupBy: ["a.customer_id"]),
        size: Size(rows: 296_000, perDay: 44),
        columns: [
            Column("customer_id", "number(38,0)", from: "a.customer_id"),
            Column("spend_30d", "number(18,2)", from: "sum(p.amount_eur)"),
            Column(
                "cash_advance_share", "number(5,4)",
                from: "sum(iff(p.is_cash_advance, p.amount_eur, 0)) / nullif(sum(p.amount_eur), 0)"),
            Column("foreign_share", "number(5,4)", from: "avg(iff(p.is_foreign, 1, 0))"),
            Column("payment_count", "number(38,0)", from: "count(p.auth_id)"),
        ])

    static let tables = [
        customers, accounts, transactions, loans, repayments, loanApplications, authorisations, creditReports,
        marketingPreferences, accountFlows, balances, delinquency, cardSpend,
    ]
}
