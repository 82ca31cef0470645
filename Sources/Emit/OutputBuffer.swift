/// Bytes on their way into output files.
///
/// Emitters append; whoever runs them gives the place to write to. What a single call appends may be more than memory holds, so who appends
/// much calls ``writeIfFull()`` on the way.
package struct OutputBuffer {
    package typealias Write = (_ bytes: [UInt8], _ path: String) throws(EmitFault) -> Void

    /// The folder of the output in the making, as the operating system knows it.
    package let folder: String
    private let write: Write
    private let isWanted: () -> Bool
    /// For each path below the output folder: bytes to append. In the order in which the paths were first used.
    private var pending: [(path: String, bytes: [UInt8])] = []
    private var places: [String: Int] = [:]
    private var pendingBytes = 0
    /// Paths below the output folder of files that emitters wrote themselves.
    package private(set) var ownFiles: [String] = []
    /// The CSV files of the run, for the descriptions that go with the snapshot.
    package private(set) var tables: [TableFile] = []
    /// Text cells that were written so that a spreadsheet does not run them as formulas.
    package var guardedCells = 0

    private static let fullBytes = 1 << 18

    /// - Parameters:
    ///   - isWanted: whether the output is still wanted; asked from time to time.
    ///   - write: appends bytes to the file of a path below the output folder.
    package init(folder: String, isWanted: @escaping () -> Bool = { true }, write: @escaping Write) {
        self.folder = folder
        self.isWanted = isWanted
        self.write = write
    }

    package mutating func append(_ bytes: some Collection<UInt8>, to path: String) {
        pendingBytes += bytes.count
        if let place = places[path] {
            pending[place].bytes += bytes
        } else {
            places[path] = pending.count
            pending.append((path, Array(bytes)))
        }
    }

    /// Writes what is pending, if that is much.
    package mutating func writeIfFull() throws(EmitFault) {
        if pendingBytes > Self.fullBytes { try writeAll() }
    }

    /// - Throws: ``EmitFault`` where the output is no longer wanted: who writes much without the buffer asks on the way.
    package func stopIfUnwanted() throws(EmitFault) {
        if !isWanted() { throw EmitFault(path: folder, message: "the output is no longer wanted") }
    }

    /// Writes what is pending.
    package mutating func writeAll() throws(EmitFault) {
        try stopIfUnwanted()
        defer {
            pending = []
            places = [:]
            pendingBytes = 0
        }
        for (path, bytes) in pending { try write(bytes, path) }
    }

    /// Tells of a whole file that an emitter wrote below ``folder``.
    package mutating func didWrite(_ path: String) { ownFiles.append(path) }

    /// Tells what a CSV file holds.
    package mutating func declare(_ table: TableFile) { tables.append(table) }
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
