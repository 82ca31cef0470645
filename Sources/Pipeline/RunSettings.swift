import Foundation
import Logging

/// What the command line says of a run.
package struct RunSettings: Sendable {
    /// Path of the pipeline file.
    package var pipeline: String
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

    /// Hears what the run does.
    package var logger = Logger(label: "lianghui") { _ in SwiftLogNoOpLogHandler() }

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

/// What a run has done so far.
package struct RunOutcome: Sendable, Hashable {
    package var articles = 0
    package var duplicates = 0
    package var statements = 0
    package var rejects = 0
    /// The first input that was set aside, and why.
    package var firstReject: String?
    /// The output folder.
    package var output = ""

    /// The one line that says what was done.
    var summary: String {
        "published \(output): \(articles) articles (\(duplicates) repeated), \(statements) statements, \(rejects) inputs set aside"
    }

    package var status: ExitStatus { rejects > 0 ? .partial : .done }
}
