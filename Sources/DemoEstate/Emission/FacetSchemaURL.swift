/// Where the schemas of facets are published, in the versions that the estate was written against (OpenLineage 2-0-2).
enum FacetSchemaURL: String {
    case catalog = "1-1-0/CatalogDatasetFacet"
    case columnLineage = "1-2-0/ColumnLineageDatasetFacet"
    case dataQualityAssertions = "1-1-0/DataQualityAssertionsDatasetFacet"
    case dataQualityMetricsOfInput = "1-0-3/DataQualityMetricsInputDatasetFacet"
    case dataSource = "1-0-1/DatasourceDatasetFacet"
    case datasetType = "1-0-1/DatasetTypeDatasetFacet"
    case datasetVersion = "1-0-1/DatasetVersionDatasetFacet"
    case documentationOfDataset = "1-1-0/DocumentationDatasetFacet"
    case documentationOfJob = "1-1-0/DocumentationJobFacet"
    case errorMessage = "1-0-1/ErrorMessageRunFacet"
    case inputStatistics = "1-0-0/InputStatisticsInputDatasetFacet"
    case jobDependencies = "1-0-1/JobDependenciesRunFacet"
    case jobType = "2-0-4/JobTypeJobFacet"
    case lifecycleStateChange = "1-0-1/LifecycleStateChangeDatasetFacet"
    case lineageOfDataset = "1-0-0/LineageFacet#LineageDatasetFacet"
    case lineageOfJob = "1-0-0/LineageFacet#LineageJobFacet"
    case nominalTime = "1-0-1/NominalTimeRunFacet"
    case outputStatistics = "1-0-2/OutputStatisticsOutputDatasetFacet"
    case ownershipOfDataset = "1-0-1/OwnershipDatasetFacet"
    case ownershipOfJob = "1-0-1/OwnershipJobFacet"
    case parent = "1-2-0/ParentRunFacet"
    case processingEngine = "1-1-1/ProcessingEngineRunFacet"
    case schema = "1-2-0/SchemaDatasetFacet"
    case sourceCodeLocation = "1-1-0/SourceCodeLocationJobFacet"
    case sql = "1-1-0/SQLJobFacet"
    case storage = "1-0-1/StorageDatasetFacet"
    case symlinks = "1-0-1/SymlinksDatasetFacet"
    case tagsOfDataset = "1-0-0/TagsDatasetFacet"

    /// The URL that a facet of this schema carries.
    var url: String {
        let parts = rawValue.split(separator: "#")
        let file = parts.first.map(String.init) ?? rawValue
        let definition = parts.count > 1 ? String(parts[1]) : String(file.split(separator: "/").last ?? "")
        return "https://openlineage.io/spec/facets/\(file).json#/$defs/\(definition)"
    }

    /// The URL of one of our own facets.
    static func own(_ name: String) -> String {
        "https://thalweg.dev/schemas/1-0-0/\(name).json"
    }
}
