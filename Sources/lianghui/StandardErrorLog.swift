import ArgumentParser
import Foundation
import Logging
import Pipeline

/// How lines of the log look.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Writes log lines to standard error, since standard output is for data; no line has a time, which cron and journald add themselves.
struct StandardErrorLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    let format: LogFormat

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let (level, message) = (event.level, event.message)
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        switch format {
        case .text:
            let rest = facts.map { " \($0.key)=\($0.value)" }.joined()
            Message.write("lianghui: \(level == .notice ? "" : "\(level.rawValue): ")\(message)\(rest)")
        case .json:
            Message.write(JSONLine.text([("level", level.rawValue), ("message", "\(message)")] + facts.map { ($0.key, "\($0.value)") }))
        }
    }
}
