/// A fault in a data file (regions, taxonomy, cues): what is wrong and where, for the message `file:line:column: what`.
public struct DataFault: Error, Sendable, Hashable {
    public var message: String
    /// Byte offset in the file; nil where the fault is of the file as a whole.
    public var offset: Int?

    public init(_ message: String, at offset: Int? = nil) {
        self.message = message
        self.offset = offset
    }
}
