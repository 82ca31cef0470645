/// A buffered reader over a ``ByteSource``: what the readers of containers look ahead in and take bytes from.
///
/// A fault of the source waits until the bytes in front of it are taken, so that what precedes a damage is still read.
final class ByteStream {
    private let source: ByteSource
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var fault: (any Error)?
    private var sourceHasEnded = false

    static let windowSize = 64 * 1024

    init(_ source: ByteSource) {
        self.source = source
        buffer = .allocate(byteCount: 2 * Self.windowSize, alignment: 16)
    }

    deinit {
        buffer.deallocate()
    }

    /// Looks ahead without taking anything.
    /// - Returns: at least `count` bytes, fewer only before the end or a fault; valid until the next call.
    func window(_ count: Int = ByteStream.windowSize) -> UnsafeRawBufferPointer {
        if end - start < count { fill(count) }
        return UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    }

    private func fill(_ count: Int) {
        if start + count > buffer.count {
            if count > buffer.count {
                let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 2 * buffer.count), alignment: 16)
                larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
                buffer.deallocate()
                buffer = larger
            } else {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            }
            end -= start
            start = 0
        }
        while end - start < count, !sourceHasEnded {
            do {
                let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
                if read == 0 { sourceHasEnded = true }
                end += read
            } catch {
                fault = error
                sourceHasEnded = true
            }
        }
    }

    /// Takes bytes that a window has shown.
    func consume(_ count: Int) {
        start += min(count, end - start)
    }

    /// - Throws: the source's fault, where it is what comes next.
    func isAtEnd() throws -> Bool {
        if !window(1).isEmpty { return false }
        try throwFault()
        return true
    }

    func throwFault() throws {
        if let fault { throw fault }
    }

    /// Takes a line with its line end, in parts where it is longer than `limit`; nil at the end.
    func line(limit: Int = 1 << 20) throws -> [UInt8]? {
        var length = 0
        while true {
            let bytes = window(length + 1)
            if bytes.count <= length {
                try throwFault()
                break
            }
            let upTo = min(bytes.count, limit)
            if let newline = bytes[length..<upTo].firstIndex(of: 0x0A) {
                length = newline + 1
                break
            }
            length = upTo
            if length == limit { break }
        }
        guard length > 0 else { return nil }
        return take(length)
    }

    /// Takes at most `count` bytes, fewer only before the end or a fault.
    func take(_ count: Int) -> [UInt8] {
        var out: [UInt8] = []
        while out.count < count {
            let bytes = window(min(count - out.count, Self.windowSize))
            if bytes.isEmpty { break }
            let part = min(bytes.count, count - out.count)
            out.append(contentsOf: bytes[..<part])
            consume(part)
        }
        return out
    }

    /// Passes over bytes.
    /// - Returns: how many there were.
    func skip(_ count: Int) -> Int {
        var skipped = 0
        while skipped < count {
            let bytes = window(1)
            if bytes.isEmpty { break }
            let part = min(bytes.count, count - skipped)
            consume(part)
            skipped += part
        }
        return skipped
    }
}
