/// A dataset or job. Ids are dense: the store numbers nodes from 0.
package struct NodeID: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// A column of a dataset, or with the path `""` the dataset as a whole. Ids are dense.
package struct FieldID: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package static func < (left: FieldID, right: FieldID) -> Bool { left.rawValue < right.rawValue }
}

/// One way in which a column can come from another.
package struct TransformationID: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The two nouns.
package enum NodeClass: UInt8, Sendable {
    case dataset, job

    /// The word in node ids and JSON.
    package var word: String { self == .dataset ? "dataset" : "job" }
}
