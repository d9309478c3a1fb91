/// A team of the bank, as owner of datasets and jobs.
struct Team: Sendable, Hashable {
    let name: String
    /// The data domain that the team's datasets belong to.
    let domain: String

    static let coreBanking = Team(name: "team:core-banking", domain: "core-banking")
    static let cards = Team(name: "team:cards", domain: "cards")
    static let customerService = Team(name: "team:customer-service", domain: "customer")
    static let marketing = Team(name: "team:marketing-analytics", domain: "marketing")
    static let dataPlatform = Team(name: "team:data-platform", domain: "shared-data")
    static let creditRisk = Team(name: "team:credit-risk", domain: "credit-risk")
    static let modelEngineering = Team(name: "team:model-engineering", domain: "credit-risk")
    static let finance = Team(name: "team:finance-reporting", domain: "finance")
    static let assistant = Team(name: "team:support-assistant", domain: "customer")
    static let compliance = Team(name: "team:compliance", domain: "compliance")
}
