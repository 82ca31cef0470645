import Records

/// Steps from character to character of a text's bytes.
extension UTF8Text {
    /// The offset of the character before `offset`; -1 at the start.
    func characterStart(before offset: Int) -> Int {
        var i = offset - 1
        while i > 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
        return i
    }

    /// The offset behind the character at `offset`.
    func characterEnd(at offset: Int) -> Int {
        var i = offset + 1
        while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
        return min(i, bytes.count)
    }

    /// Whether a Chinese character (U+3400 to U+9FFF, three bytes) begins at `offset`.
    func isIdeograph(at offset: Int) -> Bool {
        guard offset >= 0, offset + 2 < bytes.count else { return false }
        let first = bytes[offset]
        return first >= 0xE4 && first <= 0xE9 || first == 0xE3 && bytes[offset + 1] >= 0x90
    }

    /// Whether one of the words ends at `offset`.
    func hasSuffix(of words: [[UInt8]], at offset: Int) -> Bool {
        words.contains { has($0, at: offset - $0.count) }
    }
}
