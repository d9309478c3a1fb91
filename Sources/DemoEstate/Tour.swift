internal import OpenLineage

/// The questions that a newcomer is shown first, in the order in which one leads to the next.
struct Tour {
    let period: Period

    var questions: [DemoQuestion] {
        [
            DemoQuestion(
                title: "Where do the inputs of the production credit model come from?",
                command: "thalweg trace credit_risk_pd --up --depth 3",
                why:
                    "Whoever signs for a model must know its sources. Among them: a feature service over four views, "
                    + "one of them an index of areas, and a workbook on an analyst's scratch space that no job "
                    + "admits to read."
            ),
            DemoQuestion(
                title: "And before version 4?",
                command: "thalweg trace credit_risk_pd --up --depth 3 --as-of \(before(.trainingV4))",
                why: "The past is not overwritten: up to version 3 the features came from mart_credit_risk."),
            DemoQuestion(
                title: "What changed upstream when version 4 replaced version 3?",
                command: "thalweg diff --from \(before(.featureService)) --to \(after(.productionV4)) +credit_risk_pd",
                why:
                    "A model change that nobody announced in so many words: the mart is out, the feature service is in."
            ),
            DemoQuestion(
                title: "Exactly what fed version 3?",
                command: "thalweg trace credit_risk_pd --up --run \(versionThree)",
                why:
                    "Not what usually feeds the model, but the versions of datasets that this one training run read."
            ),
            DemoQuestion(
                title: "Who is affected by the postcode of a customer?",
                command: "thalweg impact core.public.customers.postcode",
                why:
                    "From an address to a credit decision: postcodes stand in for origin, and reach scores, decisions "
                    + "and the board's dashboard through an index of areas."),
            DemoQuestion(
                title: "What can reach a customer's screen through the support assistant?",
                command: "thalweg trace assistant_answers.answer --up --columns",
                why: "Besides the policies, crm.public.ticket_messages.body: what other customers wrote, unmasked."),
            DemoQuestion(
                title: "How does a credit bureau score get into marketing?",
                command: "thalweg path raw.bureau.credit_reports.score loan_propensity_scores.propensity",
                why: "The agreement with the bureau covers credit decisions. Marketing is none of its purposes."),
            DemoQuestion(
                title: "Is the credit bureau's data up to date?",
                command: "thalweg show bureau/consumer_credit_file",
                why: "It was last written \(period.date(Moment(daysBeforeEnd: 39))) and may be eight days old. No job "
                    + "failed: the one that would have fetched the file waits for it."),
            DemoQuestion(
                title: "Where is personal data?",
                command: "thalweg search pii",
                why:
                    "Tags travel with datasets and columns. The assistant's index has none, though tickets go into it."
            ),
        ]
    }

    private func before(_ moment: Moment) -> String {
        period.instant(moment, .midnight).description
    }

    private func after(_ moment: Moment) -> String {
        period.instant(Moment(daysBeforeEnd: moment.daysBeforeEnd - 1), .midnight).description
    }

    private var versionThree: String {
        let runs = RunPlanner(period: period).runs(on: .trainingV3)
        return runs.last { $0.job.name == "credit_risk.train" }?.id ?? ""
    }
}
