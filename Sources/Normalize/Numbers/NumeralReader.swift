/// Reads the number that begins at a character of a folded text.
///
/// 十, 百, 千 multiply the digit before them within a section of four digits, 万 and 亿 the section or the sum so far, so that
/// 3千万亿 and 一亿二千万 come out right.
struct NumeralReader {
    private let text: GlyphText
    private var at: Int
    private var total = 0.0
    private var section = 0.0
    private var current: Double?
    private var numeral = Numeral(
        value: 0,
        upper: nil,
        style: .chinese,
        digits: 0,
        hasFraction: false,
        opening: nil,
        beginsWithScale: false,
        scale: 1,
        beforeScale: nil,
        end: 0
    )
    /// What the upper end of a range is to the lower one, as long as the digits leave it open: 9/8 for 八九亿.
    private var upperCurrent: Double?
    private var upperSum: Double?
    private var lastScale = 1.0
    private var sawZero = false

    /// - Returns: nil where no number begins at `start`.
    static func read(_ text: GlyphText, at start: Int) -> Numeral? {
        var reader = NumeralReader(text: text, at: start)
        return reader.run()
    }

    private init(text: GlyphText, at: Int) {
        self.text = text
        self.at = at
    }

    private mutating func run() -> Numeral? {
        let start = at
        if text[at].isDigit {
            readArabic()
            numeral.style = .arabic
        } else if text[at].chineseDigit != nil {
            guard readChineseDigits() else { return nil }
        } else if text[at] == "几" || text[at] == "数" {
            guard text[at + 1].isScale else { return nil }
            at += 1
            current = 1
            upperCurrent = 10
        } else if text[at].isScale {
            numeral.beginsWithScale = text[at] != "十"
        } else {
            return nil
        }
        readScales()
        finish()
        guard numeral.upper ?? numeral.value <= Numeral.largest, numeral.value <= Numeral.largest else { return nil }
        if at == start + 1, text[start].isFormalDigit { return nil }
        numeral.end = at
        return numeral
    }

    /// Digits, groups of three parted by commas or spaces, and a fraction.
    private mutating func readArabic() {
        let start = at
        var value = 0.0
        while let digit = text[at].digit {
            value = value * 10 + Double(digit)
            at += 1
        }
        numeral.digits = at - start
        if numeral.digits <= 3 {
            while text[at] == "," || text[at] == " ", isGroup(at + 1) {
                var group = 0
                for k in 1...3 { group = group * 10 + (text[at + k].digit ?? 0) }
                value = value * 1000 + Double(group)
                at += 4
                numeral.digits = 0
            }
        }
        if text[at] == ".", text[at + 1].isDigit {
            at += 1
            var divisor = 1.0
            while let digit = text[at].digit {
                value = value * 10 + Double(digit)
                divisor *= 10
                at += 1
            }
            value /= divisor
            numeral.hasFraction = true
            numeral.digits = 0
        }
        current = value
    }

    private func isGroup(_ i: Int) -> Bool {
        text[i].isDigit && text[i + 1].isDigit && text[i + 2].isDigit && !text[i + 3].isDigit
    }

    /// One digit, a row of digits (二〇二〇), or two neighbours that leave a range (八九亿, 七八个).
    private mutating func readChineseDigits() -> Bool {
        let start = at
        var value = 0.0
        var end = at
        while let digit = text[end].chineseDigit, text[end] != "两" || end == start {
            value = value * 10 + Double(digit)
            end += 1
        }
        let count = end - start
        if count == 1 {
            current = value
            sawZero = sawZero || text[start] == "零"
        } else if count == 2, let low = text[start].chineseDigit, let high = text[start + 1].chineseDigit, low > 0, high == low + 1,
            text[end].isScale || !Self.followsRow(text[end])
        {
            current = Double(low)
            upperCurrent = Double(high)
        } else if text[end].smallScale != nil {
            return false
        } else {
            current = value
            numeral.style = .row
            numeral.digits = count
        }
        at = end
        readFraction()
        return true
    }

    /// What makes two neighbouring digits a row and no range: 八九年, 三四折.
    private static func followsRow(_ glyph: Glyph) -> Bool {
        glyph == "年" || glyph == "折" || glyph == "点" || glyph == "号" || glyph == "级" || glyph == .none || glyph == "届"
    }

    /// 点 and what stands after it: 三点一.
    private mutating func readFraction() {
        guard text[at] == "点", text[at + 1].chineseDigit != nil || text[at + 1].isDigit else { return }
        var end = at + 1
        var fraction = 0.0
        var divisor = 1.0
        while let digit = text[end].chineseDigit ?? text[end].digit {
            fraction = fraction * 10 + Double(digit)
            divisor *= 10
            end += 1
        }
        guard text[end].smallScale == nil || text[end] == "百" || text[end] == "千" else { return }
        current = (current ?? 0) + fraction / divisor
        numeral.hasFraction = true
        numeral.digits = 0
        at = end
    }

    private mutating func readScales() {
        while true {
            let glyph = text[at]
            if let scale = glyph.smallScale {
                guard current != nil || lastScale == 1 || sawZero && text[at - 1] == "零" else { return }
                numeral.beforeScale = (at, total + section + (current ?? 1))
                section += (current ?? 1) * scale
                if let upper = upperCurrent { upperSum = (upperSum ?? total + section - (current ?? 1) * scale) + upper * scale }
                current = nil
                upperCurrent = nil
                take(scale)
            } else if let scale = glyph.bigScale {
                let here = section + (current ?? 0)
                if scale == 1e8 || here == 0 && total > 0 {
                    let sum = total + here
                    numeral.beforeScale = (at, sum)
                    if let upper = openUpper(sum - (current ?? 0)) { upperSum = upper * scale }
                    total = (sum == 0 ? 1 : sum) * scale
                } else {
                    numeral.beforeScale = (at, total + here)
                    if let upper = openUpper(here - (current ?? 0)) { upperSum = total + upper * scale }
                    total += (here == 0 ? 1 : here) * scale
                }
                section = 0
                current = nil
                upperCurrent = nil
                take(scale)
            } else if glyph == "多" || glyph == "余" || glyph == "来" || glyph == "几" {
                guard numeral.opening == nil, opens(glyph) else { return }
                if glyph == "几" { upperSum = total + section + lastScale }
                numeral.opening = glyph
                at += 1
                guard text[at].bigScale != nil else { return }
            } else if numeral.opening == nil, lastScale > 1, glyph.isDigit, numeral.style == .arabic, !text[at - 1].isDigit {
                let digits = numeral.digits
                let saved = at
                readArabic()
                numeral.digits = digits
                guard (current ?? 0) < lastScale else {
                    at = saved
                    current = nil
                    return
                }
            } else if numeral.opening == nil, lastScale > 1, glyph.chineseDigit != nil, glyph != "两", numeral.style == .chinese {
                guard readTail() else { return }
            } else {
                return
            }
        }
    }

    /// The digit after a scale: 百二 of 一百二十, 零五, and 三千二 for 3200.
    private mutating func readTail() -> Bool {
        let saved = self
        if text[at] == "零" {
            sawZero = true
            at += 1
            guard text[at].chineseDigit != nil || text[at] == "十" else {
                self = saved
                return false
            }
            if text[at] == "十" { return true }
        }
        guard readChineseDigits(), numeral.style != .row else {
            self = saved
            return false
        }
        if let digit = current, !text[at].isScale, !numeral.hasFraction, !sawZero, lastScale >= 100, upperCurrent == nil {
            current = digit * lastScale / 10
        }
        return true
    }

    private func openUpper(_ before: Double) -> Double? {
        if let upper = upperCurrent { return before + upper }
        return upperSum
    }

    private mutating func take(_ scale: Double) {
        lastScale = scale
        numeral.scale = scale
        numeral.digits = 0
        at += 1
        readFractionAfterScale()
    }

    /// 二十点五.
    private mutating func readFractionAfterScale() {
        guard text[at] == "点", numeral.style != .arabic else { return }
        readFraction()
    }

    /// 多 and the like open a number of ten or more, or one with a scale: 3300多, 十几; not 5年多.
    private func opens(_ glyph: Glyph) -> Bool {
        let value = total + section + (current ?? 0)
        guard value >= 10 || lastScale > 1, !numeral.hasFraction || lastScale > 1 else { return false }
        if glyph == "几" || glyph == "来" { return lastScale >= 10 && current == nil }
        if glyph == "余" { return text[at + 1] != "额" }
        return true
    }

    /// 1112.4亿 has no fraction, whatever binary fractions make of it.
    private static func rounded(_ value: Double) -> Double {
        abs(value) >= 1e4 && abs(value) < 1e12 ? (value * 1000).rounded() / 1000 : value
    }

    private mutating func finish() {
        numeral.value = Self.rounded(total + section + (current ?? 0))
        if let upper = upperCurrent {
            numeral.upper = total + section + upper
        } else if let upper = upperSum {
            numeral.upper = upper
        }
    }
}
