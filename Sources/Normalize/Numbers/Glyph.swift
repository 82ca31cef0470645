/// A folded character of the text: one spelling for full-width, traditional and accountants' forms of the same sign.
///
/// Expressions need only the basic plane; a character beyond it is 0xFFFF, one that is not there is 0.
struct Glyph: Hashable, Comparable, Sendable, ExpressibleByUnicodeScalarLiteral {
    let code: UInt16

    init(_ code: UInt16) {
        self.code = code
    }

    init(unicodeScalarLiteral scalar: Unicode.Scalar) {
        code = UInt16(truncatingIfNeeded: scalar.value)
    }

    static let none = Glyph(0)

    static func < (a: Glyph, b: Glyph) -> Bool { a.code < b.code }

    /// 0 to 9 for an ASCII digit.
    var digit: Int? { code >= 0x30 && code <= 0x39 ? Int(code) - 0x30 : nil }
    var isDigit: Bool { code >= 0x30 && code <= 0x39 }
    var isLetter: Bool { (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7A }
    var isHan: Bool { code >= 0x4E00 && code <= 0x9FFF || code >= 0x3400 && code <= 0x4DBF }

    /// Where a sentence ends; a semicolon does not, since the year still carries over it.
    var endsSentence: Bool { self == "。" || self == "!" || self == "?" || self == "\n" }
    /// Where a clause ends.
    var endsClause: Bool { endsSentence || self == "," || self == ";" || self == ":" }
    var isHyphen: Bool { self == "-" }
    var isOpeningQuote: Bool { self == "“" || self == "‘" || self == "「" || self == "『" }
    var isClosingQuote: Bool { self == "”" || self == "’" || self == "」" || self == "』" }
}

/// The spellings that count as one character.
struct GlyphFold: Sendable {
    private var table: [UInt16]

    /// - Parameter variants: for each sign its other spellings.
    init(variants: [(sign: Unicode.Scalar, spellings: String)]) {
        table = (0...0xFFFF).map { UInt16($0) }
        for code in 0xFF01...0xFF5E { table[code] = UInt16(code - 0xFEE0) }
        for (sign, spellings) in variants {
            for spelling in spellings.unicodeScalars where spelling.value <= 0xFFFF && sign.value <= 0xFFFF {
                table[Int(spelling.value)] = UInt16(sign.value)
            }
        }
    }

    @inline(__always)
    func fold(_ code: UInt32) -> UInt16 { code <= 0xFFFF ? table[Int(code)] : 0xFFFF }

    /// The folded characters of a word.
    func glyphs(_ word: String) -> [Glyph] {
        word.unicodeScalars.map { Glyph(fold($0.value)) }
    }
}
