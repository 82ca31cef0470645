import Records

/// Reads date expressions by their grammar: year, month, day and their parts, then ranges and what bounds them.
struct DateParser {
    let text: GlyphText
    let words: DateWords

    /// A part of an expression and the index after it.
    struct Reading {
        var parts: DateParts
        var end: Int
        var rule: String
    }

    /// The expression that begins at a character: a point in time or a range, with 以前 and the like.
    func phrase(at start: Int) -> DatePhrase? {
        guard let first = point(at: start) else { return nil }
        var phrase = DatePhrase(start: start, end: first.end, first: first.parts, rule: first.rule)
        if let (last, end) = rangeEnd(after: first) {
            phrase.last = last
            phrase.end = end
            phrase.rule = "range"
        }
        readEdge(&phrase)
        let isRange = phrase.last != nil || first.parts.yearTo != nil || first.parts.monthTo != nil || first.parts.dayTo != nil
        if text[start - 1] == "从" || isRange && text[start - 1] == "自", isRange || phrase.edge == .since {
            phrase.start = start - 1
        }
        return phrase
    }

    /// One point in time, or a range within one unit such as 1至7月份.
    func point(at i: Int) -> Reading? {
        if let numeric = numericDate(at: i) { return numeric }
        if let relative = relativeDate(at: i) { return relative }
        if let plan = planPeriod(at: i) { return plan }
        if let century = century(at: i) { return century }
        if let ago = ago(at: i) { return ago }
        if let year = yearPart(at: i) {
            return afterYear(year)
        }
        if let reading = insideYear(at: i, hasYear: false) { return reading }
        return bareDay(at: i)
    }

    // MARK: What stands inside a year

    /// A month with its day, a quarter, a half, a holiday: what a year may precede.
    func insideYear(at i: Int, hasYear: Bool) -> Reading? {
        var parts = DateParts()
        if let (months, end) = words.yearParts.match(text, at: i), !words.isVetoed(text[end - 1], by: text[end]),
            hasYear || !words.yearPartVetoes.contains(text[i - 1])
        {
            parts.part = .months(months.0, months.1, Self.precision(months.0, months.1))
            return Reading(parts: parts, end: end, rule: "part of a year")
        }
        if let (months, end) = quarters(at: i, hasYear: hasYear) {
            // 三季度末 is the quarter's last day.
            if text[end] == "末", !words.isVetoed("末", by: text[end + 1]) {
                (parts.month, parts.part) = (months.1, .days(31, 31))
                return Reading(parts: parts, end: end + 1, rule: "end of a quarter")
            }
            parts.part = .months(months.0, months.1, Self.precision(months.0, months.1))
            return Reading(parts: parts, end: end, rule: "quarter")
        }
        if let (part, end) = countedMonths(at: i, hasYear: hasYear) {
            parts.part = part
            return Reading(parts: parts, end: end, rule: "months of a year")
        }
        if let (monthDay, end) = words.holidays.match(text, at: i), !text[i - 1].isNumeral, !text[end].isNumeral,
            !words.holidayVetoes.contains(text[i - 1])
        {
            parts.month = monthDay.0
            parts.day = monthDay.1
            return Reading(parts: parts, end: end, rule: "holiday")
        }
        if let (festival, end) = words.festivals.match(text, at: i) {
            parts.part = .festival(festival)
            return Reading(parts: parts, end: end, rule: "lunar holiday")
        }
        if let (place, end) = words.weekdayHolidays.match(text, at: i) {
            (parts.month, parts.part) = (place.month, .weekday(place.ordinal, place.weekday))
            return Reading(parts: parts, end: end, rule: "holiday")
        }
        if i == 0, let (monthDay, end) = words.alone.match(text, at: i), end == text.count {
            parts.month = monthDay.0
            parts.day = monthDay.1
            return Reading(parts: parts, end: end, rule: "holiday")
        }
        // 中旬 of the month that the sentence has named.
        if !hasYear, let (days, end) = words.monthParts.match(text, at: i), text[end - 1] == "旬" {
            parts.part = .days(days.0, days.1)
            return Reading(parts: parts, end: end, rule: "part of a month")
        }
        if let (offset, end) = words.monthsFromLast.match(text, at: i) {
            (parts.monthOffset, parts.countsFromLast) = (offset, true)
            return afterMonth(Reading(parts: parts, end: end, rule: "month"))
        }
        if let (offset, end) = monthOffset(at: i) {
            parts.monthOffset = offset
            return afterMonth(Reading(parts: parts, end: end, rule: "month"))
        }
        if hasYear, let (week, end) = numberedWeek(at: i) {
            parts.month = 1
            parts.part = week
            return Reading(parts: parts, end: end, rule: "week")
        }
        if let months = neighbouringMonths(at: i) { return months }
        guard let month = number(at: i, upTo: 12) else { return nil }
        if text[month.end] == "月", text[month.end + 1] != "大" || text[month.end + 2] != "的" {
            parts.month = month.value
        } else if let after = connector(at: month.end), let last = number(at: after, upTo: 12), text[last.end] == "月" {
            parts.month = month.value
            parts.monthTo = last.value
            return Reading(parts: parts, end: text[last.end + 1] == "份" ? last.end + 2 : last.end + 1, rule: "months")
        } else if isListed(after: month.end, upTo: 12, { text[$0] == "月" }) {
            parts.month = month.value
            return Reading(parts: parts, end: month.end, rule: "month")
        } else {
            return nil
        }
        let end = text[month.end + 1] == "份" && text[month.end + 2] != "额" ? month.end + 2 : month.end + 1
        // 九月初八 is a day of the lunar calendar.
        if text[end] == "初", text[end + 1].isNumeral { return nil }
        return afterMonth(Reading(parts: parts, end: end, rule: "month"))
    }

    /// 五六月份.
    private func neighbouringMonths(at i: Int) -> Reading? {
        guard let numeral = NumeralReader.read(text, at: i), numeral.upper != nil, let months = numeral.integerRange,
            months.upperBound <= 12, text[numeral.end] == "月"
        else { return nil }
        var parts = DateParts()
        (parts.month, parts.monthTo) = (months.lowerBound, months.upperBound)
        return Reading(parts: parts, end: text[numeral.end + 1] == "份" ? numeral.end + 2 : numeral.end + 1, rule: "months")
    }

    private static func precision(_ first: Int, _ last: Int) -> DatePrecision {
        switch last - first {
        case 0: .month
        case 2 where first % 3 == 1: .quarter
        case 5 where first % 6 == 1: .half
        case 11: .year
        default: .range
        }
    }

    /// 一季度, 第三季度, 前三季度, 前两个季度, 一至三季度, Q1.
    private func quarters(at i: Int, hasYear: Bool) -> ((Int, Int), Int)? {
        if text[i] == "Q", let quarter = text[i + 1].digit, (1...4).contains(quarter), !text[i + 2].isDigit, !text[i - 1].isLetter {
            return ((quarter * 3 - 2, quarter * 3), i + 2)
        }
        let isFirst = text[i] == "前"
        guard isFirst || text[i] == "第" || text[i].isNumeral else { return nil }
        let at = isFirst || text[i] == "第" ? i + 1 : i
        guard let first = NumeralReader.read(text, at: at), let range = first.integerRange, (1...4).contains(range.lowerBound) else {
            return nil
        }
        let low = range.lowerBound
        var high = range.upperBound
        var end = first.end
        if let after = connector(at: end), let last = NumeralReader.read(text, at: text[after] == "第" ? after + 1 : after),
            let number = last.integer, number > low, number <= 4
        {
            high = number
            end = last.end
        }
        if isFirst, text[end] == "个" { end += 1 }
        guard text[end] == "季", text[end + 1] == "度" || hasYear && text[i] == "第" else { return nil }
        return ((isFirst ? 1 : low * 3 - 2, high * 3), text[end + 1] == "度" ? end + 2 : end + 1)
    }

    /// 前十一个月, 头两个月, 后三月; without a year only 前五个月.
    private func countedMonths(at i: Int, hasYear: Bool) -> (DateParts.Part, Int)? {
        guard text[i] == "前" || text[i] == "头" || hasYear && text[i] == "后" else { return nil }
        guard hasYear || !words.spanVetoes.contains(text[i - 1]), let count = number(at: i + 1, upTo: 12) else { return nil }
        let end = text[count.end] == "个" ? count.end + 1 : count.end
        guard text[end] == "月" else { return nil }
        let after = text[end + 1] == "份" ? end + 2 : end + 1
        return (text[i] == "后" ? .lastMonths(count.value) : .firstMonths(count.value), after)
    }

    /// 上月, 本月, 下个月.
    private func monthOffset(at i: Int) -> (Int, Int)? {
        if text[i] == "月", !text[i - 1].isNumeral, !words.monthPartVetoes.contains(text[i - 1]), text[i + 1] != "中",
            words.monthParts.match(text, at: i + 1) != nil
        {
            return (0, i + 1)
        }
        guard let (offset, end) = words.steps.match(text, at: i), text[end] == "月", text[end + 1] != "球" else { return nil }
        return (offset, text[end + 1] == "份" ? end + 2 : end + 1)
    }

    // MARK: What stands inside a month

    private func afterMonth(_ month: Reading) -> Reading {
        var reading = month
        let at = text[month.end] == "的" ? month.end + 1 : month.end
        if let (week, end) = numberedWeek(at: at) {
            reading.parts.part = week
            return Reading(parts: reading.parts, end: end, rule: "week")
        }
        guard at == month.end else { return month }
        if let (days, end) = words.monthParts.match(text, at: at), !words.isVetoed(text[end - 1], by: text[end]) {
            reading.parts.part = .days(days.0, days.1)
            return Reading(parts: reading.parts, end: end, rule: "part of a month")
        }
        guard let day = number(at: at, upTo: 31) else { return month }
        reading.rule = "day"
        if isDayWord(day.end) {
            reading.parts.day = day.value
            reading.end = day.end + 1
            readWeekday(after: &reading)
            return reading
        }
        if let after = connector(at: day.end), let last = number(at: after, upTo: 31), isDayWord(last.end) {
            reading.parts.day = day.value
            reading.parts.dayTo = last.value
            reading.end = last.end + 1
            return reading
        }
        guard endsBareDay(day.end) || isListed(after: day.end, upTo: 31, isDayWord) else { return month }
        reading.parts.day = day.value
        reading.end = day.end
        return reading
    }

    /// Whether another number and the word for both follow: 4 of 3月4、5日.
    private func isListed(after i: Int, upTo limit: Int, _ isWord: (Int) -> Bool) -> Bool {
        guard text[i] == "、", let next = number(at: i + 1, upTo: limit) else { return false }
        return isWord(next.end)
    }

    func isDayWord(_ i: Int) -> Bool {
        text[i] == "日" && text[i + 1] != "元" || text[i] == "号" && text[i + 1] != "线" && text[i + 1] != "文"
    }

    /// 八月十五 may go without 日 where nothing follows that it could count.
    private func endsBareDay(_ i: Int) -> Bool {
        let glyph = text[i]
        return glyph == .none || glyph.endsClause || glyph == ")" || glyph == "至" || glyph == "到" || glyph.isHyphen
    }

    /// 10月12号，星期一 names one day.
    private func readWeekday(after reading: inout Reading) {
        let at = text[reading.end] == "," ? reading.end + 1 : reading.end
        guard let end = weekdayEnd(at: at) else { return }
        reading.end = end
    }

    /// The (周五) of 7月3日(周五) says nothing new.
    func afterWeekdayNote(_ i: Int) -> Int {
        guard text[i] == "(", let end = weekdayEnd(at: i + 1), text[end] == ")" else { return i }
        return end + 1
    }

    private func weekdayEnd(at i: Int) -> Int? {
        guard let (_, end) = words.weeks.match(text, at: i), weekday(text[end]) != nil else { return nil }
        return end + 1
    }

    func weekday(_ glyph: Glyph) -> Int? {
        if glyph == "日" || glyph == "天" { return 7 }
        guard let day = glyph.chineseDigit ?? glyph.digit, (1...6).contains(day), glyph != "两" else { return nil }
        return day
    }

    /// 第二周, 第一个星期一, 最后一个星期一.
    private func numberedWeek(at i: Int) -> (DateParts.Part, Int)? {
        var ordinal = 0
        var at = i
        if text[i] == "最", text[i + 1] == "后", text[i + 2] == "一" {
            at = i + 3
        } else if text[i] == "第", let numeral = number(at: i + 1, upTo: 53) {
            ordinal = numeral.value
            at = numeral.end
        } else {
            return nil
        }
        if text[at] == "个" { at += 1 }
        guard let (_, end) = words.weeks.match(text, at: at) else { return nil }
        if let day = weekday(text[end]) { return (.weekday(ordinal, day), end + 1) }
        return ordinal > 0 ? (.week(ordinal), end) : nil
    }

    // MARK: Numbers and connectors

    struct Count {
        var value: Int
        var end: Int
    }

    /// A whole number from 1 on without anything open about it.
    func number(at i: Int, upTo limit: Int) -> Count? {
        guard text[i].isNumeral, let numeral = NumeralReader.read(text, at: i), numeral.opening == nil, !numeral.beginsWithScale,
            let value = numeral.integer, (1...limit).contains(value)
        else { return nil }
        return Count(value: value, end: numeral.end)
    }

    /// 至, 到, - and the like between the ends of a range.
    func connector(at i: Int) -> Int? {
        if text[i] == "至" || text[i] == "到" { return i + 1 }
        var end = i
        while text[end].isHyphen, end < i + 3 { end += 1 }
        return end > i ? end : nil
    }
}
