import Records

extension DateParser {
    /// 2020-01-21, 2020/1/21, 2020.1.21, 20200121, 21.1.2020, 21 Jan 2020.
    func numericDate(at i: Int) -> Reading? {
        guard !text[i - 1].isDigit, !text[i - 1].isLetter, text[i - 1] != ".", text[i - 1] != "/" else { return nil }
        if text[i].isLetter { return englishMonthFirst(at: i) }
        guard let first = digits(at: i) else { return nil }
        if first.count == 8 { return compact(first) }
        if first.count <= 2, let english = englishDayFirst(first) { return english }
        guard first.count <= 4, isSeparator(text[first.end]), let second = digits(at: first.end + 1), second.count <= 2 else { return nil }
        let separator = text[first.end]
        if isSeparator(text[second.end]), text[second.end] == separator || separator == ".", let third = digits(at: second.end + 1),
            first.count + third.count <= 6
        {
            guard endsNumber(third.end) else { return nil }
            return threeNumbers(first, second, third, separator)
        }
        guard endsNumber(second.end) else { return nil }
        return twoNumbers(first, second, separator, at: i)
    }

    private struct Digits {
        var value: Int
        var count: Int
        var end: Int
    }

    private func digits(at i: Int) -> Digits? {
        var end = i
        var value = 0
        while let digit = text[end].digit, end < i + 9 {
            value = value * 10 + digit
            end += 1
        }
        return end > i ? Digits(value: value, count: end - i, end: end) : nil
    }

    private func isSeparator(_ glyph: Glyph) -> Bool { glyph == "-" || glyph == "/" || glyph == "." }

    private func endsNumber(_ i: Int) -> Bool {
        // 2020-01-21T08:00
        if text[i] == "T", text[i + 1].isDigit { return true }
        return !text[i].isDigit && !text[i].isLetter && text[i] != "%" && !text[i].isScale
            && !(isSeparator(text[i]) && text[i] != "-" && text[i + 1].isDigit)
    }

    private func compact(_ number: Digits) -> Reading? {
        let (year, month, day) = (number.value / 10_000, number.value / 100 % 100, number.value % 100)
        guard (1900...2099).contains(year), CivilDate(year, month, day) != nil else { return nil }
        let next = text[number.end]
        guard next == .none || next.endsClause || next == ")" || next == "-" || next == "》" else { return nil }
        return reading(year, month, day, end: number.end)
    }

    private func threeNumbers(_ a: Digits, _ b: Digits, _ c: Digits, _ separator: Glyph) -> Reading? {
        if a.count == 4, c.count <= 2 { return reading(a.value, b.value, c.value, end: c.end) }
        if a.count <= 2, c.count == 4 {
            return b.value > 12 ? reading(c.value, a.value, b.value, end: c.end) : reading(c.value, b.value, a.value, end: c.end)
        }
        guard separator == "-", a.count <= 2, c.count <= 2, endsField(c.end) else { return nil }
        // Of two digits the first one is the year, of one digit it is the day.
        var parts = DateParts()
        if b.value > 12, b.value <= 31, (1...12).contains(a.value), c.count == 2 {
            (parts.year, parts.month, parts.day) = (.short(c.value), a.value, b.value)
            return Reading(parts: parts, end: c.end, rule: "numeric")
        }
        let (year, day) = a.count == 2 ? (a.value, c.value) : (c.value, a.value)
        guard a.count == 2 || c.count == 2, (1...12).contains(b.value), (1...31).contains(day) else { return nil }
        (parts.year, parts.month, parts.day) = (.short(year), b.value, day)
        return Reading(parts: parts, end: c.end, rule: "numeric")
    }

    /// 2013.03, and 3.3 or 2/15 where nothing else stands in the text.
    private func twoNumbers(_ a: Digits, _ b: Digits, _ separator: Glyph, at i: Int) -> Reading? {
        var parts = DateParts()
        if a.count == 4, b.count == 2, (1900...2099).contains(a.value), (1...12).contains(b.value) {
            guard text[b.end] != "年", endsField(b.end) || connector(at: b.end) != nil else { return nil }
            parts.year = .named(a.value)
            parts.month = b.value
            return Reading(parts: parts, end: b.end, rule: "numeric")
        }
        guard i == 0, b.end == text.count, separator != "-", a.count <= 2, (1...12).contains(a.value), (1...31).contains(b.value) else {
            return nil
        }
        parts.month = a.value
        parts.day = b.value
        return Reading(parts: parts, end: b.end, rule: "numeric")
    }

    private func endsField(_ i: Int) -> Bool {
        let glyph = text[i]
        return glyph == .none || glyph.endsClause || glyph == " " || glyph == ")" || glyph.isHan && !glyph.isNumeral
    }

    // MARK: English

    private func englishMonth(at i: Int) -> Count? {
        guard text[i].isLetter, !text[i - 1].isLetter else { return nil }
        var end = i
        var word: [Glyph] = []
        while text[end].isLetter, end < i + 10 {
            word.append(Glyph(text[end].code | 0x20))
            end += 1
        }
        guard !text[end].isLetter, let month = words.english[word] else { return nil }
        return Count(value: month, end: text[end] == "." ? end + 1 : end)
    }

    private func skipSpace(_ i: Int) -> Int {
        var i = i
        while text[i] == " " || text[i] == "," { i += 1 }
        return i
    }

    /// January 21, 2020; Jan 2020.
    private func englishMonthFirst(at i: Int) -> Reading? {
        guard let month = englishMonth(at: i), let next = digits(at: skipSpace(month.end)) else { return nil }
        var parts = DateParts()
        parts.month = month.value
        if next.count == 4 {
            parts.year = .named(next.value)
            return Reading(parts: parts, end: next.end, rule: "English")
        }
        guard next.count <= 2, (1...31).contains(next.value), let year = digits(at: skipSpace(next.end)), year.count == 4 else {
            return nil
        }
        (parts.year, parts.day) = (.named(year.value), next.value)
        return Reading(parts: parts, end: year.end, rule: "English")
    }

    /// 21 Jan 2020.
    private func englishDayFirst(_ day: Digits) -> Reading? {
        guard (1...31).contains(day.value), let month = englishMonth(at: skipSpace(day.end)),
            let year = digits(at: skipSpace(month.end)), year.count == 4
        else { return nil }
        return reading(year.value, month.value, day.value, end: year.end, rule: "English")
    }

    private func reading(_ year: Int, _ month: Int, _ day: Int, end: Int, rule: String = "numeric") -> Reading? {
        guard year >= 1000, (1...12).contains(month), (1...31).contains(day) else { return nil }
        var parts = DateParts()
        (parts.year, parts.month, parts.day) = (.named(year), month, day)
        return Reading(parts: parts, end: end, rule: rule)
    }
}
