internal import OpenLineage

/// An event's place in time, the same in every store: its event time, then its place in a run's life, then its
/// content. Everything that "the latest wins" decides is decided by this order, never by the order of arrival.
struct EventOrder: Comparable, Hashable, Sendable {
    /// Microseconds since 1970 UTC.
    let time: Int64
    /// Life cycle rank in the upper bits, content hash below: START before RUNNING before COMPLETE at one moment.
    let tie: Int64

    init(time: Int64, tie: Int64) {
        self.time = time
        self.tie = tie
    }

    init(_ event: Event, contentKey: Int64) {
        time = event.eventTime.microseconds
        let rank: Int64 =
            switch event.eventType {
            case .start: 0
            case .running, .other, .unknown, nil: 1
            case .complete, .fail, .abort: 2
            }
        tie = rank << 60 | Int64(bitPattern: UInt64(bitPattern: contentKey) >> 4)
    }

    static func < (left: EventOrder, right: EventOrder) -> Bool {
        (left.time, left.tie) < (right.time, right.tie)
    }
}
