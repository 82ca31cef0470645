#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Transcodes to UTF-8 with the C library's iconv: one call for a whole page, and one more for each byte that means nothing.
enum Transcoding {
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Valid UTF-8 without NUL. A byte that begins no character becomes U+FFFD, and decoding goes on behind it. Where iconv lacks the
    /// table, every byte beyond ASCII does.
    static func utf8(from bytes: [UInt8], _ encoding: Encoding) -> [UInt8] {
        if encoding == .utf8 { return UTF8Survey(bytes).repaired(bytes) }
        if encoding == .gb18030, let table = GB18030Table.shared {
            return withoutNUL(table.utf8(from: bytes))
        }
        guard let out = iconverted(bytes, encoding) else { return UTF8Survey(bytes).repaired(bytes) }
        return withoutNUL(out)
    }

    private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
        let hasNUL = bytes.withUnsafeBytes { buffer in buffer.baseAddress.map { memchr($0, 0, buffer.count) != nil } ?? false }
        return hasNUL ? bytes.filter { $0 != 0 } : bytes
    }

    /// Nil where iconv lacks the table.
    static func iconverted(_ bytes: [UInt8], _ encoding: Encoding) -> [UInt8]? {
        guard let descriptor = iconv_open("UTF-8", encoding.iconvName), descriptor != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(descriptor) }
        // No byte of any of these encodings gives more than three of UTF-8, U+FFFD included; pages that are not written cost nothing.
        return [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 64) { target, written in
            bytes.withUnsafeBytes { source in
                var input = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
                var inputLeft = source.count
                target.withMemoryRebound(to: CChar.self) { target in
                    var output = target.baseAddress
                    var outputLeft = target.count
                    while iconv(descriptor, &input, &inputLeft, &output, &outputLeft) == -1, inputLeft > 0, outputLeft > 3 {
                        for b in replacement {
                            output?.pointee = CChar(bitPattern: b)
                            output = output?.advanced(by: 1)
                        }
                        outputLeft -= 3
                        let skipped = encoding.isUTF16 ? min(2, inputLeft) : 1
                        input = input?.advanced(by: skipped)
                        inputLeft -= skipped
                    }
                    _ = iconv(descriptor, nil, nil, &output, &outputLeft)
                    written = target.count - outputLeft
                }
            }
        }
    }
}

extension Transcoding {
    /// The byte pairs that stand for characters in an encoding, those left out that it writes otherwise or not at all.
    static func pairs(of characters: String, in encoding: Encoding) -> [Int] {
        guard let descriptor = iconv_open(encoding.iconvName, "UTF-8"), descriptor != iconv_t(bitPattern: -1) else { return [] }
        defer { iconv_close(descriptor) }
        var pairs: [Int] = []
        for scalar in characters.unicodeScalars where scalar.value > 0x7F {
            var source = Array(String(scalar).utf8).map { CChar(bitPattern: $0) }
            var target = [CChar](repeating: 0, count: 8)
            let written = source.withUnsafeMutableBufferPointer { source in
                target.withUnsafeMutableBufferPointer { target in
                    var (input, inputLeft) = (source.baseAddress, source.count)
                    var (output, outputLeft) = (target.baseAddress, target.count)
                    _ = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
                    _ = iconv(descriptor, nil, nil, &output, &outputLeft)
                    return target.count - outputLeft
                }
            }
            if written == 2 { pairs.append(Int(UInt8(bitPattern: target[0])) << 8 | Int(UInt8(bitPattern: target[1]))) }
        }
        return pairs
    }
}
