/// A fault in a data file (regions, taxonomy, cues): what is wrong and where, for the message `file:line:column: what`.
package struct DataFault: Error, Sendable, Hashable {
    package var message: String
    /// Byte offset in the file; nil where the fault is of the file as a whole.
    package var offset: Int?

    package init(_ message: String, at offset: Int? = nil) {
        self.message = message
        self.offset = offset
    }
}
