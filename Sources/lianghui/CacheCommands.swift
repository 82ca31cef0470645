import ArgumentParser
import Pipeline

/// How a run uses the cache.
struct CacheOptions: ParsableArguments {
    @ArgumentParser.Flag(help: "Makes everything anew, and keeps nothing for later runs.")
    var noCache = false

    @ArgumentParser.Option(help: "The folder of the cache; .lianghui-cache beside the pipeline file by default.")
    var cacheFolder: String?

    @ArgumentParser.Option(help: "The size that the cache may have after a run, such as 500M or 2G.")
    var cacheLimit = ByteSize(bytes: 2 << 30)

    func apply(to settings: inout RunSettings) {
        settings.usesCache = !noCache
        settings.cacheFolder = cacheFolder
        settings.cacheBytes = cacheLimit.bytes
    }
}

/// A number of bytes as a person writes it.
struct ByteSize: ExpressibleByArgument {
    var bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// Reads `4096`, `64K`, `500M` and `2G`; the units are powers of 1024.
    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = argument.last.flatMap { units[$0] }
        guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number >= 0 else { return nil }
        let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit ?? 1)
        if isTooLarge { return nil }
        self.bytes = bytes
    }

    var defaultValueDescription: String { bytes % (1 << 30) == 0 ? "\(bytes >> 30)G" : "\(bytes)" }
}

struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache",
        abstract: "Looks after what runs keep for later ones.",
        subcommands: [Stat.self, Prune.self, Clear.self]
    )

    /// Which cache is meant.
    struct Place: ParsableArguments {
        @Argument(help: "The pipeline file beside which the cache lies.")
        var pipeline = "pipeline.json"

        @ArgumentParser.Option(help: "The folder of the cache, where a run was given one.")
        var cacheFolder: String?

        func opened() throws -> CacheUpkeep {
            var settings = RunSettings(pipeline: pipeline)
            settings.cacheFolder = cacheFolder
            return try CacheUpkeep(settings)
        }
    }

    struct Stat: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "stat", abstract: "Tells where the cache is and what it holds.")
        @OptionGroup var place: Place

        func run() throws {
            let statistics = try place.opened().statistics()
            var lines = ["cache: \(statistics.path)", "bytes: \(statistics.bytes)"]
            lines += statistics.entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value) entries" }
            try StandardStreams.write(Array((lines.joined(separator: "\n") + "\n").utf8))
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Removes what no run has used for longest, until the rest fits."
        )
        @OptionGroup var place: Place

        @ArgumentParser.Option(name: .customLong("to"), help: "The size that may stay, such as 500M or 2G.")
        var size = ByteSize(bytes: 2 << 30)

        func run() throws {
            let removed = try place.opened().prune(to: size.bytes)
            try StandardStreams.write(Array("\(removed) entries removed\n".utf8))
        }
    }

    struct Clear: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "clear", abstract: "Removes the whole cache.")
        @OptionGroup var place: Place

        func run() throws { try place.opened().clear() }
    }
}
