import Foundation

/// What a run did, for a monitor that reads files: the text format of Prometheus, as node_exporter's textfile collector takes it.
struct MetricsFile: Sendable {
    private let path: String
    private let start = ContinuousClock.now

    /// - Parameter path: a name that ends in `.prom` is what the collector reads.
    init(path: String) {
        self.path = path
    }

    func write(_ outcome: RunOutcome) throws(RunError) {
        var text = Text()
        text.gauge("lianghui_pages", "Pages of the last run that gave an article, by what became of it.", "state") {
            [("counted", outcome.articles - outcome.duplicates), ("repeated", outcome.duplicates)]
        }
        text.gauge("lianghui_rejects", "Inputs that the last run set aside, by code.", "code") {
            outcome.rejectCodes.sorted { $0.key < $1.key }
        }
        text.gauge("lianghui_statements", "Statements of the last run.", outcome.statements)
        text.gauge("lianghui_stage_pages", "Pages that a stage worked on in the last run.", "stage") {
            outcome.stages.map { ($0.id, $0.pages) }
        }
        text.gauge("lianghui_stage_cached_pages", "Pages whose result of a stage an earlier run had made.", "stage") {
            outcome.stages.map { ($0.id, $0.cached) }
        }
        text.gauge("lianghui_stage_seconds", "Time of a stage in the last run, all threads together.", "stage") {
            outcome.stages.map { ($0.id, $0.duration / .seconds(1)) }
        }
        text.gauge("lianghui_unchanged", "1 where the last run found that there was nothing to do.", outcome.isUnchanged ? 1 : 0)
        try write(text, status: outcome.status, success: Int(Date().timeIntervalSince1970))
    }

    /// Says that a run published nothing; the time of the last success stays what it was.
    func write(failure status: ExitStatus) throws(RunError) {
        try write(Text(), status: status, success: lastSuccess)
    }

    private static let success = "lianghui_last_success_timestamp_seconds"

    private var lastSuccess: Int? {
        guard FileSystem.isRegularFile(path), let bytes = try? FileSystem.contents(of: path) else { return nil }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(Self.success + " ") }
        return line?.split(separator: " ").last.flatMap { Int($0) }
    }

    private func write(_ text: Text, status: ExitStatus, success: Int?) throws(RunError) {
        var text = text
        text.gauge("lianghui_run_seconds", "Duration of the last run.", (ContinuousClock.now - start) / .seconds(1))
        text.gauge("lianghui_exit_code", "Exit code of the last run, before --partial-exit.", Int(status.rawValue))
        if let success { text.gauge(Self.success, "Unix time of the last run that published or had nothing to do.", success) }
        // A collector must never read half a file.
        let new = path + ".new"
        try FileSystem.remove(new)
        do {
            let file = try FileSystem.open(new, FileSystem.appending)
            try FileSystem.write(Array(text.lines.utf8), to: file)
            try FileSystem.synchronize(file)
        }
        try FileSystem.rename(new, path)
    }

    /// The text format, version 0.0.4.
    private struct Text {
        var lines = ""

        mutating func gauge(_ name: String, _ help: String, _ value: some CustomStringConvertible) {
            head(name, help)
            lines += "\(name) \(value)\n"
        }

        mutating func gauge<Value: CustomStringConvertible>(
            _ name: String,
            _ help: String,
            _ label: String,
            values: () -> [(String, Value)]
        ) {
            head(name, help)
            for (key, value) in values() { lines += "\(name){\(label)=\"\(Self.escaped(key))\"} \(value)\n" }
        }

        private mutating func head(_ name: String, _ help: String) {
            lines += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        }

        private static func escaped(_ label: String) -> String {
            label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        }
    }
}
