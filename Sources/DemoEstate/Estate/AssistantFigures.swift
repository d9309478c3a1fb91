internal import OpenLineage

/// The assistant's prompts, and single passages followed from document to answer.
enum AssistantFigures {
    static let prompts = [
        Release(version: "1", made: .start, live: .start),
        Release(version: "2", made: .promptV2, live: .promptV2),
        Release(version: "3", made: .promptV3, live: .promptV3),
    ]

    private static let templates = [
        "1": "Answer the customer's question from the passages.\n\n{{passages}}\n\nQuestion: {{question}}",
        "2": "You are the assistant of Halden Bank. Answer from the passages only; if they do not say, say so.\n\n"
            + "{{passages}}\n\nQuestion: {{question}}",
        "3": "You are the assistant of Halden Bank. Answer from the passages, and from how earlier tickets were "
            + "resolved. Name the passages that you used.\n\n{{passages}}\n\nQuestion: {{question}}",
    ]

    static func prompt(at moment: Moment) -> [AssetFacet] {
        guard let release = prompts.last(where: { $0.made <= moment }) else { return [] }
        return [
            AssetFacet(
                "thalweg_prompt", "ThalwegPromptFacet",
                [
                    "version": .string(release.version), "template": .string(templates[release.version] ?? ""),
                    "variables": ["passages", "question"],
                ])
        ]
    }

    // MARK: Items

    private static let documents = ["fees/current-accounts.md", "loans/early-repayment.md", "cards/lost-card.md"]
    /// A ticket in which a customer tells of an illness and gives an account number.
    static let ticket = "481516"

    static func splitItems(at moment: Moment) -> [Finding] {
        var entries = documents.flatMap { document in
            (0..<2).map { entry(passage("\(document)#\($0)"), from: [item(Assistant.policies, document)]) }
        }
        if moment >= .ticketsIndexed {
            entries.append(
                entry(
                    passage("ticket/\(ticket)#0"),
                    from: [item(CRM.tickets, ticket), item(CRM.ticketMessages, "\(ticket)/1")]))
        }
        return [items(entries)]
    }

    /// The index holds every passage under the id that it has in the lake.
    static func indexItems(at moment: Moment) -> [Finding] {
        var ids = documents.flatMap { ["\($0)#0", "\($0)#1"] }
        if moment >= .ticketsIndexed { ids.append("ticket/\(ticket)#0") }
        return [items(ids.map { entry(item(Assistant.index, $0), from: [passage($0)]) })]
    }

    /// What a sampled question found; once tickets are in the index, on some days one of them.
    static func retrievedItems(at moment: Moment) -> [Finding] {
        let day = moment.daysBeforeEnd
        var found: [(String, Double)] = [
            ("\(documents[day % 3])#\(day % 2)", 0.871 - Double(day % 7) / 100),
            ("\(documents[(day + 1) % 3])#0", 0.794 - Double(day % 5) / 100),
        ]
        if moment >= .ticketsServed, day % 3 == 0 { found.insert(("ticket/\(ticket)#0", 0.902), at: 0) }
        let inputs = found.map { item(Assistant.index, $0.0, score: ($0.1 * 1000).rounded() / 1000) }
        return [items([entry(item(Assistant.retrieved, "sample-\(Period.length - day)"), from: inputs)])]
    }

    private static func passage(_ id: String) -> JSONValue { item(Assistant.passages, id) }

    private static func item(_ table: Table, _ id: String, score: Double? = nil) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("namespace", .string(table.platform.namespace)), ("name", .string(table.name)), ("item", .string(id)),
        ]
        if let score { members.append(("score", .number(score))) }
        return .object(JSONObject(members))
    }

    private static func entry(_ output: JSONValue, from inputs: [JSONValue]) -> JSONValue {
        ["output": output, "inputs": .array(inputs)]
    }

    private static func items(_ entries: [JSONValue]) -> Finding {
        Finding(
            subject: .run, facet: AssetFacet("thalweg_items", "ThalwegItemsFacet", ["entries": .array(entries)]))
    }
}
