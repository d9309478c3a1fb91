/// The turning points of the story.
///
/// A feed stops and nobody notices; the model that depends on it degrades; its successor is built in a hurry, on
/// features that a credit decision should not use. Meanwhile the support assistant is given customers' tickets to read.
extension Moment {
    /// The first day of the period.
    static let start = Moment(daysBeforeEnd: Period.length)

    // MARK: Upstream changes

    /// Release of the core banking system: `transactions.txn_amount` is renamed to `amount`, `customers.fax_number` is
    /// dropped, and `loans.interest_rate` gets two more digits.
    static let coreRelease = Moment(daysBeforeEnd: 88)
    /// `loan_performance` becomes `fct_loan_performance`.
    static let loanTableRenamed = Moment(daysBeforeEnd: 70)
    /// The credit bureau's last file came the day before; no other has come since.
    static let bureauSilent = Moment(daysBeforeEnd: 38)

    // MARK: Credit risk

    static let trainingV1 = Moment(daysBeforeEnd: 148)
    static let productionV1 = Moment(daysBeforeEnd: 144)
    static let trainingV2 = Moment(daysBeforeEnd: 106)
    static let productionV2 = Moment(daysBeforeEnd: 102)
    static let trainingV3 = Moment(daysBeforeEnd: 64)
    static let productionV3 = Moment(daysBeforeEnd: 60)
    /// The feature service that replaces the old mart is declared, the postcode index with it.
    static let featureService = Moment(daysBeforeEnd: 25)
    static let trainingV4 = Moment(daysBeforeEnd: 15)
    static let productionV4 = Moment(daysBeforeEnd: 11)

    // MARK: Support assistant

    static let promptV2 = Moment(daysBeforeEnd: 99)
    /// The assistant's index takes in support tickets beside the policies.
    static let ticketsIndexed = Moment(daysBeforeEnd: 50)
    static let promptV3 = Moment(daysBeforeEnd: 43)
    /// The first day on which answers may quote a ticket: embedding them took two attempts.
    static let ticketsServed = Moment(daysBeforeEnd: 36)

    /// All of them, oldest first: what is told of a dataset or job is constant between two.
    static let turningPoints: [Moment] = [
        start, trainingV1, productionV1, trainingV2, productionV2, promptV2, coreRelease, loanTableRenamed, trainingV3,
        productionV3, ticketsIndexed, promptV3, bureauSilent, featureService, trainingV4, productionV4,
    ].sorted()
}

/// The parts of the estate, in the order in which data flows through them.
enum Estate {
    static let tables: [Table] =
        CoreBanking.tables + Cards.tables + Bureau.tables + CRM.tables + Warehouse.tables + Marts.tables
        + Features.tables + CreditRisk.tables + Marketing.tables + Assistant.tables + Dashboards.tables

    static let jobs: [Job] =
        CoreBanking.jobs + Cards.jobs + Bureau.jobs + CRM.jobs + Warehouse.jobs + Marts.jobs + Features.jobs
        + CreditRisk.jobs + Marketing.jobs + Assistant.jobs + Dashboards.jobs
}
