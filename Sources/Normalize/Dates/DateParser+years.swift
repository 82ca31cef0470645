extension DateParser {
    /// 2020年, 零八年, 2016—2020年, 去年, 上一年, 同年.
    func yearPart(at i: Int) -> Reading? {
        if let relative = relativeYear(at: i) { return relative }
        guard let numeral = NumeralReader.read(text, at: i), let year = plainYear(numeral, at: i) else { return nil }
        if let range = yearRange(from: year, at: i, after: numeral.end) { return range }
        guard text[numeral.end] == "年" else { return bareYear(year, at: i, end: numeral.end) }
        let end = numeral.end + 1
        if case .short = year {
            guard isShortYear(numeral, at: i, after: end) else { return nil }
        } else if text[end] == "代" {
            return nil
        }
        return reading(year, end: afterFiscalYear(end))
    }

    private func reading(_ year: DateParts.Year, to last: Int? = nil, end: Int, fromLast: Bool = false) -> Reading {
        var parts = DateParts()
        (parts.year, parts.yearTo, parts.countsFromLast) = (year, last, fromLast)
        return Reading(parts: parts, end: end, rule: "year")
    }

    private func relativeYear(at i: Int) -> Reading? {
        if let (offset, end) = words.years.match(text, at: i) { return reading(.relative(offset), end: end) }
        if let (offset, end) = words.yearsFromLast.match(text, at: i) { return reading(.relative(offset), end: end, fromLast: true) }
        guard text[i] == "上" || text[i] == "下", let (offset, end) = words.steps.match(text, at: i), text[end] == "年", text[end + 1] != "纪"
        else {
            return nil
        }
        return reading(.relative(offset), end: afterFiscalYear(end + 1), fromLast: true)
    }

    /// 2020年度.
    private func afterFiscalYear(_ end: Int) -> Int {
        text[end] == "度" && text[end + 1] != "过" && text[end + 1] != "假" ? end + 1 : end
    }

    /// 2016—2020年, and 从2016-2018.
    private func yearRange(from year: DateParts.Year, at i: Int, after end: Int) -> Reading? {
        guard let after = connector(at: end), let last = NumeralReader.read(text, at: after), let lastYear = plainYear(last, at: after),
            case .named(let first) = year, case .named(let number) = expanded(lastYear, like: year), number > first
        else { return nil }
        if text[last.end] == "年" { return reading(year, to: number, end: afterFiscalYear(last.end + 1)) }
        guard last.digits == 4, text[i - 1] == "从" || text[i - 1] == "自" || i == 0 && last.end == text.count else { return nil }
        return reading(year, to: number, end: last.end)
    }

    /// 2018 where nothing else stands in the text, and in 2018、2019年.
    private func bareYear(_ year: DateParts.Year, at i: Int, end: Int) -> Reading? {
        guard case .named = year, !text[i - 1].isLetter else { return nil }
        if i == 0, end == text.count { return reading(year, end: end) }
        if text[end] == "Q", let quarter = text[end + 1].digit, (1...4).contains(quarter) { return reading(year, end: end) }
        return isInYearList(end) ? reading(year, end: end) : nil
    }

    /// 、2019年 and 、2018和2019年: the years that follow one without 年 go on to one that has it.
    private func isInYearList(_ end: Int) -> Bool {
        var end = end
        for _ in 0..<Self.longestYearList {
            guard text[end] == "、" || text[end] == "和" || text[end] == "与" || text[end] == "及",
                let next = NumeralReader.read(text, at: end + 1), next.digits == 4, case .named? = plainYear(next, at: end + 1)
            else { return false }
            if text[next.end] == "年" { return true }
            end = next.end
        }
        return false
    }

    private static let longestYearList = 30

    private func plainYear(_ numeral: Numeral, at i: Int) -> DateParts.Year? {
        guard numeral.style != .chinese, let value = numeral.integer else { return nil }
        if numeral.digits == 4, (1000...2199).contains(value) { return .named(value) }
        if numeral.digits == 2, text[i] != "两", !text[i - 1].isDigit, text[i - 1] != "." { return .short(value) }
        return nil
    }

    /// 98 of 1996-98年 belongs to the same century.
    private func expanded(_ year: DateParts.Year, like first: DateParts.Year) -> DateParts.Year {
        if case .short(let number) = year, case .named(let other) = first { return .named(other / 100 * 100 + number) }
        return year
    }

    /// 15年 is as likely a duration: it is a year before a month or another part of one, or where its digits say so (06年, 九七年).
    private func isShortYear(_ numeral: Numeral, at i: Int, after end: Int) -> Bool {
        if i == 0 && end == text.count { return true }
        if numeral.value < 10 && text[i] == "0" || numeral.style == .row && (text[i] == "零" || text[i] == "九" || text[i] == "一") {
            return true
        }
        return insideYear(at: end, hasYear: true) != nil
    }

    /// A year with the month, quarter or holiday that follows it.
    func afterYear(_ year: Reading) -> Reading? {
        let at = text[year.end] == "的" ? year.end + 1 : year.end
        guard year.parts.yearTo == nil else { return year }
        if text[year.end - 1] == "年", let (months, end) = words.yearParts.match(text, at: year.end - 1), text[year.end] != "的",
            !words.isVetoed(text[end - 1], by: text[end])
        {
            var parts = year.parts
            parts.part = .months(months.0, months.1, .range)
            return Reading(parts: parts, end: end, rule: "part of a year")
        }
        guard let inner = insideYear(at: at, hasYear: true) else {
            // 当年 alone is vague.
            if year.parts.countsFromLast, case .relative(0) = year.parts.year { return nil }
            return year
        }
        var parts = inner.parts
        (parts.year, parts.countsFromLast) = (year.parts.year, year.parts.countsFromLast)
        return Reading(parts: parts, end: inner.end, rule: inner.rule)
    }
}
