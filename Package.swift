// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "thalweg",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "thalweg", targets: ["thalweg"]),
        .library(name: "SQLLineage", targets: ["SQLLineage"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // No traits: the server is configured by the command line, and every trait is build time.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "OpenLineage", dependencies: ["CLibCrypto", "CZlib"], exclude: ["Schemas"], swiftSettings: settings),
        .target(name: "SQLLineage", swiftSettings: settings),
        .target(name: "LineageGraph", swiftSettings: settings),
        .target(
            name: "LineageStore",
            dependencies: [
                "OpenLineage", "LineageGraph",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(name: "DemoEstate", dependencies: ["OpenLineage"], swiftSettings: settings),
        .target(name: "CWebAssets", exclude: ["assets"]),
        .target(
            name: "LineageServer",
            dependencies: [
                "CWebAssets", "OpenLineage", "LineageGraph", "LineageStore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "thalweg",
            dependencies: [
                "OpenLineage", "SQLLineage", "LineageGraph", "LineageStore", "DemoEstate", "LineageServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "GraphBench", dependencies: ["LineageGraph"], path: "Benchmarks/GraphBench", swiftSettings: settings),
        .executableTarget(
            name: "SQLBench", dependencies: ["SQLLineage"], path: "Benchmarks/SQLBench", swiftSettings: settings),
        .testTarget(
            name: "OpenLineageTests", dependencies: ["OpenLineage"], swiftSettings: settings),
        .testTarget(
            name: "SQLLineageTests", dependencies: ["SQLLineage"], exclude: ["Gold"], swiftSettings: settings),
        .testTarget(
            name: "LineageGraphTests", dependencies: ["LineageGraph"], swiftSettings: settings),
        .testTarget(
            name: "LineageStoreTests", dependencies: ["LineageStore", "LineageGraph", "OpenLineage"],
            swiftSettings: settings),
        .testTarget(
            name: "DemoEstateTests", dependencies: ["DemoEstate", "OpenLineage"], swiftSettings: settings),
        .testTarget(
            name: "SQLCommandTests", dependencies: ["thalweg", "SQLLineage", "OpenLineage"], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
