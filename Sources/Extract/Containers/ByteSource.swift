/// Where an input's bytes come from, a part at a time: a file that the caller has opened, or bytes at hand.
public struct ByteSource {
    private let pull: (UnsafeMutableRawBufferPointer) throws -> Int

    /// - Parameter read: fills the buffer from its start and returns how many bytes it wrote, 0 at the end. It throws where the input
    ///   cannot be read, and ``PageReader`` throws the same on.
    public init(read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
        pull = read
    }

    public init(_ bytes: [UInt8]) {
        var at = 0
        pull = { buffer in
            let count = min(buffer.count, bytes.count - at)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<(at + count)])) }
            at += count
            return count
        }
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try pull(buffer)
    }
}
