import Foundation
import SQLLineage
import Synchronization

/// A text with its lineage.
struct AnalyzedScript: Sendable {
    let source: SourceText
    let lineage: ScriptLineage
    /// What the engine could not understand or know, after what the command has to say of the input itself.
    let diagnostics: [ReportedDiagnostic]

    init(source: SourceText, lineage: ScriptLineage, remarks: [ReportedDiagnostic] = []) {
        self.source = source
        self.lineage = lineage
        diagnostics = remarks + lineage.diagnostics.map(ReportedDiagnostic.init)
    }

    /// Analyses a text on a stack that is deep enough.
    init(analyzing source: SourceText, by analyzer: SQLAnalyzer, remarks: [ReportedDiagnostic] = []) {
        let sql = source.sql
        self.init(source: source, lineage: DeepStack.run { analyzer.analyze(sql) }, remarks: remarks)
    }
}

/// Threads for the engine, which goes down into nested texts recursively: a thread's usual stack of half a megabyte to
/// eight is too little for it.
enum DeepStack {
    static let size = 16 << 20

    /// Does work on a thread of its own and waits for it.
    static func run<T: Sendable>(_ work: @escaping @Sendable () -> T) -> T {
        let result = ResultBox<T>()
        start { result.put(work()) }
        return result.take()
    }

    static func start(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread(block: work)
        thread.stackSize = size
        thread.start()
    }

    private final class ResultBox<T: Sendable>: Sendable {
        private let value = Mutex<T?>(nil)
        private let isThere = DispatchSemaphore(value: 0)

        func put(_ result: T) {
            value.withLock { $0 = result }
            isThere.signal()
        }

        func take() -> T {
            while true {
                isThere.wait()
                if let result = value.withLock({ $0 }) { return result }
            }
        }
    }
}
