internal import OpenLineage

/// Column lineage, read off a table's recipe and the expressions of its columns.
struct LineageFacets {
    let facets: DatasetFacets

    /// A source column with what is done to it.
    private struct Influence {
        let table: Table
        let column: String
        let type: String
        let subtype: String
        var description = ""
        var masking = false
    }

    // MARK: Facets

    /// The `columnLineage` facet; nil for sources.
    func columnLineage(of table: Table) -> DatasetFacets.Named? {
        let fields = direct(table).map { column, influences in
            (column, ["inputFields": .array(influences.map(inputField))] as JSONValue)
        }
        if fields.isEmpty { return nil }
        var members: [(String, JSONValue)] = [("fields", .object(JSONObject(fields)))]
        let whole = indirect(table)
        if !whole.isEmpty { members.append(("dataset", .array(whole.map(inputField)))) }
        return facets.facet("columnLineage", .columnLineage, members)
    }

    /// The explicit `lineage` facet of a dataset that no job makes; nil for sources.
    func datasetLineage(of table: Table) -> DatasetFacets.Named? {
        let members = lineageMembers(table)
        return members.isEmpty ? nil : facets.facet("lineage", .lineageOfDataset, members)
    }

    /// The explicit `lineage` facet of a job, which keeps apart what goes into each of its outputs.
    func jobLineage(of job: Job) -> DatasetFacets.Named {
        let entries = job.writes.map { table -> JSONValue in
            .object(JSONObject(name(table) + lineageMembers(table)))
        }
        return facets.facet("lineage", .lineageOfJob, [("entries", .array(entries))])
    }

    private func lineageMembers(_ table: Table) -> [(String, JSONValue)] {
        let relations = table.recipe.relations(at: facets.moment)
        if relations.isEmpty { return [] }
        let inputs = relations.map { JSONValue.object(JSONObject(name($0.table))) } + indirect(table).map(lineageInput)
        let fields = direct(table).map { column, influences in
            (column, ["inputs": .array(influences.map(lineageInput))] as JSONValue)
        }
        return [("inputs", .array(inputs)), ("fields", .object(JSONObject(fields)))]
    }

    // MARK: Members

    private func name(_ table: Table) -> [(String, JSONValue)] {
        [
            ("type", "DATASET"), ("namespace", .string(table.platform.namespace)),
            ("name", .string(table.name(at: facets.moment))),
        ]
    }

    private func inputField(_ influence: Influence) -> JSONValue {
        .object(JSONObject(Array(name(influence.table).dropFirst()) + field(influence)))
    }

    private func lineageInput(_ influence: Influence) -> JSONValue {
        .object(JSONObject(name(influence.table) + field(influence)))
    }

    private func field(_ influence: Influence) -> [(String, JSONValue)] {
        var transformation: [(String, JSONValue)] = [
            ("type", .string(influence.type)), ("subtype", .string(influence.subtype)),
        ]
        if !influence.description.isEmpty { transformation.append(("description", .string(influence.description))) }
        if influence.masking { transformation.append(("masking", true)) }
        return [
            ("field", .string(influence.column)), ("transformations", [.object(JSONObject(transformation))]),
        ]
    }

    // MARK: Reading the recipe

    private func direct(_ table: Table) -> [(String, [Influence])] {
        let sources = sources(of: table)
        return table.columns(at: facets.moment).compactMap { column in
            guard let text = column.expression else { return nil }
            let expression = Expression(text)
            let influences = expression.references.compactMap { reference in
                sources[reference.alias].map {
                    Influence(
                        table: $0, column: reference.column, type: "DIRECT", subtype: expression.subtype,
                        description: expression.subtype == "IDENTITY" ? "" : text, masking: expression.isMasking)
                }
            }
            return influences.isEmpty ? nil : (column.name, influences)
        }
    }

    /// What decides which rows come in, and how they are brought together: it bears on every column.
    private func indirect(_ table: Table) -> [Influence] {
        let sources = sources(of: table)
        let recipe = table.recipe
        let texts =
            recipe.relations(at: facets.moment).compactMap { relation in relation.condition.map { ($0, "JOIN") } }
            + [recipe.filter].compactMap { $0.map { ($0, "FILTER") } } + recipe.groupBy.map { ($0, "GROUP_BY") }
        return texts.flatMap { text, subtype in
            Expression(text).references.compactMap { reference in
                sources[reference.alias].map {
                    Influence(table: $0, column: reference.column, type: "INDIRECT", subtype: subtype)
                }
            }
        }
    }

    private func sources(of table: Table) -> [String: Table] {
        Dictionary(table.recipe.relations(at: facets.moment).map { ($0.alias, $0.table) }) { first, _ in first }
    }
}
