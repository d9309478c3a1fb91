import OpenLineage
import Testing

@testable import DemoEstate

/// Each trouble that is planted in the estate can be found in its events.
@Suite struct TroubleTests {
    @Test func theCoreReleaseRenamesDropsAndRetypesColumns() throws {
        func schema(_ table: String) -> [JSONValue] {
            EstateSample.datasetEvents(table).compactMap { EstateSample.json($0.dataset?.facets, "schema") }
        }
        let transactions = EstateSample.datasetEvents("core.public.transactions").map {
            EstateSample.columns($0.dataset?.facets)
        }
        #expect(transactions.first?.contains("txn_amount") == true)
        #expect(transactions.last?.contains("txn_amount") == false)
        #expect(transactions.last?.contains("amount") == true)
        let customers = EstateSample.datasetEvents("core.public.customers").map {
            EstateSample.columns($0.dataset?.facets)
        }
        #expect(customers.first?.contains("fax_number") == true)
        #expect(customers.last?.contains("fax_number") == false)
        let rates = schema("core.public.loans").map { schema in
            schema["fields"]?.arrayValue?.first { $0["name"]?.stringValue == "interest_rate" }?["type"]?.stringValue
        }
        #expect(rates.first == "numeric(5,2)")
        #expect(rates.last == "numeric(7,4)")
    }

    @Test func runsFailAreRetriedAbortedAndLost() {
        let staging = EstateSample.runs(of: "analytics.staging.halden.stg_core__transactions.build.run")
        let failure = staging.firstIndex { $0.eventType == .fail }
        let message = failure.flatMap {
            EstateSample.json(staging[$0].run?.facets, "errorMessage")?["message"]?.stringValue
        }
        #expect(message?.contains("TXN_AMOUNT") == true)
        let queries = failure.map { [staging[$0], staging[$0 + 2]] }?.map {
            EstateSample.json($0.job?.facets, "sql")?["query"]?.stringValue?.contains("t.txn_amount")
        }
        #expect(queries == [true, false])
        #expect(failure.map { staging[$0 + 2].eventType } == .complete)
        #expect(EstateSample.runs(of: "assistant_index.embed").contains { $0.eventType == .abort })
        #expect(EstateSample.runs(of: "assistant_index").contains { $0.eventType == .fail })
        let lost = EstateSample.runs(of: "risk_features.append_data.features_area_risk")
        #expect(lost.count { $0.eventType == .start } == lost.count { $0.eventType == .complete } + 1)
    }

    @Test func theBureausFileIsStaleAndStillFeedsFeatures() throws {
        let last = try #require(EstateSample.latest("credit_bureau.fetch_consumer_file"))
        let weeks = (Instant.demoEnd.microseconds - last.eventTime.microseconds) / 604_800_000_000
        #expect(weeks == 5)
        #expect(EstateSample.runs(of: "credit_bureau.fetch_consumer_file").allSatisfy { $0.eventType != .fail })
        let catalogue = EstateSample.datasetEvents("bureau/consumer_credit_file").last?.dataset?.facets
        #expect(EstateSample.json(catalogue, "thalweg_governance")?["freshness"]?["maxAgeHours"]?.integerValue == 192)
        let views = try #require(EstateSample.latest("materialize.borrower_views"))
        #expect(views.eventTime > last.eventTime)
        #expect(views.inputs.contains { $0.name == "analytics.staging.stg_bureau__credit_reports" })
    }

    @Test func aCheckFailsBeforeTheModelDegrades() throws {
        let runs = EstateSample.runs(of: "analytics.marts.halden.mart_credit_risk.build.test")
        let failing = runs.filter { run in
            let facets = run.inputs.first?.inputFacets
            let assertions = EstateSample.json(facets, "dataQualityAssertions")?["assertions"]?.arrayValue ?? []
            return assertions.contains { $0["success"]?.boolValue == false }
        }
        #expect(!failing.isEmpty && failing.count < runs.count / 4)
        #expect(failing.first.map { $0.eventTime.description.hasPrefix("2026-10-26") } == true)
        let ginis = (12...40).reversed().map { CreditRiskFigures.giniInProduction(at: Moment(daysBeforeEnd: $0)) }
        #expect(try #require(ginis.last) < #require(ginis.first) - 0.05)
    }

    @Test func nobodyReadsTheOrphan() {
        #expect(
            EstateSample.events.allSatisfy { event in event.inputs.allSatisfy { $0.name != "cards/disputes_enriched" } }
        )
        #expect(
            EstateSample.events.contains { event in event.outputs.contains { $0.name == "cards/disputes_enriched" } })
    }

    @Test func aWorkbookIsSeenInColumnLineageAlone() {
        let workbook = "jlindqvist/label_overrides_final2.xlsx"
        let sources = EstateSample.latest("credit_risk.build_training_set")?.outputs.map {
            EstateSample.sources(of: "default_12m", in: $0)
        }
        #expect(sources?.count == 2)
        #expect(sources?.allSatisfy { $0.contains("\(workbook).override_flag") } == true)
        for event in EstateSample.events {
            #expect(event.inputs.allSatisfy { $0.name != workbook } && event.outputs.allSatisfy { $0.name != workbook })
            #expect(event.dataset?.name != workbook)
        }
    }

    @Test func ticketsReachTheAssistantUnmasked() throws {
        let before = EstateSample.completed("assistant_index.split", before: 51)
        let after = try #require(EstateSample.latest("assistant_index.split"))
        #expect(EstateSample.sources(of: "passage_text", in: before?.outputs.first) == ["policy-library.body"])
        #expect(
            EstateSample.sources(of: "passage_text", in: after.outputs.first)
                .contains("crm.public.ticket_messages.body"))
        let lineage = try #require(EstateSample.json(after.outputs.first?.facets, "columnLineage"))
        let text = String(decoding: lineage["fields"]?["passage_text"]?.encoded() ?? [], as: UTF8.self)
        #expect(!text.contains("masking"))
        let quoted = EstateSample.runs(of: "support-assistant.retrieve").filter {
            $0.run?.facets["thalweg_items"].map { String(decoding: $0, as: UTF8.self).contains("ticket/481516") }
                ?? false
        }
        #expect(!quoted.isEmpty)
    }

    @Test func theModelMovesFromTheMartToFeaturesOfPostcodes() {
        let old = EstateSample.completed("credit_risk.build_training_set", before: 20)
        #expect(old?.inputs.map(\.name).contains("analytics.marts.mart_credit_risk") == true)
        let new = EstateSample.latest("credit_risk.build_training_set")
        #expect(new?.inputs.map(\.name) == ["analytics.marts.fct_loan_performance", "credit_risk_v2"])
        let model = EstateSample.latest("credit_risk.train")?.outputs.first
        #expect(EstateSample.sources(of: "pd_12m", in: model).contains("ml/credit_risk_training_set.area_risk_index"))
        #expect(EstateSample.json(model?.facets, "version")?["datasetVersion"]?.stringValue == "4")
        let area = EstateSample.latest("risk_features.append_data.features_area_risk")?.outputs.first
        #expect(
            EstateSample.sources(of: "area_risk_index", in: area).contains(
                "reference/postcode_area.csv.foreign_born_share"))
        #expect(EstateSample.sources(of: "postcode", in: area) == ["analytics.marts.dim_customer.postcode"])
    }

    @Test func theServiceReadsTheVersionInProduction() {
        let reports = EstateSample.runs(of: "credit-risk-api").filter { $0.eventType != .start }
        let versions = reports.compactMap { event in
            event.inputs.first { $0.name == "credit_risk_pd" }
                .flatMap { EstateSample.json($0.facets, "version")?["datasetVersion"]?.stringValue }
        }
        #expect(versions == versions.sorted())
        #expect(Set(versions) == ["1", "2", "3", "4"])
        let tags = EstateSample.datasetEvents("credit_risk_pd").last.flatMap {
            EstateSample.json($0.dataset?.facets, "tags")
        }
        #expect(tags?["tags"]?.arrayValue?.last?["value"]?.stringValue == "production")
    }

    @Test func marketingUsesBureauDataWithoutAPurpose() {
        let base = EstateSample.latest("analytics.marts.halden.mart_marketing_base.build.run")?.outputs.first
        #expect(
            EstateSample.sources(of: "bureau_score", in: base)
                == ["analytics.staging.stg_bureau__credit_reports.bureau_score"])
        let facets = EstateSample.datasetEvents("analytics.staging.stg_bureau__credit_reports").last?.dataset?.facets
        let consent = EstateSample.json(facets, "thalweg_consent")?["purposes"]?.arrayValue
        #expect(consent?.compactMap { $0["purpose"]?.stringValue } == ["credit_decision", "credit_risk_management"])
        let preferences = EstateSample.datasetEvents("crm.public.marketing_preferences").last?.dataset?.facets
        #expect(EstateSample.json(preferences, "thalweg_consent")?["withdrawnField"]?.stringValue == "withdrawn_at")
    }

    @Test func aTableIsRenamedAndKnownByBothNames() {
        let name = "analytics.marts.fct_loan_performance"
        let facets = EstateSample.datasetEvents(name).first?.dataset?.facets
        let change = EstateSample.json(facets, "lifecycleStateChange")
        #expect(change?["lifecycleStateChange"]?.stringValue == "RENAME")
        #expect(change?["previousIdentifier"]?["name"]?.stringValue == "analytics.marts.loan_performance")
        let link = EstateSample.json(facets, "symlinks")?["identifiers"]?[0]
        #expect(link?["name"]?.stringValue == "analytics.marts.loan_performance")
        let writers = EstateSample.runs(of: "analytics.marts.halden.fct_loan_performance.build.run")
        #expect(writers.flatMap(\.outputs).contains { $0.name == "analytics.marts.loan_performance" })
    }

    @Test func twoJobsWriteTheBranches() {
        let writers = EstateSample.events.filter { event in
            event.outputs.contains { $0.name == "analytics.marts.dim_branch" }
        }
        #expect(Set(writers.compactMap { $0.job?.name }).count == 2)
    }

    @Test func explicitLineageKeepsOutputsApart() {
        let parties = EstateSample.latest("core_ingest.load_parties")
        #expect(parties?.outputs.count == 2)
        let entries = EstateSample.json(parties?.job?.facets, "lineage")?["entries"]?.arrayValue ?? []
        #expect(
            entries.map { $0["inputs"]?[0]?["name"]?.stringValue } == ["core.public.customers", "core.public.branches"])
    }

    @Test func viewsAndServicesAreDeclaredWithTheirLineage() {
        for name in ["analytics.marts.v_customer_masked", "credit_risk_v2"] {
            let events = EstateSample.datasetEvents(name)
            #expect(!events.isEmpty && events.allSatisfy { $0.dataset?.facets["lineage"] != nil }, "\(name)")
        }
    }

    @Test func oneJobIsDeclaredAndHasNeverRun() {
        let declared = EstateSample.events.filter { $0.kind == .job }.compactMap { $0.job?.name }
        #expect(declared == ["reporting.climate_risk"])
        #expect(EstateSample.runs(of: "reporting.climate_risk").isEmpty)
    }
}
