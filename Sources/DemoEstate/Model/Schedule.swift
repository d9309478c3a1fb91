/// When a job runs.
struct Schedule: Sendable {
    enum Days: Sendable, Hashable {
        /// Monday to Friday.
        case weekdays
        /// One day a week, 1 is Monday.
        case weekly(Int)
        /// Monday, Wednesday and Friday.
        case threeDays
        /// One day a month, or the Monday after when it falls on a weekend.
        case monthly(Int)
        case on([Moment])
        /// Declared, never run.
        case never
    }

    var days: Days
    var time: TimeOfDay
    var lifetime = Lifetime.always

    static func weekdays(_ time: TimeOfDay) -> Schedule { Schedule(days: .weekdays, time: time) }
    static func threeDays(_ time: TimeOfDay) -> Schedule { Schedule(days: .threeDays, time: time) }
    static func mondays(_ time: TimeOfDay) -> Schedule { Schedule(days: .weekly(1), time: time) }
    static func wednesdays(_ time: TimeOfDay) -> Schedule { Schedule(days: .weekly(3), time: time) }
    static func monthly(_ day: Int, _ time: TimeOfDay) -> Schedule { Schedule(days: .monthly(day), time: time) }
    static func on(_ moments: [Moment], _ time: TimeOfDay) -> Schedule { Schedule(days: .on(moments), time: time) }
    static let never = Schedule(days: .never, time: .midnight)

    func until(_ moment: Moment) -> Schedule {
        var schedule = self
        schedule.lifetime.until = moment
        return schedule
    }

    func since(_ moment: Moment) -> Schedule {
        var schedule = self
        schedule.lifetime.since = moment
        return schedule
    }

    func includes(_ moment: Moment, in period: Period) -> Bool {
        guard lifetime.contains(moment) else { return false }
        switch days {
        case .weekdays: return period.weekday(moment) <= 5
        case .threeDays: return [1, 3, 5].contains(period.weekday(moment))
        case .weekly(let day): return period.weekday(moment) == day
        case .monthly(let day):
            let late = period.dayOfMonth(moment) - day
            return period.weekday(moment) == 1 ? (0...2).contains(late) : late == 0 && period.weekday(moment) <= 5
        case .on(let moments): return moments.contains(moment)
        case .never: return false
        }
    }
}
