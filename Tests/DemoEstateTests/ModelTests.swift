import OpenLineage
import Testing

@testable import DemoEstate

@Suite struct ModelTests {
    private let period = Period(endingAt: .demoEnd)

    @Test(arguments: [
        ("a.x", "IDENTITY", false, ["a.x"]),
        ("lower(a.x)", "TRANSFORMATION", false, ["a.x"]),
        ("sha2(lower(c.email), 256)", "TRANSFORMATION", true, ["c.email"]),
        ("sum(l.principal)", "AGGREGATION", false, ["l.principal"]),
        ("count(t.id)", "AGGREGATION", true, ["t.id"]),
        ("iff(l.secured, 0.18, 0.45) * s.pd", "TRANSFORMATION", false, ["l.secured", "s.pd"]),
        ("l.status = 'a.b'", "TRANSFORMATION", false, ["l.status"]),
        ("r.x + r.x", "TRANSFORMATION", false, ["r.x"]),
        ("current_timestamp()", "TRANSFORMATION", false, []),
    ])
    func expressionsTellWhatTheyReferToAndDo(text: String, subtype: String, masking: Bool, references: [String]) {
        let expression = Expression(text)
        #expect(expression.subtype == subtype)
        #expect(expression.isMasking == masking)
        #expect(expression.references.map { "\($0.alias).\($0.column)" } == references)
    }

    @Test func momentsAreOrderedAsTimeIs() {
        #expect(Moment.start < .trainingV1)
        #expect(Moment.productionV3 < .trainingV4)
        #expect(Moment.turningPoints == Moment.turningPoints.sorted())
        #expect(period.moments.first == .start)
    }

    @Test func daysHaveTheirWeekdayAndDate() {
        #expect(period.date(.coreRelease) == "2026-08-24")
        #expect(period.weekday(.coreRelease) == 1)
        #expect(period.moment(of: period.instant(.trainingV4, "23:59:59")) == .trainingV4)
    }

    @Test func monthlyJobsGiveWayToWeekends() {
        let days = period.moments.filter { Schedule.monthly(12, "13:00").includes($0, in: period) }.map(period.date)
        #expect(days == ["2026-07-13", "2026-08-12", "2026-09-14", "2026-10-12", "2026-11-12"])
    }

    @Test func queriesAreWrittenFromRecipes() {
        let query = SQLText(moment: .start).query(of: Marts.customerMasked)
        #expect(query.hasPrefix("select\n    sha2(c.customer_id, 256) as customer_key,\n    c.age_band,\n"))
        #expect(query.hasSuffix("from analytics.marts.dim_customer as c"))
    }
}
