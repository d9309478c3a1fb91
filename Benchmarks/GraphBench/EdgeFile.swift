import Foundation
import LineageGraph

/// The edge file of generate_graph.py: an estate and the questions to ask of it.
struct EdgeFile {
    typealias Field = (dataset: Int, column: Int)

    var jobs: [(inputs: [Int], outputs: [Int])] = []
    var columnEdges: [(job: Int, from: Field, to: Field)] = []
    var datasetQueries: [Int] = []
    var fieldQueries: [Field] = []
    var pathQueries: [(Int, Int)] = []

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            switch parts[0].first {
            case UInt8(ascii: "J"): jobs.append((Self.numbers(parts[2], ","), Self.numbers(parts[3], ",")))
            case UInt8(ascii: "C"):
                columnEdges.append((Self.numbers(parts[1], ",")[0], Self.field(parts[2]), Self.field(parts[3])))
            case UInt8(ascii: "Q"): datasetQueries.append(Self.numbers(parts[1], ",")[0])
            case UInt8(ascii: "F"): fieldQueries.append(Self.field(parts[1]))
            case UInt8(ascii: "P"): pathQueries.append((Self.numbers(parts[1], ",")[0], Self.numbers(parts[2], ",")[0]))
            default: continue
            }
        }
        for job in jobs {
            for dataset in job.inputs + job.outputs { datasetCount = max(datasetCount, dataset + 1) }
        }
    }

    private static func numbers(_ text: Substring.UTF8View, _ separator: Unicode.Scalar) -> [Int] {
        text.split(separator: UInt8(separator.value)).map { part in
            part.reduce(0) { $0 * 10 + Int($1) - 48 }
        }
    }

    private static func field(_ text: Substring.UTF8View) -> Field {
        let parts = numbers(text, ".")
        return (parts[0], parts[1])
    }

    private(set) var datasetCount = 0

    /// The estate as one update, as a store would give it, with the numbers of its columns.
    func update() -> (GraphUpdate, fieldIDs: [[Int: UInt32]]) {
        var update = GraphUpdate()
        let datasets = datasetCount
        update.nodes = (0..<datasets).map {
            GraphNode(
                id: NodeID(rawValue: UInt32($0)), nodeClass: .dataset, namespace: "snowflake://bench\($0 % 8)",
                name: "db.schema_\($0 % 40).table_\($0)", kind: "TABLE")
        }
        var ids = [[Int: UInt32]](repeating: [:], count: datasets)
        var next: UInt32 = 0
        func field(_ field: Field) -> FieldID {
            if let known = ids[field.dataset][field.column] { return FieldID(rawValue: known) }
            ids[field.dataset][field.column] = next
            update.fields.append(
                GraphField(
                    id: FieldID(rawValue: next), dataset: NodeID(rawValue: UInt32(field.dataset)),
                    path: "column_\(field.column)",
                    type: "VARCHAR"))
            next += 1
            return FieldID(rawValue: next - 1)
        }
        var links = [[FieldLink]](repeating: [], count: jobs.count)
        for edge in columnEdges {
            links[edge.job].append(
                FieldLink(from: field(edge.from), to: field(edge.to), transformation: TransformationID(rawValue: 0)))
        }
        for query in fieldQueries { _ = field(query) }
        update.transformations = [(TransformationID(rawValue: 0), Transformation(type: .direct, subtype: "IDENTITY"))]
        for (index, job) in jobs.enumerated() {
            let id = NodeID(rawValue: UInt32(datasets + index))
            update.nodes.append(
                GraphNode(id: id, nodeClass: .job, namespace: "airflow", name: "dag.job_\(index)", kind: "TASK"))
            update.subjects.append(claims(of: id, job, links[index], moment: 0))
        }
        return (update, ids)
    }

    func claims(of id: NodeID, _ job: (inputs: [Int], outputs: [Int]), _ links: [FieldLink], moment: Int64)
        -> SubjectClaims
    {
        func nodes(_ indices: [Int]) -> [NodeID] { indices.map { NodeID(rawValue: UInt32($0)) } }
        let content = ClaimContent(
            flows: [Flow(inputs: nodes(job.inputs), outputs: nodes(job.outputs))], fieldLinks: links)
        let timing = ClaimTiming(
            origin: .observed, state: .current, intervals: [Interval(from: 0, to: nil)], firstSeen: 0, lastSeen: moment)
        return SubjectClaims(subject: id, assertions: [(content, timing)])
    }
}
