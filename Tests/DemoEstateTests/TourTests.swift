import OpenLineage
import Testing

@testable import DemoEstate

@Suite struct TourTests {
    private let questions = DemoEstate().questions

    @Test func everyQuestionHasACommandOfThalweg() {
        #expect((8...10).contains(questions.count))
        for question in questions {
            #expect(question.arguments.first == "thalweg")
            #expect(question.title.hasSuffix("?"))
            #expect(!question.why.isEmpty)
        }
        #expect(Set(questions.map(\.command)).count == questions.count)
    }

    @Test func theRunThatIsAskedForTrainedVersionThree() {
        let run = questions.compactMap { question -> String? in
            guard let flag = question.arguments.firstIndex(of: "--run") else { return nil }
            return question.arguments[flag + 1]
        }
        let training = EstateSample.runs(of: "credit_risk.train").first {
            $0.run?.id == run.first && $0.eventType == .complete
        }
        let version = training?.outputs.first.flatMap { EstateSample.json($0.facets, "version") }
        #expect(version?["datasetVersion"]?.stringValue == "3")
    }
}
