/// Words that stand for a value where no parentheses follow: functions such as CURRENT_DATE, and pseudo columns.
struct ValueWords: OptionSet {
    let rawValue: UInt32

    static let currentDate = ValueWords(rawValue: 1)
    static let currentTime = ValueWords(rawValue: 1 << 1)
    static let currentTimestamp = ValueWords(rawValue: 1 << 2)
    static let currentDatetime = ValueWords(rawValue: 1 << 3)
    static let localTimes = ValueWords(rawValue: 1 << 4)
    static let utcTimes = ValueWords(rawValue: 1 << 5)
    static let sysdate = ValueWords(rawValue: 1 << 6)
    static let systimestamp = ValueWords(rawValue: 1 << 7)
    static let currentUser = ValueWords(rawValue: 1 << 8)
    static let sessionUser = ValueWords(rawValue: 1 << 9)
    static let systemUser = ValueWords(rawValue: 1 << 10)
    static let user = ValueWords(rawValue: 1 << 11)
    static let currentRole = ValueWords(rawValue: 1 << 12)
    static let currentCatalog = ValueWords(rawValue: 1 << 13)
    static let currentSchema = ValueWords(rawValue: 1 << 14)
    static let rownum = ValueWords(rawValue: 1 << 15)
    /// LEVEL and CONNECT_BY_ISLEAF: in queries with CONNECT BY they are values in any dialect.
    static let level = ValueWords(rawValue: 1 << 16)
    static let connectBy = ValueWords(rawValue: 1 << 17)

    static let currentDates: ValueWords = [.currentDate, .currentTime, .currentTimestamp]
    static let hierarchical: ValueWords = [.level, .connectBy]
    /// Those of the standard.
    static let standard: ValueWords = [
        .currentDates, .localTimes, .currentUser, .sessionUser, .systemUser, .user, .currentRole, .currentCatalog,
        .currentSchema,
    ]

    /// The one that a word is, or none.
    init(_ word: Keyword) {
        switch word {
        case .current_date: self = .currentDate
        case .current_time: self = .currentTime
        case .current_timestamp: self = .currentTimestamp
        case .current_datetime, .sysdatetime: self = .currentDatetime
        case .localtime, .localtimestamp: self = .localTimes
        case .utc_date, .utc_time, .utc_timestamp: self = .utcTimes
        case .sysdate: self = .sysdate
        case .systimestamp: self = .systimestamp
        case .current_user: self = .currentUser
        case .session_user: self = .sessionUser
        case .system_user: self = .systemUser
        case .user: self = .user
        case .current_role: self = .currentRole
        case .current_catalog: self = .currentCatalog
        case .current_schema: self = .currentSchema
        case .rownum: self = .rownum
        case .level: self = .level
        case .connect_by_isleaf, .connect_by_iscycle: self = .connectBy
        default: self = []
        }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}
