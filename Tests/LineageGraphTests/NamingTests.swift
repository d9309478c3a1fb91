import LineageGraph
import Testing

@Suite struct NamingTests {
    private let graph: GraphSnapshot = {
        var update = GraphUpdate()
        func dataset(
            _ id: UInt32, _ namespace: String, _ name: String, tags: [String] = [], kind: String = "TABLE",
            owners: [String] = []
        ) {
            update.nodes.append(
                GraphNode(
                    id: NodeID(rawValue: id), nodeClass: .dataset, namespace: namespace, name: name, kind: kind,
                    owners: owners,
                    tags: tags))
        }
        dataset(0, "postgres://h:5432", "shop.public.orders", owners: ["team:sales"])
        dataset(1, "postgres://h:5432", "shop.public.customers", tags: ["pii"])
        dataset(2, "snowflake://acct", "prod.marts.orders")
        dataset(3, "trino://host:1337", "x")
        dataset(4, "a", "b:c", tags: ["classification:PII"])
        dataset(5, "a:b", "c", kind: "MODEL")
        update.nodes.append(
            GraphNode(
                id: NodeID(rawValue: 6), nodeClass: .job, namespace: "airflow", name: "etl.load_orders", kind: "TASK"))
        for (index, (owner, path)) in [(0, "amount"), (0, "email"), (1, "email"), (4, "id"), (5, "id")].enumerated() {
            update.fields.append(
                GraphField(
                    id: FieldID(rawValue: UInt32(index)), dataset: NodeID(rawValue: UInt32(owner)), path: path,
                    type: "TEXT",
                    tags: path == "email" ? ["pii"] : []))
        }
        let flow = Flow(inputs: [NodeID(rawValue: 0)], outputs: [NodeID(rawValue: 2)])
        update.subjects = [
            SubjectClaims(subject: NodeID(rawValue: 6), assertions: [(ClaimContent(flows: [flow]), TraceTests.now)])
        ]
        let graph = LiveGraph()
        graph.apply(update)
        return graph.snapshot
    }()

    private func id(_ text: String) -> String {
        switch graph.resolve(text) {
        case .node(let id, let version): graph.idText(id) + (version.map { " #\($0)" } ?? "")
        case .field(let id, _): graph.idText(id)
        case .ambiguous(let candidates): "one of \(candidates.count)"
        case .unknown(let suggestions): "unknown, perhaps \(suggestions.joined(separator: " "))"
        }
    }

    @Test(arguments: [
        ("dataset:trino://host:1337:x", "dataset:trino://host:1337:x"),
        ("dataset:a:b:c", "dataset:a:b:c"),
        (
            "datasetField:postgres://h:5432:shop.public.orders:amount",
            "datasetField:postgres://h:5432:shop.public.orders:amount"
        ),
        ("shop.public.orders", "dataset:postgres://h:5432:shop.public.orders"),
        ("public.orders", "dataset:postgres://h:5432:shop.public.orders"),
        ("marts.orders", "dataset:snowflake://acct:prod.marts.orders"),
        ("PUBLIC.ORDERS", "dataset:postgres://h:5432:shop.public.orders"),
        ("customers", "dataset:postgres://h:5432:shop.public.customers"),
        ("orders", "one of 2"),
        ("customers.email", "datasetField:postgres://h:5432:shop.public.customers:email"),
        ("amount", "datasetField:postgres://h:5432:shop.public.orders:amount"),
        ("load_orders", "job:airflow:etl.load_orders"),
        ("job:airflow:etl.load_orders", "job:airflow:etl.load_orders"),
        ("dataset:snowflake://acct:prod.marts.orders#v7", "dataset:snowflake://acct:prod.marts.orders #v7"),
        ("costumers", "unknown, perhaps dataset:postgres://h:5432:shop.public.customers"),
    ])
    func `texts resolve as people mean them`(text: String, expected: String) {
        #expect(id(text) == expected)
    }

    @Test(arguments: [
        ("customers", 1), ("*orders", 3), ("tag:pii", 3), ("kind:model", 1), ("owner:team*", 1), ("ns:postgres*", 2),
        ("field:*.email", 2), ("class:job", 1), ("+prod.marts.orders", 3), ("prod.marts.orders 1+prod.marts.orders", 3),
        ("shop.public.orders+", 3), ("ns:postgres*,tag:pii", 2), ("!class:dataset", 1), ("ns:postgres* !tag:pii", 0),
        ("\"shop.public.orders\"", 1), ("nothing", 0),
    ])
    func `selectors choose what they say`(text: String, count: Int) throws {
        #expect(graph.select(try Selector(text)).count == count)
    }

    @Test(arguments: [("", 0), ("tag:", 4), ("colour:red", 0), ("a,", 2), ("a \"b", 2), ("+", 1)])
    func `a selector's mistake is shown at its place`(text: String, offset: Int) {
        let error = #expect(throws: SelectorError.self) { try Selector(text) }
        #expect(error?.offset == offset)
    }

    @Test func `search ranks names before columns and tags`() {
        let (hits, total) = graph.search(SearchRequest(text: "orders"))
        #expect(total == 3)
        #expect(hits.first?.matched == "name")
        #expect(graph.search(SearchRequest(text: "email")).hits.map(\.matched) == ["column", "column"])
        #expect(graph.search(SearchRequest(text: "", tag: "pii")).total == 3)
        #expect(graph.search(SearchRequest(text: "", nodeClass: .job)).total == 1)
    }
}
