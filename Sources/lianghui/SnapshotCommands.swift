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
        abstract: "Tells which statements two snapshots differ in.",
        discussion: "Exit code 0 where they have the same statements, else 1."
    )

    @Argument(help: "The folder of the older snapshot.")
    var before: String

    @Argument(help: "The folder of the newer snapshot.")
    var after: String

    @Flag(help: "Prints a line of NDJSON for each difference.")
    var json = false

    func run() throws {
        let difference = try SnapshotDifference(before, after)
        try StandardStreams.write(Array((json ? difference.ndjson : difference.text).utf8))
        if !difference.isEmpty { throw ExitCode(ExitStatus.differs.rawValue) }
    }
}
