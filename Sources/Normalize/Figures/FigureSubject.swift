import Records

/// Tells what a figure measures and how it moves it, from the words of its clause.
struct FigureSubject {
    private let text: GlyphText
    private let words: FigureWords
    /// The index after the last date or figure: what is measured is named after it.
    var clauseStart = 0
    /// The last date, and where the clause began before it: 投资额从2018年的12亿元 names what is measured before the date.
    private var date: (start: Int, end: Int, clauseStart: Int)?
    /// What the last figure of the sentence measures: 增长5.6% after 地区生产总值7569.5亿元 means the same.
    private var last: String?

    init(_ text: GlyphText, _ words: FigureWords) {
        self.text = text
        self.words = words
    }

    mutating func forget() { last = nil }

    mutating func pass(dateFrom start: Int, to end: Int) {
        date = (start, end, clauseStart)
        clauseStart = end
    }

    /// - Parameters:
    ///   - start: the index of the figure's first character, bound words included.
    ///   - end: the index after its last one.
    ///   - isCounting: what follows may be what is counted.
    mutating func describe(_ figure: inout Figure, kind: UnitWord.Kind?, start: Int, end: Int, isCounting: Bool = true) {
        var at = start
        var floor = clauseStart
        var change: ChangeWord?
        var isTo = false
        while true {
            if at == floor, let date, date.end == floor, text[at] == "的" {
                (at, floor) = (date.start, date.clauseStart)
            }
            guard at > floor else { break }
            let changing = words.changes.match(text, endingAt: at, floor: floor)
            let between = words.between.match(text, endingAt: at, floor: floor)
            if let changing, changing.start <= between?.start ?? at {
                if changing.meaning == .to { isTo = true } else if change == nil { change = changing.meaning } else { break }
                at = changing.start
            } else if let between {
                at = between.start
            } else if text[at - 1] == "的" {
                at -= 1
            } else {
                break
            }
        }
        figure.change =
            switch change {
            case .increase: isTo ? .increaseTo : .increaseBy
            case .decrease: isTo ? .decreaseTo : .decreaseBy
            default: nil
            }
        guard kind != .time || change != nil || isTaken(start) || figure.value >= Self.timeSpentByMany else { return }
        let verb = words.objectVerbs.match(text, endingAt: at, floor: floor)
        let isFollowed = isCounting && (kind == .count || kind == nil || text[end] == "的" || verb != nil)
        let following = isFollowed ? followingNoun(end, isModifier: kind == .money) : nil
        let preceding = precedingNoun(at, floor: floor, outside: verb.map { $0.start..<at })
        let isLed = at < start || figure.bound != .exact || !isCounting
        let what =
            following ?? preceding ?? nounBeforeDate(at, floor: floor)
            ?? (isLed ? subjectBefore(at, floor: floor) : nil) ?? (isLed ? last : nil)
        figure.what = what
        if let what { last = what }
    }

    /// So much time of one unit is no duration but a quantity: 服务2311万小时.
    private static let timeSpentByMany = 1000.0

    /// 成交额|2030年达到600亿元: what is named before the date that stands before the verb.
    private func nounBeforeDate(_ at: Int, floor: Int) -> String? {
        guard let date, date.end == floor, at == floor else { return nil }
        var end = date.start
        if words.dateLeads.contains(text[end - 1]) { end -= 1 }
        while end > date.clauseStart, let between = words.between.match(text, endingAt: end, floor: date.clauseStart) {
            end = between.start
        }
        return end > date.clauseStart ? precedingNoun(end, floor: date.clauseStart) : nil
    }

    /// 数字经济规模|不断壮大，达到8.26万亿元: what the clause before a verb tells of, up to what it tells.
    private func subjectBefore(_ at: Int, floor: Int) -> String? {
        guard at - 1 > floor, text[at - 1] == ",", at - 1 - floor <= Self.longestClause else { return nil }
        let end = at - 1
        var start = end
        while start > floor, !text[start - 1].endsClause, !breaks(text[start - 1]) { start -= 1 }
        while start < end, let (_, after) = words.leading.match(text, at: start) { start = after }
        var stop = start + 1
        while stop < end {
            if words.predicates.match(text, at: stop) != nil || words.changes.match(text, at: stop) != nil { return noun(start, stop) }
            stop += 1
        }
        return nil
    }

    /// Characters of a clause in which a subject is sought.
    private static let longestClause = 60

    /// 时限由20个工作日压缩至5个工作日: a time that something is said to take.
    private func isTaken(_ start: Int) -> Bool {
        let before = text[start - 1]
        return before == "由" || before == "从" || before == "为" || before == "达"
    }

    /// The noun phrase of the clause up to an index, without the words that only lead to it.
    ///
    /// - Parameter verb: one that is no noun where it stands alone.
    private func precedingNoun(_ end: Int, floor: Int, outside verb: Range<Int>? = nil) -> String? {
        var start = end
        while start > floor, !text[start - 1].endsClause, !breaks(text[start - 1]) { start -= 1 }
        var stop = end
        var i = start
        while i < stop {
            if text[i] == "占", text[i + 1] != "比" { stop = i }
            i += 1
        }
        // 要把|产业规模|做到500亿元
        i = start
        while i + 1 < stop {
            // 预期目标是|生产总值
            if text[i] == "把" || text[i] == "是" || text[i] == "将" && text[i - 1] != "即" { start = i + 1 }
            // 全市建成|光伏电站
            if i > start, let (_, after) = words.innerVerbs.match(text, at: i), after + 2 <= stop { start = after }
            i += 1
        }
        while start < stop, text[start] == "的" { start += 1 }
        while start < stop, let (_, after) = words.leading.match(text, at: start) { start = min(after, stop) }
        while stop > start, text[stop - 1] == "的" { stop -= 1 }
        if let verb, start == verb.lowerBound { return nil }
        return noun(start, stop)
    }

    /// - Parameter isModifier: the first noun only tells how large the second one is: 100亿元规模的|产业基金.
    private func followingNoun(_ end: Int, isModifier: Bool) -> String? {
        let start = text[end] == "的" ? end + 1 : end
        var stop = start
        while stop < text.count, stop < start + 20, text[stop].isHan || text[stop].isLetter {
            if stop > start || start == end, words.following.match(text, at: stop) != nil || words.changes.match(text, at: stop) != nil {
                break
            }
            stop += 1
        }
        if start == end, stop > start, text[stop] == "的", isModifier || words.adjectiveEndings.contains(text[stop - 1]),
            let head = followingNoun(stop, isModifier: false)
        {
            return head
        }
        return noun(start, stop)
    }

    private func breaks(_ glyph: Glyph) -> Bool {
        glyph == "、" || glyph == "(" || glyph == ")" || glyph == "》" || glyph == "《" || glyph == " " || glyph.isOpeningQuote
            || glyph.isClosingQuote
    }

    private func noun(_ start: Int, _ stop: Int) -> String? {
        guard stop - start >= 2 else { return nil }
        return text.string(start, stop)
    }
}
