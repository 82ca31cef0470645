import Records

/// An emit stage at work: takes the records of a run one by one, in the order of the inputs, and gives bytes of output files.
///
/// Whoever runs it drains the ``OutputBuffer``, so memory does not grow with the corpus. Only a file that is not written from
/// front to back, such as a database, an emitter keeps itself, in the buffer's ``OutputBuffer/folder``.
package protocol Emitter: Sendable {
    /// Writes what stands before the first record.
    mutating func begin(_ out: inout OutputBuffer) throws(EmitFault)
    mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) throws(EmitFault)
    mutating func add(_ reject: Reject, _ out: inout OutputBuffer) throws(EmitFault)
    /// Writes what needs all records, and what stands after the last.
    mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault)
}

/// Why an emitter could not write a file that it keeps itself.
package struct EmitFault: Error, Sendable, Hashable {
    /// The file, as the operating system knows it.
    package var path: String
    /// What went wrong, without the path.
    package var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}

/// Bytes on their way into output files.
package struct OutputBuffer: Sendable {
    /// The folder of the snapshot in the making, as the operating system knows it.
    package let folder: String
    /// For each path below the output folder: bytes to append. In the order in which the paths were first used.
    package private(set) var pending: [(path: String, bytes: [UInt8])] = []
    /// Paths below the output folder of files that emitters wrote themselves.
    package private(set) var ownFiles: [String] = []
    /// The CSV files of the run, for the descriptions that go with the snapshot.
    package private(set) var tables: [TableFile] = []
    /// Text cells that were written so that a spreadsheet does not run them as formulas.
    package var guardedCells = 0

    package init(folder: String) {
        self.folder = folder
    }

    package mutating func append(_ bytes: [UInt8], to path: String) {
        if let i = pending.firstIndex(where: { $0.path == path }) {
            pending[i].bytes += bytes
        } else {
            pending.append((path, bytes))
        }
    }

    /// Tells of a whole file that an emitter wrote below ``folder``.
    package mutating func didWrite(_ path: String) { ownFiles.append(path) }

    /// Tells what a CSV file holds.
    package mutating func declare(_ table: TableFile) { tables.append(table) }

    /// Gives what is pending and forgets it.
    package mutating func drain() -> [(path: String, bytes: [UInt8])] {
        defer { pending = [] }
        return pending
    }
}

/// A table as a CSV file.
package struct TableFile: Sendable, Hashable {
    /// Below the output folder.
    package var path: String
    package var table: TableDescription

    package init(path: String, table: TableDescription) {
        self.path = path
        self.table = table
    }
}
