import Foundation
import Logging

/// What the command line says of a run.
package struct RunSettings: Sendable {
    /// Path of the pipeline file.
    package var pipeline: String
    /// Values of the pipeline's parameters, as `--set` gives them.
    package var values: [String: String] = [:]
    /// The process's environment: values of parameters, and `SOURCE_DATE_EPOCH`.
    package var environment: [String: String] = [:]
    /// Replaces the extract stages' `from`; relative to the working folder.
    package var inputs: [String] = []
    /// Replaces the pipeline's `output`; relative to the working folder.
    package var output: String?
    package var workers = ProcessInfo.processInfo.activeProcessorCount
    /// How long to wait for another run of the same output.
    package var waitSeconds = 0
    package var mayReachOutside = false
    /// How many inputs may be set aside before nothing is published.
    package var maxRejects: RejectLimit?

    /// Whether results of earlier runs are taken and kept.
    package var usesCache = true
    /// The folder of the cache; beside the pipeline file where nothing is said.
    package var cacheFolder: String?
    /// The size that the cache may have after a run.
    package var cacheBytes = 2 << 30
    /// A file for the metrics of the run.
    package var metrics: String?
    /// Hears how far the run is, on the thread that runs it.
    package var progress: (@Sendable (RunProgress) -> Void)?

    /// An archived snapshot that is made again; its inputs stand for those that the pipeline names.
    var archive: SnapshotArchive?

    /// Hears what the run does.
    package var logger = Logger.silent

    package init(pipeline: String) {
        self.pipeline = pipeline
    }

    /// - Throws: ``RunError`` where what came out may not replace the old snapshot.
    func judge(_ outcome: RunOutcome) throws(RunError) {
        let pages = outcome.articles + outcome.rejects
        guard pages > 0 else { throw RunError(.noInput, "no page in the input; nothing was published") }
        guard outcome.articles > 0 else {
            throw RunError(
                .unusable,
                "none of the \(pages) pages gave an article (first: \(outcome.firstReject ?? "")); the old output is kept"
            )
        }
        if let maxRejects, maxRejects.isExceeded(by: outcome.rejects, of: pages) {
            throw RunError(
                .unusable,
                "\(outcome.rejects) of \(pages) pages were set aside, more than --max-rejects allows; the old output is kept"
            )
        }
    }
}

extension Logger {
    /// Says nothing.
    static var silent: Logger { Logger(label: "lianghui") { _ in SwiftLogNoOpLogHandler() } }
}

/// A number of inputs, or a share of them.
package enum RejectLimit: Sendable, Hashable {
    case count(Int)
    case percent(Double)

    /// Reads `5` or `2.5%`.
    package init?(_ text: String) {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
            self = .percent(percent)
        } else {
            guard let count = Int(text), count >= 0 else { return nil }
            self = .count(count)
        }
    }

    func isExceeded(by rejects: Int, of pages: Int) -> Bool {
        switch self {
        case .count(let most): rejects > most
        case .percent(let most): Double(rejects) * 100 > most * Double(pages)
        }
    }
}
