/// Reads a number with its unit: 2万亿元, 三成, 五元三毛, 5%—6%, 三分之一.
struct AmountReader {
    let text: GlyphText
    let words: FigureWords

    /// A number with its unit, or without one.
    struct Amount {
        var value: Double
        var upper: Double?
        var unit = ""
        var kind: UnitWord.Kind?
        var isOpen = false
        var isAbout = false
        /// The last of 千, 万, 亿 in the number, which the lower end of a range shares: 两到三万.
        var scale = 1.0
        var isPlainFraction = false
        var end: Int
    }

    /// One amount, or a range of two.
    func amount(at i: Int) -> Amount? {
        guard var first = single(at: i) else { return nil }
        guard let after = connector(at: afterNote(first.end)), let last = single(at: after), last.upper == nil else { return first }
        guard last.kind != nil || first.kind == nil && last.scale > 1, first.kind == nil || first.unit == last.unit, first.upper == nil
        else {
            return first
        }
        var low = first.value
        if first.kind == nil {
            if last.scale >= 1000, first.scale != last.scale, low * last.scale < last.value { low *= last.scale }
            if last.kind == .tenths { low *= 10 }
        }
        guard low < last.value else { return first }
        first.upper = last.value
        first.value = low
        (first.unit, first.kind, first.end, first.isPlainFraction) = (last.unit, last.kind, last.end, false)
        (first.isOpen, first.isAbout) = (last.isOpen, last.isAbout)
        return first
    }

    /// 1万(含)-5万元.
    private func afterNote(_ i: Int) -> Int {
        text[i] == "(" && text[i + 1] == "含" && text[i + 2] == ")" ? i + 3 : i
    }

    private func connector(at i: Int) -> Int? {
        if text[i] == "至" || text[i] == "到" { return i + 1 }
        var end = i
        while text[end].isHyphen, end < i + 3 { end += 1 }
        return end > i ? end : nil
    }

    private func single(at i: Int) -> Amount? {
        if text[i] == "半" { return half(at: i) }
        if let fraction = slashed(at: i) { return fraction }
        guard let numeral = NumeralReader.read(text, at: i) else { return nil }
        if text[i] == "数", words.severalVetoes.contains(text[i - 1]) { return nil }
        if text[numeral.end] == "分", let parts = partsOf(numeral) { return parts }
        return withUnit(numeral, from: i)
    }

    // MARK: Parts of a whole

    /// 百分之五, 三分之一, 四分一升.
    private func partsOf(_ whole: Numeral) -> Amount? {
        let isShort = text[whole.end + 1] == "一" && whole.value < 10
        guard text[whole.end + 1] == "之" || isShort, whole.value > 0,
            let part = NumeralReader.read(text, at: isShort ? whole.end + 1 : whole.end + 2)
        else { return nil }
        let (value, end) = thousands(part)
        if whole.beginsWithScale {
            let upper = part.upper.map { $0 / whole.value * 100 }
            return Amount(value: value / whole.value * 100, upper: upper, unit: "%", kind: .ratio, end: end)
        }
        guard part.value <= whole.value else { return nil }
        var amount = Amount(value: value / whole.value, isPlainFraction: true, end: end)
        if let (unit, after) = unit(at: end), unit.kind == .measure {
            (amount.unit, amount.kind, amount.end) = (unit.unit, unit.kind, after)
        }
        guard amount.kind != nil || !isShort else { return nil }
        return amount
    }

    /// 1/3.
    private func slashed(at i: Int) -> Amount? {
        guard let part = text[i].digit, part > 0, text[i + 1] == "/", let whole = text[i + 2].digit, !text[i + 3].isDigit, whole > part,
            !text[i - 1].isDigit, text[i - 1] != "/", text[i - 1] != ".", text[i + 3] != "/", text[i + 3] != ".", !text[i + 3].isLetter,
            text[i + 3] != "月", text[i + 3] != "-"
        else { return nil }
        return Amount(value: Double(part) / Double(whole), isPlainFraction: true, end: i + 3)
    }

    /// 半成, 半公升.
    private func half(at i: Int) -> Amount? {
        guard let (unit, end) = unit(at: i + 1), unit.kind == .measure || unit.kind == .tenths else { return nil }
        return Amount(value: unit.kind == .tenths ? 5 : 0.5 * unit.times, unit: unit.unit, kind: unit.kind, end: end)
    }

    /// 15k is 15,000.
    private func thousands(_ numeral: Numeral) -> (Double, Int) {
        guard text[numeral.end] == "k" || text[numeral.end] == "K", !text[numeral.end + 1].isLetter, text[numeral.end - 1].isDigit else {
            return (numeral.value, numeral.end)
        }
        return (numeral.value * 1000, numeral.end + 1)
    }

    // MARK: Units

    private func withUnit(_ numeral: Numeral, from start: Int) -> Amount? {
        // 三千克 is three 千克.
        if let (at, value) = numeral.beforeScale, numeral.end == at + 1, at > start, let (unit, end) = unit(at: at), end > at + 1 {
            return Amount(value: value * unit.times, unit: unit.unit, kind: unit.kind, end: end)
        }
        var (value, end) = thousands(numeral)
        var amount = Amount(value: value, upper: numeral.upper, scale: numeral.scale, end: end)
        amount.isOpen = numeral.opening == "多" || numeral.opening == "余"
        amount.isAbout = numeral.opening == "来"
        if text[end] == "个", text[end + 1].bigScale != nil {
            end += 1
            while let scale = text[end].bigScale {
                value *= scale
                amount.scale = scale
                end += 1
            }
            guard value <= Numeral.largest else { return nil }
            (amount.value, amount.end) = (value, end)
        }
        // 3个多月
        let isOpenUnit = text[end] == "个" && text[end + 1] == "多"
        guard let (unit, after) = unit(at: end) ?? (isOpenUnit ? self.unit(at: end + 2) : nil), accepts(unit, numeral, from: start) else {
            amount.isPlainFraction = numeral.hasFraction && numeral.scale == 1
            return amount
        }
        if isOpenUnit, text[after - 1] == "月" || unit.kind == .time {
            amount.isOpen = true
        }
        (amount.unit, amount.kind, amount.end) = (unit.unit, unit.kind, after)
        let times = unit.kind == .tenths && !(numeral.style == .row && numeral.value >= 10) ? 10 : unit.times
        amount.value *= times
        amount.upper = amount.upper.map { $0 * times }
        if let money = unit.money, isTenth(text[after + 1]), text[after].isNumeral { (amount.unit, amount.kind) = (money, .money) }
        if unit.kind == .tenths, unit.unit == "%", text[amount.end - 1] == "成" {
            readHalfTenths(&amount)
            if text[amount.end] == "多" { (amount.isOpen, amount.end) = (true, amount.end + 1) }
        }
        if unit.takesTenths || amount.kind == .money { readTenths(&amount, unit) }
        readDenominator(&amount)
        return amount
    }

    /// 元/吨, 人/百亿元.
    private func readDenominator(_ amount: inout Amount) {
        guard text[amount.end] == "/" else { return }
        var at = amount.end + 1
        while text[at].isScale { at += 1 }
        guard let (per, end) = unit(at: at), per.kind != .ratio else { return }
        amount.unit += "/" + text.string(amount.end + 1, at) + per.unit
        amount.end = end
    }

    private func unit(at i: Int) -> (UnitWord, Int)? {
        guard let (unit, end) = words.units.match(text, at: i) else { return nil }
        if text[end - 1].isLetter, text[end].isLetter || text[end].isDigit { return nil }
        for veto in unit.vetoes where text.has(veto, at: end) { return nil }
        return (unit, end)
    }

    /// 一个 is an article, 二次 an ordinal, 三级 a rank.
    private func accepts(_ unit: UnitWord, _ numeral: Numeral, from start: Int) -> Bool {
        // 5000亿级 is a class, 120级 a count.
        if unit.unit == "级", numeral.scale > 1 { return false }
        if let least = unit.least, numeral.value < least { return false }
        guard numeral.style != .arabic else { return true }
        // 三五家, 唯一一家: two digits in a row are no number but of tenths.
        if numeral.style == .row, numeral.digits == 2, unit.kind != .tenths { return false }
        let isSingle = numeral.end == start + 1
        if unit.needsArabic || unit.kind == .tenths && numeral.value > 10 && numeral.style != .row { return false }
        // 两个10亿元
        if unit.kind == .count, text[numeral.end + 1].isDigit { return false }
        if unit.kind == .count {
            if isSingle, text[start] == "一" || text[start] == "二" || text[start] == "零" { return false }
            if numeral.beginsWithScale, isSingle { return isBounded(start) }
        }
        // 千吨级 is a class.
        if numeral.beginsWithScale, text[numeral.end + 1] == "级" { return false }
        if unit.kind == .time, isSingle, text[start] == "一" { return false }
        return true
    }

    /// 近千家: a bound tells that the scale alone is a number.
    private func isBounded(_ start: Int) -> Bool {
        words.boundsBefore.match(text, endingAt: start).map { $0.0 != .exact } ?? false
    }

    /// 五成五, 三成半.
    private func readHalfTenths(_ amount: inout Amount) {
        let tenths = text[amount.end] == "半" ? 5 : text[amount.end].chineseDigit ?? 0
        guard tenths > 0, text[amount.end] != "两", !text[amount.end + 1].isHan || text[amount.end + 1] == "的" else { return }
        amount.value += Double(tenths)
        amount.end += 1
    }

    private func isTenth(_ glyph: Glyph) -> Bool { glyph == "角" || glyph == "毛" || glyph == "毫" }

    /// 五元三毛, 三斤半, 三米九.
    private func readTenths(_ amount: inout Amount, _ unit: UnitWord) {
        if text[amount.end] == "半", !text[amount.end + 1].isHan || unit.kind == .measure {
            amount.value += 0.5 * unit.times
            amount.end += 1
            return
        }
        guard let tenths = text[amount.end].chineseDigit ?? text[amount.end].digit, amount.upper == nil else { return }
        let after = amount.end + 1
        if amount.kind == .money, isTenth(text[after]) {
            amount.value += Double(tenths) / 10
            amount.end = after + 1
            guard let cents = text[amount.end].chineseDigit ?? text[amount.end].digit else { return }
            let isNamed = text[amount.end + 1] == "分"
            guard isNamed || !text[amount.end + 1].isHan && !text[amount.end + 1].isDigit else { return }
            amount.value += Double(cents) / 100
            amount.end += isNamed ? 2 : 1
        } else if amount.kind == .money, text[after] == "分" {
            amount.value += Double(tenths) / 100
            amount.end = after + 1
        } else if text[amount.end].chineseDigit != nil, text[amount.end] != "两", !text[after].isHan, !text[after].isDigit {
            amount.value += Double(tenths) / 10
            amount.end = after
        }
    }
}
