#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input and output as bytes.
package enum StandardStreams {
    /// - Throws: ``RunError`` where the reader has gone or the disk is full.
    package static func write(_ bytes: [UInt8]) throws(RunError) {
        try FileSystem.write(bytes, to: STDOUT_FILENO, named: "standard output")
    }

    /// Writes to standard error; where that is closed or full, nothing more can be said.
    package static func writeError(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { _ = systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Calls `body` with each line of a file, without its line end, and its number from 1; `-` is standard input.
    package static func forEachLine(of path: String, _ body: ([UInt8], Int) throws -> Void) throws {
        let file = try FileSystem.open(path == "-" ? "/dev/stdin" : path, FileSystem.readOnly)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var line: [UInt8] = []
        var number = 0
        while true {
            let n = try FileSystem.read(file, into: buffer)
            if n == 0 { break }
            for b in UnsafeRawBufferPointer(rebasing: buffer[..<n]) {
                if b == 0x0A {
                    number += 1
                    try body(line, number)
                    line.removeAll(keepingCapacity: true)
                } else {
                    line.append(b)
                }
            }
        }
        if !line.isEmpty { try body(line, number + 1) }
    }
}
