/// How far bytes are UTF-8: one pass at memory speed where they are, a counting one where they are not.
struct UTF8Survey {
    /// Characters of two bytes or more.
    private(set) var good = 0
    /// Bytes or parts of characters that mean nothing.
    private(set) var bad = 0
    private(set) var hasNUL = false
    private(set) var isASCII = true

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { survey($0) }
    }

    /// Good UTF-8 with a few bad bytes: a page cut inside a character, or one with a foreign fragment. Text of GBK or Big5 has more bad
    /// bytes than accidental characters.
    var isNearlyValid: Bool { bad == 0 || good >= 6 * bad }

    /// The same bytes without NUL, bad ones replaced by U+FFFD.
    func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var out = bad == 0 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
        if hasNUL { out.removeAll { $0 == 0 } }
        return out
    }

    private mutating func survey(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        var i = 0
        var nul = false
        while i < count {
            while i + 8 <= count {
                let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 != 0 { break }
                nul = nul || (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
                i += 8
            }
            while i < count, bytes[i] < 0x80 {
                nul = nul || bytes[i] == 0
                i += 1
                if i & 7 == 0 { break }
            }
            while i < count, bytes[i] >= 0x80 {
                isASCII = false
                let length = Self.characterLength(bytes, at: i)
                if length > 0 {
                    good += 1
                    i += length
                } else {
                    bad += 1
                    i += 1
                    while i < count, bytes[i] & 0xC0 == 0x80 { i += 1 }
                }
            }
        }
        hasNUL = nul
    }

    /// Bytes of the character of two bytes or more at `i`, 0 where there is none (Unicode Standard, table 3-7).
    @inline(__always)
    private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let count = bytes.count
        let lead = bytes[i]
        if lead < 0xE0 {
            return lead >= 0xC2 && i + 1 < count && bytes[i + 1] & 0xC0 == 0x80 ? 2 : 0
        }
        if lead < 0xF0 {
            guard i + 2 < count, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80 else { return 0 }
            if lead == 0xE0, bytes[i + 1] < 0xA0 { return 0 }
            if lead == 0xED, bytes[i + 1] > 0x9F { return 0 }
            return 3
        }
        guard lead <= 0xF4, i + 3 < count, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80, bytes[i + 3] & 0xC0 == 0x80 else {
            return 0
        }
        if lead == 0xF0, bytes[i + 1] < 0x90 { return 0 }
        if lead == 0xF4, bytes[i + 1] > 0x8F { return 0 }
        return 4
    }
}
