import ArgumentParser
import Logging
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Runs a pipeline and publishes a snapshot.")

    @Argument(help: "The pipeline file.")
    var pipeline = "pipeline.json"

    @ArgumentParser.Option(parsing: .upToNextOption, help: "Files or folders to read instead of what the pipeline names.")
    var input: [String] = []

    @ArgumentParser.Option(help: "The folder to publish into instead of the pipeline's.")
    var output: String?

    @ArgumentParser.Option(help: "Number of threads; all cores by default.")
    var jobs: Int?

    @ArgumentParser.Option(help: "Seconds to wait for another run of the same output.")
    var wait = 0

    @ArgumentParser.Option(help: "Publish nothing if more inputs are set aside than this number or share, such as 5 or 2%.")
    var maxRejects: String?

    @ArgumentParser.Option(help: "Exit code where some inputs were set aside, for schedulers that take every other code than 0 as failure.")
    var partialExit: Int32 = ExitStatus.partial.rawValue

    @Flag(help: "Lets the pipeline read and write outside of its own folder.")
    var allowOutside = false

    @ArgumentParser.Option(help: "How lines on standard error look: text or json.")
    var logFormat = LogFormat.text

    @ArgumentParser.Option(
        help: "What is said on standard error: trace, debug, info (every input that is set aside), notice, warning, error."
    )
    var logLevel = Logger.Level.notice

    @Flag(name: .shortAndLong, help: "Says nothing where all went well.")
    var quiet = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
        if !(0...255).contains(partialExit) { throw ValidationError("--partial-exit takes a code from 0 to 255") }
        if wait < 0 { throw ValidationError("--wait must not be negative") }
        if let maxRejects, RejectLimit(maxRejects) == nil {
            throw ValidationError("--max-rejects takes a number or a share, such as 5 or 2%")
        }
    }

    func run() throws {
        var settings = RunSettings(pipeline: pipeline)
        settings.inputs = input
        settings.output = output
        if let jobs { settings.workers = jobs }
        settings.waitSeconds = wait
        settings.maxRejects = maxRejects.flatMap(RejectLimit.init)
        settings.mayReachOutside = allowOutside
        let (format, level) = (logFormat, quiet ? max(logLevel, .warning) : logLevel)
        settings.logger = Logger(label: "lianghui") { _ in StandardErrorLog(logLevel: level, format: format) }
        let outcome = try Run(settings)()
        if outcome.status == .partial, partialExit != 0 { throw ExitCode(partialExit) }
    }
}
