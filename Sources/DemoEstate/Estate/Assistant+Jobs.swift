extension Assistant {
    static let jobs = [
        Job(
            .airflow, "assistant_index", "DAG", owner: .assistant, about: "Renews the assistant's index.",
            schedule: .wednesdays("20:00"), minutes: 1, code: "dags/assistant_index.py"),
        Job(
            .airflow, "assistant_index.split", owner: .assistant, about: "Cuts documents into passages.",
            parent: "assistant_index", schedule: .wednesdays("20:01"), minutes: 13, writes: [passages],
            findings: { AssistantFigures.splitItems(at: $0) }, code: "dags/assistant_index.py"),
        Job(
            .airflow, "assistant_index.embed", owner: .assistant, about: "Encodes passages as vectors.",
            parent: "assistant_index", after: "assistant_index.split", schedule: .wednesdays("20:17"), minutes: 27,
            writes: [embeddings],
            alsoReads: [embeddingModel], code: "dags/assistant_index.py"),
        Job(
            .airflow, "assistant_index.publish", owner: .assistant, about: "Replaces the index in the vector store.",
            parent: "assistant_index", after: "assistant_index.embed", schedule: .wednesdays("20:50"), minutes: 5,
            writes: [index],
            findings: { AssistantFigures.indexItems(at: $0) },
            code: "dags/assistant_index.py"),
        Job(
            .assistant, "support-assistant", "ENDPOINT", owner: .assistant,
            about: "Answers customers' questions; three sampled conversations a week are reported.",
            schedule: .threeDays("10:30"), minutes: 0.05, code: "app/assistant.py"),
        Job(
            .assistant, "support-assistant.retrieve", "RETRIEVAL", owner: .assistant,
            about: "Finds passages for a question.", parent: "support-assistant", schedule: .threeDays("10:30:15"),
            minutes: 0.01, writes: [retrieved], alsoReads: [embeddingModel],
            findings: { AssistantFigures.retrievedItems(at: $0) }, code: "app/retrieve.py"),
        Job(
            .assistant, "support-assistant.generate", "GENERATION", owner: .assistant,
            about: "Writes the answer from what was found.", parent: "support-assistant",
            after: "support-assistant.retrieve",
            schedule: .threeDays("10:30:30"), minutes: 0.06, writes: [answers], alsoReads: [languageModel],
            code: "app/generate.py"),
        Job(
            .mlflow, "assistant.evaluate_answers", "EVALUATION", owner: .assistant,
            about: "Has answers to known questions judged.", schedule: .wednesdays("22:00"), minutes: 31,
            writes: [evaluation], code: "assistant/evaluate.py"),
    ]
}
