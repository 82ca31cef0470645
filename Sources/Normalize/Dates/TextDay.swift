import Records

/// The day that a text itself gives as its own, which wins over the page's: a repost may be years younger than its text.
struct TextDay {
    private let text: GlyphText
    private let words: DateWords

    init(_ text: GlyphText, _ words: DateWords) {
        self.text = text
        self.words = words
    }

    /// The reference for the dates of the text.
    ///
    /// - Parameter published: the page's date.
    func reference(_ phrases: [DatePhrase], published: CivilDate?) -> CivilDate? {
        if let day = dateline(phrases), published.map({ abs($0.dayNumber - day.dayNumber) > 60 }) ?? true { return day }
        if let year = reportYear(phrases), published.map({ $0.year - year >= 2 }) ?? true { return CivilDate(year, 6, 30) }
        if let published, let year = toldYear(phrases, published) { return CivilDate(year, 12, 31) }
        return published
    }

    /// 新华社北京2020年2月26日电, ——2026年2月5日在….
    private func dateline(_ phrases: [DatePhrase]) -> CivilDate? {
        for phrase in phrases {
            guard case .named(let year) = phrase.first.year, let month = phrase.first.month, let day = phrase.first.day else { continue }
            let follows = words.datelines.match(text, at: phrase.end) != nil
            let heads = text[phrase.start - 1].isHyphen && text[phrase.start - 2].isHyphen && text[phrase.end] == "在"
            if follows || heads { return CivilDate(year, month, day) }
        }
        return nil
    }

    /// 2020年政府工作报告.
    private func reportYear(_ phrases: [DatePhrase]) -> Int? {
        for phrase in phrases {
            guard case .named(let year) = phrase.first.year, phrase.first.month == nil, phrase.last == nil else { continue }
            if words.reports.match(text, at: phrase.end) != nil { return year }
        }
        return nil
    }

    /// The last year that the text names with a month, where it is two or more years behind the page and nothing is younger.
    private func toldYear(_ phrases: [DatePhrase], _ published: CivilDate) -> Int? {
        var told: Int?
        var count = 0
        for phrase in phrases {
            switch phrase.first.year {
            case .named(let year):
                if phrase.first.month != nil, phrase.first.day != nil {
                    if year == told { count += 1 } else if year > told ?? 0 { (told, count) = (year, 1) }
                } else if year > published.year - 2 {
                    return nil
                }
            case .relative: return nil
            default: break
            }
        }
        guard let told, count >= 2, told <= published.year - 2 else { return nil }
        return told
    }
}
