import Records

/// An emit stage at work: takes the records of a run one by one, in the order of the inputs, and gives bytes of output files.
///
/// Bytes go through the ``OutputBuffer``, so memory does not grow with the corpus. Only a file that is not written from front to back, such as
/// a database, an emitter keeps itself, in the buffer's ``OutputBuffer/folder``.
package protocol Emitter: Sendable {
    /// Writes what stands before the first record.
    mutating func begin(_ out: inout OutputBuffer) throws(EmitFault)
    mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) throws(EmitFault)
    mutating func add(_ reject: Reject, _ out: inout OutputBuffer) throws(EmitFault)
    /// Writes what needs all records, and what stands after the last.
    mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault)
}

/// Why an output file could not be written.
public struct EmitFault: Error, Sendable, Hashable {
    /// The file, as the operating system knows it.
    public var path: String
    /// What went wrong, without the path.
    public var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}
