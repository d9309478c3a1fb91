import Testing

@testable import DemoEstate

/// What the tour and `docs/demo-estate.md` say of who reaches whom, followed through the recipes column by column.
@Suite struct ReachTests {
    private struct Node: Hashable {
        let table: String
        let column: String
    }

    /// Columns reached from a column as of a moment; on the way, masking ends it.
    private func reached(from table: Table, _ column: String, at moment: Moment, throughMasks: Bool = true) -> Set<Node>
    {
        var next: [Node: [Node]] = [:]
        for target in Estate.tables {
            let relations = target.recipe.relations(at: moment)
            for made in target.columns(at: moment) {
                guard let expression = made.expression.map(Expression.init) else { continue }
                if expression.isMasking && !throughMasks { continue }
                for reference in expression.references {
                    guard let source = relations.first(where: { $0.alias == reference.alias })?.table else { continue }
                    next[Node(table: source.id, column: reference.column), default: []]
                        .append(Node(table: target.id, column: made.name))
                }
            }
        }
        var seen: Set<Node> = []
        var open = [Node(table: table.id, column: column)]
        while let node = open.popLast() {
            for target in next[node] ?? [] where seen.insert(target).inserted { open.append(target) }
        }
        return seen
    }

    private let now = Moment(daysBeforeEnd: 0)

    @Test func postcodesReachDecisionsAndTheBoardSinceVersionFour() {
        let today = reached(from: CoreBanking.customers, "postcode", at: now)
        #expect(today.contains(Node(table: CreditRisk.model.id, column: "pd_12m")))
        #expect(today.contains(Node(table: CreditRisk.decisions.id, column: "decision")))
        #expect(today.contains(Node(table: Dashboards.riskAppetite.id, column: "mean_pd")))
        let before = reached(from: CoreBanking.customers, "postcode", at: .trainingV3)
        #expect(!before.contains(Node(table: CreditRisk.model.id, column: "pd_12m")))
    }

    @Test func ticketsReachAnswersUnmaskedOnceTheyAreIndexed() {
        let answer = Node(table: Assistant.answers.id, column: "answer")
        #expect(reached(from: CRM.ticketMessages, "body", at: now, throughMasks: false).contains(answer))
        #expect(!reached(from: CRM.ticketMessages, "body", at: .promptV2).contains(answer))
        #expect(reached(from: Assistant.policies, "body", at: .start).contains(answer))
    }

    @Test func bureauScoresReachMarketing() {
        let propensity = Node(table: Marketing.scores.id, column: "propensity")
        #expect(reached(from: Bureau.rawCreditReports, "score", at: now).contains(propensity))
    }

    @Test func nationalIdentifiersStopAtTheWarehouse() {
        let unmasked = reached(from: CoreBanking.customers, "national_id", at: now, throughMasks: false)
        #expect(unmasked.map(\.table) == [CoreBanking.rawCustomers.id])
    }

    @Test func onlyTheOrphanIsMadeForNobody() {
        let ends: Set<DatasetKind> = [.dashboard, .report, .view, .evaluation]
        let leaves: Set<String> = [CreditRisk.decisions.id, CreditRisk.monitoring.id, Marketing.audience.id]
        let read = Set(Estate.jobs.flatMap { $0.reads(at: now) }.map(\.id))
            .union(Estate.tables.flatMap { $0.recipe.relations(at: now).map(\.table.id) })
        let unread = Estate.tables.filter {
            !ends.contains($0.kind) && !leaves.contains($0.id) && !read.contains($0.id)
        }
        #expect(unread.map(\.name) == ["cards/disputes_enriched"])
    }
}
