/// The bytes with which a text may begin to say what it is in.
struct ByteOrderMark {
    let encoding: Encoding
    let length: Int

    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, length) = (.utf8, 3)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (encoding, length) = (.utf16LE, 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (encoding, length) = (.utf16BE, 2)
        } else {
            return nil
        }
    }
}

/// Tells UTF-16 that has no byte order mark by its NULs: markup, digits and line ends are ASCII, whose upper byte is zero.
enum UTF16Pattern {
    private static let sampleLength = 4096

    static func encoding(of bytes: [UInt8]) -> Encoding? {
        let units = min(bytes.count, sampleLength) / 2
        guard units >= 2 else { return nil }
        var zeros = (even: 0, odd: 0)
        var high = 0
        for i in 0..<units {
            if bytes[2 * i] == 0 { zeros.even += 1 }
            if bytes[2 * i + 1] == 0 { zeros.odd += 1 }
            if bytes[2 * i] >= 0x80 || bytes[2 * i + 1] >= 0x80 { high += 1 }
        }
        let most = max(zeros.even, zeros.odd)
        guard most > 0, most > 4 * min(zeros.even, zeros.odd) else { return nil }
        // ASCII with stray NULs has few of them; Chinese UTF-16 has few too, but bytes above 0x7F beside them.
        guard most * 5 >= units * 2 || (most * 50 >= units && high * 4 >= units) else { return nil }
        let upper = zeros.odd > zeros.even ? 1 : 0
        var likely = 0
        for i in 0..<units where isLikely(bytes[2 * i + upper], bytes[2 * i + 1 - upper]) { likely += 1 }
        guard likely * 10 >= units * 9 else { return nil }
        return upper == 1 ? .utf16LE : .utf16BE
    }

    /// Latin, punctuation, kana, Chinese characters, full-width forms.
    private static func isLikely(_ upper: UInt8, _ lower: UInt8) -> Bool {
        switch upper {
        case 0: lower >= 0x20 || lower == 0x09 || lower == 0x0A || lower == 0x0D
        case 0x01...0x06, 0x20...0x26, 0x30...0x33, 0x34...0x9F, 0xAC...0xD7, 0xFF, 0xFE: true
        default: false
        }
    }
}
