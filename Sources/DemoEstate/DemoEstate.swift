package import OpenLineage

/// Halden Bank, a bank that does not exist: about five months of its data pipelines, models and mishaps as OpenLineage
/// events.
///
/// The same end gives the same bytes each time: nothing depends on a clock or on chance.
package struct DemoEstate: Sendable {
    private let period: Period

    /// - Parameter end: the last moment of the period. The story moves with it, and reads best on a Friday evening.
    package init(endingAt end: Instant = .demoEnd) {
        period = Period(endingAt: end)
    }

    /// Every event as one JSON object, in the order of time.
    package var events: some Sequence<[UInt8]> & Sendable {
        DemoEvents(period: period)
    }

    /// Questions that the estate was made for, with the commands that answer them.
    package var questions: [DemoQuestion] {
        Tour(period: period).questions
    }
}

extension Instant {
    /// When the example's period ends unless told otherwise: 20 November 2026, 18:00 UTC, a Friday.
    package static let demoEnd = Instant(microseconds: 1_795_197_600_000_000)
}

/// Events that are written as they are asked for.
struct DemoEvents: Sequence, Sendable {
    let period: Period

    struct Iterator: IteratorProtocol {
        private var planned: IndexingIterator<[PlannedEvent]>
        private var encoder: EventEncoder

        init(period: Period) {
            planned = EventPlanner(period: period).events().makeIterator()
            encoder = EventEncoder(period: period)
        }

        mutating func next() -> [UInt8]? {
            planned.next().map { encoder.encode($0) }
        }
    }

    func makeIterator() -> Iterator {
        Iterator(period: period)
    }
}
