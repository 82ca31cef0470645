import Digest
import Emit
import Foundation
import Records

/// An emit stage at work on a thread of its own, so that none waits for what another writes.
///
/// It takes the records of a run in order. Few of them wait at a time, so memory does not grow with the corpus: who gives more than the stage can
/// write waits for it.
final class EmissionThread: @unchecked Sendable {
    // Sendable because what is gathered is touched by the one caller alone, and every other property only while `condition` is held.
    private let condition = NSCondition()
    private var gathered: [Step] = []
    private var gatheredBytes = 0
    private var waiting: [[Step]] = []
    private var isAbandoned = false
    private var ending: Result<Output, RunError>?

    private enum Step: Sendable {
        case article(ArticleRow)
        case reject(Reject)
        case finish(TallyRows?)
    }

    /// What a stage has written.
    struct Output: Sendable {
        /// Of its files, by path below the output folder.
        var digests: [String: SHA256Digest.Running] = [:]
        /// Its CSV files.
        var tables: [TableFile] = []
        /// Text cells that were written so that a spreadsheet does not run them as formulas.
        var guardedCells = 0

        mutating func add(_ other: Output) {
            digests.merge(other.digests) { $1 }
            tables += other.tables
            guardedCells += other.guardedCells
        }
    }

    /// To wake a thread costs as much as some rows, so they are handed over by so many, or where their texts have so many bytes.
    private static let batch = 16
    private static let batchBytes = 1 << 20
    /// Enough that the stage has work while the next batch is gathered.
    private static let mostWaiting = 3

    /// - Throws: ``RunError`` where the system gives no thread.
    init(_ emitter: any Emitter, into publication: Publication) throws(RunError) {
        try DetachedThread.start(stackBytes: DetachedThread.writingStackBytes) { self.work(emitter, publication) }
    }

    // MARK: The caller's side

    /// - Throws: ``RunError`` where the stage could not write what it was given before.
    func add(_ article: ArticleRow) throws(RunError) {
        gatheredBytes += article.enriched.article.text.count
        try add(.article(article))
    }

    /// - Throws: ``RunError``, as ``add(_:)-(ArticleRow)`` does.
    func add(_ reject: Reject) throws(RunError) { try add(.reject(reject)) }

    /// Tells that there are no more records.
    ///
    /// - Throws: ``RunError``, as ``add(_:)-(ArticleRow)`` does.
    func finish(_ tallies: TallyRows?) throws(RunError) {
        gathered.append(.finish(tallies))
        try handOver()
    }

    /// Waits until the stage, which was told to finish, has written all.
    ///
    /// - Throws: ``RunError`` where it could not, or where a signal came meanwhile.
    func output() throws(RunError) -> Output {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let ending { return try ending.get() }
            try waitForChange()
        }
    }

    /// Waits until the stage writes nothing more, whether it has written all or not.
    func abandon() {
        condition.withLock {
            isAbandoned = true
            condition.broadcast()
            while ending == nil { condition.wait() }
        }
    }

    private func add(_ step: Step) throws(RunError) {
        gathered.append(step)
        if gathered.count >= Self.batch || gatheredBytes >= Self.batchBytes { try handOver() }
    }

    private func handOver() throws(RunError) {
        condition.lock()
        defer { condition.unlock() }
        while waiting.count >= Self.mostWaiting, ending == nil { try waitForChange() }
        waiting.append(gathered)
        (gathered, gatheredBytes) = ([], 0)
        condition.broadcast()
        if case .failure(let fault) = ending { throw fault }
    }

    /// A signal wakes nobody, so it is looked for from time to time.
    private func waitForChange() throws(RunError) {
        _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
        try StopSignal.check()
    }

    // MARK: The thread's side

    private func work(_ emitter: any Emitter, _ publication: Publication) {
        let ending: Result<Output, RunError>
        do throws(RunError) {
            ending = .success(try write(emitter, publication))
        } catch {
            ending = .failure(error)
        }
        condition.withLock {
            self.ending = ending
            waiting = []
            condition.broadcast()
        }
    }

    private func write(_ emitter: any Emitter, _ publication: Publication) throws(RunError) -> Output {
        let files = StagedFiles(publication)
        var emitter = emitter
        var fault: RunError?
        let isWanted = { self.condition.withLock { !self.isAbandoned } }
        var buffer = OutputBuffer(folder: publication.staging, isWanted: isWanted) { bytes, path throws(EmitFault) in
            do throws(RunError) {
                try files.append(bytes, to: path)
            } catch {
                fault = error
                throw EmitFault(path: path, message: error.description)
            }
        }
        do throws(EmitFault) {
            try emitter.begin(&buffer)
            try buffer.writeAll()
            var isFinished = false
            while !isFinished, let steps = next() {
                for step in steps {
                    switch step {
                    case .article(let row): try emitter.add(row, &buffer)
                    case .reject(let reject): try emitter.add(reject, &buffer)
                    case .finish(let tallies):
                        try emitter.finish(tallies, &buffer)
                        isFinished = true
                    }
                    try buffer.writeIfFull()
                }
            }
            try buffer.writeAll()
        } catch {
            throw fault ?? RunError(.inputOutput, "cannot write '\(error.path)': \(error.message)")
        }
        for path in buffer.ownFiles { files.digests[path] = try publication.digest(of: path) }
        return Output(digests: files.digests, tables: buffer.tables, guardedCells: buffer.guardedCells)
    }

    /// The next steps; nil where the rest is not wanted.
    private func next() -> [Step]? {
        condition.withLock {
            while waiting.isEmpty, !isAbandoned { condition.wait() }
            guard !isAbandoned else { return nil }
            condition.broadcast()
            return waiting.removeFirst()
        }
    }
}
