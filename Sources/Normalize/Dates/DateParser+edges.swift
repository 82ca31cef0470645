extension DateParser {
    /// 至9日 after 7日, 和2018年之间 after 2015年.
    func rangeEnd(after first: Reading) -> (DateParts, Int)? {
        switch first.parts.relative {
        case .span, .ago: return nil
        default: break
        }
        if let after = connector(at: first.end) {
            if first.rule == "numeric", let year = NumeralReader.read(text, at: after), year.digits == 4, let value = year.integer,
                text[year.end] == .none || text[year.end].endsClause || text[year.end] == ")"
            {
                var parts = DateParts()
                parts.year = .named(value)
                return (parts, year.end)
            }
            // 09年-11年
            if first.rule == "year", let year = NumeralReader.read(text, at: after), year.digits == 2, year.style == .arabic,
                let value = year.integer, text[year.end] == "年"
            {
                var parts = DateParts()
                if case .named(let century) = first.parts.year {
                    parts.year = .named(century / 100 * 100 + value)
                } else {
                    parts.year = .short(value)
                }
                return (parts, year.end + 1)
            }
            guard let last = bareDay(at: after, inRange: first.parts.day != nil) ?? point(at: after) else { return nil }
            switch last.parts.relative {
            case .span, .ago: return nil
            default: break
            }
            return (last.parts, last.end)
        }
        guard text[first.end] == "和" || text[first.end] == "与", let last = point(at: first.end + 1) else { return nil }
        if text[last.end] == "之", text[last.end + 1] == "间" { return (last.parts, last.end + 2) }
        return nil
    }

    /// 以前, 之后, 起 after a date.
    func readEdge(_ phrase: inout DatePhrase) {
        switch phrase.first.relative {
        case .span, .ago: return
        default: break
        }
        guard phrase.last == nil, let (edge, end) = words.edges.match(text, at: phrase.end) else { return }
        guard !words.isVetoed(text[end - 1], by: text[end]), !countsUnits(at: end) else { return }
        // 1月5日开始铺轨 is the day itself; 从1月5日开始 is open.
        if edge == .since, text[end - 1] == "始", text[phrase.start - 1] != "从", text[phrase.start - 1] != "自" { return }
        phrase.edge = edge
        phrase.end = end
    }

    /// 三季度 after 前: what is counted is a part of the year.
    private func countsUnits(at i: Int) -> Bool {
        guard text[i].isNumeral, let numeral = NumeralReader.read(text, at: i) else { return text[i] == "半" || text[i] == "几" }
        return words.countedUnits.contains(text[numeral.end])
    }

    /// 17日, 12号 without a month, and 7-9日.
    func bareDay(at i: Int, inRange: Bool = false) -> Reading? {
        guard text[i].isNumeral, !text[i - 1].isNumeral, !text[i - 1].isLetter, text[i - 1] != "第",
            let day = number(at: i, upTo: 31)
        else {
            return nil
        }
        var parts = DateParts()
        parts.day = day.value
        var end = day.end
        if let after = connector(at: end), let last = number(at: after, upTo: 31), last.value > day.value, isDayWord(last.end) {
            parts.dayTo = last.value
            end = last.end
        }
        guard isDayWord(end) else { return nil }
        let next = text[end + 1]
        if !inRange {
            guard text[i - 1] != ")", text[i - 1] != "]", text[i - 1] != "〕", text[i - 1] != "】" else { return nil }
            guard !words.bareDayNotAfter.contains(text[i - 1]), !words.bareDayNotBefore.contains(next),
                words.bareDayNames.match(text, at: end + 1) == nil
            else { return nil }
            // 五日 and 12号 are as likely a duration and a number.
            if text[end] == "号" || !text[i].isDigit {
                guard next == .none || next.endsClause || next == "、" || next == ")" || next.isHyphen || words.afterDayNumber.contains(next)
                else { return nil }
                if text[i] == "一" || text[i] == "两", day.end == i + 1, next != "上", next != "下" { return nil }
            }
        }
        return Reading(parts: parts, end: end + 1, rule: "day")
    }
}
