/// A double-byte charset of East Asia, told by how many of a text's pairs are its most common characters.
///
/// In running Chinese the few hundred most common characters and marks are more than half of the text; read as the wrong charset, the
/// same bytes fall on them at random, a few in a hundred.
struct DoubleByteCharset: Sendable {
    let encoding: Encoding
    /// A bit for each of 65,536 byte pairs.
    private let frequent: [UInt64]
    /// A bit for each byte that may follow a lead byte.
    private let trails: [Bool]
    private let leads: [Bool]
    private let singles: [Bool]
    private let hasFourByteForms: Bool

    static let all: [DoubleByteCharset] = [
        DoubleByteCharset(
            .gb18030,
            FrequentCharacters.simplified,
            leads: [0x81...0xFE],
            trails: [0x40...0x7E, 0x80...0xFE],
            singles: [0x80...0x80]
        ),
        DoubleByteCharset(.big5, FrequentCharacters.traditional, leads: [0x87...0xFE], trails: [0x40...0x7E, 0xA1...0xFE]),
        DoubleByteCharset(
            .shiftJIS,
            FrequentCharacters.japanese,
            leads: [0x81...0x9F, 0xE0...0xFC],
            trails: [0x40...0x7E, 0x80...0xFC],
            singles: [0xA1...0xDF]
        ),
        DoubleByteCharset(.eucJP, FrequentCharacters.japanese, leads: [0x8E...0x8F, 0xA1...0xFE], trails: [0xA1...0xFE]),
        DoubleByteCharset(.eucKR, FrequentCharacters.korean, leads: [0x81...0xFE], trails: [0x41...0x5A, 0x61...0x7A, 0x81...0xFE]),
    ]

    private init(
        _ encoding: Encoding,
        _ characters: String,
        leads: [ClosedRange<UInt8>],
        trails: [ClosedRange<UInt8>],
        singles: [ClosedRange<UInt8>] = []
    ) {
        self.encoding = encoding
        self.leads = Self.flags(leads)
        self.trails = Self.flags(trails)
        self.singles = Self.flags(singles)
        hasFourByteForms = encoding == .gb18030
        var frequent = [UInt64](repeating: 0, count: 1024)
        for pair in Transcoding.pairs(of: characters, in: encoding) { frequent[pair >> 6] |= 1 << UInt64(pair & 63) }
        self.frequent = frequent
    }

    private static func flags(_ ranges: [ClosedRange<UInt8>]) -> [Bool] {
        (0...255).map { b in ranges.contains { $0.contains(UInt8(b)) } }
    }

    struct Score: Sendable {
        var encoding: Encoding
        /// Well-formed characters of two bytes, or four.
        var pairs = 0
        /// Those of them that are among the most common.
        var frequent = 0
        /// Those whose second byte is above 0x7F too.
        var highPairs = 0
        /// Bytes above 0x7F that stand in no character.
        var bad = 0

        /// 0 to 1: the share of common characters, less where bytes mean nothing.
        var quality: Double { pairs == 0 ? 0 : Double(frequent) / Double(pairs + 4 * bad) }

        /// So many common characters that chance is no explanation.
        var isConvincing: Bool { quality >= 0.2 && frequent >= 2 }

        /// No other charset needs to be tried.
        var isBeyondDoubt: Bool { quality >= 0.4 && frequent >= 8 }

        /// It may stand as declared: most of it decodes.
        var isPlausible: Bool { bad * 3 <= pairs }

        /// All of it decodes, with second bytes as the characters of the main plane have them: what a short name of rare characters gives,
        /// and single accented letters do not.
        var isWellFormed: Bool { bad == 0 && pairs >= 2 && highPairs == pairs }
    }

    /// A sample of so many pairs tells as much as a long text.
    private static let sampledPairs = 2048

    func score(_ bytes: [UInt8]) -> Score {
        var score = Score(encoding: encoding)
        bytes.withUnsafeBufferPointer { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            let count = bytes.count
            var i = 0
            while i < count, score.pairs < Self.sampledPairs {
                let lead = bytes[i]
                if lead < 0x80 {
                    i += 1
                    while i + 8 <= count, raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { i += 8 }
                    continue
                }
                guard leads[Int(lead)], i + 1 < count else {
                    if !singles[Int(lead)] { score.bad += 1 }
                    i += 1
                    continue
                }
                let trail = bytes[i + 1]
                if trails[Int(trail)] {
                    let pair = Int(lead) << 8 | Int(trail)
                    score.pairs += 1
                    if trail >= 0x80 { score.highPairs += 1 }
                    if frequent[pair >> 6] >> UInt64(pair & 63) & 1 == 1 { score.frequent += 1 }
                    i += 2
                } else if hasFourByteForms, isFourByteForm(bytes, at: i) {
                    score.pairs += 1
                    score.highPairs += 1
                    i += 4
                } else {
                    score.bad += 1
                    i += 1
                }
            }
        }
        return score
    }

    private func isFourByteForm(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
        guard i + 3 < bytes.count else { return false }
        let digit: ClosedRange<UInt8> = 0x30...0x39
        return digit.contains(bytes[i + 1]) && bytes[i + 2] >= 0x81 && bytes[i + 2] <= 0xFE && digit.contains(bytes[i + 3])
    }
}
