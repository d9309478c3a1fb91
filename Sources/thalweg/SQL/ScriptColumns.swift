import OpenLineage
import SQLLineage

/// The column lineage of a script by its outputs, for the facet `columnLineage`.
///
/// Left out is what the facet has no words for: inputs whose table is not known, and unresolved stars. They are
/// diagnostics; the tables themselves are inputs of the event all the same.
struct ScriptColumns {
    private let naming: DatasetNaming
    private let source: SourceText
    private var columns: [SQLLineage.DatasetName: [OutputColumn]] = [:]
    private var steering: [SQLLineage.DatasetName: [ColumnInput]] = [:]
    /// A description is there to be read, not to hold a whole statement.
    private static let descriptionLimit = 500

    init(_ lineage: ScriptLineage, naming: DatasetNaming, source: SourceText) {
        self.naming = naming
        self.source = source
        for column in lineage.columns where column.column != "*" {
            let inputs = Self.grouped(column.inputs)
            // Inputs that are all unknown must not look like none.
            guard let target = column.target, !inputs.isEmpty else { continue }
            add(OutputColumn(name: column.column, expression: column.expression, inputs: inputs), to: target)
        }
        let reach = TableReach(lineage)
        for output in lineage.outputs {
            let tables = reach.tables(of: output)
            steering[output] = lineage.indirect.filter { $0.table.map(tables.contains) ?? false }
        }
    }

    /// One entry a name: the branches of a MERGE write the same column in several ways.
    private mutating func add(_ column: OutputColumn, to target: SQLLineage.DatasetName) {
        let folded = column.name.lowercased()
        guard let known = columns[target]?.firstIndex(where: { $0.name.lowercased() == folded }) else {
            columns[target, default: []].append(column)
            return
        }
        for input in column.inputs {
            let same = columns[target]?[known].inputs.firstIndex {
                $0.table == input.table && $0.column == input.column
            }
            if let same {
                for transformation in input.transformations
                where columns[target]?[known].inputs[same].transformations.contains(transformation) == false {
                    columns[target]?[known].inputs[same].transformations.append(transformation)
                }
            } else {
                columns[target]?[known].inputs.append(input)
            }
        }
    }

    func write(_ output: SQLLineage.DatasetName, producer: String, into writer: inout JSONWriter) {
        let columns = columns[output] ?? []
        let steering = Self.grouped(steering[output] ?? [])
        guard !columns.isEmpty || !steering.isEmpty else { return }
        writer.facet("columnLineage", "1-2-0/ColumnLineageDatasetFacet", producer: producer) { writer in
            writer.key("fields")
            writer.beginObject()
            for column in columns {
                let description = source.oneLine(column.expression).map {
                    DisplayWidth.shortened($0, to: Self.descriptionLimit)
                }
                writer.key(column.name)
                writer.beginObject()
                writer.key("inputFields")
                write(column.inputs, description, into: &writer)
                writer.endObject()
            }
            writer.endObject()
            if !steering.isEmpty {
                writer.key("dataset")
                write(steering, nil, into: &writer)
            }
        }
    }

    private func write(_ inputs: [GroupedInput], _ description: String?, into writer: inout JSONWriter) {
        writer.beginArray()
        for input in inputs {
            let name = naming.name(input.table)
            writer.beginObject()
            writer.member("namespace", name.namespace)
            writer.member("name", name.name)
            writer.member("field", input.column)
            writer.key("transformations")
            writer.beginArray()
            for transformation in input.transformations {
                writer.beginObject()
                writer.member("type", transformation.kind.rawValue)
                writer.member("subtype", transformation.subtype.rawValue)
                if let description, transformation.subtype != .identity { writer.member("description", description) }
                writer.key("masking")
                writer.value(transformation.masking)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
    }

    private struct OutputColumn {
        var name: String
        var expression: SourceSpan
        var inputs: [GroupedInput]
    }

    private struct GroupedInput {
        var table: SQLLineage.DatasetName
        var column: String
        var transformations: [Transformation]
    }

    /// One entry a column with all ways in which it takes part.
    private static func grouped(_ inputs: [ColumnInput]) -> [GroupedInput] {
        struct Key: Hashable {
            var table: SQLLineage.DatasetName
            var column: String
        }
        var places: [Key: Int] = [:]
        var groups: [GroupedInput] = []
        for input in inputs {
            guard let table = input.table, input.column != "*" else { continue }
            let key = Key(table: table, column: input.column)
            if let place = places[key] {
                if !groups[place].transformations.contains(input.transformation) {
                    groups[place].transformations.append(input.transformation)
                }
            } else {
                places[key] = groups.count
                groups.append(GroupedInput(table: table, column: input.column, transformations: [input.transformation]))
            }
        }
        return groups
    }
}
