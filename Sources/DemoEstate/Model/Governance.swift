/// A label of a dataset or column; `value` is `true` for plain labels.
struct Tag: Sendable, Hashable {
    let key: String
    var value = "true"

    /// Identifies a person.
    static let pii = Tag(key: "pii")
    /// Personal data in the wider sense of the GDPR.
    static let gdpr = Tag(key: "gdpr")
    /// Would harm a person or the bank if it got out.
    static let sensitive = Tag(key: "sensitive")
    /// A protected attribute, which a credit decision must not depend on.
    static let protected = Tag(key: "protected")
    /// Stands in for a protected attribute.
    static let proxy = Tag(key: "proxy_of", value: "ethnic_origin")
    /// A critical data element of risk reporting.
    static let critical = Tag(key: "cde")
    static let pseudonym = Tag(key: "pseudonymised")

    static func alias(_ name: String) -> Tag { Tag(key: "alias", value: name) }
    static func stage(_ name: String) -> Tag { Tag(key: "stage", value: name) }
}

/// What the bank's data catalogue records of a dataset: the `thalweg_governance` facet.
struct Governance: Sendable, Hashable {
    var tier: Int
    var purposes: [String]
    var legalBasis: String?
    var retentionDays: Int?
    /// Oldest that the data may be.
    var freshnessHours: Int?
    var licence: String?

    init(
        tier: Int, purposes: [String] = [], legalBasis: String? = nil, retentionDays: Int? = nil,
        freshnessHours: Int? = nil, licence: String? = nil
    ) {
        self.tier = tier
        self.purposes = purposes
        self.legalBasis = legalBasis
        self.retentionDays = retentionDays
        self.freshnessHours = freshnessHours
        self.licence = licence
    }

    /// Customer records that the bank must keep to run its contracts and for seven years after.
    static let contract = Governance(
        tier: 1, purposes: ["contract_performance", "credit_decision", "regulatory_reporting"], legalBasis: "contract",
        retentionDays: 2557, freshnessHours: 30)
    static let creditDecision = Governance(
        tier: 1, purposes: ["credit_decision", "credit_risk_management"], legalBasis: "contract", retentionDays: 2557,
        freshnessHours: 30)
    static let marketing = Governance(
        tier: 3, purposes: ["direct_marketing"], legalBasis: "consent", retentionDays: 730, freshnessHours: 192)
    static let support = Governance(
        tier: 2, purposes: ["customer_support"], legalBasis: "legitimate_interests", retentionDays: 1095)
    static let reporting = Governance(
        tier: 1, purposes: ["regulatory_reporting", "financial_reporting"], legalBasis: "legal_obligation",
        retentionDays: 3653, freshnessHours: 192)
    static let reference = Governance(tier: 3, purposes: ["reference_data"])
}

/// For what people agreed that their data be used: the `thalweg_consent` facet.
struct Consent: Sendable, Hashable {
    struct Purpose: Sendable, Hashable {
        let purpose: String
        let basis: String
        var evidence: String?
    }

    let purposes: [Purpose]
    /// Share of the rows for which the basis is on record.
    var coverage: Double?
    /// The column that says when a person withdrew.
    var withdrawnField: String?
}
