import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The number of the signal that came, or 0. A signal handler may touch nothing but such a word.
private let received = Atomic<Int32>(0)

/// Turns SIGINT and SIGTERM into a flag that the run looks at between two pages, so that it ends with the old output intact.
package enum StopSignal {
    /// Catches the two signals from now on. That a file grows beyond `ulimit -f` fails as a write, and not by a signal.
    static func catchSignals() {
        signal(SIGXFSZ, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            signal(number) { received.store($0, ordering: .relaxed) }
        }
    }

    /// Lets a write into a closed pipe fail instead of killing the process.
    package static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// - Throws: ``RunError`` with the signal's exit status, once one has come.
    static func check() throws(RunError) {
        switch received.load(ordering: .relaxed) {
        case SIGINT: throw RunError(.interrupted, "interrupted; nothing was published, the old output is unchanged")
        case SIGTERM: throw RunError(.terminated, "terminated; nothing was published, the old output is unchanged")
        default: return
        }
    }
}
