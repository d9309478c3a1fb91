internal import Foundation
internal import GRDB

/// What one run, or one declaration, says about the lineage of its subject, in ids of the catalog.
/// Sorted and free of repetition, so that equal claims have equal bytes.
struct ClaimSet: Hashable, Sendable {
    struct Flow: Hashable, Sendable, Comparable {
        var inputs: [UInt32]
        var outputs: [UInt32]

        static func < (left: Flow, right: Flow) -> Bool {
            if left.outputs != right.outputs { return left.outputs.lexicographicallyPrecedes(right.outputs) }
            return left.inputs.lexicographicallyPrecedes(right.inputs)
        }
    }

    struct Link: Hashable, Sendable, Comparable {
        var from: UInt32
        var to: UInt32

        static func < (left: Link, right: Link) -> Bool { (left.to, left.from) < (right.to, right.from) }
    }

    struct FieldLink: Hashable, Sendable, Comparable {
        var from: UInt32
        var to: UInt32
        var transformation: UInt32

        static func < (left: FieldLink, right: FieldLink) -> Bool {
            (left.to, left.from, left.transformation) < (right.to, right.from, right.transformation)
        }
    }

    /// Data of the inputs goes into the outputs through the subject.
    var flows: [Flow] = []
    /// Explicit edges without the subject in between.
    var links: [Link] = []
    var fieldLinks: [FieldLink] = []

    var isEmpty: Bool { flows.isEmpty && links.isEmpty && fieldLinks.isEmpty }

    /// Everything that the subject reads, sorted.
    var inputs: [UInt32] { Array(Set(flows.flatMap(\.inputs))).sorted() }
    /// Everything that the subject writes, sorted.
    var outputs: [UInt32] { Array(Set(flows.flatMap(\.outputs))).sorted() }

    /// Brings the set into its one form.
    mutating func normalize() {
        for index in flows.indices {
            flows[index].inputs = Array(Set(flows[index].inputs)).sorted()
            flows[index].outputs = Array(Set(flows[index].outputs)).sorted()
        }
        flows = Array(Set(flows)).sorted()
        links = Array(Set(links)).sorted()
        fieldLinks = Array(Set(fieldLinks)).sorted()
    }
}

/// The stored form: little-endian 32-bit words — counts, then flows, links and field links.
extension ClaimSet {
    var encoded: [UInt8] {
        var words: [UInt32] = [UInt32(flows.count), UInt32(links.count), UInt32(fieldLinks.count)]
        words.reserveCapacity(3 + flows.count * 6 + links.count * 2 + fieldLinks.count * 3)
        for flow in flows {
            words.append(UInt32(flow.inputs.count))
            words.append(UInt32(flow.outputs.count))
            words.append(contentsOf: flow.inputs)
            words.append(contentsOf: flow.outputs)
        }
        for link in links {
            words.append(link.from)
            words.append(link.to)
        }
        for link in fieldLinks {
            words.append(link.from)
            words.append(link.to)
            words.append(link.transformation)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 4)
        for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// - Returns: nil when the bytes are no claim set, which only damage to the file can cause.
    init?(encoded bytes: UnsafeRawBufferPointer) {
        guard bytes.count % 4 == 0 else { return nil }
        var position = 0
        func next() -> UInt32? {
            guard position + 4 <= bytes.count else { return nil }
            defer { position += 4 }
            return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
        }
        func next(_ count: UInt32) -> [UInt32]? {
            guard Int(count) <= (bytes.count - position) / 4 else { return nil }
            return (0..<count).compactMap { _ in next() }
        }
        guard let flowCount = next(), let linkCount = next(), let fieldLinkCount = next() else { return nil }
        for _ in 0..<flowCount {
            guard let inputCount = next(), let outputCount = next(),
                let inputs = next(inputCount), let outputs = next(outputCount)
            else { return nil }
            flows.append(Flow(inputs: inputs, outputs: outputs))
        }
        guard Int(linkCount) * 2 + Int(fieldLinkCount) * 3 == (bytes.count - position) / 4 else { return nil }
        links.reserveCapacity(Int(linkCount))
        for _ in 0..<linkCount {
            if let from = next(), let to = next() { links.append(Link(from: from, to: to)) }
        }
        fieldLinks.reserveCapacity(Int(fieldLinkCount))
        for _ in 0..<fieldLinkCount {
            if let from = next(), let to = next(), let transformation = next() {
                fieldLinks.append(FieldLink(from: from, to: to, transformation: transformation))
            }
        }
    }
}

extension ClaimSet {
    /// The set in a BLOB column, decoded in place; nil for NULL.
    init?(_ row: Row, column: Int) throws {
        let decoded = try row.withUnsafeData(atIndex: column) { data in
            data.flatMap { $0.withUnsafeBytes { ClaimSet(encoded: $0) } }
        }
        guard let decoded else { return nil }
        self = decoded
    }
}
