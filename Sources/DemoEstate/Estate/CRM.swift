/// Customer relations: contacts, what they agreed to, and their support tickets; and the bank's website.
enum CRM {
    static let contacts = Table(
        .crmDatabase, "crm.public.contacts", owner: .customerService, about: "How customers want to be reached.",
        tags: [.pii, .gdpr], governance: .support, size: Size(rows: 398_000, perDay: 58, bytesPerRow: 170),
        columns: [
            Column("contact_id", "bigint"),
            Column("customer_id", "bigint"),
            Column("full_name", "varchar(160)", tags: [.pii]),
            Column("email", "varchar(160)", tags: [.pii]),
            Column("phone", "varchar(24)", tags: [.pii]),
            Column("preferred_language", "char(2)"),
            Column("created_at", "timestamptz"),
        ])

    static let marketingPreferences = Table(
        .crmDatabase, "crm.public.marketing_preferences", owner: .marketing,
        about: "Consent to marketing, by channel; withdrawals are dated, rows are kept.", tags: [.gdpr],
        governance: .marketing,
        consent: Consent(
            purposes: [
                .init(
                    purpose: "direct_marketing", basis: "consent",
                    evidence: "crm.public.marketing_preferences.consented_at")
            ],
            coverage: 0.71, withdrawnField: "withdrawn_at"),
        size: Size(rows: 402_000, perDay: 60),
        columns: [
            Column("customer_id", "bigint"),
            Column("email_opt_in", "boolean"),
            Column("sms_opt_in", "boolean"),
            Column("profiling_opt_in", "boolean", "Agreed to be profiled for offers"),
            Column("consented_at", "timestamptz"),
            Column("withdrawn_at", "timestamptz", "Set when consent was withdrawn; the flags stay as they were"),
        ])

    static let tickets = Table(
        .crmDatabase, "crm.public.tickets", owner: .customerService, about: "Support tickets.", tags: [.gdpr],
        governance: .support, size: Size(rows: 481_000, perDay: 310),
        columns: [
            Column("ticket_id", "bigint"),
            Column("customer_id", "bigint"),
            Column("subject", "varchar(240)", tags: [.pii]),
            Column("category", "varchar(24)"),
            Column("status", "varchar(12)"),
            Column("opened_at", "timestamptz"),
            Column("closed_at", "timestamptz"),
        ])

    static let ticketMessages = Table(
        .crmDatabase, "crm.public.ticket_messages", owner: .customerService,
        about: "What customers and agents wrote. Free text: names, account numbers, illnesses, anything.",
        tags: [.pii, .gdpr, .sensitive], governance: .support,
        size: Size(rows: 2_240_000, perDay: 1_400, bytesPerRow: 620),
        columns: [
            Column("message_id", "bigint"),
            Column("ticket_id", "bigint"),
            Column("author", "varchar(160)", tags: [.pii]),
            Column("body", "text", "As written, nothing removed", tags: [.pii, .sensitive]),
            Column("sent_at", "timestamptz"),
        ])

    static let rawContacts = Table(replicaOf: contacts, as: "raw.crm.contacts")
    static let rawMarketingPreferences = Table(replicaOf: marketingPreferences, as: "raw.crm.marketing_preferences")

    static let pageViews = Table(
        .kafka, "web.page_views.v1", .topic, owner: .marketing, about: "Page views of the website and the app.",
        tags: [.pii, .gdpr], governance: .marketing, size: Size(rows: 210_000_000, perDay: 640_000, bytesPerRow: 310),
        columns: [
            Column("event_id", "string"),
            Column("visitor_id", "string", tags: [.pseudonym]),
            Column("customer_id", "long", "Of visitors who have logged in"),
            Column("url", "string"),
            Column("referrer", "string"),
            Column("user_agent", "string"),
            Column("ip_address", "string", tags: [.pii]),
            Column("occurred_at", "timestamp"),
        ])

    static let webSessions = Table(
        .lake, "web/sessions", owner: .marketing, about: "Visits of customers, made of page views.", tags: [.gdpr],
        governance: .marketing,
        recipe: Recipe(
            .from(pageViews, "v"), where: "v.customer_id is not null", groupBy: ["v.visitor_id", "v.customer_id"]),
        versions: .dated, size: Size(rows: 9_300_000, perDay: 28_000),
        columns: [
            Column("session_id", "string", from: "sha2(concat(v.visitor_id, v.occurred_at), 256)"),
            Column("customer_id", "long", from: "v.customer_id"),
            Column("started_at", "timestamp", from: "min(v.occurred_at)"),
            Column("page_views", "long", from: "count(v.event_id)"),
            Column("loan_pages_viewed", "long", from: "count_if(v.url like '%/loans/%')"),
            Column("first_referrer", "string", from: "min_by(v.referrer, v.occurred_at)"),
        ])

    static let tables = [
        contacts, marketingPreferences, tickets, ticketMessages, rawContacts, rawMarketingPreferences, pageViews,
        webSessions,
    ]

    static let jobs = [
        Job(
            .airflow, "core_ingest.load_crm", owner: .dataPlatform, about: "Loads contacts and marketing preferences.",
            parent: "core_ingest", schedule: .weekdays("01:07"), minutes: 5,
            writes: [rawContacts, rawMarketingPreferences], code: "dags/core_ingest.py"),
        Job(
            .spark, "web_sessions.append_data.web_sessions", "JOB", owner: .marketing,
            about: "Joins page views into sessions.", schedule: .mondays("00:45"), minutes: 36, writes: [webSessions],
            code: "web/sessions.py"),
    ]
}
