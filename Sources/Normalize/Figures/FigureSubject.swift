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
    mutating func describe(_ figure: inout Figure, kind: UnitWord.Kind?, start: Int, end: Int) {
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
        guard kind != .time || change != nil || isTaken(start) else { return }
        let following = kind == .count || kind == nil || text[end] == "的" ? followingNoun(end) : nil
        let what = following ?? precedingNoun(at, floor: floor) ?? (change == nil ? nil : last)
        figure.what = what
        if let what { last = what }
    }

    /// 时限由20个工作日压缩至5个工作日: a time that something is said to take.
    private func isTaken(_ start: Int) -> Bool {
        let before = text[start - 1]
        return before == "由" || before == "从" || before == "为" || before == "达"
    }

    /// The noun phrase of the clause up to an index, without the words that only lead to it.
    private func precedingNoun(_ end: Int, floor: Int) -> String? {
        var start = end
        while start > floor, !text[start - 1].endsClause, !breaks(text[start - 1]) { start -= 1 }
        var stop = end
        var i = start
        while i < stop {
            if text[i] == "占", text[i + 1] != "比" { stop = i }
            i += 1
        }
        while start < stop, let (_, after) = words.leading.match(text, at: start) { start = min(after, stop) }
        while stop > start, text[stop - 1] == "的" { stop -= 1 }
        return noun(start, stop)
    }

    private func followingNoun(_ end: Int) -> String? {
        let start = text[end] == "的" ? end + 1 : end
        var stop = start
        while stop < text.count, stop < start + 20, text[stop].isHan || text[stop].isLetter {
            if stop > start || start == end, words.following.match(text, at: stop) != nil || words.changes.match(text, at: stop) != nil {
                break
            }
            stop += 1
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
