internal import Foundation
internal import GRDB
internal import OpenLineage

/// The state of a catalog told by names, so that two catalogs of the same events are equal whatever ids they gave.
///
/// What only passed through on the way (columns and holes that no claim of the end refers to) is left out.
package struct CatalogDigest: Sendable, Equatable {
    /// SHA-256 of each part's sorted lines, in hexadecimal.
    package private(set) var parts: [String: String] = [:]
    /// Lines of each part, when they were asked for.
    package private(set) var lines: [String: [String]] = [:]

    /// The parts that differ, by name.
    package func differences(from other: CatalogDigest) -> [String] {
        Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }.sorted()
    }

    package static func == (left: CatalogDigest, right: CatalogDigest) -> Bool { left.parts == right.parts }

    init(_ db: Database, keepingLines: Bool) throws {
        let names = try Self.nodeNames(db)
        let claimSets = try Self.claimSets(db, names)
        func add(_ part: String, _ rows: [String]) {
            let sorted = rows.sorted()
            parts[part] = Digest.sha256(Array(sorted.joined(separator: "\n").utf8)[...])
                .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            if keepingLines { lines[part] = sorted }
        }
        func table(_ sql: String) throws -> [Row] { try Row.fetchAll(db, sql: sql) }
        func name(_ value: Int64) -> String { names[value] ?? "?" }

        add(
            "nodes",
            try table(
                "SELECT id, first_time, last_time, last_tie, events * 2 + hidden, hex(attributes) FROM node WHERE known = 1"
            )
            .map {
                "\(name($0[0])) \($0[1] as Int64) \($0[2] as Int64) \($0[3] as Int64) \($0[4] as Int64) \($0[5] as String? ?? "")"
            })
        add(
            "fields",
            try table(
                "SELECT dataset, path, type, ordinal, tags FROM field WHERE ordinal IS NOT NULL OR tags IS NOT NULL"
            ).map {
                "\(name($0[0])) \($0[1] as String) \($0[2] as String? ?? "-") \($0[3] as Int64? ?? -1) \($0[4] as String? ?? "")"
            })
        add(
            "events",
            try table("SELECT time, tie, kind, type FROM event").map {
                "\($0[0] as Int64) \($0[1] as Int64) \($0[2] as Int64) \($0[3] as Int64)"
            })
        add(
            "facets",
            try table("SELECT node, name, time, tie, hex(body) FROM facet_change").map {
                "\(name($0[0])) \($0[1] as String) \($0[2] as Int64) \($0[3] as Int64) \($0[4] as String)"
            })
        add("runs", try table("SELECT * FROM run").map { Self.run($0, names) })
        add(
            "versions",
            try table(
                """
                SELECT dataset_version.dataset, dataset_version.time, version, external, run.run_id, run.job
                FROM dataset_version JOIN run ON run.id = dataset_version.run
                """
            ).map {
                "\(name($0[0])) \($0[1] as Int64) \($0[2] as String) \($0[3] as String? ?? "") \($0[4] as String) \(name($0[5]))"
            })
        add("symlinks", try table("SELECT node, other FROM symlink").map { "\(name($0[0])) = \(name($0[1]))" })
        let source = """
            SELECT claim_source.subject, origin, coalesce(producer.uri, '') AS family, %@
            FROM claim_source LEFT JOIN producer ON producer.id = claim_source.family JOIN
            """
        for (part, columns, join) in [
            ("assertions", "time, tie, claim_set, last_time, state", "assertion ON assertion.source = claim_source.id"),
            ("segments", "time, tie, claim_set, last_seen, 0", "segment ON segment.source = claim_source.id"),
        ] {
            add(
                part,
                try table(source.replacing("%@", with: columns) + " " + join).map {
                    """
                    \(name($0[0])) \($0[1] as Int64) \($0[2] as String) \($0[3] as Int64) \($0[4] as Int64) \
                    \($0[6] as Int64) \($0[7] as Int64) \(claimSets[$0[5]] ?? "?")
                    """
                })
        }
    }

    private static func nodeNames(_ db: Database) throws -> [Int64: String] {
        var names: [Int64: String] = [:]
        for row in try Row.fetchAll(
            db,
            sql:
                "SELECT node.id, class, namespace.name, node.name FROM node JOIN namespace ON namespace.id = node.namespace"
        ) {
            names[row[0]] = "\(row[1] as Int64)|\(row[2] as String)|\(row[3] as String)"
        }
        return names
    }

    private static func run(_ row: Row, _ names: [Int64: String]) -> String {
        let io = row.bytes(14).map(RunDatasets.init(encoded:)) ?? RunDatasets()
        func text(_ uses: [RunDatasets.Use]) -> String {
            uses.map { "\(names[$0.dataset] ?? "?") \($0.version ?? "") \($0.external ?? "")" }.sorted().joined(
                separator: ";")
        }
        var columns = [names[row[1]] ?? "?"]
        for index in 2..<14 { columns.append(row[index].map { String(describing: $0) } ?? "-") }
        return columns.joined(separator: " ") + " in " + text(io.inputs) + " out " + text(io.outputs)
    }

    /// Claim sets by names, hashed: they can be long.
    private static func claimSets(_ db: Database, _ names: [Int64: String]) throws -> [Int64: String] {
        var fields: [UInt32: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, dataset, path FROM field") {
            fields[UInt32(row[0] as Int64)] = "\(names[row[1]] ?? "?").\(row[2] as String)"
        }
        var transformations: [UInt32: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, type, subtype, description, masking FROM transformation") {
            transformations[UInt32(row[0] as Int64)] =
                "\(row[1] as Int64) \(row[2] as String) \(row[3] as String) \(row[4] as Int64)"
        }
        func node(_ id: UInt32) -> String { names[Int64(id)] ?? "?" }
        var sets: [Int64: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, content FROM claim_set") {
            guard let claims = try ClaimSet(row, column: 1) else { continue }
            var lines = claims.flows.map {
                "flow " + $0.inputs.map(node).sorted().joined(separator: ",") + " > "
                    + $0.outputs.map(node).sorted().joined(separator: ",")
            }
            lines += claims.links.map { "link \(node($0.from)) > \(node($0.to))" }
            lines += claims.fieldLinks.map {
                "field \(fields[$0.from] ?? "?") > \(fields[$0.to] ?? "?") \(transformations[$0.transformation] ?? "?")"
            }
            let digest = Digest.sha256(Array(lines.sorted().joined(separator: "\n").utf8)[...])
            sets[row[0]] = digest.prefix(16).map { String($0, radix: 16) }.joined(separator: "")
        }
        return sets
    }
}

extension CatalogReader {
    /// - Parameter keepingLines: keeps the text of every part, to show what differs.
    package func digest(keepingLines: Bool = false) throws(StoreError) -> CatalogDigest {
        do {
            return try catalog.pool.read { try CatalogDigest($0, keepingLines: keepingLines) }
        } catch {
            throw StoreError(error, path: catalog.path)
        }
    }
}
