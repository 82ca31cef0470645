import Records

/// An emit stage at work: takes the records of a run one by one, in the order of the inputs, and gives bytes of output files.
///
/// It touches no file itself; whoever runs it drains the ``OutputBuffer``, so memory does not grow with the corpus.
package protocol Emitter: Sendable {
    /// Writes what stands before the first record.
    mutating func begin(_ out: inout OutputBuffer)
    mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer)
    mutating func add(_ reject: Reject, _ out: inout OutputBuffer)
    /// Writes what needs all records, and what stands after the last.
    mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer)
}

/// Bytes on their way into output files.
package struct OutputBuffer: Sendable {
    /// For each path below the output folder: bytes to append. In the order in which the paths were first used.
    package private(set) var pending: [(path: String, bytes: [UInt8])] = []
    /// Text cells that were written so that a spreadsheet does not run them as formulas.
    package var guardedCells = 0

    package init() {}

    package mutating func append(_ bytes: [UInt8], to path: String) {
        if let i = pending.firstIndex(where: { $0.path == path }) {
            pending[i].bytes += bytes
        } else {
            pending.append((path, bytes))
        }
    }

    /// Gives what is pending and forgets it.
    package mutating func drain() -> [(path: String, bytes: [UInt8])] {
        defer { pending = [] }
        return pending
    }
}
