internal import OpenLineage

/// The days that the estate covers, and the arithmetic from a day to an instant.
struct Period: Sendable {
    static let length = 154

    let end: Instant
    /// Days since 1970 of the day on which the period ends.
    private let lastDay: Int64

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    init(endingAt end: Instant) {
        self.end = end
        // Floor division: moments before 1970 have a day too.
        let (quotient, remainder) = end.microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerDay)
        lastDay = remainder < 0 ? quotient - 1 : quotient
    }

    /// Every day, oldest first.
    var moments: [Moment] {
        (0...Self.length).reversed().map { Moment(daysBeforeEnd: $0) }
    }

    func instant(_ moment: Moment, _ time: TimeOfDay) -> Instant {
        let days = lastDay - Int64(moment.daysBeforeEnd)
        return Instant(microseconds: days * Self.microsecondsPerDay + Int64(time.seconds) * 1_000_000)
    }

    /// The day on which an instant lies; later than the end of the period for instants after it.
    func moment(of instant: Instant) -> Moment {
        let day = (instant.microseconds - (instant.microseconds % Self.microsecondsPerDay)) / Self.microsecondsPerDay
        return Moment(daysBeforeEnd: Int(lastDay - day))
    }

    /// 1 is Monday, 7 is Sunday, as in ISO 8601.
    func weekday(_ moment: Moment) -> Int {
        // 1 January 1970 was a Thursday.
        let day = (lastDay - Int64(moment.daysBeforeEnd) + 3) % 7
        return Int(day < 0 ? day + 7 : day) + 1
    }

    /// The calendar date, `2026-11-20`.
    func date(_ moment: Moment) -> String {
        String(instant(moment, .midnight).description.prefix(10))
    }

    func dayOfMonth(_ moment: Moment) -> Int {
        Int(date(moment).suffix(2)) ?? 1
    }
}

/// A time of day in UTC, written `"03:15"` or `"03:15:30"`.
struct TimeOfDay: Sendable, Hashable, ExpressibleByStringLiteral {
    let seconds: Int

    static let midnight = TimeOfDay(seconds: 0)

    init(seconds: Int) {
        self.seconds = seconds
    }

    init(stringLiteral text: String) {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        seconds = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
