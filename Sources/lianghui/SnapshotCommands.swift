import ArgumentParser
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks every file of a snapshot against its manifest.",
        discussion: "Exit code 0 where every byte is as it was published, else 1."
    )

    @Argument(help: "The folder of the snapshot.")
    var folder = "output"

    func run() throws {
        let check = try SnapshotCheck(folder: folder)
        for fault in check.faults { Message.note(fault) }
        guard check.faults.isEmpty else { throw ExitCode(ExitStatus.differs.rawValue) }
        try StandardStreams.write(Array("\(folder): \(check.files) files are as they were published\n".utf8))
    }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells which statements and counts two snapshots differ in.",
        discussion: "Exit code 0 where they have the same, else 1."
    )

    @Argument(help: "The folder of the older snapshot.")
    var before: String

    @Argument(help: "The folder of the newer snapshot.")
    var after: String

    /// How the differences are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @ArgumentParser.Option(help: "text for a person, json for a line of NDJSON each, csv for a table.")
    var format = Format.text

    func run() throws {
        let difference = try SnapshotDifference(before, after)
        let bytes =
            switch format {
            case .text: Array(difference.text.utf8)
            case .json: Array(difference.ndjson.utf8)
            case .csv: difference.csv
            }
        try StandardStreams.write(bytes)
        if !difference.isEmpty { throw ExitCode(ExitStatus.differs.rawValue) }
    }
}

struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Archives a published snapshot with pipeline, data and inputs, so that 'run --from-snapshot' can repeat it."
    )

    @Argument(help: "The new folder.")
    var folder: String

    @OptionGroup var source: ProjectOptions

    @ArgumentParser.Option(help: "The output, where the run was given one.")
    var output: String?

    @Flag(help: "Leaves the inputs out; the manifest has their hashes.")
    var hashesOnly = false

    func run() throws {
        var settings = source.settings
        settings.output = output
        try SnapshotArchive.write(settings, to: folder, hasInputs: !hashesOnly)
    }
}
