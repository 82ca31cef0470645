/// What a run or a check ends with, as the shell sees it.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Two snapshots differ.
    case differs = 1
    /// Published, and some inputs were set aside.
    case partial = 3
    case usage = 64
    /// Nothing usable, or more set aside than allowed; the old output is kept.
    case unusable = 65
    /// An input is missing, or nothing matched.
    case noInput = 66
    /// A bug of ours.
    case bug = 70
    /// Reading or writing failed; nothing was published.
    case inputOutput = 74
    /// Another run holds the output; try later.
    case locked = 75
    /// The pipeline or one of its data files is wrong.
    case badPipeline = 78
    case interrupted = 130
    case terminated = 143
}

/// Why a run stopped, in words for the one who started it.
package struct RunError: Error, Sendable, CustomStringConvertible {
    package var status: ExitStatus
    /// What happened, where, and what to do.
    package var description: String

    package init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}
