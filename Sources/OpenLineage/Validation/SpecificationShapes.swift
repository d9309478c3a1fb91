/// The shapes of events and of the standard facets, as OpenLineage 2-0-2 and its 38 facet schemas have them.
enum SpecificationShapes {
    /// Where a facet can be.
    enum Carrier: String, Sendable, CaseIterable {
        case run, job, dataset, input, output
    }

    private static let transformations = "[{type*: text, subtype: text, description: text, masking: bool}]"
    private static let metrics = """
        {rowCount: integer, bytes: integer, fileCount: integer, lastUpdated: time, columnMetrics*: map {
        nullCount: integer, distinctCount: integer, sum: number, count: number, min: number, max: number,
        quantiles: map number}}
        """
    private static let assertions = """
        {assertions*: [{assertion*: text, success*: bool, column: text, severity: text, name: text, description: text,
        expected: text, actual: text, content: text, contentType: text, params: object}]}
        """
    private static let statistics = "{rowCount: integer, size: integer, fileCount: integer}"
    private static let owners = "{owners: [{name*: text, type: text}]}"
    private static let documentation = "{description*: text, contentType: text}"
    private static let dependency = """
        {job*: {namespace*: text, name*: text}, run: {runId*: uuid}, dependency_type: text, sequence_trigger_rule: text,
        status_trigger_rule: text}
        """

    /// Shapes that others refer to by name.
    private static let parts: [String: String] = [
        "columnInput": "{namespace*: text, name*: text, field*: text, transformations: \(transformations)}",
        "lineageInput": """
        ({type*: <DATASET>, namespace*: text, name*: text, field: text, transformations: \(transformations)} |
        {type*: <JOB>, namespace: text, name: text, runId: uuid, transformations: \(transformations)})
        """,
        "schemaField": """
        {name*: text, type: text, description: text, ordinal_position: integer, fields: [@schemaField]}
        """,
        "operand": "({type*: <field>, field*: text} | {type*: <literal>, value*: text})",
        "condition": """
        ({type*: <location>, locations*: [text]} |
        {type*: <partition>, partitions*: [{identifier: text, dimensions*: object}]} |
        {type*: <compare>, left*: @operand, right*: @operand, comparison*: text} |
        {type*: <binary>, left*: @condition, right*: @condition, operator*: text})
        """,
    ]

    private static let facetTexts: [Carrier: [String: String]] = [
        .run: [
            "nominalTime": "{nominalStartTime*: time, nominalEndTime: time}",
            "parent": """
            {run*: {runId*: uuid, facets: map object}, job*: {namespace*: text, name*: text, facets: map object},
            root: {run*: {runId*: uuid, facets: map object}, job*: {namespace*: text, name*: text, facets: map object}}}
            """,
            "errorMessage": "{message*: text, programmingLanguage*: text, stackTrace: text}",
            "processing_engine": "{version*: text, name: text, openlineageAdapterVersion: text}",
            "externalQuery": "{externalQueryId*: text, source*: text}",
            "extractionError": """
            {totalTasks*: integer, failedTasks*: integer,
            errors*: [{errorMessage*: text, stackTrace: text, task: text, taskNumber: integer}]}
            """,
            "environmentVariables": "{environmentVariables*: [{name*: text, value*: text}]}",
            "executionParameters": "{parameters: [{key*: text, name: text, description: text, value: text}]}",
            "jobDependencies": "{upstream: [\(dependency)], downstream: [\(dependency)], trigger_rule: text}",
            "tags": "{tags: [{key*: text, value*: text, source: text}]}",
            "test": """
            {tests*: [{name*: text, status*: text, severity: text, type: text, description: text, expected: text,
            actual: text, content: text, contentType: text, params: object}]}
            """,
        ],
        .job: [
            "documentation": documentation,
            "sql": "{query*: text, dialect: text}",
            "sourceCode": "{language*: text, sourceCode*: text}",
            "sourceCodeLocation": """
            {type*: text, url*: uri, repoUrl: text, path: text, version: text, tag: text, branch: text,
            pullRequestNumber: text}
            """,
            "ownership": owners,
            "jobType": """
            {processingType*: text, integration*: text, jobType: text,
            emissionPattern: {eventTrigger*: text, eventContentMode*: text, windowDuration: integer}}
            """,
            "tags": "{tags: [{key*: text, value*: text, source: text}]}",
            "lineage": """
            {entries*: [({type*: <DATASET>, namespace*: text, name*: text, inputs: [@lineageInput],
            fields: map {inputs*: [@lineageInput]}} |
            {type*: <JOB>, namespace: text, name: text, runId: uuid, inputs: [@lineageInput]})]}
            """,
        ],
        .dataset: [
            "schema": "{fields: [@schemaField]}",
            "dataSource": "{name: text, uri: uri}",
            "documentation": documentation,
            "ownership": owners,
            "tags": "{tags: [{key*: text, value*: text, source: text, field: text}]}",
            "columnLineage": """
            {fields*: map {inputFields*: [@columnInput], transformationDescription: text, transformationType: text},
            dataset: [@columnInput]}
            """,
            "symlinks": "{identifiers: [{namespace*: text, name*: text, type*: text}]}",
            "lifecycleStateChange": """
            {lifecycleStateChange*: <ALTER CREATE DROP OVERWRITE RENAME TRUNCATE>,
            previousIdentifier: {name*: text, namespace*: text}}
            """,
            "version": "{datasetVersion*: text}",
            "storage": "{storageLayer*: text, fileFormat: text}",
            "datasetType": "{datasetType*: text, subType: text}",
            "catalog": """
            {framework*: text, type*: text, name*: text, metadataUri: text, warehouseUri: text, source: text,
            catalogProperties: map text}
            """,
            "hierarchy": "{hierarchy*: [{type*: text, name*: text}]}",
            "dataQualityMetrics": metrics,
            "dataQualityAssertions": assertions,
            "lineage": "{inputs: [@lineageInput], fields: map {inputs*: [@lineageInput]}}",
        ],
        .input: [
            "dataQualityMetrics": metrics,
            "dataQualityAssertions": assertions,
            "inputStatistics": statistics,
            "subset": "{inputCondition*: @condition}",
        ],
        .output: [
            "outputStatistics": statistics,
            "subset": "{outputCondition*: @condition}",
        ],
    ]

    static let named: [String: Shape] = parts.compactMapValues { Shape($0) }
    static let facets: [Carrier: [String: Shape]] = facetTexts.mapValues { $0.compactMapValues { Shape($0) } }

    /// Names of the standard facets that something can carry.
    static func facetNames(_ carrier: Carrier) -> [String] { (facetTexts[carrier] ?? [:]).keys.sorted() }
}
