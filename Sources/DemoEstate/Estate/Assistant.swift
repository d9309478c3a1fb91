internal import OpenLineage

/// The support assistant: policies, and later customers' tickets, are cut into passages and indexed; questions are
/// answered from the passages that are found.
enum Assistant {
    static let policies = Table(
        .intranet, "policy-library", .corpus, owner: .compliance,
        about: "Policies and product terms that staff and customers may read.",
        governance: Governance(tier: 2, purposes: ["customer_support", "internal_control"]), versions: .dated,
        size: Size(rows: 634, perDay: 1, bytesPerRow: 18_000),
        columns: [
            Column("document_id", "string"), Column("title", "string"), Column("section", "string"),
            Column("body", "string"), Column("owner", "string"), Column("effective_from", "date"),
        ])

    /// The passage's text comes from tickets as from policies, and nothing is masked on the way.
    static let passages = Table(
        .lake, "assistant/passages", owner: .assistant, about: "Passages of up to 400 tokens.",
        governance: .support,
        recipe: Recipe(
            .from(policies, "d"), .from(CRM.tickets, "k", since: .ticketsIndexed),
            .left(CRM.ticketMessages, "m", on: "m.ticket_id = k.ticket_id", since: .ticketsIndexed)),
        versions: .dated, size: Size(rows: 9_800, perDay: 12),
        columns: [
            Column("passage_id", "string", from: "concat(d.document_id, '#', position())", until: .ticketsIndexed),
            Column(
                "passage_id", "string", from: "concat(coalesce(d.document_id, k.ticket_id), '#', position())",
                since: .ticketsIndexed),
            Column("source", "string", from: "d.document_id", until: .ticketsIndexed),
            Column("source", "string", from: "coalesce(d.document_id, k.ticket_id)", since: .ticketsIndexed),
            Column("passage_text", "string", from: "split_text(d.body, 400, 40)", until: .ticketsIndexed),
            Column(
                "passage_text", "string",
                from: "split_text(coalesce(d.body, concat(k.subject, m.body)), 400, 40)", since: .ticketsIndexed),
            Column("token_count", "int", from: "token_count(d.body)", until: .ticketsIndexed),
            Column("token_count", "int", from: "token_count(coalesce(d.body, m.body))", since: .ticketsIndexed),
        ])

    static let embeddingModel = Table(
        .models, "multilingual-e5-large", .model, owner: .assistant, about: "Embedding model, used as published.",
        governance: Governance(tier: 3, licence: "MIT"),
        versions: .released([Release(version: "1", made: .start, live: .start)]), size: Size(rows: 0),
        assets: { _ in
            [
                AssetFacet(
                    "thalweg_model", "ThalwegModelFacet",
                    [
                        "framework": "transformers", "algorithm": "XLM-RoBERTa encoder", "stage": "production",
                        "task": "sentence embedding", "version": "1",
                    ])
            ]
        }, columns: [])

    private static let embedding: @Sendable (Moment) -> [AssetFacet] = { _ in
        [
            AssetFacet(
                "thalweg_embedding", "ThalwegEmbeddingFacet",
                [
                    "model": "multilingual-e5-large", "dimensions": 1024, "metric": "cosine", "chunkSize": 400,
                    "chunkOverlap": 40,
                ])
        ]
    }

    static let embeddings = Table(
        .lake, "assistant/embeddings", owner: .assistant, about: "Passages as vectors.", governance: .support,
        recipe: Recipe(.from(passages, "p")), versions: .dated, size: Size(rows: 9_800, perDay: 12, bytesPerRow: 4_200),
        assets: embedding,
        columns: [
            Column("passage_id", "string", from: "p.passage_id"),
            Column("embedding", "array<float>", from: "encode(p.passage_text)"),
            Column("embedded_at", "timestamp", from: "current_timestamp()"),
        ])

    static let index = Table(
        .vectors, "assistant.passage_index", .vectorIndex, owner: .assistant, about: "What the assistant searches.",
        governance: .support,
        recipe: Recipe(.from(embeddings, "e"), .join(passages, "p", on: "p.passage_id = e.passage_id")),
        versions: .dated, size: Size(rows: 9_800, perDay: 12), assets: embedding,
        columns: [
            Column("passage_id", "varchar", from: "p.passage_id"),
            Column("vector", "float_vector(1024)", from: "e.embedding"),
            Column("passage_text", "varchar", from: "p.passage_text"),
            Column("source", "varchar", from: "p.source"),
        ])

    // MARK: Answering

    static let conversations = Table(
        .assistantDatabase, "assistant.public.conversations", owner: .assistant, about: "Questions that customers ask.",
        tags: [.pii, .gdpr], governance: .support, size: Size(rows: 18_000, perDay: 420),
        columns: [
            Column("conversation_id", "varchar(36)"), Column("customer_id", "bigint"),
            Column("question", "text", tags: [.pii]), Column("asked_at", "timestamptz"),
        ])

    static let retrieved = Table(
        .assistantDatabase, "assistant.public.retrieved_passages", owner: .assistant,
        about: "Passages found for a question.", governance: .support,
        recipe: Recipe(.from(conversations, "q"), .join(index, "i", on: "near(i.vector, q.question)")),
        size: Size(rows: 90_000, perDay: 2_100),
        columns: [
            Column("conversation_id", "varchar(36)", from: "q.conversation_id"),
            Column("passage_id", "varchar", from: "i.passage_id"),
            Column("passage_text", "text", from: "i.passage_text"),
            Column("score", "real", from: "cosine(i.vector, q.question)"),
        ])

    static let prompt = Table(
        .models, "support_answer_prompt", .prompt, owner: .assistant, about: "Prompt by which answers are written.",
        governance: Governance(tier: 2, purposes: ["customer_support"]), versions: .released(AssistantFigures.prompts),
        size: Size(rows: 1), assets: { AssistantFigures.prompt(at: $0) },
        columns: [Column("template", "string"), Column("variables", "array<string>")])

    static let languageModel = Table(
        .models, "support-llm-8b", .model, owner: .assistant,
        about: "Language model on the bank's own machines, fine-tuned on its product terms.",
        governance: Governance(tier: 2, purposes: ["customer_support"], licence: "Apache-2.0"),
        versions: .released([Release(version: "2", made: .start, live: .start)]), size: Size(rows: 0),
        assets: { _ in
            [
                AssetFacet(
                    "thalweg_model", "ThalwegModelFacet",
                    [
                        "framework": "vllm", "algorithm": "decoder-only transformer", "stage": "production",
                        "task": "text generation", "version": "2",
                    ])
            ]
        }, columns: [])

    static let answers = Table(
        .assistantDatabase, "assistant.public.assistant_answers", owner: .assistant,
        about: "Answers as the customer saw them.", tags: [.gdpr], governance: .support,
        recipe: Recipe(
            .from(conversations, "q"), .join(retrieved, "r", on: "r.conversation_id = q.conversation_id"),
            .join(prompt, "t", on: "true")),
        size: Size(rows: 18_000, perDay: 420),
        columns: [
            Column("answer_id", "varchar(36)", from: "new_id(q.conversation_id)"),
            Column("conversation_id", "varchar(36)", from: "q.conversation_id"),
            Column("answer", "text", from: "generate(t.template, q.question, r.passage_text)"),
            Column("cited_passages", "jsonb", from: "cited(r.passage_id)"),
            Column("answered_at", "timestamptz", from: "now()"),
        ])

    static let goldenQuestions = Table(
        .lake, "assistant/golden_questions", .file, owner: .assistant, about: "Questions with the answer expected.",
        governance: Governance(tier: 3), versions: .dated, size: Size(rows: 240),
        columns: [
            Column("question", "string"), Column("expected_answer", "string"), Column("document_id", "string"),
        ])

    static let evaluation = Table(
        .lake, "assistant/answer_evaluation", .evaluation, owner: .assistant,
        about: "How faithful answers are to what was found.", governance: Governance(tier: 3),
        recipe: Recipe(.from(answers, "a"), .join(goldenQuestions, "g", on: "true")), versions: .dated,
        size: Size(rows: 240),
        columns: [
            Column("question", "string", from: "g.question"),
            Column("faithfulness", "double", from: "judge(a.answer, g.expected_answer)"),
            Column("cites_expected", "boolean", from: "contains(a.cited_passages, g.document_id)"),
        ])

    static let tables = [
        policies, passages, embeddingModel, embeddings, index, conversations, retrieved, prompt, languageModel, answers,
        goldenQuestions, evaluation,
    ]
}
