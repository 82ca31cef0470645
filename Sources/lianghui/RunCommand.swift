import ArgumentParser
import Foundation
import Logging
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Runs a pipeline and publishes a snapshot.")

    @OptionGroup var source: ProjectOptions

    @ArgumentParser.Option(
        help: "An archived snapshot, as 'lianghui snapshot' makes it, to run again and compare; exit code 1 where it differs."
    )
    var fromSnapshot: String?

    @ArgumentParser.Option(help: "The folder to publish into instead of the pipeline's.")
    var output: String?

    @OptionGroup var threads: ThreadOptions

    @ArgumentParser.Option(help: "Seconds to wait for another run of the same output.")
    var wait = 0

    @ArgumentParser.Option(help: "Publish nothing if more inputs are set aside than this number or share, such as 5 or 2%.")
    var maxRejects: String?

    @ArgumentParser.Option(help: "Exit code where some inputs were set aside, for schedulers that take every other code than 0 as failure.")
    var partialExit: Int32 = ExitStatus.partial.rawValue

    @OptionGroup var cache: CacheOptions

    @ArgumentParser.Option(help: "A file to write metrics to, in the text format of Prometheus.")
    var metrics: String?

    @ArgumentParser.Option(help: "How lines on standard error look: text or json.")
    var logFormat = LogFormat.text

    @ArgumentParser.Option(
        help: "What is said on standard error: trace, debug, info (every input that is set aside), notice, warning, error."
    )
    var logLevel = Logger.Level.notice

    @Flag(name: .shortAndLong, help: "Says nothing where all went well.")
    var quiet = false

    func validate() throws {
        if !(0...255).contains(partialExit) { throw ValidationError("--partial-exit takes a code from 0 to 255") }
        if fromSnapshot != nil, source.isNamed {
            throw ValidationError("--from-snapshot repeats the archive's own pipeline with its own parameters; name neither")
        }
        if !(0...Self.longestWait).contains(wait) { throw ValidationError("--wait takes from 0 to \(Self.longestWait) seconds") }
        if let maxRejects, RejectLimit(maxRejects) == nil {
            throw ValidationError("--max-rejects takes a number or a share, such as 5 or 2%")
        }
    }

    /// A year.
    private static let longestWait = 31_536_000

    func run() throws {
        var settings = source.settings
        settings.output = output
        settings.workers = threads.count
        settings.waitSeconds = wait
        settings.maxRejects = maxRejects.flatMap(RejectLimit.init)
        cache.apply(to: &settings)
        settings.metrics = metrics
        let line = quiet ? nil : ProgressLine()
        settings.progress = line?.show
        defer { line?.wipe() }
        let (format, level) = (logFormat, quiet ? max(logLevel, .warning) : logLevel)
        settings.logger = Logger(label: "lianghui") { _ in StandardErrorLog(logLevel: level, format: format) }
        let outcome: RunOutcome
        do {
            if let fromSnapshot { return try repeatSnapshot(fromSnapshot, settings) }
            outcome = try Run(settings)()
        } catch let error as RunError where logFormat == .json {
            settings.logger.error("\(error.description)")
            throw ExitCode(error.status.rawValue)
        }
        if outcome.status == .partial, partialExit != 0 { throw ExitCode(partialExit) }
    }

    private func repeatSnapshot(_ folder: String, _ settings: RunSettings) throws {
        let repetition = try SnapshotArchive(folder: folder).repeated(settings)
        for line in repetition.differences { Message.note(line) }
        guard repetition.differences.isEmpty else { throw ExitCode(ExitStatus.differs.rawValue) }
        try StandardStreams.write(Array("\(folder): the run gave the same snapshot, byte for byte\n".utf8))
    }
}

/// How many threads read pages.
struct ThreadOptions: ParsableArguments {
    @ArgumentParser.Option(help: "Number of threads; all cores by default.")
    var jobs: Int?

    private static let most = 1024

    func validate() throws {
        if let jobs, !(1...Self.most).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to \(Self.most)") }
    }

    var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// A pipeline file, and what the command line says in its place.
struct ProjectOptions: ParsableArguments {
    private static let usual = "pipeline.json"

    @Argument(help: "The pipeline file.")
    var pipeline = Self.usual

    @ArgumentParser.Option(parsing: .upToNextOption, help: "Files or folders to read instead of what the pipeline names.")
    var input: [String] = []

    @ArgumentParser.Option(name: .customLong("set"), help: "A value for ${NAME} in the pipeline file, as NAME=value; may be given again.")
    var values: [String] = []

    @Flag(help: "Lets the pipeline read and write outside of its own folder.")
    var allowOutside = false

    func validate() throws {
        if let wrong = values.first(where: { !$0.contains("=") }) { throw ValidationError("--set takes NAME=value, not '\(wrong)'") }
    }

    /// Whether the command line says which pipeline, or a value for it.
    var isNamed: Bool { pipeline != Self.usual || !values.isEmpty }

    var settings: RunSettings {
        var settings = RunSettings(pipeline: pipeline)
        settings.inputs = input
        settings.mayReachOutside = allowOutside
        settings.environment = ProcessInfo.processInfo.environment
        for pair in values {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            settings.values[String(parts[0])] = String(parts[1])
        }
        return settings
    }
}
