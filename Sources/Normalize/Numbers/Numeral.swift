/// A number as it stands in a text: Arabic, Chinese or mixed, such as 2万亿, 一百二十三, 3.5万, 八九亿.
struct Numeral: Sendable {
    enum Style: Sendable, Hashable {
        /// 2020, 1,075, 3.27, 2万亿.
        case arabic
        /// A row of Chinese digits that is read digit by digit: 二〇二〇.
        case row
        /// Chinese digits with 十, 百, 千, 万, 亿, or one digit alone: 十二, 三.
        case chinese
    }

    var value: Double
    /// The upper end, where the words leave a range: 八九亿, 数十亿.
    var upper: Double?
    var style: Style
    /// Plain digits, where there are no others: 4 for 2020 and for 二〇二〇.
    var digits: Int
    var hasFraction: Bool
    /// 多, 余, 来 after the digits: 3300多万.
    var opening: Glyph?
    /// Begins with 百, 千, 万 or 亿, as in 万亿元.
    var beginsWithScale: Bool
    /// The last of 十, 百, 千, 万, 亿; 1 where there is none.
    var scale: Double

    /// The index in the folded text where the last scale stands, and the value without it: 三千|瓦.
    var beforeScale: (at: Int, value: Double)?
    /// The index after the number.
    var end: Int

    /// Nil where there is a fraction or an open end, and from 1e9 on.
    var integer: Int? { upper == nil ? integerRange?.lowerBound : nil }

    /// The first and the last whole number that it may mean; nil where there is a fraction, and from 1e9 on.
    var integerRange: ClosedRange<Int>? {
        let last = upper ?? value
        guard !hasFraction, value <= last, last < 1e9 else { return nil }
        return Int(value)...Int(last)
    }

    /// More than this no text counts: longer rows of digits are codes.
    static let largest = 1e30
}

extension Glyph {
    /// The value of a Chinese digit; 两 counts as 2.
    var chineseDigit: Int? {
        switch self {
        case "零": 0
        case "一", "壹": 1
        case "二", "贰", "两": 2
        case "三", "叁": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    /// The accountants' digits, which alone are mostly parts of names (大陆, 队伍).
    var isFormalDigit: Bool {
        switch self {
        case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖": true
        default: false
        }
    }

    /// 十, 百, 千 as a factor within a section of four digits.
    var smallScale: Double? {
        switch self {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// 万, 亿 as a factor of a whole section.
    var bigScale: Double? {
        switch self {
        case "万": 1e4
        case "亿": 1e8
        default: nil
        }
    }

    var isScale: Bool { smallScale != nil || bigScale != nil }
    var isNumeral: Bool { isDigit || code > 0x4DFF && (chineseDigit != nil || isScale) }

    /// A flag for every character code: numerals, letters and some more.
    static func flags(_ more: [Glyph]) -> [Bool] {
        var flags = (UInt16(0)...UInt16.max).map { Glyph($0).isNumeral || Glyph($0).isLetter }
        for glyph in more { flags[Int(glyph.code)] = true }
        return flags
    }
}
