import Records

/// A text as a fingerprint sees it: letters, digits and ideographs, Latin in lower case, full-width forms as their ASCII ones; without
/// space, punctuation and symbols, which saving, converting and typesetting change.
struct FoldedText {
    let bytes: [UInt8]
    /// A hash for each token: an ideograph or other character beyond Latin, or a run of Latin letters and digits.
    let tokens: [UInt64]
    /// A set of the numbers of the text, decimals whole: a bit for each.
    let numbers: NumberSet

    init(_ text: UTF8Text) {
        var tokenCount = 0
        var numbers = NumberSet()
        var tokens: [UInt64] = []
        bytes = [UInt8](unsafeUninitializedCapacity: text.count) { folded, foldedCount in
            tokens = [UInt64](unsafeUninitializedCapacity: text.count) { tokens, count in
                text.bytes.withUnsafeBufferPointer { source in
                    var writer = Writer(bytes: folded, tokens: tokens)
                    writer.fold(source)
                    (foldedCount, tokenCount, numbers) = (writer.byteCount, writer.tokenCount, writer.numbers)
                }
                count = tokenCount
            }
        }
        self.tokens = tokens
        self.numbers = numbers
    }

    /// Writes behind the last byte and token; folding never makes a text longer, and a token has a byte at least.
    private struct Writer {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        let tokens: UnsafeMutableBufferPointer<UInt64>
        var byteCount = 0
        var tokenCount = 0
        /// The hash of the word so far, 0 outside of one.
        var word: UInt64 = 0
        var numbers = NumberSet()
        /// The hash of the number so far, 0 outside of one.
        var number: UInt64 = 0
        /// A point behind the number, which belongs to it where a digit follows.
        var hasPoint = false

        init(bytes: UnsafeMutableBufferPointer<UInt8>, tokens: UnsafeMutableBufferPointer<UInt64>) {
            self.bytes = bytes
            self.tokens = tokens
        }

        mutating func fold(_ source: UnsafeBufferPointer<UInt8>) {
            var i = 0
            while i < source.count {
                let lead = source[i]
                if lead < 0x80 {
                    i += 1
                    addASCII(lead)
                    continue
                }
                let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, source.count - i)
                var scalar = UInt32(lead) & (0x7F >> UInt32(length))
                for k in i..<(i + length) where k > i { scalar = scalar << 6 | UInt32(source[k] & 0x3F) }
                if let ascii = FoldedText.halfWidth(scalar) {
                    addASCII(ascii)
                } else if FoldedText.isDropped(scalar) {
                    endNumber()
                    endWord()
                } else {
                    endNumber()
                    if scalar >= 0x2000 { endWord() }
                    for k in i..<(i + length) { add(source[k]) }
                    // Accented Latin, Greek and Cyrillic letters are parts of words.
                    word = FoldedText.mixed(word &+ UInt64(scalar))
                    if scalar >= 0x2000 { endWord() }
                }
                i += length
            }
            endNumber()
            endWord()
        }

        private mutating func add(_ b: UInt8) {
            bytes[byteCount] = b
            byteCount += 1
        }

        private mutating func addASCII(_ b: UInt8) {
            let folded = b >= 0x41 && b <= 0x5A ? b | 0x20 : b
            addToNumber(b)
            guard (folded >= 0x61 && folded <= 0x7A) || (folded >= 0x30 && folded <= 0x39) else { return endWord() }
            add(folded)
            word = FoldedText.mixed(word &+ UInt64(folded))
        }

        private mutating func addToNumber(_ b: UInt8) {
            switch b {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if hasPoint { number = FoldedText.mixed(number &+ UInt64(UInt8(ascii: "."))) }
                number = FoldedText.mixed(number &+ UInt64(b))
                hasPoint = false
            case UInt8(ascii: ".") where number != 0 && !hasPoint: hasPoint = true
            default: endNumber()
            }
        }

        private mutating func endNumber() {
            if number != 0 { numbers.insert(number) }
            (number, hasPoint) = (0, false)
        }

        private mutating func endWord() {
            guard word != 0 else { return }
            tokens[tokenCount] = word
            tokenCount += 1
            word = 0
        }
    }

    private static func halfWidth(_ scalar: UInt32) -> UInt8? {
        scalar >= 0xFF01 && scalar <= 0xFF5E ? UInt8(scalar - 0xFF01 + 0x21) : nil
    }

    /// General punctuation to arrows and shapes, CJK punctuation, the rest of the half-width block, private use, Latin-1 signs, variation
    /// selectors and the replacement character.
    private static func isDropped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0x30FB, 0xE000...0xF8FF, 0xFE00...0xFE6F, 0xFEFF,
            0xFF00...0xFFFF:
            true
        default: false
        }
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
