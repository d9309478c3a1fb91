internal import Foundation
internal import GRDB
internal import OpenLineage

/// A run as the projector works on it: its folded events, and what of them is in the catalog already.
final class RunEntry {
    let id: Int64
    let job: NodeEntry
    let runID: String
    var fold: RunFold
    var isDirty = false
    /// An event came that lies before one already folded: fold anew.
    var needsRefold = false
    /// What the catalog holds of it now.
    var assertion: (source: ClaimSource, value: ClaimAssertion)?
    var versions: [VersionKey] = []
    var isStored: Bool

    struct VersionKey: Equatable {
        var dataset: Int64
        var time: Int64
    }

    init(id: Int64, job: NodeEntry, runID: String, fold: RunFold, isStored: Bool) {
        self.id = id
        self.job = job
        self.runID = runID
        self.fold = fold
        self.isStored = isStored
    }

    /// Place of the run among its job's runs: when it was first heard of, then its id.
    var order: EventOrder { EventOrder(time: fold.firstTime, tie: Self.tie(of: runID)) }

    /// 60 bits of a UUID, mixed from both halves: all that orders two runs of one microsecond.
    static func tie(of runID: String) -> Int64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in runID.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int64(bitPattern: value >> 4)
    }
}

/// Runs by job and run id. Recently used ones stay in memory with their folded events; others are read back.
final class RunTable {
    private struct Key: Hashable {
        let job: Int64
        let runID: String
    }

    private var young: [Key: RunEntry] = [:]
    private var old: [Key: RunEntry] = [:]
    private var nextID: Int64
    private static let generation = 20_000
    private(set) var dirty: [RunEntry] = []

    init(_ db: Database) throws {
        nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM run") ?? 0) + 1
    }

    /// The run, made if it is new; one that only the catalog knows comes back with `needsRefold` set.
    func entry(job: NodeEntry, runID: String, in transaction: CatalogTransaction) throws -> RunEntry {
        let key = Key(job: job.id, runID: runID)
        if let entry = young[key] { return entry }
        let entry = try old[key] ?? stored(job, runID, in: transaction) ?? added(job, runID)
        if young.count >= Self.generation && dirty.isEmpty {
            old = young
            young.removeAll(keepingCapacity: true)
        }
        young[key] = entry
        return entry
    }

    func markDirty(_ entry: RunEntry) {
        guard !entry.isDirty else { return }
        entry.isDirty = true
        dirty.append(entry)
    }

    func takeDirty() -> [RunEntry] {
        defer { dirty.removeAll(keepingCapacity: true) }
        for entry in dirty { entry.isDirty = false }
        return dirty
    }

    private func added(_ job: NodeEntry, _ runID: String) -> RunEntry {
        defer { nextID += 1 }
        return RunEntry(id: nextID, job: job, runID: runID, fold: RunFold(), isStored: false)
    }

    private func stored(_ job: NodeEntry, _ runID: String, in transaction: CatalogTransaction) throws -> RunEntry? {
        guard
            let row = try transaction.row(
                "SELECT id, first_time, last_time, ended_at, io FROM run WHERE job = ? AND run_id = ?", [job.id, runID])
        else { return nil }
        let entry = RunEntry(id: row[0], job: job, runID: runID, fold: RunFold(), isStored: true)
        entry.fold.firstTime = row[1]
        entry.needsRefold = true
        let time: Int64 = row[3] ?? row[2]
        let io = row.bytes(4).map(RunDatasets.init(encoded:)) ?? RunDatasets()
        entry.versions = io.outputs.compactMap { $0.version == nil ? nil : .init(dataset: $0.dataset, time: time) }
        return entry
    }
}

/// What a run read and wrote, as it is stored with the run: ids of datasets with their versions, as JSON
/// `{"i":[[dataset,external]],"o":[[dataset,version,external]]}`.
struct RunDatasets: Sendable {
    struct Use: Sendable {
        var dataset: Int64
        /// UUID of the version written; nil for inputs, whose version is looked up by time.
        var version: String?
        var external: String?
    }

    var inputs: [Use] = []
    var outputs: [Use] = []

    init() {}

    init(encoded bytes: [UInt8]) {
        guard let json = try? JSONValue.parse(bytes[...]) else { return }
        for use in json["i"]?.arrayValue ?? [] {
            guard let dataset = use[0]?.integerValue else { continue }
            inputs.append(Use(dataset: dataset, version: nil, external: use[1]?.stringValue))
        }
        for use in json["o"]?.arrayValue ?? [] {
            guard let dataset = use[0]?.integerValue else { continue }
            outputs.append(Use(dataset: dataset, version: use[1]?.stringValue, external: use[2]?.stringValue))
        }
    }

    var encoded: [UInt8] {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return JSONValue.object([
            "i": .array(inputs.map { .array([.integer($0.dataset), text($0.external)]) }),
            "o": .array(outputs.map { .array([.integer($0.dataset), text($0.version), text($0.external)]) }),
        ]).encoded()
    }
}
