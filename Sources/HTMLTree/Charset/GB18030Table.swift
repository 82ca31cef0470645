/// All two-byte characters of GB18030, taken from iconv once: Chinese pages are decoded by it at several times iconv's speed.
struct GB18030Table: Sendable {
    /// One scalar a pair, rows of 192 from trail byte 0x40, leads from 0x81; 0 for the pair that is none (trail 0x7F).
    private let scalars: [UInt32]
    private static let row = 192

    /// Nil where the C library has no such table.
    static let shared = GB18030Table()

    private init?() {
        var pairs: [UInt8] = []
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE where trail != 0x7F { pairs += [lead, trail] }
        }
        guard let utf8 = Transcoding.iconverted(pairs, .gb18030) else { return nil }
        let characters = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
        guard characters.count == pairs.count / 2 else { return nil }
        var scalars = [UInt32](repeating: 0, count: 126 * Self.row)
        for (k, character) in characters.enumerated() {
            scalars[Int(pairs[2 * k] - 0x81) * Self.row + Int(pairs[2 * k + 1] - 0x40)] = character.value
        }
        self.scalars = scalars
    }

    /// Valid UTF-8; a byte that begins no character becomes U+FFFD.
    func utf8(from bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 8) { target, written in
            guard let out = target.baseAddress else { return }
            written = bytes.withUnsafeBytes { source in
                scalars.withUnsafeBufferPointer { Self.decode(source, $0, into: out) }
            }
        }
    }

    private static func decode(
        _ source: UnsafeRawBufferPointer,
        _ scalars: UnsafeBufferPointer<UInt32>,
        into out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let count = source.count
        var i = 0
        var n = 0
        while i < count {
            let b = source[i]
            if b < 0x80 {
                while i + 8 <= count {
                    let word = source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 != 0 { break }
                    UnsafeMutableRawPointer(out + n).storeBytes(of: word, as: UInt64.self)
                    i += 8
                    n += 8
                }
                while i < count, source[i] < 0x80 {
                    out[n] = source[i]
                    n += 1
                    i += 1
                }
                continue
            }
            if b == 0x80 {
                // Windows code page 936 has the euro sign at a byte that GB18030 leaves free.
                n = write(0x20AC, out, n)
                i += 1
                continue
            }
            if b != 0xFF, i + 1 < count {
                let trail = source[i + 1]
                if trail >= 0x40, trail != 0xFF, trail != 0x7F {
                    n = write(scalars[Int(b - 0x81) * row + Int(trail - 0x40)], out, n)
                    i += 2
                    continue
                }
                if let four = fourByteCharacter(source, at: i) {
                    for byte in four {
                        out[n] = byte
                        n += 1
                    }
                    i += 4
                    continue
                }
            }
            n = write(0xFFFD, out, n)
            i += 1
        }
        return n
    }

    @inline(__always)
    private static func write(_ scalar: UInt32, _ out: UnsafeMutablePointer<UInt8>, _ n: Int) -> Int {
        if scalar < 0x800 {
            out[n] = UInt8(0xC0 | scalar >> 6)
            out[n + 1] = UInt8(0x80 | scalar & 0x3F)
            return n + 2
        }
        if scalar > 0xFFFF {
            out[n] = UInt8(0xF0 | scalar >> 18)
            out[n + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
            out[n + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
            out[n + 3] = UInt8(0x80 | scalar & 0x3F)
            return n + 4
        }
        out[n] = UInt8(0xE0 | scalar >> 12)
        out[n + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
        out[n + 2] = UInt8(0x80 | scalar & 0x3F)
        return n + 3
    }

    /// Rare in text, and of ranges that only iconv needs to know.
    private static func fourByteCharacter(_ source: UnsafeRawBufferPointer, at i: Int) -> [UInt8]? {
        guard i + 3 < source.count, (0x30...0x39).contains(source[i + 1]), (0x81...0xFE).contains(source[i + 2]),
            (0x30...0x39).contains(source[i + 3]), let utf8 = Transcoding.iconverted(Array(source[i..<(i + 4)]), .gb18030),
            utf8.count <= 4
        else { return nil }
        return utf8
    }
}
