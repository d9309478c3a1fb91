import OpenLineage
import Testing

@testable import DemoEstate

@Suite struct EventStreamTests {
    @Test func theSameEndGivesTheSameBytes() {
        #expect(Array(DemoEstate().events) == EstateSample.bytes)
    }

    @Test func theStoryMovesWithItsEnd() {
        let week = Instant(microseconds: Instant.demoEnd.microseconds - 7 * 86_400_000_000)
        let moved = Array(DemoEstate(endingAt: week).events)
        #expect(moved != EstateSample.bytes)
        let last = moved.last.flatMap { try? Event.decode($0[...]) }
        #expect(last.map { $0.eventTime <= week } == true)
    }

    @Test func everyEventDecodesWithoutDiagnostics() throws {
        for bytes in EstateSample.bytes {
            let event = try Event.decode(bytes[...])
            #expect(event.diagnostics.isEmpty, "\(event.diagnostics)")
        }
    }

    @Test func everyEventIsValidByTheSpecification() {
        let validator = EventValidator.self
        for bytes in EstateSample.bytes {
            let issues = validator.validate(bytes[...])
            #expect(issues.isEmpty, "\(issues)")
        }
    }

    @Test func everyFacetSaysWhoMadeItAndWhereItsSchemaIs() {
        for event in EstateSample.events {
            var all = [event.run?.facets, event.job?.facets, event.dataset?.facets].compactMap { $0 }
            for input in event.inputs { all += [input.facets, input.inputFacets] }
            for output in event.outputs { all += [output.facets, output.outputFacets] }
            for facets in all {
                for (name, json) in facets.entries {
                    let text = String(decoding: json, as: UTF8.self)
                    #expect(text.hasPrefix(#"{"_producer":"https://"#), "\(name)")
                    #expect(text.contains(#""_schemaURL":"https://"#), "\(name)")
                }
            }
        }
    }

    @Test func eventsComeInTheOrderOfTimeAndEndWithThePeriod() {
        let times = EstateSample.events.map(\.eventTime)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times.last.map { $0 <= .demoEnd } == true)
    }

    @Test func theDefaultEndIsAFridayEvening() {
        #expect(Instant.demoEnd.description == "2026-11-20T18:00:00Z")
        #expect(Period(endingAt: .demoEnd).weekday(Moment(daysBeforeEnd: 0)) == 5)
    }

    @Test func theEstateIsLargeEnoughToBeBelievedAndSmallEnoughToBeLoaded() {
        var datasets = Set<String>()
        var columns = Set<String>()
        var jobs = Set<String>()
        for event in EstateSample.events {
            if let job = event.job { jobs.insert(job.namespace + " " + job.name) }
            let named =
                event.inputs.map { ($0.namespace, $0.name, $0.facets) }
                + event.outputs.map { ($0.namespace, $0.name, $0.facets) }
                + [event.dataset].compactMap { $0 }.map { ($0.namespace, $0.name, $0.facets) }
            for (namespace, name, facets) in named {
                let isNew = datasets.insert(namespace + " " + name).inserted
                // Schemas of one dataset differ in a column or two: the first will do to count by.
                if isNew { columns.formUnion(EstateSample.columns(facets).map { namespace + " " + name + " " + $0 }) }
            }
        }
        #expect((80...95).contains(datasets.count), "\(datasets.count) datasets")
        #expect((550...650).contains(columns.count), "\(columns.count) columns")
        #expect((45...70).contains(jobs.count), "\(jobs.count) jobs")
        #expect((4_000...8_000).contains(EstateSample.bytes.count), "\(EstateSample.bytes.count) events")
        #expect(EstateSample.bytes.reduce(0) { $0 + $1.count } < 25_000_000)
    }
}
