import Records

/// A part of a text as folded characters with their byte offsets: what the date and figure scanners read.
///
/// A space is dropped unless it parts two ASCII letters or digits, so that `1 个工作日` and `2018年 12月` read like their
/// unspaced forms; line ends and ideographic spaces stay.
final class GlyphText: Sendable {
    private let glyphs: [Glyph]
    /// Offset of each character's first byte.
    private let starts: [Int32]
    private let text: UTF8Text

    init(_ text: UTF8Text, within span: TextSpan, fold: GlyphFold) {
        self.text = text
        let start = max(0, span.start)
        let end = max(start, min(span.end, text.count))
        var starts: [Int32] = []
        glyphs = Array(unsafeUninitializedCapacity: end - start) { glyphs, glyphCount in
            starts = Array(unsafeUninitializedCapacity: end - start) { starts, startCount in
                text.bytes.withUnsafeBufferPointer { bytes in
                    glyphCount = Self.fold(bytes, start, end, fold, glyphs, starts)
                    startCount = glyphCount
                }
            }
        }
        self.starts = starts
    }

    /// - Returns: how many characters there are.
    private static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
        _ fold: GlyphFold,
        _ glyphs: UnsafeMutableBufferPointer<Glyph>,
        _ starts: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        var count = 0
        func append(_ glyph: Glyph, at i: Int) {
            glyphs.initializeElement(at: count, to: glyph)
            starts.initializeElement(at: count, to: Int32(truncatingIfNeeded: i))
            count += 1
        }
        var i = start
        var spaceAt = -1
        while i < end {
            let (code, length) = decode(bytes, i, end)
            if code == 0x20 || code == 0xA0 || code == 0x09 || code == 0x0D {
                if spaceAt < 0 { spaceAt = i }
            } else {
                let glyph = Glyph(fold.fold(code))
                if spaceAt >= 0 {
                    if count > 0, isWord(glyphs[count - 1]), isWord(glyph) { append(" ", at: spaceAt) }
                    spaceAt = -1
                }
                append(glyph, at: i)
            }
            i += length
        }
        return count
    }

    var count: Int { glyphs.count }

    /// The character at an index, ``Glyph/none`` outside of the text.
    @inline(__always)
    subscript(_ i: Int) -> Glyph { i >= 0 && i < glyphs.count ? glyphs[i] : .none }

    /// The bytes of some characters.
    func span(_ start: Int, _ end: Int) -> TextSpan {
        TextSpan(Int(starts[start]), endOfGlyph(end - 1))
    }

    private func endOfGlyph(_ i: Int) -> Int {
        let start = Int(starts[i])
        // One space stands for a run of them.
        if glyphs[i] == " ", i + 1 < starts.count { return Int(starts[i + 1]) }
        return min(start + text.width(at: start), text.count)
    }

    /// The first character that begins at or after a byte.
    func index(ofByte offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The folded characters as a string.
    func string(_ start: Int, _ end: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * (end - start))
        for glyph in glyphs[start..<end] {
            let code = glyph.code
            if code < 0x80 {
                bytes.append(UInt8(code))
            } else if code < 0x800 {
                bytes += [UInt8(0xC0 | code >> 6), UInt8(0x80 | code & 0x3F)]
            } else {
                bytes.append(UInt8(0xE0 | code >> 12))
                bytes.append(UInt8(0x80 | code >> 6 & 0x3F))
                bytes.append(UInt8(0x80 | code & 0x3F))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func has(_ word: [Glyph], at i: Int) -> Bool {
        guard i >= 0, i + word.count <= glyphs.count else { return false }
        for k in 0..<word.count where glyphs[i + k] != word[k] { return false }
        return true
    }

    private static func isWord(_ glyph: Glyph) -> Bool { glyph.isDigit || glyph.isLetter }

    @inline(__always)
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> (UInt32, Int) {
        let b = UInt32(bytes[i])
        if b < 0x80 { return (b, 1) }
        if b < 0xE0, i + 1 < end { return ((b & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2) }
        if b < 0xF0, i + 2 < end { return ((b & 0xF) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), 3) }
        return (0xFFFF, min(b >= 0xF0 ? 4 : 1, end - i))
    }
}
