/// One base column that takes part in a value, and how. 20 bytes; a value has a few.
struct Source {
    /// Index into ``Resolver/baseColumns``.
    var column: UInt32
    /// The last scope passed, see ``Passage``; 0 for none.
    var passage: UInt32
    /// The token that names the column.
    var reference: UInt32
    var direct: Direct
    var masked: Bool
    var indirect: Indirect

    /// The strongest direct way; the order is the strength.
    enum Direct: UInt8 {
        case none, identity, transformation, aggregation

        @inline(__always)
        func atLeast(_ other: Direct) -> Direct { rawValue >= other.rawValue ? self : other }
    }

    struct Indirect: OptionSet {
        let rawValue: UInt8
        static let join = Indirect(rawValue: 1)
        static let filter = Indirect(rawValue: 2)
        static let groupBy = Indirect(rawValue: 4)
        static let sort = Indirect(rawValue: 8)
        static let window = Indirect(rawValue: 16)
        static let conditional = Indirect(rawValue: 32)

        var subtypes: [Transformation.Subtype] {
            var subtypes: [Transformation.Subtype] = []
            if contains(.join) { subtypes.append(.join) }
            if contains(.filter) { subtypes.append(.filter) }
            if contains(.groupBy) { subtypes.append(.groupBy) }
            if contains(.sort) { subtypes.append(.sort) }
            if contains(.window) { subtypes.append(.window) }
            if contains(.conditional) { subtypes.append(.conditional) }
            return subtypes
        }
    }
}

extension Transformation.Subtype {
    /// The role of an indirect subtype; empty for a direct one.
    var indirectRole: Source.Indirect {
        switch self {
        case .join: .join
        case .filter: .filter
        case .groupBy: .groupBy
        case .sort: .sort
        case .window: .window
        case .conditional: .conditional
        default: []
        }
    }
}

/// What stands around an expression: how the columns in it take part in the value.
struct Role {
    var direct: Source.Direct = .identity
    var masked = false
    /// Not empty: whatever stands here only steers.
    var indirect: Source.Indirect = []

    static let identity = Role()
    static let transformation = Role(direct: .transformation)

    static func steering(_ indirect: Source.Indirect) -> Role { Role(indirect: indirect) }

    /// The role of a part that is at least transformed.
    var transformed: Role { Role(direct: direct.atLeast(.transformation), masked: masked, indirect: indirect) }

    /// The role of a part that steers, unless the whole steers already.
    func steering(_ part: Source.Indirect) -> Role {
        indirect.isEmpty ? Role(indirect: part) : self
    }

    /// The role of an argument of a function.
    func within(_ function: FunctionKind) -> Role {
        var inner = self
        switch function {
        case .aggregate, .aggregateIf, .orderedSet:
            inner.direct = inner.direct.atLeast(.aggregation)
        case .maskingAggregate, .maskingAggregateIf:
            inner.direct = inner.direct.atLeast(.aggregation)
            inner.masked = true
        case .masking:
            inner.direct = inner.direct.atLeast(.transformation)
            inner.masked = true
        default:
            inner.direct = inner.direct.atLeast(.transformation)
        }
        return inner
    }

    @inline(__always)
    func applied(to source: Source) -> Source {
        var source = source
        if !indirect.isEmpty {
            source.direct = .none
            source.indirect = indirect
            source.masked = false
        } else if source.direct != .none {
            source.direct = source.direct.atLeast(direct)
            source.masked = source.masked || masked
        }
        return source
    }
}

/// A set of sources: a run in ``SourceArena/sources``. 0 is the empty set.
typealias SetID = UInt32

/// Sets of sources, written once and shared.
struct SourceArena {
    private(set) var sources: ContiguousArray<Source> = []
    private var ranges: ContiguousArray<(start: UInt32, count: UInt32)> = [(0, 0)]
    /// The set being collected.
    private var open: ContiguousArray<Source> = []
    /// Where in ``open`` a base column stands, plus one; valid where it points at that column.
    private var place: ContiguousArray<UInt32> = []
    /// What ``place`` said before each entry of ``open``: a set that is collected within another gives it back.
    private var shadowed: ContiguousArray<UInt32> = []

    func range(_ set: SetID) -> Range<Int> {
        let range = ranges[Int(set)]
        return Int(range.start)..<Int(range.start + range.count)
    }

    func isEmpty(_ set: SetID) -> Bool { ranges[Int(set)].count == 0 }

    mutating func removeAll() {
        sources.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        ranges.append((0, 0))
        open.removeAll(keepingCapacity: true)
        shadowed.removeAll(keepingCapacity: true)
    }

    // MARK: Collecting

    /// Begins a set; the mark is given to ``close(_:)``. Sets nest.
    @inline(__always)
    func mark() -> Int { open.count }

    /// Adds a source to the open set; what is known of the same column since `mark` is merged.
    mutating func add(_ source: Source, since mark: Int) {
        let column = Int(source.column)
        if column >= place.count {
            place.append(contentsOf: repeatElement(0, count: max(64, column + 1 - place.count)))
        }
        let at = Int(place[column])
        if at > mark, at <= open.count, open[at - 1].column == source.column {
            merge(source, into: at - 1)
            return
        }
        open.append(source)
        shadowed.append(place[column])
        place[column] = UInt32(open.count)
    }

    private mutating func merge(_ source: Source, into index: Int) {
        if source.direct != .none {
            if open[index].direct == .none {
                open[index].masked = source.masked
                open[index].passage = source.passage
                open[index].reference = source.reference
            } else {
                open[index].masked = open[index].masked && source.masked
            }
            open[index].direct = open[index].direct.atLeast(source.direct)
        }
        open[index].indirect.formUnion(source.indirect)
    }

    mutating func add(_ set: SetID, _ role: Role, since mark: Int) {
        for index in range(set) { add(role.applied(to: sources[index]), since: mark) }
    }

    /// Ends the set that was begun at the mark. One that is distinct has an identity of its own, even where it is empty.
    mutating func close(_ mark: Int, isDistinct: Bool = false) -> SetID {
        let count = open.count - mark
        guard count > 0 || isDistinct else { return 0 }
        let start = sources.count
        sources.append(contentsOf: open[mark...])
        removeOpen(from: mark)
        ranges.append((UInt32(start), UInt32(count)))
        return UInt32(ranges.count - 1)
    }

    private mutating func removeOpen(from mark: Int) {
        for index in mark..<open.count { place[Int(open[index].column)] = shadowed[index] }
        open.removeLast(open.count - mark)
        shadowed.removeLast(shadowed.count - mark)
    }

    mutating func single(_ source: Source) -> SetID {
        sources.append(source)
        ranges.append((UInt32(sources.count - 1), 1))
        return UInt32(ranges.count - 1)
    }
}
