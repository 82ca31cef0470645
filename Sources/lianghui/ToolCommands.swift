import ArgumentParser
import Foundation
import Pipeline

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a pipeline, its data files and its inputs, and prints the plan."
    )

    @OptionGroup var source: ProjectOptions

    func run() throws {
        let project = try Project(source.settings)
        for warning in project.plan.warnings { Message.error(warning.description) }
        let inputs = try project.check()
        var out = StandardOutput()
        try out.write(Array((project.plan.overview + "inputs: \(inputs) files\noutput: \(project.output)\n").utf8))
        try out.flush()
    }
}

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows the graph of the stages, what earlier runs have made, and what a run would do."
    )

    /// How the graph is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, mermaid, dot
    }

    @OptionGroup var source: ProjectOptions

    @ArgumentParser.Option(help: "text, or the language of a program that draws graphs: mermaid or dot.")
    var format = Format.text

    @ArgumentParser.Option(help: "The output folder instead of the pipeline's.")
    var output: String?

    @OptionGroup var cache: CacheOptions

    func run() throws {
        var settings = source.settings
        settings.output = output
        cache.apply(to: &settings)
        let preview = try RunPreview(settings)
        let text =
            switch format {
            case .text: preview.text
            case .mermaid: preview.mermaid
            case .dot: preview.dot
            }
        try StandardStreams.write(Array(text.utf8))
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells the rule and the words behind a statement's region, date, speaker and themes."
    )

    @Argument(help: "The statement's id, or the first digits of it.")
    var statement: String

    @OptionGroup var source: ProjectOptions

    func validate() throws {
        if statement.count < 6 { throw ValidationError("give at least the first six digits of a statement's id") }
    }

    func run() throws {
        guard let text = try Explanation(source.settings).text(ofStatement: statement) else {
            throw RunError(
                .noInput,
                "no page gives a statement '\(statement)'; ids are in the column 'id' of statements.csv, and a run with --input is explained with the same --input"
            )
        }
        try StandardStreams.write(Array(text.utf8))
    }
}

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "schema", abstract: "Prints the JSON Schema of pipeline files.")

    func run() throws {
        try StandardStreams.write(PipelineSchema.json)
    }
}

struct StagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stages", abstract: "Lists the stage types with their options.")

    func run() throws {
        try StandardStreams.write(Array(StageReference.text.utf8))
    }
}

struct ColumnsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "columns", abstract: "Prints the tables with their columns, as Markdown.")

    func run() throws {
        try StandardStreams.write(Array(ColumnReference.text.utf8))
    }
}

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Reads saved pages and prints a line of NDJSON for each article."
    )

    @Argument(help: "Files or folders of saved pages.")
    var files: [String]

    @Flag(help: "Adds blocks and all metadata to each line.")
    var json = false

    @ArgumentParser.Option(help: "The pipeline file whose data files are used.")
    var pipeline: String?

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        let extraction = try PageExtraction(pipeline: try ProjectLocator.pipeline(named: pipeline), isDetailed: json)
        var out = StandardOutput()
        let outcome = try extraction.run(
            files,
            workers: threads.count,
            write: { try out.write($0) },
            reject: { Message.note("\($0.source): set aside (\($0.code.rawValue)): \($0.message)") }
        )
        try out.flush()
        if outcome.pages == 0 {
            throw ExitCode(outcome.rejects.isEmpty ? ExitStatus.noInput.rawValue : ExitStatus.unusable.rawValue)
        }
        if !outcome.rejects.isEmpty { throw ExitCode(ExitStatus.partial.rawValue) }
    }
}

struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Finds dates, regions, statements, figures and themes in texts given as NDJSON.",
        discussion:
            "A line in: {\"id\", \"text\", \"date\"?, \"region\"?, \"title\"?}. A line out for each; offsets count Unicode code points."
    )

    @Argument(help: "The NDJSON file; - reads standard input.")
    var file: String

    @ArgumentParser.Option(help: "The pipeline file whose data files are used.")
    var pipeline: String?

    func run() throws {
        let annotation = try Annotation(pipeline: try ProjectLocator.pipeline(named: pipeline))
        var out = StandardOutput()
        var faults = 0
        try StandardStreams.forEachLine(of: file) { line, number in
            guard line.contains(where: { $0 > 0x20 }) else { return }
            do {
                try out.write(try annotation.line(for: line, number: number))
            } catch let fault as RunError where fault.status == .unusable {
                faults += 1
                Message.error("\(file): \(fault.description)")
            }
        }
        try out.flush()
        if faults > 0 { throw ExitCode(ExitStatus.partial.rawValue) }
    }
}
