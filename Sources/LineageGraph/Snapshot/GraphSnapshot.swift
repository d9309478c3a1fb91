/// The whole lineage at one moment of our knowledge: immutable, shared by all questions that are asked of it.
///
/// Two levels over one set of claims: nodes (datasets and jobs, joined by flows) and columns. Adjacency is kept in
/// both directions for each node and column; an entry names the subject and the place of the edge among the subject's
/// edges, so that an unchanged subject costs nothing in the next snapshot.
package final class GraphSnapshot: Sendable {
    let storage: GraphStorage

    init(_ storage: GraphStorage) {
        self.storage = storage
    }
}

/// What a snapshot holds; a value, so that the next snapshot starts as a copy that shares its pieces.
struct GraphStorage: Sendable {
    /// An entry in an adjacency list.
    struct Entry: Sendable, Equatable {
        /// The node whose claims the edge belongs to.
        var subject: UInt32
        /// Place among the subject's edges; the top bit says that the edge is live.
        private var bits: UInt32

        init(subject: UInt32, index: Int, isLive: Bool) {
            self.subject = subject
            bits = UInt32(index) | (isLive ? 1 << 31 : 0)
        }

        var index: Int { Int(bits & 0x7fff_ffff) }
        var isLive: Bool { bits >> 31 == 1 }
    }

    /// An entry of a column's list, with the column at the other end.
    struct FieldEntry: Sendable {
        var neighbour: UInt32
        var entry: Entry
    }

    /// The edges at one node.
    struct NodeEdges: Sendable {
        var flowsOut: [Entry] = []
        var flowsIn: [Entry] = []
        var linksOut: [Entry] = []
        var linksIn: [Entry] = []
    }

    struct FieldRow: Sendable {
        var dataset: UInt32 = .max
        var path: UInt32 = 0
        var type: UInt32 = 0
        /// Index into ``tagLists``.
        var tags: UInt32 = 0
    }

    /// What walks need to know of a node, apart from what answers show of it: a node is large to copy.
    struct NodeFlags: OptionSet, Sendable {
        let rawValue: UInt8
        static let exists = NodeFlags(rawValue: 1)
        static let isJob = NodeFlags(rawValue: 2)
        static let isHidden = NodeFlags(rawValue: 4)
    }

    var nodes = ChunkedArray<GraphNode?>(filler: nil)
    var flags = ChunkedArray<NodeFlags>(filler: [])
    var bundles = ChunkedArray<Bundle?>(filler: nil)
    var nodeEdges = ChunkedArray<NodeEdges>(filler: NodeEdges())
    var fieldsOfDataset = ChunkedArray<[UInt32]>(filler: [])
    var fields = ChunkedArray<FieldRow>(filler: FieldRow())
    var fieldsOut = ChunkedArray<[FieldEntry]>(filler: [])
    var fieldsIn = ChunkedArray<[FieldEntry]>(filler: [])
    var transformations = ChunkedArray<Transformation>(filler: Transformation(type: .direct))
    /// Column names and types, each once; 0 is the empty text.
    var symbols = ChunkedArray<String>(filler: "")
    var tagLists: [[String]] = [[]]
    var flowEdgeCount = 0
    var fieldEdgeCount = 0
}

extension GraphSnapshot {
    /// The node with an id; nil when there is none.
    package func node(_ id: NodeID) -> GraphNode? {
        Int(id.rawValue) < storage.nodes.count ? storage.nodes[Int(id.rawValue)] : nil
    }

    /// The column with an id; nil when there is none.
    package func field(_ id: FieldID) -> GraphField? {
        let index = Int(id.rawValue)
        guard index < storage.fields.count else { return nil }
        let row = storage.fields[index]
        guard row.dataset != .max else { return nil }
        return GraphField(
            id: id, dataset: NodeID(rawValue: row.dataset), path: storage.symbols[Int(row.path)],
            type: row.type == 0 ? nil : storage.symbols[Int(row.type)], tags: storage.tagLists[Int(row.tags)])
    }

    /// The columns of a dataset, by path; the dataset as a whole is not among them.
    package func fields(of dataset: NodeID) -> [GraphField] {
        guard Int(dataset.rawValue) < storage.fieldsOfDataset.count else { return [] }
        return storage.fieldsOfDataset[Int(dataset.rawValue)]
            .compactMap { field(FieldID(rawValue: $0)) }.filter { !$0.path.isEmpty }.sorted { $0.path < $1.path }
    }

    /// The pseudo-column that stands for a dataset as a whole, where lineage speaks of it.
    func wholeField(of dataset: UInt32) -> UInt32? {
        guard Int(dataset) < storage.fieldsOfDataset.count else { return nil }
        return storage.fieldsOfDataset[Int(dataset)].first { storage.fields[Int($0)].path == 0 }
    }

    /// All nodes, by id.
    package var nodes: some Sequence<GraphNode> {
        (0..<storage.nodes.count).lazy.compactMap { self.storage.nodes[$0] }
    }

    /// `dataset:<namespace>:<name>`; empty for an id that is not there.
    package func idText(_ id: NodeID) -> String { node(id)?.idText ?? "" }

    /// `datasetField:<namespace>:<name>:<path>`; for a dataset as a whole the dataset's id.
    package func idText(_ id: FieldID) -> String {
        guard let field = field(id), let dataset = node(field.dataset) else { return "" }
        return field.path.isEmpty ? dataset.idText : "datasetField:\(dataset.namespace):\(dataset.name):\(field.path)"
    }

    /// What the graph holds, in numbers.
    package struct Statistics: Sendable, Equatable {
        package var datasets = 0
        package var jobs = 0
        package var unresolved = 0
        package var columns = 0
        package var edges = 0
        package var columnEdges = 0
        /// Datasets and jobs by kind.
        package var kinds: [String: Int] = [:]
    }

    package var statistics: Statistics {
        var result = Statistics()
        for node in nodes where !node.isHidden {
            if node.nodeClass == .job {
                result.jobs += 1
            } else if node.isKnown {
                result.datasets += 1
            } else {
                result.unresolved += 1
            }
            result.kinds[node.kind, default: 0] += 1
        }
        result.columns = (0..<storage.fields.count).count {
            storage.fields[$0].dataset != .max && storage.fields[$0].path != 0
        }
        result.edges = storage.flowEdgeCount
        result.columnEdges = storage.fieldEdgeCount
        return result
    }
}
