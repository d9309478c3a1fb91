internal import OpenLineage

/// What the bank's data catalogue says of a dataset: who owns it, what it is for, and, where no job writes it, its
/// columns and where they come from.
struct CatalogueFacets {
    let moment: Moment
    private var facets: DatasetFacets { DatasetFacets(moment: moment, producer: Tool.catalogue.producer) }

    init(moment: Moment) {
        self.moment = moment
    }

    func facets(of table: Table, isWritten: Bool) -> [DatasetFacets.Named] {
        var list = [facets.facet("documentation", .documentationOfDataset, [("description", .string(table.about))])]
        if let owner = table.owner {
            list.append(
                facets.facet(
                    "ownership", .ownershipOfDataset,
                    [("owners", [["name": .string(owner.name), "type": "OWNER"]])]))
        }
        let tags = table.tags.map { ($0, String?.none) } + columnTags(table)
        if !tags.isEmpty { list.append(facets.tags(tags, source: "CATALOGUE")) }
        list.append(governance(table))
        if let consent = table.consent { list.append(consentFacet(consent)) }
        if let former = table.formerName, former.until <= moment { list.append(renamed(table, from: former.name)) }
        list.append(facets.kind(table))
        list += facets.placement(table)
        // Columns of what jobs write are reported by the jobs.
        if isWritten { return list }
        if !table.columns.isEmpty { list.append(facets.schema(table)) }
        if let release = table.versions.live(at: moment) { list.append(facets.version(release.version)) }
        list += table.assets(moment).map(facets.facet)
        if let lineage = LineageFacets(facets: facets).datasetLineage(of: table) { list.append(lineage) }
        return list
    }

    func schema(_ table: Table) -> DatasetFacets.Named { facets.schema(table) }

    private func columnTags(_ table: Table) -> [(Tag, String?)] {
        table.columns(at: moment).flatMap { column in column.tags.map { ($0, Optional(column.name)) } }
    }

    private func governance(_ table: Table) -> DatasetFacets.Named {
        let rules = table.governance
        var members: [(String, JSONValue)] = []
        if let owner = table.owner { members.append(("domain", .string(owner.domain))) }
        members.append(("tier", .string("tier-\(rules.tier)")))
        members.append(("purposes", .array(rules.purposes.map { .string($0) })))
        if let basis = rules.legalBasis { members.append(("legalBasis", .string(basis))) }
        if let days = rules.retentionDays { members.append(("retentionDays", .integer(Int64(days)))) }
        members.append(("region", "EU"))
        if let licence = rules.licence { members.append(("licence", .string(licence))) }
        if let hours = rules.freshnessHours {
            members.append(("freshness", ["maxAgeHours": .integer(Int64(hours))]))
        }
        return facets.facet(
            AssetFacet("thalweg_governance", "ThalwegGovernanceFacet", .object(JSONObject(members))))
    }

    private func consentFacet(_ consent: Consent) -> DatasetFacets.Named {
        let purposes = consent.purposes.map { purpose -> JSONValue in
            var members: [(String, JSONValue)] = [
                ("purpose", .string(purpose.purpose)), ("basis", .string(purpose.basis)),
            ]
            if let evidence = purpose.evidence { members.append(("evidence", .string(evidence))) }
            return .object(JSONObject(members))
        }
        var members: [(String, JSONValue)] = [("purposes", .array(purposes))]
        if let coverage = consent.coverage { members.append(("coverage", .number(coverage))) }
        if let field = consent.withdrawnField { members.append(("withdrawnField", .string(field))) }
        return facets.facet(AssetFacet("thalweg_consent", "ThalwegConsentFacet", .object(JSONObject(members))))
    }

    private func renamed(_ table: Table, from former: String) -> DatasetFacets.Named {
        facets.facet(
            "lifecycleStateChange", .lifecycleStateChange,
            [
                ("lifecycleStateChange", "RENAME"),
                (
                    "previousIdentifier",
                    ["name": .string(former), "namespace": .string(table.platform.namespace)]
                ),
            ])
    }
}
