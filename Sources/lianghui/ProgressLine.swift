import Foundation
import Pipeline
import Synchronization

/// One line on a terminal that tells how far a run is, written anew a few times a second and wiped at the end.
final class ProgressLine: Sendable {
    private let start = ContinuousClock.now
    private let lastShown = Mutex(ContinuousClock.now)

    /// Nil where standard error is no terminal.
    init?() {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
    }

    private static let interval = Duration.milliseconds(200)

    func show(_ progress: RunProgress) {
        let now = ContinuousClock.now
        let isDue = lastShown.withLock { last in
            guard now - last > Self.interval else { return false }
            last = now
            return true
        }
        if isDue { StandardStreams.writeError(Array("\r\u{1B}[K\(line(for: progress, after: now - start))".utf8)) }
    }

    func wipe() { StandardStreams.writeError(Array("\r\u{1B}[K".utf8)) }

    private func line(for progress: RunProgress, after time: Duration) -> String {
        let seconds = time / .seconds(1)
        let rate = Int((Double(progress.pages) / seconds).rounded())
        var line =
            "\(progress.pages) pages, \(rate) a second, \(progress.rejects) set aside; \(progress.inputsRead) of \(progress.inputs) inputs"
        if progress.inputsRead > 0, progress.inputsRead < progress.inputs {
            let left = seconds * Double(progress.inputs - progress.inputsRead) / Double(progress.inputsRead)
            line += ", about \(Int(left.rounded(.up))) s left"
        }
        return line
    }
}
