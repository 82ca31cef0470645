import Records

extension DateParser {
    /// 昨天, 上周一, 星期三, 近三年, 上个季度.
    func relativeDate(at i: Int) -> Reading? {
        guard !words.isFigurative(text, at: i) else { return nil }
        if let (offsets, end) = words.dayLists.match(text, at: i) {
            return Reading(parts: relative(.days(offsets.0, offsets.1)), end: end, rule: "day list")
        }
        if let (offset, end) = words.days.match(text, at: i) {
            return Reading(parts: relative(.days(offset, offset)), end: end, rule: "relative day")
        }
        if let (offset, end) = words.daysFromLast.match(text, at: i) {
            var parts = relative(.days(offset, offset))
            parts.countsFromLast = true
            return Reading(parts: parts, end: end, rule: "relative day")
        }
        if let (_, end) = words.weekends.match(text, at: i), text[i - 1] != "每" {
            return Reading(parts: relative(.weekend(0)), end: end, rule: "weekend")
        }
        if let span = spanOfTime(at: i) { return span }
        if let (offset, end) = words.steps.match(text, at: i) {
            if text[end] == "季", text[end + 1] == "度" {
                return Reading(parts: relative(.quarter(offset)), end: end + 2, rule: "relative quarter")
            }
            if let (_, after) = words.weekends.match(text, at: end) {
                return Reading(parts: relative(.weekend(offset)), end: after, rule: "weekend")
            }
            if let (_, after) = words.weeks.match(text, at: end) { return week(offset, after) }
        }
        if let (_, end) = words.weeks.match(text, at: i), let day = weekday(text[end]), text[i - 1] != "每", text[i - 1] != "逢",
            !text[i - 1].isNumeral, text[end - 1] != "周" || text[end + 1] != "年" && !text[end + 1].isNumeral
        {
            return withDay(weekday: day, end + 1)
        }
        return nil
    }

    private func week(_ offset: Int, _ end: Int) -> Reading? {
        if let day = weekday(text[end]) {
            return Reading(parts: relative(.weekday(week: offset, day)), end: end + 1, rule: "relative weekday")
        }
        // 下周周六
        if let (_, after) = words.weeks.match(text, at: end), let day = weekday(text[after]) {
            return Reading(parts: relative(.weekday(week: offset, day)), end: after + 1, rule: "relative weekday")
        }
        guard text[end] != "期", text[end] != "边", text[end] != "岁", text[end] != "年" else { return nil }
        return Reading(parts: relative(.week(offset)), end: end, rule: "relative week")
    }

    /// 星期天, 二月十号 names one day.
    private func withDay(weekday day: Int, _ end: Int) -> Reading {
        if text[end] == ",", let inner = insideYear(at: end + 1, hasYear: false), inner.parts.day != nil {
            return inner
        }
        return Reading(parts: relative(.weekday(week: nil, day)), end: end, rule: "weekday")
    }

    /// 近三年, 未来7天, 前两个月, 下三周.
    private func spanOfTime(at i: Int) -> Reading? {
        guard let (word, after) = words.spans.match(text, at: i) else { return nil }
        guard after > i + 1 || !words.spanVetoes.contains(text[i - 1]) else { return nil }
        var count: Count?
        if text[after] == "半", let end = halfUnit(at: after), word == .back || word == .ahead {
            let count = text[after + 1] == "年" ? 6 : 15
            return Reading(parts: relative(.span(word, count, count == 6 ? .month : .day)), end: end, rule: "span of time")
        }
        if text[after] == "仨" { count = Count(value: 3, end: after + 1) } else { count = number(at: after, upTo: 999) }
        guard let count, let (unit, end) = unit(at: count.end) else { return nil }
        switch word {
        // 前两个月 may be the first two of the year.
        case .before where unit == .month && after == i + 1 && text[i] == "前": return nil
        case .before where unit == .quarter || text[i] == "上" && count.value == 1: return nil
        // 创下5月以来
        case .before where after == i + 1 && text[count.end] == "月", .after where text[count.end] == "月": return nil
        default: break
        }
        return Reading(parts: relative(.span(word, count.value, unit)), end: end, rule: "span of time")
    }

    /// 5年前, 三天后, 一年前的今天.
    func ago(at i: Int) -> Reading? {
        if text[i] == "半", let end = halfUnit(at: i), !text[i - 1].isHan || text[i - 1] == "约" || text[i - 1] == "在",
            let sign = agoSign(at: end)
        {
            let months = text[i + 1] == "年"
            return Reading(
                parts: relative(.ago(sign.sign * (months ? 6 : 15), months ? .month : .day, false)),
                end: sign.end,
                rule: "time ago"
            )
        }
        guard text[i].isNumeral, !text[i - 1].isNumeral, !Self.opensNumber(text[i - 1]), let count = number(at: i, upTo: 999),
            text[i] != "0", let (unit, at) = unit(at: count.end)
        else { return nil }
        // 5月 and 5日 without 个 are a month and a day; 五日前 is five days ago.
        guard text[count.end] != "月", text[count.end] != "日" || !text[i].isDigit && text[i - 1] != "月" else { return nil }
        guard let (sign, end) = agoSign(at: at) else { return nil }
        if sign == 1, text[end] == "的", let (offset, after) = words.days.match(text, at: end + 1), offset == 0 {
            return Reading(parts: relative(.ago(count.value, unit, true)), end: after, rule: "time ago")
        }
        return Reading(parts: relative(.ago(sign * count.value, unit, false)), end: end, rule: sign == 1 ? "time ago" : "time ahead")
    }

    /// 第三年前, 几十年后, 数百年前: an ordinal, or a number that tells no year.
    private static func opensNumber(_ glyph: Glyph) -> Bool { glyph == "第" || glyph == "几" || glyph == "数" }

    /// 半年, 半个月.
    private func halfUnit(at i: Int) -> Int? {
        if text[i + 1] == "年" { return i + 2 }
        return text[i + 1] == "个" && text[i + 2] == "月" ? i + 3 : nil
    }

    /// 前, 以前, 之后: 1 for what lies behind, -1 for what lies ahead.
    private func agoSign(at i: Int) -> (sign: Int, end: Int)? {
        let at = text[i] == "以" || text[i] == "之" ? i + 1 : i
        guard text[at] == "前" || text[at] == "后", !words.isVetoed(text[at], by: text[at + 1]) else { return nil }
        return (text[at] == "前" ? 1 : -1, at + 1)
    }

    /// A unit of time, 个 before it or not.
    private func unit(at i: Int) -> (DateParts.Unit, Int)? {
        let at = text[i] == "个" ? i + 1 : i
        if let (_, end) = words.weeks.match(text, at: at) {
            guard text[end] != "年", text[end] != "岁", text[end] != "边" else { return nil }
            return (.week, end)
        }
        switch text[at] {
        case "天" where text[at + 1] != "津", "日" where at == i && text[at + 1] != "元": return (.day, at + 1)
        case "月" where text[at + 1] != "大": return (.month, at + 1)
        case "年" where at == i && text[at + 1] != "级" && text[at + 1] != "代": return (.year, at + 1)
        case "季" where text[at + 1] == "度": return (.quarter, at + 2)
        default: return nil
        }
    }

    private func relative(_ relative: DateParts.Relative) -> DateParts {
        var parts = DateParts()
        parts.relative = relative
        return parts
    }

    // MARK: Plans, centuries

    /// “十四五”时期.
    func planPeriod(at i: Int) -> Reading? {
        let isQuoted = text[i].isOpeningQuote
        guard let (years, inner) = words.plans.match(text, at: isQuoted ? i + 1 : i) else { return nil }
        var end = inner
        if isQuoted {
            guard text[end].isClosingQuote else { return nil }
            end += 1
        } else {
            guard !text[i - 1].isNumeral, !text[end].isNumeral, years.0 >= 2000 else { return nil }
        }
        let period = words.planPeriods.match(text, at: end)
        if let period { end = period.end }
        // “十四五”末, “十四五”期末
        let last = period == nil && text[end] == "期" ? end + 1 : end
        if text[last] == "末", !words.isVetoed("末", by: text[last + 1]) {
            return between(years.1, years.1, last + 1, "plan period")
        }
        guard period != nil || isQuoted && years.0 >= 2000 || text[end] == "规" || text[end] == "以" || text[end] == "末" || text[end] == "开",
            let from = CivilDate(years.0, 1, 1), let to = CivilDate(years.1, 12, 31)
        else { return nil }
        return Reading(parts: relative(.between(from, to, .range)), end: end, rule: "plan period")
    }

    /// 19世纪70年代, 上世纪90年代末, 90年代.
    func century(at i: Int) -> Reading? {
        var start: Int?
        var end = i
        var rule = "decade"
        if let numeral = number(at: i, upTo: 30), text[numeral.end] == "世", text[numeral.end + 1] == "纪" {
            start = (numeral.value - 1) * 100
            end = numeral.end + 2
        } else if text[i] == "上" || text[i] == "本", text[i + 1] == "世", text[i + 2] == "纪" {
            start = text[i] == "上" ? 1900 : 2000
            end = i + 3
        }
        if let decade = NumeralReader.read(text, at: end), let value = decade.integer, text[decade.end] == "年", text[decade.end + 1] == "代",
            start == nil ? value >= 1000 && value % 10 == 0 || value % 10 == 0 && value >= 30 && value < 100 : value < 100
        {
            let first = value >= 1000 ? value : (start ?? 1900) + value
            end = decade.end + 2
            var years = (0, 9)
            if let (part, after) = words.decadeParts.match(text, at: end) { (years, end) = (part, after) }
            return between(first + years.0, first + years.1, end, rule)
        }
        guard let start else { return nil }
        rule = "century"
        if text[end] == "中", text[end + 1] == "叶" { return between(start + 40, start + 59, end + 2, rule) }
        if text[end] == "初" { return between(start, start + 19, end + 1, rule) }
        if text[end] == "末" { return between(start + 80, start + 99, end + 1, rule) }
        return between(start, start + 99, end, rule)
    }

    private func between(_ first: Int, _ last: Int, _ end: Int, _ rule: String) -> Reading? {
        guard let from = CivilDate(first, 1, 1), let to = CivilDate(last, 12, 31) else { return nil }
        return Reading(parts: relative(.between(from, to, .range)), end: end, rule: rule)
    }
}

extension DateWords {
    /// 灿烂的明天 is no day.
    func isFigurative(_ text: GlyphText, at i: Int) -> Bool {
        figurative.match(text, at: i) != nil && figurativeAfter.contains(text[i - 1])
    }
}
