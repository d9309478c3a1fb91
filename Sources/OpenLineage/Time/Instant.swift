#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A moment, as microseconds since 1970-01-01T00:00:00Z. Finer fractions of a second are cut off.
package struct Instant: Sendable, Hashable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// - Parameter epochSeconds: may have a fraction; values of milliseconds' size are taken for milliseconds.
    package init?(epochSeconds: Double) {
        let seconds = abs(epochSeconds) > 1e11 ? epochSeconds / 1_000 : epochSeconds
        guard seconds.isFinite, abs(seconds) < 253_402_300_800 else { return nil }
        microseconds = Int64((seconds * 1_000_000).rounded())
    }

    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    package func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }
}

extension Instant {
    /// Reads ISO 8601 as producers write it: `2020-02-22T22:44:52.123456789+01:00`. The zone may be missing (then UTC)
    /// or be followed by a name in brackets, seconds may be missing, `T` may be a blank. A date without a time is no
    /// instant.
    package init?(_ text: String) {
        self.init(parsing: text.utf8)
    }

    package init?(parsing bytes: some Collection<UInt8>) {
        var scanner = InstantScanner(Array(bytes))
        guard let microseconds = scanner.scan() else { return nil }
        self.microseconds = microseconds
    }
}

private struct InstantScanner {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func scan() -> Int64? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
            take("T") || take("t") || take(" "), let hour = number(2), take(":"), let minute = number(2)
        else { return nil }
        var second: Int64 = 0
        var fraction: Int64 = 0
        if take(":") {
            guard let seconds = number(2) else { return nil }
            second = seconds
            if take(".") || take(",") {
                guard let value = scanFraction() else { return nil }
                fraction = value
            }
        }
        guard let offset = scanZone() else { return nil }
        skipBracketedName()
        guard position == bytes.count, (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, year)).contains(day),
            hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60
        else { return nil }
        let days = CivilDate.daysSince1970(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return seconds * 1_000_000 + fraction
    }

    private mutating func number(_ digits: Int) -> Int64? {
        guard position + digits <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[position..<position + digits] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        position += digits
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    private mutating func scanFraction() -> Int64? {
        var value: Int64 = 0
        var digits = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            if digits < 6 { value = value * 10 + Int64(bytes[position] - 0x30) }
            digits += 1
            position += 1
        }
        guard digits > 0 else { return nil }
        for _ in 0..<max(0, 6 - digits) { value *= 10 }
        return value
    }

    /// Seconds east of UTC; 0 when no zone is named.
    private mutating func scanZone() -> Int64? {
        if position == bytes.count || take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") {
            sign = 1
        } else if take("-") {
            sign = -1
        } else {
            return bytes[position] == UInt8(ascii: "[") ? 0 : nil
        }
        guard let hours = number(2) else { return nil }
        _ = take(":")
        let minutes = number(2) ?? 0
        guard hours <= 18, minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private mutating func skipBracketedName() {
        if position < bytes.count, bytes[position] == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
            position = bytes.count
        }
    }
}

/// The proleptic Gregorian calendar in days (H. Hinnant, "chrono-compatible low-level date algorithms").
package enum CivilDate {
    package static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func civil(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
    }

    package static func days(inMonth month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Instant: CustomStringConvertible {
    /// `2020-02-22T22:44:52Z`, with three or six digits of a second where they are needed.
    package var description: String {
        // Beyond the years 1 to 9999 there is no text for it: the nearest moment that has one.
        let microseconds = min(max(self.microseconds, -62_135_596_800_000_000), 253_402_300_799_999_999)
        let seconds = microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
        let fraction = microseconds - seconds * 1_000_000
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        let date = CivilDate.civil(daysSince1970: days)
        var text: [UInt8] = []
        text.reserveCapacity(27)
        func append(_ value: Int64, _ digits: Int) {
            var divisor: Int64 = 1
            for _ in 1..<digits { divisor *= 10 }
            while divisor > 0 {
                text.append(UInt8(0x30 + value / divisor % 10))
                divisor /= 10
            }
        }
        append(max(0, date.year), 4)
        text.append(UInt8(ascii: "-"))
        append(date.month, 2)
        text.append(UInt8(ascii: "-"))
        append(date.day, 2)
        text.append(UInt8(ascii: "T"))
        append(time / 3_600, 2)
        text.append(UInt8(ascii: ":"))
        append(time / 60 % 60, 2)
        text.append(UInt8(ascii: ":"))
        append(time % 60, 2)
        if fraction != 0 {
            text.append(UInt8(ascii: "."))
            if fraction % 1_000 == 0 { append(fraction / 1_000, 3) } else { append(fraction, 6) }
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}
