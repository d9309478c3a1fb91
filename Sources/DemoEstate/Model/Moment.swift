/// A day of the story, counted back from the day on which the period ends, so that the whole estate can be moved in
/// time by moving its end.
struct Moment: Sendable, Hashable, Comparable {
    let daysBeforeEnd: Int

    static func < (one: Moment, other: Moment) -> Bool {
        one.daysBeforeEnd > other.daysBeforeEnd
    }
}

/// The stretch of the story in which a column, a source or a schedule exists: from `since` on, up to `until`.
struct Lifetime: Sendable, Hashable {
    var since: Moment?
    var until: Moment?

    static let always = Lifetime()

    func contains(_ moment: Moment) -> Bool {
        if let since, moment < since { return false }
        if let until, moment >= until { return false }
        return true
    }
}
