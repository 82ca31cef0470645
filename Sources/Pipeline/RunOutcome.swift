/// What a run has done so far.
package struct RunOutcome: Sendable, Hashable {
    package var articles = 0
    package var duplicates = 0
    package var statements = 0
    /// Inputs that were set aside, by code.
    package var rejectCodes: [String: Int] = [:]
    /// The first input that was set aside, and why.
    package var firstReject: String?
    /// The output folder.
    package var output = ""
    /// What the stages did, in the order of the pipeline.
    package var stages: [StageEffort] = []
    /// Nothing was to be done: the output is what the run would have given.
    package var isUnchanged = false

    /// What a stage did for all pages.
    package struct StageEffort: Sendable, Hashable {
        package var id: String
        package var pages = 0
        /// Those of ``pages`` whose result an earlier run had made.
        package var cached = 0
        /// On all threads together.
        package var duration = Duration.zero
    }

    package var rejects: Int { rejectCodes.values.reduce(0, +) }
    package var pages: Int { articles + rejects }
    package var status: ExitStatus { rejects > 0 ? .partial : .done }

    /// The one line that says what was done.
    var summary: String {
        let counts = "\(articles) articles (\(duplicates) repeated), \(statements) statements, \(rejects) inputs set aside"
        if isUnchanged { return "unchanged \(output): \(counts); inputs, data and pipeline are those of the published snapshot" }
        let cached = stages.filter { $0.cached > 0 }.map { "\($0.id) \($0.cached) of \($0.pages)" }.joined(separator: ", ")
        return "published \(output): \(counts)" + (cached.isEmpty ? "" : "; from the cache: \(cached)")
    }

    mutating func add(_ efforts: [PageOutcome.Effort]) {
        for effort in efforts {
            guard let i = stages.firstIndex(where: { $0.id == effort.stage }) else { continue }
            stages[i].pages += 1
            stages[i].cached += effort.isCached ? 1 : 0
            stages[i].duration += effort.duration
        }
    }
}

/// How far a run is.
package struct RunProgress: Sendable, Hashable {
    /// Pages that are through.
    package var pages = 0
    /// Those of ``pages`` that were set aside.
    package var rejects = 0
    /// Input files that are read.
    package var inputsRead = 0
    /// Input files in all.
    package var inputs = 0
}
