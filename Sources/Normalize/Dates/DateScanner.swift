import Records

/// Finds the dates of a text: absolute, partial, relative, ranges, plan periods.
///
/// A date without a year is the nearest one that is not after the reference, unless its words look forward; a year carries over
/// within a sentence, and what the text itself tells of its own day wins over the reference.
package struct DateScanner: Sendable {
    private let words: DateWords
    private let fold: GlyphFold

    package init(words: ExpressionWords) {
        self.words = words.dates
        fold = words.fold
    }

    /// - Parameters:
    ///   - span: bytes of the text to read, a sentence or more.
    ///   - reference: the day of publication; nil where unknown, then only what the text itself fixes is resolved.
    /// - Returns: the dates in the order of the text, none overlapping another.
    package func mentions(in text: UTF8Text, within span: TextSpan, reference: CivilDate?) -> [DateMention] {
        mentions(in: GlyphText(text, within: span, fold: fold), reference: reference)
    }

    func mentions(in glyphs: GlyphText, reference: CivilDate?) -> [DateMention] {
        let phrases = phrases(in: glyphs)
        guard !phrases.isEmpty else { return [] }
        let own = TextDay(glyphs, words).reference(phrases, published: reference)
        var sentence = DateSentence(glyphs, words, DateResolver(reference: own), isToldByText: own != reference)
        var mentions: [DateMention] = []
        for phrase in phrases {
            if let mention = sentence.mention(phrase) { mentions.append(mention) }
        }
        return mentions
    }

    /// Everything that reads as a date, before any of it is resolved.
    private func phrases(in text: GlyphText) -> [DatePhrase] {
        let parser = DateParser(text: text, words: words)
        var phrases: [DatePhrase] = []
        var isTitle = false
        var i = 0
        while i < text.count {
            let glyph = text[i]
            if glyph == "《" || glyph == "》" || glyph == "\n" { isTitle = glyph == "《" }
            guard words.mayBegin(glyph) else {
                i += 1
                continue
            }
            if let (_, end) = words.notDates.match(text, at: i) {
                i = end
            } else if !text[i - 1].isNumeral, let (_, end) = words.vague.match(text, at: i) {
                phrases.append(DatePhrase(start: i, end: end, first: DateParts(), rule: "vague", role: .vague))
                i = end
            } else if words.mayOpen(text, at: i), let phrase = parser.phrase(at: i), !isTitle || !Self.isName(phrase) {
                if !Self.recurs(text, at: i) { phrases.append(phrase) }
                i = parser.afterWeekdayNote(max(phrase.end, i + 1))
            } else {
                i = Self.afterNumber(text, i)
            }
        }
        return phrases
    }

    /// 每年3月15日 is no day of one year.
    private static func recurs(_ text: GlyphText, at i: Int) -> Bool {
        text[i - 2] == "每" && (text[i - 1] == "年" || text[i - 1] == "月" || text[i - 1] == "周" || text[i - 1] == "个") || text[i - 1] == "每"
    }

    /// 《明日之后》 is a name, 《2024年公报》 has a date.
    private static func isName(_ phrase: DatePhrase) -> Bool {
        if case .days = phrase.first.relative { return true }
        return false
    }

    /// 1.2020年工作 is the first point, about 2020.
    private static func afterHeading(_ text: GlyphText, _ i: Int) -> Int? {
        var end = i
        while text[end].isDigit, end < i + 2 { end += 1 }
        guard text[end] == ".", !text[i - 1].isDigit, let year = NumeralReader.read(text, at: end + 1), year.digits == 4,
            text[year.end] == "年"
        else { return nil }
        return end + 1
    }

    /// A number that is no date is passed as a whole, fraction included.
    private static func afterNumber(_ text: GlyphText, _ i: Int) -> Int {
        guard text[i].isNumeral || text[i].isLetter else { return i + 1 }
        var end = i + 1
        if text[i].isDigit, let heading = afterHeading(text, i) { return heading }
        if text[i].isDigit || text[i].isLetter {
            while text[end].isDigit || text[end].isLetter || text[end] == "." && text[end + 1].isDigit { end += 1 }
            return end
        }
        while text[end].isNumeral { end += 1 }
        return end
    }
}
