// Facets of the specification with figures about data: quality, statistics, and which part was read or written.

package struct DataQualityMetricsDatasetFacet: ObjectFacet {
    package struct Column: Sendable, Hashable {
        package var nullCount: Int64?
        package var distinctCount: Int64?
        package var sum: Double?
        package var count: Double?
        package var min: Double?
        package var max: Double?
        package var quantiles: [String: Double]
    }

    package static let key = "dataQualityMetrics"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var rowCount: Int64? { object.integer("rowCount") }
    package var bytes: Int64? { object.integer("bytes") }
    package var fileCount: Int64? { object.integer("fileCount") }
    package var lastUpdated: Instant? { object.text("lastUpdated").flatMap { Instant($0) } }
    package var columnMetrics: [String: Column] {
        var columns: [String: Column] = [:]
        for (name, value) in object.object("columnMetrics").members {
            guard let column = value.objectValue else { continue }
            var quantiles: [String: Double] = [:]
            for (key, value) in column.object("quantiles").members { quantiles[key] = value.doubleValue }
            columns[name] = Column(
                nullCount: column.integer("nullCount"), distinctCount: column.integer("distinctCount"),
                sum: column.double("sum"), count: column.double("count"), min: column.double("min"),
                max: column.double("max"), quantiles: quantiles)
        }
        return columns
    }
}

/// The same figures in `inputFacets`: of what a run read.
package typealias DataQualityMetricsInputDatasetFacet = DataQualityMetricsDatasetFacet

package struct DataQualityAssertionsDatasetFacet: ObjectFacet {
    package struct Assertion: Sendable, Hashable {
        package var assertion: String
        package var success: Bool
        package var column: String?
        package var severity: String?
        package var name: String?
        package var description: String?
    }

    package static let key = "dataQualityAssertions"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var assertions: [Assertion] {
        object.objects("assertions").map {
            Assertion(
                assertion: $0.text("assertion") ?? "", success: $0.flag("success") ?? false, column: $0.text("column"),
                severity: $0.text("severity"), name: $0.text("name"), description: $0.text("description"))
        }
    }
}

package struct InputStatisticsInputDatasetFacet: ObjectFacet {
    package static let key = "inputStatistics"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var rowCount: Int64? { object.integer("rowCount") }
    package var size: Int64? { object.integer("size") }
    package var fileCount: Int64? { object.integer("fileCount") }
}

package struct OutputStatisticsOutputDatasetFacet: ObjectFacet {
    package static let key = "outputStatistics"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    package var rowCount: Int64? { object.integer("rowCount") }
    package var size: Int64? { object.integer("size") }
    package var fileCount: Int64? { object.integer("fileCount") }
}

/// Which part of a dataset a run read (`inputCondition`) or wrote (`outputCondition`).
package struct SubsetDatasetFacet: ObjectFacet {
    package static let key = "subset"
    package var object: JSONObject
    package init(object: JSONObject) { self.object = object }
    /// A condition of `type` location, partition, compare or binary, as it came.
    package var condition: JSONObject? { (object["inputCondition"] ?? object["outputCondition"])?.objectValue }
    package var locations: [String] { condition?.texts("locations") ?? [] }
    package var partitions: [JSONObject] { condition?.objects("partitions") ?? [] }
}
