// swift-tools-version: 6.1

import PackageDescription

/// The folders are the way of the data: Records is what every stage speaks, a stage is a target of its own that imports
/// no other stage, Pipeline wires the stages, and the command line stays thin. The compiler keeps it so.
///
/// A target that holds a value of another module's type declares that module even where it does not import it, and the modules below
/// it too: an incremental build rebuilds a target only for what it declares, and one that misses a changed layout reads garbage.
private let stages: [Target.Dependency] = [
    "Aggregate", "CSVText", "Digest", "Emit", "Enrich", "Extract", "HTMLTree", "JSONText", "Matching", "Normalize", "Records",
]

let package = Package(
    name: "Lianghui",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lianghui", targets: ["lianghui"]),
        .library(name: "Records", targets: ["Records"]),
        .library(name: "Extract", targets: ["Extract"]),
        .library(name: "Normalize", targets: ["Normalize"]),
        .library(name: "Enrich", targets: ["Enrich"]),
        .library(name: "Aggregate", targets: ["Aggregate"]),
        .library(name: "Emit", targets: ["Emit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .target(name: "CSystem"),
        .systemLibrary(
            name: "CArchive",
            pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]
        ),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(
            name: "CZstd",
            pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]
        ),
        .target(name: "Records"),
        .target(name: "JSONText"),
        .target(name: "CSVText"),
        .target(name: "Matching", dependencies: ["Records"]),
        .target(name: "Digest", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "HTMLTree", dependencies: ["CLibXML2", "Records"]),
        .target(
            name: "Extract",
            dependencies: ["CArchive", "CSVText", "CZlib", "CZstd", "Digest", "HTMLTree", "JSONText", "Matching", "Records"]
        ),
        .target(name: "Normalize", dependencies: ["Digest", "JSONText", "Matching", "Records"]),
        .target(name: "Enrich", dependencies: ["JSONText", "Matching", "Records"]),
        .target(name: "Aggregate", dependencies: ["Records"]),
        .target(
            name: "Emit",
            dependencies: [
                "CSVText", "Digest", "JSONText", "Records",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Report/Templates")]
        ),
        .target(name: "Coding", dependencies: ["CSVText", "JSONText"]),
        .target(
            name: "Pipeline",
            dependencies: stages + [
                "CSystem", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(
            name: "lianghui",
            dependencies: stages + [
                "Coding", "Pipeline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            // Swift's own libraries stand inside the program: it starts in half the time and runs where no Swift is.
            swiftSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))],
            linkerSettings: [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], .when(platforms: [.linux]))]
        ),
        .testTarget(name: "RecordsTests", dependencies: ["Records"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
        .testTarget(name: "CSVTextTests", dependencies: ["CSVText"]),
        .testTarget(name: "CodingTests", dependencies: ["CSVText", "Coding", "JSONText"]),
        .testTarget(name: "MatchingTests", dependencies: ["Matching", "Records"]),
        .testTarget(name: "EnrichTests", dependencies: ["Enrich", "JSONText", "Matching", "Records"]),
        .testTarget(name: "AggregateTests", dependencies: ["Aggregate", "Records"]),
        .testTarget(
            name: "EmitTests",
            dependencies: [
                "Aggregate", "CSVText", "Digest", "Emit", "JSONText", "Records", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "NormalizeTests", dependencies: ["Digest", "JSONText", "Matching", "Normalize", "Records"]),
        .testTarget(name: "PipelineTests", dependencies: stages + ["Pipeline"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: stages + [
                "Pipeline", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "ExtractTests",
            dependencies: ["CArchive", "CSVText", "CZlib", "CZstd", "Digest", "Extract", "HTMLTree", "JSONText", "Matching", "Records"]
        ),
        .testTarget(name: "HTMLTreeTests", dependencies: ["HTMLTree", "Records"]),
        // Sees what a user of the library sees, and nothing else.
        .testTarget(name: "ReadmeExampleTests", dependencies: ["Enrich", "Extract", "Normalize", "Records"], packageAccess: false),
    ],
    swiftLanguageModes: [.v6]
)
