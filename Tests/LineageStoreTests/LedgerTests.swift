import Foundation
import LineageGraph
import LineageStore
import OpenLineage
import Testing

@Suite(.timeLimit(.minutes(2))) struct LedgerTests {
    @Test func `identical bytes are stored once`() async throws {
        let temporary = try TemporaryStore()
        let event = Sample.run("COMPLETE", 1, minute: 0)
        #expect(try await temporary.add(event) == [.stored(1)])
        #expect(try await temporary.add(event, event) == [.duplicate(1), .duplicate(1)])
        #expect(temporary.store.ledger.lastSequence == 1)
    }

    @Test func `entries are linked, and a change is found`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("START", 1, minute: 0), Sample.run("COMPLETE", 1, minute: 1), Sample.run("START", 2, minute: 2))
        #expect(try temporary.store.ledger.verify().firstBroken == nil)
        try temporary.store.close()
        try runSQLite(
            temporary.location.ledgerPath,
            "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'START', 'OTHER') AS BLOB) WHERE seq = 3")
        let changed = try Ledger(readingAt: temporary.location)
        #expect(try changed.verify().firstBroken?.sequence == 3)
        try runSQLite(temporary.location.ledgerPath, "DELETE FROM entry WHERE seq = 2")
        #expect(try Ledger(readingAt: temporary.location).verify().firstBroken?.sequence == 3)
    }

    @Test func `a store that is open is locked for other writers, not for readers`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(Sample.run("COMPLETE", 1, minute: 0, outputs: [Sample.dataset("a")]))
        let error = #expect(throws: StoreError.self) { try LineageStore(temporary.location) }
        #expect(error?.code == .locked)
        let reader = try LineageStore(temporary.location, mode: .readOnly)
        #expect(reader.graph.snapshot.statistics.datasets == 1)
    }

    @Test func `a deleted or damaged catalog is made anew`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]))
        let digest = try temporary.store.catalog.digest()
        try temporary.store.close()
        try Data("no database".utf8).write(to: URL(fileURLWithPath: temporary.location.catalogPath))
        let again = try LineageStore(temporary.location)
        #expect(try again.catalog.digest() == digest)
        #expect(again.graph.snapshot.statistics.datasets == 2)
        try again.close()
    }

    @Test func `a file that is no store is refused with a remedy`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("thalweg-\(UUID().uuidString).db").path
        try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: StoreError.self) { try LineageStore(try StoreLocation(path)) }
        #expect(error?.code == .corrupt)
        #expect(error?.hint != nil)
        let remote = #expect(throws: StoreError.self) { try StoreLocation("postgres://h/db") }
        #expect(remote?.code == .unsupportedLocation)
    }

    @Test func `rebuilding and verifying find the catalog equal`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.add(
            Sample.run("COMPLETE", 1, minute: 0, inputs: [Sample.dataset("a")], outputs: [Sample.dataset("b")]))
        let digest = try temporary.store.catalog.digest()
        try temporary.store.close()
        #expect(try CatalogRebuild.verify(temporary.location).differences.isEmpty)
        #expect(try CatalogRebuild.rebuild(temporary.location) == 1)
        let store = try LineageStore(temporary.location)
        #expect(try store.catalog.digest() == digest)
        try store.close()
        try runSQLite(temporary.location.catalogPath, "UPDATE run SET state = 4")
        #expect(try CatalogRebuild.verify(temporary.location).differences == ["runs"])
    }

    /// Changes a file behind the store's back.
    private func runSQLite(_ path: String, _ sql: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", path, sql,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
