import Records

/// Resolves the dates of a text one after the other, with what each sentence has named so far.
struct DateSentence {
    private let text: GlyphText
    private let words: DateWords
    private var resolver: DateResolver
    /// The index up to which the text has been passed.
    private var passed = 0
    private var carriedIsNamed = false

    /// The reference is the text's own and not the page's.
    private let isToldByText: Bool

    init(_ text: GlyphText, _ words: DateWords, _ resolver: DateResolver, isToldByText: Bool) {
        self.isToldByText = isToldByText
        self.text = text
        self.words = words
        self.resolver = resolver
    }

    /// - Returns: nil for a date that does not exist or whose year nothing tells.
    mutating func mention(_ phrase: DatePhrase) -> DateMention? {
        forgetEndedSentence(upTo: phrase.start)
        guard phrase.role != .vague else {
            return DateMention(
                span: text.span(phrase.start, phrase.end),
                from: nil,
                to: nil,
                precision: .range,
                role: .vague,
                rule: phrase.rule
            )
        }
        var phrase = phrase
        // 比上月 counts from the month that the sentence is about.
        if phrase.first.monthOffset != nil, follows(comparison: phrase) { phrase.first.countsFromLast = true }
        let ahead = looksAhead(phrase)
        guard let first = resolver.days(phrase.first, ahead: ahead) else { return nil }
        var days = first
        if let last = phrase.last {
            guard let to = rangeEnd(last, after: first, phrase.first) else { return nil }
            days = DateResolver.Days(from: first.from, to: to, precision: .range)
        }
        guard let mention = bounded(phrase, days) else { return nil }
        carry(phrase, first, mention.role)
        return mention
    }

    private mutating func forgetEndedSentence(upTo start: Int) {
        while passed < start {
            if text[passed].endsSentence {
                resolver.carriedYear = nil
                resolver.carriedMonth = nil
                resolver.carriedDay = nil
                carriedIsNamed = false
            }
            passed += 1
        }
    }

    /// The second end has the first one's year and month where it names none itself.
    private func rangeEnd(_ last: DateParts, after first: DateResolver.Days, _ parts: DateParts) -> CivilDate? {
        var inner = resolver
        inner.carriedYear = (first.from.year, nil)
        inner.carriedMonth = (first.from.year, first.from.month)
        if case .weekday(nil, let day) = last.relative {
            return first.from.adding(days: (day - first.from.weekday + 7) % 7)
        }
        guard let days = inner.days(last, ahead: false) else { return nil }
        if days.to >= first.from { return days.to }
        guard last.year == nil, last.month != nil else { return nil }
        inner.carriedYear = (first.from.year + 1, nil)
        return inner.days(last, ahead: false)?.to
    }

    private mutating func carry(_ phrase: DatePhrase, _ days: DateResolver.Days, _ role: DateMention.Role) {
        if phrase.first.month != nil || phrase.first.monthOffset != nil, !isCompared(phrase) {
            resolver.carriedMonth = (days.from.year, days.from.month)
        }
        if days.precision == .day, phrase.first.relative == nil { resolver.carriedDay = days.from }
        guard phrase.first.year != nil, role == .event, phrase.first.yearTo == nil, phrase.edge == nil, !isCompared(phrase) else { return }
        resolver.carriedYear = (days.from.year, phrase.first.month)
        if case .relative = phrase.first.year { carriedIsNamed = false } else { carriedIsNamed = true }
        if phrase.first.month == nil { resolver.carriedMonth = nil }
    }

    /// The year of 比2019年 or 较上年 is not that of what follows.
    private func isCompared(_ phrase: DatePhrase) -> Bool {
        if phrase.first.countsFromLast, case .relative(-1) = phrase.first.year { return true }
        return follows(comparison: phrase)
    }

    private func follows(comparison phrase: DatePhrase) -> Bool {
        let before = text[phrase.start - 1]
        return before == "比" || before == "较" || before == "与" || before == "同" || before == "跟"
    }

    /// Applies 以前, 以来 and the like, and tells what the date is for.
    ///
    /// - Returns: nil for what lies before the first day of the calendar or after its last one.
    private func bounded(_ phrase: DatePhrase, _ days: DateResolver.Days) -> DateMention? {
        var mention = DateMention(
            span: text.span(phrase.start, phrase.end),
            from: days.from,
            to: days.to,
            precision: days.precision,
            hasOwnYear: hasOwnYear(phrase.first),
            rule: phrase.rule
        )
        let reference = resolver.reference
        switch phrase.edge {
        case .before:
            (mention.from, mention.to) = (nil, days.from.adding(days: -1))
        case .by:
            // 2025年前 as an aim means 2025 and all; of the past, 2015年前 is before it.
            let isPastYear = days.precision == .year && reference.map { days.from.year <= $0.year } ?? false
            (mention.from, mention.to) = (nil, isPastYear ? days.from.adding(days: -1) : days.to)
        case .after:
            (mention.from, mention.to) = (days.to.adding(days: 1), nil)
        case .from, .since:
            (mention.from, mention.to) = (days.from, nil)
        case nil: break
        }
        guard mention.from != nil || mention.to != nil else { return nil }
        if case .between = phrase.first.relative, phrase.rule == "plan period" {
            mention.role = .plan
        } else if isHorizon(phrase, days, reference) {
            mention.role = .horizon
        }
        return mention
    }

    private func hasOwnYear(_ parts: DateParts) -> Bool {
        switch parts.year {
        case .named, .short: return true
        case .relative: return isToldByText
        case nil: break
        }
        if case .between = parts.relative { return true }
        return isToldByText || parts.isPartial && resolver.carriedYear != nil && carriedIsNamed
    }

    /// 到2025年, 6月底前: until when something shall be.
    private func isHorizon(_ phrase: DatePhrase, _ days: DateResolver.Days, _ reference: CivilDate?) -> Bool {
        let isAhead = reference.map { days.to > $0 } ?? true
        guard isAhead else { return false }
        let before = text[phrase.start - 1]
        if before == "到" || before == "至" { return text[phrase.start - 2] != "截" && text[phrase.start - 2] != "止" }
        if phrase.edge == .by { return true }
        return phrase.first.year != nil && days.precision == .year && reference.map { days.from > $0 } ?? false
    }

    // MARK: Words that look forward

    /// So many characters from a date, words that look forward are sought.
    private static let farthestWord = 120

    /// 将, 计划, 力争 in the date's own clause or in the one that it opens, or a deadline, and nothing that says it is done.
    private func looksAhead(_ phrase: DatePhrase) -> Bool {
        guard resolver.reference != nil, resolver.carriedYear == nil else { return false }
        switch phrase.first.relative {
        case nil, .weekday(week: nil, _): break
        default: return false
        }
        guard phrase.first.year == nil else { return false }
        var start = phrase.start
        while start > 0, start > phrase.start - Self.farthestWord, !text[start - 1].endsClause { start -= 1 }
        var end = phrase.end
        var limit = min(text.count, phrase.end + Self.farthestWord)
        while end < limit, !text[end].endsClause { end += 1 }
        // 1月25日,省人大会议将开幕: a date alone in its clause belongs to the next one.
        if end - phrase.end <= 2, end < text.count, text[end] == "," {
            end += 1
            limit = min(text.count, end + Self.farthestWord)
            while end < limit, !text[end].endsClause { end += 1 }
        }
        var isAhead = phrase.edge == .by
        var i = start
        while i < end {
            if words.done.match(text, at: i) != nil { return false }
            if words.ahead.match(text, at: i) != nil { isAhead = true }
            i += 1
        }
        return isAhead
    }
}
