import OpenLineage
import Testing

@testable import DemoEstate

@Suite struct EstateConsistencyTests {
    private let period = Period(endingAt: .demoEnd)

    @Test func everyExpressionNamesColumnsThatItsSourcesHaveAtThatTime() {
        for table in Estate.tables {
            for moment in Moment.turningPoints where moment >= table.since ?? .start {
                let relations = table.recipe.relations(at: moment)
                let aliases = Set(relations.map(\.alias))
                #expect(aliases.count == relations.count, "\(table.name) uses an alias twice")
                let texts =
                    table.columns(at: moment).compactMap(\.expression) + relations.compactMap(\.condition)
                    + [table.recipe.filter].compactMap { $0 } + table.recipe.groupBy
                for reference in texts.flatMap({ Expression($0).references }) {
                    let source = relations.first { $0.alias == reference.alias }?.table
                    let columns = source?.columns(at: moment).map(\.name) ?? []
                    #expect(
                        columns.contains(reference.column),
                        "\(table.name) at \(period.date(moment)): \(reference.alias).\(reference.column)")
                }
            }
        }
    }

    @Test func columnsHaveOneMeaningAtATime() {
        for table in Estate.tables {
            for moment in Moment.turningPoints {
                let names = table.columns(at: moment).map(\.name)
                #expect(Set(names).count == names.count, "\(table.name) at \(period.date(moment))")
            }
        }
    }

    @Test func everyDerivedTableIsMadeByAJobOrDeclaredWithItsLineage() {
        let written = Set(Estate.jobs.flatMap { $0.writes.map(\.id) })
        for table in Estate.tables where !table.recipe.relations.isEmpty && !written.contains(table.id) {
            #expect([.view, .featureService].contains(table.kind), "\(table.name)")
        }
        for table in Estate.tables where written.contains(table.id) {
            #expect(!table.recipe.relations.isEmpty, "\(table.name) is written from nothing")
            #expect(table.columns.allSatisfy { $0.expression != nil }, "\(table.name)")
        }
    }

    @Test func everyTableThatIsReadOrWrittenIsInTheEstate() {
        let known = Set(Estate.tables.map(\.id))
        #expect(known.count == Estate.tables.count)
        for moment in Moment.turningPoints {
            for job in Estate.jobs {
                for table in job.reads(at: moment) + job.writes { #expect(known.contains(table.id), "\(table.name)") }
            }
        }
    }

    @Test func everyDatasetHasAnOwnerButTheOrphan() {
        #expect(Estate.tables.filter { $0.owner == nil }.map(\.name) == ["cards/disputes_enriched"])
    }

    @Test func childrenRunOnDaysOnWhichTheirParentRuns() {
        for job in Estate.jobs {
            guard let parent = job.parent.flatMap({ name in Estate.jobs.first { $0.name == name } }) else { continue }
            for moment in period.moments where job.schedule.includes(moment, in: period) {
                #expect(parent.schedule.includes(moment, in: period), "\(job.name) on \(period.date(moment))")
            }
        }
    }

    @Test func jobsStartAfterWhatTheyReadWasWrittenThatDay() {
        for moment in period.moments {
            let runs = RunPlanner(period: period).runs(on: moment)
            var ends: [String: Instant] = [:]
            for run in runs where run.job.tool.namespace != Tool.worksheet.namespace {
                guard case .completed = run.outcome, let end = run.end else { continue }
                for table in run.job.writes { ends[table.id] = end }
            }
            // Conversations are held all day, over the index of the week before.
            for run in runs where run.job.tool.namespace != Tool.assistant.namespace {
                guard case .completed = run.outcome else { continue }
                for table in run.job.reads(at: moment) {
                    guard let end = ends[table.id] else { continue }
                    #expect(end <= run.start, "\(run.job.name) on \(period.date(moment)) before \(table.name)")
                }
            }
        }
    }

    @Test func releasesGoLiveAfterTheyAreMade() {
        for table in Estate.tables {
            guard case .released(let releases) = table.versions else { continue }
            #expect(releases.map(\.made) == releases.map(\.made).sorted())
            for release in releases { #expect(release.live.map { $0 >= release.made } ?? true, "\(table.name)") }
        }
    }
}
