import Records

/// Tells what a figure measures and how it moves it, from the words of its clause.
struct FigureSubject {
    private let text: GlyphText
    private let words: FigureWords
    /// The index after the last date or figure: what is measured is named after it.
    var clauseStart = 0
    /// What the last figure of the sentence measures: 增长5.6% after 地区生产总值7569.5亿元 means the same.
    private var last: String?

    init(_ text: GlyphText, _ words: FigureWords) {
        self.text = text
        self.words = words
    }

    mutating func forget() { last = nil }

    /// - Parameters:
    ///   - start: the index of the figure's first character, bound words included.
    ///   - end: the index after its last one.
    mutating func describe(_ figure: inout Figure, kind: UnitWord.Kind?, start: Int, end: Int) {
        var at = start
        var change: ChangeWord?
        var isTo = false
        while at > clauseStart {
            let changing = words.changes.match(text, endingAt: at, floor: clauseStart)
            let between = words.between.match(text, endingAt: at, floor: clauseStart)
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
        guard kind != .time || change != nil else { return }
        let following = kind == .count || kind == nil || text[end] == "的" ? followingNoun(end) : nil
        let what = following ?? precedingNoun(at) ?? (change == nil ? nil : last)
        figure.what = what
        if let what { last = what }
    }

    /// The noun phrase of the clause up to an index, without the words that only lead to it.
    private func precedingNoun(_ end: Int) -> String? {
        var start = end
        while start > clauseStart, !text[start - 1].endsClause, !breaks(text[start - 1]) { start -= 1 }
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
