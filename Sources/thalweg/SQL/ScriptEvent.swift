import OpenLineage
import SQLLineage

/// The lineage of a script as an OpenLineage JobEvent: what the job is made to do, whether or not it ever ran.
struct ScriptEvent {
    let script: AnalyzedScript
    let jobName: String
    let dialect: Dialect
    let naming: DatasetNaming
    /// Tables known from outside, for the columns and types of inputs and outputs.
    let schema: Schema
    let time: Instant

    private static let producer = "https://thalweg.dev/sql"

    /// The event as one line of JSON; nil for a script that neither reads nor writes any data.
    func encode() -> [UInt8]? {
        let lineage = script.lineage
        guard !lineage.inputs.isEmpty || !lineage.outputs.isEmpty else { return nil }
        let columns = ScriptColumns(lineage, naming: naming, source: script.source)
        let fields = DatasetFields(lineage, schema: schema)
        var writer = JSONWriter(capacity: 16_384)
        writer.beginObject()
        writer.member("eventTime", time.description)
        writer.member("producer", Self.producer)
        writer.member("schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent")
        writer.key("job")
        writer.beginObject()
        writer.member("namespace", naming.namespace)
        writer.member("name", jobName)
        writer.key("facets")
        writeJobFacets(into: &writer)
        writer.endObject()
        writer.key("inputs")
        writer.beginArray()
        for table in lineage.inputs { write(table, fields.fields(of: table), nil, into: &writer) }
        writer.endArray()
        writer.key("outputs")
        writer.beginArray()
        for table in lineage.outputs { write(table, fields.fields(of: table), columns, into: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    private func writeJobFacets(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.facet("sql", "1-1-0/SQLJobFacet", producer: Self.producer) { writer in
            writer.member("query", script.source.sql)
            if dialect != .neutral { writer.member("dialect", dialect.rawValue) }
        }
        writer.facet("jobType", "2-0-4/JobTypeJobFacet", producer: Self.producer) { writer in
            writer.member("processingType", "BATCH")
            writer.member("integration", "SQL")
            writer.member("jobType", "QUERY")
        }
        writer.endObject()
    }

    private func write(
        _ table: SQLLineage.DatasetName, _ fields: [Schema.Column], _ columns: ScriptColumns?,
        into writer: inout JSONWriter
    ) {
        let name = naming.name(table)
        writer.beginObject()
        writer.member("namespace", name.namespace)
        writer.member("name", name.name)
        writer.key("facets")
        writer.beginObject()
        if !fields.isEmpty {
            writer.facet("schema", "1-2-0/SchemaDatasetFacet", producer: Self.producer) { writer in
                writer.key("fields")
                writer.beginArray()
                for field in fields {
                    writer.beginObject()
                    writer.member("name", field.name)
                    if !field.type.isEmpty { writer.member("type", field.type) }
                    writer.endObject()
                }
                writer.endArray()
            }
        }
        if let columns { columns.write(table, producer: Self.producer, into: &writer) }
        writer.endObject()
        writer.endObject()
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    /// A facet of the specification with its header.
    /// - Parameter schema: version and file below the specification's facets.
    mutating func facet(_ name: String, _ schema: String, producer: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        beginObject()
        member("_producer", producer)
        let definition = schema.split(separator: "/").last ?? ""
        member("_schemaURL", "https://openlineage.io/spec/facets/\(schema).json#/$defs/\(definition)")
        body(&self)
        endObject()
    }
}
