import Foundation
import Synchronization

/// One line on the error stream that tells how far long work is, how fast it goes and how long it will take. Silent
/// where nobody watches.
final class ProgressLine: Sendable {
    private let label: String
    private let unit: String
    private let start = DispatchTime.now().uptimeNanoseconds
    private let state = Mutex((last: UInt64(0), shown: false))

    init(label: String, unit: String) {
        self.label = label
        self.unit = unit
    }

    /// - Parameter total: 0 when it is not known.
    func update(_ done: Int64, of total: Int64) {
        guard Terminal.showsProgress else { return }
        let now = DispatchTime.now().uptimeNanoseconds
        state.withLock { state in
            // Work that is done in a moment needs no line.
            guard now - start > 300_000_000, now - state.last > 100_000_000 else { return }
            state.last = now
            state.shown = true
            let seconds = Double(now - start) / 1e9
            let rate = Double(done) / seconds
            var line = "\(label): \(Figures.count(done))"
            if total > 0 {
                line += " of \(Figures.count(total)) \(unit) (\(done * 100 / total) %)"
            } else {
                line += " \(unit)"
            }
            line += ", \(Figures.count(Int64(rate)))/s"
            if total > done, rate > 0 { line += ", \(Figures.duration(Double(total - done) / rate)) left" }
            FileHandle.standardError.write(Data(("\r\u{1b}[K" + line).utf8))
        }
    }

    func finish() {
        if state.withLock({ $0.shown }) { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
    }

    var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
}

/// Numbers as people read them.
enum Figures {
    /// `12,345`.
    static func count(_ number: Int64) -> String {
        let digits = String(abs(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    static func count(_ number: Int) -> String { count(Int64(number)) }

    /// `40 s`, `3 min 20 s`, `2 h 5 min`.
    static func duration(_ seconds: Double) -> String {
        let whole = Int64(seconds.rounded())
        if seconds < 10 { return "\((seconds * 10).rounded() / 10) s" }
        if whole < 60 { return "\(whole) s" }
        if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }

    static func bytes(_ bytes: Int64) -> String {
        if bytes < 10_000 { return "\(count(bytes)) bytes" }
        if bytes < 10_000_000 { return "\(count(bytes / 1_000)) kB" }
        return "\(count(bytes / 1_000_000)) MB"
    }
}
