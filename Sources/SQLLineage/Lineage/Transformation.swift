/// How an input takes part in an output: OpenLineage's columnLineage facet 1-2-0.
public struct Transformation: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// The output's value comes from the input's.
        case direct = "DIRECT"
        /// The input only steers which rows, groups or values come out.
        case indirect = "INDIRECT"
    }

    public enum Subtype: String, Sendable, CaseIterable {
        case identity = "IDENTITY"
        case transformation = "TRANSFORMATION"
        case aggregation = "AGGREGATION"
        case join = "JOIN"
        case filter = "FILTER"
        case groupBy = "GROUP_BY"
        case sort = "SORT"
        case window = "WINDOW"
        case conditional = "CONDITIONAL"

        public var kind: Kind {
            switch self {
            case .identity, .transformation, .aggregation: .direct
            case .join, .filter, .groupBy, .sort, .window, .conditional: .indirect
            }
        }
    }

    public var subtype: Subtype
    /// The value itself cannot be read back from the output: hashes, counts and the like.
    public var masking: Bool

    public var kind: Kind { subtype.kind }

    public init(_ subtype: Subtype, masking: Bool = false) {
        self.subtype = subtype
        self.masking = masking
    }
}
