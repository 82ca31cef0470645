import ArgumentParser
import Foundation
import Pipeline

/// The command line: reads arguments, calls Pipeline, and turns what comes back into messages and exit codes.
@main
struct Lianghui: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianghui",
        abstract: "Turns saved web pages of Chinese policy news into a dataset.",
        discussion: """
            Exit codes: 0 done; 3 published, some inputs set aside; 64 usage; 65 nothing usable or more set aside than allowed, old \
            output kept; 66 input missing or nothing matched; 70 a bug of ours; 74 reading or writing failed, nothing published; \
            75 another run holds the output; 78 bad pipeline or data file; 130 and 143 stopped by a signal.
            """,
        version: ToolVersion.current,
        subcommands: [
            RunCommand.self, InitCommand.self, CheckCommand.self, PlanCommand.self, ExplainCommand.self, VerifyCommand.self,
            DiffCommand.self, SnapshotCommand.self, CacheCommand.self, ExtractCommand.self, AnnotateCommand.self, SampleCommand.self,
            AgreementCommand.self, SchemaCommand.self, StagesCommand.self, ColumnsCommand.self,
        ],
        defaultSubcommand: RunCommand.self
    )

    static func main() {
        StopSignal.ignoreClosedPipes()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as RunError {
            Message.error(error.description)
            Foundation.exit(error.status.rawValue)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let status = exitCode(for: error)
            if status == .success || status == .validationFailure { exit(withError: error) }
            Message.error("\(error)")
            Foundation.exit(ExitStatus.bug.rawValue)
        }
    }
}

/// What is said to the one who runs the program: on standard error, since standard output is for data.
enum Message {
    static func error(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            write(line.contains(": error: ") || line.contains(": warning: ") ? String(line) : "lianghui: error: \(line)")
        }
    }

    static func note(_ text: String) { write("lianghui: \(text)") }

    static func write(_ line: String) {
        StandardStreams.writeError(Array((line + "\n").utf8))
    }
}

/// Standard output, written in large pieces.
struct StandardOutput {
    private var pending: [UInt8] = []

    mutating func write(_ bytes: [UInt8]) throws {
        pending += bytes
        if pending.count > 1 << 16 { try flush() }
    }

    mutating func flush() throws {
        try StandardStreams.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
